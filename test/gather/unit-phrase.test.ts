/** Units as the headers of tables write them. */
import { expect, test } from 'vitest';
import { measuredIn } from '../../src/gather/unit-phrase.ts';

test.each([
  ['($/bbl)', { unit: 'USD', per: 'bbl' }],
  ['($/mt)', { unit: 'USD', per: 't' }],
  ['($/mmbtu)', { unit: 'USD', per: 'MMBtu' }],
  ['($/troy oz)', { unit: 'USD', per: 'ozt' }],
  ['($/cubic meter)', { unit: 'USD', per: 'm3' }],
  ['(¢/kg)', { unit: 'USD', per: 'kg', scale: '0.01' }],
  ['(2010=100)', { unit: 'index-point' }],
  ['metric tons', { unit: 't' }],
  ['thousand metric tons', { unit: 't', scale: '1000' }],
  ['thousand metric dry tons', { unit: 't', scale: '1000' }],
  [' thousands of carats', { unit: 'ct', scale: '1000' }],
  ['million dollars', { unit: 'USD', scale: '1000000' }],
  ['percent', { unit: 'percent' }],
  ['number', { unit: 'count' }],
  ['cents per pound', { unit: 'USD', per: 'lb', scale: '0.01' }],
  ['dollars per 10-grams', { unit: 'USD', per: 'g', scale: '0.1' }],
  ['dollars per 50 grams', { unit: 'USD', per: 'g', scale: '0.02' }],
])('%s', (phrase, measure) => {
  expect(measuredIn(phrase)).toEqual(measure);
});

test.each(['($/dmtu)', '(cents/sheet)', 'dollars per dry metric ton unit', 'dollars per 3 grams', 'old money', ''])(
  '%s is not known',
  (phrase) => {
    expect(measuredIn(phrase)).toBeUndefined();
  },
);
