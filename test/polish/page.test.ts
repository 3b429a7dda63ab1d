/** docs/polish.md: the notes it explains are those the program gives, its settings are those of the config, its links lead somewhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const PAGE = join(ROOT, 'docs/polish.md');
const page = readFileSync(PAGE, 'utf8');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const polish = ['src/endpoint.ts', ...readdirSync(join(ROOT, 'src/polish')).map((name) => `src/polish/${name}`)].map(read).join('\n');

test('every note of a failure is one the program gives', () => {
  const rows = page
    .slice(page.indexOf('| note |'))
    .split('\n')
    .slice(2)
    .filter((line) => line.startsWith('|'));
  const notes = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, note = '']) => note));
  expect(notes.length).toBeGreaterThan(10);
  // A name or a number of the case stands where the program has its own.
  for (const part of notes.flatMap((note) => note.split(/\bM\b|\b503\b|\b3 times\b/)).map((words) => words.trim()))
    expect(polish, part).toContain(part);
});

test('every setting of the model is told, and no other', () => {
  const settings = /interface ModelSettings \{([\s\S]*?)\n\}/.exec(read('src/config.ts'))?.[1] ?? '';
  const known = [...settings.matchAll(/readonly (\w+)\?:/g)].map(([, name]) => name);
  const told = [...(/ {2}model: \{([\s\S]*?)\n {2}\}/.exec(page)?.[1] ?? '').matchAll(/^ {4}(\w+):/gm)].map(([, name]) => name);
  expect(new Set(told)).toEqual(new Set(known));
});

test('every option of the commands is one of theirs', () => {
  const generate = read('src/cli/generate.ts');
  for (const [, option] of page.matchAll(/--(budget-\w+|dry-run|polish)\b/g))
    expect(generate, option).toMatch(new RegExp(`['\\s]${option}'?: \\{`));
  const bench = read('bench/eval-polish.ts') + read('bench/polish-tokens.ts');
  for (const option of ['endpoint', 'model', 'prices', 'most', 'concurrency', 'tokenizer']) {
    expect(page).toContain(`--${option}`);
    expect(bench).toMatch(new RegExp(`${option}: (?:option|\\{)`));
  }
});

test('every link leads to a file', () => {
  for (const [, target = ''] of page.replace(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)#]+)[^)]*\)/g))
    expect(existsSync(resolve(dirname(PAGE), target)), target).toBe(true);
});
