/** The feed of a podcast: RSS 2.0 with the tags of Apple and of the podcast namespace, which say that voices are synthetic. */
import { createHash } from 'node:crypto';
import { ConfigError } from '../../errors.ts';
import { BRAND } from '../brand.ts';
import { correctionLine } from '../meta.ts';
import { escapeHtml } from '../site/html.ts';
import { openSite, type Site, type SiteOptions } from '../where.ts';
import { feedXml } from '../xml.ts';
import type { Recorded } from './episode.ts';
import type { Cast } from './script-view.ts';

export interface FeedOptions extends Omit<SiteOptions, 'title'> {
  /** Name of the programme in the feed. Default: `show`. */
  readonly title?: string;
  /** Who is responsible; directories write there. */
  readonly owner: { readonly name: string; readonly email: string };
  /** Address of the cover, a square PNG or JPEG of 1400 to 3000 pixels. Default: one made of title and description, at `brand/cover.png`. */
  readonly image?: string;
  /** Of Apple's list. Default Business, Investing. */
  readonly category?: readonly [string, string?];
  /** Kept for ever once the feed is known. Default: made of the feed's address, as the namespace says. */
  readonly guid?: string;
}

export interface Channel {
  readonly site: Site;
  readonly options: FeedOptions;
  readonly address: string;
}

export const FEED = 'podcast.xml';

/** Reads the options of the feed. Throws ConfigError with what is wrong. */
export function openChannel(options: FeedOptions, show: string): Channel {
  const site = openSite('podcast: feed', { ...options, title: options.title ?? show });
  const wrong = (message: string, hint: string): ConfigError => new ConfigError(`podcast: feed: ${message}`, { hint });
  if (!options.owner?.name || !/^\S+@\S+\.\S+$/.test(options.owner.email))
    throw wrong('owner: name and email are needed', "owner: { name: 'Example Desk', email: 'desk@example.org' }");
  if (options.image !== undefined && !/^https?:\/\/\S+\.(?:png|jpe?g)$/i.test(options.image))
    throw wrong('image: the address of a PNG or JPEG is needed', "image: 'https://example.org/cover.png'");
  return { site, options, address: `${site.url}/${FEED}` };
}

/** The newest first. Drafts are told only where nothing is approved. */
export async function feedOf({ site, options, address }: Channel, recorded: readonly Recorded[], cast: Cast): Promise<string> {
  const { generateRssFeed } = await import('feedsmith');
  const [category, inner] = options.category ?? ['Business', 'Investing'];
  const approved = recorded.filter(({ meta }) => !meta.draft);
  const told = (approved.length > 0 ? approved : recorded).toSorted(
    (one, other) => Date.parse(other.meta.date) - Date.parse(one.meta.date) || (one.meta.slug < other.meta.slug ? -1 : 1),
  );
  const persons = [cast.a, cast.b].map((name) => ({ display: `${name} (AI voice)`, role: 'host', group: 'cast' }));
  const txts = [{ purpose: 'ai-content', display: 'true' }];
  const xml = generateRssFeed({
    title: site.title,
    link: `${site.url}/`,
    description: site.description || `${site.title}: ${DISCLOSED}`,
    language: site.language,
    lastBuildDate: new Date(Math.max(...told.map(({ meta }) => Date.parse(meta.modified)))),
    atom: { links: [{ href: address, rel: 'self', type: 'application/rss+xml' }] },
    itunes: {
      author: options.owner.name,
      owner: { ...options.owner },
      image: options.image ?? `${site.url}/${BRAND.cover}`,
      categories: [{ text: category, ...(inner !== undefined && { categories: [{ text: inner }] }) }],
      explicit: false,
      type: 'episodic',
    },
    podcast: { guid: options.guid ?? podcastGuid(address), locked: { value: true, owner: options.owner.email }, persons, txts },
    items: told.map(({ episode, meta }) => {
      const file = (path: string): string => `${site.url}/${path.split('/').map(encodeURIComponent).join('/')}`;
      return {
        title: meta.title,
        link: site.urlOf(meta),
        description: showNotes(meta, episode.label)
          .map((line) => `<p>${escapeHtml(line)}</p>`)
          .join('\n'),
        guid: { value: `${site.idOf(meta)}#podcast`, isPermaLink: false },
        pubDate: new Date(meta.published),
        enclosures: [{ url: file(episode.audio.path), length: episode.audio.bytes, type: episode.audio.type }],
        itunes: {
          title: meta.title,
          author: meta.author,
          duration: Math.round(episode.audio.duration),
          episodeType: 'full',
          explicit: false,
        },
        podcast: {
          transcripts: [
            { url: file(episode.captions), type: 'text/vtt', language: site.language, rel: 'captions' },
            { url: file(episode.transcript), type: 'application/json', language: site.language, rel: 'captions' },
          ],
          chapters: { url: file(episode.chaptersFile), type: 'application/json+chapters' },
          persons,
          txts,
        },
      };
    }),
  });
  // feedsmith writes yes and no, which readers took before the tag was changed to true and false.
  return `${feedXml(xml)
    .trimEnd()
    .replace(/^(\s*)<itunes:explicit>no<\/itunes:explicit>$/gm, '$1<itunes:explicit>false</itunes:explicit>')}\n`;
}

const DISCLOSED = 'market commentary by software from sourced data, spoken by synthetic voices';

function showNotes(meta: Recorded['meta'], label: string): readonly string[] {
  return [
    ...meta.corrections.map(correctionLine),
    meta.description,
    ...meta.takeaways.map((line) => `• ${line}`),
    `Sources: ${meta.sources.map(({ publisher, title, url }) => `${publisher}, ${title}${url === null ? '' : ` (${url})`}`).join('; ')}.`,
    label,
    'General information, not investment advice.',
  ].filter((line) => line !== '');
}

/** UUIDv5 of the feed's address without scheme, in the namespace of podcasts. */
export function podcastGuid(address: string): string {
  const namespace = Uint8Array.from(Buffer.from('ead4c236bf5858c6a2c6a6b28d128cb6', 'hex'));
  const name = address.replace(/^https?:\/\//, '').replace(/\/+$/, '');
  const hash = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
