/** A document opened as a table by its format; large ones give their rows piece by piece. */
import { pipeline, Readable } from 'node:stream';
import { SourceError } from '../../errors.ts';
import { CSV, xlsxSheets } from '../payload.ts';
import type { Document } from './documents.ts';
import { batched, type Grid, type Row, underHeadings } from './grid.ts';
import { jsonGrid, linesGrid } from './records.ts';
import type { Layout } from './terms.ts';

const BATCH = 500;

/** Opens a document by its layout; cells of columns that are not wanted need not be read. Throws SourceError where it is no such table. */
export async function openGrid(document: Document, layout: Layout = {}, wanted: (heading: string) => boolean = () => true): Promise<Grid> {
  switch (document.format) {
    case 'csv':
      return {
        ...(await underHeadings(csvRecords(document), layout, (row, column) => `/${row - 1}/${column}`, document)),
        surplus: layout.surplus ?? false,
      };
    case 'xlsx':
      return await sheetGrid(document, layout);
    case 'json':
      return await jsonGrid(document, layout);
    case 'ndjson':
      return await linesGrid(document);
    case 'parquet':
      return await (await import('../duckdb.ts')).parquetGrid(document, wanted);
  }
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
