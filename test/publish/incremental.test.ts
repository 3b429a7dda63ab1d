/** Publishing again after anything changed gives what a first run into an empty folder gives, byte for byte; and makes no more than it must. */
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Files } from '../../src/context.ts';
import type { Approval, Article } from '../../src/model/article.ts';
import type { Ledger } from '../../src/model/ledger.ts';
import { formatDraft } from '../../src/newsroom/draft-file.ts';
import { formatLedger } from '../../src/newsroom/ledger-file.ts';
import { annotations } from '../../src/publish/annotations.ts';
import { jsonLd } from '../../src/publish/json-ld.ts';
import { llms } from '../../src/publish/llms.ts';
import { markdown } from '../../src/publish/markdown.ts';
import { openMemory } from '../../src/publish/memory.ts';
import { ninjs } from '../../src/publish/ninjs.ts';
import { provenance } from '../../src/publish/provenance.ts';
import { publishSources } from '../../src/publish/publish.ts';
import type { Publisher } from '../../src/publish/publisher.ts';
import { site } from '../../src/publish/site/site.ts';
import { syndication } from '../../src/publish/syndication.ts';
import { receipt } from '../../src/receipt.ts';
import { approvedShelf } from '../../src/review/shelf.ts';
import { contextOf, entity, figure, memory } from '../memory.ts';
import { article, BODY, FACTS } from './article.ts';

/** A newsroom of one disk, and what stands for the program and its configuration. */
interface Newsroom {
  readonly files: ReturnType<typeof memory>;
  program: string;
  title: string;
}

const ARTICLES = ['rare-earths', 'lithium', 'weekly/2025-w1', 'weekly/2025-w2'];

/** Writes the next version of an article. */
async function approve(files: Files, name: string, body: string, ledger: Partial<Ledger>, more: Partial<Approval> = {}): Promise<void> {
  const [slug = '', edition] = name.split('/');
  const version = (await files.list(`/n/articles/${name}`)).filter((file) => /^v\d+\.md$/.test(file)).length + 1;
  const made = article({ ledger: { slug, ...(edition !== undefined && { edition }), ...ledger } }).ledger;
  const front = { slug, ...(edition !== undefined && { edition }), assignment: slug, persona: made.persona.id, asOf: made.asOf, seed: 's' };
  const approval = { version, by: 'Ada Okafor', at: `2025-10-${13 + version}T09:00:00+02:00`, ...more };
  await files.write(
    `/n/articles/${name}/v${version}.md`,
    formatDraft({ ...front, state: more.withdrawal === undefined ? 'approved' : 'withdrawn', approval }, body),
  );
  await files.write(`/n/articles/${name}/v${version}.facts.json`, formatLedger(made));
}

