import { describe, expect, it } from 'vitest';
import { DIRECTION_VERBS } from '../../src/model/lexicon.ts';
import { figure } from '../memory.ts';
import { say, seen } from './write.ts';

const change = (amount: string) => figure({ amount, unit: 'percent' });
const SEEDS = Array.from({ length: 60 }, (_, index) => `seed ${index}`);
const choices = (words: string, amount: string) =>
  [...new Set(SEEDS.map((seed) => seen(words, { facts: { x: change(amount) }, seed })))].sort();

describe('verb and noun', () => {
  it.each([
    ['0.09', ['edged up']],
    ['0.3', ['increased', 'rose']],
    ['0.5', ['grew', 'increased', 'rose']],
    ['2', ['grew', 'increased', 'rose']],
    ['5', ['climbed', 'grew', 'increased', 'rose']],
    ['50', ['climbed', 'grew', 'increased', 'jumped', 'rose']],
    ['-0.02', ['edged down']],
    ['-0.3', ['declined', 'decreased', 'fell']],
    ['-2', ['declined', 'decreased', 'fell']],
    ['-5', ['declined', 'decreased', 'dropped', 'fell']],
    ['-50', ['declined', 'decreased', 'dropped', 'fell']],
    ['0', ['was unchanged']],
  ])('of a change of %s%% are %j', (amount, verbs) => expect(choices('{{verb x}}', amount)).toEqual(verbs));

  it.each(['0.01', '0.3', '2', '5', '50', '5000', '-0.01', '-2', '-50', '-100'])('every noun of %s%% has the right sign', (amount) => {
    const nouns = choices('{{noun x}}', amount);
    const right = DIRECTION_VERBS.filter((verb) => verb.sign === Math.sign(Number(amount))).map((verb) => verb.noun);
    expect(nouns.filter((noun) => !right.includes(noun))).toEqual([]);
  });

  it('output grows, a price rises', () => {
    const facts = (unit: string) => ({
      x: figure({
        id: 'x',
        amount: '2',
        unit: 'percent',
        property: 'p-change',
        derivedFrom: { rule: 'change', version: 1, inputs: ['y', 'z'] },
      }),
      y: figure({ id: 'y', property: 'p', value: { type: 'quantity', amount: '2', unit, per: 'kg', comparator: '=' } }),
    });
    const verbs = SEEDS.map((seed) => seen('{{verb x}}', { facts: facts('USD'), seed }));
    expect(new Set(verbs)).toEqual(new Set(['increased', 'rose']));
  });

  it('a change of zero has no noun', () => {
    expect(() => say('{{noun x}}', { facts: { x: change('0') } })).toThrow('test with (flat x)');
  });

  it.each([
    ['present', ['increases', 'rises']],
    ['base', ['increase', 'rise']],
    ['gerund', ['increasing', 'rising']],
  ])('has a %s form', (tense, forms) => expect(choices(`{{verb x tense="${tense}"}}`, '0.2')).toEqual(forms));

  it('an unknown tense, and a fact that is no change, are errors', () => {
    expect(() => say('{{verb x tense="future"}}', { facts: { x: change('1') } })).toThrow('unknown tense future');
    expect(() => say('{{verb x}}', { facts: { x: figure() } })).toThrow('is no change');
  });

  it('the same verb does not stand twice running', () => {
    for (const seed of SEEDS) {
      const [first, second] = seen('{{verb x}} {{verb x}}', { facts: { x: change('2') }, seed }).split(' ');
      expect(second).not.toBe(first);
    }
  });

  it('adverb is up, down or unchanged', () => {
    const facts = { a: change('1'), b: change('-1'), c: change('0') };
    expect(seen('{{adverb a}} {{adverb b}} {{adverb c}}', { facts })).toBe('up down unchanged');
  });

  it.each([
    ['1', 'rose'],
    ['-1', 'fell'],
    ['0', 'flat'],
    ['-0', 'flat'],
  ])('a change of %s%% is %s', (amount, shown) => {
    const words = '{{#if (rose x)}}rose{{/if}}{{#if (fell x)}}fell{{/if}}{{#if (flat x)}}flat{{/if}}';
    expect(seen(words, { facts: { x: change(amount) } })).toBe(shown);
  });

  it('over is larger than a bound, up or down', () => {
    const words = '{{#if (over x 5)}}large{{else}}small{{/if}}';
    expect(['5', '5.1', '-5.1', '-5'].map((amount) => seen(words, { facts: { x: change(amount) } }))).toEqual([
      'small',
      'large',
      'large',
      'small',
    ]);
  });
});

