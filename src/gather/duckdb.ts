/**
 * DuckDB, loaded only when it is asked for, and a locked room in which a query sees the tables that were put into it and
 * nothing else. Values leave it exactly: decimals, large integers and dates as strings.
 */
import type { DuckDBConnection, DuckDBPreparedStatement, DuckDBResult } from '@duckdb/node-api';
import { SourceError } from '../errors.ts';
import type { Row } from './table/grid.ts';

export interface Limits {
  /** As DuckDB writes it: `1GB`. */
  readonly memory: string;
  readonly seconds: number;
  /** Rows a query may give. */
  readonly rows: number;
}

/** A table of the room, and the files it is loaded from. */
export interface Loaded {
  readonly name: string;
  readonly format: 'csv' | 'json' | 'ndjson' | 'parquet';
  /** Absolute paths. */
  readonly files: readonly string[];
  /** Columns to load, with the type each is cast to; all as they are where none are named. */
  readonly columns?: Readonly<Record<string, string>>;
}

export type Param = string | number | boolean | null;

export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** No extension is fetched, nothing is spilled to disk: the folder for that would be open to queries. */
const CLOSED = {
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  allow_community_extensions: 'false',
  temp_directory: '',
} as const;

/**
 * Answers one SELECT over tables loaded from declared files. Once they are loaded the room is locked: no file, network,
 * extension, setting or second statement. Throws SourceError for all that is not so, and where a limit is passed.
 */
export async function ask(
  tables: readonly Loaded[],
  query: string,
  params: Readonly<Record<string, Param>>,
  limits: Limits,
  signal: AbortSignal,
): Promise<Answer> {
  const { connection, close } = await open({ memory_limit: limits.memory });
  const stopped = { by: '' };
  const stop = (by: string): void => {
    stopped.by = by;
    connection.interrupt();
  };
  const timer = setTimeout(() => stop(`took more than ${limits.seconds} s`), limits.seconds * 1000);
  const interrupted = (): void => stop('was interrupted');
  signal.addEventListener('abort', interrupted);
  try {
    for (const step of [...tables.map(loading), ...LOCKS]) {
      if (stopped.by !== '') throw new Error('interrupted between two steps');
      await connection.run(step);
    }
    const statement = await onlySelect(connection, query);
    statement.bind({ ...params });
    return await answerOf(await statement.stream(), limits.rows);
  } catch (cause) {
    signal.throwIfAborted();
    throw stopped.by === ''
      ? explained(cause)
      : new SourceError(`the query ${stopped.by}`, { hint: 'ask for less, or raise `limits.seconds`', cause });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', interrupted);
    close();
  }
}

/** From here on no file is opened and nothing of this can be taken back. */
const LOCKS = ['SET enable_external_access = false', 'SET lock_configuration = true'];

/** A database in memory, of its own. */
export async function open(options: Readonly<Record<string, string>>): Promise<{ readonly connection: DuckDBConnection; close(): void }> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', { ...CLOSED, ...options });
  const connection = await instance.connect();
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };
  return { connection, close };
}

const READERS: Readonly<Record<Loaded['format'], string>> = {
  csv: 'read_csv',
  json: 'read_json',
  ndjson: 'read_ndjson',
  parquet: 'read_parquet',
};

function loading({ name, format, files, columns }: Loaded): string {
  const list = `[${files.map(quoted).join(', ')}]`;
  // Words of a CSV become what they are declared to be, not first a binary number.
  const asText = format === 'csv' && columns ? ', all_varchar = true' : '';
  const chosen = Object.entries(columns ?? {}).map(
    ([column, type]) => `CAST(${identifier(name)}.${identifier(column)} AS ${type}) AS ${identifier(column)}`,
  );
  return `CREATE TABLE ${identifier(name)} AS SELECT ${chosen.length === 0 ? '*' : chosen.join(', ')} FROM ${READERS[format]}(${list}${asText}) AS ${identifier(name)}`;
}

