/**
 * 5 million rows of prices (2,000 tickers, 2,500 days) through `sql()` and `table()` to facts and derived facts: last close,
 * change, 52-week high and low, rank. Each step runs in a process of its own beside DuckDB itself on the same files: the
 * same aggregate, and a plain count. Prints CPU seconds of all threads, peak memory and ratios.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Connector } from '../src/gather/connector.ts';
import { sql } from '../src/gather/sql.ts';
import type { Mapping, TableSource } from '../src/gather/table/terms.ts';
import { table } from '../src/gather/table.ts';
import { derivationRule, deriveFact } from '../src/model/derivation.ts';
import type { Fact } from '../src/model/fact.ts';
import { gathered } from './gathered.ts';

const TICKERS = 2000;
const DAYS = 2500;
const ROUNDS = 3;
/** A year of sessions before the last day. */
const SINCE = '2021-11-06';

const PRICES = `SELECT 'T' || lpad((i // ${DAYS})::VARCHAR, 4, '0') AS ticker, DATE '2016-01-04' + (i % ${DAYS})::INT AS day,
  (20 + (i // ${DAYS}) % 400 + 10 * sin(i * 0.013) + 5 * sin(i * 0.00071) + (hash(i) % 1000) / 1000)::DECIMAL(12, 2) AS close,
  (hash(i * 7) % 1000000)::BIGINT AS volume FROM range(${TICKERS * DAYS}) t(i)`;
/** One pass: the two last days of each ticker, its high and low of a year, its rank. */
const AGGREGATE = `WITH last AS (SELECT ticker, max(day, 2) AS days, arg_max("close", day, 2) AS closes,
    max("close") FILTER (day > $since::DATE) AS high, min("close") FILTER (day > $since::DATE) AS low FROM prices GROUP BY ticker)
  SELECT ticker, unnest(days) AS day, unnest(closes) AS "close", unnest([high, NULL]) AS high, unnest([low, NULL]) AS low,
    unnest([rank() OVER (ORDER BY closes[1] DESC), NULL]) AS rank FROM last ORDER BY ticker, day`;

const SOURCE: TableSource = {
  publisher: { name: 'Exchange', class: 'organisation' },
  title: 'Prices',
  url: null,
  publishedAt: '2022-11-08',
  licence: 'none',
};
const close = { column: 'close', property: 'close', unit: 'USD' };
const rows: Pick<Mapping, 'period' | 'subject'> = { period: { column: 'day' }, subject: { column: 'ticker', class: 'company' } };
const COLUMNS = { ticker: 'VARCHAR', day: 'DATE', close: 'DECIMAL(12, 2)' };

interface Measured {
  readonly seconds: number;
  readonly facts: number;
  readonly derived: number;
  /** Megabytes. */
  readonly peak: number;
}

async function bench(): Promise<void> {
  const made = mkdtempSync(join(tmpdir(), 'factloom-bench-'));
  try {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(`COPY (${PRICES}) TO '${join(made, 'prices.parquet')}' (FORMAT parquet)`);
    await connection.run(`COPY (FROM '${join(made, 'prices.parquet')}') TO '${join(made, 'prices.csv')}'`);
    connection.closeSync();
    const steps = ['count', 'aggregate', 'sql', 'table', 'count-csv', 'aggregate-csv', 'sql-csv', 'table-csv'];
    const found = new Map<string, Measured[]>(steps.map((name) => [name, []]));
    for (let round = 0; round < ROUNDS; round++)
      for (const name of round === 0 ? steps : steps.filter((one) => !one.startsWith('table')))
        found
          .get(name)
          ?.push(
            JSON.parse(execFileSync(process.execPath, [import.meta.filename, '--step', name, made], { encoding: 'utf8' })) as Measured,
          );
    const seconds = (name: string): number => median((found.get(name) ?? []).map((one) => one.seconds));
    console.log(
      `${TICKERS * DAYS} rows of prices; CPU seconds, medians of ${ROUNDS} rounds (table() one), each step in a process of its own\n`,
    );
    for (const name of steps) {
      const [first] = found.get(name) ?? [];
      const peak = Math.max(...(found.get(name) ?? []).map((one) => one.peak));
      const csv = name.endsWith('-csv') ? '-csv' : '';
      const beside = ['aggregate', 'count'].map((other) => `${(seconds(name) / seconds(other + csv)).toFixed(1)} x ${other}`).join(', ');
      const gave = first && first.facts > 0 ? `, ${first.facts} facts, ${first.derived} derived` : '';
      console.log(
        `${TITLES[name]?.padEnd(46)} ${seconds(name).toFixed(2).padStart(6)} s  peak ${peak.toFixed(0).padStart(5)} MB  ${beside}${gave}`,
      );
    }
  } finally {
    rmSync(made, { recursive: true });
  }
}

