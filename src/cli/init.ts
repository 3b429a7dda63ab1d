/** `factloom init`: a newsroom that works at once. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError } from '../errors.ts';
import { VERSION } from '../version.ts';
import type { Command } from './command.ts';

const shipped = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const STARTER = shipped('fixtures/starter');
const SITE = shipped('site');
const SITE_CONFIG = shipped('fixtures/site.config.ts');

export const init: Command = {
  summary: 'a newsroom that generates, checks and publishes at once',
  operands: '[DIR]',
  help: `Puts a small newsroom into DIR (default: .): config, an assignment with its template,
a persona, registers and real facts. Nothing that is there is overwritten; a folder that
holds one of these files already is refused.

With --site there is a website too, in site/: npm run site publishes and builds it into out/site.

  factloom init my-newsroom
  cd my-newsroom && factloom generate --all`,
  options: { site: { type: 'boolean', help: 'also a website: pages, search, feeds' } },
  async run({ operands, values, newsroom, context, io, json, quiet }) {
    const [folder, ...rest] = operands;
    if (rest.length > 0) throw new ConfigError('init takes one folder');
    const target = folder === undefined ? newsroom : resolve(folder);
    if (values['newsroom'] !== undefined && target !== newsroom)
      throw new ConfigError('init takes one folder', { hint: 'say DIR or --newsroom DIR, not both' });
    const withSite = values['site'] === true;
    const files = await starterFiles(withSite);
    const taken = [];
    for (const { path } of files) if ((await context.files.read(join(target, path))) !== undefined) taken.push(path);
    if (taken.length > 0)
      throw new ConfigError(`there is a newsroom here already: ${taken.join(', ')}`, { file: target, hint: 'choose an empty folder' });
    const written = [];
    for (const { path, content } of files) if (await context.files.create(join(target, path), content)) written.push(path);
    if (json) io.out(`${JSON.stringify({ folder: target, files: written }, null, 2)}\n`);
    else for (const path of written) io.out(`${relative('.', join(target, path))}\n`);
    const where = relative('.', target);
    if (!quiet)
      io.err(
        `\nNext:\n${where ? `  cd ${where}\n` : ''}${withSite ? '  npm install\n' : ''}  factloom generate --all\n  factloom check drafts/lithium-supply.md\n  factloom approve lithium-supply --by "YOUR NAME"\n  ${withSite ? 'npm run site && npm run serve' : 'factloom publish'}\n`,
      );
    return 0;
  },
};

interface StarterFile {
  readonly path: string;
  readonly content: string | Buffer;
}

async function starterFiles(withSite: boolean): Promise<readonly StarterFile[]> {
  const starter = (await filesBelow(STARTER)).map(({ path, content }) => ({ path: path === 'gitignore' ? '.gitignore' : path, content }));
  if (!withSite) return [...starter, manifest({})].sort(byPath);
  const site = (await filesBelow(SITE)).map(({ path, content }) => ({ path: `site/${path}`, content }));
  const config = { path: 'factloom.config.ts', content: await readFile(SITE_CONFIG) };
  const own = starter.filter(({ path }) => path !== config.path);
  const scripts = { site: 'factloom publish && npm run build -w site', serve: 'npm run serve -w site' };
  return [...own, config, ...site, manifest(scripts, { workspaces: ['site'] })].sort(byPath);
}

async function filesBelow(folder: string): Promise<readonly StarterFile[]> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile() && !entry.parentPath.includes('node_modules'),
  );
  return await Promise.all(
    entries.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path: relative(folder, path).split(sep).join('/'), content: await readFile(path) };
    }),
  );
}

function manifest(scripts: Readonly<Record<string, string>>, more: object = {}): StarterFile {
  const value = {
    name: 'newsroom',
    private: true,
    type: 'module',
    ...more,
    scripts: { factloom: 'factloom', generate: 'factloom generate --all', publish: 'factloom publish', ...scripts },
    dependencies: { factloom: `^${VERSION}` },
    devDependencies: { node: '^24.0.0' },
  };
  return { path: 'package.json', content: `${JSON.stringify(value, null, 2)}\n` };
}

function byPath(a: StarterFile, b: StarterFile): number {
  return a.path < b.path ? -1 : 1;
}
