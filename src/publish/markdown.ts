/** Articles as Markdown with citations, for any static site. */
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from '../context.ts';
import { ConfigError } from '../errors.ts';
import { type Article, editionName } from '../model/article.ts';
import { escapeMarkdown } from '../model/claim.ts';
import { formatDateline } from '../model/format-date.ts';
import { chartFigures } from './chart-figure.ts';
import { safeDollars, withCharts } from './chart-markdown.ts';
import { CITATION_STYLES, type CitationStyle, cite, reference } from './citations.ts';
import { bio, DISCLOSURE } from './disclosure.ts';
import { assetsOf, frontMatter, hasFootnotes, PRESETS, type Preset, STATIC } from './front-matter.ts';
import { label, metaOf } from './meta.ts';
import { inPieces, type Publisher, type Rendition } from './publisher.ts';
import { receiptAddress } from './receipt-link.ts';

export interface MarkdownOptions {
  /** Names and folders of a site builder. Default `plain`. */
  readonly preset?: Preset;
  /** Folder of articles, where it is not the builder's usual one: `content/post`. */
  readonly folder?: string;
  /** Footnotes, or links on the figures themselves. Default `footnotes`; for Eleventy, which has none, `links`. */
  readonly citations?: CitationStyle;
  /** Path under which the site stands at its host: `/blog`. Images are looked for below it. Default: the root. */
  readonly base?: string;
  /** Writes `factloom/figures.css` and `factloom/figures.js` too: with them in a page, figures show their source there. */
  readonly figures?: boolean;
  /** Where the receipts that `receipt()` makes are read: `https://example.org`, `/` for the root of the site, `.` for links from file to file. Default: no receipt is named. */
  readonly receipts?: string;
}

/** CommonMark with GFM footnotes, YAML front matter, no raw HTML. Throws ConfigError for an option it does not have. */
export function markdown(options: MarkdownOptions = {}): Publisher {
  checkOptions(options);
  return inPieces('markdown', {
    options,
    each: async (article) => ({ files: [renderMarkdown(article, options), ...(await chartImages(article, options))], summary: null }),
    async *all(_, { files }) {
      if (options.figures === true) yield* figureFiles(options.preset ?? 'plain', files);
    },
  });
}

const EMBED = fileURLToPath(new URL('../../embed', import.meta.url));

/** Stylesheet and script for a theme of one's own, where the builder copies them as they are. */
async function* figureFiles(preset: Preset, files: Files): AsyncIterable<Rendition> {
  for (const name of ['figures.css', 'figures.js']) {
    const content = await files.read(join(EMBED, name));
    if (content === undefined)
      throw new ConfigError('a file of Factloom is missing', { file: join(EMBED, name), hint: 'install it again' });
    yield { path: posix.join(STATIC[preset], 'factloom', name), content };
  }
}

async function chartImages(article: Article, { preset = 'plain', base = '' }: MarkdownOptions): Promise<readonly Rendition[]> {
  if (!article.ledger.charts) return [];
  const { drawChart } = await import('./draw-chart.ts');
  const { folder } = assetsOf(preset, article.ledger, base);
  const images: Rendition[] = [];
  for (const figure of chartFigures(article))
    images.push({ path: `${folder}/${figure.id}.svg`, content: await drawChart(figure, 'wide'), of: editionName(article) });
  return images;
}

const OPTIONS: Readonly<Record<string, readonly (string | boolean)[] | RegExp>> = {
  preset: PRESETS,
  figures: [true, false],
  folder: /^(?!\.\.?(?:\/|$))[\w.~-]+(?:\/(?!\.\.?(?:\/|$))[\w.~-]+)*$/,
  citations: CITATION_STYLES,
  base: /^(?:\/[\w.~-]+)*$/,
  receipts: /^(?:\.|(?:https?:\/\/[^\s/]+)?(?:\/[\w.~-]*)*)$/,
};

