/** A program that remembers its last run: what it says and does when something changed since. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nodeContext } from '../../src/context-node.ts';
import { programHash } from '../../src/program.ts';
import { AS_OF, emptyFolder, factloom, type Ran, starter } from './factloom.ts';

/** The built program remembers, and what runs from the source does not: here the source is handed a folder for it. */
const REMEMBERING = `
  const { run } = await import(${JSON.stringify(new URL('../../src/cli/run.ts', import.meta.url).href)});
  const [cache, ...words] = process.argv.slice(1);
  const [out, err] = [process.stdout, process.stderr].map((stream) => (text) => void stream.write(text));
  process.exitCode = await run(words, { out, err, terminal: false, signal: new AbortController().signal, cache });`;

/** A newsroom with two approved articles, published once by a program that may remember. */
async function published() {
  const folder = await starter();
  const cache = join(await emptyFolder(), 'drafts');
  const publish = async (...words: readonly string[]): Promise<Ran> =>
    await new Promise((done) => {
      const asked = ['--input-type=module', '--eval', REMEMBERING, cache, 'publish', ...words];
      const child = execFile(process.execPath, asked, { cwd: folder }, (_, out, err) => done({ code: child.exitCode, out, err }));
    });
  await factloom(['generate', 'lithium-supply', ...AS_OF], folder);
  await factloom(['approve', 'lithium-supply', '--by', 'Ada Okafor', ...AS_OF], folder);
  await mkdir(join(folder, 'articles/other'));
  for (const name of ['v1.md', 'v1.facts.json']) {
    const text = await readFile(join(folder, 'articles/lithium-supply', name), 'utf8');
    await writeFile(join(folder, 'articles/other', name), text.replaceAll('"lithium-supply"', '"other"'));
  }
  expect((await publish()).err).toBe('6 written, 0 unchanged in out\n');
  return { folder, publish, memory: join(cache, '../published') };
}

it('says what it wrote, what it left, and what it removed', async () => {
  const { folder, publish } = await published();
  expect((await publish()).err).toMatch(/^0 written, 6 unchanged in out\n$/);
  await writeFile(join(folder, 'out/other.md'), 'edited by hand\n');
  await rm(join(folder, 'out/lithium-supply.md'));
  expect((await publish()).err).toMatch(/^2 written, 4 unchanged in /);
  await rm(join(folder, 'articles/other'), { recursive: true });
  const { out, err } = await publish();
  expect(out).toContain('out/other.md\nout/receipts/other/v2.json\n');
  expect(err).toMatch(/removed: .*out\/receipts\/other\/v1\.json: no article makes it any more\n3 written, 3 unchanged, 1 removed in /);
  await expect(readFile(join(folder, 'out/other.md'), 'utf8')).resolves.toContain('The newsroom no longer holds it.');
});

it('one article by name leaves the others alone', async () => {
  const { folder, publish } = await published();
  expect((await publish('other')).err).toMatch(/^0 written, 3 unchanged in /);
  await expect(readFile(join(folder, 'out/lithium-supply.md'))).resolves.toBeDefined();
});

it('a setting changed: everything is made anew, and what was made before is removed', async () => {
  const { folder, publish } = await published();
  const config = `import { defineConfig, markdown } from 'factloom';\nexport default defineConfig({ publishers: [markdown({ folder: 'posts' })] });\n`;
  await writeFile(join(folder, 'factloom.config.ts'), config);
  expect((await publish()).err).toMatch(/2 written, 0 unchanged, 6 removed in out\n$/);
  await writeFile(join(folder, 'factloom.config.ts'), config.replace('posts', 'news'));
  expect((await publish()).err).toMatch(/2 written, 0 unchanged, 2 removed in out\n$/);
});

it('a draft that the guard would hold is held, however often it was published before', async () => {
  const { folder, publish } = await published();
  const file = join(folder, 'articles/other/v1.md');
  await writeFile(file, (await readFile(file, 'utf8')).replace('[88,000 metric tons]', '[88,001 metric tons]'));
  for (const _ of [1, 2]) expect(await publish()).toMatchObject({ code: 3, out: '' });
});

it('--check: what was edited by hand is drift, and a memory that is gone or wrong is none', async () => {
  const { folder, publish, memory } = await published();
  expect(await publish('--check')).toMatchObject({ code: 0, err: '0 of 6 files differ\n' });
  await writeFile(join(folder, 'out/other.md'), 'edited by hand\n');
  expect(await publish('--check')).toMatchObject({ code: 1, err: '1 of 6 files differs\n' });
  await publish();
  await rm(memory, { recursive: true });
  expect(await publish('--check')).toMatchObject({ code: 0, err: '0 of 6 files differ\n' });
  expect((await publish()).err).toMatch(/^0 written, 6 unchanged in out\n$/);
});

it('a program is another one where any of its files, its packages or its templates differ', async () => {
  const { files } = nodeContext();
  const own = await programHash(files);
  expect(await programHash(files)).toBe(own);
  for (const name of ['src/publish/markdown.ts', 'package.json', 'embed/figures.css']) {
    const changed = await programHash({
      ...files,
      readBytes: async (path) => (path.endsWith(name) ? Buffer.from('changed') : await files.readBytes(path)),
    });
    expect(changed).not.toBe(own);
  }
});
