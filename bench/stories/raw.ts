/** The raw tables beside the newsroom: what stands at a fact's pointer, in its series and in its group, read by code that knows no connector. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import readSheets from 'read-excel-file/node';

/** A cell of a table, with what stands around it. */
export interface RawCell {
  /** As it is written. */
  readonly text: string;
  /** In the unit that is printed; undefined where it is no exact figure. */
  readonly amount: number | undefined;
  /** `2026-06`, `2025`, `2020-04-20`. */
  readonly period: string;
  /** What is printed behind the figure: `metric tons`, `per barrel`; empty for none. */
  readonly unit: string;
  /** Its series, in the order of time. */
  readonly series: readonly Point[];
  /** The other rows of its time, itself among them. */
  readonly group: readonly Point[];
}

export interface Point {
  /** Period in a series, row in a group. */
  readonly key: string;
  readonly amount: number;
  /** Half of the last digit it is written with. */
  readonly half: number;
}

export interface RawTable {
  /** The cell at a JSON pointer into the file. */
  at(pointer: string): RawCell;
}

type Grid = readonly (readonly unknown[])[];

/** How a column is written: what its figures are multiplied by, and what is printed behind them. */
export interface Column {
  readonly factor?: number;
  readonly unit?: string;
}

/** A table with a period in the first column and a series in each other. */
export function wideTable(grid: Grid, prefix: string, periodOf: (cell: unknown) => string, columnOf: (column: number) => Column): RawTable {
  const seriesOf = remembered((column: number) => {
    const { factor = 1 } = columnOf(column);
    return grid.flatMap((row) => point(periodOf(row[0]), row[column], factor));
  });
  return {
    at: (pointer) => {
      const [row = 0, column = 0] = pointer
        .slice(prefix.length + 1)
        .split('/')
        .map(Number);
      const { factor = 1, unit = '' } = columnOf(column);
      const text = String(grid[row]?.[column] ?? '');
      const [own] = point(periodOf(grid[row]?.[0]), grid[row]?.[column], factor);
      return {
        text,
        amount: own?.amount,

        period: periodOf(grid[row]?.[0]),
        unit,
        series: seriesOf(column),
        group: [],
      };
    },
  };
}

/** A table of one time, with a row each. */
export function rowTable(grid: Grid, period: string, columnOf: (column: number) => Column): RawTable {
  const groupOf = remembered((column: number) =>
    grid.slice(1).flatMap((row, index) => point(String(index + 1), row[column], columnOf(column).factor ?? 1)),
  );
  return {
    at: (pointer) => {
      const [row = 0, column = 0] = pointer.slice(1).split('/').map(Number);
      const group = groupOf(column);
      const own = group.find(({ key }) => key === String(row));
      const text = String(grid[row]?.[column] ?? '').trim();
      return { text, amount: own?.amount, period, unit: columnOf(column).unit ?? '', series: [], group };
    },
  };
}

/** The summaries of the USGS: a row a figure. */
export function usgsTable(grid: readonly (readonly string[])[]): RawTable {
  const [heads = [], ...rows] = grid;
  const named = rows.map(
    (row) => Object.fromEntries(heads.map((head, index) => [head.trim(), (row[index] ?? '').trim()])) as Record<string, string>,
  );
  const bare = (detail = ''): string => detail.replace(/[:,]? *rounded/i, '').toLowerCase();
  const tableOf = (row: Record<string, string>): string =>
    [row['MCS chapter'], row['Section'], row['Commodity'], row['Statistics']].join('|');
  const tables = Map.groupBy(named, (row) => `${tableOf(row)}|${row['Year']}`);
  const series = Map.groupBy(named, (row) => `${tableOf(row)}|${row['Country']}|${bare(row['Statistics_detail'])}|${row['Unit']}`);
  const pointOf = (key: string | undefined, row: Record<string, string>): Point[] =>
    point(key ?? '', row['Value'], usgsUnit(unitOf(row)).factor ?? 1);
  return {
    at: (pointer) => {
      const row = named[Number(pointer.split('/')[1]) - 1] ?? {};
      const [own] = pointOf('', row);
      const table = (tables.get(`${tableOf(row)}|${row['Year']}`) ?? []).filter(({ Country = '' }) => isCountry(Country));
      // A detail of one country in the table of the world is a remark; elsewhere, and where countries stand twice, it is a table of its own.
      const single = row['Section']?.startsWith('World') === true && new Set(table.map(({ Country }) => Country)).size === table.length;
      const group = table.filter((other) => single || bare(other['Statistics_detail']) === bare(row['Statistics_detail']));
      const own_ = series.get(`${tableOf(row)}|${row['Country']}|${bare(row['Statistics_detail'])}|${row['Unit']}`) ?? [];
      return {
        text: row['Value'] ?? '',
        amount: own?.amount,

        period: row['Year'] ?? '',
        unit: usgsUnit(unitOf(row)).unit ?? '',
        series: own_.flatMap((other) => pointOf(other['Year'], other)).sort((a, b) => (a.key < b.key ? -1 : 1)),
        group: group.flatMap((other) => pointOf(other['Country'], other)),
      };
    },
  };
}

/** The file says metric tons of vanadium in reserve, where the chapter it is from counts thousands. */
function unitOf(row: Record<string, string>): string | undefined {
  return row['Commodity'] === 'Vanadium' && row['Statistics'] === 'Reserves' ? 'thousand metric tons' : row['Unit'];
}

const isCountry = (place: string): boolean => !/^(?:World total|Other)/.test(place);

/** `thousand metric tons`: a factor, and the words that are printed. */
function usgsUnit(words = ''): Column {
  const [, count = '', rest = ''] = /^(?:(thousands?|millions?|billions?)(?: of)? )?(.*)$/i.exec(words.toLowerCase()) ?? [];
  const factor = { t: 1e3, m: 1e6, b: 1e9 }[count.charAt(0)] ?? 1;
  const [what = '', per] = rest.split(' per ');
  return { factor: /^cents?$/.test(what) ? factor / 100 : factor, unit: per === undefined ? what : `per ${per}` };
}

/** An exact figure; none for words, blanks, bounds and dots. */
function point(key: string, cell: unknown, factor: number): Point[] {
  const text = String(cell ?? '')
    .trim()
    .replaceAll(',', '');
  if (text === '—') return [{ key, amount: 0, half: 0.5 }];
  if (!/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text)) return [];
  // A workbook keeps fifteen digits.
  const kept = Number(Number(text).toPrecision(15));
  return [{ key, amount: kept * factor, half: 0.5 * 10 ** -(/\.(\d+)/.exec(String(kept))?.[1]?.length ?? 0) * factor }];
}

function remembered<Value>(make: (key: number) => Value): (key: number) => Value {
  const known = new Map<number, Value>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

/** The rows of a CSV; some have more cells than headings. */
export function csvGrid(file: string, charset: string = 'utf-8'): readonly (readonly string[])[] {
  return parse(new TextDecoder(charset).decode(readFileSync(file)), { relax_column_count: true, bom: true }) as string[][];
}

/** The rows of a sheet. */
export async function sheetGrid(file: string, name: string): Promise<Grid> {
  const sheets = await readSheets(readFileSync(file));
  const found = sheets.find((one) => one.sheet === name);
  if (!found) throw new Error(`${file} has no sheet ${name}`);
  return found.data;
}