const HINTS: Readonly<Record<string, string>> = {
  base: "write '/blog', without a slash at its end",
  folder: "write 'content/post', from the site's own folder",
  receipts: "write '.', '/' or an address",
};

/** A configuration may be JavaScript, which no compiler has read. */
function checkOptions(options: MarkdownOptions): void {
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    const allowed = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
    if (!allowed) throw new ConfigError(`markdown: unknown option \`${name}\``, { hint: `there are ${Object.keys(OPTIONS).join(', ')}` });
    if (allowed instanceof RegExp) {
      if (value !== undefined && !(typeof value === 'string' && allowed.test(value)))
        throw new ConfigError(`markdown: ${name}: ${JSON.stringify(value)?.slice(0, 80)} is no path`, {
          hint: HINTS[name] ?? '',
        });
    } else if (value !== undefined && !allowed.some((word) => word === value))
      throw new ConfigError(`markdown: unknown ${name} \`${String(value).slice(0, 80)}\``, { hint: `there are ${allowed.join(', ')}` });
  }
}

/** One article as one file. Same article, same bytes. */
export function renderMarkdown(
  article: Article,
  { preset = 'plain', citations, base = '', folder, receipts }: MarkdownOptions = {},
): Rendition & { readonly content: string } {
  const { ledger } = article;
  const { url } = assetsOf(preset, ledger, base);
  const body = withCharts(article.body.trim(), article, ({ id }) => `${url}/${id}.svg`);
  const notes = hasFootnotes(preset) || citations === 'footnotes';
  const cited = cite(body, ledger, citations ?? (notes ? 'footnotes' : 'links'), notes);
  const meta = metaOf(article, cited.sources);
  const receiptAt = receipts === undefined ? undefined : (from: string): string => receiptAddress(article, receipts, from);
  const { path, yaml, printsTitle } = frontMatter(preset, meta, { folder, receiptAt });
  const all = cited.body.split('\n\n');
  const title = all[0]?.startsWith('# ') ? all.slice(0, 1) : [];
  const rest = all.slice(title.length);
  const byline = `**By ${escapeMarkdown(meta.author)}.** *${escapeMarkdown(label(article))}*`;
  const dateline = `${formatDateline(ledger.asOf, ledger.zone)} · ${meta.readingTime} min read`;
  const corrections = meta.corrections.map((one) => `> **Correction, ${one.when}:** ${escapeMarkdown(one.note)}`);
  const blocks = meta.withdrawn
    ? [...(printsTitle ? [] : title), ...rest]
    : [
        ...(printsTitle ? [] : title),
        byline,
        dateline,
        corrections.join('\n>\n'),
        ...rest,
        '## Sources',
        cited.sources.map((source, index) => `${index + 1}. ${reference(source, article)}`).join('\n'),
        '## Disclosure',
        DISCLOSURE,
        `## About ${escapeMarkdown(ledger.persona.name)}`,
        escapeMarkdown(bio(ledger.persona).join(' ')),
        cited.notes.join('\n'),
      ];
  return {
    path,
    of: editionName(article),
    content: `---\n${yaml}---\n\n${blocks
      .filter((block) => block !== '')
      .map((block) => safeMarks(block.split('\n').map(safeDollars).join('\n')))
      .join('\n\n')}\n`,
  };
}

/**
 * Braces and a bare `<` are code to Liquid, MDX, EJS and Nunjucks, which know no escape before them; autolinks keep
 * theirs. kramdown knows no escape of `@`, `&` and `%`: there each is a character reference, which everybody reads.
 */
function safeMarks(block: string): string {
  if (!/[{}<@&]/.test(block)) return block;
  return block
    .replace(/\\[\s\S]|[{}]|<(?!https?:)/g, (found) => ESCAPED[found] ?? (found.startsWith('\\') ? found : `\\${found}`))
    .replace(/(?<=[{<])[%#]/g, (found) => `&#${found.charCodeAt(0)};`);
}

const ESCAPED: Readonly<Record<string, string>> = { '\\@': '&#64;', '\\&': '&amp;' };
