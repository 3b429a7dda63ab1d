/**
 * What a large table is sifted by before its rows are read: DuckDB lets through the rows that may be of the newest periods of
 * their series, and those it cannot judge. It decides nothing else: what passes is read as every row is, refused as every row is.
 */
import { identifier, quoted } from '../duckdb.ts';
import { MISSING } from './cells.ts';
import { headingText } from './grid.ts';
import { namedColumns } from './named-columns.ts';
import type { Mapping, TableOptions } from './terms.ts';

export interface Sieve {
  /** Newest periods of each series that are wanted. */
  readonly last: number;
  /** Heading of the days. */
  readonly day: string;
  /** Headings by which rows are of one series, or of parts of one. */
  readonly keys: readonly string[];
  /** Of those, the one that must not be blank. */
  readonly subject: string | undefined;
  readonly figures: readonly string[];
  /** All headings whose cells are read. */
  readonly columns: readonly string[];
  readonly missing: readonly string[];
}

/** The sieve of a declaration; none where more must be known of a row than its day and whether it holds a figure. */
export function sieveOf(options: TableOptions): Sieve | undefined {
  const { mapping, source, layout = {} } = options;
  const { period, subject, last, figures } = mapping;
  if (last === undefined || typeof period === 'string' || period.column === undefined) return undefined;
  if (period.format !== undefined || period.as !== undefined || (period.frequency ?? 'D') !== 'D') return undefined;
  if ([source.title, source.url, source.publishedAt, source.vintage].some((said) => typeof said === 'object' && said !== null))
    return undefined;
  if (typeof source.publisher === 'object' && !('name' in source.publisher)) return undefined;
  if (mapping.decimal !== undefined || mapping.marks !== undefined || layout.charset !== undefined || layout.units !== undefined)
    return undefined;
  if (!figures.every(isPlain) || (layout.header ?? 1) > 1) return undefined;
  const byRow = typeof subject === 'object' && !('name' in subject) ? subject : undefined;
  const keys = [
    byRow?.column,
    byRow?.ticker,
    ...Object.values(byRow?.identifiers ?? {}),
    ...[mapping, ...figures].flatMap(({ where }) => Object.keys(where ?? {})),
    ...Object.keys(mapping.except ?? {}),
  ].flatMap((heading) => (heading === undefined ? [] : headingText(heading)));
  return {
    last,
    day: headingText(period.column),
    keys: [...new Set(keys)],
    subject: byRow?.column === undefined ? undefined : headingText(byRow.column),
    figures: [...new Set(figures.map(({ column = '' }) => headingText(column)))],
    columns: namedColumns(options).map(headingText),
    missing: mapping.missing ?? MISSING,
  };
}

function isPlain({ column, period, standing, unit }: Mapping['figures'][number]): boolean {
  return column !== undefined && period === undefined && typeof standing !== 'object' && unit !== 'text';
}

/** A column of a file: what the query calls it, and its type. */
export interface Typed {
  readonly heading: string;
  readonly name: string;
  readonly type: string;
}

/** A file as a relation, and the same with `NUMBER` as a column more, which may cost more. */
export interface Relation {
  readonly bare: string;
  readonly counted: string;
}

export interface Sifting {
  /** Makes a table of where each series begins to matter. */
  readonly limits: string;
  /** Whether rows may be sifted by it: no series has so many rows of one day that its limit is not known. */
  readonly sound: string;
  /** The rows that matter. */
  readonly rows: string;
}

/** The column that counts the rows, from 0. */
export const NUMBER = 'row number';
/** The table the first query makes. */
const LIMITS = '"limits of series"';
const INTEGERS = /^U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?$/;

