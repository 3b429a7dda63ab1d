/** What the reader makes of ranges, and changes that are none: input, then each mention with its value. */
import { describe, expect, test } from 'vitest';
import { shown } from './show.ts';

type Case = readonly [input: string, mentions: readonly string[]];

const RANGE: readonly Case[] = [
  ['2–4 kilograms', ['2–4 kilograms: 2..4 kg']],
  ['2-4 kg', ['2-4 kg: 2..4 kg']],
  ['two to four kg', ['two to four kg: 2..4 kg words']],
  ['$1.2-1.4bn', ['$1.2-1.4bn: 1200000000..1400000000 USD']],
  ['between $3 and $5 million', ['between $3 and $5 million: 3000000..5000000 USD']],
  ['between 3% and 5%', ['between 3% and 5%: 3..5 percent']],
  ['from 10% to 12%', ['from 10% to 12%: 10..12 percent']],
  ['estimates range from 10% to 12%', ['from 10% to 12%: 10..12 percent']],
  ['$1.5 billion to $1.7 billion', ['$1.5 billion to $1.7 billion: 1500000000..1700000000 USD']],
  ['$900 to $1.2 million', ['$900 to $1.2 million: 900..1200000 USD']],
  ['$800 million to $1.2 billion', ['$800 million to $1.2 billion: 800000000..1200000000 USD']],
  ['two to four million', ['two to four million: 2000000..4000000 words']],
  ['10,000 to 12,000 tons', ['10,000 to 12,000 tons: 10000..12000 t']],
  ['5-10%', ['5-10%: 5..10 percent']],
  ['8- to 16-meter', ['8- to 16-meter: 8..16 m']],
  ['-18 °C to -34 °C', ['-18 °C: -18 degC', '-34 °C: -34 degC']],
  ['12-15 percent', ['12-15 percent: 12..15 percent']],
  ['5 or 6 percent', ['5 or 6 percent: 5..6 percent']],
  ['between 0.002 kg and about 0.007 kg', ['between 0.002 kg and about 0.007 kg: 0.002..0.007 kg']],
  ['12 ± 0.5 kg', ['12 ± 0.5 kg: 11.5..12.5 kg']],
  ['2,000.45±0.01 pounds', ['2,000.45±0.01 pounds: 2000.44..2000.46 lb']],
];

const NOTRANGE: readonly Case[] = [
  ['rose from 10% to 12%', ['10%: 10 percent', '12%: 12 percent']],
  ['rose from nearly 10% to 12%', ['nearly 10%: ~ 10 percent', '12%: 12 percent']],
  ['Profit fell from $5 million to $3 million', ['$5 million: 5000000 USD', '$3 million: 3000000 USD']],
  ['The rate rose 2% to 12%', ['2%: 2 percent', '12%: 12 percent']],
  ['Revenue rose 84% to $57.4 million', ['84%: 84 percent', '$57.4 million: 57400000 USD']],
  ['an increase of 2% to 12%', ['2%: 2 percent', '12%: 12 percent']],
  ['$54.0 billion, plus or minus 2%', ['$54.0 billion: 54000000000 USD', 'plus or minus 2%: ~ 2 percent']],
  ['a 5-4 ruling', ['5: 5', '4: 4']],
  ['from 44 ml to 50 mg', ['44 ml: 44 ml', '50 mg: 50 mg']],
  ['from $54.0 billion in 2023 to $60 billion', ['$54.0 billion: 54000000000 USD', '2023: date 2023', '$60 billion: 60000000000 USD']],
  ['5 to 3', ['5: 5', '3: 3']],
];

describe('ranges, and changes that are none', () => {
  test.each(RANGE)('unit and scale are shared out: %s', (input, mentions) => {
    expect(shown(input)).toEqual(mentions);
  });
  test.each(NOTRANGE)('two amounts: %s', (input, mentions) => {
    expect(shown(input)).toEqual(mentions);
  });
});
