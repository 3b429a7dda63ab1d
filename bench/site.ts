/**
 * A large site: many editions of one article of the demo, published with `markdown()`, `site()` and `syndication()` and
 * built with the starter; then one article changed and published again. Prints pages a second of CPU time and peak
 * memory, each step a process of its own.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeContext } from '../src/context-node.ts';
import type { Article } from '../src/model/article.ts';
import { parseDraft } from '../src/newsroom/draft-file.ts';
import { markdown } from '../src/publish/markdown.ts';
import { publish } from '../src/publish/publish.ts';
import { site } from '../src/publish/site/site.ts';
import { syndication } from '../src/publish/syndication.ts';
import { demoDrafts } from '../test/verify/demo.ts';

const SLUG = 'eu-raw-materials-brief';
const WHERE = { url: 'https://example.org', title: 'Example Desk' };

const [first = '10000', step, folder = ''] = process.argv.slice(2);
const count = Number(first);
if (step === undefined) compare();
else console.log(JSON.stringify({ ...(await run(step, folder)), ...used() }));

/** Each step as a process: what it did, its CPU time in seconds and its peak memory in MB. */
function compare(): void {
  const own = mkdtempSync(join(tmpdir(), 'factloom-bench-site-'));
  try {
    for (const name of ['publish', 'build', 'change']) {
      const { pages, seconds, memory } = JSON.parse(
        execFileSync(process.execPath, [import.meta.filename, String(count), name, own], { encoding: 'utf8' })
          .trim()
          .split('\n')
          .at(-1) ?? '',
      ) as Record<'pages' | 'seconds' | 'memory', number>;
      const pace = name === 'change' ? `${seconds.toFixed(1)} s` : `${(pages / seconds).toFixed(0)} a second`;
      console.log(`${name}: ${pages} files written, ${pace} of CPU time, peak memory ${memory} MB`);
    }
  } finally {
    rmSync(own, { recursive: true });
  }
}

async function run(name: string, own: string): Promise<{ readonly pages: number }> {
  const [content, out] = [join(own, 'content'), join(own, 'site')];
  if (name === 'build') {
    const { build } = await import('../site/build.js');
    return { pages: await build({ content, out }) };
  }
  const articles = await editions();
  const [newest] = articles;
  if (name === 'change' && newest) articles[0] = { ...newest, body: newest.body.replace('# ', '# News: ') };
  const results = await publish(
    articles,
    [markdown(), site(WHERE), syndication(WHERE)],
    content,
    nodeContext({ now: '2025-10-13T00:00:00Z' }),
  );
  return { pages: results.filter(({ state }) => state === 'written').length };
}

/** Every edition with facts of its own, an hour apart. */
async function editions(): Promise<Article[]> {
  const found = (await demoDrafts()).find(({ slug }) => slug === SLUG);
  if (!found) throw new Error(`${SLUG} is held`);
  const { body } = parseDraft(SLUG, found.text);
  const start = Date.parse(found.ledger.asOf);
  return Array.from({ length: count }, (_, index) => ({
    body,
    approval: null,
    ledger: { ...structuredClone(found.ledger), edition: `e${index}`, asOf: new Date(start - index * 3_600_000).toISOString() },
  }));
}

function used(): { readonly seconds: number; readonly memory: number } {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return { seconds: (userCPUTime + systemCPUTime) / 1e6, memory: Math.round(maxRSS / 1024) };
}
