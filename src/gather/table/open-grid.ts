/** A document opened as a table by its format; large ones give their rows piece by piece. */
import { pipeline, Readable } from 'node:stream';
import { SourceError } from '../../errors.ts';
import { CSV, xlsxSheets } from '../payload.ts';
import type { Document } from './documents.ts';
import { batched, type Grid, type Row, underHeadings } from './grid.ts';
import { jsonGrid, linesGrid } from './records.ts';
import type { Sieve } from './sieve.ts';
import type { Layout } from './terms.ts';

const BATCH = 500;

/**
 * Opens a document by its layout; cells of columns that are not wanted, and rows that do not pass a sieve, need not be read.
 * Throws SourceError where it is no such table.
 */
export async function openGrid(
  document: Document,
  layout: Layout = {},
  wanted: (heading: string) => boolean = () => true,
  sieve?: Sieve,
): Promise<Grid> {
  switch (document.format) {
    case 'csv':
      return await csvGrid(document, layout, sieve);
    case 'xlsx':
      return await sheetGrid(document, layout);
    case 'json':
      return await jsonGrid(document, layout);
    case 'ndjson':
      return await linesGrid(document);
    case 'parquet':
      return await (await import('./duckdb-grid.ts')).parquetGrid(document, wanted, sieve);
  }
}

async function csvGrid(document: Document, layout: Layout, sieve: Sieve | undefined): Promise<Grid> {
  const { header = 1 } = layout;
  const grid = await underHeadings(csvRecords(document), layout, (row, column) => `/${row - 1}/${column}`, document);
  const sifted =
    sieve && document.even === true && (header === 0 || header === 1)
      ? await (await import('./duckdb-grid.ts')).siftedCsv(document, grid.headings, header, sieve)
      : undefined;
  if (!sifted) return { ...grid, surplus: layout.surplus ?? false };
  // Closes the file: of these rows none is read.
  for await (const _ of grid.rows) break;
  return sifted;
}

async function* csvRecords(document: Document): AsyncIterable<readonly Row[]> {
  const { parse } = await import('csv-parse');
  const parser = parse({ ...CSV, delimiter: document.delimiter });
  // What goes wrong in the text or in the parser ends the loop below.
  pipeline(Readable.from(document.text()), parser, () => undefined);
  let batch: string[][] = [];
  try {
    for await (const record of parser) {
      batch.push(record as string[]);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  } catch (cause) {
    if (cause instanceof SourceError) throw cause;
    throw new SourceError(`the table cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, {
      file: document.name,
      cause,
    });
  }
  yield batch;
}

async function sheetGrid(document: Document, layout: Layout): Promise<Grid> {
  const sheets = await xlsxSheets(await document.whole());
  const filled = Object.keys(sheets).find((one) => (sheets[one] ?? []).length > 0);
  const name = layout.sheet ?? filled ?? '';
  const rows = sheets[name];
  if (!rows) throw new SourceError(`there is no sheet \`${name}\`; there are ${Object.keys(sheets).join(', ')}`, { file: document.name });
  const step = name.replaceAll('~', '~0').replaceAll('/', '~1');
  return await underHeadings(batched([...rows]), layout, (row, column) => `/${step}/${row - 1}/${column}`, document);
}
