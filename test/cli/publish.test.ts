import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AS_OF, factloom, json, starter } from './factloom.ts';

async function drafted(): Promise<string> {
  const folder = await starter();
  await factloom(['generate', 'lithium-supply', ...AS_OF], folder);
  return folder;
}

/** The article, its receipt, and which version is the newest. */
const MADE = ['out/lithium-supply.md', 'out/receipts/lithium-supply/draft.json', 'out/receipts/lithium-supply/latest.json'];

const publishDrafts = (folder: string, ...more: string[]) => factloom(['publish', '--drafts', 'drafts', ...more], folder);

it('drafts are marked unreviewed, in words and in front matter', async () => {
  const folder = await drafted();
  expect(await publishDrafts(folder)).toMatchObject({ code: 0, out: MADE.map((path) => `${path}\n`).join('') });
  const article = await readFile(join(folder, 'out/lithium-supply.md'), 'utf8');
  expect(article).toContain('Unreviewed draft.');
  expect(article).toMatch(/^draft: true$/m);
  expect(article).not.toContain('fact:');
});

it('a second run writes nothing', async () => {
  const folder = await drafted();
  await publishDrafts(folder);
  const before = await stat(join(folder, 'out/lithium-supply.md'));
  expect((await publishDrafts(folder)).err).toBe('0 written, 3 unchanged in out\n');
  expect((await stat(join(folder, 'out/lithium-supply.md'))).mtimeMs).toBe(before.mtimeMs);
});

it('--check writes nothing, is content with what is current and exits with 1 on drift', async () => {
  const folder = await drafted();
  expect(await publishDrafts(folder, '--check')).toMatchObject({ code: 1, err: '3 of 3 files differ\n' });
  await expect(stat(join(folder, 'out'))).rejects.toThrow('ENOENT');
  await publishDrafts(folder);
  expect(await publishDrafts(folder, '--check')).toMatchObject({ code: 0, err: '0 of 3 files differ\n' });
  await writeFile(join(folder, 'out/lithium-supply.md'), 'changed by hand\n');
  expect((await publishDrafts(folder, '--check')).code).toBe(1);
  expect(await readFile(join(folder, 'out/lithium-supply.md'), 'utf8')).toBe('changed by hand\n');
});

it('a draft with an error is not published: exit 3', async () => {
  const folder = await drafted();
  const draft = join(folder, 'drafts/lithium-supply.md');
  await writeFile(draft, (await readFile(draft, 'utf8')).replace('[88,000 metric tons]', '[88,001 metric tons]'));
  const { code, out, err } = await publishDrafts(folder);
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toMatch(/^drafts\/lithium-supply\.md:\d+:\d+: error: /);
  await expect(stat(join(folder, 'out'))).rejects.toThrow('ENOENT');
});

it('with --json a held draft is told as JSON on stdout', async () => {
  const folder = await drafted();
  const draft = join(folder, 'drafts/lithium-supply.md');
  await writeFile(draft, (await readFile(draft, 'utf8')).replace('[88,000 metric tons]', '[88,001 metric tons]'));
  const { code, out } = await publishDrafts(folder, '--json');
  expect(code).toBe(3);
  expect(json<unknown[]>(out)).toMatchObject([{ severity: 'error', file: 'drafts/lithium-supply.md' }]);
});

it('a slug nobody drafted is named', async () => {
  const { code, err } = await publishDrafts(await drafted(), 'zinc');
  expect(code).toBe(2);
  expect(err).toContain('there is no draft `zinc`');
});

it('approved articles alone are published without --drafts', async () => {
  const folder = await drafted();
  const { code, err } = await factloom(['publish'], folder);
  expect(code).toBe(2);
  expect(err).toContain('there is no approved article to publish');
});

it('--preset and --citations choose the form', async () => {
  const folder = await drafted();
  const { out } = await publishDrafts(folder, '--preset', 'hugo', '--citations', 'links', '--out', 'site', '--json');
  expect(json<unknown[]>(out)).toEqual(
    ['content/posts/lithium-supply.md', 'static/receipts/lithium-supply/draft.json', 'static/receipts/lithium-supply/latest.json'].map(
      (path) => ({ path: join(folder, 'site', path), state: 'written', of: 'lithium-supply@draft' }),
    ),
  );
  const article = await readFile(join(folder, 'site/content/posts/lithium-supply.md'), 'utf8');
  expect(article).toContain('](https://doi.org/10.5066/P13XCP3R "');
});
