import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
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

/** The starter with facts read from a stored answer of their source, as `gather` keeps it. */
async function gathered(): Promise<{ folder: string; stored: string }> {
  const folder = await starter();
  const file = join(folder, 'facts/lithium.csv');
  const [head = '', ...rows] = (await readFile(file, 'utf8')).trim().split('\n');
  const answer = Buffer.from(JSON.stringify({ rows: rows.map((row) => ({ tons: Number(row.split(',')[4]) })) }));
  const sha256 = createHash('sha256').update(answer).digest('hex');
  const stored = join(folder, 'facts/payloads', `${sha256}.json.gz`);
  await mkdir(join(folder, 'facts/payloads'));
  await writeFile(stored, gzipSync(answer));
  const told = rows.map((row, index) => `${row},/rows/${index}/tons,${sha256}`);
  await writeFile(file, `${[`${head},pointer,payload`, ...told].join('\n')}\n`);
  await factloom(['generate', 'lithium-supply', ...AS_OF], folder);
  await factloom(['publish', '--drafts', 'drafts'], folder);
  return { folder, stored };
}

const WITH = ['verify', 'out/lithium-supply.md', '--payloads', 'facts/payloads'];

it('with stored payloads every fact is read again at its pointer', async () => {
  const { folder } = await gathered();
  const without = await factloom(['verify', 'out/lithium-supply.md'], folder);
  expect(without.err).toMatch(/; [1-9]\d* rest on documents that are not at hand/);
  const ran = await factloom(WITH, folder);
  expect(ran.code).toBe(0);
  expect(ran.err).toMatch(/(\d+) of \1 facts read again or computed again from what the receipt records; 0 rest/);
});

it.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
  [
    'a digit',
    (bytes) => Buffer.from(bytes.toString().replace('49000', '94000')),
    /the stored payload has the hash [0-9a-f]{64} \[source\]/,
  ],
  ['a blank that says nothing', (bytes) => Buffer.concat([bytes, Buffer.from(' ')]), /the stored payload has the hash/],
])('a stored payload in which %s was changed bears nothing out', async (_what, change, message) => {
  const { folder, stored } = await gathered();
  await writeFile(stored, gzipSync(change(gunzipSync(await readFile(stored)))));
  const ran = await factloom(WITH, folder);
  expect(ran.code).toBe(3);
  expect(ran.out).toMatch(message);
  expect(ran.out).toMatch(/: 0 of \d+ figures match/);
});

it('a payload that was cut off is told as that', async () => {
  const { folder, stored } = await gathered();
  await writeFile(stored, (await readFile(stored)).subarray(0, 40));
  const ran = await factloom(WITH, folder);
  expect(ran.code).toBe(1);
  expect(ran.err).toContain('the stored payload cannot be unpacked');
});

it('delivered, a page and its receipt verify where they arrived', async () => {
  const { folder } = await gathered();
  await writeFile(
    join(folder, 'factloom.config.ts'),
    "import { defineConfig, folder } from 'factloom';\nexport default defineConfig({ sinks: [folder({ name: 'blog', path: 'blog' })] });\n",
  );
  await factloom(['approve', 'lithium-supply', '--by', 'Ada Okafor', ...AS_OF], folder);
  await factloom(['deliver'], folder);
  const ran = await factloom(['verify', 'blog/lithium-supply.md', '--payloads', 'facts/payloads'], folder);
  expect(ran.out).toMatch(/^blog\/lithium-supply\.md: (\d+) of \1 figures match their recorded sources\n$/);
  expect(ran.err).toContain('receipt lithium-supply/v1, blog/receipts/lithium-supply/v1.json');
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