/** A string of SQL. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A name of SQL. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Functions a query may take rows from. Others reach outside: `enable_logging` writes files. */
const TABLE_FUNCTIONS: ReadonlySet<string> = new Set(['range', 'generate_series', 'unnest', 'repeat', 'repeat_row']);
/** The clock as words of SQL, which need no brackets. */
const CLOCK: readonly string[] = ['current_date', 'current_time', 'current_timestamp', 'localtime', 'localtimestamp'];
/** Functions of the clock and of chance: with them a query would give other facts tomorrow. */
const VOLATILE: ReadonlySet<string> = new Set([
  ...CLOCK,
  ...'now today current_localtime current_localtimestamp get_current_time get_current_timestamp transaction_timestamp'.split(' '),
  ...'random setseed uuid uuidv4 uuidv7 gen_random_uuid'.split(' '),
]);

/** The statement, where it is one SELECT that keeps to its tables. */
async function onlySelect(connection: DuckDBConnection, query: string): Promise<DuckDBPreparedStatement> {
  const { StatementType } = await import('@duckdb/node-api');
  const extracted = await connection.extractStatements(query);
  if (extracted.count !== 1) throw new SourceError(`the query has ${extracted.count} statements`, { hint: 'write one SELECT' });
  const [row] = await (await connection.run(`SELECT json_serialize_sql(${quoted(query)})`)).getRowsJson();
  const tree = JSON.parse(String(row?.[0])) as { readonly error: boolean };
  if (tree.error) throw new SourceError('the query is no SELECT', { hint: 'write one SELECT; it may begin with WITH' });
  for (const name of functionsIn(tree)) {
    if (name.table && !TABLE_FUNCTIONS.has(name.called))
      throw new SourceError(`a query may not call \`${name.called}\``, {
        hint: `rows come from its tables, or from ${[...TABLE_FUNCTIONS].join(', ')}`,
      });
    if (VOLATILE.has(name.called))
      throw new SourceError(`a query may not call \`${name.called}\`: its facts would not be the same tomorrow`, {
        hint: 'hand the day in as a parameter',
      });
  }
  const statement = await extracted.prepare(0);
  if (statement.statementType !== StatementType.SELECT)
    throw new SourceError('the query is no SELECT', { hint: 'write one SELECT; it may begin with WITH' });
  return statement;
}

/** The functions of a parsed query. */
function* functionsIn(tree: unknown): Iterable<{ readonly called: string; readonly table: boolean }> {
  const pending: { node: unknown; table: boolean }[] = [{ node: tree, table: false }];
  for (let item = pending.pop(); item; item = pending.pop()) {
    const { node, table } = item;
    if (typeof node !== 'object' || node === null) continue;
    const fields = node as Readonly<Record<string, unknown>>;
    const [word, ...more] = fields['type'] === 'COLUMN_REF' ? (fields['column_names'] as readonly string[]) : [];
    if (word !== undefined && more.length === 0 && CLOCK.includes(word.toLowerCase())) yield { called: word.toLowerCase(), table: false };
    if (typeof fields['function_name'] === 'string') yield { called: fields['function_name'].toLowerCase(), table };
    for (const [key, inner] of Object.entries(fields))
      pending.push({ node: inner, table: key === 'function' && fields['type'] === 'TABLE_FUNCTION' });
  }
}

async function answerOf(result: DuckDBResult, most: number): Promise<Answer> {
  const rows: Row[] = [];
  for await (const batch of result.yieldRowsJson()) {
    for (const row of batch) rows.push(row.map(cellOf));
    if (rows.length > most)
      throw new SourceError(`the query gives more than ${most} rows`, { hint: 'aggregate in the query, or raise `limits.rows`' });
  }
  return { columns: result.columnNames(), rows };
}

/** A value as a cell of a table. */
export function cellOf(value: unknown): Row[number] {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null
    ? value
    : JSON.stringify(value);
}

/** What DuckDB says, on one line and without its marks. */
function explained(cause: unknown): Error {
  if (cause instanceof SourceError || !(cause instanceof Error)) return cause as Error;
  const [first = ''] = cause.message.split(/\n\n|\nLINE /);
  return new SourceError(first.replace(/\s+/g, ' ').trim(), { hint: 'correct the query, its `tables` or their `columns`', cause });
}
