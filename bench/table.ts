/**
 * 5 million rows of prices (2,000 tickers, 2,500 days) through `sql()` and `table()` to facts and derived facts: the change of
 * the last day and ranks from the last two days, and what is the highest or lowest since when from a year of days. Each step
 * runs in a process of its own beside DuckDB itself on the same files: the same aggregate, and a plain count. Every derived
 * fact is worked out anew from the raw prices. Prints CPU seconds of all threads, peak memory and ratios; exits with 1 where
 * a derived fact is wrong.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Connector } from '../src/gather/connector.ts';
import { sql } from '../src/gather/sql.ts';
import type { Mapping, TableOptions, TableSource } from '../src/gather/table/terms.ts';
import { table } from '../src/gather/table.ts';
import { derivationRule, deriveFact } from '../src/model/derivation.ts';
import type { Fact, Figure } from '../src/model/fact.ts';
import { gathered, gatheringIn } from './gathered.ts';
import { backFrom, change, extreme, rank } from './stories/recompute.ts';

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
/** Days of a year of sessions. */
const YEAR = 252;
const COLUMNS = { ticker: 'VARCHAR', day: 'DATE', close: 'DECIMAL(12, 2)' };

interface Measured {
  readonly seconds: number;
  readonly facts: number;
  readonly derived: readonly Told[];
  /** Megabytes. */
  readonly peak: number;
}

/** A derived fact: of whom, by which rule, and what it says. */
type Told = readonly [subject: string, rule: string, says: string];

async function bench(): Promise<void> {
  const made = mkdtempSync(join(tmpdir(), 'factloom-bench-'));
  try {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(`COPY (${PRICES}) TO '${join(made, 'prices.parquet')}' (FORMAT parquet)`);
    await connection.run(`COPY (FROM '${join(made, 'prices.parquet')}') TO '${join(made, 'prices.csv')}'`);
    connection.closeSync();
    const steps = Object.keys(TITLES).flatMap((name) => [name, `${name}-csv`]);
    const found = new Map<string, Measured[]>(steps.map((name) => [name, []]));
    for (let round = 0; round < ROUNDS; round++)
      for (const name of steps)
        found
          .get(name)
          ?.push(
            JSON.parse(
              execFileSync(process.execPath, [import.meta.filename, '--step', name, made], { encoding: 'utf8', maxBuffer: 1e8 }),
            ) as Measured,
          );
    const seconds = (name: string): number => median((found.get(name) ?? []).map((one) => one.seconds));
    const prices = await pricesOf(join(made, 'prices.parquet'));
    let wrong = 0;
    console.log(`${TICKERS * DAYS} rows of prices; CPU seconds, medians of ${ROUNDS} rounds, each step in a process of its own\n`);
    for (const name of steps) {
      const [first] = found.get(name) ?? [];
      const peak = Math.max(...(found.get(name) ?? []).map((one) => one.peak));
      const csv = name.endsWith('-csv') ? '-csv' : '';
      const beside = ['aggregate', 'count'].map((other) => `${(seconds(name) / seconds(other + csv)).toFixed(1)} x ${other}`).join(', ');
      const off = (first?.derived ?? []).filter((told) => !isRight(told, prices));
      wrong += off.length;
      const gave = first && first.facts > 0 ? `, ${first.facts} facts, ${first.derived.length} derived, ${off.length} wrong` : '';
      const title = `${csv === '' ? 'Parquet' : 'CSV'}: ${TITLES[name.replace('-csv', '')]}`;
      console.log(
        `${title.padEnd(58)} ${seconds(name).toFixed(2).padStart(6)} s  peak ${peak.toFixed(0).padStart(4)} MB  ${beside}${gave}`,
      );
      for (const told of off.slice(0, 5)) console.log(`  WRONG ${told.join(' ')}`);
    }
    if (wrong > 0) process.exitCode = 1;
  } finally {
    rmSync(made, { recursive: true });
  }
}

const TITLES: Readonly<Record<string, string>> = {
  count: 'DuckDB counts the prices above zero',
  aggregate: 'DuckDB computes the aggregate',
  sql: 'sql() to facts, changes derived',
  table: 'table() to the last two days, changes and ranks derived',
  year: 'table() to a year of days, highs and lows derived',
};

async function measured(name: string, at: string): Promise<Measured> {
  const file = name.endsWith('-csv') ? 'prices.csv' : 'prices.parquet';
  const from = process.cpuUsage();
  const [facts, derived] = (await STEPS[name.replace('-csv', '')]?.(at, file)) ?? [0, []];
  const { user, system } = process.cpuUsage(from);
  return { seconds: (user + system) / 1e6, facts, derived, peak: process.resourceUsage().maxRSS / 1024 };
}

