/** What one cell says: a figure by the grammar of tables, how settled it is, and the period of its row. */
import { SourceError } from '../../errors.ts';
import type { Standing } from '../../model/fact.ts';
import { type DecimalSign, readNumeral } from '../../model/numeral.ts';
import { type Period, parsePeriod } from '../../model/period.ts';
import type { Comparator } from '../../model/quantity.ts';
import { currencySign } from '../../model/unit.ts';
import type { Cell } from '../payload.ts';
import type { FigureColumn, FindColumn } from './columns.ts';
import type { Row } from './grid.ts';
import type { ReadPeriod } from './period-cell.ts';
import type { FigureTerms, Mapping } from './terms.ts';

export interface CellFigure {
  readonly raw: string;
  readonly comparator: Comparator;
  /** As the sign behind the figure says. */
  readonly standing?: Standing;
}

/** The figure of a cell; undefined where it holds none. Throws SourceError for anything else. */
export type ReadFigure = (cell: Cell | undefined, terms: FigureTerms) => CellFigure | undefined;

/** Cells that hold no figure, where a mapping does not say which. */
export const MISSING = ['', '-', '–', '—', '.', '..', '...', '…', 'NA', 'N/A', 'n/a', 'n.a.', '#N/A', 'NaN', 'null'];

/** A reader of figures by the missing markers, marks and decimal sign of a mapping. */
export function figureReader({ missing = MISSING, marks = {}, decimal: sign }: Mapping): ReadFigure {
  const decimal: DecimalSign = sign ?? '.';
  const none = new Set(missing);
  // Longest first: `pe` is no `e`.
  const signs = Object.keys(marks).sort((a, b) => b.length - a.length);
  return (cell, terms) => {
    if (typeof cell === 'number') return { raw: String(cell), comparator: '=' };
    const text = shown(cell);
    if (text === '' || none.has(text)) return undefined;
    if (terms.unit === 'text') return { raw: text, comparator: '=' };
    const mark = signs.find((one) => text.endsWith(one));
    const bare = mark === undefined ? text : text.slice(0, -mark.length).trim();
    const numeral = readNumeral(bare, decimal);
    if (!numeral) throw new SourceError(`"${text.slice(0, 40)}" is no figure`, { hint: hintFor(bare, decimal) });
    refuseMark(numeral.mark, text, terms);
    return { raw: numeral.amount, comparator: numeral.comparator, ...(mark !== undefined && marks[mark] && { standing: marks[mark] }) };
  };
}

function shown(cell: Cell | undefined): string {
  return cell instanceof Date ? cell.toISOString() : String(cell ?? '').trim();
}

function hintFor(text: string, decimal: DecimalSign): string {
  if (readNumeral(text, decimal === '.' ? ',' : '.'))
    return decimal === '.'
      ? "where the decimal sign is a comma, say `decimal: ','` in the mapping"
      : "the mapping says `decimal: ','`, and this has a point";
  return 'where it means that there is none, name it under `missing`; where it is a sign behind the figure, under `marks`';
}

/** A percent or currency sign must be that of the unit: $5 in a column of euros is not five euros. */
function refuseMark(mark: string | undefined, text: string, { unit, scale }: FigureTerms): void {
  if (mark === undefined) return;
  const own = mark === '%' ? unit === 'percent' || unit === 'percentage-point' : mark === unit || mark === currencySign(unit).trim();
  if (!own) throw new SourceError(`"${text}" in a column whose unit is ${unit}`, { hint: 'correct the unit in the mapping' });
  if (mark === '%' && scale !== undefined)
    throw new SourceError(`"${text}" is a percentage already`, { hint: `leave out \`scale: ${scale}\` in the mapping` });
}

/** How settled the figures of a row are, where a column says so. */
export function standingReader({ standing }: FigureTerms, find: FindColumn): (row: Row) => Standing {
  if (typeof standing !== 'object') return () => standing ?? 'actual';
  const index = find(standing.column);
  return (row) => {
    const word = String(row[index] ?? '').trim();
    const found = word === '' ? 'actual' : standing.as[word];
    if (found === undefined)
      throw new SourceError(`\`${word}\` in ${standing.column} is not declared`, { hint: 'say under `standing.as` how settled it is' });
    return found;
  };
}

/** The caveat of the figures of a row; empty where there is none. */
export function noteReader({ note = '' }: FigureTerms, find: FindColumn): (row: Row) => string {
  if (typeof note === 'string') return () => note;
  const index = find(note.column);
  return (row) => shown(row[index]);
}

/** The period of a figure: that of its column, else of its row, else of the table. Throws SourceError where the words are none. */
export function periodFinder({ period }: Mapping, find: FindColumn, read: ReadPeriod): (row: Row, column: FigureColumn) => Period {
  const fixed = typeof period === 'string' ? parsePeriod(period) : undefined;
  const named = typeof period === 'string' ? undefined : period.column;
  const index = named === undefined ? undefined : find(named);
  return (row, { period: ofHeading, terms }) => {
    const own = ofHeading ?? (terms.period === undefined ? undefined : parsePeriod(terms.period)) ?? fixed;
    if (own) return own;
    const cell = index === undefined ? null : row[index];
    const found = read(cell ?? null);
    if (found) return found;
    throw new SourceError(`"${shown(cell).slice(0, 40)}" in ${named ?? 'no column'} is no period`, {
      hint:
        index === undefined
          ? 'say the `column` of the period'
          : 'say its `format` in the mapping (dd.MM.yyyy, MM/dd/yyyy), or what it means under `as`',
    });
  };
}
