/** What the cells of a sheet look like, one by one and column by column. */
import { type DecimalSign, readNumeral } from '../../model/numeral.ts';
import { parsePeriod } from '../../model/period.ts';
import type { Cell } from '../payload.ts';
import { MISSING } from '../table/cells.ts';
import type { Row } from '../table/grid.ts';
import { readWritten } from '../table/period-cell.ts';

/** `comma`: a figure only where the decimal sign is a comma. `day`: a date whose order of day and month the words do not say. */
export type Kind = 'none' | 'figure' | 'comma' | 'period' | 'day' | 'word';

/** A day written with digits alone, in an order that countries differ in. */
export const DIGITS_DAY = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/;

/** What one cell looks like. A plain number of four digits is a figure: whether it is a year its column tells. */
export function kindOf(cell: Cell | undefined, decimal?: DecimalSign): Kind {
  if (cell instanceof Date) return 'period';
  if (typeof cell === 'number') return 'figure';
  const text = String(cell ?? '').trim();
  if (text === '' || NONE.has(text)) return 'none';
  if (DIGITS_DAY.test(text)) return 'day';
  if (readNumeral(text, decimal)) return 'figure';
  if (decimal === undefined && readNumeral(text, ',')) return 'comma';
  return isPeriod(text) ? 'period' : 'word';
}

const NONE = new Set(MISSING);

/** Whether words name a period by themselves. */
export function isPeriod(text: string): boolean {
  return parsePeriod(readWritten(text)) !== undefined;
}

/** Whether a cell may be a year. */
export function isYear(cell: Cell | undefined): boolean {
  return /^(?:1[6-9]|20)\d\d(?:\.0)?$/.test(String(cell ?? '').trim());
}

/** The column of a sheet, by what stands in it below the headings. */
export interface Column {
  readonly index: number;
  readonly heading: string;
  readonly kind: 'figure' | 'period' | 'day' | 'word' | 'empty';
  /** Whether some of its figures have a decimal comma, or can be read with none other. */
  readonly comma: boolean;
  /** Different words in it, in order of appearance. */
  readonly words: readonly string[];
  /** How many cells hold anything. */
  readonly filled: number;
}

/** Four of five cells decide what a column is: notes and slips do not. */
const MOST = 0.8;
const PERIOD_HEADING = /\b(?:date|day|week|month|quarter|year|years|period|time|fy|datum|jahr|time_period|ref_date)\b/i;

/** What a column holds. */
export function columnOf(index: number, heading: string, unnamed: boolean, rows: readonly Row[], decimal?: DecimalSign): Column {
  const cells = rows.map((row) => row[index]).filter((cell) => kindOf(cell, decimal) !== 'none');
  const kinds = cells.map((cell) => kindOf(cell, decimal));
  const share = (...wanted: readonly Kind[]): number => kinds.filter((kind) => wanted.includes(kind)).length / Math.max(1, kinds.length);
  const years = cells.filter(isYear).length / Math.max(1, cells.length);
  const words = [...new Set(cells.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim())))];
  const named = unnamed || PERIOD_HEADING.test(heading.replace(/_/g, ' '));
  const kind =
    cells.length === 0
      ? 'empty'
      : share('day') >= MOST
        ? 'day'
        : share('period') >= MOST || (years >= MOST && named)
          ? 'period'
          : share('figure', 'comma') >= MOST
            ? 'figure'
            : 'word';
  return { index, heading, kind, comma: kinds.includes('comma'), words, filled: cells.length };
}
