/** What the reader makes of fractions, multiples and orders: input, then each mention with its value. */
import { describe, expect, test } from 'vitest';
import { shown } from './show.ts';

type Case = readonly [input: string, mentions: readonly string[]];

const FRACTIONS: readonly Case[] = [
  ['a third of', ['a third: 33.33333333333333333333333333333333 percent fraction']],
  ['one-third', ['one-third: 33.33333333333333333333333333333333 percent fraction']],
  ['two-thirds', ['two-thirds: 66.66666666666666666666666666666667 percent fraction']],
  ['half', ['half: 50 percent fraction']],
  ['half of output', ['half: 50 percent fraction']],
  ['a quarter of demand', ['a quarter: 25 percent fraction']],
  ['three-quarters of supply', ['three-quarters: 75 percent fraction']],
  ['one in five', ['one in five: 20 percent fraction']],
  ['a one-in-five chance', ['one-in-five: 20 percent fraction']],
  ['half a dozen mines', ['half a dozen: 6 words']],
  ['a half-billion dollars', ['a half-billion dollars: 500000000 USD words']],
  ['mid-double digits', []],
  ['nine out of ten', ['nine out of ten: 90 percent fraction']],
  ['1 in 5', ['1 in 5: 20 percent fraction']],
  ['8 in 5', ['8: 8', '5: 5']],
  ['12 in six boxes', ['12: 12', 'six: 6 words']],
  ['five out of three pieces', ['five: 5 words', 'three: 3 words']],
  ['½', ['½: 50 percent fraction']],
  ['2¼%', ['2¼%: 2.25 percent']],
  ['4 1/2', ['4 1/2: 4.5']],
  ['7 3/8 percent', ['7 3/8 percent: 7.375 percent']],
  ['3/4', ['3/4: 75 percent fraction']],
  ['half a million tons', ['half a million tons: 500000 t words']],
  ['two and a half million', ['two and a half million: 2500000 words']],
  ['a third company', ['third: 3 ordinal']],
  ['fell by a third', ['a third: 33.33333333333333333333333333333333 percent fraction']],
  ['about a fifth', ['about a fifth: ~ 20 percent fraction']],
  ['three quarters', ['three quarters: 75 percent fraction']],
  ['the past three quarters', ['three quarters: 3 quarter words']],
  ['two and a half years', ['two and a half years: 2.5 year words']],
  ['half a percentage point', ['half a percentage point: 0.5 percentage-point words']],
  ['one over twenty', ['one over twenty: 5 percent fraction']],
];

const MULTIPLES: readonly Case[] = [
  ['five-fold', ['five-fold: 5 times multiple']],
  ['fivefold', ['fivefold: 5 times multiple']],
  ['5x', ['5x: 5 times multiple']],
  ['3.5x', ['3.5x: 3.5 times multiple']],
  ['3 times', ['3 times: 3 times multiple']],
  ['doubled', ['doubled: 2 times multiple']],
  ['more than doubled', ['more than doubled: > 2 times multiple']],
  ['nearly tripled', ['nearly tripled: ~ 3 times multiple']],
  ['quadrupled', ['quadrupled: 4 times multiple']],
  ['halved', ['halved: 0.5 times multiple']],
  ['twice', ['twice: 2 times multiple']],
  ['tenfold', ['tenfold: 10 times multiple']],
  ['double-digit growth', []],
];

const ORDERS: readonly Case[] = [
  ['thousands of pounds', ['thousands of pounds: ~ 1000 lb order']],
  ['hundreds of workers', ['hundreds: ~ 100 order']],
  ['tens of millions of dollars', ['tens of millions of dollars: ~ 10000000 USD order']],
  ['hundreds of thousands of tons', ['hundreds of thousands of tons: ~ 100000 t order']],
  ['several hundred workers', ['several hundred: ~ 100 order']],
  ['a few million dollars', ['a few million dollars: ~ 1000000 USD order']],
  ['dozens of mines', ['dozens: ~ 10 order']],
];

describe('fractions, multiples and orders', () => {
  test.each(FRACTIONS)('parts are percentages: %s', (input, mentions) => {
    expect(shown(input)).toEqual(mentions);
  });
  test.each(MULTIPLES)('multiples: %s', (input, mentions) => {
    expect(shown(input)).toEqual(mentions);
  });
  test.each(ORDERS)('orders of magnitude: %s', (input, mentions) => {
    expect(shown(input)).toEqual(mentions);
  });
});
