/** The desk from the shell: hold, correct, withdraw, and what publish makes of an article that is no longer there. */
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { factloom, ROOT, starter } from './factloom.ts';

const at = (day: number): readonly string[] => ['--as-of', `2025-10-${day}T14:22:00-04:00`];
const BY = ['--by', 'Ada Okafor'];
const NOTE = "An earlier version gave Chile's output in 2024 as 49,000 metric tons. It was 49,500 metric tons.";

async function published(): Promise<string> {
  const folder = await starter();
  await factloom(['generate', 'lithium-supply', ...at(13)], folder);
  await factloom(['approve', 'lithium-supply', ...BY, ...at(13)], folder);
  await factloom(['publish', ...at(13)], folder);
  return folder;
}

async function mendFacts(folder: string): Promise<void> {
  const file = join(folder, 'facts/lithium.csv');
  await writeFile(file, (await readFile(file, 'utf8')).replace('lithium-mine-production,49000,', 'lithium-mine-production,49500,'));
  await factloom(['generate', 'lithium-supply', ...at(14)], folder);
}

const text = async (folder: string, path: string): Promise<string> => await readFile(join(folder, path), 'utf8');

it('a draft that is held is generated, and goes nowhere until it is released', async () => {
  const folder = await starter();
  await factloom(['generate', 'lithium-supply', ...at(13)], folder);
  const held = await factloom(['hold', 'lithium-supply', '--reason', 'Waits for the revision.', ...BY, ...at(13)], folder);
  expect(held).toEqual({
    code: 0,
    out: 'drafts/lithium-supply.md\n',
    err: 'lithium-supply: held by Ada Okafor: Waits for the revision.\n',
  });
  const again = await factloom(['generate', 'lithium-supply', '--overwrite', ...at(14)], folder);
  expect(again.err).toContain('held by Ada Okafor since 2025-10-13T14:22:00-04:00: Waits for the revision.');
  for (const words of [
    ['approve', 'lithium-supply', ...BY],
    ['publish', '--drafts', 'drafts'],
  ]) {
    const { code, out, err } = await factloom(words, folder);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toMatch(/held by Ada Okafor .*: Waits for the revision\.\n {2}factloom hold lithium-supply --release lets it go/);
  }
  expect((await factloom(['hold', 'lithium-supply', '--release'], folder)).err).toBe(
    'lithium-supply: released; Ada Okafor held it: Waits for the revision.\n',
  );
  expect(await factloom(['approve', 'lithium-supply', ...BY], folder)).toMatchObject({ code: 0 });
});

it('a correction is a version with a note, refused where it is none', async () => {
  const folder = await published();
  const correct = async (...words: readonly string[]) => await factloom(['correct', 'lithium-supply', ...BY, ...at(14), ...words], folder);
  expect(await correct()).toMatchObject({ code: 2, err: expect.stringContaining('--note is missing') });
  expect(await correct('--note', NOTE)).toMatchObject({ code: 2, err: expect.stringContaining('nothing of `lithium-supply` has changed') });
  await mendFacts(folder);
  expect(await correct('--note', 'It was 51,000 metric tons.')).toEqual({
    code: 3,
    out: '',
    err: 'lithium-supply: held\n--note: error: `51,000 metric tons` is said by no fact [unsupported]\n  every figure, date and name of it must be of a fact of the old or the new version; leave out what is not\n',
  });
  expect(await correct('--note', NOTE)).toMatchObject({ code: 0, out: 'articles/lithium-supply/v2.md\n' });
  await factloom(['publish', ...at(14)], folder);
  expect(await text(folder, 'out/lithium-supply.md')).toContain(`> **Correction, Oct. 14, 2025, 2:22 p.m. ET:** ${NOTE}\n`);
  expect(await factloom(['verify', 'out/lithium-supply.md'], folder)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/(\d+) of \1 figures match/),
  });
});

it('a withdrawal leaves a notice, and verify says that there is nothing to stand by', async () => {
  const folder = await published();
  const copy = join(folder, 'out/copy.md');
  await writeFile(copy, await text(folder, 'out/lithium-supply.md'));
  const words = ['withdraw', 'lithium-supply', ...BY, '--reason', 'The years of two editions were mixed up.'];
  expect(await factloom([...words, ...at(14)], folder)).toMatchObject({ code: 0, out: 'articles/lithium-supply/v2.md\n' });
  await factloom(['publish', ...at(14)], folder);
  expect(await text(folder, 'out/lithium-supply.md')).toMatch(
    /\n# Withdrawn: World .+\n\nThis article was withdrawn on Oct\. 14, 2025, 2:22 p\.m\. ET, by Ada Okafor\. The years of two editions were mixed up\.\n$/,
  );
  expect(await text(folder, 'articles/lithium-supply/v1.md')).toContain('metric tons');
  const notice = await factloom(['verify', 'out/lithium-supply.md'], folder);
  expect(notice).toMatchObject({
    code: 0,
    out: 'out/lithium-supply.md: withdrawn by Ada Okafor on Oct. 14, 2025, 2:22 p.m. ET: The years of two editions were mixed up.\n',
  });
  expect(await factloom(['verify', 'out/copy.md'], folder)).toMatchObject({
    code: 3,
    out: expect.stringContaining('out/copy.md: withdrawn by Ada Okafor on'),
  });
  expect(await factloom(['approve', 'lithium-supply', ...BY, ...at(15)], folder)).toMatchObject({
    code: 3,
    err: expect.stringContaining('held, for it says what Ada Okafor withdrew'),
  });
});

