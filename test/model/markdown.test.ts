import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../src/model/markdown.ts';
import { parseMarkdown as remark } from '../../src/model/remark.ts';

const CASES = resolve(import.meta.dirname, '../../fixtures/cases');

/** Types, values, addresses and offsets of a tree: what the guard reads of it. */
function outline(node: object): unknown {
  const { type, value, url, depth, children, position } = node as Record<string, unknown> & {
    position?: { start: { offset?: number }; end: { offset?: number } };
  };
  const inner = Array.isArray(children) ? children.map((child: object) => outline(child)) : undefined;
  return { type, value, url, depth, start: position?.start.offset, end: position?.end.offset, ...(inner && { children: inner }) };
}

describe('the fast parser and remark', () => {
  test('give the same tree, offsets included, for every draft and article of the golden cases', async () => {
    for (const name of await readdir(CASES)) {
      for (const file of (await readdir(join(CASES, name))).filter((entry) => entry.endsWith('.md'))) {
        const text = (await readFile(join(CASES, name, file), 'utf8')).replace(/^---[\s\S]*?\n---\n/, '');
        expect(outline(parseMarkdown(text)), `${name}/${file}`).toEqual(outline(remark(text)));
      }
    }
  });

  test.each([
    'Non-ASCII — “quotes”, café, 日本, 😀 and [€1.2 billion](fact:a.b) after.',
    'Escapes: \\$5 \\* \\[x\\] &amp; &#36; R&D',
    '> quoted [a](fact:x)\n> more\n\n- item [b](fact:y)\n  goes on\n- **[c](fact:z)**\n',
    '| a | b |\n|---|---|\n| 1 | [2](fact:t.x) |\n',
    '[ref][r] and ![alt](fact:i) and `code [d](fact:c)` and <b>html</b>\n\n[r]: fact:ref\n',
    'line  \nbreak \r\nand CRLF\r\n\r\n# H [1](fact:h "title")\r\n',
    '[a *b*](fact:e) [](fact:empty) [x](FACT:upper) <fact:auto>',
  ])('agree on %j', (text) => {
    expect(outline(parseMarkdown(text))).toEqual(outline(remark(text)));
  });

  test('agree on lines made of the pieces drafts are made of', () => {
    const piece = fc.constantFrom(
      '[over 80%](fact:a.b)',
      'word',
      '**bold**',
      '*x*',
      '\\$5',
      '—',
      'é',
      '😀',
      '`c`',
      ' ',
      '. ',
      ', ',
      '(NYSE: MP)',
      '[l](https://x.org)',
      '&amp;',
      '2024',
    );
    const line = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '));
    const block = fc.tuple(fc.constantFrom('', '# ', '## ', '- '), line).map(([lead, words]) => lead + words);
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
        const text = `${blocks.join('\n\n')}\n`;
        expect(outline(parseMarkdown(text))).toEqual(outline(remark(text)));
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
