/** The charts of an article as its page shows them: drawn for wide and narrow screens, each figure of the table with its note. */
import type { Article } from '../../model/article.ts';
import { chartFigures } from '../chart-figure.ts';
import { figureLink, type Noter, renderInline } from './body.ts';
import { escapeHtml } from './html.ts';

export interface PageChart {
  readonly id: string;
  /** Heading of the section at whose end it stands; at the end of the text where there is none. */
  readonly heading?: string;
  readonly title: string;
  readonly titleHtml: string;
  /** What is counted, and when. */
  readonly subtitle: string;
  /** Who says so, caveats, and where figures are missing. */
  readonly caption: string;
  /** For wide and narrow screens; put into the page as it is. */
  readonly svg: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cellsHtml: readonly string[] }[];
}

/** Draws them in the order of the ledger, and notes their figures behind those of the text. */
export async function chartsOf(article: Article, note: Noter): Promise<readonly PageChart[]> {
  const figures = chartFigures(article);
  if (figures.length === 0) return [];
  const { drawChartInline } = await import('../draw-chart.ts');
  return await Promise.all(
    figures.map(async (figure) => ({
      id: figure.id,
      ...(figure.heading !== undefined && { heading: figure.heading }),
      title: figure.title,
      titleHtml: renderInline(figure.titleMarkdown, note),
      subtitle: figure.subtitle,
      caption: figure.caption,
      columns: figure.columns,
      rows: figure.rows.map(({ label, cells }) => ({
        label,
        cellsHtml: cells.map((cell) => {
          if (!cell) return 'no figure';
          const standing = cell.standing === undefined ? '' : ` (${escapeHtml(cell.standing)})`;
          return `${figureLink(note(cell.fact, cell.text), escapeHtml(cell.text))}${standing}`;
        }),
      })),
      svg: await drawChartInline(figure),
    })),
  );
}
