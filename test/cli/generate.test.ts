import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AS_OF, DEMO, emptyFolder, factloom, json, starter } from './factloom.ts';

const DRAFT = 'drafts/lithium-supply.md';
const generate = (folder: string, ...more: string[]) => factloom(['generate', 'lithium-supply', ...AS_OF, ...more], folder);

async function change(file: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${file} has no ${String(from)}`);
  await writeFile(file, changed);
}

describe('factloom generate', () => {
  it('writes a draft and its ledger, names the file on stdout and talks on stderr', async () => {
    const folder = await starter();
    const { code, out, err } = await generate(folder);
    expect({ code, out }).toEqual({ code: 0, out: `${DRAFT}\n` });
    expect(err).toMatch(/^lithium-supply: \d+ words from \d+ facts, written\n/);
    expect(await readdir(join(folder, 'drafts'))).toEqual(['lithium-supply.facts.json', 'lithium-supply.md']);
  });

  it('writes the same bytes each time', async () => {
    const [first, second] = [await starter(), await starter()];
    await Promise.all([generate(first), generate(second)]);
    for (const name of ['lithium-supply.md', 'lithium-supply.facts.json'])
      expect(await readFile(join(second, 'drafts', name), 'utf8')).toBe(await readFile(join(first, 'drafts', name), 'utf8'));
    expect((await generate(first)).err).toContain('unchanged');
  });

  it('--quiet says nothing on stderr', async () => {
    expect(await generate(await starter(), '--quiet')).toEqual({ code: 0, out: `${DRAFT}\n`, err: '' });
  });

  it('--json prints JSON and nothing else', async () => {
    const { code, out, err } = await generate(await starter(), '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(json<unknown[]>(out)).toMatchObject([{ slug: 'lithium-supply', state: 'written', findings: [], gaps: [] }]);
  });

  it('--all writes every assignment of the demo newsroom', async () => {
    const drafts = await emptyFolder();
    const { code, out } = await factloom(['generate', '--all', '--newsroom', DEMO, '--drafts', drafts, ...AS_OF, '--json']);
    expect(code).toBe(0);
    expect(json<{ state: string }[]>(out).map(({ state }) => state)).toEqual(['written', 'written', 'written']);
    expect((await readdir(drafts)).filter((name) => name.endsWith('.md'))).toHaveLength(3);
  });

  it('leaves an edited draft alone, and replaces it with --overwrite', async () => {
    const folder = await starter();
    await generate(folder);
    const before = await readFile(join(folder, DRAFT), 'utf8');
    await appendFile(join(folder, DRAFT), '\nA line by an editor.\n');
    const left = await generate(folder);
    expect(left).toMatchObject({ code: 2, out: `${DRAFT}\n` });
    expect(left.err).toContain('--overwrite');
    expect(await readFile(join(folder, DRAFT), 'utf8')).toContain('A line by an editor.');
    expect((await generate(folder, '--overwrite')).code).toBe(0);
    expect(await readFile(join(folder, DRAFT), 'utf8')).toBe(before);
  });

  it('replaces a draft nobody edited when its facts change', async () => {
    const folder = await starter();
    await generate(folder);
    await change(join(folder, 'facts/lithium.csv'), ',88000,', ',88500,');
    const { code, err } = await generate(folder);
    expect(code).toBe(0);
    expect(err).toContain('written');
    expect(await readFile(join(folder, DRAFT), 'utf8')).toContain('[88,500 metric tons]');
  });

  it('holds a draft that lacks a required fact: none is written, exit 3', async () => {
    const folder = await starter();
    const { code, out, err } = await factloom(['generate', '--all', '--as-of', '2025-04-07T12:00:00-04:00'], folder);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain('missing world: no fact that matches was published by then');
    await expect(readdir(join(folder, 'drafts'))).rejects.toThrow('ENOENT');
  });

  it('holds a draft in which the guard finds an error: written as held, exit 3, with the place', async () => {
    const folder = await starter();
    await change(
      join(folder, 'templates/market-note.md.hbs'),
      "By the agency's estimates,",
      'By 2031 Glencore will follow. By the estimates,',
    );
    const { code, out, err } = await generate(folder);
    expect({ code, out }).toEqual({ code: 3, out: `${DRAFT}\n` });
    expect(err).toMatch(/drafts\/lithium-supply\.md:\d+:\d+: error: .*2031/);
    expect(await readFile(join(folder, DRAFT), 'utf8')).toContain('state: held');
  });

  it.each([
    ['a bad fact', 'facts/lithium.csv', ',88000,t,', ',many,t,', 'facts/lithium.csv:2: value.amount:'],
    [
      'an unknown template',
      'assignments/lithium-supply.yaml',
      'template: market-note',
      'template: nothing',
      'assignments/lithium-supply.yaml:5: unknown template `nothing`',
    ],
    [
      'an unknown persona',
      'assignments/lithium-supply.yaml',
      'persona: quarry-desk',
      'persona: nobody',
      'assignments/lithium-supply.yaml:4: unknown persona `nobody`',
    ],
    [
      'an unknown path in the template',
      'templates/market-note.md.hbs',
      '{{claim largest-share digits=0}} of the total',
      '{{claim largest-part}} of the total',
      'templates/market-note.md.hbs:14:',
    ],
    [
      'an unknown entity in a query',
      'assignments/lithium-supply.yaml',
      'subject: world, property: lithium-mine-production, required',
      'subject: mars, property: lithium-mine-production, required',
      'roles.world.subject: unknown entity `mars`',
    ],
  ])('%s is refused with its place, exit 2, and no draft is touched', async (_case, file, from, to, says) => {
    const folder = await starter();
    await generate(folder);
    const names = ['lithium-supply.md', 'lithium-supply.facts.json'];
    const before = await Promise.all(names.map((name) => readFile(join(folder, 'drafts', name), 'utf8')));
    await change(join(folder, file), from, to);
    const { code, out, err } = await generate(folder);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(says);
    expect(await Promise.all(names.map((name) => readFile(join(folder, 'drafts', name), 'utf8')))).toEqual(before);
  });

  it('writes none of several drafts where one cannot be made', async () => {
    const folder = await starter();
    const second = await readFile(join(folder, 'assignments/lithium-supply.yaml'), 'utf8');
    await writeFile(
      join(folder, 'assignments/zinc.yaml'),
      second.replace('slug: lithium-supply', 'slug: zinc').replace('market-note', 'nothing'),
    );
    const { code } = await factloom(['generate', '--all', ...AS_OF], folder);
    expect(code).toBe(2);
    await expect(readdir(join(folder, 'drafts'))).rejects.toThrow('ENOENT');
  });

  it('a ledger without its draft, or a draft without its ledger, is made whole or left alone', async () => {
    const folder = await starter();
    await generate(folder);
    await rm(join(folder, DRAFT));
    expect((await generate(folder)).code).toBe(0);
    await rm(join(folder, 'drafts/lithium-supply.facts.json'));
    expect((await generate(folder)).code).toBe(2);
  });
});
