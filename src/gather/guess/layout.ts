/** Where the headings, the units and the first row of a sheet are. */
import type { Cell } from '../payload.ts';
import { headingText, type Row } from '../table/grid.ts';
import { isPeriod, isYear, kindOf } from './kinds.ts';
import { unitFromWords } from './unit-words.ts';

export interface SheetLayout {
  /** Rows as a person counts, from 1. */
  readonly header: number;
  readonly units?: number;
  readonly headings: readonly string[];
  readonly unitWords: readonly string[];
  /** The rows below, to the last that holds more than one cell. */
  readonly body: readonly Row[];
  /** What is remarked below those: lines that begin with the sign of a note. */
  readonly below: readonly string[];
  /** The words above the headings: title, date. */
  readonly title: readonly string[];
}

/** Rows among which the headings are looked for. */
const TOP = 40;

/** The layout of a sheet; undefined where no row of figures stands below a row of words. */
export function guessLayout(rows: readonly Row[]): SheetLayout | undefined {
  const width = usualWidth(rows);
  for (let at = 0; at < Math.min(TOP, rows.length - 1); at++) {
    if (!isHeadings(rows[at] ?? [], width)) continue;
    const next = rows.slice(at + 1).findIndex((row) => row.some((cell) => !isBlank(cell)));
    const first = rows[at + 1 + next];
    if (next < 0 || !first) return undefined;
    const units = isUnits(first) ? at + 1 + next : undefined;
    const start = (units ?? at) + 1;
    const end = rows.findLastIndex((row) => row.filter((cell) => !isBlank(cell)).length > 1) + 1;
    const body = rows.slice(start, Math.max(start, width > 1 ? end : rows.length));
    if (!body.slice(0, TOP).some(hasFigures)) continue;
    return {
      header: at + 1,
      ...(units !== undefined && { units: units + 1 }),
      headings: Array.from(rows[at] ?? [], headingText),
      unitWords: units === undefined ? [] : Array.from(rows[units] ?? [], headingText),
      body,
      below: rows.slice(start + body.length).flatMap((row) => row.filter((cell) => !isBlank(cell) && NOTE.test(String(cell))).map(String)),
      title: rows.slice(0, at).flatMap((row) => row.flatMap((cell) => (isBlank(cell) ? [] : headingText(cell)))),
    };
  }
  return undefined;
}

const NOTE = /^\s*(?:[*†‡]|\(?\d\)|notes?\b)/i;

/** Cells that rows with figures usually have. */
function usualWidth(rows: readonly Row[]): number {
  const widths = rows
    .slice(0, 200)
    .filter(hasFigures)
    .map((row) => row.filter((cell) => !isBlank(cell)).length);
  return widths.sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
}

/** Words or periods over most of the columns, and no figures but years. */
function isHeadings(row: Row, width: number): boolean {
  const cells = row.filter((cell) => !isBlank(cell));
  // One cell alone is a title, unless the column of dates beside it has no heading.
  if (cells.length === 1 && (width > 2 || !isBlank(row[0]))) return false;
  if (cells.length === 0 || cells.length < width * 0.5 || isUnits(row)) return false;
  const words = cells.filter((cell) => kindOf(cell) === 'word');
  const periods = cells.filter((cell) => isYear(cell) || (kindOf(cell) === 'period' && isPeriod(headingText(cell))));
  if (words.length + periods.length < cells.length * 0.9) return false;
  // A row of data begins with a period or a name too, and then has figures; so years count as headings only among themselves.
  return periods.length === 0 || words.length >= periods.length || periods.length >= cells.length - 3;
}

function isUnits(row: Row): boolean {
  const words = row.filter((cell) => !isBlank(cell)).map(headingText);
  return words.length > 0 && words.filter((one) => unitFromWords(one) !== undefined || /^\(.*\)$/.test(one)).length >= words.length * 0.6;
}

function hasFigures(row: Row): boolean {
  return row.some((cell) => ['figure', 'comma'].includes(kindOf(cell)) && !isYear(cell));
}

function isBlank(cell: Cell | undefined): boolean {
  return String(cell ?? '').trim() === '';
}
