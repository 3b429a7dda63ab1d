/** What may be reworded and what may not: sentences as an editor or a language model changes them. */
import { describe, expect, test } from 'vitest';
import { compareTexts } from '../../../src/verify/compare/compare.ts';
import { REWORDINGS } from './rewordings.ts';

const faithful = REWORDINGS.flatMap(({ original, faithful: texts }) => texts.map((text) => ({ original, text })));
const careless = REWORDINGS.flatMap(({ original, careless: texts }) => texts.map(([text, kind]) => ({ original, text, kind })));

test('the table holds at least sixty of each', () => {
  expect(faithful.length).toBeGreaterThanOrEqual(60);
  expect(careless.length).toBeGreaterThanOrEqual(60);
});

describe('faithful: passes', () => {
  test.each(faithful)('$text', ({ original, text }) => {
    expect(compareTexts(original, text).filter((change) => change.severity === 'error')).toEqual([]);
  });
});

describe('careless: stopped', () => {
  test.each(careless)('$kind: $text', ({ original, text, kind }) => {
    const errors = compareTexts(original, text).filter((change) => change.severity === 'error');
    expect(errors.map((change) => change.kind)).toContain(kind);
  });
});