it('an article that vanishes leaves a notice until it is put back', async () => {
  const folder = await published();
  await rename(join(folder, 'articles/lithium-supply'), join(folder, 'away'));
  const gone = await factloom(['publish', ...at(14)], folder);
  expect(gone.err).toContain('lithium-supply: no longer in the newsroom; a notice stands in its place');
  expect(await text(folder, 'out/lithium-supply.md')).toContain('by the newsroom. The newsroom no longer holds it.');
  expect(await factloom(['publish', ...at(15)], folder)).toMatchObject({ err: expect.stringContaining('0 written') });
  await rename(join(folder, 'away'), join(folder, 'articles/lithium-supply'));
  await factloom(['publish', ...at(15)], folder);
  expect(await text(folder, 'out/lithium-supply.md')).toContain('metric tons[^');
});

it('in a blog of somebody else: what was written of an article goes with it, and nothing else does', async () => {
  const folder = await starter();
  await writeFile(
    join(folder, 'factloom.config.ts'),
    "import { defineConfig, markdown, receipt } from 'factloom';\nexport default defineConfig({ out: 'blog', publishers: [markdown({ preset: 'hugo', receipts: '/' }), receipt({ folder: 'static' })] });\n",
  );
  await factloom(['generate', 'lithium-supply', ...at(13)], folder);
  await factloom(['approve', 'lithium-supply', ...BY, ...at(13)], folder);
  await factloom(['publish', ...at(13)], folder);
  await writeFile(join(folder, 'blog/static/receipts/lithium-supply/v9.json'), 'somebody else’s\n');
  await factloom(['withdraw', 'lithium-supply', ...BY, '--reason', 'It was wrong.', ...at(14)], folder);
  expect((await factloom(['publish', ...at(14)], folder)).err).toContain('removed: blog/static/receipts/lithium-supply/v1.json');
  expect(existsSync(join(folder, 'blog/static/receipts/lithium-supply/v1.json'))).toBe(false);
  expect(existsSync(join(folder, 'blog/static/receipts/lithium-supply/v9.json'))).toBe(true);
  await rm(join(folder, 'articles'), { recursive: true });
  await factloom(['publish', ...at(15)], folder);
  expect(await text(folder, 'blog/content/posts/lithium-supply.md')).toContain('by Ada Okafor. It was wrong.');
});

it('the commands of docs/desk.md do what it says, one after the other', async () => {
  const folder = await published();
  const doc = await readFile(join(ROOT, 'docs/desk.md'), 'utf8');
  const lines = doc.split('\n').filter((line) => line.startsWith('factloom '));
  expect(lines.map((line) => line.split(' ')[1])).toEqual(['hold', 'hold', 'correct', 'withdraw']);
  for (const [index, line] of lines.entries()) {
    if (index === 2) await mendFacts(folder);
    const words = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '').slice(1);
    expect((await factloom([...words, ...at(15)], folder)).code, line).toBe(0);
  }
});

it.each([
  [['hold'], 'name the one draft to hold'],
  [['hold', 'lithium-supply'], '--reason is missing'],
  [['hold', 'nothing', '--reason', 'Waits.'], 'there is no draft `nothing`'],
  [['hold', '../facts/lithium', '--reason', 'Waits.'], 'a name is SLUG or SLUG/EDITION'],
  [['hold', 'lithium-supply', '--release', '--reason', 'Waits.'], '--release and --reason exclude each other'],
  [['correct', 'a', 'b'], 'name the one article to correct'],
  [['correct', 'lithium-supply', '--note', NOTE], 'nothing of `lithium-supply` is approved'],
  [['withdraw'], 'name the one article to withdraw'],
  [['withdraw', 'lithium-supply'], '--reason is missing'],
  [['withdraw', 'lithium-supply', '--reason', 'Wrong.'], 'there is no approved article `lithium-supply`'],
  [['withdraw', 'lithium-supply', '--reason', 'Wrong.', '--by', ' '], '--by must name a person'],
])('factloom %j is refused', async (words, says) => {
  const folder = await starter();
  await factloom(['generate', 'lithium-supply', ...at(13)], folder);
  const { code, err } = await factloom(words, folder);
  expect([code, err]).toEqual([2, expect.stringContaining(says)]);
});
