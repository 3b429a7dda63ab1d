/** One line of a company's accounts over the years, whatever tags it had. */
import type { SecConcept } from './concepts.ts';
import type { Row, Tagged } from './xbrl.ts';

export interface Line {
  /** `gaap` or `ifrs`, by the taxonomy. */
  readonly basis: 'gaap' | 'ifrs';
  /** As XBRL writes it. */
  readonly unit: string;
  /** In the order of filing. */
  readonly rows: readonly Row[];
}

/** How long ago the newest quarter may have ended, in days before the newest report: with a year-end report it is the third. */
const RECENT = 200;
/** The same for companies that report the year alone. */
const RECENT_YEAR = 400;

/**
 * The line that a concept is now reported in: of the tags whose newest quarter is recent that with the newest, the first
 * where several have it; and before it the tags that said the same of the same periods. Undefined where no tag is recent.
 * `newest` is the last day of the newest report.
 */
export function lineOf({ counts }: SecConcept, tags: readonly string[], tagged: readonly Tagged[], newest: string): Line | undefined {
  const found = tags.flatMap((tag) => {
    const entry = tagged.find((other) => other.tag === tag);
    const [unit, rows] = entry ? mainUnit(entry, counts) : [];
    return entry && unit !== undefined && rows ? [{ tag, retired: entry.retired, unit, rows }] : [];
  });
  const current = (wanted: (row: Row) => boolean, days: number): (typeof found)[number] | undefined => {
    const ends = found.map(({ retired, rows }) => (retired ? '' : newestEnd(rows.filter(wanted))));
    const last = ends.toSorted().at(-1) ?? '';
    return last !== '' && daysFrom(last, newest) <= days ? found[ends.indexOf(last)] : undefined;
  };
  const accepted = counts === 'balance' ? current(isBalance, RECENT) : (current(isQuarter, RECENT) ?? current(isYear, RECENT_YEAR));
  if (!accepted) return undefined;
  const [taxonomy] = accepted.tag.split('/');
  const before = found.filter(
    (other) =>
      other !== accepted && other.unit === accepted.unit && other.tag.startsWith(`${taxonomy}/`) && agree(accepted.rows, other.rows),
  );
  return {
    basis: taxonomy === 'ifrs-full' ? 'ifrs' : 'gaap',
    unit: accepted.unit,
    rows: [accepted, ...before].flatMap(({ rows }) => rows).sort(byFiling),
  };
}

const UNITS = { flow: /^[A-Z]{3}$/, balance: /^[A-Z]{3}$/, 'per-share': /^[A-Z]{3}\/shares$/, shares: /^shares$/ } as const;

/** The unit most of it is in: a translation for convenience has few rows. */
function mainUnit({ units }: Tagged, counts: SecConcept['counts']): [string, readonly Row[]] | [] {
  const fitting = Object.entries(units).filter(([unit]) => UNITS[counts].test(unit));
  return fitting.sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
}

/** Whether two tags say the same of at least one period, and of none anything else. */
function agree(one: readonly Row[], other: readonly Row[]): boolean {
  const values = new Map<string, Set<number>>();
  for (const row of one) values.set(keyOf(row), (values.get(keyOf(row)) ?? new Set()).add(row.val));
  const common = Map.groupBy(other, keyOf);
  const verdicts = [...common].flatMap(([key, rows]) => (values.has(key) ? [rows.some(({ val }) => values.get(key)?.has(val))] : []));
  return verdicts.length > 0 && verdicts.every(Boolean);
}

/** The days a value speaks of. */
export function keyOf({ start, end }: Row): string {
  return start === undefined ? end : `${start}/${end}`;
}

export function isBalance({ start }: Row): boolean {
  return start === undefined;
}

/** A tag mixes quarters, the year so far and whole years: they are told apart by their days. */
export function isQuarter(row: Row): boolean {
  return lengthOf(row) >= 80 && lengthOf(row) <= 100;
}

export function isYear(row: Row): boolean {
  return lengthOf(row) >= 350 && lengthOf(row) <= 375;
}

function lengthOf({ start, end }: Row): number {
  return start === undefined ? 0 : daysFrom(start, end) + 1;
}

/** Days from one day to another. */
export function daysFrom(first: string, last: string): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000);
}

/** The last day any of them ends on; empty where there are none. */
export function newestEnd(rows: readonly Row[]): string {
  return rows.reduce((newest, { end }) => (end > newest ? end : newest), '');
}

function byFiling(a: Row, b: Row): number {
  const [one, other] = [`${a.filed} ${a.accn}`, `${b.filed} ${b.accn}`];
  return one < other ? -1 : one > other ? 1 : 0;
}
