/** Front matter as each site builder expects it, from their own documentation. Every string is quoted. */
import { stringify } from 'yaml';
import type { Meta } from './meta.ts';

export const PRESETS = ['plain', 'hugo', 'jekyll', 'astro', 'eleventy', 'docusaurus'] as const;
export type Preset = (typeof PRESETS)[number];

interface Profile {
  /** Where the file goes below the output folder. */
  readonly path: (meta: Meta) => string;
  readonly fields: (meta: Meta) => Record<string, unknown>;
  /** Whether the builder's layout prints the title, so that the body must not. */
  readonly printsTitle: boolean;
}

const file = (meta: Meta): string => (meta.edition === undefined ? meta.slug : `${meta.slug}-${meta.edition}`);
const dated = (meta: Meta): string => `${meta.date.slice(0, 10)}-${file(meta)}`;

/** How it was made, reviewed and sourced: the same for every builder, under names none of them reserves. */
function provenance(meta: Meta): Record<string, unknown> {
  return {
    version: meta.version,
    ai: meta.ai,
    review: meta.review,
    tickers: meta.tickers,
    summary: meta.takeaways,
    readingTime: meta.readingTime,
    sources: meta.sources,
    factsHash: meta.factsHash,
  };
}

const PROFILES: Readonly<Record<Preset, Profile>> = {
  plain: {
    path: (meta) => `${meta.edition === undefined ? meta.slug : `${meta.slug}/${meta.edition}`}.md`,
    printsTitle: false,
    fields: (meta) => ({
      title: meta.title,
      slug: meta.slug,
      ...(meta.edition !== undefined && { edition: meta.edition }),
      date: meta.date,
      draft: meta.draft,
      description: meta.description,
      author: meta.author,
      tags: meta.tags,
      ...provenance(meta),
    }),
  },
  // gohugo.io/content-management/front-matter: other names belong under `params`.
  hugo: {
    path: (meta) => `content/posts/${file(meta)}.md`,
    printsTitle: true,
    fields: (meta) => {
      const { summary, ...rest } = provenance(meta);
      return {
        title: meta.title,
        slug: file(meta),
        date: meta.date,
        lastmod: meta.modified,
        draft: meta.draft,
        description: meta.description,
        tags: meta.tags,
        params: { author: meta.author, takeaways: summary, ...rest },
      };
    },
  },
  // jekyllrb.com/docs/front-matter: the name carries the date; Liquid is off so that braces stay text.
  jekyll: {
    path: (meta) => `_posts/${dated(meta)}.md`,
    printsTitle: true,
    fields: (meta) => {
      const { summary, ...rest } = provenance(meta);
      return {
        layout: 'post',
        title: meta.title,
        date: meta.date.replace('T', ' ').replace(/([+-]\d{2}):(\d{2})$/, ' $1$2'),
        last_modified_at: meta.modified,
        published: !meta.draft,
        description: meta.description,
        author: meta.author,
        tags: meta.tags,
        render_with_liquid: false,
        takeaways: summary,
        ...rest,
      };
    },
  },
  // The schema of Astro's blog starter: title, description, pubDate, updatedDate; it strips what it does not list.
  astro: {
    path: (meta) => `src/content/blog/${file(meta)}.md`,
    printsTitle: true,
    fields: (meta) => ({
      title: meta.title,
      description: meta.description,
      pubDate: meta.date,
      updatedDate: meta.modified,
      draft: meta.draft,
      author: meta.author,
      tags: meta.tags,
      ...provenance(meta),
    }),
  },
  // 11ty.dev/docs/data-frontmatter: no template language runs over the text.
  eleventy: {
    path: (meta) => `${file(meta)}.md`,
    printsTitle: true,
    fields: (meta) => ({
      title: meta.title,
      description: meta.description,
      date: meta.date,
      draft: meta.draft,
      author: meta.author,
      tags: meta.tags,
      templateEngineOverride: 'md',
      ...provenance(meta),
    }),
  },
  // docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-blog#markdown-front-matter: `authors`, never `author`.
  docusaurus: {
    path: (meta) => `blog/${dated(meta)}.md`,
    printsTitle: true,
    fields: (meta) => ({
      title: meta.title,
      slug: file(meta),
      date: meta.date,
      description: meta.description,
      authors: [{ name: meta.author, title: meta.ai.label }],
      tags: meta.tags,
      draft: meta.draft,
      last_update: { date: meta.modified, author: meta.author },
      mdx: { format: 'md' },
    }),
  },
};

/** Path and front matter of an article for a builder, and whether its layout prints the title. */
export function frontMatter(preset: Preset, meta: Meta): { path: string; yaml: string; printsTitle: boolean } {
  const { path, fields, printsTitle } = PROFILES[preset];
  const yaml = stringify(fields(meta), {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
    version: '1.2',
    aliasDuplicateObjects: false,
  });
  return { path: path(meta), yaml, printsTitle };
}
