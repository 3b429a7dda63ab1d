import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../src/model/period.ts';
import type { Value } from '../../src/model/quantity.ts';
import { entity, figure } from '../memory.ts';
import { type Cases, ENTITIES, say, seen } from './write.ts';

const ID = 'usgs.mine-production.china.2024';
const x = figure();
const change = (amount: string) =>
  figure({ amount, unit: 'percent', property: 'mine-production-change', derivedFrom: { rule: 'change', version: 1, inputs: ['a', 'b'] } });
const date = (text: string): Value => ({ type: 'date', period: parsePeriod(text) ?? fail() });
function fail(): never {
  throw new Error('no period');
}

describe('claim', () => {
  it('is a link to the fact', () => {
    expect(say('{{claim x}}', { facts: { x } })).toBe(`[270,000 metric tons](fact:${ID})`);
  });

  it.each<[string, string, Cases['facts'], string]>([
    ['digits', '{{claim x digits=0}}', { x: figure({ amount: '69.2', unit: 'percent' }) }, '69%'],
    ['no unit', '{{claim x unit="none"}}', { x }, '270,000'],
    [
      'other words for the comparator',
      '{{claim x lead="over"}}',
      { x: figure({ amount: '80', unit: 'percent', comparator: '>' }) },
      'over 80%',
    ],
    ['a comparator by itself', '{{claim x}}', { x: figure({ amount: '65', unit: 'percent', comparator: '>' }) }, 'more than 65%'],
    ['the size of a change', '{{claim x}}', { x: change('-3.7') }, '3.7%'],
    ['a change with its sign', '{{claim x signed=true}}', { x: change('-3.7') }, '-3.7%'],
    ['a loss', '{{claim x}}', { x: figure({ amount: '-57400000', unit: 'USD' }) }, '-$57.4 million'],
    ['a loss whose words say so', '{{claim x magnitude=true}}', { x: figure({ amount: '-57400000', unit: 'USD' }) }, '$57.4 million'],
    [
      'words',
      '{{claim x}}',
      { x: figure({ value: { type: 'text', text: 'a record' }, wordings: ['a record', 'the most ever'] }) },
      'a record',
    ],
    [
      'other words',
      '{{claim x wording=2}}',
      { x: figure({ value: { type: 'text', text: 'a record' }, wordings: ['a record', 'the most ever'] }) },
      'the most ever',
    ],
    ['a day of the year of the piece', '{{claim x}}', { x: figure({ value: date('2025-12-01') }) }, 'Dec. 1'],
    ['a day of another year', '{{claim x}}', { x: figure({ value: date('2027-05-24') }) }, 'May 24, 2027'],
    ['a part of a year', '{{claim x}}', { x: figure({ value: date('late 2026') }) }, 'late 2026'],
    ['an entity', '{{claim x}}', { x: figure({ value: { type: 'entity', entity: 'lynas' } }) }, 'Lynas Rare Earths'],
  ])('prints %s', (_case, words, facts = {}, shown) => {
    expect(say(words, { facts })).toBe(`[${shown}](fact:${ID})`);
  });

  it.each([
    ['a wording that is not there', '{{claim x wording=3}}', `${ID} has no wording 3`],
    ['a fact that is not there', '{{claim y}}', 'there is no such fact'],
  ])('%s is an error with file and line', (_case, words, says) => {
    const facts = { x: figure({ value: { type: 'text', text: 'a' }, wordings: ['a'] }), y: null };
    expect(() => say(words, { facts })).toThrow(
      expect.objectContaining({ message: expect.stringContaining(says), file: 'templates/note.md.hbs', line: 7 }),
    );
  });
});

