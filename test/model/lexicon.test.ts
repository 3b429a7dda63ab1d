import { describe, expect, it } from 'vitest';
import { STANDINGS } from '../../src/model/fact.ts';
import { DIRECTION_VERBS, DIRECTION_WORDS, SAY_WORDS, STANDING_CUES, STANDING_PHRASES } from '../../src/model/lexicon.ts';

const house = DIRECTION_VERBS.filter((verb) => verb.house);
const spoken = (form: string) => form.replace(/^(?:be|being|is|was) /, '');

describe('words of direction', () => {
  it.each(DIRECTION_VERBS.map((verb) => [verb.past, verb] as const))(
    '%s is read back with the sign it is written for, in every form',
    (_past, verb) => {
      for (const form of [verb.base, verb.present, verb.past, verb.gerund, ...(verb.noun ? [verb.noun] : [])])
        expect(DIRECTION_WORDS.get(spoken(form)), form).toMatchObject({ sign: verb.sign, from: verb.from, to: verb.to });
    },
  );

  it.each([
    [1, 'rise rose grow grew climb jumped increased gained expanded widened surged soared rallied doubled tripled quadrupled'],
    [
      -1,
      'fall fell decline declined decrease drop dropped slipped eased dipped shrank contracted narrowed slid tumbled plunged plummeted collapsed halved',
    ],
    [0, 'unchanged flat'],
  ])('sign %d: %s', (sign, words) => {
    for (const word of words.split(' ')) expect(DIRECTION_WORDS.get(word)?.sign, word).toBe(sign);
  });

  it('no form has two signs', () => {
    const signs = new Map<string, number>();
    for (const verb of DIRECTION_VERBS)
      for (const form of [verb.base, verb.present, verb.past, verb.gerund].map(spoken)) {
        expect(signs.get(form) ?? verb.sign, form).toBe(verb.sign);
        signs.set(form, verb.sign);
      }
  });

  it.each([0.001, 0.01, 0.3, 0.5, 1, 2.9, 3, 8, 20, 100, 1000])('a change of %d%% up or down has a house verb', (size) => {
    for (const sign of [1, -1]) expect(house.some((verb) => verb.sign === sign && verb.from <= size && size <= verb.to)).toBe(true);
  });

  it('no change has one too', () => {
    expect(house.filter((verb) => verb.sign === 0).map((verb) => verb.past)).toEqual(['was unchanged']);
  });

  it('nothing jumps on a few percent, and what surges is never house style', () => {
    expect(house.filter((verb) => verb.from <= 2).map((verb) => verb.base)).not.toContain('jump');
    expect(house.map((verb) => verb.base)).not.toContain('surge');
    expect(house.map((verb) => verb.base)).not.toContain('plunge');
  });

  it.each(['up', 'down', 'higher', 'lower', 'unchanged', 'risen', 'grown', 'fallen', 'shrunk'])('%s is known', (word) => {
    expect(DIRECTION_WORDS.has(word)).toBe(true);
  });

  it('every word is in small letters', () => {
    for (const word of [...DIRECTION_WORDS.keys(), ...SAY_WORDS]) expect(word).toBe(word.toLowerCase());
  });
});

describe('words of standing', () => {
  it.each(STANDINGS.filter((standing) => standing !== 'actual'))('what is %s is written in words that show it', (standing) => {
    const { one, many } = STANDING_PHRASES[standing];
    for (const phrase of [one, many])
      expect(
        STANDING_CUES[standing].some((cue) => ` ${phrase} `.includes(` ${cue} `)),
        phrase,
      ).toBe(true);
  });

  it('what is actual needs none', () => {
    expect(STANDING_PHRASES.actual).toEqual({ one: '', many: '' });
  });
});
