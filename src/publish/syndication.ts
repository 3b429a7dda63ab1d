/** Feeds and sitemaps: RSS 2.0, Atom, JSON Feed 1.1, sitemap.xml and a news sitemap, all told from the same articles. */
import { correctionLine, type Meta, metaOf } from './meta.ts';
import { inPieces, type Publisher, type Rendition } from './publisher.ts';
import { escapeHtml } from './site/html.ts';
import { newsSitemap, sitemap } from './sitemap.ts';
import { openSite, type Site, type SiteOptions } from './where.ts';
import { feedXml } from './xml.ts';

export interface SyndicationOptions extends SiteOptions {
  /** Articles a feed holds, the newest first. Default 50. */
  readonly items?: number;
}

/** Feeds hold approved articles alone, unless there is none: then the drafts, each labelled as one; sitemaps hold no draft, and nothing withdrawn. Throws ConfigError for an option that is wrong. */
export function syndication(options: SyndicationOptions): Publisher {
  const site = openSite('syndication', options);
  const most = options.items ?? 50;
  return inPieces('syndication', {
    options,
    each: async (article) => ({ files: [], summary: metaOf(article, []) }),
    async *all(metas) {
      const all = metas.toSorted(byDate);
      const approved = all.filter(({ draft }) => !draft);
      const told = approved.length > 0 ? approved : all;
      if (told.length > 0) yield* feeds(site, told, most);
      // Pages of drafts, and of what was withdrawn, ask not to be indexed.
      const found = approved.filter(({ withdrawn }) => !withdrawn);
      if (found.length > 0) {
        yield { path: 'sitemap.xml', content: await sitemap(site, found) };
        yield { path: 'news-sitemap.xml', content: await newsSitemap(site, found) };
      }
    },
  });
}

/** The newest first; of one moment by slug. What was corrected or withdrawn is as new as that. */
function byDate(a: Meta, b: Meta): number {
  return newsOf(b) - newsOf(a) || (a.slug < b.slug ? -1 : 1);
}

function newsOf({ date, modified, corrections, withdrawn }: Meta): number {
  return Date.parse(withdrawn || corrections.length > 0 ? modified : date);
}

async function* feeds(site: Site, metas: readonly Meta[], most: number): AsyncIterable<Rendition> {
  const { generateAtomFeed, generateJsonFeed, generateRssFeed } = await import('feedsmith');
  const items = metas.slice(0, most);
  const updated = new Date(Math.max(...items.map(({ modified }) => Date.parse(modified))));
  yield { path: 'feed.xml', content: lines(generateRssFeed(rss(site, items, updated))) };
  yield { path: 'atom.xml', content: lines(generateAtomFeed(atom(site, items, updated))) };
  yield { path: 'feed.json', content: `${JSON.stringify(generateJsonFeed(json(site, items)), null, 2)}\n` };
}

const lines = (xml: string): string => `${feedXml(xml).trimEnd()}\n`;

function rss(site: Site, metas: readonly Meta[], updated: Date) {
  return {
    title: site.title,
    link: `${site.url}/`,
    description: site.description || site.title,
    language: site.language,
    lastBuildDate: updated,
    docs: 'https://www.rssboard.org/rss-specification',
    atom: { links: [{ href: `${site.url}/feed.xml`, rel: 'self', type: 'application/rss+xml' }] },
    items: metas.map((meta) => ({
      title: meta.title,
      link: site.urlOf(meta),
      // Readers take a description for HTML.
      description: escapeHtml(summary(meta)),
      guid: { value: site.idOf(meta), isPermaLink: false },
      pubDate: new Date(meta.published),
      ...((meta.withdrawn || meta.corrections.length > 0) && { dcterms: { modified: [new Date(meta.modified)] } }),
      dc: { creators: [meta.author] },
      categories: meta.tags.map((name) => ({ name })),
    })),
  };
}

function atom(site: Site, metas: readonly Meta[], updated: Date) {
  return {
    id: `${site.url}/`,
    title: { value: site.title },
    ...(site.description !== '' && { subtitle: { value: site.description } }),
    updated,
    authors: [{ name: site.title }],
    links: [
      { href: `${site.url}/`, rel: 'alternate', type: 'text/html' },
      { href: `${site.url}/atom.xml`, rel: 'self', type: 'application/atom+xml' },
    ],
    entries: metas.map((meta) => ({
      id: site.idOf(meta),
      title: { value: meta.title },
      updated: new Date(meta.modified),
      published: new Date(meta.published),
      authors: [{ name: meta.author }],
      summary: { value: summary(meta) },
      categories: meta.tags.map((term) => ({ term })),
      links: [{ href: site.urlOf(meta), rel: 'alternate', type: 'text/html' }],
    })),
  };
}

function json(site: Site, metas: readonly Meta[]) {
  return {
    title: site.title,
    home_page_url: `${site.url}/`,
    feed_url: `${site.url}/feed.json`,
    ...(site.description !== '' && { description: site.description }),
    language: site.language,
    items: metas.map((meta) => ({
      id: site.idOf(meta),
      url: site.urlOf(meta),
      title: meta.title,
      content_text: [...notes(meta), meta.description, ...meta.takeaways.map((line) => `• ${line}`), `${meta.ai.label}`].join('\n'),
      summary: meta.description,
      date_published: new Date(meta.published),
      date_modified: new Date(meta.modified),
      tags: [...meta.tags],
      ...(!meta.withdrawn && site.cardOf(meta) !== undefined && { image: `${site.url}/${site.cardOf(meta)}` }),
      authors: [{ name: meta.author }],
      language: site.language,
    })),
  };
}

/** What was wrong, the deck, and the label that says how it was made: in a feed it stands with no page around it. */
function summary(meta: Meta): string {
  if (meta.withdrawn) return meta.description;
  return [...notes(meta), `${meta.description} (${meta.ai.label.replace(/\.$/, '')}.)`].join(' ');
}

function notes({ corrections }: Meta): readonly string[] {
  return corrections.map(correctionLine);
}
