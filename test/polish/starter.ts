/** The newsroom of `factloom init` with some of its files changed, written without a model and with one, and published. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { nodeContext } from '../../src/context-node.ts';
import { generate } from '../../src/generate.ts';
import type { Ledger } from '../../src/model/ledger.ts';
import { parseLedger } from '../../src/newsroom/ledger-file.ts';
import { openPolisher } from '../../src/polish.ts';
import { renderMarkdown } from '../../src/publish/markdown.ts';
import { draftArticles } from '../../src/review/articles.ts';
import type { ModelServer } from './server.ts';

const STARTER = resolve(import.meta.dirname, '../../fixtures/starter');
const SLUG = 'lithium-supply';

/** What a file becomes, by its path in the newsroom. A file that is not there is made from nothing. */
export type Changes = Readonly<Record<string, (text: string) => string>>;

export interface Written {
  /** The body of the draft, without a model and with one. */
  readonly plain: string;
  readonly polished: string;
  readonly ledger: Ledger;
  /** Everything that is published of it. */
  readonly published: string;
}

/** Writes, polishes and publishes the starter's article. */
export async function writeStarter(changes: Changes, server: ModelServer): Promise<Written> {
  const newsroom = await mkdtemp(join(tmpdir(), 'factloom-starter-'));
  try {
    await cp(STARTER, newsroom, { recursive: true });
    for (const [path, change] of Object.entries(changes)) {
      const file = join(newsroom, path);
      const was = await readFile(file, 'utf8').catch(() => '');
      const is = change(was);
      if (is === was) throw new Error(`${path} is as it was`);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, is);
    }
    const context = nodeContext({ now: '2025-10-13T14:22:00-04:00' });
    const config = { model: { name: 'test-model', baseUrl: server.url } };
    const polisher = await openPolisher({ newsroom, config, limits: {}, secret: () => 'key', clock: () => 0 }, context);
    const [drafts, plain] = [join(newsroom, 'drafts'), join(newsroom, 'plain')];
    await generate({ newsroom, slugs: [SLUG], drafts: plain }, context);
    await generate({ newsroom, slugs: [SLUG], drafts, polisher }, context);
    const articles = await draftArticles(drafts, [], context.files);
    const ledger = join(drafts, `${SLUG}.facts.json`);
    return {
      plain: await bodyOf(join(plain, `${SLUG}.md`)),
      polished: await bodyOf(join(drafts, `${SLUG}.md`)),
      ledger: parseLedger(ledger, await readFile(ledger, 'utf8')),
      published: articles.map(({ article }) => renderMarkdown(article).content).join('\n'),
    };
  } finally {
    await rm(newsroom, { recursive: true });
  }
}

async function bodyOf(file: string): Promise<string> {
  const text = await readFile(file, 'utf8');
  return text.slice(text.indexOf('\n---\n') + 5);
}
