/** Where the articles of a site are read: its address, and the address of each. */
import { ConfigError } from '../errors.ts';
import type { Meta } from './meta.ts';

export interface SiteOptions {
  /** Address of the site, `https://example.org` or with a path. */
  readonly url: string;
  /** Name of the publication. */
  readonly title: string;
  readonly description?: string;
  /** BCP 47. Default `en`. */
  readonly language?: string;
  /** Path of an article below the address, with `:slug` and, for recurring ones, `:edition`. Default `/:slug/:edition/`. */
  readonly permalink?: string;
  /** A year in which the domain was yours already: part of ids that stay for ever (RFC 4151). Default 2026. */
  readonly since?: number;
  /**
   * Whether each article has a picture for where its address is shared, at `cards/SLUG.png`: `site()` makes it, `jsonLd()` and
   * `syndication()` name it. The publication has its own in `brand/`, and icons. `fonts` are files of yours, from the newsroom,
   * for letters that the shipped font does not have: `{ fonts: ['fonts/NotoSansSC.ttf'] }`.
   */
  readonly cards?: boolean | { readonly fonts: readonly string[] };
}

export interface Site {
  /** Without a slash at the end. */
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** Whether pictures are made for where addresses are shared. */
  readonly cards: boolean;
  /** Fonts of pictures besides the shipped one, from the newsroom. */
  readonly fonts: readonly string[];
  urlOf(meta: Pick<Meta, 'slug' | 'edition'>): string;
  /** The same for ever, wherever the article moves. */
  idOf(meta: Pick<Meta, 'slug' | 'edition'>): string;
  /** Where the article's card stands below the address; undefined where there are none. */
  cardOf(meta: Pick<Meta, 'slug' | 'edition'>): string | undefined;
}

/** Reads the options of a publisher that needs addresses. Throws ConfigError with what is wrong. */
export function openSite(
  publisher: string,
  { url, title, description = '', language = 'en', permalink = '/:slug/:edition/', since = 2026, cards = false }: SiteOptions,
): Site {
  const wrong = (message: string, hint: string): ConfigError => new ConfigError(`${publisher}: ${message}`, { hint });
  if (typeof url !== 'string' || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw wrong(`url: ${JSON.stringify(url)} is no address`, "url: 'https://example.org'");
  if (typeof title !== 'string' || title.trim() === '') throw wrong('title: missing', "title: 'Example Desk'");
  if (!permalink.startsWith('/') || !permalink.includes(':slug')) throw wrong(`permalink: ${permalink}`, "permalink: '/articles/:slug/'");
  const fonts = typeof cards === 'boolean' ? [] : cards?.fonts;
  if (!Array.isArray(fonts) || fonts.some((file) => typeof file !== 'string' || !/\.(?:ttf|otf)$/i.test(file)))
    throw wrong('cards: expected true or fonts, .ttf or .otf', "cards: { fonts: ['fonts/NotoSansSC.ttf'] }");
  const base = url.replace(/\/+$/, '');
  const { host } = new URL(url);
  return {
    url: base,
    title,
    description,
    language,
    cards: cards !== false,
    fonts,
    urlOf: ({ slug, edition }) =>
      base +
      permalink
        .replaceAll(':slug', encodeURIComponent(slug))
        .replaceAll(':edition', encodeURIComponent(edition ?? ''))
        .replace(/\/{2,}/g, '/'),
    cardOf: ({ slug, edition }) => (cards ? `cards/${edition === undefined ? slug : `${slug}/${edition}`}.png` : undefined),
    idOf: ({ slug, edition }) => `tag:${host},${since}:${slug}${edition === undefined ? '' : `/${edition}`}`,
  };
}
