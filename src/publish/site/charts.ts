/** The charts of an article for its page: drawn for wide and narrow screens, each figure of the table leading to its note. */
import type { Article } from '../../model/article.ts';
import { chartFigures } from '../chart-figure.ts';
import type { NoteBook } from './notes.ts';

export interface ArticleChart {
  /** One word, unlike that of any other chart of the article. */
  readonly id: string;
  /** Heading of the section at whose end it stands; at the end of the text where there is none. */
  readonly section?: string;
  readonly title: string;
  /** What is counted, and when. */
  readonly description: string;
  /** Put into the page as it is. */
  readonly svg: string;
  readonly columns: readonly string[];
  /** The first cell of a row is its name. */
  readonly rows: readonly (readonly (string | NotedFigure)[])[];
  /** Who says so, with caveats. */
  readonly source: string;
}

/** A figure that leads to what is noted of it. */
export interface NotedFigure {
  readonly text: string;
  /** Anchor of its note on the page. */
  readonly note: string;
}

/** Draws nothing, and loads nothing, where an article has no chart. */
export async function chartsOf(article: Article, book: NoteBook): Promise<readonly ArticleChart[]> {
  const figures = chartFigures(article);
  if (figures.length === 0) return [];
  const { drawChartInline } = await import('../draw-chart.ts');
  return await Promise.all(
    figures.map(async (figure): Promise<ArticleChart> => {
      const { id, heading, title, subtitle, caption, columns, rows } = figure;
      return {
        id,
        ...(heading !== undefined && { section: heading }),
        title,
        description: subtitle,
        svg: await drawChartInline(figure),
        columns,
        rows: rows.map(({ label, cells }) => [
          label,
          ...cells.map((cell) =>
            cell === null
              ? 'no figure'
              : {
                  text: cell.standing === undefined ? cell.text : `${cell.text} (${cell.standing})`,
                  note: book.note(cell.fact, cell.text),
                },
          ),
        ]),
        source: caption.replace(/^Source: /, ''),
      };
    }),
  );
}
