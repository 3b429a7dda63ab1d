/** Queries over files: what they answer, exactly, and each lock of the room they run in. */
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { payloadTree } from '../../src/gather/payload.ts';
import { type SqlOptions, sql } from '../../src/gather/sql.ts';
import { table } from '../../src/gather/table.ts';
import { checkSources } from '../../src/verify/sources.ts';
import { type Ran, run } from './run.ts';
import { amountOf, gapsOf, SOURCE, told } from './tables.ts';

let newsroom = '';
const CSV =
  'ticker,day,close,volume\nMP,2026-08-13,59.10,100\nMP,2026-08-14,60.30,900719925474099312\nLYC,2026-08-13,9.90,1\nLYC,2026-08-14,0.1,2\n';

beforeAll(async () => {
  newsroom = await mkdtemp(join(tmpdir(), 'factloom-sql-'));
  await mkdir(join(newsroom, 'prices'));
  await writeFile(join(newsroom, 'prices/2026.csv'), CSV);
  await writeFile(join(newsroom, 'prices/2026.ndjson'), '{"ticker":"MP","close":"60.3"}\n');
  await writeFile(join(newsroom, 'secret.csv'), 'word\nswordfish\n');
  await symlink(join(newsroom, 'secret.csv'), join(newsroom, 'prices/link.csv'));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const typed = `SELECT ticker, day::DATE AS day, "close"::DECIMAL(12,2) AS "close" FROM read_csv('${join(newsroom, 'prices/2026.csv')}')`;
  await connection.run(`COPY (${typed}) TO '${join(newsroom, 'prices/2026.parquet')}' (FORMAT parquet)`);
  connection.closeSync();
});
afterAll(async () => await rm(newsroom, { recursive: true }));

const LAST = 'SELECT ticker, max(day) AS day, arg_max("close", day) AS price FROM prices GROUP BY ticker ORDER BY ticker';
const OPTIONS: SqlOptions = {
  name: 'last',
  source: SOURCE,
  tables: { prices: 'prices/*.parquet' },
  query: LAST,
  mapping: {
    period: { column: 'day' },
    subject: { column: 'ticker', class: 'company' },
    figures: [{ column: 'price', property: 'close', unit: 'USD' }],
  },
};
const asked = async (over: Partial<SqlOptions> = {}): Promise<Ran> => await run(sql({ ...OPTIONS, ...over }), { newsroom });
/** What is told of a query that gives no fact. */
const refused = async (query: string, over: Partial<SqlOptions> = {}): Promise<string> => {
  const ran = await asked({ query, ...over });
  expect(ran.facts).toEqual([]);
  return gapsOf(ran).join('\n');
};

describe('a query', () => {
  test.each(['prices/2026.parquet', 'prices/2026.csv'])('over %s gives facts, exactly as they stand there', async (files) => {
    const ran = await asked({ tables: { prices: { files, columns: { ticker: 'VARCHAR', day: 'DATE', close: 'DECIMAL(12, 2)' } } } });
    expect(ran.gaps).toEqual([]);
    expect(told(ran)).toEqual(['last.close.lyc.2026-08-14: 0.1 USD', 'last.close.mp.2026-08-14: 60.3 USD']);
  });

  test('is stored with its answer, and its facts are read again from there', async () => {
    const ran = await asked();
    const [payload] = [...ran.payloads.values()];
    const tree = payload && (await payloadTree(payload));
    expect(tree).toMatchObject({
      query: LAST,
      columns: ['ticker', 'day', 'price'],
      rows: [
        ['LYC', '2026-08-14', '0.10'],
        ['MP', '2026-08-14', '60.30'],
      ],
    });
    expect(checkSources(ran.facts, (sha256) => ({ sha256, tree })).map(({ state }) => state)).toEqual(['matches', 'matches']);
  });

  test('takes parameters as values, never as words of the query', async () => {
    const query = 'SELECT ticker, day, "close" AS price FROM prices WHERE ticker = $ticker AND "close" > $floor';
    expect((await asked({ query, params: { ticker: 'MP', floor: 60 } })).facts.map(amountOf)).toEqual(['60.3 USD']);
    expect((await asked({ query, params: { ticker: "MP' OR '1'='1", floor: 0 } })).facts).toEqual([]);
    expect(gapsOf(await asked({ query, params: { ticker: 'MP' } })).join()).toContain('floor');
  });

  test('loses no digit of large integers and sums', async () => {
    const query = "SELECT ticker, max(day) AS day, sum(volume) AS price FROM prices WHERE ticker = 'MP' GROUP BY ticker";
    const ran = await asked({ query, tables: { prices: 'prices/2026.csv' } });
    const [payload] = [...ran.payloads.values()];
    expect(payload && (await payloadTree(payload))).toMatchObject({ rows: [['MP', '2026-08-14', '900719925474099412']] });
  });

  test('that is wrong is told as the database tells it', async () => {
    expect(await refused('SELECT tickr FROM prices')).toContain('Referenced column "tickr" not found');
    expect(await refused('SELECT FROM WHERE')).toContain('syntax error');
    expect(await refused(LAST, { tables: { prices: 'none/*.csv' } })).toContain('no file fits none/*.csv');
    expect(await refused(LAST, { tables: { prices: { files: 'prices/2026.csv', columns: { open: 'DATE' } } } })).toContain(
      'Table "prices" does not have a column named "open"',
    );
    expect(await refused('SELECT ticker, day FROM prices')).toContain('there is no column `price`; there are `ticker`, `day`');
  });
});

