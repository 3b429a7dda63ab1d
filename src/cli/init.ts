/** `factloom init`: a newsroom that works at once. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError } from '../errors.ts';
import { VERSION } from '../version.ts';
import type { Command } from './command.ts';
import { configFor, recogniseBlog, themeHint } from './into.ts';

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

With --into the newsroom publishes into a blog of yours: its builder is recognised by its files, articles go
where its articles stand, and nothing that stands there is overwritten.

  factloom init my-newsroom
  factloom init newsroom --into ../blog
  cd my-newsroom && factloom generate --all`,
  options: {
    site: { type: 'boolean', help: 'also a website: pages, search, feeds' },
    into: { type: 'string', value: 'BLOG', help: 'publish into a blog of yours: Hugo, Jekyll, Astro, Eleventy, Docusaurus or Quartz' },
  },
  async run({ operands, values, newsroom, context, io, json, quiet }) {
    const [folder, ...rest] = operands;
    if (rest.length > 0) throw new ConfigError('init takes one folder');
    const target = folder === undefined ? newsroom : resolve(folder);
    if (values['newsroom'] !== undefined && target !== newsroom)
      throw new ConfigError('init takes one folder', { hint: 'say DIR or --newsroom DIR, not both' });
    const withSite = values['site'] === true;
    const into = typeof values['into'] === 'string' ? resolve(values['into']) : undefined;
    if (into !== undefined && withSite)
      throw new ConfigError('a newsroom publishes into a site of its own or into a blog', { hint: 'say --site or --into' });
    if (into === target) throw new ConfigError('a newsroom stands in a folder of its own', { hint: 'factloom init newsroom --into .' });
    const blog = into === undefined ? undefined : await recogniseBlog(into, context.files);
    const files = withConfig(
      await starterFiles(withSite),
      blog && into ? configFor(blog, relative(target, into).split(sep).join('/')) : undefined,
    );
    const taken = [];
    for (const { path } of files) if ((await context.files.read(join(target, path))) !== undefined) taken.push(path);
    if (taken.length > 0)
      throw new ConfigError(`there is a newsroom here already: ${taken.join(', ')}`, { file: target, hint: 'choose an empty folder' });
    const written = [];
    for (const { path, content } of files) if (await context.files.create(join(target, path), content)) written.push(path);
    if (json) io.out(`${JSON.stringify({ folder: target, files: written }, null, 2)}\n`);
    else for (const path of written) io.out(`${relative('.', join(target, path))}\n`);
    const where = relative('.', target);
    if (blog && !quiet)
      io.err(`\n${into} is a site of ${blog.builder} (${blog.file}); factloom publish writes into it.\n${themeHint(blog)}\n`);
    if (!quiet)
      io.err(
        `\nNext:\n${where ? `  cd ${where}\n` : ''}${withSite ? '  npm install\n' : ''}  factloom generate --all\n  factloom check drafts/lithium-supply.md\n  factloom approve lithium-supply --by "YOUR NAME"\n  ${withSite ? 'npm run site && npm run serve' : 'factloom publish'}\n`,
      );
    return 0;
  },
};

/** The files with another configuration than the starter's. */
function withConfig(files: readonly StarterFile[], content: string | undefined): readonly StarterFile[] {
  return content === undefined ? files : files.map((file) => (file.path === 'factloom.config.ts' ? { ...file, content } : file));
}

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
