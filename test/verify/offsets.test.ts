/** Every character a reader sees is found where it stands in the file. */
import { expect, test } from 'vitest';
import { readDocument } from '../../src/verify/document.ts';

test.each<[name: string, markdown: string]>([
  ['plain words', 'It mined 7 tons.'],
  ['escapes', 'It \\*mined\\* 7 tons.'],
  ['references', 'R&amp;D &#36;&#x41; 7 tons.'],
  ['references to nothing', '&#0;&#xd800; 7 tons.'],
  ['what looks like a reference in code', '`&amp;\\*` 7 tons.'],
  ['a block of code', '```\n&amp; \\* 7 tons.\n```'],
  ['code without an end', '```\n&amp;7 tons.'],
  ['lines of a quote', '> It mined\n> \t7 tons.'],
  ['lines with carriage returns', 'It mined\r\n7 tons.'],
  ['characters that are none', 'a\0b 7 tons.'],
  ['claims in emphasis', '**[7](fact:a)** tons of `x` 7 tons.'],
])('%s', (_, markdown) => {
  const [block] = readDocument(markdown, 0).blocks;
  const place = block?.text.lastIndexOf('7 tons') ?? -1;
  expect(block?.map[place]).toBe(markdown.lastIndexOf('7 tons'));
  expect([...(block?.map ?? [])]).toEqual([...(block?.map ?? [])].sort((a, b) => a - b));
  expect(block?.map.at(-1)).toBeLessThanOrEqual(markdown.length);
});
