/** A table as headings and rows of cells, whatever its format. */
import { SourceError } from '../../errors.ts';
import type { Cell } from '../payload.ts';
import type { Document } from './documents.ts';
import type { Layout } from './terms.ts';

export interface Grid {
  readonly headings: readonly string[];
  /** What the row of units says over each column. */
  readonly units: readonly string[];
  /** Rows of cells, in batches. */
  readonly rows: AsyncIterable<readonly Row[]>;
  /** Number of the first of them as a person counts: from 1, headings counted. */
  readonly first: number;
  /** Column of the number of each row, where they are not all there. */
  readonly numbered?: number;
  /** Whether rows may have more cells than there are headings. */
  readonly surplus: boolean;
  /** JSON pointer to a cell of the stored payload, by the number of its row and its column, counted from 0. */
  pointer(row: number, column: number): string;
}

export type Row = readonly (Cell | undefined)[];

/** Takes the rows of headings and units off; what stands above them is title. */
export async function underHeadings(
  batches: AsyncIterable<readonly Row[]>,
  { header = 1, units }: Layout,
  pointer: Grid['pointer'],
  document: Document,
): Promise<Grid> {
  const iterator = batches[Symbol.asyncIterator]();
  const top: Row[] = [];
  const need = Math.max(header, units ?? 0);
  while (top.length < Math.max(need, 1)) {
    const { value, done } = await iterator.next();
    if (done === true)
      throw new SourceError(`there is no row ${Math.max(need, 1)}; the table has ${top.length}`, {
        file: document.name,
        hint: 'the layout says where the headings stand',
      });
    for (const row of value) top.push(row);
  }
  const words = (row: Row = []): readonly string[] => Array.from(row, (cell) => headingText(cell));
  return {
    headings: header === 0 ? Array.from({ length: Math.max(...top.map((row) => row.length)) }, () => '') : words(top[header - 1]),
    units: units === undefined ? [] : words(top[units - 1]),
    first: need + 1,
    surplus: true,
    pointer,
    rows: resumed(top.slice(need), iterator),
  };
}

async function* resumed(left: readonly Row[], iterator: AsyncIterator<readonly Row[]>): AsyncIterable<readonly Row[]> {
  try {
    yield left;
    for (;;) {
      const { value, done } = await iterator.next();
      if (done === true) return;
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}

export async function* batched(rows: readonly Row[]): AsyncIterable<readonly Row[]> {
  yield rows;
}

/** A heading on one line, without the stars that lead to a note. */
export function headingText(cell: Cell | undefined): string {
  const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '');
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\s*†‡]+$/, '')
    .trim();
}

/** Headings by which columns are called: their letter (`A`) where there is none. */
export function columnNames(headings: readonly string[]): readonly string[] {
  return headings.map((heading, index) => heading || letterOf(index));
}

function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}
