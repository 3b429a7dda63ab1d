/** Builds the site: Eleventy lays out what `factloom publish` wrote, Pagefind indexes it; what did not change since the last build stays. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Eleventy from '@11ty/eleventy';
import * as pagefind from 'pagefind';
import readNewsroom from './_data/newsroom.js';
import { filesIn, openBuilt, stamp } from './built.js';

const HERE = import.meta.dirname;

/**
 * `content` is the folder that `factloom publish` wrote into, `out` the folder of the site. Returns how many pages there are, how many were made, and whether they were indexed.
 * What other publishers wrote beside `site-data/` stands on the site at the same path: feeds, Markdown, recordings.
 */
export async function build({ content, out }) {
  refuse(out);
  process.env.SITE_CONTENT = content;
  const built = openBuilt({ content, out, newsroom: readNewsroom() });
  const made = await layOut(built, out);
  const copied = copy(content, out, built.copied);
  clear(out, [...built.kept, ...made, ...copied.keys(), ...assets(out), copyCheck(out)]);
  const pages = filesIn(out).filter((path) => path.endsWith('.html'));
  const indexed = built.search(pages) || !existsSync(join(out, 'pagefind/pagefind.js'));
  if (indexed) await search(out);
  built.save(Object.fromEntries([...copied].map(([path, stamps]) => [relative(out, path), stamps])));
  return { pages: pages.length, made: made.filter((path) => path.endsWith('.html')).length, indexed };
}

/** The paths of what Eleventy wrote: pages of which something changed, and those that are of the site as a whole. */
async function layOut(built, out) {
  const before = process.cwd();
  process.chdir(HERE);
  try {
    const eleventy = new Eleventy('.', relative(HERE, out), {
      configPath: 'eleventy.config.js',
      quietMode: true,
      config: (configuration) => {
        configuration.addGlobalData('changed', built.changed);
        configuration.on('told', ({ url, path }) => built.note(url, path));
      },
    });
    await eleventy.init();
    const [, pages] = await eleventy.write();
    return pages.flatMap(({ outputPath }) => outputPath || []).map((path) => resolve(HERE, path));
  } finally {
    process.chdir(before);
  }
}

/** Feeds, Markdown, recordings: whatever is made for readers and is no page. Of each the stamps of the file and of its copy. */
function copy(content, out, before) {
  const copied = new Map();
  for (const path of filesIn(content, (found) => found === out || found === join(content, 'site-data'))) {
    const target = join(out, relative(content, path));
    const from = stamp(path);
    const last = before[relative(out, target)];
    if (last?.[0] !== from || last[1] !== stamp(target)) {
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(path, target);
    }
    copied.set(target, [from, stamp(target)]);
  }
  return copied;
}

/** What "Check this article" loads, and where it stands. It comes with Factloom: beside this folder in a checkout, else among the packages. */
function copyCheck(out) {
  const beside = join(HERE, '../dist/check.js');
  const target = join(out, 'factloom/check.js');
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(existsSync(beside) ? beside : fileURLToPath(import.meta.resolve('factloom/check.js')), target);
  return target;
}

/** Refuses a folder that holds something else than a site. */
function refuse(out) {
  const files = existsSync(out) ? readdirSync(out) : [];
  if (files.length > 0 && !(files.includes('404.html') && files.includes('assets')))
    throw new Error(`${out} holds something else than a site: choose another folder with --out`);
}

/** Removes what is no part of the site any more. */
function clear(out, files) {
  const wanted = new Set(files);
  const stale = filesIn(out, (path) => path === join(out, 'pagefind')).filter((path) => !wanted.has(path));
  for (const path of stale) rmSync(path);
  for (const folder of new Set(stale.map(dirname))) removeEmpty(folder, out);
}

function removeEmpty(folder, out) {
  if (folder === out || readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  removeEmpty(dirname(folder), out);
}

/** What Eleventy copies as it is. */
function assets(out) {
  return filesIn(join(HERE, 'assets')).map((path) => join(out, relative(HERE, path)));
}

/** Pagefind may be gone before all that it writes is on the disk: its files are written here. */
async function search(out) {
  rmSync(join(out, 'pagefind'), { recursive: true, force: true });
  const { index } = await pagefind.createIndex();
  await index.addDirectory({ path: out });
  const { errors, files } = await index.getFiles();
  if (errors.length > 0) throw new Error(`the pages could not be indexed for search: ${errors.join('; ')}`);
  for (const { path, content } of files) {
    mkdirSync(dirname(join(out, 'pagefind', path)), { recursive: true });
    writeFileSync(join(out, 'pagefind', path), content);
  }
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
  const { pages, made, indexed } = await build({ content: resolve(values.content), out });
  console.log(`
${pages} pages in ${relative(process.env.INIT_CWD ?? '.', out)}, ${made} of them made${indexed ? ' and all indexed for search' : ''}
To read them: npm run serve, then open http://127.0.0.1:8080/`);
}
