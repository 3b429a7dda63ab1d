/** Feeds, sitemaps and JSON-LD: they say what the article says, and are read back by readers of their formats. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { jsonLd } from '../../src/publish/json-ld.ts';
import type { Publisher } from '../../src/publish/publisher.ts';
import { syndication } from '../../src/publish/syndication.ts';
import { contextOf, memory } from '../memory.ts';
import { APPROVED, article } from './article.ts';

const SITE = { url: 'https://desk.example.org/', title: 'The Desk & Co. <Daily>', description: 'Figures with sources' };

async function files(publisher: Publisher, ...articles: readonly Article[]): Promise<Readonly<Record<string, string>>> {
  const made: Record<string, string> = {};
  for await (const { path, content } of publisher.render(articles, contextOf(memory({})))) made[path] = String(content);
  return made;
}

const approved = article({ approval: APPROVED });
const weekly = article({ approval: APPROVED, ledger: { slug: 'weekly', edition: '2025-w42', asOf: '2025-10-17T09:00:00-04:00' } });

describe('feeds', () => {
  test('hold what the article says, with ids that stay', async () => {
    const made = await files(syndication(SITE), approved, weekly);
    expect(Object.keys(made)).toEqual(['feed.xml', 'atom.xml', 'feed.json', 'sitemap.xml', 'news-sitemap.xml']);
    for (const name of ['feed.xml', 'atom.xml', 'feed.json']) {
      const { feed } = parseFeed(made[name] ?? '') as unknown as {
        feed: { items?: readonly Record<string, unknown>[]; entries?: readonly Record<string, unknown>[] };
      };
      const rows = feed.items ?? feed.entries ?? [];
      expect(rows, name).toHaveLength(2);
      expect(JSON.stringify(rows), name).toContain('tag:desk.example.org,2026:weekly/2025-w42');
      expect(JSON.stringify(rows), name).toContain("China's mines grow 6%");
      expect(JSON.stringify(rows), name).toContain('no AI model wrote or edited it');
    }
  });

  test('are well-formed whatever a title holds', async () => {
    const body = approved.body.replace("China's mines grow", 'R&D <script>alert(1)</script> "x" ]]> grow');
    const made = await files(syndication(SITE), { ...approved, body });
    for (const [name, content] of Object.entries(made)) {
      if (name.endsWith('.xml')) expect(XMLValidator.validate(content), name).toBe(true);
      if (name.includes('sitemap')) expect(content, name).not.toContain('<script>');
      if (name.startsWith('feed') || name.startsWith('atom')) {
        const { feed } = parseFeed(content) as unknown as { feed: Readonly<Record<string, readonly { title: unknown }[]>> };
        const [row] = feed['items'] ?? feed['entries'] ?? [];
        expect(JSON.stringify(row?.title), name).toContain(JSON.stringify('R&D <script>alert(1)</script> "x" ]]> grow 6%').slice(1, -1));
      }
    }
    const sitemap = new XMLParser({ ignoreAttributes: true }).parse(made['news-sitemap.xml'] ?? '') as {
      urlset: { url: { 'news:news': { 'news:title': string } } };
    };
    expect(sitemap.urlset.url['news:news']['news:title']).toContain('R&D');
  });

  test('hold no draft where anything is approved', async () => {
    const made = await files(syndication(SITE), approved, article({ ledger: { slug: 'draft-only' } }));
    expect(made['feed.json']).not.toContain('draft-only');
    const drafts = await files(syndication(SITE), article({ ledger: { slug: 'draft-only' } }));
    for (const name of ['feed.xml', 'atom.xml', 'feed.json']) expect(drafts[name], name).toContain('Unreviewed draft');
  });

  test('sitemaps name approved articles alone', async () => {
    const draft = article({ ledger: { slug: 'draft-only' } });
    expect(Object.keys(await files(syndication(SITE), draft))).toEqual(['feed.xml', 'atom.xml', 'feed.json']);
    const made = await files(syndication(SITE), approved, draft);
    for (const name of ['sitemap.xml', 'news-sitemap.xml']) expect(made[name], name).not.toContain('draft-only');
  });

  test('the same articles give the same bytes, whatever their order', async () => {
    expect(await files(syndication(SITE), approved, weekly)).toEqual(await files(syndication(SITE), weekly, approved));
  });

  test('the newest come first, and no more than are asked for', async () => {
    const { feed } = parseFeed((await files(syndication({ ...SITE, items: 1 }), approved, weekly))['feed.json'] ?? '') as unknown as {
      feed: { items: { url: string }[] };
    };
    expect(feed.items.map(({ url }) => url)).toEqual(['https://desk.example.org/weekly/2025-w42/']);
  });

  test('nothing published is no feed', async () => {
    expect(await files(syndication(SITE))).toEqual({});
  });

  test.each([
    [{ url: 'ftp://x' }, 'syndication: url: "ftp://x" is no address'],
    [{ title: '' }, 'syndication: title: missing'],
    [{ permalink: '/articles/' }, 'syndication: permalink: /articles/'],
  ])('%j is refused', (over, message) => {
    expect(() => syndication({ ...SITE, ...over })).toThrow(message);
  });
});

describe('JSON-LD', () => {
  const read = async (one: Article): Promise<Record<string, unknown>> => {
    const [content = ''] = Object.values(
      await files(jsonLd({ ...SITE, policies: { correctionsPolicy: 'https://desk.example.org/corrections' } }), one),
    );
    expect(content).not.toContain('<');
    return JSON.parse(content) as Record<string, unknown>;
  };

  test('names the software as an organisation and the reviewer as a person', async () => {
    const found = await read(approved);
    expect(found).toMatchObject({
      '@type': 'AnalysisNewsArticle',
      headline: "China's mines grow 6%",
      author: { '@type': 'Organization', name: 'Marlow Vane (AI agent)' },
      editor: { '@type': 'Person', name: 'Ada Okafor' },
      publisher: { '@type': 'NewsMediaOrganization', correctionsPolicy: 'https://desk.example.org/corrections' },
      digitalSourceType: 'https://schema.org/DataDrivenMediaDigitalSource',
    });
    expect(String(found['datePublished'])).toMatch(/[+-]\d{2}:\d{2}$/);
  });

  test('has no editor where nobody reviewed, and says what ran', async () => {
    const found = await read(article({ ledger: { record: { ...approved.ledger.record, model: 'some-model' } } }));
    expect(found).not.toHaveProperty('editor');
    expect(found['digitalSourceType']).toBe('https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource');
    expect(String(found['backstory'])).toContain('some-model');
  });

  test('cites every source, without an address where none is known', async () => {
    const citations = (await read(approved))['citation'] as { name: string; url?: string }[];
    expect(citations.map(({ name }) => name)).toContain('Mineral Commodity Summaries 2024');
    expect(citations.find(({ name }) => name === 'Mineral Commodity Summaries 2024')).not.toHaveProperty('url');
  });
});