describe('when, period and published', () => {
  it.each([
    ['2024', 'in 2024', '2024'],
    ['2025-Q2', 'in the second quarter of 2025', 'second quarter of 2025'],
    ['2025-H1', 'in the first half of 2025', 'first half of 2025'],
    ['2025-08', 'in August 2025', 'August 2025'],
    ['2025-08-07', 'on Aug. 7', 'Aug. 7'],
    ['2024-08-07', 'on Aug. 7, 2024', 'Aug. 7, 2024'],
    ['by 2030', 'by 2030', '2030'],
    ['by late 2026', 'by late 2026', 'late 2026'],
    ['since 2020-Q1', 'since the first quarter of 2020', 'first quarter of 2020'],
    ['2021/2024', 'from 2021 to 2024', '2021 to 2024'],
    ['FY2026-Q2 2025-04-28/2025-07-27', 'in the second quarter of fiscal 2026', 'second quarter of fiscal 2026'],
    ['2025-10-10@XNYS', 'on Oct. 10', 'Oct. 10'],
  ])('%s is %s', (period, when, bare) => {
    const cases = { facts: { x: figure({ period }) } };
    expect(seen('{{when x}}', cases)).toBe(when);
    expect(seen('{{period x}}', cases)).toBe(bare);
    expect(say('{{period x}}', cases)).toBe(`[${bare}](fact:${ID})`);
  });

  it.each([
    ['{{when x year=true}}', 'on Aug. 7, 2025'],
    ['{{period x year=false}}', 'Aug. 7'],
  ])('%s says whether the year stands there', (words, shown) => {
    expect(seen(words, { facts: { x: figure({ period: '2025-08-07' }) } })).toBe(shown);
  });

  it('when value=true is the date that is the value', () => {
    expect(seen('{{when x value=true}}', { facts: { x: figure({ value: date('by late 2026'), period: '2025' }) } })).toBe('by late 2026');
  });

  it.each([
    ['2025-08-07T16:05:00-04:00', 'Aug. 7'],
    ['2024-12-31', 'Dec. 31, 2024'],
    // The day is that of the publisher's own clock.
    ['2025-08-08T00:30:00+01:00', 'Aug. 8'],
  ])('published %s is %s', (publishedAt, shown) => {
    expect(say('{{published x}}', { facts: { x: figure({ source: { publishedAt } }) } })).toBe(`[${shown}](fact:${ID})`);
  });
});

describe('multiple', () => {
  it.each([
    ['100', 'doubled'],
    ['112', 'more than doubled'],
    ['93', 'nearly doubled'],
    ['200', 'tripled'],
    ['205', 'more than tripled'],
    ['300', 'quadrupled'],
  ])('a change of %s%% has %s', (amount, shown) =>
    expect(say('{{multiple x}}', { facts: { x: change(amount) } })).toBe(`[${shown}](fact:${ID})`),
  );

  it.each(['50', '84', '151', '-50', '1000'])('a change of %s%% has no word', (amount) => {
    expect(seen('{{#if (multiplied x)}}yes{{else}}no{{/if}}', { facts: { x: change(amount) } })).toBe('no');
    expect(() => say('{{multiple x}}', { facts: { x: change(amount) } })).toThrow('no multiple that has a word');
  });

  it('a share of 100% is not doubled', () => {
    expect(seen('{{#if (multiplied x)}}yes{{else}}no{{/if}}', { facts: { x: figure({ amount: '100', unit: 'percent' }) } })).toBe('no');
  });
});

describe('name and possessive', () => {
  const mp = figure({ subject: 'mp' });
  const lynas = figure({ subject: 'lynas' });
  it.each<[string, string, Cases['facts'], string]>([
    [
      'a company at first with its ticker, then without',
      '{{name x}} rose. {{name x}} fell.',
      { x: mp },
      'MP Materials (NYSE: MP) rose. MP Materials fell.',
    ],
    [
      'the short name at later mention',
      '{{name x}}, {{name x}}, {{possessive x}}',
      { x: lynas },
      "Lynas Rare Earths (ASX: LYC), Lynas, Lynas'",
    ],
    ['no ticker in a possessive, nor after it', '{{possessive x}} output; {{name x}}', { x: mp }, "MP Materials' output; MP Materials"],
    ['a name with its article', '{{name x}}', { x: figure({ subject: 'usgs' }) }, 'the U.S. Geological Survey'],
    ['a plural possessive', '{{possessive x}} demand', { x: figure({ subject: 'rare-earths' }) }, "rare earths' demand"],
    ['a country', '{{possessive x}} share', { x }, "China's share"],
    ['a thing in s', '{{possessive x}} price', { x: figure({ subject: 'gas' }) }, "natural gas's price"],
    ['a name that owns itself', '{{possessive x}} sales', { x: figure({ subject: 'lowes' }) }, "Lowe's sales"],
    [
      'initials',
      '{{possessive x}} imports and {{possessive x}} exports',
      { x: figure({ subject: 'us' }) },
      "the United States' imports and U.S. exports",
    ],
    [
      'it, once it was spoken of',
      '{{its x}} mines, {{its x}} ports, {{its y}} mines, {{its x}} hills',
      { x, y: figure({ subject: 'us' }) },
      "China's mines, its ports, the United States' mines, China's hills",
    ],
    ['them', '{{its x}} demand, {{its x}} price', { x: figure({ subject: 'rare-earths' }) }, "rare earths' demand, their price"],
  ])('%s', (_case, words, facts = {}, shown) => expect(seen(words, { facts })).toBe(shown));

  it('of="object", "instrument" and "value" name those', () => {
    const move = {
      ...figure(),
      kind: 'move' as const,
      value: { type: 'text' as const, text: 'a' },
      action: 'agree' as const,
      status: 'done' as const,
      object: 'mp',
    };
    const policy = { ...figure(), kind: 'policy' as const, value: { type: 'text' as const, text: 'a' }, instrument: 'crma' };
    const who = figure({ value: { type: 'entity', entity: 'lynas' } });
    const words = '{{name x of="object"}}; {{name y of="instrument"}}; {{possessive z of="value"}}';
    expect(seen(words, { facts: { x: move, y: policy, z: who } })).toBe(
      "MP Materials (NYSE: MP); the Critical Raw Materials Act; Lynas Rare Earths'",
    );
    expect(() => say('{{name x of="object"}}', { facts: { x } })).toThrow('has no object');
  });

  it('a ticker stands once in the body, and never in headline or takeaways', () => {
    const entities = [
      ...ENTITIES,
      entity('two', {
        name: 'Two',
        class: 'company',
        listings: [
          { ticker: 'TWO', mic: 'XNYS', exchange: 'NYSE' },
          { ticker: 'TWO', mic: 'XTSE', exchange: 'TSX' },
        ],
      }),
    ];
    expect(seen('{{name x}} and {{name x}}', { facts: { x: figure({ subject: 'two' }) }, entities })).toBe('Two (NYSE: TWO) and Two');
  });
});