/** The queries; undefined where a column is not there, stands twice, or holds what cannot be judged. */
export function sifting(sieve: Sieve, columns: readonly Typed[], { bare, counted }: Relation): Sifting | undefined {
  const found = new Map<string, Typed>();
  for (const column of columns) {
    if (!sieve.columns.includes(column.heading)) continue;
    if (found.has(column.heading)) return undefined;
    found.set(column.heading, column);
  }
  const cell = (heading: string): string => `t.${identifier(found.get(heading)?.name ?? '')}`;
  const typeOf = (heading: string): string => found.get(heading)?.type ?? '';
  if (sieve.columns.some((heading) => !found.has(heading))) return undefined;
  const day = dayOf(cell(sieve.day), typeOf(sieve.day));
  const figures = sieve.figures.flatMap((heading) => figureOf(cell(heading), typeOf(heading), sieve.missing) ?? []);
  if (day === undefined || figures.length < sieve.figures.length) return undefined;
  const keys = sieve.keys.map((heading, index) => `${cell(heading)} AS k${index}`);
  const shown = [...found.values()].map(({ name }) => `t.${identifier(name)}`);
  // One more than is wanted, so that it is known whether there are others.
  const most = sieve.last + 1;
  const newest = figures.map(({ plain }, index) => `max(${day}, ${most}) FILTER (${plain}) AS days${index}`);
  const unknown = figures.map(({ plain, doubtful }) => `CASE WHEN ${plain} THEN false ELSE ${doubtful} END`);
  const isDoubtful = [`${day} IS NULL`, ...unknown].join(' OR ');
  const grouped = `SELECT ${[...keys, ...newest, `bool_or(${isDoubtful}) AS doubts`].join(', ')} FROM ${bare} AS t${keys.length === 0 ? '' : ' GROUP BY ALL'}`;
  const type = typeOf(sieve.day);
  const limits = figures.map(
    (_, index) => `CASE WHEN len(days${index}) = ${most} THEN days${index}[${sieve.last}]::${type} END AS from${index}`,
  );
  const twice = figures.map(
    (_, index) => `(len(days${index}) = ${most} AND len(list_distinct(days${index}[:${sieve.last}])) < ${sieve.last})`,
  );
  const blank = sieve.subject === undefined ? 'false' : `coalesce(trim(k${sieve.keys.indexOf(sieve.subject)}::VARCHAR), '') = ''`;
  const asked = [...keys.map((_, index) => `k${index}`), ...limits, 'doubts', `${blank} AS blank`, `${twice.join(' OR ')} AS twice`];
  // Where all days of a series are days, they are in order as they are written.
  const isNew = figures.map(({ plain }, index) => `CASE WHEN ${cell(sieve.day)} < l.from${index} THEN false ELSE ${plain} END`);
  const same = sieve.keys.map((heading, index) => `${cell(heading)} IS NOT DISTINCT FROM l.k${index}`);
  return {
    limits: `CREATE TEMP TABLE ${LIMITS} AS SELECT ${asked.join(', ')} FROM (${grouped})`,
    sound: `SELECT coalesce(NOT bool_or(twice), true) FROM ${LIMITS}`,
    rows: `SELECT ${[`t.${identifier(NUMBER)}`, ...shown].join(', ')} FROM ${counted} AS t JOIN ${LIMITS} AS l ON ${same.join(' AND ') || 'true'}
      WHERE l.blank OR CASE WHEN l.doubts THEN ${isDoubtful} ELSE false END OR ${isNew.join(' OR ')}`,
  };
}

/** The day a cell certainly is; NULL for anything else. */
function dayOf(cell: string, type: string): string | undefined {
  if (type === 'DATE') return cell;
  return type === 'VARCHAR' ? `CASE WHEN TRY_CAST(${cell} AS DATE)::VARCHAR = ${cell} THEN TRY_CAST(${cell} AS DATE) END` : undefined;
}

/** Whether a cell certainly holds a figure; and of others, whether a person must be told or it is written in a way of its own. */
function figureOf(
  cell: string,
  type: string,
  missing: readonly string[],
): { readonly plain: string; readonly doubtful: string } | undefined {
  if (INTEGERS.test(type) || type.startsWith('DECIMAL')) return { plain: `${cell} IS NOT NULL`, doubtful: 'false' };
  if (type === 'DOUBLE' || type === 'FLOAT') return { plain: `isfinite(${cell})`, doubtful: `${cell} IS NOT NULL` };
  if (type !== 'VARCHAR') return undefined;
  const none = `list_contains([${['', ...missing].map(quoted).join(', ')}], coalesce(trim(${cell}), ''))`;
  return { plain: `regexp_full_match(${cell}, ' *-?\\d+(?:\\.\\d+)? *')`, doubtful: `NOT ${none}` };
}
