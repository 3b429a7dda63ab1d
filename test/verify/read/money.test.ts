/** What the reader makes of amounts with currency: input, then each mention with its value. */
import { describe, expect, test } from 'vitest';
import { shown } from './show.ts';

type Case = readonly [input: string, mentions: readonly string[]];

const CURRENCY: readonly Case[] = [
  ['$300 billion', ['$300 billion: 300000000000 USD']],
  ['US$4.7 billion', ['US$4.7 billion: 4700000000 USD']],
  ['A$170.2 million', ['A$170.2 million: 170200000 AUD']],
  ['C$16.4 million', ['C$16.4 million: 16400000 CAD']],
  ['HK$5bn', ['HK$5bn: 5000000000 HKD']],
  ['NZ$15', ['NZ$15: 15 NZD']],
  ['S$2m', ['S$2m: 2000000 SGD']],
  ['€1.2tn', ['€1.2tn: 1200000000000 EUR']],
  ['£3m', ['£3m: 3000000 GBP']],
  ['¥40 billion', ['¥40 billion: 40000000000 JPY']],
  ['₹12 crore', ['₹12 crore: 120000000 INR']],
  ['CN¥40', ['CN¥40: 40 CNY']],
  ['RMB 3 billion', ['RMB 3 billion: 3000000000 CNY']],
  ['USD34.6 million', ['USD34.6 million: 34600000 USD']],
  ['GBP 27 million', ['GBP 27 million: 27000000 GBP']],
  ['VND4,927 billion', ['VND4,927 billion: 4927000000000 VND']],
  ['300bn USD', ['300bn USD: 300000000000 USD']],
  ['45 CHF', ['45 CHF: 45 CHF']],
  ['$5 million AUD', ['$5 million AUD: 5000000 AUD']],
  ['75 USD million', ['75 USD million: 75000000 USD']],
  ['30 MUSD', ['30 MUSD: 30000000 USD']],
  ['10 dollars', ['10 dollars: 10 USD']],
  ['5 million euros', ['5 million euros: 5000000 EUR']],
  ['20 million pounds', ['20 million pounds: 20000000 GBP']],
  ['10 pounds sterling', ['10 pounds sterling: 10 GBP']],
  ['50 cents', ['50 cents: 0.5 USD']],
  ['197 pence', ['197 pence: 1.97 GBP']],
  ['43c', ['43c: 0.43 USD']],
  ['$20 and 43c', ['$20 and 43c: 20.43 USD']],
  ['3 dollars 50 cents', ['3 dollars 50 cents: 3.5 USD']],
  ['3 dollars and 50 cents per share', ['3 dollars and 50 cents per share: 3.5 USD / share']],
  ['125 million Australian dollars', ['125 million Australian dollars: 125000000 AUD']],
  ['10,000 Swiss francs', ['10,000 Swiss francs: 10000 CHF']],
  ['35 lakh rupees', ['35 lakh rupees: 3500000 INR']],
  ["China's $5 million plan", ['$5 million: 5000000 USD']],
  ['Rs. 20', ['Rs. 20: 20 INR']],
  ['$10 dollars', ['$10 dollars: 10 USD']],
];

const SCALE: readonly Case[] = [
  ['100k', ['100k: 100000']],
  ['2.5K', ['2.5K: 2500']],
  ['$5m', ['$5m: 5000000 USD']],
  ['3M', ['3M: 3000000']],
  ['3 million', ['3 million: 3000000']],
  ['$4.2mn', ['$4.2mn: 4200000 USD']],
  ['$10mm', ['$10mm: 10000000 USD']],
  ['1.2b', ['1.2b: 1200000000']],
  ['300B', ['300B: 300000000000']],
  ['$5.4bn', ['$5.4bn: 5400000000 USD']],
  ['2 billion', ['2 billion: 2000000000']],
  ['$1.5T', ['$1.5T: 1500000000000 USD']],
  ['$2 trillion', ['$2 trillion: 2000000000000 USD']],
  ['£1.2tn', ['£1.2tn: 1200000000000 GBP']],
  ['13 lakh', ['13 lakh: 1300000']],
  ['6 crore', ['6 crore: 60000000']],
  ['2 thousand', ['2 thousand: 2000']],
  ['322 hundred', ['322 hundred: 32200']],
  ['5m tonnes', ['5m tonnes: 5000000 t']],
  ['3m deep', ['3m: 3 m']],
  ['100 m', ['100 m: 100 m']],
  ['12,34,567.89', ['12,34,567.89: 1234567.89']],
  ['1 234 567', ['1 234 567: 1234567']],
  ['32-billion-parameter', ['32-billion: 32000000000']],
  ['two dozen', ['two dozen: 24 words']],
];

describe('amounts with currency', () => {
  test.each(CURRENCY)('signs, codes and words: %s', (input, mentions) => {
    expect(shown(input)).toEqual(mentions);
  });
  test.each(SCALE)('scales: %s', (input, mentions) => {
    expect(shown(input)).toEqual(mentions);
  });
});