/** Everything that may happen between two runs; `pick` chooses an article or a file. */
const CHANGES: Readonly<Record<string, (newsroom: Newsroom, pick: (of: readonly string[]) => string) => Promise<void>>> = {
  'nothing changed': async () => undefined,
  'a fact was revised': async ({ files }, pick) => {
    const [, ...rest] = FACTS;
    const revised = figure({ id: 'now', amount: '280000', vintage: 'f' });
    await approve(files, pick(ARTICLES), BODY.replaceAll('270,000', '280,000'), { facts: [revised, ...rest] });
  },
  'the source of a fact was corrected': async ({ files }, pick) => {
    const name = pick(ARTICLES);
    const newest = (await files.list(`/n/articles/${name}`)).filter((file) => file.endsWith('.json')).at(-1);
    if (newest === undefined) return;
    const file = `/n/articles/${name}/${newest}`;
    await files.write(file, ((await files.read(file)) ?? '').replace('Commodity Summaries', 'Commodity Summaries, corrected'));
  },
  'the persona was renamed': async ({ files }, pick) =>
    await approve(files, pick(ARTICLES), BODY, { persona: { ...article().ledger.persona, name: 'Nora Vane' } }),
  'an entity was renamed and listed': async ({ files }, pick) => {
    const facts = [...FACTS, figure({ id: 'mp', subject: 'mp', amount: '597' })];
    const listings = [{ ticker: 'MP', mic: 'XNYS', exchange: 'NYSE' }];
    const entities = [entity('china'), entity('usgs', { name: 'The Survey' }), entity('mp', { name: 'MP', class: 'company', listings })];
    await approve(files, pick(ARTICLES), `${BODY}\nIt made [597 metric tons](fact:mp).\n`, { facts, entities });
  },
  'a chart came': async ({ files }, pick) =>
    await approve(files, pick(ARTICLES), BODY, { charts: [{ id: 'mines', title: 'Mines', type: 'bar', facts: ['now', 'before'] }] }),
  'a version was corrected by hand': async ({ files }, pick) => {
    const file = `/n/articles/${pick(ARTICLES)}/v1.md`;
    const text = await files.read(file);
    if (text !== undefined) await files.write(file, text.replace('## Supply', '## Demand'));
  },
  'an article was added': async ({ files }) => await approve(files, 'zinc', BODY, { topics: ['zinc'] }),
  'an article was corrected': async ({ files }, pick) =>
    await approve(files, pick(ARTICLES), BODY.replace('grow', 'grew'), {}, { correction: 'They grew earlier.' }),
  'an article was withdrawn': async ({ files }, pick) => await approve(files, pick(ARTICLES), BODY, {}, { withdrawal: 'It was wrong.' }),
  'an article was removed': async ({ files }, pick) => {
    const name = pick(ARTICLES);
    for (const file of await files.list(`/n/articles/${name}`)) if (!file.includes('/')) await files.remove(`/n/articles/${name}/${file}`);
  },
  'a file was edited': async ({ files }, pick) => {
    const file = pick(await files.list('/n/out'));
    if (file !== '') await files.write(`/n/out/${file}`, 'edited by hand');
  },
  'a file was deleted': async ({ files }, pick) => await files.remove(`/n/out/${pick(await files.list('/n/out'))}`),
  'the configuration changed': async (newsroom) => {
    newsroom.title += '!';
  },
  'the program was updated': async (newsroom) => {
    newsroom.program += '+';
  },
  'the memory was lost': async ({ files }) => await files.remove('/cache/memory.ndjson'),
  'the memory was cut off': async ({ files }) => {
    const text = (await files.read('/cache/memory.ndjson')) ?? '';
    await files.write('/cache/memory.ndjson', text.slice(0, text.length / 2));
  },
};

function publishers({ title, program }: Newsroom): readonly Publisher[] {
  const where = { url: 'https://desk.example', title };
  // What a program makes shows which one it was.
  const stamp: Publisher = { ...jsonLd({ url: 'https://desk.example', title: program }), name: 'stamp' };
  return [markdown({ receipts: '.', figures: true }), receipt(), site(where), syndication(where), llms(where)].concat([
    ninjs(where),
    provenance(where),
    annotations(where),
    stamp,
  ]);
}

/** Publishes into `out`; `remember` is whether it goes by what the last run made. */
async function run(newsroom: Newsroom, out: string, remember: boolean) {
  const { files, program } = newsroom;
  const shelf = await approvedShelf('/n', [], files);
  const sources = await Promise.all(shelf.map(async ({ hash, open }) => ({ inputs: await hash(), open })));
  // The program stands among the options here only so that its change shows; what is asked of the memory is its own argument.
  const made = publishers(newsroom).map((one) =>
    one.name === 'stamp' && one.pieces ? { ...one, pieces: { ...one.pieces, options: {} } } : one,
  );
  const kept = remember ? await openMemory('/cache/memory.ndjson', program, made, files) : undefined;
  return await publishSources(sources, made, out, contextOf(files), { memory: kept });
}

async function newsroomOf(names: readonly string[]): Promise<Newsroom> {
  const embed = async (name: string): Promise<string> => await readFile(new URL(`../../embed/${name}`, import.meta.url), 'utf8');
  const texts: Record<string, string> = {};
  for (const name of ['figures.css', 'figures.js']) texts[new URL(`../../embed/${name}`, import.meta.url).pathname] = await embed(name);
  const files = memory(texts);
  for (const name of names) await approve(files, name, BODY, {});
  return { files, program: 'one', title: 'Desk' };
}

/** What a folder holds. */
function held({ files }: Newsroom, folder: string): Readonly<Record<string, string>> {
  const all = [...files.held].filter(([path]) => path.startsWith(`${folder}/`));
  return Object.fromEntries(all.map(([path, text]) => [path.slice(folder.length), text]));
}

const change = fc.record({ what: fc.constantFrom(...Object.keys(CHANGES)), pick: fc.nat() });

