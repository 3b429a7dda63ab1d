/**
 * What a company calls its quarters and years. XBRL gives the days, and a fiscal year that is the filing's and sometimes
 * wrong (`fy`): the labels of all year-end reports are asked, and most of them are right.
 */
import { type Period, parsePeriod } from '../../model/period.ts';
import { daysFrom, isQuarter, isYear } from './line.ts';
import type { Row } from './xbrl.ts';

/** The period of a quarter or year; undefined for other spans, and for days that the calendar has no place for. */
export type Calendar = (row: Row) => Period | undefined;

/** A day on which a quarter of the company ends, and the count of that quarter: four times the year, and 0 to 3. */
interface Anchor {
  readonly end: string;
  readonly quarter: number;
}

const QUARTER = 365.25 / 4;
/** A year that ends in the first days of January is of the year before. */
const WEEK_DAY_DRIFT = 10;

/** The calendar that the rows of a company's reports tell of. */
export function fiscalCalendar(rows: readonly Row[]): Calendar {
  const anchors = anchorsOf(rows);
  return (row) => {
    const anchor = anchors.find(({ end }) => daysFrom(row.end, end) >= -WEEK_DAY_DRIFT) ?? anchors.at(-1);
    if (!anchor || row.start === undefined) return undefined;
    const quarter = anchor.quarter - Math.round(daysFrom(row.end, anchor.end) / QUARTER);
    const [year, index] = [Math.floor(quarter / 4), ((quarter % 4) + 4) % 4];
    if (isYear(row)) return index === 3 ? named(`${year}`, row) : undefined;
    return isQuarter(row) ? named(`${year}-Q${index + 1}`, row) : undefined;
  };
}

/** The calendar's own name where the days are the calendar's, else the fiscal label with its days. */
function named(label: string, { start, end }: Row): Period | undefined {
  const plain = parsePeriod(label);
  return plain?.start === start && plain?.end === end ? plain : parsePeriod(`FY${label} ${start}/${end}`);
}

/** The ends of fiscal years in order; the newest quarter of a company that has not reported a year yet. */
function anchorsOf(rows: readonly Row[]): readonly Anchor[] {
  const years = closing(rows.filter((row) => isYear(row) && /^(?:10-K|20-F|40-F)/.test(row.form)));
  const offset = mostCommon(years.flatMap(({ end, fy }) => (fy ? [fy - yearOf(end)] : [])));
  const ends = [...new Set(years.map(({ end }) => end))].toSorted();
  if (ends.length > 0) return ends.map((end) => ({ end, quarter: (yearOf(end) + (offset ?? 0)) * 4 + 3 }));
  return closing(rows.filter((row) => isQuarter(row) && row.form.startsWith('10-Q')))
    .flatMap(({ end, fy, fp }) => {
      const number = /^Q([1-4])$/.exec(fp ?? '')?.[1];
      return fy && number !== undefined ? [{ end, quarter: fy * 4 + Number(number) - 1 }] : [];
    })
    .toSorted((a, b) => (a.end < b.end ? -1 : 1))
    .slice(-1);
}

/** Of each filing the row that ends last: the period it reports on. */
function closing(rows: readonly Row[]): readonly Row[] {
  const last = new Map<string, Row>();
  for (const row of rows) if (row.end > (last.get(row.accn)?.end ?? '')) last.set(row.accn, row);
  return [...last.values()];
}

function yearOf(end: string): number {
  return new Date(Date.parse(end) - WEEK_DAY_DRIFT * 86_400_000).getUTCFullYear();
}

/** The most common of some numbers, the later where two are. */
function mostCommon(numbers: readonly number[]): number | undefined {
  const counts = Map.groupBy(numbers, (number) => number);
  return [...counts].toSorted(([, a], [, b]) => a.length - b.length).at(-1)?.[0];
}
