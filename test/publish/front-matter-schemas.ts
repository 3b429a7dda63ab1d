/** Front matter as each site builder documents it: its own names with the types it takes, and nothing under a name it might reserve. */
import * as v from 'valibot';
import { parse } from 'yaml';
import type { Preset } from '../../src/publish/front-matter.ts';

const words = v.pipe(v.string(), v.regex(/\S/));
const name = v.pipe(v.string(), v.regex(/^[\w.~-]+$/));
const moment = v.pipe(v.string(), v.isoTimestamp());
const address = v.pipe(v.string(), v.regex(/^https?:\/\/\S+$/));
const list = v.array(words);

/** How it was made, reviewed and sourced. */
const told = {
  version: v.pipe(v.string(), v.regex(/^(?:draft|v[1-9]\d*)$/)),
  ai: v.strictObject({
    label: words,
    digitalSourceType: v.pipe(v.string(), v.regex(/^http:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\/\w+$/)),
    template: words,
    model: v.nullable(words),
  }),
  review: v.strictObject({
    status: v.picklist(['approved', 'unreviewed', 'withdrawn']),
    reviewer: v.optional(words),
    at: v.optional(moment),
  }),
  tickers: v.array(v.pipe(v.string(), v.regex(/^[A-Z0-9]{4} \S+$/))),
  readingTime: v.pipe(v.number(), v.integer(), v.minValue(1)),
  sources: v.array(v.strictObject({ title: words, publisher: words, publishedAt: words, url: v.nullable(address) })),
  factsHash: v.pipe(v.string(), v.hash(['sha256'])),
  corrections: v.optional(v.array(v.strictObject({ version: words, date: moment, note: words }))),
  withdrawn: v.optional(v.strictObject({ date: moment, by: words, reason: words })),
  noindex: v.optional(v.literal(true)),
  receipt: v.optional(words),
};
const usual = { title: words, description: words, tags: list, draft: v.boolean(), author: words };

const SCHEMAS: Readonly<Record<Preset, v.GenericSchema>> = {
  plain: v.strictObject({ ...usual, slug: name, edition: v.optional(name), date: moment, summary: list, ...told }),
  hugo: v.strictObject({
    title: words,
    slug: name,
    date: moment,
    lastmod: moment,
    draft: v.boolean(),
    description: words,
    tags: list,
    build: v.optional(v.strictObject({ list: v.literal('never') })),
    sitemap: v.optional(v.strictObject({ disable: v.literal(true) })),
    params: v.strictObject({ author: words, takeaways: list, ...told }),
  }),
  jekyll: v.strictObject({
    layout: v.literal('post'),
    title: words,
    description: words,
    author: words,
    tags: list,
    published: v.boolean(),
    date: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}$/)),
    last_modified_at: moment,
    render_with_liquid: v.literal(false),
    sitemap: v.optional(v.literal(false)),
    takeaways: list,
    ...told,
  }),
  astro: v.strictObject({ ...usual, pubDate: moment, updatedDate: moment, summary: list, ...told }),
  eleventy: v.strictObject({
    ...usual,
    date: moment,
    templateEngineOverride: v.literal('md'),
    summary: list,
    eleventyExcludeFromCollections: v.optional(v.literal(true)),
    ...told,
  }),
  docusaurus: v.strictObject({
    title: words,
    slug: name,
    description: words,
    tags: list,
    draft: v.boolean(),
    unlisted: v.optional(v.literal(true)),
    date: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)),
    authors: v.pipe(v.array(v.strictObject({ name: words, title: words })), v.minLength(1)),
    last_update: v.strictObject({ date: moment, author: words }),
    mdx: v.strictObject({ format: v.literal('md') }),
    receipt: v.optional(words),
  }),
  quartz: v.strictObject({ ...usual, date: moment, modified: moment, summary: list, ...told }),
};

/** What is wrong with the front matter of a file. */
export function frontMatterProblems(preset: Preset, yaml: string): readonly string[] {
  try {
    const issues = v.safeParse(SCHEMAS[preset], parse(yaml, { version: '1.2', strict: true, uniqueKeys: true })).issues ?? [];
    return issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
  } catch (cause) {
    return [String(cause)];
  }
}

type Tags = readonly { readonly property: string; readonly content: string }[];

const OPEN_GRAPH: Readonly<Record<string, RegExp>> = {
  'og:type': /^article$/,
  'og:title': /\S/,
  'og:description': /\S/,
  'og:url': /^https?:\/\/\S+$/,
  'og:site_name': /\S/,
  'article:published_time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
  'article:modified_time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
  'article:author': /^https?:\/\/\S+$/,
};

/** https://ogp.me: what an article must say, once each; a picture comes with its words and size; and JSON-LD says the same. */
export function openGraphProblems(tags: Tags, jsonLd: Readonly<Record<string, unknown>>): readonly string[] {
  const all = (property: string): readonly string[] => tags.filter((tag) => tag.property === property).map(({ content }) => content);
  const once = Object.entries(OPEN_GRAPH).flatMap(([property, form]) => {
    const found = all(property);
    return found.length === 1 && form.test(found[0] ?? '') ? [] : [`${property}: ${JSON.stringify(found)}`];
  });
  const picture = all('og:image').flatMap((image) => [
    ...(/^https?:\/\/\S+\.png$/.test(image) ? [] : [`og:image: ${image}`]),
    ...['alt', 'width', 'height']
      .filter((part) => all(`og:image:${part}`).join('').trim() === '')
      .map((part) => `og:image:${part} is missing`),
  ]);
  const same: readonly (readonly [string, string])[] = [
    ['og:title', 'headline'],
    ['og:description', 'description'],
    ['og:url', 'url'],
    ['og:image', 'image'],
    ['article:published_time', 'datePublished'],
    ['article:modified_time', 'dateModified'],
  ];
  const other = same
    .filter(([property, field]) => all(property)[0] !== jsonLd[field])
    .map(([property]) => `${property}: JSON-LD says another`);
  return [...once, ...picture, ...other];
}

/** A PNG by its signature and header, of that size in pixels. */
export function pngProblems(bytes: Uint8Array, width: number, height: number): readonly string[] {
  const file = Buffer.from(bytes);
  if (file.subarray(0, 8).toString('hex') !== '89504e470d0a1a0a' || file.toString('latin1', 12, 16) !== 'IHDR') return ['no PNG'];
  const problems = [file.readUInt32BE(16) === width ? '' : 'another width', file.readUInt32BE(20) === height ? '' : 'another height'];
  return [...problems, file.toString('latin1', file.length - 8, file.length - 4) === 'IEND' ? '' : 'cut off'].filter((one) => one !== '');
}