describe('the room is locked', () => {
  const path = (name: string): string => join(newsroom, name);

  test.each<[what: string, query: () => string, message: string]>([
    ['another file', () => `SELECT * FROM '${path('secret.csv')}'`, 'file system operations are disabled'],
    ['a file beside the declared ones', () => `SELECT * FROM '${path('prices/2026.csv')}'`, 'file system operations are disabled'],
    ['the way up', () => `SELECT * FROM '${path('prices/../secret.csv')}'`, 'file system operations are disabled'],
    ['a link', () => `SELECT * FROM '${path('prices/link.csv')}'`, 'file system operations are disabled'],
    ['an address', () => "SELECT * FROM 'https://example.org/a.csv'", 'file system operations are disabled'],
    ['a reader of files', () => `SELECT * FROM read_text('${path('secret.csv')}')`, 'may not call `read_text`'],
    ['a list of files', () => `SELECT * FROM glob('${path('*')}')`, 'may not call `glob`'],
    ['a query in a query', () => `SELECT * FROM query('SELECT 1')`, 'may not call `query`'],
    [
      'a log, which would be a file',
      () => `SELECT * FROM enable_logging(storage = 'file', storage_path = '${path('log')}')`,
      'may not call `enable_logging`',
    ],
    [
      'one deep inside',
      () => `WITH a AS (SELECT 1 AS x) SELECT x, (SELECT max(content) FROM read_text('${path('secret.csv')}')) FROM a`,
      'may not call `read_text`',
    ],
    ['ATTACH', () => `ATTACH '${path('new.db')}'`, 'is no SELECT'],
    ['INSTALL', () => 'INSTALL httpfs', 'is no SELECT'],
    ['LOAD', () => 'LOAD httpfs', 'is no SELECT'],
    ['COPY out', () => `COPY prices TO '${path('out.csv')}'`, 'is no SELECT'],
    ['COPY in', () => `COPY prices FROM '${path('secret.csv')}'`, 'is no SELECT'],
    ['EXPORT', () => `EXPORT DATABASE '${path('out')}'`, 'is no SELECT'],
    ['SET', () => "SET memory_limit = '8GB'", 'is no SELECT'],
    ['RESET', () => 'RESET enable_external_access', 'is no SELECT'],
    ['PRAGMA', () => 'PRAGMA database_list', 'is no SELECT'],
    ['CALL', () => 'CALL pragma_version()', 'is no SELECT'],
    ['a secret', () => 'CREATE SECRET (TYPE s3)', 'is no SELECT'],
    ['DDL', () => 'CREATE TABLE x AS SELECT 1', 'is no SELECT'],
    ['DROP', () => 'DROP TABLE prices', 'is no SELECT'],
    ['DML', () => 'DELETE FROM prices', 'is no SELECT'],
    ['EXPLAIN', () => 'EXPLAIN ANALYZE SELECT 1', 'is no SELECT'],
    ['two statements', () => 'SELECT 1; SELECT 2', 'has 2 statements'],
    ['a statement behind a SELECT', () => 'SELECT 1; DROP TABLE prices', 'has 2 statements'],
    ['the clock', () => 'SELECT now() AS day', 'would not be the same tomorrow'],
    ['the day', () => 'SELECT ticker FROM prices WHERE day = current_date', 'would not be the same tomorrow'],
    ['chance', () => 'SELECT random() AS price', 'would not be the same tomorrow'],
  ])('against %s', async (_what, query, message) => {
    const before = (await readdir(newsroom, { recursive: true })).sort();
    const said = await refused(query());
    expect(said).toContain(message);
    expect(said).not.toContain('swordfish');
    expect((await readdir(newsroom, { recursive: true })).sort()).toEqual(before);
  });

  test('no folder is left open, not even that of spilled data, and settings are locked', async () => {
    const query =
      "SELECT 'MP' AS ticker, '2026-08-14' AS day, 1 AS price, current_setting('allowed_directories')::VARCHAR AS open, current_setting('temp_directory') AS spill, current_setting('enable_external_access') AS outside, current_setting('lock_configuration') AS locked, current_setting('autoload_known_extensions') AS autoload, current_setting('autoinstall_known_extensions') AS autoinstall";
    const ran = await asked({ query });
    const [payload] = [...ran.payloads.values()];
    expect(payload && (await payloadTree(payload))).toMatchObject({ rows: [['MP', '2026-08-14', 1, '[]', '', false, true, false, false]] });
  });

  test('against a query without an end', async () => {
    const query = 'SELECT count(*) AS price FROM range(1000000000) a(i), range(1000) b(j) WHERE hash(i + j) % 7 = 1';
    expect(await refused(query, { limits: { seconds: 0.2 } })).toBe(
      'query: the query took more than 0.2 s; ask for less, or raise `limits.seconds`',
    );
  });

  test('against one that needs more memory than it may have', async () => {
    const query = 'SELECT i AS price FROM range(100000000) a(i) ORDER BY hash(i) LIMIT 1 OFFSET 90000000';
    expect(await refused(query, { limits: { memory: '60MB' } })).toContain('Out of Memory');
  });

  test('against too many rows', async () => {
    expect(await refused('SELECT i AS price FROM range(100000) a(i)', { limits: { rows: 99_999 } })).toContain(
      'the query gives more than 99999 rows',
    );
  });

  test('the run goes on after each', async () => {
    expect((await asked()).facts).toHaveLength(2);
  });
});

