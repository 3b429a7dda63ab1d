/** What holds for every text: none differs from itself, order is no change, nothing throws, hostile texts come to an end. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareTexts } from '../../../src/verify/compare/compare.ts';
import { REWORDINGS } from './rewordings.ts';

const SENTENCES = [...new Set(REWORDINGS.map(({ original }) => original).filter((text) => !text.slice(0, -1).includes('. ')))];

describe('the comparison', () => {
  test('finds nothing between a text and itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(compareTexts(text, text)).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(compareTexts(text, `${text}\n\n`)).toEqual([]);
      }),
    );
  });

  test('finds nothing where sentences stand in another order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(SENTENCES, { minLength: 2 }), (sentences) => {
        expect(compareTexts(sentences.join(' '), sentences.toReversed().join(' '))).toEqual([]);
      }),
    );
  });

  test('finds a careless sentence among others, in its place, and nothing else', () => {
    for (const { original, careless } of REWORDINGS) {
      const others = SENTENCES.filter((sentence) => sentence !== original).slice(0, 6);
      const before = [...others.slice(0, 3), original, ...others.slice(3)].join('\n\n');
      for (const [text] of careless) {
        const after = [...others.slice(0, 3), text, ...others.slice(3)].join('\n\n');
        const errors = compareTexts(before, after).filter((change) => change.severity === 'error');
        const place = after.indexOf(text);
        expect(errors.length, text).toBeGreaterThan(0);
        for (const error of errors)
          expect(error.start >= place - 2 && error.end <= place + text.length + 2, `${text}: ${error.message}`).toBe(true);
      }
    }
  });

  test('never throws and keeps its offsets inside the texts', () => {
    const words = fc.array(
      fc.constantFrom(
        'not',
        'may',
        'will',
        'rose',
        'fell',
        '5%',
        '$3bn',
        'China',
        'said',
        'the',
        'record',
        ',',
        '.',
        '\n\n',
        '|',
        '[',
        '](',
        ')',
        '😀',
        'unless',
      ),
      { maxLength: 60 },
    );
    const text = fc.oneof(
      words.map((list) => list.join(' ')),
      fc.string({ unit: 'binary', maxLength: 200 }),
    );
    fc.assert(
      fc.property(text, text, (original, edited) => {
        for (const change of compareTexts(original, edited)) {
          expect(0 <= change.start && change.start <= change.end && change.end <= edited.length).toBe(true);
          expect(0 <= change.originalStart && change.originalStart <= change.originalEnd && change.originalEnd <= original.length).toBe(
            true,
          );
        }
      }),
    );
  });

  test('link targets and emphasis are no words', () => {
    expect(
      compareTexts('China mined [270,000 metric tons](fact:usgs.2024) of **oxide**.', 'China mined 270,000 metric tons of oxide.'),
    ).toEqual([]);
  });

  test('knows the names of the register wherever they stand', () => {
    const names = ['Aclara', '3M'];
    const errors = (original: string, edited: string): readonly string[] =>
      compareTexts(original, edited, { names }).map((change) => change.kind);
    expect(errors('The firm dug ore.', 'Aclara dug ore.')).toContain('name-added');
    expect(errors('Tape is made by 3M.', 'By 3M tape is made.')).toEqual([]);
    const listed = ['DataHub lists Yum! Brands under Restaurants.', 'Yum! Brands is listed by DataHub under Restaurants.'] as const;
    expect(compareTexts(...listed, { names: ['DataHub', 'Yum! Brands', 'Restaurants'] })).toEqual([]);
  });

  test.each([
    ['one sentence without end', 'alpha beta gamma delta ', 'beta gamma epsilon alpha '],
    ['figures', '7 mines and 8 pits, ', '8 mines and 9 pits, '],
    ['words of all lists', 'not may said ', 'will must may '],
    ['equal sentences', 'The mine rose 5%. ', 'The mine fell 5%. '],
  ])('comes to an end on %s', (_, one, other) => {
    const changes = compareTexts(`${one.repeat(8000)}\n\nThe port has 417 cranes.`, `${other.repeat(8000)}\n\nThe port has 419 cranes.`);
    expect(changes.at(-1)).toMatchObject({ actual: '419' });
  });
});

describe('the tests can fail', () => {
  test('a guard that sees nothing passes no careless case, one that stops all passes no faithful one', () => {
    const careless = REWORDINGS.flatMap(({ original, careless: cases }) => cases.map(([text]) => [original, text] as const));
    const faithful = REWORDINGS.flatMap(({ original, faithful: texts }) => texts.map((text) => [original, text] as const));
    expect(careless.every(([original, text]) => original !== text)).toBe(true);
    expect(faithful.every(([original, text]) => original !== text)).toBe(true);
    // A faithful rewording of one sentence is a careless one of another.
    const crossed = faithful.map(([original, text], index) => compareTexts(faithful[(index + 7) % faithful.length]?.[0] ?? original, text));
    expect(crossed.filter((changes) => changes.some((change) => change.severity === 'error')).length).toBeGreaterThan(
      faithful.length * 0.9,
    );
  });
});
