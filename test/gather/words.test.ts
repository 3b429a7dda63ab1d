/** Words out of markup: what a reader sees, and nothing that would become a link. */
import { expect, test } from 'vitest';
import { pageWords, printable } from '../../src/gather/words.ts';

test.each<[what: string, markup: string, words: string]>([
  ['paragraphs are parted', '<p>shall not exceed:</p><p>(a)</p><p>27 months</p>', 'shall not exceed: (a) 27 months'],
  ['a word is not parted by its marks', 'Regulation (EU) <b>2024</b>/<i>1252</i>', 'Regulation (EU) 2024/1252'],
  ['entities by name and number', 'Aramco&#8217;s &amp; Ma&rsquo;aden&#x2019;s &copy;', 'Aramco’s & Ma’aden’s ©'],
  ['an entity that means nothing stays', 'AT&T &#0; &nosuch;', 'AT&T &#0; &nosuch;'],
  [
    'scripts, styles, comments and the head are not read',
    '<head><title>x</title></head><style>p{}</style>a<!-- b --><SCRIPT>c</SCRIPT>d',
    'a d',
  ],
  ['what is never closed ends the page', 'a <script>b', 'a'],
  ['a sign less-than is no tag', 'x < 5 and y > 3', 'x < 5 and y > 3'],
  ['blanks of all kinds', '10\u00a0%\u2009of\n\tthe', '10 % of the'],
])('%s', (_what, markup, words) => {
  expect(pageWords(markup)).toBe(words);
});

test('a page made to be slow is read in one pass', () => {
  expect(pageWords(`a${'<script'.repeat(200_000)}`)).toBe('a');
  expect(pageWords(`a${'<!--'.repeat(200_000)}`)).toBe('a');
});

test.each<[markup: string, words: string]>([
  ['Comments at https://www.regulations.gov/docket are due', 'Comments at are due'],
  ['Write to (info@example.org) today', 'Write to today'],
  ['Steamboat Pilot &amp; Today', 'Steamboat Pilot & Today'],
])('a title holds no address: %s', (markup, words) => {
  expect(printable(markup)).toBe(words);
});