describe('a declaration', () => {
  test.each<[over: Partial<SqlOptions>, message: string]>([
    [
      { tables: { prices: { files: 'x.csv', columns: { close: 'DECIMAL); DROP TABLE prices; --' } } } },
      'is no type; write DATE, VARCHAR, DECIMAL(12,2)',
    ],
    [{ limits: { memory: 'much' } }, 'is no size; write 500MB or 1GB'],
    [{ query: '' }, 'sql last: query: must not be empty'],
  ])('%j is refused', (over, message) => expect(() => sql({ ...OPTIONS, ...over })).toThrow(message));

  test('of an address or a workbook is refused with what reads it', async () => {
    await expect(asked({ tables: { prices: 'https://example.org/a.csv' } })).rejects.toThrow('is a file of CSV, JSON, NDJSON or Parquet');
  });
});

test('table() reads the rows of a Parquet file', async () => {
  const { tables: _tables, query: _query, ...options } = OPTIONS;
  const mapping = { ...options.mapping, figures: [{ column: 'close', property: 'close', unit: 'USD' }], last: 1 };
  const ran = await run(table({ ...options, files: 'prices/*.parquet', mapping }), { newsroom });
  expect(ran.gaps).toEqual([]);
  expect(told(ran)).toEqual(['last.close.lyc.2026-08-14: 0.1 USD', 'last.close.mp.2026-08-14: 60.3 USD']);
  const none = await run(table({ ...options, files: 'prices/2026.csv', layout: { format: 'parquet' }, mapping }), { newsroom });
  expect(gapsOf(none)).toEqual(['prices/2026.csv: this is no Parquet file that can be read (prices/2026.csv)']);
});
