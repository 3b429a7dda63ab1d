/** What the reader makes of comparators and hedges: input, then each mention with its value. */
import { describe, expect, test } from 'vitest';
import { shown } from './show.ts';

type Case = readonly [input: string, mentions: readonly string[]];

const HEDGES: readonly Case[] = [
  ['over 80%', ['over 80%: > 80 percent']],
  ['more than 65%', ['more than 65%: > 65 percent']],
  ['above 90 million', ['above 90 million: > 90000000']],
  ['at least 40%', ['at least 40%: >= 40 percent']],
  ['no less than $1.42', ['no less than $1.42: >= 1.42 USD']],
  ['up to 4,000 km', ['up to 4,000 km: <= 4000 km']],
  ['at most 7%', ['at most 7%: <= 7 percent']],
  ['no more than 65%', ['no more than 65%: <= 65 percent']],
  ['less than 10%', ['less than 10%: < 10 percent']],
  ['under 3.5 miles', ['under 3.5 miles: < 3.5 mi']],
  ['below 2%', ['below 2%: < 2 percent']],
  ['fewer than 300 workers', ['fewer than 300: < 300']],
  ['nearly 40%', ['nearly 40%: ~ 40 percent']],
  ['almost $5 billion', ['almost $5 billion: ~ 5000000000 USD']],
  ['just under 5%', ['just under 5%: < 5 percent']],
  ['close to 300', ['close to 300: ~ 300']],
  ['about 60,000', ['about 60,000: ~ 60000']],
  ['around $10', ['around $10: ~ 10 USD']],
  ['approximately £15 million', ['approximately £15 million: ~ 15000000 GBP']],
  ['roughly 4,500', ['roughly 4,500: ~ 4500']],
  ['some 300 workers', ['some 300: ~ 300']],
  ['well over $2 billion', ['well over $2 billion: > 2000000000 USD']],
  ['an estimated £50 million', ['an estimated £50 million: ~ 50000000 GBP']],
  ['as much as 3 million tons', ['as much as 3 million tons: <= 3000000 t']],
  ['as many as 12 ships', ['as many as 12: <= 12']],
  ['as low as 2%', ['as low as 2%: >= 2 percent']],
  ['in excess of 20%', ['in excess of 20%: > 20 percent']],
  ['upwards of $1 billion', ['upwards of $1 billion: > 1000000000 USD']],
  ['~ 40%', ['~ 40%: ~ 40 percent']],
  ['80% or more', ['80% or more: >= 80 percent']],
  ['10 or less', ['10 or less: <= 10']],
  ['10 or so', ['10 or so: ~ 10']],
  ['65 and above', ['65 and above: >= 65']],
  ['80%+', ['80%+: >= 80 percent']],
  ['sub-5% growth', ['sub-5%: < 5 percent']],
  ['went up to 12%', ['12%: 12 percent']],
  ['over the past year', []],
  ['over five years', ['five years: 5 year words']],
  ['took over three hours', ['over three hours: > 3 hour words']],
  ['some of them', []],
  ['about 2030', ['2030: date 2030']],
  ['within 2%', ['within 2%: <= 2 percent']],
];

describe('comparators and hedges', () => {
  test.each(HEDGES)('the word is inside the mention: %s', (input, mentions) => {
    expect(shown(input)).toEqual(mentions);
  });
});
