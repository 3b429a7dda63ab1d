/** Large files, sifted by DuckDB: the same facts and the same refusals as of the same rows read one by one. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Row } from '../../src/gather/table/grid.ts';
import * as reading from '../../src/gather/table/read.ts';
import type { Mapping } from '../../src/gather/table/terms.ts';
import { table } from '../../src/gather/table.ts';
import { type Ran, run } from './run.ts';
import { gapsOf, SOURCE, told } from './tables.ts';

/** What is large here: a row of that many letters, so that the tests need not write twenty megabytes. */
const LARGE = 1000;
vi.mock('../../src/gather/payload.ts', async (original) => ({ ...(await original<object>()), LARGEST_STORED: 100_000 }));

let newsroom = '';
beforeAll(async () => {
  newsroom = await mkdtemp(join(tmpdir(), 'factloom-sieve-'));
});
afterAll(async () => await rm(newsroom, { recursive: true }));

const HEADINGS = ['market', 'ticker', 'day', 'close', 'volume'];
const MAPPING: Mapping = {
  period: { column: 'day' },
  subject: { column: 'ticker', class: 'company' },
  figures: [
    { column: 'close', property: 'close', unit: 'USD' },
    { column: 'volume', property: 'volume', unit: 'count' },
  ],
  last: 3,
};

type Line = readonly [market: string, ticker: string, day: string, close: string, volume: string];

/** Sixty days of three tickers, in no order; with these lines in place of some. */
function lines(changes: Readonly<Record<number, Line>> = {}): readonly Line[] {
  const all = Array.from({ length: 180 }, (_, index): Line => {
    const day = new Date(Date.UTC(2025, 0, 1 + ((Math.floor(index / 3) * 7) % 60))).toISOString().slice(0, 10);
    return ['N', ['ALB', 'LYC', 'MP'][index % 3] ?? '', day, `${index}.5`, `${index * 100}`];
  });
  return all.map((line, index) => changes[index] ?? line);
}

/** Small it is read row by row; large, padded with a column nobody asks for, it is sifted. */
async function read(
  rows: readonly Line[],
  size: 'small' | 'large',
  mapping: Mapping = MAPPING,
): Promise<Ran & { readonly looked: number }> {
  const file = `${size}.csv`;
  const padding = size === 'large' ? 'x'.repeat(LARGE) : 'x';
  const text = [[...HEADINGS, 'padding'], ...rows.map((row) => [...row, padding])].map((row) => `${row.join(',')}\n`).join('');
  await writeFile(join(newsroom, file), text);
  return await readAs(file, mapping);
}

async function readAs(file: string, mapping: Mapping): Promise<Ran & { readonly looked: number }> {
  let looked = 0;
  const readTable = reading.readTable;
  const spy = vi.spyOn(reading, 'readTable').mockImplementation(async (grid, ...more) => {
    const rows = (async function* (): AsyncIterable<readonly Row[]> {
      for await (const batch of grid.rows) {
        looked += batch.length;
        yield batch;
      }
    })();
    await readTable({ ...grid, rows }, ...more);
  });
  try {
    const ran = await run(table({ name: 'prices', source: SOURCE, files: file, mapping }), { newsroom });
    return { ...ran, looked };
  } finally {
    spy.mockRestore();
  }
}

const gaps = (ran: Ran): readonly string[] => gapsOf(ran).map((gap) => gap.replaceAll(/(?:small|large)\.csv/g, 'FILE'));

