/** Front matter as each site builder expects it, from their own documentation. Every string is quoted. */
import { posix } from 'node:path';
import { stringify } from 'yaml';
import type { Meta } from './meta.ts';

export const PRESETS = ['plain', 'hugo', 'jekyll', 'astro', 'eleventy', 'docusaurus', 'quartz'] as const;
export type Preset = (typeof PRESETS)[number];

/** Where each builder looks for files that it copies as they are; empty for its own folder. */
export const STATIC: Readonly<Record<Preset, string>> = {
  plain: '',
  hugo: 'static',
  jekyll: '',
  astro: 'public',
  eleventy: '',
  docusaurus: 'static',
  quartz: 'content',
};

interface Profile {
  /** The folder of articles. */
  readonly folder: string;
  /** The name of its file there, without `.md`. */
  readonly name: (meta: Meta) => string;
  /** Whether Markdown has footnotes without a plug-in. */
  readonly footnotes: boolean;
  readonly fields: (meta: Told) => Record<string, unknown>;
  /** Where images go below the output folder, and the address at which the page finds them; `base` is the path of the site at its host. */
  readonly assets: (meta: Named, base: string) => { readonly folder: string; readonly url: string };
  /** Whether the builder's layout prints the title, so that the body must not. */
  readonly printsTitle: boolean;
}

type Named = Pick<Meta, 'slug' | 'edition'>;

const file = (meta: Named): string => (meta.edition === undefined ? meta.slug : `${meta.slug}-${meta.edition}`);
/** Images in a folder that the builder copies as it is. */
const copied =
  (folder: string, url: string) =>
  (meta: Named, base: string): { folder: string; url: string } => ({
    folder: `${folder}charts/${file(meta)}`,
    url: `${base}${url}charts/${file(meta)}`,
  });
const dated = (meta: Meta): string => `${meta.published.slice(0, 10)}-${file(meta)}`;

/** How it was made, reviewed and sourced: the same for every builder, under names none of them reserves. */
function provenance(meta: Told): Record<string, unknown> {
  return {
    version: meta.version,
    ai: meta.ai,
    review: meta.review,
    tickers: meta.tickers,
    summary: meta.takeaways,
    readingTime: meta.readingTime,
    sources: meta.sources,
    factsHash: meta.factsHash,
    ...decisionsOf(meta),
    ...receiptOf(meta),
  };
}

/** What the desk decided after publication; nothing where it decided nothing. */
function decisionsOf({ corrections, withdrawn }: Meta): Record<string, unknown> {
  return {
    ...(corrections.length > 0 && { corrections: corrections.map(({ version, at, note }) => ({ version, date: at, note })) }),
    ...(withdrawn && { withdrawn: { date: withdrawn.at, by: withdrawn.by, reason: withdrawn.reason }, noindex: true }),
  };
}

/** What an article says about itself, and where its receipt is read. */
type Told = Meta & { readonly receipt?: string };

function receiptOf({ receipt }: Told): Record<string, unknown> {
  return receipt === undefined ? {} : { receipt };
}

