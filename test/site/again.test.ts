/** Building the site again after anything changed gives what a build into an empty folder gives, byte for byte, and makes no more than it must. */
import { execFile } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nodeContext } from '../../src/context-node.ts';
import type { Article } from '../../src/model/article.ts';
import { markdown } from '../../src/publish/markdown.ts';
import { publish } from '../../src/publish/publish.ts';
import { site } from '../../src/publish/site/site.ts';
import { syndication } from '../../src/publish/syndication.ts';
import { article, BODY } from '../publish/article.ts';
import { full, many } from './newsroom.ts';

const ROOT = resolve(import.meta.dirname, '../..');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'factloom-site-'));
  await cp(join(ROOT, 'site'), join(folder, 'site'), { recursive: true, filter: (path) => !path.endsWith('node_modules') });
  for (const name of ['node_modules', 'dist']) await symlink(join(ROOT, name), join(folder, name));
});
afterAll(async () => await rm(folder, { recursive: true }));

/** What the newsroom holds, and under what name. */
let articles: readonly Article[] = [full(), article(), ...many(22)];
let title = 'Desk';

async function published(): Promise<void> {
  const where = { url: 'https://desk.example', title };
  const context = nodeContext({ now: '2025-10-13T00:00:00Z' });
  await publish(articles, [markdown(), site(where), syndication(where)], join(folder, 'content'), context);
}

/** Builds in a process whose home is `home`; how many pages it made. */
async function build(out: string, home: string): Promise<{ readonly made: number; readonly indexed: boolean }> {
  const words = [join(folder, 'site/build.js'), '--content', join(folder, 'content'), '--out', join(folder, out)];
  const { stdout } = await promisify(execFile)(process.execPath, words, { env: { ...process.env, HOME: join(folder, home) } });
  return { made: Number(/(\d+) of them made/.exec(stdout)?.[1]), indexed: stdout.includes('indexed for search') };
}

/** The hour at which Pagefind zipped a file stands in its head. */
function timeless(bytes: Buffer): Buffer {
  return bytes.length > 8 && bytes.readUInt16BE(0) === 0x1f8b ? Buffer.concat([bytes.subarray(0, 4), bytes.subarray(8)]) : bytes;
}

async function held(out: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(join(folder, out), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    files.map(async (path) => [path.slice(join(folder, out).length), timeless(await readFile(path)).toString('base64')] as const),
  );
  return Object.fromEntries(texts.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

const page = (name: string): string => join(folder, 'site', name);

/** Each after those before it, with the most pages it may make, and whether the search is made anew. */
const CHANGES: Readonly<Record<string, { readonly most: number; readonly indexed: boolean; change(): Promise<unknown> }>> = {
  'nothing changed': { most: 9, indexed: false, change: async () => undefined },
  'an article was revised': {
    most: 16,
    indexed: true,
    change: async () => {
      articles = articles.map((one, index) => (index === 5 ? { ...one, body: one.body.replace('## Supply', '## Demand') } : one));
      await published();
    },
  },
  'an article was added': {
    most: 40,
    indexed: true,
    change: async () => {
      articles = [...articles, article({ body: BODY.replace('grow', 'shrink'), ledger: { slug: 'zinc', topics: ['zinc'] } })];
      await published();
    },
  },
  'an article was removed': {
    most: 40,
    indexed: true,
    change: async () => {
      articles = articles.filter(({ ledger }) => ledger.slug !== 'rare-earths');
      await rm(join(folder, 'content/site-data/articles/rare-earths.json'));
      await rm(join(folder, 'content/rare-earths.md'));
      await published();
    },
  },
  'a page was edited, one was deleted, a file came and a feed was edited on the site': {
    most: 11,
    indexed: true,
    change: async () => {
      await appendFile(join(folder, 'out/full/index.html'), 'edited');
      await rm(join(folder, 'out/zinc/index.html'));
      await writeFile(join(folder, 'out/stray.html'), 'stray');
      await writeFile(join(folder, 'out/feed.xml'), 'edited');
    },
  },
  'a recording came': {
    most: 10,
    indexed: true,
    change: async () => {
      await mkdir(join(folder, 'content/podcast'));
      const told = { label: 'Voices.', audio: { path: 'podcast/full.mp3', duration: 5 }, captions: 'podcast/full.vtt', cues: [] };
      await writeFile(join(folder, 'content/podcast/full.episode.json'), JSON.stringify(told));
    },
  },
  'the publication was renamed': {
    most: 99,
    indexed: true,
    change: async () => {
      title = 'Another Desk';
      await published();
    },
  },
  'a template shows the newest article on every page': {
    most: 99,
    indexed: true,
    change: async () => await appendFile(page('_includes/article.njk'), '{% block latest %}{{ newsroom.articles[0].title }}{% endblock %}'),
  },
  'and another article is the newest': {
    most: 99,
    indexed: true,
    change: async () => {
      articles = [article({ body: BODY.replace('grow', 'gain'), ledger: { slug: 'newest', asOf: '2025-10-20T00:00:00Z' } }), ...articles];
      await published();
    },
  },
  'a page tells what another one is told from': {
    most: 99,
    indexed: true,
    change: async () => {
      const text = await readFile(page('_includes/article.njk'), 'utf8');
      const other = `{% set other = 'articles/full.json' | article %}<p>{{ other.title }}</p>`;
      await writeFile(page('_includes/article.njk'), text.replace('{% block main %}', `{% block main %}${other}`));
    },
  },
  'and that changed': {
    most: 99,
    indexed: true,
    change: async () => {
      articles = articles.map((one) => (one.ledger.slug === 'full' ? { ...one, body: one.body.replace('# China', '# Now China') } : one));
      await published();
    },
  },
};

it('gives what a build into an empty folder gives, whatever happened in between', async () => {
  await published();
  expect(await build('out', 'home')).toMatchObject({ indexed: true });
  for (const [what, { most, indexed, change }] of Object.entries(CHANGES)) {
    await change();
    const done = await build('out', 'home');
    expect.soft({ what, indexed: done.indexed, few: done.made <= most, made: done.made }).toMatchObject({ what, indexed, few: true });
    await build('clean', 'other');
    const [now, clean] = [await held('out'), await held('clean')];
    expect.soft(Object.keys(now), what).toEqual(Object.keys(clean));
    expect
      .soft(
        Object.keys(clean).filter((path) => now[path] !== clean[path]),
        what,
      )
      .toEqual([]);
    await rm(join(folder, 'clean'), { recursive: true });
    await rm(join(folder, 'other'), { recursive: true });
  }
}, 180_000);
