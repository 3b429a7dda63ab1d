/**
 * The torture newsroom of fixtures/torture, written as any other: one article for each name that means something to a
 * parser, a template, a builder or a browser, with that name in its title, text, source, excerpt, move, rule and chart.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { nodeContext } from '../../src/context-node.ts';
import { generate } from '../../src/generate.ts';
import type { Article } from '../../src/model/article.ts';
import type { Publisher } from '../../src/publish/publisher.ts';
import { draftArticles } from '../../src/review/articles.ts';

export const NEWSROOM = resolve(import.meta.dirname, '../../fixtures/torture');
export const CONTEXT = nodeContext({ now: '2025-10-13T14:22:00-04:00' });

const read = async <T>(path: string): Promise<T> => parse(await readFile(join(NEWSROOM, path), 'utf8')) as T;

/** The companies' names by id, as a person wrote them. */
export const NAMES: ReadonlyMap<string, string> = new Map(
  (await read<readonly { id: string; name: string; class: string }[]>('entities.yaml'))
    .filter((entity) => entity.class === 'company')
    .map(({ id, name }) => [id, name]),
);

/** What the newsroom says of itself. */
export const PERSONA = await read<{ name: string; audience: string; stance: string; purpose: string }>('personas/hostile.yaml');
export const ASSIGNMENT = await read<{
  topics: readonly string[];
  sections: readonly { heading: string }[];
  charts: readonly { title: string }[];
}>('assignments/torture.yaml');
export const CHART_TITLE = (ASSIGNMENT.charts[0]?.title ?? '').replaceAll('\\', '');
/** A person's name is typed in at approval. */
export const REVIEWER = `O'Neil <b>"x"</b> & {{ y }} {% z %} 稀土`;

export const SITE = {
  url: 'https://torture.example/news',
  title: '<b>Ore</b> & "Co" {{ x }} {% y %} $z$ --- 稀土',
  description: `</script><script>alert(1)</script> 'ore' & "co" ]]> <!-- 🪨`,
};

/** An article with the name it is about. */
export interface Tortured {
  readonly id: string;
  readonly name: string;
  /** Its headline as a reader sees it. */
  readonly title: string;
  /** The address of its source as it was recorded. */
  readonly url: string;
  readonly article: Article;
}

let written: Promise<readonly Tortured[]> | undefined;

/** Generates every edition; throws where the guard holds one. */
export function tortured(): Promise<readonly Tortured[]> {
  written ??= write();
  return written;
}

async function write(): Promise<readonly Tortured[]> {
  const drafts = await mkdtemp(join(tmpdir(), 'factloom-torture-'));
  try {
    const results = await generate({ newsroom: NEWSROOM, slugs: ['torture'], drafts }, CONTEXT);
    const held = results.filter(({ state }) => state !== 'written').map(({ slug, edition }) => `${slug}/${edition}`);
    if (held.length > 0) throw new Error(`held: ${held.join(', ')}`);
    const { sources, facts } = await read<{
      sources: Record<string, { url: string }>;
      facts: readonly { id: string; value: { amount?: number } }[];
    }>('facts/ore.yaml');
    const amounts = new Map(facts.map(({ id, value }) => [id, value.amount]));
    return (await draftArticles(drafts, [], CONTEXT.files)).map(({ article }) => {
      const id = article.ledger.edition ?? '';
      const name = NAMES.get(id) ?? '';
      return {
        id,
        name,
        title: `${name.replace(/^[a-z]/, (letter) => letter.toUpperCase())} mined ${amounts.get(`output.${id}.2024`)} metric tons`,
        url: sources[id]?.url ?? '',
        article: { ...article, approval: { version: 1, by: REVIEWER, at: '2025-10-14T09:00:00+02:00' } },
      };
    });
  } finally {
    await rm(drafts, { recursive: true });
  }
}

/** What publishers make of articles, by path. */
export async function made(articles: readonly Article[], ...publishers: readonly Publisher[]): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const publisher of publishers)
    for await (const { path, content } of publisher.render(articles, CONTEXT)) files.set(path, String(content));
  return files;
}