const PROFILES: Readonly<Record<Preset, Profile>> = {
  plain: {
    folder: '',
    name: ({ slug, edition }) => (edition === undefined ? slug : `${slug}/${edition}`),
    footnotes: true,
    assets: ({ slug, edition }) => ({
      folder: edition === undefined ? `charts/${slug}` : `charts/${slug}/${edition}`,
      url: edition === undefined ? `charts/${slug}` : `../charts/${slug}/${edition}`,
    }),
    printsTitle: false,
    fields: (meta) => ({
      title: meta.title,
      slug: meta.slug,
      ...(meta.edition !== undefined && { edition: meta.edition }),
      date: meta.published,
      draft: meta.draft,
      description: meta.description,
      author: meta.author,
      tags: meta.tags,
      ...provenance(meta),
    }),
  },
  // gohugo.io/content-management/front-matter: other names belong under `params`.
  hugo: {
    folder: 'content/posts',
    name: file,
    footnotes: true,
    assets: copied('static/', '/'),
    printsTitle: true,
    fields: (meta) => {
      const { summary, ...rest } = provenance(meta);
      return {
        title: meta.title,
        slug: file(meta),
        date: meta.published,
        lastmod: meta.modified,
        draft: meta.draft,
        description: meta.description,
        tags: meta.tags,
        // gohugo.io/content-management/build-options: it keeps its address and stands in no list.
        ...(meta.withdrawn && { build: { list: 'never' }, sitemap: { disable: true } }),
        params: { author: meta.author, takeaways: summary, ...rest },
      };
    },
  },
  // jekyllrb.com/docs/front-matter: the name carries the date; Liquid is off so that braces stay text.
  jekyll: {
    folder: '_posts',
    name: dated,
    footnotes: true,
    assets: copied('assets/', '/assets/'),
    printsTitle: true,
    fields: (meta) => {
      const { summary, ...rest } = provenance(meta);
      return {
        layout: 'post',
        title: meta.title,
        date: meta.published.replace('T', ' ').replace(/([+-]\d{2}):(\d{2})$/, ' $1$2'),
        last_modified_at: meta.modified,
        published: !meta.draft,
        description: meta.description,
        author: meta.author,
        tags: meta.tags,
        render_with_liquid: false,
        ...(meta.withdrawn && { sitemap: false }),
        takeaways: summary,
        ...rest,
      };
    },
  },
  // The schema of Astro's blog starter: title, description, pubDate, updatedDate; it strips what it does not list.
  astro: {
    folder: 'src/content/blog',
    name: file,
    footnotes: true,
    assets: copied('public/', '/'),
    printsTitle: true,
    fields: (meta) => ({
      title: meta.title,
      description: meta.description,
      pubDate: meta.published,
      updatedDate: meta.modified,
      draft: meta.draft,
      author: meta.author,
      tags: meta.tags,
      ...provenance(meta),
    }),
  },
  // 11ty.dev/docs/data-frontmatter: no template language runs over the text.
  eleventy: {
    folder: '',
    name: file,
    footnotes: false,
    assets: copied('', '/'),
    printsTitle: true,
    fields: (meta) => ({
      title: meta.title,
      description: meta.description,
      date: meta.published,
      draft: meta.draft,
      author: meta.author,
      tags: meta.tags,
      templateEngineOverride: 'md',
      ...(meta.withdrawn && { eleventyExcludeFromCollections: true }),
      ...provenance(meta),
    }),
  },
  // docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-blog#markdown-front-matter: `authors`, never `author`.
  docusaurus: {
    folder: 'blog',
    name: dated,
    footnotes: true,
    // It puts the base of the site before addresses of files in `static` by itself.
    assets: (meta) => copied('static/', '/')(meta, ''),
    printsTitle: true,
    fields: (meta) => ({
      title: meta.title,
      slug: file(meta),
      // It puts a Z behind whatever stands there.
      date: new Date(meta.published).toISOString().slice(0, 19),
      description: meta.description,
      authors: [{ name: meta.author, title: meta.ai.label }],
      tags: meta.tags,
      draft: meta.draft,
      // It stands in no list, and search engines are told to leave it.
      ...(meta.withdrawn && { unlisted: true }),
      last_update: { date: meta.modified, author: meta.author },
      mdx: { format: 'md' },
      ...receiptOf(meta),
    }),
  },
  // quartz.jzhao.xyz/plugins/Frontmatter; every file in `content` is a page or is copied.
  quartz: {
    folder: 'content',
    name: file,
    footnotes: true,
    assets: copied('content/', '/'),
    printsTitle: true,
    fields: (meta) => ({
      title: meta.title,
      description: meta.description,
      date: meta.published,
      modified: meta.modified,
      draft: meta.draft,
      tags: meta.tags,
      author: meta.author,
      ...provenance(meta),
    }),
  },
};

/** Whether a builder's Markdown has footnotes without a plug-in. */
export function hasFootnotes(preset: Preset): boolean {
  return PROFILES[preset].footnotes;
}

/** Where the images of an article go, and how its page names that place. */
export function assetsOf(preset: Preset, article: Named, base: string): { readonly folder: string; readonly url: string } {
  return PROFILES[preset].assets(article, base);
}

/**
 * Path and front matter of an article for a builder, and whether its layout prints the title.
 * `folder` is that of articles, where it is not the usual one; `receiptAt` the address of its receipt for a file at a path.
 */
export function frontMatter(
  preset: Preset,
  meta: Meta,
  { folder, receiptAt }: { readonly folder?: string | undefined; readonly receiptAt?: ((path: string) => string) | undefined } = {},
): { path: string; yaml: string; printsTitle: boolean } {
  const { name, fields, printsTitle, folder: usual } = PROFILES[preset];
  const path = `${posix.join(folder ?? usual, name(meta))}.md`;
  const told = receiptAt ? { ...meta, receipt: receiptAt(path) } : meta;
  const yaml = stringify(fields(told), {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
    version: '1.2',
    aliasDuplicateObjects: false,
  });
  return { path, yaml, printsTitle };
}