describe('publishing again', () => {
  it('gives what a first run gives, whatever happened in between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(change, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 4 }), async (runs) => {
        const newsroom = await newsroomOf(ARTICLES);
        const { files } = newsroom;
        await run(newsroom, '/n/out', true);
        for (const [index, changes] of runs.entries()) {
          for (const { what, pick } of changes) await CHANGES[what]?.(newsroom, (of) => of[pick % Math.max(1, of.length)] ?? '');
          const before = held(newsroom, '/n/out');
          files.writes.length = 0;
          await run(newsroom, '/n/out', true);
          const written = files.writes.filter((path) => path.startsWith('/n/out/')).map((path) => path.slice('/n/out'.length));
          await run(newsroom, `/clean${index}`, false);
          const clean = held(newsroom, `/clean${index}`);
          // What nothing makes any more stays only where nobody can know whose it is: it was edited, or the memory is gone.
          const forgot = changes.some(({ what }) => what.startsWith('the memory'));
          const stray = Object.keys(held(newsroom, '/n/out')).filter((path) => !(path in clean));
          expect(forgot ? [] : stray.filter((path) => before[path] !== 'edited by hand')).toEqual([]);
          for (const path of stray) await files.remove(`/n/out${path}`);
          expect(held(newsroom, '/n/out')).toEqual(clean);
          expect(written.filter((path) => before[path] === clean[path] && before[path] !== undefined)).toEqual([]);
          const again = await run(newsroom, '/n/out', true);
          expect(again?.filter(({ state }) => state !== 'unchanged')).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('opens no article that did not change, and writes only what it says differently', async () => {
    const newsroom = await newsroomOf(ARTICLES);
    await run(newsroom, '/n/out', true);
    const read = vi.spyOn(newsroom.files, 'read');
    newsroom.files.writes.length = 0;
    await run(newsroom, '/n/out', true);
    expect(read.mock.calls.flat().filter((path) => path.includes('/articles/'))).toEqual([]);
    expect(newsroom.files.writes).toEqual([]);
    await CHANGES['a fact was revised']?.(newsroom, () => 'lithium');
    newsroom.files.writes.length = 0;
    await run(newsroom, '/n/out', true);
    expect(new Set(read.mock.calls.flat().flatMap((path) => /articles\/(.*)\/v/.exec(path)?.[1] ?? []))).toEqual(new Set(['lithium']));
    expect(newsroom.files.writes.filter((path) => /rare-earths|weekly/.test(path))).toEqual([]);
  });

  it('believes what the same program remembers, and nothing of another', async () => {
    const newsroom = await newsroomOf(['lithium']);
    await run(newsroom, '/n/out', true);
    const tell = async (): Promise<string> => {
      const file = '/cache/memory.ndjson';
      await newsroom.files.write(file, ((await newsroom.files.read(file)) ?? '').replaceAll("China's mines", 'Remembered mines'));
      await run(newsroom, '/n/out', true);
      return (await newsroom.files.read('/n/out/feed.xml')) ?? '';
    };
    expect(await tell()).toContain('Remembered mines');
    newsroom.program = 'two';
    expect(await tell()).not.toContain('Remembered mines');
  });

  it('removes what no article makes any more and leaves alone what was edited since', async () => {
    const newsroom = await newsroomOf(ARTICLES);
    await run(newsroom, '/n/out', true);
    await newsroom.files.write('/n/out/lithium.md', 'edited by hand');
    await CHANGES['an article was removed']?.(newsroom, () => 'lithium');
    const results = await run(newsroom, '/n/out', true);
    expect(results?.filter(({ state }) => state === 'left').map(({ path }) => path)).toEqual(['/n/out/lithium.md']);
    expect(results?.filter(({ state }) => state === 'removed').map(({ path }) => path)).toContain('/n/out/receipts/lithium/v1.json');
    expect(await newsroom.files.read('/n/out/lithium.md')).toBe('edited by hand');
    expect(await newsroom.files.read('/n/out/site-data/articles/lithium.json')).toBeUndefined();
  });

  it('a publisher that must see all articles sees them in every run', async () => {
    const newsroom = await newsroomOf(ARTICLES);
    const seen: string[][] = [];
    const whole: Publisher = {
      name: 'whole',
      async *render(articles: Iterable<Article>) {
        seen.push([...articles].map(({ ledger }) => ledger.slug));
        yield { path: 'all.txt', content: 'x' };
      },
    };
    for (let round = 0; round < 2; round += 1) {
      const shelf = await approvedShelf('/n', [], newsroom.files);
      const sources = await Promise.all(shelf.map(async ({ hash, open }) => ({ inputs: await hash(), open })));
      const kept = await openMemory('/cache/memory.ndjson', 'one', [whole], newsroom.files);
      await publishSources(sources, [whole], '/n/out', contextOf(newsroom.files), { memory: kept });
    }
    expect(seen).toEqual([seen[0], seen[0]]);
    expect(seen[0]).toHaveLength(ARTICLES.length);
  });
});
