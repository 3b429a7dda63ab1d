/** Figures for the ear: what a voice says, and that the guard's reader hears in it what it reads in the written words. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatQuantity } from '../../../src/model/format.ts';
import { formatDay, formatPeriod } from '../../../src/model/format-date.ts';
import { parsePeriod } from '../../../src/model/period.ts';
import type { Comparator, Quantity } from '../../../src/model/quantity.ts';
import { numberWords, ordinalWords } from '../../../src/publish/podcast/number-words.ts';
import { speak } from '../../../src/publish/podcast/speak.ts';
import { openEar } from '../../../src/verify/heard.ts';

const { read, misheard } = openEar();
const say = (text: string): string => speak(text, read);

describe('what is written, and what is said', () => {
  test.each([
    ['$12.5 billion', 'twelve point five billion dollars'],
    ['$46.7 billion', 'forty-six point seven billion dollars'],
    ['$12.05 billion', 'twelve point zero five billion dollars'],
    ['$300 billion', 'three hundred billion dollars'],
    ['$1 trillion', 'one trillion dollars'],
    ['A$170.2 million', 'one hundred seventy point two million Australian dollars'],
    ['€587 million', 'five hundred eighty-seven million euros'],
    ['£12 million', 'twelve million British pounds'],
    ['CHF 12 million', 'twelve million Swiss francs'],
    ['¥3,400', 'three thousand four hundred yen'],
    ['ZAR 5 million', 'five million ZAR'],
    ['-$4.2 million', 'minus four point two million dollars'],
    ['$1.38', 'one dollar and thirty-eight cents'],
    ['$1.01 per share', 'one dollar and one cent per share'],
    ['$0.87 per share', 'eighty-seven cents per share'],
    ['$0.01', 'one cent'],
    ['$110 per kilogram', 'one hundred ten dollars per kilogram'],
    ['$3,439 per metric ton', 'three thousand four hundred thirty-nine dollars per metric ton'],
    ['$1.2 million to $1.4 million', 'one point two million dollars to one point four million dollars'],
    ['$1.2-1.4bn', 'one point two billion dollars to one point four billion dollars'],
    ['69.2%', 'sixty-nine point two percent'],
    ['over 80%', 'over eighty percent'],
    ['at least 0.1%', 'at least zero point one percent'],
    ['no more than 65%', 'no more than sixty-five percent'],
    ['-3.7%', 'minus three point seven percent'],
    ['10% to 12%', 'ten percent to twelve percent'],
    ['between 10% and 12%', 'between ten percent and twelve percent'],
    ['2.7 percentage points', 'two point seven percentage points'],
    ['1 percentage point', 'one percentage point'],
    ['25 basis points', 'twenty-five basis points'],
    ['270,000 metric tons', 'two hundred seventy thousand metric tons'],
    ['1,234,567 metric tons', 'one million two hundred thirty-four thousand five hundred sixty-seven metric tons'],
    ['10 to 12 metric tons', 'ten to twelve metric tons'],
    ['more than 90 million metric tons', 'more than ninety million metric tons'],
    ['10 or more barrels', 'ten or more barrels'],
    ['12 GW', 'twelve gigawatts'],
    ['12kg', 'twelve kilograms'],
    ['27 months', 'twenty-seven months'],
    ['a 10-year guarantee', 'a ten-year guarantee'],
    ['6.5 times', 'six point five times'],
    ['390,000', 'three hundred ninety thousand'],
    ['0', 'zero'],
    ['six times as much', 'six times as much'],
    ['two companies', 'two companies'],
    ['a third of it', 'a third of it'],
    ['in 2024', 'in 2024'],
    ['on Dec. 1', 'on December first'],
    ['on Aug. 7, 2025', 'on August seventh, 2025'],
    ['on Sept. 30, 2025, it', 'on September thirtieth, 2025, it'],
    ['on May 22', 'on May twenty-second'],
    ['in Oct. 2025', 'in October 2025'],
    ['on 2026-03-14', 'on March fourteenth, 2026'],
    ['the second quarter of 2025', 'the second quarter of 2025'],
    ['the second quarter of fiscal 2026', 'the second quarter of fiscal 2026'],
    ['in Q3 2025', 'in the third quarter of 2025'],
    ['in H1 2025', 'in the first half of 2025'],
    ['in FY26', 'in fiscal 2026'],
    ['by late 2026', 'by late 2026'],
    ['2021-2024', '2021 to 2024'],
    ['at 2:22 p.m. ET', 'at 2:22 p.m. Eastern time'],
    ['MP Materials (NYSE: MP), which', 'MP Materials, ticker M P, which'],
    ['MP Materials (NYSE: MP) said', 'MP Materials, ticker M P, said'],
    ['Energy Fuels (NYSE American: UUUU).', 'Energy Fuels, ticker U U U U.'],
    ['Berkshire (NYSE: BRK.B) said', 'Berkshire, ticker B R K B, said'],
    ['China Northern (SSE: 600111), a', 'China Northern, a'],
    ['Announcement No. 61', 'Announcement Number 61'],
    ['Section 232 and the S&P 500', 'Section 232 and the S&P 500'],
    ['mines & mills', 'mines and mills'],
    ['', ''],
  ])('%j is said as %j', (written, spoken) => {
    expect(say(written)).toBe(spoken);
    expect(misheard(written, spoken)).toBeUndefined();
  });

  test.each([
    [1, 'first'],
    [2, 'second'],
    [3, 'third'],
    [5, 'fifth'],
    [8, 'eighth'],
    [9, 'ninth'],
    [12, 'twelfth'],
    [20, 'twentieth'],
    [21, 'twenty-first'],
    [30, 'thirtieth'],
    [31, 'thirty-first'],
  ])('day %i is the %s', (day, words) => {
    expect(ordinalWords(day)).toBe(words);
  });

  test('a figure of more digits than words are read for is said digit by digit', () => {
    expect(numberWords('1234567890123456')).toBe('one two three four five six seven eight nine zero one two three four five six');
  });
});

describe('what is heard', () => {
  test.each([
    ['$12.5 billion', 'twelve point five million dollars', 'twelve point five million dollars'],
    ['over 80%', 'eighty percent', 'eighty percent'],
    ['80%', 'eighty percentage points', 'eighty percentage points'],
    ['$110 per kilogram', 'one hundred ten dollars', 'one hundred ten dollars'],
    ['on Dec. 1', 'on December second', 'December second'],
    ['in 2024', 'in 2025', '2025'],
    ['made 5 tons', 'made some', undefined],
    ['made some', 'made five tons', 'five tons'],
  ])('%j is not heard in %j', (written, spoken, heard) => {
    expect(misheard(written, spoken)).toMatchObject({ spoken: heard });
  });

  const digits = fc.bigInt({ min: 0n, max: 999_999_999n }).map(String);
  const amount = fc.tuple(digits, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 6 })).map(([whole, places, zeros]) => {
    const all = `${whole.padStart(places + 1, '0')}`;
    const cut = all.length - places;
    return places === 0 ? all + '0'.repeat(whole === '0' ? 0 : zeros) : `${all.slice(0, cut)}.${all.slice(cut)}`;
  });
  const unit = fc.constantFrom(
    'percent',
    'percentage-point',
    'basis-point',
    'USD',
    'EUR',
    'AUD',
    'CHF',
    'CNY',
    'INR',
    'ZAR',
    't',
    'kg',
    'bbl',
    'MW',
    'MWh',
    'month',
    'year',
    'count',
  );
  const comparator = fc.constantFrom<Comparator>('=', '<', '<=', '>', '>=', '~');

  test('every figure the house prints is heard as it is written', () => {
    fc.assert(
      fc.property(amount, unit, comparator, fc.boolean(), fc.boolean(), (value, id, compares, negative, counted) => {
        const per = counted && ['USD', 'EUR'].includes(id) ? { per: 'kg' } : {};
        const quantity: Quantity = { type: 'quantity', amount: negative ? `-${value}` : value, unit: id, comparator: compares, ...per };
        const written = `Output was ${formatQuantity(quantity)} in all.`;
        expect({ written, spoken: say(written), misheard: misheard(written, say(written)) }).toMatchObject({ misheard: undefined });
        expect(say(written)).not.toMatch(/[$€%]|\d/);
      }),
      { numRuns: 2000 },
    );
  });

  test('every range the house prints is heard as it is written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 99_999 }),
        fc.integer({ min: 1, max: 9999 }),
        fc.constantFrom('percent', 'USD', 't', 'bbl'),
        (low, more, id) => {
          const quantity: Quantity = {
            type: 'quantity',
            amount: `${low + more / 2}`,
            low: `${low}`,
            high: `${low + more}`,
            unit: id,
            comparator: '=',
          };
          const written = `Output was ${formatQuantity(quantity)} in all.`;
          expect({ written, spoken: say(written), misheard: misheard(written, say(written)) }).toMatchObject({ misheard: undefined });
        },
      ),
    );
  });

  test('every day and period the house prints is heard as it is written', () => {
    const day = fc
      .date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.boolean(), fc.constantFrom('', '-Q1', '-Q4', '-H1', '-H2', '-07'), (when, year, part) => {
        const period = parsePeriod(when.slice(0, 4) + part);
        if (!period) throw new Error(when);
        const written = `It was said on ${formatDay(when, { year })} of the ${formatPeriod(period)} figures.`;
        expect({ written, spoken: say(written), misheard: misheard(written, say(written)) }).toMatchObject({ misheard: undefined });
      }),
    );
  });
});
