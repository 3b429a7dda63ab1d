/** The reader on anything at all: it never throws, misses no digit, keeps its order, and its work grows with the text and no faster. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ReadOptions, readMentions } from '../../../src/verify/read/read.ts';

const FRAGMENTS =
  '1|23|456|2025|10|07|0|,|.|-|–|/|(|)|$|€|%|x|:|+|±|~|^|k|m|bn|M|K|t|kg|USD|US$|million|thousand|hundred|one|two|twenty|third|thirds|half|a|of|and|to|from|between|over|about|up to|percent|point|points|per|a year|Oct.|October|May|Q3|H1|FY|FY26|quarter|fiscal|late|mid|by|since|until|p.m.|ET|NYSE|MP|No.|Section|S&P|Boeing|½|㎏|٣|１２|𝟏|²|in|out of|every|doubled|thousands|dozen|minus|or more|th|st| |\n|\n\n|\'|"|ago|last|next|week|Friday|today|Easter|the'.split(
    '|',
  );
const soup = fc.array(fc.constantFrom(...FRAGMENTS, ' ', ' '), { maxLength: 60 }).map((parts) => parts.join(''));
const OPTIONS: readonly ReadOptions[] = [
  {},
  { reference: '2025-10-13' },
  { reference: '2025-10-13', everyday: true },
  { reference: 'nonsense', everyday: true, names: ['3M', ''] },
];

function check(text: string): void {
  for (const options of OPTIONS) {
    const mentions = readMentions(text, options);
    let end = 0;
    for (const mention of mentions) {
      expect(mention.start).toBeGreaterThanOrEqual(end);
      expect(mention.end).toBeGreaterThan(mention.start);
      expect(mention.text).toBe(text.slice(mention.start, mention.end));
      end = mention.end;
    }
    for (const digit of text.matchAll(/\p{Nd}/gu)) {
      const covered = mentions.some((mention) => mention.start <= digit.index && mention.end >= digit.index + digit[0].length);
      if (!covered) throw new Error(`digit at ${digit.index} of ${JSON.stringify(text)} is in no mention`);
    }
  }
}

describe('every digit is in some mention, in order and without overlap', () => {
  test('texts of number-like fragments', () => {
    fc.assert(fc.property(soup, check), { numRuns: 1500 });
  });

  test('any Unicode', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), check), { numRuns: 500 });
  });
});

describe('amounts are plain decimals', () => {
  test('of any figure', () => {
    fc.assert(
      fc.property(soup, (text) => {
        for (const mention of readMentions(text)) {
          if (mention.type !== 'quantity') continue;
          for (const amount of [mention.amount, mention.step, mention.low, mention.high])
            if (amount !== undefined) expect(amount).toMatch(/^-?\d+(?:\.\d+)?$/);
        }
      }),
      { numRuns: 1500 },
    );
  });
});

/** Texts that make a backtracking or rescanning reader quadratic. */
const TRAPS: Readonly<Record<string, string>> = {
  'long runs of digits': '1',
  'lists of ones': '1,',
  'groups of three': '123,',
  'groups behind blanks': '123 ',
  'open brackets': '(',
  'bracketed ones': '(1',
  'number words': 'one ',
  hundreds: 'two hundred and ',
  tens: 'twenty-',
  scales: 'million ',
  hedges: 'about ',
  ranges: '1-',
  'ranges in words': 'one to ',
  from: 'from ',
  between: 'between 1 and ',
  months: 'May ',
  quarters: 'first quarter of ',
  fractions: 'one third of a ',
  points: '1.',
  'letters and digits': 'a1',
  hyphens: 'A-1-',
  halves: 'and a half ',
  per: ' per a year of',
  dollars: '$',
  'year-ends': 'end of the end of ',
  relative: 'two weeks before ',
};

/** What reading a text costs, counted in look-ups of words, which every reading begins with. */
function lookups(text: string, options: ReadOptions): number {
  const get = Map.prototype.get;
  let count = 0;
  Map.prototype.get = function counted(key: unknown): unknown {
    count++;
    return get.call(this, key);
  };
  try {
    readMentions(text, options);
  } finally {
    Map.prototype.get = get;
  }
  return count;
}

test.each(Object.entries(TRAPS))('%s: ten times the text costs ten times the look-ups', (_, unit) => {
  for (const options of OPTIONS) {
    const [small = 0, large = 0] = [2_000, 20_000].map((length) => lookups(unit.repeat(Math.ceil(length / unit.length)), options));
    expect(large).toBeLessThan(small * 11 + 1000);
  }
});
