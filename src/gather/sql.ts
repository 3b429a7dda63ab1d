/** A query over files of the newsroom: DuckDB in a locked room, and a mapping that says what the columns of its answer mean. */
import { resolve } from 'node:path';
import * as v from 'valibot';
import { ConfigError, SourceError } from '../errors.ts';
import type { Connector, Gathering } from './connector.ts';
import type { Limits, Loaded, Param } from './duckdb.ts';
import { told } from './gather.ts';
import { Payload } from './payload.ts';
import { openCollection } from './table/collected.ts';
import { formOf, matching } from './table/documents.ts';
import type { Grid } from './table/grid.ts';
import { readTable } from './table/read.ts';
import { checked, mappingSchema, nameSchema, sourceSchema } from './table/schema.ts';
import type { Mapping, TableSource } from './table/terms.ts';

export interface SqlOptions {
  /** Names its snapshot, and begins the ids of its facts. */
  readonly name: string;
  readonly source: TableSource;
  /** The tables the query may use, each a file or glob of CSV, JSON, NDJSON or Parquet below the newsroom. */
  readonly tables: Readonly<Record<string, string | SqlTable>>;
  /** One SELECT. `close` and `dec` are words of the language: quote them. */
  readonly query: string;
  /** Values of `$name` in the query; never written into it. */
  readonly params?: Readonly<Record<string, Param>>;
  /** What the columns of the answer mean. */
  readonly mapping: Mapping;
  readonly limits?: Partial<Limits>;
}

export interface SqlTable {
  readonly files: string;
  /** Columns to load and the type of each: `{ day: 'DATE', close: 'DECIMAL(12,2)' }`. Exact, and less to hold than all. */
  readonly columns?: Readonly<Record<string, string>>;
}

const LIMITS: Limits = { memory: '1GB', seconds: 60, rows: 100_000 };
const text = v.pipe(v.string(), v.minLength(1, 'must not be empty'));
const type = v.pipe(text, v.regex(/^[A-Za-z]+(?: ?\(\d+(?:, ?\d+)?\))?$/, 'is no type; write DATE, VARCHAR, DECIMAL(12,2), …'));
const schema = v.strictObject({
  name: nameSchema,
  source: sourceSchema,
  tables: v.record(text, v.union([text, v.strictObject({ files: text, columns: v.exactOptional(v.record(text, type)) })])),
  query: text,
  params: v.exactOptional(v.record(text, v.union([v.string(), v.number(), v.boolean(), v.null()]))),
  mapping: mappingSchema,
  limits: v.exactOptional(
    v.strictObject({
      memory: v.exactOptional(v.pipe(text, v.regex(/^\d+(?:\.\d+)? ?[KMGT]i?B$/, 'is no size; write 500MB or 1GB'))),
      seconds: v.exactOptional(v.pipe(v.number(), v.gtValue(0))),
      rows: v.exactOptional(v.pipe(v.number(), v.integer(), v.gtValue(0))),
    }),
  ),
}) satisfies v.GenericSchema<unknown, SqlOptions>;

/**
 * Facts of a query. What it answers is stored beside the facts, so that `check --sources` reads it again. Throws
 * ConfigErrors where the declaration is wrong; a query that is refused, fails or passes a limit is a gap.
 */
export function sql(declared: SqlOptions): Connector {
  const options: SqlOptions = checked(`sql ${String(declared.name)}`, schema, declared);
  return {
    name: options.name,
    hosts: [],
    async *facts(window, gathering) {
      const collection = openCollection(options.mapping.last, gathering);
      try {
        const { grid, sha256 } = await answered(options, gathering);
        await readTable(grid, { name: 'the answer', sha256, alone: true }, options, collection, window, gathering);
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        gathering.gap('query', told(error));
      }
      yield* collection.facts();
    },
  };
}

async function answered(options: SqlOptions, gathering: Gathering): Promise<{ readonly grid: Grid; readonly sha256: string }> {
  const { query, params = {}, limits } = options;
  const tables = await Promise.all(Object.entries(options.tables).map(async ([name, table]) => await filesOf(name, table, gathering)));
  const { ask } = await import('./duckdb.ts');
  const { columns, rows } = await ask(tables, query, params, { ...LIMITS, ...limits }, gathering.signal);
  const document = { query, params, tables: options.tables, columns, rows };
  const payload = new Payload({
    url: `file:///${options.name}.json`,
    bytes: Buffer.from(JSON.stringify(document)),
    type: 'application/json',
    status: 200,
    retrievedAt: gathering.now,
    format: 'json',
  });
  gathering.record(payload);
  const grid: Grid = {
    headings: columns,
    units: [],
    first: 1,
    surplus: true,
    pointer: (row, column) => `/rows/${row - 1}/${column}`,
    rows: (async function* () {
      yield rows;
    })(),
  };
  return { grid, sha256: payload.sha256 };
}

async function filesOf(name: string, table: string | SqlTable, gathering: Gathering): Promise<Loaded> {
  const { files: pattern, columns } = typeof table === 'string' ? { files: table, columns: undefined } : table;
  const { format } = formOf(pattern);
  if (format === 'xlsx' || /^https?:/.test(pattern))
    throw new ConfigError(`the table \`${name}\` of a query is a file of CSV, JSON, NDJSON or Parquet, not ${pattern}`, {
      hint: 'table() reads workbooks and addresses',
    });
  const found = await matching(pattern, gathering);
  if (found.length === 0) throw new SourceError(`no file fits ${pattern}`, { hint: 'paths start at the newsroom' });
  return { name, format, files: found.map((file) => resolve(gathering.newsroom, file)), ...(columns && { columns }) };
}
