/** Figures as tables write them. */
import { describe, expect, test } from 'vitest';
import { readNumeral } from '../../src/model/numeral.ts';

describe('a figure in a table', () => {
  test.each([
    ['1,234.5', '1234.5'],
    ['1234.5', '1234.5'],
    [' 12 345 ', '12345'],
    ['1’234’567', '1234567'],
    ['(3.2)', '-3.2'],
    ['-3.2', '-3.2'],
    ['−3.2', '-3.2'],
    ['+3', '3'],
    ['.5', '.5'],
    ['5.21e-7', '5.21e-7'],
    ['($1,200)', '-1200'],
    ['-$5', '-5'],
    ['$-5', '-5'],
  ])('%s is %s', (text, amount) => expect(readNumeral(text)).toMatchObject({ amount, comparator: '=' }));

  test.each([
    ['>85,000,000', '>', '85000000'],
    ['<25', '<', '25'],
    ['≥ 3', '>=', '3'],
    ['<= 7.5', '<=', '7.5'],
    ['~1,000', '~', '1000'],
  ])('%s is a bound', (text, comparator, amount) => expect(readNumeral(text)).toEqual({ amount, comparator }));

  test.each([
    ['3.2%', '%'],
    ['$1.5', '$'],
    ['A$ 1.5', 'A$'],
    ['USD 1.5', 'USD'],
    ['1.5 EUR', 'EUR'],
    ['12 €', '€'],
  ])('%s keeps its sign', (text, mark) => expect(readNumeral(text)?.mark).toBe(mark));

  test.each([
    ['1.234,5', '1234.5'],
    ['1234,5', '1234.5'],
    ['-0,25', '-0.25'],
    ['1 234,50', '1234.50'],
    ['1.234.567', '1234567'],
  ])('%s has a decimal comma where that is declared', (text, amount) => expect(readNumeral(text, ',')?.amount).toBe(amount));

  test.each([
    '1.234,5',
    '1,5',
    '1,23,456',
    '12,34',
    '1,234 567',
    '(3.2',
    '3.2)',
    '(-3.2)',
    '--3',
    '1.2.3',
    'n/a',
    '',
    '-',
    '3.2x',
    '1.5 million',
    '2024-01',
    'MCS2025',
  ])('%s is no figure by itself', (text) => expect(readNumeral(text)).toBeUndefined());

  test.each(['1,234.5', '1.5', '0.25'])('%s is no figure with a decimal comma', (text) => expect(readNumeral(text, ',')).toBeUndefined());
});