describe('label, agree and class', () => {
  it.each([
    ['price of beans', 'is'],
    ['imports of gallium', 'are'],
    ['earnings per share', 'are'],
    ['gross profit', 'is'],
    ['employment in mines', 'is'],
    ['production of natural gas', 'is'],
    ['news (of two papers)', 'is'],
    ['reserves (in the ground)', 'are'],
  ])('%s %s', (label, verb) => {
    const facts = { x: figure({ property: 'p' }) };
    expect(seen('{{label x}} {{agree x "is" "are"}}', { facts, labels: { p: label } })).toBe(`${label} ${verb}`);
  });

  it('a verb of movement agrees with what is told of it', () => {
    const change = (id: string, property: string) =>
      figure({
        id,
        amount: '50',
        unit: 'percent',
        property: `${property}-change`,
        derivedFrom: { rule: 'change', version: 1, inputs: ['a', 'b'] },
      });
    const facts = { x: change('x', 'price'), y: change('y', 'imports') };
    const labels = { price: 'price', imports: 'imports of gallium' };
    for (const seed of ['a', 'b', 'c', 'd'])
      expect(seen('{{verb x tense="present"}}, {{verb y tense="present"}}', { facts, labels, seed })).toMatch(/^\w+s, \w+[^s]$/);
  });

  it('the class of a subject, and of the members of a group', () => {
    const rank = figure({ id: 'r', derivedFrom: { rule: 'rank', version: 1, inputs: ['a', 'b'] } });
    const facts = { r: rank, a: figure({ id: 'a' }), b: figure({ id: 'b', subject: 'us' }), c: figure({ id: 'c', subject: 'mp' }) };
    expect(seen('{{class c}}, {{class r}}', { facts })).toBe('company, countries');
    const mixed = { ...facts, b: figure({ id: 'b', subject: 'mp' }) };
    expect(seen('{{class c}},{{class r}}.', { facts: mixed })).toBe('company,.');
  });
});

describe('earlier and input', () => {
  it.each([
    ['2026-05', '2026-06', 'a month earlier'],
    ['2025-12', '2026-01', 'a month earlier'],
    ['2026-Q1', '2026-Q2', 'a quarter earlier'],
    ['2025-H2', '2026-H1', 'six months earlier'],
    ['2024', '2025', 'a year earlier'],
    ['2025-06', '2026-06', 'in June 2025'],
    ['2023', '2025', 'in 2023'],
    ['2026-06-04', '2026-06-05', 'on June 4, 2026'],
    ['2025', '2026-06', 'in 2025'],
  ])('%s before %s is %s', (before, now, words) => {
    const facts = { x: figure({ id: 'b', period: before }), y: figure({ id: 'n', period: now }) };
    expect(seen('{{earlier x y}}', { facts })).toBe(words);
  });

  it('input gives a fact a derived one is from, by the name its rule has for it', () => {
    const facts = {
      x: figure({ id: 'x', amount: '5', unit: 'percent', derivedFrom: { rule: 'change', version: 1, inputs: ['n', 'b'] } }),
      n: figure({ id: 'n', amount: '21' }),
      b: figure({ id: 'b', amount: '20' }),
    };
    expect(seen('{{claim (input x "of")}} from {{claim (input x "from") unit="none"}}', { facts })).toBe('21 metric tons from 20');
    expect(() => say('{{claim (input x "to")}}', { facts })).toThrow('x has no input to; there are of, from');
    expect(() => say('{{claim (input n "of")}}', { facts })).toThrow('n is not derived');
  });

  it('a figure of one to nine keeps its unit, but for money', () => {
    const facts = { x: figure({ amount: '2' }), y: figure({ amount: '2', unit: 'USD' }), z: figure({ amount: '2.5' }) };
    expect(seen('{{claim x unit="none"}}, {{claim y unit="none"}}, {{claim z unit="none"}}', { facts })).toBe('2 metric tons, $2, 2.5');
  });
});

