/** Articles as Markdown with citations, for any static site. */
import { ConfigError } from '../errors.ts';
import type { Article } from '../model/article.ts';
import { escapeMarkdown } from '../model/claim.ts';
import { formatDateline } from '../model/format-date.ts';
import { CITATION_STYLES, type CitationStyle, cite, reference } from './citations.ts';
import { bio, DISCLOSURE } from './disclosure.ts';
import { frontMatter, PRESETS, type Preset } from './front-matter.ts';
import { label, metaOf } from './meta.ts';
import type { Publisher, Rendition } from './publisher.ts';

export interface MarkdownOptions {
  /** Names and folders of a site builder. Default `plain`. */
  readonly preset?: Preset;
  /** Footnotes, or links on the figures themselves. Default `footnotes`. */
  readonly citations?: CitationStyle;
}

/** CommonMark with GFM footnotes, YAML front matter, no raw HTML. Throws ConfigError for an option it does not have. */
export function markdown(options: MarkdownOptions = {}): Publisher {
  checkOptions(options);
  return {
    name: 'markdown',
    async *render(articles) {
      for (const article of articles) yield renderMarkdown(article, options);
    },
  };
}

const OPTIONS: Readonly<Record<string, readonly string[]>> = { preset: PRESETS, citations: CITATION_STYLES };

/** A configuration may be JavaScript, which no compiler has read. */
function checkOptions(options: MarkdownOptions): void {
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    const allowed = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
    if (!allowed) throw new ConfigError(`markdown: unknown option \`${name}\``, { hint: `there are ${Object.keys(OPTIONS).join(', ')}` });
    if (value !== undefined && !allowed.some((word) => word === value))
      throw new ConfigError(`markdown: unknown ${name} \`${String(value).slice(0, 80)}\``, { hint: `there are ${allowed.join(', ')}` });
  }
}

/** One article as one file. Same article, same bytes. */
export function renderMarkdown(
  article: Article,
  { preset = 'plain', citations = 'footnotes' }: MarkdownOptions = {},
): Rendition & { readonly content: string } {
  const { ledger } = article;
  const cited = cite(article.body.trim(), ledger, citations);
  const meta = metaOf(article, cited.sources);
  const { path, yaml, printsTitle } = frontMatter(preset, meta);
  const all = cited.body.split('\n\n');
  const title = all[0]?.startsWith('# ') ? all.slice(0, 1) : [];
  const rest = all.slice(title.length);
  const byline = `**By ${escapeMarkdown(meta.author)}.** *${escapeMarkdown(label(article))}*`;
  const dateline = `${formatDateline(ledger.asOf, ledger.zone)} · ${meta.readingTime} min read`;
  const blocks = [
    ...(printsTitle ? [] : title),
    byline,
    dateline,
    ...rest,
    '## Sources',
    cited.sources.map((source, index) => safeDollars(`${index + 1}. ${reference(source, article)}`)).join('\n'),
    '## Disclosure',
    DISCLOSURE,
    `## About ${escapeMarkdown(ledger.persona.name)}`,
    escapeMarkdown(bio(ledger.persona).join(' ')),
    cited.notes.map(safeDollars).join('\n'),
  ];
  return {
    path,
    content: `---\n${yaml}---\n\n${blocks
      .filter((block) => block !== '')
      .map(safeBraces)
      .join('\n\n')}\n`,
  };
}

/** Two dollar signs in one line become mathematics in many renderers; then each is escaped, as in the body, but in an address. */
function safeDollars(line: string): string {
  if ((line.match(/(?<!\\)\$/g)?.length ?? 0) < 2) return line;
  return line.replace(/<https?:[^>]*>|(?<!\\)\$/g, (found) => (found === '$' ? '\\$' : found));
}

/** Braces and a bare `<` are code to Liquid, MDX and Nunjucks; autolinks keep theirs. */
function safeBraces(block: string): string {
  if (!/[{}<]/.test(block)) return block;
  return block.replace(/(?<!\\)[{}]/g, '\\$&').replace(/(?<!\\)<(?!https?:)/g, '\\<');
}
