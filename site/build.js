/** Builds the site: Eleventy lays out what `factloom publish` wrote, Pagefind indexes it. */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Eleventy from '@11ty/eleventy';
import * as pagefind from 'pagefind';

const HERE = import.meta.dirname;

/**
 * `content` is the folder that `factloom publish` wrote into, `out` the folder of the site. Returns the number of pages.
 * What other publishers wrote beside `site-data/` stands on the site at the same path: feeds, Markdown, recordings.
 */
export async function build({ content, out }) {
  await clear(out);
  process.env.SITE_CONTENT = content;
  const before = process.cwd();
  process.chdir(HERE);
  try {
    const eleventy = new Eleventy('.', relative(HERE, out), { configPath: 'eleventy.config.js', quietMode: true });
    await eleventy.init();
    const [, pages] = await eleventy.write();
    await copy(content, out);
    await copyCheck(out);
    await search(out);
    return pages.length;
  } finally {
    process.chdir(before);
  }
}

/** Feeds, Markdown, recordings: whatever is made for readers and is no page. */
async function copy(content, out) {
  const entries = await readdir(content, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const [first = ''] = relative(content, path).split(sep);
    if (!entry.isFile() || first === 'site-data' || first.startsWith('.') || path.startsWith(out + sep)) continue;
    await mkdir(dirname(join(out, relative(content, path))), { recursive: true });
    await copyFile(path, join(out, relative(content, path)));
  }
}

/** What "Check this article" loads. It comes with Factloom: beside this folder in a checkout, else among the packages. */
async function copyCheck(out) {
  const beside = join(HERE, '../dist/check.js');
  const from = existsSync(beside) ? beside : fileURLToPath(import.meta.resolve('factloom/check.js'));
  await mkdir(join(out, 'factloom'), { recursive: true });
  await copyFile(from, join(out, 'factloom/check.js'));
}

/** Removes the site of the last build, and nothing that is not one. */
async function clear(out) {
  const files = await readdir(out).catch(() => []);
  if (files.length > 0 && !(files.includes('404.html') && files.includes('assets')))
    throw new Error(`${out} holds something else than a site: choose another folder with --out`);
  await rm(out, { recursive: true, force: true });
}

async function search(out) {
  const { index } = await pagefind.createIndex();
  await index.addDirectory({ path: out });
  await index.writeFiles({ outputPath: join(out, 'pagefind') });
  await pagefind.close();
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      content: { type: 'string', default: join(HERE, '../out') },
      out: { type: 'string', default: join(HERE, '../out/site') },
    },
  });
  const out = resolve(values.out);
  const pages = await build({ content: resolve(values.content), out });
  console.log(
    `\n${pages} pages in ${relative(process.env.INIT_CWD ?? '.', out)}\nTo read them: npm run serve, then open http://127.0.0.1:8080/`,
  );
}
