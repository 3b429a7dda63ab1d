/** Names found in a text: whole words, the longest first, and none that ends behind the text. */
import { expect, test } from 'vitest';
import { indexNames, occurrences } from '../../src/verify/name-index.ts';

const index = indexNames(['U.S.', 'U.S. Geological Survey', 'China', 'China Northern', '^GSPC'].map((name) => [name, name] as const));

test.each<[text: string, names: readonly string[]]>([
  ['as much as the U.S.', ['U.S.']],
  ['the U.S. Geological Survey and the U.S.', ['U.S. Geological Survey', 'U.S.']],
  ['China', ['China']],
  ['China North', ['China']],
  ['China Northern', ['China Northern']],
  ['Chinas', []],
])('%s', (text, names) => {
  const found = occurrences(text, index);
  expect(found.map(({ value }) => value)).toEqual(names);
  for (const { start, end, value } of found) expect(text.slice(start, end)).toBe(value);
});
