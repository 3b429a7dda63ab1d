/** What the reader makes of percentages, points and rates: input, then each mention with its value. */
import { describe, expect, test } from 'vitest';
import { shown } from './show.ts';

type Case = readonly [input: string, mentions: readonly string[]];

const PERCENT: readonly Case[] = [
  ['80 percent', ['80 percent: 80 percent']],
  ['80 per cent', ['80 per cent: 80 percent']],
  ['80%', ['80%: 80 percent']],
  ['80 %', ['80 %: 80 percent']],
  ['80 pct', ['80 pct: 80 percent']],
  ['one hundred percent', ['one hundred percent: 100 percent words']],
  ['0.25 percentage points', ['0.25 percentage points: 0.25 percentage-point']],
  ['3 pp', ['3 pp: 3 percentage-point']],
  ['a quarter of a percentage point', ['a quarter of a percentage point: 0.25 percentage-point words']],
  ['25 basis points', ['25 basis points: 25 basis-point']],
  ['25bp', ['25bp: 25 basis-point']],
  ['50-basis-point cut', ['50-basis-point: 50 basis-point']],
  ['a half-percentage-point cut', ['a half-percentage-point: 0.5 percentage-point words']],
  ['10-percent stake', ['10-percent: 10 percent']],
];

const PER: readonly Case[] = [
  ['$1.05/kg', ['$1.05/kg: 1.05 USD / kg']],
  ['$110 per kilogram', ['$110 per kilogram: 110 USD / kg']],
  ['5 dollars a barrel', ['5 dollars a barrel: 5 USD / bbl']],
  ['$2,650 an ounce', ['$2,650 an ounce: 2650 USD / oz']],
  ['$70-a-share', ['$70-a-share: 70 USD / share']],
  ['10,000 metric tons a year', ['10,000 metric tons a year: 10000 t / year']],
  ['10,000 metric tons of rare earth oxide a year', ['10,000 metric tons: 10000 t / year']],
  ['10% annually', ['10% annually: 10 percent / year']],
  ['188 miles an hour', ['188 miles an hour: 188 mi / hour']],
  ['5.5 million bpd', ['5.5 million bpd: 5500000 bbl / day']],
  ['200,000 a year', ['200,000 a year: 200000 / year']],
  ['10% a year earlier', ['10%: 10 percent']],
  ['sold 10 tons a year ago', ['10 tons: 10 t']],
  ['$75.20/bbl', ['$75.20/bbl: 75.2 USD / bbl']],
  ['12 cents a share on Nov. 1', ['12 cents a share: 0.12 USD / share', 'Nov. 1: date month 11, day 1']],
  ['$(0.45) per share', ['$(0.45) per share: -0.45 USD / share']],
  ['8 cents a share', ['8 cents a share: 0.08 USD / share']],
];

describe('percentages, points and rates', () => {
  test.each(PERCENT)('percent is not points: %s', (input, mentions) => {
    expect(shown(input)).toEqual(mentions);
  });
  test.each(PER)('what an amount is counted by: %s', (input, mentions) => {
    expect(shown(input)).toEqual(mentions);
  });
});