describe('a large CSV', () => {
  test.each<[what: string, changes: Readonly<Record<number, Line>>, over: Partial<Mapping>, looked: number]>([
    ['as it is', {}, {}, 9],
    ['a cell that is no figure, long ago', { 3: ['N', 'ALB', '2025-01-01', 'call us', '1'] }, {}, 10],
    ['a figure with commas', { 3: ['N', 'ALB', '2025-01-01', '"1,234.5"', '1'] }, {}, 10],
    ['no figure on the newest days', { 2: ['N', 'MP', '2025-03-05', 'NA', '5'], 5: ['N', 'MP', '2025-03-04', '3', ''] }, {}, 10],
    ['a day that is none', { 4: ['N', 'LYC', '03/04/2025', '1', '1'] }, {}, 10],
    ['a day written otherwise, newer than all', { 4: ['N', 'LYC', '15 Mar 2025', '1', '1'] }, {}, 10],
    ['nobody', { 4: ['N', ' ', '2025-01-02', '1', '1'] }, {}, 10],
    ['one day twice', { 4: ['N', 'LYC', '2025-03-01', '1', '1'], 7: ['N', 'LYC', '2025-03-01', '1', '1'] }, {}, 180],
    ['one day twice, with two prices', { 4: ['N', 'LYC', '2025-03-01', '1', '1'], 7: ['N', 'LYC', '2025-03-01', '2', '1'] }, {}, 180],
    ['rows of another market', { 4: ['X', 'LYC', '2025-03-01', '1', '1'] }, { where: { market: 'N' } }, 10],
    ['rows that do not count', { 4: ['X', 'LYC', '2025-03-01', '1', '1'] }, { except: { market: 'X' } }, 10],
  ])('%s', async (_what, changes, over, looked) => {
    const mapping = { ...MAPPING, ...over };
    const [small, large] = [await read(lines(changes), 'small', mapping), await read(lines(changes), 'large', mapping)];
    expect(small.looked).toBe(180);
    expect(large.looked).toBe(looked);
    expect(told(large)).toEqual(told(small));
    expect(large.facts.map(({ pointer }) => pointer)).toEqual(small.facts.map(({ pointer }) => pointer));
    expect(gaps(large)).toEqual(gaps(small));
    expect(large.facts.length).toBeGreaterThan(0);
  });

  test.each<[what: string, rows: readonly Line[], over: Partial<Mapping>]>([
    ['a row with a cell too many', lines({ 3: ['N', 'ALB', '2025-01-01', '1,234.5', '1'] }), {}],
    ['an empty line, which counts as a row', lines({ 3: ['\nN', 'ALB', '2025-01-01', 'call us', '1'] }), {}],
    ['a decimal comma', lines({ 3: ['N', 'ALB', '2025-01-01', '"1,5"', '1'] }), { decimal: ',' }],
    ['days in a form of their own', lines(), { period: { column: 'day', format: 'yyyy-MM-dd' } }],
  ])('%s: is read row by row', async (_what, rows, over) => {
    const mapping = { ...MAPPING, ...over };
    const [small, large] = [await read(rows, 'small', mapping), await read(rows, 'large', mapping)];
    expect(large.looked).toBe(small.looked);
    expect(told(large)).toEqual(told(small));
    expect(gaps(large)).toEqual(gaps(small));
  });
});

describe('Parquet', () => {
  const written = async (query: string): Promise<void> => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(`COPY (${query}) TO '${join(newsroom, 'prices.parquet')}' (FORMAT parquet)`);
    connection.closeSync();
  };

  test('only rows of the newest days are looked at, and cells that are no number', async () => {
    await written(
      `SELECT 'N' AS market, 'MP' AS ticker, DATE '2025-01-01' + i::INT AS day, CASE WHEN i = 7 THEN 'NaN'::DOUBLE ELSE i / 4 END AS close, i AS volume FROM range(1000) t(i)`,
    );
    const ran = await readAs('prices.parquet', MAPPING);
    expect(ran.looked).toBe(4);
    expect(told(ran)).toEqual([
      'prices.close.mp.2027-09-25: 249.25 USD',
      'prices.close.mp.2027-09-26: 249.5 USD',
      'prices.close.mp.2027-09-27: 249.75 USD',
      'prices.volume.mp.2027-09-25: 997 count',
      'prices.volume.mp.2027-09-26: 998 count',
      'prices.volume.mp.2027-09-27: 999 count',
    ]);
    expect(ran.facts[0]?.pointer).toBe('/997/3');
  });

  test('cells that are no figure are told in the order of their rows', async () => {
    await written(
      `SELECT 'MP' AS ticker, DATE '2000-01-01' + i::INT AS day, CASE WHEN i IN (100, 3000, 5000, 9000) THEN 'x' ELSE i::VARCHAR END AS close, i AS volume FROM range(10000) t(i)`,
    );
    const ran = await readAs('prices.parquet', { ...MAPPING, last: 2500 });
    expect(ran.looked).toBe(2504);
    expect(gapsOf(ran)).toEqual([
      expect.stringMatching(/^prices\.parquet: close: row 101: "x" is no figure; .*; so in rows 3001, 5001, 9001$/),
    ]);
    expect(ran.facts).toHaveLength(5000);
  });

  test('moments instead of days are read row by row', async () => {
    await written(`SELECT 'MP' AS ticker, TIMESTAMP '2025-01-01' + INTERVAL (i) DAY AS day, i AS close, i AS volume FROM range(10) t(i)`);
    const ran = await readAs('prices.parquet', MAPPING);
    expect(ran.looked).toBe(10);
    expect(ran.facts).toHaveLength(6);
  });
});