describe('source and attribution', () => {
  it.each([
    ['actual', /^the U\.S\. Geological Survey (?:reported|said)$/],
    ['estimate', /^the U\.S\. Geological Survey estimates$/],
    ['forecast', /^the U\.S\. Geological Survey (?:expects|projects)$/],
    ['plan', /^the U\.S\. Geological Survey (?:says|said)$/],
    ['target', /^the U\.S\. Geological Survey says$/],
    ['alleged', /^the U\.S\. Geological Survey alleges$/],
  ] as const)('what is %s is told as such', (standing, shown) => {
    for (const seed of ['a', 'b', 'c', 'd']) expect(seen('{{attribution x}}', { facts: { x: figure({ standing }) }, seed })).toMatch(shown);
  });

  it('a law says', () => {
    expect(seen('{{attribution x}}', { facts: { x: figure({ source: { publisher: 'crma' } }) } })).toBe(
      'the Critical Raw Materials Act says',
    );
  });

  it('verb= sets the verb', () => {
    expect(seen('{{attribution x verb="wrote"}}; {{source x}}', { facts: { x } })).toBe(
      'the U.S. Geological Survey wrote; the Geological Survey',
    );
  });
});

describe('shown and qualifier', () => {
  it.each([
    ['actual', undefined, ', the figures of the U.S. Geological Survey show.  270,000 metric tons'],
    ['estimate', undefined, ', the estimates of the U.S. Geological Survey show. an estimated 270,000 metric tons'],
    ['actual', 'mcs2025', '.  270,000 metric tons'],
    ['estimate', 'mcs2025', ', the estimates show. an estimated 270,000 metric tons'],
    ['forecast', 'mcs2025', ', the forecasts show. a projected 270,000 metric tons'],
  ] as const)('what is %s, of the one source %s', (standing, storySource, words) => {
    const cases = { facts: { x: figure({ standing }) }, ...(storySource !== undefined && { storySource }) };
    expect(seen('Mines{{shown x}}. {{qualifier x}} {{claim x}}', cases)).toBe(`Mines${words}`.replace('  ', ' '));
  });
});

describe('caveats', () => {
  it.each<[string, readonly (string | undefined)[], string]>([
    ['none', [undefined, undefined], ''],
    ['what a figure leaves out', ['excludes U.S. production', undefined], 'The figure for China excludes U.S. production.'],
    ['one for both', ['includes slag', 'includes slag'], 'The figure for China includes slag.'],
    ['two', ['do not include slag', 'a quota'], 'The figures for China do not include slag. The figure for the United States is a quota.'],
    ['words that are no sentence', ['quicklime only', undefined], 'The figure for China has a note: quicklime only.'],
  ])('%s', (_case, [first, second], words) => {
    const x = figure({ id: 'x', ...(first !== undefined && { note: first }) });
    const y = figure({ id: 'y', subject: 'us', ...(second !== undefined && { note: second }) });
    expect(seen('{{caveats x y}}', { facts: { x, y } })).toBe(words);
  });

  it('whose figure it is goes without saying where all are of one', () => {
    expect(seen('{{caveats x z}}', { facts: { x: figure({ note: 'excludes slag' }), z: null } })).toBe('The figure excludes slag.');
  });
});

describe('note', () => {
  it('prints the caveat, and is an error where there is none', () => {
    expect(seen('{{#if (noted x)}}{{note x}}{{/if}}', { facts: { x: figure({ note: 'a quota' }) } })).toBe('a quota');
    expect(seen('{{#if (noted x)}}{{note x}}{{else}}none{{/if}}', { facts: { x } })).toBe('none');
    expect(() => say('{{note x}}', { facts: { x } })).toThrow('test with (noted x)');
  });
});