const TITLES: Readonly<Record<string, string>> = {
  count: 'Parquet: DuckDB counts the prices above zero',
  aggregate: 'Parquet: DuckDB computes the aggregate',
  sql: 'Parquet: sql() to facts, changes derived',
  table: 'Parquet: table() to facts of a year, all derived',
  'count-csv': 'CSV: DuckDB counts the prices above zero',
  'aggregate-csv': 'CSV: DuckDB computes the aggregate',
  'sql-csv': 'CSV: sql() to facts, changes derived',
  'table-csv': 'CSV: table() to facts of a year, all derived',
};

async function measured(name: string, at: string): Promise<Measured> {
  const file = name.endsWith('-csv') ? 'prices.csv' : 'prices.parquet';
  const from = process.cpuUsage();
  const [facts, derived] = (await STEPS[name.replace('-csv', '')]?.(at, file)) ?? [0, 0];
  const { user, system } = process.cpuUsage(from);
  return { seconds: (user + system) / 1e6, facts, derived, peak: process.resourceUsage().maxRSS / 1024 };
}

type Step = (folder: string, file: string) => Promise<readonly [facts: number, derived: number]>;

const STEPS: Readonly<Record<string, Step>> = {
  count: async (at, file) => await plain(`SELECT count(*) FROM '${join(at, file)}' WHERE "close" > 0`),
  aggregate: async (at, file) =>
    await plain(AGGREGATE.replace('FROM prices', `FROM '${join(at, file)}'`).replaceAll('$since', `'${SINCE}'`)),
  sql: async (at, file) => {
    const figures = [
      close,
      ...['high', 'low'].map((column) => ({ ...close, column, property: `year-${column}` })),
      { column: 'rank', property: 'rank', unit: 'count' },
    ];
    const facts = await factsOf(
      sql({
        name: 'prices',
        source: SOURCE,
        tables: { prices: { files: file, columns: COLUMNS } },
        query: AGGREGATE,
        params: { since: SINCE },
        mapping: { ...rows, figures },
        limits: { memory: '1GB' },
      }),
      at,
    );
    return [facts.length, changesOf(facts)];
  },
  table: async (at, file) => {
    const facts = await factsOf(
      table({ name: 'prices', source: SOURCE, files: file, mapping: { ...rows, figures: [close], last: 252 } }),
      at,
    );
    return [facts.length, changesOf(facts) + extremesOf(facts) + ranksOf(facts)];
  },
};

async function plain(query: string): Promise<readonly [number, number]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await (await connection.run(query)).getRowsJson();
  connection.closeSync();
  return [0, 0];
}

/** The facts of a connector; a gap is an error here. */
async function factsOf(connector: Connector, newsroom: string): Promise<readonly Fact[]> {
  const { facts, gaps } = await gathered(connector, newsroom);
  if (gaps.length > 0) throw new Error(JSON.stringify(gaps));
  return facts;
}

/** The closes of each ticker, the newest first. */
function seriesOf(facts: readonly Fact[]): readonly (readonly Fact[])[] {
  const byTicker = Map.groupBy(
    facts.filter(({ property }) => property === 'close'),
    ({ subject }) => subject,
  );
  return [...byTicker.values()].map((series) => series.toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1)));
}

/** Facts that rules give; what a rule refuses to tell counts as none. */
function derivedBy(rule: string, inputs: readonly (readonly Fact[])[]): number {
  const found = derivationRule(rule);
  return found ? inputs.filter((facts) => typeof deriveFact(found, facts) !== 'string').length : 0;
}

function changesOf(facts: readonly Fact[]): number {
  return derivedBy(
    'change',
    seriesOf(facts).map((series) => series.slice(0, 2)),
  );
}

function extremesOf(facts: readonly Fact[]): number {
  return derivedBy('high', seriesOf(facts)) + derivedBy('low', seriesOf(facts));
}

/** The rank of the ten highest among all. */
function ranksOf(facts: readonly Fact[]): number {
  const last = seriesOf(facts).flatMap((series) => series.slice(0, 1));
  return derivedBy(
    'rank',
    last.slice(0, 10).map((fact) => [fact, ...last]),
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const [mode, step = '', folder = ''] = process.argv.slice(2);
if (mode === '--step') console.log(JSON.stringify(await measured(step, folder)));
else await bench();
