import { execFile } from 'node:child_process';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { AS_OF, emptyFolder, factloom, json, ROOT } from './factloom.ts';

it('init in an empty folder: the newsroom generates, checks, approves and publishes at once', async () => {
  const folder = await emptyFolder();
  const made = await factloom(['init'], folder);
  expect(made.code).toBe(0);
  expect(made.out.split('\n')).toEqual(expect.arrayContaining(['factloom.config.ts', 'package.json', '.gitignore', 'entities.yaml']));
  expect(made.err).toContain('factloom generate --all');

  const generated = await factloom(['generate', '--all', ...AS_OF], folder);
  expect(generated).toMatchObject({ code: 0, out: 'drafts/lithium-supply.md\n' });

  const checked = await factloom(['check', 'drafts/lithium-supply.md'], folder);
  expect(checked).toEqual({ code: 0, out: '', err: '1 file: every claim matches its recorded source\n' });

  const approved = await factloom(['approve', 'lithium-supply', '--by', 'Ada Okafor', ...AS_OF], folder);
  expect(approved).toMatchObject({ code: 0, out: 'articles/lithium-supply/v1.md\n' });

  const published = await factloom(['publish'], folder);
  expect(published).toMatchObject({
    code: 0,
    out: 'out/lithium-supply.md\nout/receipts/lithium-supply/v1.json\nout/receipts/lithium-supply/latest.json\n',
    err: '3 written, 0 unchanged in out\n',
  });
  const article = await readFile(join(folder, 'out/lithium-supply.md'), 'utf8');
  expect(article).toContain('Reviewed by Ada Okafor.');
  expect(article).toContain('<https://doi.org/10.5066/P13XCP3R>');
});

it('init of a folder by name makes it and says to go there', async () => {
  const folder = await emptyFolder();
  const { code, out, err } = await factloom(['init', 'desk/metals', '--json'], folder);
  expect(code).toBe(0);
  const made = json<{ folder: string; files: string[] }>(out);
  expect(made.folder).toBe(join(folder, 'desk/metals'));
  expect(err).toContain('cd desk/metals');
  for (const file of made.files) await expect(readFile(join(made.folder, file), 'utf8')).resolves.not.toBe('');
});

it('init leaves a folder alone that holds a newsroom, or one file of one', async () => {
  const folder = await emptyFolder();
  await mkdir(join(folder, 'facts'));
  await writeFile(join(folder, 'entities.yaml'), 'mine\n');
  const { code, out, err } = await factloom(['init'], folder);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('there is a newsroom here already: entities.yaml');
  expect(await readFile(join(folder, 'entities.yaml'), 'utf8')).toBe('mine\n');
  await expect(readFile(join(folder, 'properties.yaml'), 'utf8')).rejects.toThrow('ENOENT');
});

it('the package.json of a new newsroom asks for a Node that can run it', async () => {
  const folder = await emptyFolder();
  await factloom(['init', '--quiet'], folder);
  const manifest = json<Record<string, Record<string, string>>>(await readFile(join(folder, 'package.json'), 'utf8'));
  expect(manifest).toMatchObject({
    type: 'module',
    dependencies: { factloom: expect.any(String) },
    devDependencies: { node: expect.any(String) },
  });
});

it('init --site: a newsroom whose articles become a website', async () => {
  const folder = await emptyFolder();
  const { code, err } = await factloom(['init', '--site'], folder);
  expect(code).toBe(0);
  expect(err).toContain('npm run site && npm run serve');
  const font = 'site/assets/fonts/inter-latin-wght-normal.woff2';
  expect(await readFile(join(folder, font))).toEqual(await readFile(join(ROOT, font)));
  const manifest = json<{ workspaces: string[]; scripts: Record<string, string> }>(await readFile(join(folder, 'package.json'), 'utf8'));
  expect(manifest).toMatchObject({ workspaces: ['site'], scripts: { site: 'factloom publish && npm run build -w site' } });

  await factloom(['generate', '--all', ...AS_OF], folder);
  await factloom(['approve', 'lithium-supply', '--by', 'Ada Okafor', ...AS_OF], folder);
  expect((await factloom(['publish'], folder)).code).toBe(0);
  const { dependencies } = json<{ dependencies: object }>(await readFile(join(folder, 'site/package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    await mkdir(join(folder, 'node_modules', dirname(name)), { recursive: true });
    await symlink(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  }
  await symlink(ROOT, join(folder, 'node_modules/factloom'));
  await promisify(execFile)(process.execPath, ['build.js'], { cwd: join(folder, 'site') });
  const page = await readFile(join(folder, 'out/site/lithium-supply/index.html'), 'utf8');
  expect(page).toContain('<strong><bdi>Reviewed by Ada Okafor.</bdi></strong>');
  expect(page).toContain('Who answers for this, and how to reach them.');
});
