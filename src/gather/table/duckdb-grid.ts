/** Large files opened as tables by DuckDB: Parquet row by row, and Parquet or CSV sifted to the rows that matter. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { SourceError } from '../../errors.ts';
import { cellOf, identifier, open, quoted } from '../duckdb.ts';
import type { Document } from './documents.ts';
import { columnNames, type Grid, type Row } from './grid.ts';
import { NUMBER, type Relation, type Sieve, sifting, type Typed } from './sieve.ts';

/** What a file may take while it is read, however large it is. */
const ROOM = { memory_limit: '256MB' };

/** The rows of a Parquet file with the wanted columns alone, sifted where that can be. Throws SourceError where it is none. */
export async function parquetGrid(document: Document, wanted: (heading: string) => boolean, sieve: Sieve | undefined): Promise<Grid> {
  const { connection, close } = await open(ROOM);
  try {
    const path = quoted(document.path ?? '');
    const file = `read_parquet(${path})`;
    const described = await connection.run(`SELECT * FROM ${file} LIMIT 0`);
    const columns = typed(described.columnNames(), described.columnTypes().map(String));
    const grid = { headings: described.columnNames(), units: [], first: 1, surplus: true, pointer };
    const counted = `(SELECT *, file_row_number AS ${identifier(NUMBER)} FROM read_parquet(${path}, file_row_number = true))`;
    const sifted = sieve && (await sift(sieve, columns, { bare: file, counted }, connection));
    if (sifted) return { ...grid, numbered: columns.length, rows: rowsOf(sifted, columns, 1, document.name, connection, close) };
    const chosen = columns.filter(({ heading }) => wanted(heading)).map(({ name }) => identifier(name));
    return { ...grid, rows: rowsOf(`SELECT ${chosen.join(', ') || '*'} FROM ${file}`, columns, 1, document.name, connection, close) };
  } catch (cause) {
    close();
    throw new SourceError('this is no Parquet file that can be read', { file: document.name, cause });
  }
}

/** The rows of a large CSV that pass a sieve; undefined where every row must be looked at, and told of if it is wrong. */
export async function siftedCsv(document: Document, headings: readonly string[], header: 0 | 1, sieve: Sieve): Promise<Grid | undefined> {
  const { connection, close } = await open(ROOM);
  const columns = typed(
    headings,
    headings.map(() => 'VARCHAR'),
  ).map((column, index) => ({ ...column, name: `c${index}` }));
  const types = columns.map(({ name }) => `${name}: 'VARCHAR'`).join(', ');
  const file = `read_csv(${quoted(document.path ?? '')}, auto_detect = false, header = ${header === 1}, delim = ${quoted(document.delimiter)}, quote = '"', escape = '"', columns = {${types}})`;
  const read = columns.filter(({ heading }) => sieve.columns.includes(heading)).map(({ name }) => name);
  const counted = `(SELECT ${read.join(', ')}, row_number() OVER () - 1 AS ${identifier(NUMBER)} FROM ${file})`;
  const sifted = await sift(sieve, columns, { bare: file, counted }, connection);
  if (sifted === undefined) {
    close();
    return undefined;
  }
  return {
    headings,
    units: [],
    first: header + 1,
    surplus: true,
    numbered: columns.length,
    pointer,
    rows: rowsOf(sifted, columns, header + 1, document.name, connection, close),
  };
}

const pointer: Grid['pointer'] = (row, column) => `/${row - 1}/${column}`;

function typed(names: readonly string[], types: readonly string[]): readonly Typed[] {
  const called = columnNames(names);
  return names.map((name, index) => ({ heading: called[index] ?? '', name, type: types[index] ?? '' }));
}

/** The query of the rows that pass; undefined where a sieve is of no use, or the file cannot be read in one go. */
async function sift(
  sieve: Sieve,
  columns: readonly Typed[],
  relation: Relation,
  connection: DuckDBConnection,
): Promise<string | undefined> {
  const queries = sifting(sieve, columns, relation);
  if (!queries) return undefined;
  try {
    // The limits are few and the rows are many, whatever is guessed of a file that nobody has read.
    await connection.run("SET disabled_optimizers = 'join_order,build_side_probe_side'");
    await connection.run(queries.limits);
    const [[sound] = []] = await (await connection.run(queries.sound)).getRowsJson();
    // From here on one row after the other, as they stand in the file.
    await connection.run('SET threads = 1');
    await connection.run('SET enable_caching_operators = false');
    return sound === true ? queries.rows : undefined;
  } catch {
    return undefined;
  }
}

/** The rows of a query, each cell in its column of the file, and the number of a sifted row behind them. */
async function* rowsOf(
  query: string,
  columns: readonly Typed[],
  first: number,
  name: string,
  connection: DuckDBConnection,
  close: () => void,
): AsyncIterable<readonly Row[]> {
  try {
    const result = await connection.stream(query);
    const places = result
      .columnNames()
      .map((name) => (name === NUMBER ? columns.length : columns.findIndex((column) => column.name === name)));
    for await (const batch of result.yieldRowsJson())
      yield batch.map((values) => {
        const cells: (Row[number] | undefined)[] = [];
        for (const [at, place] of places.entries())
          cells[place] = place === columns.length ? first + Number(values[at]) : cellOf(values[at]);
        return cells;
      });
  } catch (cause) {
    throw new SourceError(`the rows cannot be read: ${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)}`, {
      file: name,
      cause,
    });
  } finally {
    close();
  }
}
