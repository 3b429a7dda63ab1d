/** Where sentences end: abbreviations, initials, and names that have a stop of their own. */
import { expect, test } from 'vitest';
import { splitSentences } from '../../src/verify/sentences.ts';

const NAMES = ['Yum! Brands', 'Yahoo!', 'W. R. Berkley', 'Ask.com', 'Which?'];

test.each<[text: string, sentences: readonly string[]]>([
  ['It fell. It rose.', ['It fell.', 'It rose.']],
  ['Yum! Brands reported sales. They rose.', ['Yum! Brands reported sales.', 'They rose.']],
  ['Shares of Yum! Brands fell! It said so.', ['Shares of Yum! Brands fell!', 'It said so.']],
  ['Yahoo! said so, and Which? agreed.', ['Yahoo! said so, and Which? agreed.']],
  ['It bought Yahoo! The price was high.', ['It bought Yahoo!', 'The price was high.']],
  ['W. R. Berkley earned more. W. R. Berkley said so.', ['W. R. Berkley earned more.', 'W. R. Berkley said so.']],
  ['Yum! That is no brand.', ['Yum!', 'That is no brand.']],
])('%s', (text, sentences) => {
  expect(splitSentences(text, NAMES).map(({ start, end }) => text.slice(start, end))).toEqual(sentences);
});
