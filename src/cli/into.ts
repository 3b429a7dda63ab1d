/** Somebody's own blog: which builder it is made with, where its articles stand, and under which path of its host. */
import { basename, join } from 'node:path';
import type { Context } from '../context.ts';
import { ConfigError } from '../errors.ts';
import type { Preset } from '../publish/front-matter.ts';

type Builder = Exclude<Preset, 'plain'>;

export interface Blog {
  readonly builder: Builder;
  /** The file by which it was recognised. */
  readonly file: string;
  /** Folder of articles, where there is one of another name than the usual. */
  readonly folder?: string;
  /** Path at its host; empty for the root. */
  readonly base: string;
}

interface Sign {
  /** Files of which one is there. */
  readonly files: readonly string[];
  /** Folders that may hold articles, the usual one first. */
  readonly folders: readonly string[];
  /** The base of the site in the file, in its first group: an address or a path. */
  readonly base: RegExp;
  /** What is left to do by hand. */
  readonly theme: string;
}

const endings = (name: string, ...found: readonly string[]): readonly string[] => found.map((ending) => `${name}.${ending}`);

const SIGNS: Readonly<Record<Builder, Sign>> = {
  quartz: {
    files: [...endings('quartz.config', 'ts', 'yaml')],
    folders: ['content'],
    base: /baseUrl:\s*["']?([^"'\s,]+)/,
    theme: 'quartz/components/Head.tsx',
  },
  docusaurus: {
    files: endings('docusaurus.config', 'ts', 'js', 'mjs', 'cjs'),
    folders: ['blog'],
    base: /baseUrl:\s*["']([^"']+)/,
    theme: "docusaurus.config: stylesheets: ['/factloom/figures.css'], scripts: [{ src: '/factloom/figures.js', defer: true }]",
  },
  astro: {
    files: endings('astro.config', 'mjs', 'ts', 'js', 'mts', 'cjs'),
    folders: ['src/content/blog', 'src/content/posts', 'src/content/articles'],
    base: /base:\s*["']([^"']+)/,
    theme: 'src/components/BaseHead.astro, or the layout of articles',
  },
  eleventy: {
    files: ['.eleventy.js', ...endings('eleventy.config', 'js', 'mjs', 'cjs', 'ts')],
    folders: ['posts', 'content/blog', 'src/posts', 'blog'],
    base: /pathPrefix:\s*["']([^"']+)/,
    theme: 'the layout of articles',
  },
  hugo: {
    files: [...endings('hugo', 'toml', 'yaml', 'yml', 'json'), 'config/_default/hugo.toml', ...endings('config', 'toml')],
    folders: ['content/posts', 'content/post', 'content/blog', 'content/articles'],
    base: /baseURL["']?\s*[:=]\s*["']?([^"'\s,]+)/i,
    theme: 'layouts/partials/head.html, or what your theme calls it',
  },
  jekyll: {
    files: ['_config.yml', '_config.yaml', '_config.toml'],
    folders: ['_posts'],
    base: /^baseurl\s*[:=]\s*["']?([^"'\s#]*)/m,
    theme: '_includes/head.html, or _includes/custom-head.html in minima',
  },
};

/** Recognises the builder of a blog. Throws ConfigError where it is none that is known, or may be several. */
export async function recogniseBlog(folder: string, files: Context['files']): Promise<Blog> {
  const found: Blog[] = [];
  for (const [builder, sign] of Object.entries(SIGNS) as [Builder, Sign][]) {
    for (const file of sign.files) {
      const text = await files.read(join(folder, file));
      if (text === undefined) continue;
      const posts = await articleFolder(folder, sign.folders, files);
      found.push({ builder, file, base: pathOf(sign.base.exec(text)?.[1] ?? ''), ...(posts !== undefined && { folder: posts }) });
      break;
    }
  }
  const [blog, other] = found;
  if (blog && other)
    throw new ConfigError(`two builders could be meant: ${blog.file} and ${other.file}`, {
      file: folder,
      hint: 'name the folder of one of them',
    });
  if (blog) return blog;
  throw new ConfigError(`no site of a builder that is known stands in ${basename(folder)}`, {
    file: folder,
    hint: `known are ${Object.entries(SIGNS)
      .map(([builder, { files: names }]) => `${builder} (${names[0]})`)
      .join(', ')}`,
  });
}

/** The first of the folders that holds Markdown; else the usual one, which goes without saying unless it is Eleventy's. */
async function articleFolder(folder: string, names: readonly string[], files: Context['files']): Promise<string | undefined> {
  for (const name of names) if ((await files.list(join(folder, name))).some((file) => /\.mdx?$/.test(file))) return name;
  return undefined;
}

/** The path of an address or a path, without a slash at its end. */
function pathOf(base: string): string {
  const path = URL.canParse(base) ? new URL(base).pathname : base.replace(/^[^/]*/, '');
  const clean = path.replace(/\/+$/, '');
  return /^(?:\/[\w.~-]+)*$/.test(clean) ? clean : '';
}

/** The configuration of a newsroom that writes into the blog at `out`. */
export function configFor({ builder, folder, base }: Blog, out: string): string {
  const options = [
    `preset: '${builder}'`,
    ...(folder === undefined ? (builder === 'eleventy' ? ["folder: 'posts'"] : []) : [`folder: '${folder}'`]),
    ...(base === '' || builder === 'docusaurus' ? [] : [`base: '${base}'`]),
    'figures: true',
  ];
  return `import { defineConfig, markdown } from 'factloom';

export default defineConfig({
  // The blog that factloom publish writes into. What stands there already is left alone.
  out: ${JSON.stringify(out).replaceAll("'", "\\\\'").replace(/^"|"$/g, "'")},
  publishers: [markdown({ ${options.join(', ')} })],
});
`;
}

/** What a person does once, so that figures show their source in the blog. */
export function themeHint({ builder, base }: Blog): string {
  const { theme } = SIGNS[builder];
  const at = `${builder === 'docusaurus' ? '' : base}/factloom/figures`;
  const lines =
    builder === 'docusaurus' ? [`  ${theme}`] : [`  <link rel="stylesheet" href="${at}.css">`, `  <script src="${at}.js" defer></script>`];
  const copies = builder === 'eleventy' ? ["eleventy.config: addPassthroughCopy('charts') and addPassthroughCopy('factloom')"] : [];
  return [
    `To have figures show their source, put into ${builder === 'docusaurus' ? 'your configuration' : theme}:`,
    ...lines,
    ...copies,
  ].join('\n');
}
