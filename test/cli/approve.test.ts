import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AS_OF, factloom, json, starter } from './factloom.ts';

const DRAFT = 'drafts/lithium-supply.md';
const approve = (folder: string, ...more: string[]) =>
  factloom(['approve', 'lithium-supply', '--by', 'Ada Okafor', ...AS_OF, ...more], folder);

async function drafted(): Promise<string> {
  const folder = await starter();
  await factloom(['generate', 'lithium-supply', ...AS_OF], folder);
  return folder;
}

async function edit(folder: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, DRAFT), 'utf8');
  if (!text.includes(from)) throw new Error(`the draft has no ${from}`);
  await writeFile(join(folder, DRAFT), text.replace(from, to));
}

it('approve freezes a draft as v1, says who and when, and a second time that it says the same', async () => {
  const folder = await drafted();
  const first = await approve(folder);
  expect(first).toEqual({ code: 0, out: 'articles/lithium-supply/v1.md\n', err: 'lithium-supply: v1 approved by Ada Okafor\n' });
  const text = await readFile(join(folder, 'articles/lithium-supply/v1.md'), 'utf8');
  expect(text).toContain('state: approved\nversion: 1\napproved-by: "Ada Okafor"\napproved-at: "2025-10-13T14:22:00-04:00"\n---\n');
  const again = await approve(folder);
  expect(again).toMatchObject({ code: 0, err: 'lithium-supply: v1 says the same already\n' });
  expect(await readdir(join(folder, 'articles/lithium-supply'))).toEqual(['v1.facts.json', 'v1.md']);
});

it('an edited draft becomes v2 and v1 stays as it was', async () => {
  const folder = await drafted();
  await approve(folder);
  const v1 = await readFile(join(folder, 'articles/lithium-supply/v1.md'), 'utf8');
  await edit(folder, 'remains well ahead of the rest', 'remains far ahead of the rest');
  expect(await approve(folder)).toMatchObject({ code: 0, out: 'articles/lithium-supply/v2.md\n' });
  expect(await readFile(join(folder, 'articles/lithium-supply/v1.md'), 'utf8')).toBe(v1);
  expect(await readFile(join(folder, 'articles/lithium-supply/v2.md'), 'utf8')).toContain('remains far ahead');
});

it('a draft with an error stays a draft: exit 3, its place, and no version', async () => {
  const folder = await drafted();
  await edit(folder, '[88,000 metric tons]', '[89,000 metric tons]');
  const { code, out, err } = await approve(folder);
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toMatch(/^lithium-supply: held\ndrafts\/lithium-supply\.md:\d+:\d+: error: .*88,000/);
  await expect(readdir(join(folder, 'articles'))).rejects.toThrow('ENOENT');
});

it('a slug that leaves its folder is no draft', async () => {
  const folder = await drafted();
  const { code, err } = await factloom(['approve', '../drafts/lithium-supply', '--by', 'Ada Okafor', ...AS_OF], folder);
  expect(code).toBe(2);
  expect(err).toContain('there is no draft `../drafts/lithium-supply`');
  expect(await readdir(folder)).not.toContain('articles');
});

it('a nameless approval is refused', async () => {
  expect(await factloom(['approve', 'lithium-supply', '--by', ' '], await drafted())).toMatchObject({ code: 2, out: '' });
});

it('--json prints the results and nothing else', async () => {
  const { code, out, err } = await approve(await drafted(), '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(json<unknown[]>(out)).toMatchObject([{ slug: 'lithium-supply', state: 'approved', version: 1 }]);
});
