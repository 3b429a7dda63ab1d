/** What is not known is not said: no blank, no zero, no filler. */
import { describe, expect, it } from 'vitest';
import { entity, figure } from '../memory.ts';
import { draftOf, ENTITIES, say, seen } from './write.ts';

describe('a sentence without its fact', () => {
  it.each([
    ['disappears', 'One. {{#say x}}Output was {{claim x}}.{{/say}} Two.', 'One. Two.'],
    ['gives way to another', '{{#say x}}Output was {{claim x}}.{{else}}Output is not known.{{/say}}', 'Output is not known.'],
    ['takes its clause with it', 'Mines closed{{#say x}}, and output was {{claim x}}{{/say}}.', 'Mines closed.'],
    ['takes its paragraph with it', 'One.\n\n{{#say x}}\nOutput was {{claim x}}.\n{{/say}}\n\nTwo.', 'One.\n\nTwo.'],
    ['is missed in a list', '{{list "a" (vary "b")}}{{#say x}} and {{claim x}}{{/say}}.', 'a and b.'],
  ])('%s', (_case, words, shown) => expect(seen(words, { facts: { x: null } })).toBe(shown));

  it('needs every fact named', () => {
    expect(seen('{{#say x y}}both{{else}}not both{{/say}}', { facts: { x: figure(), y: null } })).toBe('not both');
  });

  it('an empty list is no fact', () => {
    expect(
      seen('{{#say x}}some{{else}}none{{/say}}{{#if x}}some{{/if}}{{#each x as |f|}}{{claim f}}{{else}} at all{{/each}}', {
        facts: { x: [] },
      }),
    ).toBe('none at all');
  });

  it.each([
    'claim',
    'when',
    'period',
    'published',
    'name',
    'possessive',
    'source',
    'attribution',
    'note',
    'verb',
    'noun',
    'adverb',
    'hedge',
    'multiple',
  ])('{{%s x}} outside #say is an error, never a blank', (helper) => {
    expect(() => say(`Words {{${helper} x}}.`, { facts: { x: null } })).toThrow(
      expect.objectContaining({ file: 'templates/note.md.hbs', line: expect.any(Number) }),
    );
  });
});

describe('a part of the draft without words', () => {
  const TEXT = `{{#headline}}{{#say x}}Output at {{claim x}}{{/say}}{{/headline}}
{{#headline}}Mines{{/headline}}
{{#deck}}{{#say x}}It was {{claim x}}.{{/say}}{{/deck}}
{{#takeaway}}{{#say x}}First {{claim x}}.{{/say}}{{/takeaway}}
{{#section "s"}}{{#say x}}Body {{claim x}}.{{/say}}{{/section}}
`;

  it('is left out with its heading', () => {
    expect(draftOf(TEXT, { facts: { x: null } })).toBe('# Mines\n');
  });

  it('stands where it has them', () => {
    expect(draftOf(TEXT, { facts: { x: figure({ amount: '5' }) } }).replaceAll('(fact:usgs.mine-production.china.2024)', '()')).toBe(
      '# Output at [5 metric tons]()\n\nIt was [5 metric tons]().\n\n## Key takeaways\n\n- First [5 metric tons]().\n\n## S\n\nBody [5 metric tons]().\n',
    );
  });

  it('a section the assignment does not name is not printed', () => {
    expect(draftOf('{{#section "t"}}Words.{{/section}}')).toBe('\n');
  });
});

describe('the headline', () => {
  const three =
    '{{#headline}}This one is far too long for a headline{{/headline}}{{#headline}}This fits{{/headline}}{{#headline}}So does it{{/headline}}';
  it.each([
    [12, '# This fits\n'],
    [60, '# This one is far too long for a headline\n'],
    // Where none fits, the shortest stands and the guard tells.
    [3, '# This fits\n'],
  ])('is the first that fits in %d characters', (headlineLimit, shown) => {
    expect(draftOf(three, { assignment: { headlineLimit } })).toBe(shown);
  });

  it('is measured by what a reader sees', () => {
    const text = '{{#headline}}Up {{claim x}}{{/headline}}{{#headline}}Up{{/headline}}';
    expect(draftOf(text, { facts: { x: figure({ amount: '5' }) }, assignment: { headlineLimit: 16 } })).toContain('Up [5 metric tons]');
  });
});

describe('takeaways and paragraphs', () => {
  it('are as many as the assignment wants', () => {
    const text = '{{#takeaway}}a{{/takeaway}}{{#takeaway}}b{{/takeaway}}{{#takeaway}}c{{/takeaway}}';
    expect(draftOf(text, { assignment: { takeaways: 2 } })).toBe('## Key takeaways\n\n- A\n- B\n');
  });

  it('lines of the template run on; a blank line parts paragraphs; items stay items', () => {
    expect(say('One.\n  Two.\n\n\nThree.\n\n- a\n- b')).toBe('One. Two.\n\nThree.\n\n- a\n- b');
  });

  it.each([
    ['a .', 'a.'],
    ['a  b', 'a b'],
    ['a , b', 'a, b'],
    ['the U.S..', 'the U.S.'],
    ['wait ... what', 'wait ... what'],
  ])('%j is tidied', (words, shown) => expect(say(words)).toBe(shown));

  it('one dollar sign stays, two in a paragraph are escaped', () => {
    const facts = { x: figure({ amount: '5', unit: 'USD' }) };
    expect(say('{{claim x}} once.\n\n{{claim x}} and {{claim x}}.', { facts }).replace(/\]\([^)]*\)/g, ']')).toBe(
      '[$5] once.\n\n[\\$5] and [\\$5].',
    );
  });
});

describe('the same scene', () => {
  it('gives the same bytes, and names start anew in each draft', () => {
    const cases = { facts: { x: figure({ subject: 'mp' }) }, entities: [...ENTITIES, entity('z')] };
    const text = '{{name x}} {{verb y}}';
    const facts = { ...cases.facts, y: figure({ amount: '5', unit: 'percent' }) };
    expect(say(text, { ...cases, facts })).toBe(say(text, { ...cases, facts }));
    expect(say(text, { ...cases, facts })).toMatch(/^MP Materials \(NYSE: MP\) /);
  });

  it('knows the edition before', () => {
    const words = '{{#say previous.x}}after {{claim previous.x}}{{else}}for the first time{{/say}}';
    expect(seen(words, { facts: { x: figure() } })).toBe('for the first time');
    expect(seen(words, { facts: { x: figure() }, previous: { x: figure({ amount: '1' }) } })).toBe('after 1 metric ton');
  });
});
