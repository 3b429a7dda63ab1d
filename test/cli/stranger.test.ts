/** What a stranger ran into: disks that refuse, words that contradict each other, names that are none. */
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { count } from '../../src/cli/command.ts';
import { AS_OF, emptyFolder, factloom, json, type Ran, starter } from './factloom.ts';

const DRAFT = 'drafts/lithium-supply.md';
const NO_TRACE = /\n\s+at |node:internal/;

async function drafted(): Promise<string> {
  const folder = await starter();
  await factloom(['generate', '--all', ...AS_OF], folder);
  return folder;
}

/** The starter with its assignment made once for each of two countries. */
async function recurring(): Promise<string> {
  const folder = await starter();
  await change(
    folder,
    'assignments/lithium-supply.yaml',
    'template: market-note',
    'template: market-note\nedition: { each: [australia, chile] }',
  );
  return folder;
}

async function change(folder: string, name: string, from: string, to: string): Promise<void> {
  const file = join(folder, name);
  const text = await readFile(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
  await writeFile(file, text.replace(from, to));
}

function refused({ code, out, err }: Ran, ...says: readonly string[]): void {
  expect({ code, out }).toEqual({ code: 2, out: '' });
  for (const part of says) expect(err).toContain(part);
  expect(err).not.toMatch(NO_TRACE);
}

describe('a draft that a person edited', () => {
  it('is left alone by generate --all, which says so and exits with 0', async () => {
    const folder = await drafted();
    await appendFile(join(folder, DRAFT), '\nA line by an editor.\n');
    const run = await factloom(['generate', '--all', ...AS_OF], folder);
    expect(run.code).toBe(0);
    expect(run.err).toContain('left alone: it was edited');
    const machine = await factloom(['generate', '--all', '--json', ...AS_OF], folder);
    expect(machine.code).toBe(0);
    expect(json<unknown[]>(machine.out)).toMatchObject([{ slug: 'lithium-supply', state: 'edited' }]);
  });
});

describe('a disk that refuses ends with the path and a hint', () => {
  it('check on a folder', async () => {
    const folder = await starter();
    refused(await factloom(['check', 'assignments'], folder), 'assignments: cannot be read (EISDIR)', 'a folder stands there');
  });

  it('generate --drafts on a file', async () => {
    const folder = await starter();
    refused(
      await factloom(['generate', '--all', '--drafts', 'entities.yaml', ...AS_OF], folder),
      'entities.yaml',
      'a file stands where a folder should be',
    );
  });

  it('a draft that is a folder', async () => {
    const folder = await starter();
    await mkdir(join(folder, DRAFT), { recursive: true });
    refused(await factloom(['generate', '--all', ...AS_OF], folder), DRAFT, 'a folder stands there');
  });

  it('init on a file', async () => {
    const folder = await starter();
    refused(await factloom(['init', 'entities.yaml'], folder), 'entities.yaml', 'a file stands where a folder should be');
  });

  it('facts that are a folder', async () => {
    const folder = await starter();
    await rm(join(folder, 'entities.yaml'));
    await mkdir(join(folder, 'entities.yaml'));
    refused(await factloom(['generate', '--all', ...AS_OF], folder), 'entities.yaml: cannot be read (EISDIR)');
  });
});

describe('words that contradict each other', () => {
  it.each([
    ['generate --all and a slug', ['generate', '--all', 'foo'], '--all and `foo` exclude each other'],
    ['check --json and another format', ['check', DRAFT, '--json', '--format', 'sarif'], '--json and --format sarif exclude each other'],
    ['init of two folders', ['init', 'a', '--newsroom', 'b'], 'init takes one folder'],
  ])('%s', async (_case, words, says) => {
    const { code, err } = await factloom(words, await starter());
    expect(code).toBe(2);
    expect(err).toContain(says);
  });

  it('init --newsroom DIR means DIR', async () => {
    const folder = await emptyFolder();
    expect((await factloom(['init', '--newsroom', 'desk'], folder)).code).toBe(0);
    expect(await readFile(join(folder, 'desk/entities.yaml'), 'utf8')).not.toBe('');
  });

  it('generate --watch without a newsroom ends', async () => {
    refused(await factloom(['generate', '--all', '--watch'], await emptyFolder()), 'no newsroom here');
  });
});

describe('names', () => {
  it.each([
    ['a line break', 'Ada\nOkafor'],
    ['a control character', 'Ada\u0007'],
    ['more than 100 characters', 'a'.repeat(101)],
  ])('of a reviewer with %s are refused', async (_case, by) => {
    refused(await factloom(['approve', 'lithium-supply', '--by', by, ...AS_OF], await drafted()), '--by');
  });

  it.each(['approve', 'publish'])('of a draft are SLUG or SLUG/EDITION: %s', async (command) => {
    refused(
      await factloom([command, DRAFT], await drafted()),
      `there is no draft \`${DRAFT}\`: a name is SLUG or SLUG/EDITION`,
      'write lithium-supply',
    );
  });

  it('of one edition make that edition alone', async () => {
    const folder = await recurring();
    const { code, out } = await factloom(['generate', 'lithium-supply/chile', ...AS_OF], folder);
    expect({ code, out }).toEqual({ code: 0, out: 'drafts/lithium-supply/chile.md\n' });
    refused(await factloom(['generate', 'lithium-supply/peru', ...AS_OF], folder), 'has no edition `peru`', 'there is australia, chile');
    refused(await factloom(['approve', 'lithium-supply', '--by', 'Ada', ...AS_OF], folder), 'there are the editions lithium-supply/chile');
  });

  it('of an edition of what does not recur are refused', async () => {
    refused(await factloom(['generate', 'lithium-supply/chile', ...AS_OF], await starter()), 'it does not recur', 'say lithium-supply');
  });
});

it('--json tells several problems one by one', async () => {
  const folder = await starter();
  for (const amount of [',88000,t,', ',49000,t,']) await change(folder, 'facts/lithium.csv', amount, ',many,t,');
  const { code, out } = await factloom(['generate', '--all', '--json', ...AS_OF], folder);
  expect(code).toBe(2);
  const { errors } = json<{ errors: { message: string; file: string; line: number }[] }>(out);
  expect(errors.length).toBeGreaterThan(1);
  for (const error of errors)
    expect(error).toMatchObject({ message: expect.any(String), file: expect.stringContaining('lithium.csv'), line: expect.any(Number) });
});

it('a role that nothing needs is refused with the roles there are', async () => {
  const folder = await starter();
  await change(
    folder,
    'assignments/lithium-supply.yaml',
    'roles:\n',
    'roles:\n  wrld: { subject: world, property: lithium-mine-production }\n',
  );
  refused(await factloom(['generate', '--all', ...AS_OF], folder), 'the template market-note has no role `wrld`', 'it has world,');
  refused(await factloom(['template', 'check'], folder), 'has no role `wrld`');
});

it('one is not many', () => {
  expect([count(1, 'fact'), count(2, 'fact'), count(0, 'word'), count(1, 'word')]).toEqual(['1 fact', '2 facts', '0 words', '1 word']);
});

it('--as-of a day is the end of that day in UTC, and the help says so', async () => {
  const folder = await starter();
  expect((await factloom(['generate', '--all', '--as-of', '2025-10-13'], folder)).code).toBe(0);
  expect(await readFile(join(folder, DRAFT), 'utf8')).toContain('as-of: "2025-10-13T19:59:59-04:00"');
  expect((await factloom(['generate', '--help'])).out).toContain('a date alone is the end of that day in UTC');
});

it('a template that is not UTF-8 is refused with its line', async () => {
  const folder = await starter();
  await appendFile(join(folder, 'templates/market-note.md.hbs'), Buffer.from([0xe9, 0x0a]));
  refused(
    await factloom(['generate', '--all', ...AS_OF], folder),
    'templates/market-note.md.hbs:',
    'this is not UTF-8',
    'save the file as UTF-8',
  );
});
