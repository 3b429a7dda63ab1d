import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AS_OF, factloom, json, starter } from './factloom.ts';

async function published(): Promise<string> {
  const folder = await starter();
  await factloom(['generate', 'lithium-supply', ...AS_OF], folder);
  await factloom(['publish', '--drafts', 'drafts'], folder);
  return folder;
}

it('a published article is verified, a tampered one is not, and one without a receipt leads nowhere', async () => {
  const folder = await published();
  const page = join(folder, 'out/lithium-supply.md');
  const good = await factloom(['verify', 'out/lithium-supply.md'], folder);
  expect(good.out).toMatch(/^out\/lithium-supply\.md: (\d+) of \1 figures match their recorded sources\n$/);
  expect(good.code).toBe(0);
  const text = await readFile(page, 'utf8');
  await writeFile(page, text.replaceAll('49,000', '94,000'));
  const bad = await factloom(['verify', 'out/lithium-supply.md', '--json'], folder);
  expect(bad.code).toBe(3);
  const [report] = json<{ problems: { rule: string; actual?: string }[]; matching: number; figures: number }[]>(bad.out);
  expect(report?.problems.map(({ rule }) => rule)).toContain('claim-value');
  expect(report?.matching).toBeLessThan(report?.figures ?? 0);
  await writeFile(page, text.replace(/^receipt: .*\n/m, ''));
  const bare = await factloom(['verify', 'out/lithium-supply.md'], folder);
  expect(bare.out).toMatch(/no receipt, so that nothing can be traced: \d+ figures, \d+ dates?, \d+ names\n$/);
  expect(bare.code).toBe(3);
});

it.each([
  ['nothing to verify', ['verify'], 2, 'name a page to verify'],
  ['a file that is not there', ['verify', 'nowhere.md'], 2, 'there is no such file'],
  ['a receipt that is not there', ['verify', 'README.md', '--receipt', 'nowhere.json'], 1, 'is not there: nowhere.json'],
])('%s is told', async (_what, words, code, message) => {
  const ran = await factloom(words, await starter());
  expect(ran.code).toBe(code);
  expect(ran.err).toContain(message);
});
