/** A document that may be a feed of any kind, or a page with articles, as items of one shape. */

import type { parseFeed } from 'feedsmith';
import { pageArticles } from './json-ld.ts';
import type { Payload } from './payload.ts';
import { printable } from './words.ts';

export interface FeedItem {
  /** Empty where there is none. */
  readonly title: string;
  /** The feed's own: guid, atom:id, rdf:about. */
  readonly id?: string | undefined;
  readonly link?: string | undefined;
  /** As written. */
  readonly published?: string | undefined;
  readonly publisher?: string | undefined;
}

export interface FeedPage {
  readonly title: string | undefined;
  /** Minutes the publisher asks to wait before the feed is read again. */
  readonly ttl?: number | undefined;
  readonly items: readonly FeedItem[];
}

/** Reads a document. Entities of its own making are not expanded, and nothing it refers to is fetched. Throws SourceError for what is no feed. */
export async function readFeed(payload: Payload): Promise<FeedPage> {
  const text = payload.text();
  const articles = /<html[\s>]/i.test(text.slice(0, 2000)) ? pageArticles(text) : [];
  if (articles.length > 0)
    return { title: undefined, items: articles.map(({ headline, url, ...more }) => ({ title: headline, link: url, ...more })) };
  const { DetectError, parseFeed } = await import('feedsmith');
  try {
    return itemsOf(parseFeed<string>(text));
  } catch (cause) {
    throw payload.problem(
      cause instanceof DetectError ? 'this is no feed, nor a page that describes an article' : 'the feed is not whole',
      cause,
    );
  }
}

type Parsed = ReturnType<typeof parseFeed<string>>;

function itemsOf({ format, feed }: Parsed): FeedPage {
  switch (format) {
    case 'atom':
      return {
        title: named(feed.title?.value),
        items: (feed.entries ?? []).map((entry) => ({
          title: named(entry.title?.value) ?? '',
          id: entry.id,
          link: entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href,
          published: entry.published ?? entry.updated,
        })),
      };
    case 'json':
      return {
        title: named(feed.title),
        items: (feed.items ?? []).map((item) => ({
          title: named(item.title) ?? '',
          id: item.id,
          link: item.url,
          published: item.date_published,
        })),
      };
    case 'rdf':
      return {
        title: named(feed.title),
        items: (feed.items ?? []).map((item) => ({
          title: named(item.title) ?? '',
          id: item.rdf?.about,
          link: item.link,
          published: item.dc?.dates?.[0],
        })),
      };
    default:
      return {
        title: named(feed.title),
        ttl: feed.ttl,
        items: (feed.items ?? []).map((item) => ({
          title: named(item.title) ?? '',
          id: item.guid?.value,
          link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
          published: item.pubDate ?? item.dc?.dates?.[0],
        })),
      };
  }
}

function named(markup: string | undefined): string | undefined {
  return markup === undefined ? undefined : printable(markup) || undefined;
}
