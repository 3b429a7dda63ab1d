/** Reads the rows of a declared table into a collection; what cannot be read is told with its row, and nothing is guessed. */
import { SourceError } from '../../errors.ts';
import type { Gathering, Window } from '../connector.ts';
import { figureReader, noteReader, periodFinder, standingReader } from './cells.ts';
import { type Collection, MOST_FIGURES } from './collected.ts';
import { columnFinder, conditionsOn, exceptionsOn, type FigureColumn, figureColumns } from './columns.ts';
import type { Grid, Row } from './grid.ts';
import { nameReader, type ReadName } from './names.ts';
import { periodReader } from './period-cell.ts';
import { originReader } from './source-row.ts';
import type { TableOptions } from './terms.ts';
import { troubles } from './troubles.ts';

/** The document a table is from. */
export interface TableDocument {
  /** As a person knows it. */
  readonly name: string;
  readonly sha256: string;
  /** Whether no other document belongs to the same sources. */
  readonly alone: boolean;
}

/**
 * Adds the figures of one table. A missing column of figures, and a row that cannot be read, are gaps. Throws SourceError
 * where the table has not the columns of its period, subjects or sources.
 */
export async function readTable(
  grid: Grid,
  document: TableDocument,
  options: Pick<TableOptions, 'name' | 'source' | 'mapping'>,
  collection: Collection,
  window: Window,
  gathering: Gathering,
): Promise<void> {
  const { mapping } = options;
  const find = columnFinder(grid.headings, document.name);
  const readPeriod = await periodReader(typeof mapping.period === 'string' ? {} : mapping.period, gathering.now);
  const columns = figureColumns(mapping, grid, find, readPeriod, (what, message) => gathering.gap(`${document.name}: ${what}`, message));
  const periodOf = periodFinder(mapping, find, readPeriod);
  const originOf = await originReader(options, document, find, gathering);
  const figureIn = figureReader(mapping);
  const rowName = mapping.subject === undefined ? undefined : await nameReader(mapping.subject, find, gathering.register);
  const ready = await Promise.all(
    columns.map(async (column) => ({
      column,
      nameOf: column.terms.subject === undefined ? rowName : await nameReader(column.terms.subject, find, gathering.register),
      standingOf: standingReader(column.terms, find),
      noteOf: noteReader(column.terms, find),
    })),
  );
  const [included, excluded] = [conditionsOn(mapping.where, find), exceptionsOn(mapping.except, find)];
  const trouble = troubles(document.name, gathering.gap);
  const place = { file: document.name, pointer: grid.pointer };
  let figures = 0;
  const readCell = (row: Row, number: number, { column, nameOf, standingOf, noteOf }: (typeof ready)[number]): void => {
    const { terms, index } = column;
    const figure = figureIn(row[index], terms);
    if (figure === undefined) return;
    figures++;
    const period = periodOf(row, column);
    if (window.since !== undefined && period.end < window.since) return;
    collection.add(terms, named(nameOf, row, column), {
      raw: figure.raw,
      comparator: figure.comparator,
      standing: figure.standing ?? standingOf(row),
      period,
      origin: originOf(row),
      note: noteOf(row),
      place,
      row: number,
      column: index,
    });
  };
  let number = grid.first - 1;
  for await (const batch of grid.rows) {
    gathering.signal.throwIfAborted();
    for (const row of batch) {
      number = grid.numbered === undefined ? number + 1 : Number(row[grid.numbered]);
      if (!included(row) || excluded(row)) continue;
      if (!grid.surplus && isLonger(row, grid.headings.length)) {
        trouble.add('the row', number, surplusOf(row, grid));
        continue;
      }
      for (const one of ready) {
        if (!one.column.fits(row)) continue;
        try {
          readCell(row, number, one);
        } catch (error) {
          if (!(error instanceof SourceError)) throw error;
          trouble.add(one.column.heading, number, error);
        }
      }
    }
    if (collection.full) throw tooMany();
  }
  trouble.tell();
  if (figures === 0 && columns.length > 0 && !trouble.any)
    gathering.gap(document.name, `no row holds a figure; looked for in ${columns.map(({ heading }) => `\`${heading}\``).join(', ')}`);
}

function tooMany(): SourceError {
  return new SourceError(`the tables hold more than ${MOST_FIGURES.toLocaleString('en-US')} figures, and none is taken`, {
    hint: 'say in the mapping how many of each series are wanted (`last: 260`), or `where` which rows are',
  });
}

function isLonger(row: Row, columns: number): boolean {
  return row.length > columns && row.slice(columns).some((cell) => cell !== '');
}

function surplusOf(row: Row, { headings }: Grid): SourceError {
  return new SourceError(`${row.length} cells under ${headings.length} headings: what stands under a heading may be another column's`, {
    hint: 'put quotes around cells with the delimiter in them, and a heading over every column; where each figure stands under its own, say `layout: { surplus: true }`',
  });
}

function named(nameOf: ReadName | undefined, row: Row, { subject }: FigureColumn): string {
  if (nameOf) return nameOf(row, subject);
  throw new SourceError('nothing says whom the figures are about', { hint: 'say `subject` in the mapping, or for this column' });
}
