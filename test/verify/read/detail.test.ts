/** What the tables leave out: significance, hedge words, offsets, other units, yearless and relative dates, registered names. */
import { describe, expect, test } from 'vitest';
import { type ReadOptions, readMentions } from '../../../src/verify/read/read.ts';
import { shown } from './show.ts';

function first(text: string, options?: ReadOptions): Readonly<Record<string, unknown>> {
  return { ...readMentions(text, options)[0] };
}

test.each([
  ['3.7%', '0.1'],
  ['$1.2 billion', '100000000'],
  ['270,000 metric tons', '1'],
  ['3.70%', '0.01'],
  ['two million', '1000000'],
  ['one hundred and five', '1'],
  ['two hundred', '100'],
  ['$1.2-1.4bn', '100000000'],
  ['10 to 12.5%', '1'],
  ['50 cents', '0.01'],
  ['thousands of pounds', '1000'],
  ['doubled', '1'],
  ['halved', '0.1'],
  ['a third of', '1'],
  ['4 1/2', '0.1'],
])('the last digit of %s is worth %s', (input, step) => {
  expect(first(input)['step']).toBe(step);
});

test.each([
  ['Over 80%', 'over'],
  ['just under 5%', 'just under'],
  ['80% or more', 'or more'],
  ['an estimated £50 million', 'an estimated'],
  ['more than doubled', 'more than'],
])('the hedge of %s is "%s"', (input, hedge) => {
  expect(first(input)['hedge']).toBe(hedge);
});

test.each([
  ['10 pounds', ['GBP']],
  ['spent 10 pounds', ['lb']],
  ['300 points', ['percentage-point']],
  ['5 tons', ['short-ton', 'long-ton']],
])('%s may also mean %s', (input, units) => {
  expect(first(input)['units']).toEqual(units);
});

test('offsets are UTF-16 and hold the words', () => {
  const text = '🙂 China’s over 80%, 𝟏𝟐 and “$5m” in Q3 2025.';
  for (const mention of readMentions(text)) expect(text.slice(mention.start, mention.end)).toBe(mention.text);
  expect(readMentions(text).map((mention) => mention.text)).toEqual(['over 80%', '𝟏𝟐', '$5m', 'Q3 2025']);
});

test('a blank line ends every reading', () => {
  expect(shown('It rose 5\n\nmillion people')).toEqual(['5: 5']);
  expect(shown('It rose 5\nmillion')).toEqual(['5\nmillion: 5000000']);
});

describe('with a reference day', () => {
  const reference = '2025-10-13';
  test.each([
    ['Aug. 7', ['Aug. 7: date 2025-08-07']],
    ['Jan. 5', ['Jan. 5: date 2026-01-05']],
    ['Aug. 8-9', ['Aug. 8-9: date 2025-08-08/2025-08-09']],
    ['the second quarter', ['second quarter: date 2025-Q2']],
    ['the June quarter', ['June quarter: date 2025-Q2']],
    ['last year', ['last year: date 2024']],
    ['Q2 of last year', ['Q2 of last year: date 2024-Q2']],
    ["last year's second quarter", ["last year's second quarter: date 2024-Q2"]],
    ['on Aug. 7 last year', ['Aug. 7 last year: date 2024-08-07']],
    ['last October', ['last October: date 2024-10']],
    ['in October', ['October: date 2025-10']],
    ['Nov. 5', ['Nov. 5: date 2025-11-05']],
    ['this quarter', ['this quarter: date 2025-Q4']],
    ['next month', ['next month: date 2025-11']],
    ['early next year', ['early next year: date early 2026']],
    ['the second half of next year', ['second half of next year: date 2026-H2']],
    ['by the end of this year', ['by the end of this year: date by 2025']],
    ['two weeks ago', ['two weeks ago: date 2025-09-29']],
    ['on Monday', []],
    ['today', []],
    ['fiscal third quarter', ['fiscal third quarter: date quarter 3, fiscal']],
  ])('%s', (input, mentions) => {
    expect(shown(input, { reference })).toEqual(mentions);
  });

  test('without one the year stays open and relative dates are plain words', () => {
    expect(shown('Aug. 7, the second quarter, last year')).toEqual(['Aug. 7: date month 8, day 7', 'second quarter: date quarter 2']);
    expect(shown('Q2 of last year')).toEqual(['Q2: date quarter 2']);
  });

  test.each([
    ['on Friday', ['Friday: date 2025-10-10']],
    ['next Monday', ['next Monday: date 2025-10-20']],
    ['2 weeks before Christmas', ['2 weeks before Christmas: date 2025-12-11']],
    ['in three days', ['in three days: date 2025-10-16']],
    ['the first week of 2026', ['the first week of 2026: date 2025-12-29/2026-01-04']],
    ['from March to May', ['from March to May: date 2025-03-01/2025-05-31']],
    ['a gallon of beer, another penny', ['a gallon: 1 gal words', 'another penny: 0.01 GBP words']],
    ['a couple of miles for $3 a gallon', ['a couple of miles: 2 mi words', '$3 a gallon: 3 USD / gal']],
    ['a point, a share and a time', []],
  ])('everyday speech is read on demand: %s', (input, mentions) => {
    expect(shown(input, { reference, everyday: true })).toEqual(mentions);
  });
});

describe('with registered names', () => {
  const names = ['3M', 'Boeing 737 MAX 8', 'First Solar', 'Apple', 'Phillips 66'];
  test.each([
    ['3M rose 5%', ['3M: name', '5%: 5 percent']],
    ['the Boeing 737 MAX 8 fleet', ['Boeing 737 MAX 8: name']],
    ['First Solar and Phillips 66', ['First Solar: name', 'Phillips 66: name']],
    ['first solar park', ['first: 1 ordinal']],
    ['Apple', []],
  ])('%s', (input, mentions) => {
    expect(shown(input, { names })).toEqual(mentions);
  });
});
