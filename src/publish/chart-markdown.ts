/** Charts in the text of an article: title, image, source line and the table of their figures, each a claim. */
import type { Article } from '../model/article.ts';
import { claimLink, escapeMarkdown } from '../model/claim.ts';
import { type ChartFigure, chartFigures } from './chart-figure.ts';

/** The body with each chart at the end of its section. Figures in it are claims, and are cited like any other. */
export function withCharts(body: string, article: Article, urlOf: (figure: ChartFigure) => string): string {
  return chartFigures(article).reduce((text, figure) => insert(text, figure, blockOf(figure, urlOf(figure))), body);
}

function insert(body: string, { heading }: ChartFigure, block: string): string {
  const blocks = body.split('\n\n');
  const start = heading === undefined ? -1 : blocks.findIndex((one) => one === `## ${heading}` || one === `## ${escapeMarkdown(heading)}`);
  const next = start < 0 ? -1 : blocks.findIndex((one, index) => index > start && /^#{1,2} /.test(one));
  const at = next < 0 ? blocks.length : next;
  return [...blocks.slice(0, at), block, ...blocks.slice(at)].join('\n\n');
}

function blockOf({ titleMarkdown, subtitle, alt, caption, columns, rows }: ChartFigure, url: string): string {
  const cells = rows.map(({ label, cells: found }) => [
    escapeMarkdown(label),
    ...found.map((cell) =>
      cell ? `${claimLink(cell.text, cell.fact)}${cell.standing === undefined ? '' : ` (${cell.standing})`}` : 'no figure',
    ),
  ]);
  const row = (words: readonly string[]): string => `| ${words.join(' | ')} |`;
  return [
    `**${titleMarkdown}**`,
    `![${escapeMarkdown(alt)}](${url})`,
    `*${escapeMarkdown([subtitle, caption].filter((part) => part !== '').join('. '))}*`,
    [row(columns.map(escapeMarkdown)), row(columns.map((_name, index) => (index === 0 ? '---' : '---:'))), ...cells.map(row)].join('\n'),
  ]
    .map(safeDollars)
    .join('\n\n');
}

/** Two dollar signs in one block become mathematics in many renderers; then each is escaped, but in an address. */
export function safeDollars(block: string): string {
  if ((block.match(/(?<!\\)\$/g)?.length ?? 0) < 2) return block;
  return block.replace(/<https?:[^>]*>|(?<!\\)\$/g, (found) => (found === '$' ? '\\$' : found));
}
