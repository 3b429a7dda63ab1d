/**
 * Feeds and press pages as leads: RSS, Atom, RDF and JSON Feed, and pages that describe an article in JSON-LD. A headline with
 * its address, never a figure: what it says is for a person to read at its source.
 */
import { ConfigError, SourceError } from '../errors.ts';
import type { Connector, HostRule } from './connector.ts';
import { type FeedItem, readFeed } from './feed-items.ts';
import { type Sighting, seenAt } from './leads.ts';
import { eachPart } from './parts.ts';
import type { Payload } from './payload.ts';

export interface FeedSource {
  readonly url: string;
  /** Name of the publisher. Default what the feed calls itself. */
  readonly publisher?: string;
}

export interface FeedsOptions {
  readonly feeds: readonly FeedSource[];
  /** Names its leads, `leads/NAME.ndjson`. Default `feeds`. */
  readonly name?: string;
}

const MAX_BYTES = 5_000_000;
const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/html;q=0.5, */*;q=0.1';

/** Leads from feeds; an item is known by its own id, else by its address, and keeps the moment it was first seen. */
export function feeds({ feeds: sources, name = 'feeds' }: FeedsOptions): Connector {
  for (const { url } of sources) refuse(url);
  return {
    name,
    hosts: hostsOf(sources),
    async *facts(_window, gathering) {
      yield* eachPart(
        sources,
        ({ url }) => url,
        async (source) => {
          const payload = await gathering.http.get(source.url, {
            expect: 'text',
            maxBytes: MAX_BYTES,
            headers: { accept: ACCEPT },
            stands,
          });
          return (await feedLeads(payload, source)).map((found) => seenAt(gathering.now, found));
        },
        gathering,
      );
    },
  };
}

/** As long as a feed asks to be left alone, a day at most. */
async function stands(payload: Payload): Promise<number> {
  try {
    return Math.min((await readFeed(payload)).ttl ?? 0, 24 * 60);
  } catch (error) {
    if (error instanceof SourceError) return 0;
    throw error;
  }
}

function refuse(url: string): void {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new ConfigError(`${url} is no address of a feed`, { hint: "feeds({ feeds: [{ url: 'https://…' }] })" });
  if (/(?:^|\.)news\.google\./.test(new URL(url).hostname))
    throw new ConfigError('Google News gives its feeds for personal, non-commercial use', {
      hint: 'name the feeds of the publishers themselves',
    });
}

function hostsOf(sources: readonly FeedSource[]): readonly HostRule[] {
  return [...new Set(sources.map(({ url }) => new URL(url).hostname))].map((host) => ({ host, perSecond: 1 }));
}

/** The items of a feed, or the articles a page describes, as leads. Throws SourceError for what is neither, or holds nothing. */
export async function feedLeads(payload: Payload, { url, publisher }: FeedSource): Promise<readonly Sighting[]> {
  const { title, items } = await readFeed(payload);
  const found = items.flatMap((item) => leadOf(item, url, publisher ?? item.publisher ?? title ?? new URL(url).host));
  if (found.length === 0)
    throw new SourceError(items.length === 0 ? 'the feed has no items' : `none of ${items.length} items has a title and an address`, {
      file: url,
      hint: 'open the address in a browser; the feed may have moved',
    });
  return found;
}

/** An item with a title and an address or id; one of bare words or a bare address says too little. */
function leadOf(item: FeedItem, feed: string, publisher: string): readonly Sighting[] {
  const address = item.link !== undefined && URL.canParse(item.link, feed) ? new URL(item.link, feed) : undefined;
  const url = address && /^https?:$/.test(address.protocol) ? address.href : null;
  const id = item.id === undefined ? url && canonical(url) : idIn(item.id, feed);
  if (item.title === '' || !id) return [];
  const publishedAt = item.published === undefined ? undefined : momentIn(item.published);
  return [{ id, title: item.title, url, publisher, ...(publishedAt !== undefined && { publishedAt }) }];
}

/** An id that means something in its feed alone, `12345`, is put under the feed's address. */
function idIn(id: string, feed: string): string {
  return /^[a-z][a-z0-9+.-]*:./i.test(id) ? id : `${feed}#${id}`;
}

/** An address without what only counts readers. */
function canonical(url: string): string {
  const address = new URL(url);
  const counting = [...address.searchParams.keys()].filter((name) => /^(?:utm_|fbclid$|gclid$|mc_[ce]id$)/.test(name));
  for (const name of counting) address.searchParams.delete(name);
  address.hash = '';
  return address.href;
}

/** An ISO day or instant; undefined for a date whose zone nobody can tell. */
function momentIn(written: string): string | undefined {
  const text = written.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  if (!/(?:Z|[A-Z]{1,4}T|UTC?|[+-]\d{2}:?\d{2})$/.test(text)) return undefined;
  const moment = new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  const year = moment.getUTCFullYear();
  return year > 1990 && year < 2100 ? moment.toISOString().replace('.000Z', 'Z') : undefined;
}
