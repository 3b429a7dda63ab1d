/** The guard on anything at all: it never throws, its findings lie in the text and in order, and its work grows with the text and no faster. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMentions } from '../../src/verify/read/read.ts';
import { type VerifyOptions, verify } from '../../src/verify/verify.ts';
import { ledger } from './bind/ledger.ts';
import { CUES, HOSTILE, hostile, reworded } from './hostile.ts';
import { workOf } from './work.ts';

const held = ledger();
const NAMES = held.entities.flatMap(({ name, aliases }) => [name, ...aliases]);
const CLAIMS = held.facts.flatMap(({ id }) => [`[270,000 metric tons](fact:${id})`, `[2024](fact:${id})`, `[${id}](fact:${id} "t")`]);
const MARKDOWN =
  '# |## |- |  - |1. |> |* |**|*|_|__|~~|`|```\n|[|]|](|)|![|](fact:|<|>|<b>|</b>|<!--|-->|&amp;|&#0;|&|\\|| |---|\n|\n\n|\r\n|\t|    |[^a]|[a]: b|http://a.b|www.a|a@b.c|  \n|- [ ] |:|$'.split(
    '|',
  );
const SIGNS = [...'0123456789,.-–—−+$€£¥%()/:;\'"“”‘’…~±×½²٣１', ' ', 'US$', 'bn', 'kg', ' per ', ' to ', ' and '];
const NUMBERS =
  'two hundred and |one |twenty-|million |a third of |half |dozen |point |and a half |first |thousands of |from |between '.split('|');
const MARKS = [
  '\u0301',
  '\u200b',
  '\u200d',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\u00ad',
  '\ud83d',
  '\ude00',
  '😀',
  '\0',
  '\u2028',
  '\u0085',
  'é',
  '日',
  '\ud800',
];

const soup = (pieces: readonly string[], maxLength = 40): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...pieces), { maxLength }).map((parts) => parts.join(''));
const spaced = (words: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((parts) => parts.join(' '));
const part = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }).map((units) => String.fromCharCode(...units)),
  soup(MARKDOWN),
  soup(SIGNS),
  soup(NUMBERS),
  soup([...MARKS, 'a', ' ', '5', '*', ']']),
  spaced(CUES),
  spaced(NAMES),
  spaced(CLAIMS),
  fc.tuple(fc.constantFrom(...Object.values(HOSTILE)), fc.integer({ min: 1, max: 300 })).map(([piece, length]) => hostile(piece, length)),
);
const text = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));

function check(shown: string, options: VerifyOptions): void {
  let last = 0;
  for (const { start, end, line, column } of verify(shown, held, options)) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(Math.max(shown.length, 1));
    expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
    last = start;
  }
}

describe('nothing throws, and every finding lies in the text and in order', () => {
  test('as a draft, with house style', () => {
    fc.assert(
      fc.property(text, (shown) => check(shown, { style: 'on' })),
      { numRuns: 400 },
    );
  });

  test('as free text', () => {
    fc.assert(
      fc.property(text, (shown) => check(shown, { mode: 'text', style: 'on' })),
      { numRuns: 400 },
    );
  });

  test('against an original', () => {
    fc.assert(
      fc.property(text, text, fc.boolean(), (shown, other, mine) => check(shown, { original: mine ? reworded(shown) : other })),
      { numRuns: 400 },
    );
  });

  test('read for its figures', () => {
    fc.assert(
      fc.property(text, (shown) => {
        let reached = 0;
        for (const { start, end } of readMentions(shown, { reference: held.asOf, everyday: true, names: NAMES })) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThan(start);
          reached = end;
        }
        expect(reached).toBeLessThanOrEqual(shown.length);
      }),
      { numRuns: 400 },
    );
  });

  test('a paragraph of a hundred thousand spans and one of as many blocks', () => {
    for (const shown of ['a*'.repeat(120_000), '[a](b)'.repeat(60_000), '- a\n'.repeat(60_000)]) check(shown, {});
  });
});

/** Quadratic work would be sixteen times as much; what is cut at some length grows a little faster up to there. */
describe('four times the text is less than eight times the work', () => {
  const measured = (piece: string, options: (shown: string) => VerifyOptions): readonly number[] =>
    [6_000, 24_000].map((length) => {
      const shown = hostile(piece, length);
      return workOf(() => verify(shown, held, options(shown)));
    });

  test.each(Object.entries(HOSTILE))('%s', (_, piece) => {
    for (const options of [() => ({}), () => ({ mode: 'text' }) as const]) {
      const [small = 0, large = 0] = measured(piece, options);
      expect(large).toBeLessThan(small * 8);
    }
  });
});
