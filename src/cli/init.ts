/** `factloom init`: a newsroom that works at once. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError } from '../errors.ts';
import { VERSION } from '../version.ts';
import type { Command } from './command.ts';

const STARTER = fileURLToPath(new URL('../../fixtures/starter', import.meta.url));

export const init: Command = {
  summary: 'a newsroom that generates, checks and publishes at once',
  operands: '[DIR]',
  help: `Puts a small newsroom into DIR (default: .): config, an assignment with its template,
a persona, registers and real facts. Nothing that is there is overwritten; a folder that
holds one of these files already is refused.

  factloom init my-newsroom
  cd my-newsroom && factloom generate --all`,
  options: {},
  async run({ operands, values, newsroom, context, io, json, quiet }) {
    const [folder, ...rest] = operands;
    if (rest.length > 0) throw new ConfigError('init takes one folder');
    const target = folder === undefined ? newsroom : resolve(folder);
    if (values['newsroom'] !== undefined && target !== newsroom)
      throw new ConfigError('init takes one folder', { hint: 'say DIR or --newsroom DIR, not both' });
    const files = await starterFiles();
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
        `\nNext:\n${where ? `  cd ${where}\n` : ''}  factloom generate --all\n  factloom check drafts/lithium-supply.md\n  factloom approve lithium-supply --by "YOUR NAME"\n  factloom publish\n`,
      );
    return 0;
  },
};

async function starterFiles(): Promise<readonly { path: string; content: string }[]> {
  const entries = (await readdir(STARTER, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const files = await Promise.all(
    entries.map(async (entry) => {
      const path = relative(STARTER, join(entry.parentPath, entry.name));
      return { path: path === 'gitignore' ? '.gitignore' : path, content: await readFile(join(STARTER, path), 'utf8') };
    }),
  );
  const manifest = {
    name: 'newsroom',
    private: true,
    type: 'module',
    scripts: { factloom: 'factloom', generate: 'factloom generate --all', publish: 'factloom publish' },
    dependencies: { factloom: `^${VERSION}` },
    devDependencies: { node: '^24.0.0' },
  };
  return [...files, { path: 'package.json', content: `${JSON.stringify(manifest, null, 2)}\n` }].sort((a, b) => (a.path < b.path ? -1 : 1));
}