describe('list', () => {
  it('refuses facts and lists of facts, and shows what joins them', () => {
    const facts = { x: figure(), many: [figure()] };
    for (const words of ['{{list x}}', '{{list many}}', '{{list "a" x}}'])
      expect(() => say(words, { facts })).toThrow(/it joins words, not facts; .*\{\{#each /);
  });

  it.each([
    ['{{list "a"}}', 'a'],
    ['{{list "a" "b"}}', 'a and b'],
    ['{{list "a" "b" "c"}}', 'a, b and c'],
    ['{{list "a" "b" "c" last="or"}}', 'a, b or c'],
    ['{{list "a" "" " " "c"}}', 'a and c'],
    ['{{list (claim x) (name x)}}', '2% and China'],
  ])('%s is %s', (words, shown) => expect(seen(words, { facts: { x: change('2') } })).toBe(shown));
});

describe('plural', () => {
  it.each([
    ['1', 'company'],
    ['2', 'companies'],
    ['0', 'companies'],
  ])('of %s', (amount, shown) =>
    expect(seen('{{plural x "company" "companies"}}', { facts: { x: figure({ amount, unit: 'count' }) } })).toBe(shown),
  );

  it('of a list, and with an s where no other form is given', () => {
    expect(seen('{{plural x "mine"}} {{plural y "mine"}}', { facts: { x: [figure()], y: [figure(), figure()] } })).toBe('mine mines');
  });
});

describe('article', () => {
  it.each([
    ['increase', 'an increase'],
    ['rise', 'a rise'],
    ['8% rise', 'an 8% rise'],
    ['80% rise', 'an 80% rise'],
    ['800 MW plant', 'an 800 MW plant'],
    ['8,000-ton plant', 'an 8,000-ton plant'],
    ['11% rise', 'an 11% rise'],
    ['11th mine', 'an 11th mine'],
    ['11,000-ton plant', 'an 11,000-ton plant'],
    ['110% rise', 'a 110% rise'],
    ['1,100-ton plant', 'a 1,100-ton plant'],
    ['18% rise', 'an 18% rise'],
    ['18-month limit', 'an 18-month limit'],
    ['180% rise', 'a 180% rise'],
    ['7% rise', 'a 7% rise'],
    ['$8 fee', 'an $8 fee'],
    ['$300 billion plan', 'a $300 billion plan'],
    ['hour', 'an hour'],
    ['house', 'a house'],
    ['honest count', 'an honest count'],
    ['European law', 'a European law'],
    ['unit', 'a unit'],
    ['union', 'a union'],
    ['use', 'a use'],
    ['useful rule', 'a useful rule'],
    ['one-year limit', 'a one-year limit'],
    ['unchanged figure', 'an unchanged figure'],
    ['unimportant rule', 'an unimportant rule'],
    ['uninsured loss', 'an uninsured loss'],
    ['U.S. agency', 'a U.S. agency'],
    ['MP Materials mine', 'an MP Materials mine'],
    ['SEC filing', 'an SEC filing'],
    ['EU rule', 'an EU rule'],
    ['NVIDIA chip', 'an NVIDIA chip'],
    ['UK mine', 'a UK mine'],
    ['AI chip', 'an AI chip'],
    ['F-150', 'an F-150'],
    ['NATO country', 'a NATO country'],
    ['A$170 million deal', 'an A$170 million deal'],
    ['€8 billion plan', 'an €8 billion plan'],
    ['uranium mine', 'a uranium mine'],
    ['urban mine', 'an urban mine'],
    ['Ukrainian mine', 'a Ukrainian mine'],
    ['utility', 'a utility'],
    ['utter failure', 'an utter failure'],
    ['usual suspect', 'a usual suspect'],
    ['usher', 'an usher'],
    ['euro', 'a euro'],
    ['ounce', 'an ounce'],
    ['Lynas mine', 'a Lynas mine'],
  ])('before %s', (word, shown) => expect(seen(`{{article "${word}"}}`).replaceAll('\\', '')).toBe(shown));

  it('looks through the brackets of a claim', () => {
    const facts = {
      x: figure({ amount: '8', unit: 'percent' }),
      y: figure({ amount: '7', unit: 'percent' }),
      z: figure({ amount: '18', unit: 'month', comparator: '<=' }),
    };
    expect(seen('{{article (claim x)}} rise, {{article (claim y)}} rise, {{article (claim z)}}', { facts })).toBe(
      'an 8% rise, a 7% rise, an up to 18 months',
    );
  });
});

describe('ordinal', () => {
  it.each([
    [1, 'first'],
    [9, 'ninth'],
    [10, '10th'],
    [11, '11th'],
    [12, '12th'],
    [13, '13th'],
    [21, '21st'],
    [22, '22nd'],
    [23, '23rd'],
    [24, '24th'],
    [100, '100th'],
    [101, '101st'],
    [111, '111th'],
    [112, '112th'],
  ])('%d is %s', (number, shown) => expect(seen(`{{ordinal ${number}}}`)).toBe(shown));

  it('of a fact, and none of zero, half or nothing', () => {
    expect(seen('{{ordinal x}}', { facts: { x: figure({ amount: '3', unit: 'count' }) } })).toBe('third');
    for (const number of ['0', '-1', '1.5']) expect(() => say(`{{ordinal ${number}}}`)).toThrow('has no ordinal');
  });
});

describe('hedge', () => {
  it.each([
    ['actual', 'china', ''],
    ['estimate', 'china', 'is estimated to'],
    ['forecast', 'rare-earths', 'are expected to'],
    ['plan', 'mp', 'plans to'],
    ['target', 'china', 'aims to'],
    ['alleged', 'mp', 'is alleged to'],
  ] as const)('of what is %s', (standing, subject, shown) =>
    expect(seen('{{hedge x}}', { facts: { x: figure({ standing, subject }) } })).toBe(shown),
  );
});

describe('vary', () => {
  const words = '{{vary "one" "two" "three"}} {{vary "one" "two" "three"}} {{vary "one" "two" "three"}}';

  it('is the same for the same seed, and every wording comes up', () => {
    for (const seed of SEEDS) expect(seen(words, { seed })).toBe(seen(words, { seed }));
    expect(new Set(SEEDS.flatMap((seed) => seen(words, { seed }).split(' ')))).toEqual(new Set(['one', 'two', 'three']));
  });

  it('differs between places and between editions', () => {
    expect(SEEDS.some((seed) => new Set(seen(words, { seed }).split(' ')).size > 1)).toBe(true);
    expect(
      new Set(['2025-w41', '2025-w42', '2025-w43', '2025-w44', '2025-w45'].map((edition) => seen(words, { edition }))).size,
    ).toBeGreaterThan(1);
  });

  it('favours none', () => {
    const counts = new Map<string, number>();
    for (let index = 0; index < 900; index += 1) {
      const word = seen('{{vary "one" "two" "three"}}', { seed: `s${index}` });
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    for (const count of counts.values()) expect(count).toBeGreaterThan(200);
  });
});

describe('cap', () => {
  it.each([
    ['the survey', 'The survey'],
    ['China', 'China'],
    ['éclair', 'Éclair'],
    ['270 tons', '270 tons'],
  ])('of %s', (words, shown) => expect(seen(`{{cap "${words}"}}`)).toBe(shown));

  it('of a claim, and of a name', () => {
    expect(
      seen('{{cap (claim x)}} and {{cap (name y)}}', {
        facts: { x: figure({ amount: '6', unit: 'month' }), y: figure({ subject: 'usgs' }) },
      }),
    ).toBe('Six months and The U.S. Geological Survey');
  });
});

describe('more, fewer, sameSource, not, all, any', () => {
  const facts = {
    a: figure({ amount: '1' }),
    b: figure({ amount: '1000', unit: 'kg' }),
    c: figure({ amount: '2', source: { publisher: 'mp' } }),
    d: change('5'),
    e: null,
  };
  it.each([
    ['(more c a)', true],
    ['(more a c)', false],
    ['(more a b)', false],
    ['(fewer a b)', false],
    ['(fewer a c)', true],
    ['(sameSource a b)', true],
    ['(sameSource a c)', false],
    ['(not e)', true],
    ['(not a)', false],
    ['(all a b)', true],
    ['(all a e)', false],
    ['(any e a)', true],
    ['(any e)', false],
    ['(rose e)', false],
    ['(negative d)', false],
    ['(estimated a)', false],
    ['(actual a)', true],
  ])('%s is %s', (test, holds) => expect(seen(`{{#if ${test}}}true{{else}}false{{/if}}`, { facts })).toBe(String(holds)));

  it('tons are not set against percent', () => {
    expect(() => say('{{#if (more a d)}}x{{/if}}', { facts })).toThrow('differ in unit');
  });
});
