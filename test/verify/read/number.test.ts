/** What the reader makes of bare numbers, ordinals and signs: input, then each mention with its value. */
import { describe, expect, test } from 'vitest';
import { shown } from './show.ts';

type Case = readonly [input: string, mentions: readonly string[]];

const NUMBERS: readonly Case[] = [
  ['first', ['first: 1 ordinal']],
  ['2nd', ['2nd: 2 ordinal']],
  ['21st', ['21st: 21 ordinal']],
  ['twenty-first', ['twenty-first: 21 ordinal']],
  ['the second mine', ['second: 2 ordinal']],
  ['ten seconds', ['ten seconds: 10 second words']],
  ['twenty-one', ['twenty-one: 21 words']],
  ['one hundred and five', ['one hundred and five: 105 words']],
  ['two million', ['two million: 2000000 words']],
  ['nineteen', ['nineteen: 19 words']],
  ['three million two hundred thousand', ['three million two hundred thousand: 3200000 words']],
  ['nine point five', ['nine point five: 9.5 words']],
  ['minus 5', ['minus 5: -5']],
  ['-3.2%', ['-3.2%: -3.2 percent']],
  ['−5', ['−5: -5']],
  ['a loss of ($0.13) per share', ['($0.13) per share: -0.13 USD / share']],
  ['A$170.2 million ($110 million)', ['A$170.2 million: 170200000 AUD', '$110 million: 110000000 USD']],
  ['(1.5)', ['(1.5): -1.5']],
  ['$(498.7)', ['$(498.7): -498.7 USD']],
  ['one of the companies', ['one: 1 words']],
  ['one another', ['one: 1 words']],
  ['no one', ['one: 1 words']],
  ['two companies', ['two: 2 words']],
  ['This one is', []],
  ['someone', []],
  ['1,234', ['1,234: 1234']],
  ['1,1,1', ['1: 1', '1: 1', '1: 1']],
  ['1,234,5', ['1,234: 1234', '5: 5']],
  ['.77', ['.77: 0.77']],
  ['1e10', ['1e10: 10000000000']],
  ['1.3x10^6', ['1.3x10^6: 1300000']],
  ['50,000 in 2020', ['50,000: 50000', '2020: date 2020']],
];

describe('bare numbers, ordinals and signs', () => {
  test.each(NUMBERS)('numbers: %s', (input, mentions) => {
    expect(shown(input)).toEqual(mentions);
  });
});
