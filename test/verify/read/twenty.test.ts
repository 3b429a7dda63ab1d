/** The twenty strings on which nine libraries were tried: value, unit, comparator and range of each. */
import { expect, test } from 'vitest';
import type { Mention } from '../../../src/model/mention.ts';
import { periodKey } from '../../../src/model/period.ts';
import { readMentions } from '../../../src/verify/read/read.ts';

type Fields = Readonly<Record<string, unknown>>;

const TWENTY: readonly (readonly [input: string, ...mentions: Fields[]])[] = [
  ['$300 billion', { amount: '300000000000', unit: 'USD', comparator: '=' }],
  ['$300B', { amount: '300000000000', unit: 'USD', comparator: '=' }],
  ['300bn USD', { amount: '300000000000', unit: 'USD', comparator: '=' }],
  ['€1.2tn', { amount: '1200000000000', unit: 'EUR', comparator: '=' }],
  ['over 80%', { amount: '80', unit: 'percent', comparator: '>', hedge: 'over' }],
  ['less than 10%', { amount: '10', unit: 'percent', comparator: '<', hedge: 'less than' }],
  ['80 per cent', { amount: '80', unit: 'percent', comparator: '=' }],
  ['2–4 kilograms', { low: '2', high: '4', unit: 'kg', comparator: '=' }],
  ['two to four kg', { low: '2', high: '4', unit: 'kg', comparator: '=', form: 'words' }],
  ['thousands of pounds', { amount: '1000', unit: 'lb', form: 'order' }],
  ['500% by 2050', { amount: '500', unit: 'percent', comparator: '=' }, { period: 'by 2050' }],
  ['late 2026', { period: 'late 2026' }],
  ['Q3 2025', { period: '2025-Q3' }],
  ['Oct 13, 2025', { period: '2025-10-13' }],
  ['13 October 2025', { period: '2025-10-13' }],
  ['H1 FY26', { period: null, half: 1, year: 2026, fiscal: true }],
  ['25 basis points', { amount: '25', unit: 'basis-point', comparator: '=' }],
  ['$1.05/kg', { amount: '1.05', unit: 'USD', per: 'kg', comparator: '=' }],
  ['a third of', { amount: '33.33333333333333333333333333333333', unit: 'percent', comparator: '=', form: 'fraction' }],
  ['five-fold / 5x', { amount: '5', unit: 'times', form: 'multiple' }, { amount: '5', unit: 'times', form: 'multiple' }],
];

test.each(TWENTY.map(([input, ...expected]) => ({ input, expected })))('$input', ({ input, expected }) => {
  const mentions = readMentions(input);
  expect(mentions).toHaveLength(expected.length);
  for (const [index, fields] of expected.entries()) expect(flat(mentions[index])).toMatchObject(fields);
});

function flat(mention: Mention | undefined): object {
  return mention?.type === 'date' ? { ...mention, period: mention.period && periodKey(mention.period) } : { ...mention };
}