type Step = (folder: string, file: string) => Promise<readonly [facts: number, derived: readonly Told[]]>;

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
    return [facts.length, changesOf(facts.filter(({ property }) => property === 'close'))];
  },
  table: async (at, file) => {
    const facts = await factsOf(table(pricesIn(file, 2)), at);
    return [facts.length, [...changesOf(facts), ...ranksOf(facts)]];
  },
  // Series by series, as they come: no more than one is held.
  year: async (at, file) => {
    const gap = (what: string, message: string): void => {
      throw new Error(`${what}: ${message}`);
    };
    const gathering = { ...gatheringIn(at), gap, progress: () => undefined };
    const told: Told[] = [];
    let series: Figure[] = [];
    let count = 0;
    const finish = (): void => {
      const newest = series.toReversed();
      told.push(...['high', 'low'].flatMap((rule) => derivedBy(rule, newest)));
      series = [];
    };
    for await (const fact of table(pricesIn(file, YEAR)).facts({}, gathering)) {
      if (fact.kind !== 'figure') continue;
      if (series.at(-1)?.subject !== fact.subject) finish();
      series.push(fact);
      count++;
    }
    finish();
    return [count, told];
  },
};

function pricesIn(files: string, last: number): TableOptions {
  return { name: 'prices', source: SOURCE, files, mapping: { ...rows, figures: [close], last } };
}

async function plain(query: string): Promise<readonly [number, readonly Told[]]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await (await connection.run(query)).getRowsJson();
  connection.closeSync();
  return [0, []];
}

/** The facts of a connector; a gap is an error here. */
async function factsOf(connector: Connector, newsroom: string): Promise<readonly Fact[]> {
  const { facts, gaps } = await gathered(connector, newsroom);
  if (gaps.length > 0) throw new Error(JSON.stringify(gaps));
  return facts;
}

/** What a rule tells of facts, the newest first; nothing where it refuses to. */
function derivedBy(rule: string, facts: readonly Fact[]): readonly Told[] {
  const found = derivationRule(rule);
  const derived = found && facts.length > 0 ? deriveFact(found, facts) : '';
  if (typeof derived === 'string') return [];
  const { value } = derived;
  return [[derived.subject, rule, value.type === 'text' ? value.text : value.type === 'quantity' ? value.amount : '']];
}

/** The closes of each ticker, the newest first. */
function seriesOf(facts: readonly Fact[]): readonly (readonly Fact[])[] {
  return [...Map.groupBy(facts, ({ subject }) => subject).values()].map((series) =>
    series.toSorted((a, b) => (a.period.end < b.period.end ? 1 : -1)),
  );
}

function changesOf(facts: readonly Fact[]): readonly Told[] {
  return seriesOf(facts).flatMap((series) => derivedBy('change', series));
}

/** The ranks of a hundred among all. */
function ranksOf(facts: readonly Fact[]): readonly Told[] {
  const last = seriesOf(facts).flatMap((series) => series.slice(0, 1));
  return last.slice(0, 100).flatMap((fact) => derivedBy('rank', [fact, ...last.filter((other) => other !== fact)]));
}

type Prices = ReadonlyMap<string, readonly { readonly key: string; readonly amount: number; readonly half: number }[]>;

/** A year of prices of each ticker, straight from the file. */
async function pricesOf(file: string): Promise<Prices> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const query = `SELECT lower(ticker), day::VARCHAR, "close"::DOUBLE FROM '${file}' WHERE day > '2022-11-07'::DATE - ${YEAR} ORDER BY ticker, day`;
  const found = Map.groupBy(await (await connection.run(query)).getRowsJson(), ([ticker]) => String(ticker));
  connection.closeSync();
  return new Map(
    [...found].map(([ticker, days]) => [
      ticker,
      days.map(([, key, amount]) => ({ key: String(key), amount: Number(amount), half: 0.005 })),
    ]),
  );
}

/** Whether a derived fact says what plain arithmetic says of the prices. */
function isRight([subject, rule, says]: Told, prices: Prices): boolean {
  const series = prices.get(subject) ?? [];
  const [now, before] = series.toReversed();
  if (!now || !before) return false;
  const back = backFrom(series, now.key, false);
  const all = [...prices.values()].flatMap((one) => one.slice(-1));
  const expected =
    rule === 'change'
      ? change(back, before.key)
      : rule === 'rank'
        ? rank(all, now.amount)
        : extreme(back, rule === 'high' ? 1 : -1, true, 'nominal');
  if (typeof expected === 'string') return false;
  if ('words' in expected) return expected.words.includes(says);
  const own = ((now.amount - before.amount) / before.amount) * 100;
  return Math.abs(Number(says) - own) < 1e-9 && Math.abs(expected.amount - Math.abs(own)) < 1e-9;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const [mode, step = '', folder = ''] = process.argv.slice(2);
if (mode === '--step') console.log(JSON.stringify(await measured(step, folder)));
else await bench();
