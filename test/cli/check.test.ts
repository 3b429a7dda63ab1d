import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AS_OF, factloom, json, starter } from './factloom.ts';

const DRAFT = 'drafts/lithium-supply.md';

async function drafted(from = '', to = ''): Promise<string> {
  const folder = await starter();
  await factloom(['generate', 'lithium-supply', ...AS_OF], folder);
  const text = await readFile(join(folder, DRAFT), 'utf8');
  if (!text.includes(from)) throw new Error(`the draft has no ${from}`);
  await writeFile(join(folder, DRAFT), text.replace(from, to));
  return folder;
}

const WRONG = ['[88,000 metric tons]', '[89,000 metric tons]'] as const;

it('a draft as generated: nothing on stdout, a line on stderr, exit 0', async () => {
  const folder = await drafted();
  expect(await factloom(['check', DRAFT], folder)).toEqual({ code: 0, out: '', err: '1 file: every claim matches its recorded source\n' });
  expect(await factloom(['check', DRAFT, '--quiet'], folder)).toEqual({ code: 0, out: '', err: '' });
  expect(await factloom(['check', DRAFT, '--json'], folder)).toEqual({ code: 0, out: '[]\n', err: '' });
});

it('text: place, severity, message and rule on a line, exit 3', async () => {
  const { code, out, err } = await factloom(['check', DRAFT], await drafted(...WRONG));
  expect(code).toBe(3);
  expect(out).toMatch(/^drafts\/lithium-supply\.md:\d+:\d+: error: .+ \[[a-z-]+\]\n/);
  expect(err).toMatch(/^1 file: \d+ errors?, \d+ warnings?\n$/);
});

it('json: every field of the contract, with offsets into the file', async () => {
  const folder = await drafted(...WRONG);
  const { code, out, err } = await factloom(['check', DRAFT, '--format', 'json'], folder);
  expect({ code, err }).toEqual({ code: 3, err: '' });
  const text = await readFile(join(folder, DRAFT), 'utf8');
  const [finding] = json<Record<string, unknown>[]>(out);
  expect(finding).toMatchObject({
    severity: 'error',
    file: DRAFT,
    actual: '89,000 metric tons',
    fact: 'usgs.lithium-mine-production.australia.2024@mcs2025',
  });
  const { rule, message, start, end, line, column, expected, source } = finding as Record<string, string> &
    Record<'start' | 'end' | 'line' | 'column', number>;
  expect(text.slice(start, end)).toBe('89,000 metric tons');
  expect(text.split('\n')[line - 1]?.slice(column - 1)).toMatch(/^89,000 metric tons/);
  for (const words of [rule, message, expected, source]) expect(words).toEqual(expect.any(String));
});

it('sarif: one run, a rule and a region for each finding', async () => {
  const { code, out } = await factloom(['check', DRAFT, '--format', 'sarif'], await drafted(...WRONG));
  expect(code).toBe(3);
  const { version, $schema, runs } = json<{
    version: string;
    $schema: string;
    runs: { tool: { driver: { name: string; rules: { id: string }[] } }; results: { ruleId: string }[] }[];
  }>(out);
  expect({ version, runs: runs.length }).toEqual({ version: '2.1.0', runs: 1 });
  expect($schema).toContain('sarif-2.1.0');
  expect(runs[0]?.results[0]).toMatchObject({
    level: 'error',
    message: { text: expect.any(String) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: DRAFT }, region: { startLine: expect.any(Number), startColumn: expect.any(Number) } },
      },
    ],
  });
  expect(runs[0]?.tool.driver.rules.map(({ id }) => id)).toContain(runs[0]?.results[0]?.ruleId);
});

it('github: a workflow command a line', async () => {
  const { code, out } = await factloom(['check', DRAFT, '--format', 'github'], await drafted(...WRONG));
  expect(code).toBe(3);
  expect(out).toMatch(/^::error file=drafts\/lithium-supply\.md,line=\d+,col=\d+,title=[a-z-]+::.+\n/);
});

it('rdjson: a diagnostic with a range and a suggestion', async () => {
  const { code, out } = await factloom(['check', DRAFT, '--format', 'rdjson'], await drafted(...WRONG));
  expect(code).toBe(3);
  const { source, diagnostics } = json<{ source: { name: string }; diagnostics: unknown[] }>(out);
  expect(source.name).toBe('factloom');
  expect(diagnostics[0]).toMatchObject({
    severity: 'ERROR',
    code: { value: expect.any(String) },
    location: { path: DRAFT, range: { start: { line: expect.any(Number), column: expect.any(Number) } } },
    suggestions: [{ text: expect.stringContaining('88,000') }],
  });
});

it('another text is checked with --facts, without claims', async () => {
  const folder = await drafted();
  await writeFile(
    join(folder, 'right.md'),
    'Australia mined an estimated 88,000 metric tons of lithium in 2024, the U.S. Geological Survey estimates.\n',
  );
  await writeFile(
    join(folder, 'wrong.md'),
    'Australia mined an estimated 98,000 metric tons of lithium in 2024, the U.S. Geological Survey estimates.\n',
  );
  const facts = ['--facts', 'drafts/lithium-supply.facts.json'];
  expect(await factloom(['check', 'right.md', ...facts], folder)).toMatchObject({ code: 0 });
  const both = await factloom(['check', 'right.md', 'wrong.md', ...facts, '--json'], folder);
  expect(both.code).toBe(3);
  expect(json<{ file: string }[]>(both.out).map(({ file }) => file)).toEqual(['wrong.md']);
});

it('a text without a ledger is a usage error that says what to do', async () => {
  const folder = await drafted();
  await writeFile(join(folder, 'note.md'), 'Words.\n');
  const { code, err } = await factloom(['check', 'note.md'], folder);
  expect(code).toBe(2);
  expect(err).toContain('--facts FILE');
});

it.each([
  ['is not JSON', () => '{', 'drafts/lithium-supply.facts.json:1'],
  ['is of another format', (text: string) => text.replace('"format": 1', '"format": 7'), 'format 7 is not known'],
  ['has a fact without a source', (text: string) => text.replace('"source": "mcs2025"', '"source": "mcs1925"'), 'unknown source `mcs1925`'],
  ['lacks a field', (text: string) => text.replace(/"zone": "[^"]*",/, ''), 'zone: missing'],
  ['lacks its lists', () => '{"format":1}', 'slug: missing'],
])('a ledger that %s is refused with its place, exit 2', async (_case, damage, says) => {
  const folder = await drafted();
  const file = join(folder, 'drafts/lithium-supply.facts.json');
  await writeFile(file, damage(await readFile(file, 'utf8')));
  const { code, out, err } = await factloom(['check', DRAFT], folder);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(says);
});

it('--original: a text that left a fact out is told so, with the ledger of the original', async () => {
  const folder = await drafted();
  const original = await readFile(join(folder, DRAFT), 'utf8');
  await writeFile(join(folder, 'same.md'), original);
  await writeFile(join(folder, 'short.md'), `${original.split('\n').slice(0, -8).join('\n')}\n`);
  expect((await factloom(['check', 'same.md', '--original', DRAFT], folder)).code).toBe(0);
  const { code, out } = await factloom(['check', 'short.md', '--original', DRAFT], folder);
  expect(code).toBe(3);
  expect(out).toMatch(/of the original is gone .*\[fact-dropped\]/);
  const two = await factloom(['check', 'same.md', 'short.md', '--original', DRAFT], folder);
  expect({ code: two.code, err: two.err }).toMatchObject({ code: 2, err: expect.stringContaining('one file at a time') as string });
});
