/**
 * What the last build made, and of what: a page is made again only where its data, a file it was told from, a template,
 * a setting or a tool changed, or where it is no longer there as it was made. Files are known by a stamp of the disk.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = import.meta.dirname;
const FORMAT = 1;

/** Templates of which each page has one entry of a list; all other pages are made in every build. */
const LISTS = { articles: 'article', frontPages: 'index', topicPages: 'topic', companyPages: 'company', authorPages: 'author' };

/** Whether a file is the one that was there: any writing changes it. */
export function stamp(path) {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found?.isFile() ? `${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}` : 'none';
}

/** The names of all files below a folder, those that begin with a dot left out. */
export function filesIn(folder, left = () => false) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || left(path)) return [];
    return entry.isDirectory() ? filesIn(path, left) : entry.isFile() ? [path] : [];
  });
}

/** Opens what is known of the last build into `out`. It is taken away until `save` says what is there now. */
export function openBuilt({ content, out, newsroom }) {
  const file = join(homedir(), '.cache/factloom/site', `${hashOf(`${content}\0${out}`)}.json`);
  const asked = askedBy(templates());
  const setup = setupOf(newsroom, asked);
  const known = read(file);
  const last = known?.format === FORMAT && known.setup === setup && existsSync(out) ? known : { pages: {}, copied: {}, searched: '' };
  rmSync(file, { force: true });
  const entries = Object.entries(LISTS).flatMap(([list, template]) => newsroom[list].map((entry) => ({ list, template, entry })));
  const pages = new Map(
    entries.map(({ template, entry }) => [
      entry.url,
      {
        key: hashOf(JSON.stringify([template, entry, asked.map(({ name, own }) => (own ? (newsroom[name]?.[entry.url] ?? null) : null))])),
      },
    ]),
  );
  const place = (url) => join(out, url, 'index.html');
  const stands = (url) => {
    const before = last.pages[url];
    return (
      before?.key === pages.get(url).key &&
      before.made !== 'none' &&
      before.made === stamp(place(url)) &&
      Object.entries(before.reads).every(([path, then]) => then === stamp(join(content, path)))
    );
  };
  let searched = '';
  const kept = new Set(entries.map(({ entry }) => entry.url).filter(stands));
  return {
    /** The entries whose pages are to be made, by list. */
    changed: Object.fromEntries(Object.keys(LISTS).map((list) => [list, newsroom[list].filter(({ url }) => !kept.has(url))])),
    /** Paths of the pages that stay as they are. */
    kept: [...kept].map(place),
    copied: last.copied,
    /** A file that a page is told from, noted before it is read. */
    note(url, path) {
      const page = pages.get(url);
      if (page) page.reads = { ...page.reads, [relative(content, path)]: stamp(path) };
    },
    /** Whether any page, of which these are all, is another than when they were last indexed for search. */
    search(files) {
      const own = new Set([...pages.keys()].map(place));
      searched = hashOf(
        files
          .toSorted()
          .map((path) => `${path} ${own.has(path) ? stamp(path) : hashOf(readFileSync(path))}`)
          .join('\n'),
      );
      return searched !== last.searched;
    },
    /** Keeps what there is now. @param copied stamps of a file and of its copy, by its path on the site */
    save(copied) {
      for (const [url, page] of pages) {
        if (kept.has(url)) pages.set(url, last.pages[url]);
        else Object.assign(page, { reads: page.reads ?? {}, made: stamp(place(url)) });
      }
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, JSON.stringify({ format: FORMAT, setup, pages: Object.fromEntries(pages), copied, searched }));
      } catch (error) {
        console.warn(`The next build will make everything anew: ${error.message}`);
      }
    },
  };
}

function hashOf(text) {
  return createHash('sha256').update(text).digest('hex');
}

/** Everything that any page may depend on: this folder, the tools, and what templates ask of the newsroom as a whole. */
function setupOf(newsroom, asked) {
  const hash = createHash('sha256').update(`${process.version} ${['@11ty/eleventy', 'nunjucks', 'pagefind', 'satteri'].map(versionOf)}`);
  for (const file of filesIn(HERE, (path) => path.endsWith(`${sep}node_modules`)))
    hash.update(`\0${relative(HERE, file)}\0`).update(readFileSync(file));
  const common = asked.map(({ name, own }) => (own ? null : name === '' ? newsroom : newsroom[name]));
  return hash.update(JSON.stringify(common)).digest('hex');
}

/** The words of every template that such a page may be laid out with. */
function templates() {
  const files = [...filesIn(join(HERE, '_includes')), ...Object.values(LISTS).map((name) => join(HERE, 'pages', `${name}.njk`))];
  return files.map((file) => readFileSync(file, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '')).join('\n');
}

/** What templates ask of the newsroom, by name, and whether only what stands there under the page's own address. Without a name it is everything. */
function askedBy(text) {
  const found = [...text.matchAll(/\bnewsroom\b(?:\.(\w+))?(\[(?:a|entry)\.url\])?|\bcollections\b/g)];
  return found.map(([, name = '', own]) => ({ name, own: own !== undefined && name !== '' }));
}

/** The version of a package, wherever it is installed. */
function versionOf(name) {
  const from =
    name === 'nunjucks' ? createRequire(import.meta.resolve('@11ty/eleventy')).resolve(name) : fileURLToPath(import.meta.resolve(name));
  for (let folder = dirname(from); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    const found = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    if (found.name === name) return `${name}@${found.version}`;
  }
  return name;
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
