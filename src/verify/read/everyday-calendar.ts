/** Days as whole numbers, and the weeks, months and holidays that everyday speech counts from a reference day. Weeks begin on Monday. */
/** Days since 1970-01-01. */
export type Day = number;

/** First and last day, inclusive. */
export type Days = readonly [Day, Day];

export type Unit = 'day' | 'business' | 'week' | 'fortnight' | 'weekend' | 'month' | 'quarter' | 'half' | 'year' | 'decade';

const MS = 86400000;

/** The day of an ISO date or instant; undefined where it is none. */
export function dayOf(iso: string): Day | undefined {
  const time = Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : time / MS;
}

export function isoOf(day: Day): string {
  return new Date(day * MS).toISOString().slice(0, 10);
}

export function dayFrom(year: number, month: number, day: number): Day {
  return Date.UTC(year, month - 1, day) / MS;
}

export const yearOf = (day: Day): number => new Date(day * MS).getUTCFullYear();
export const monthOf = (day: Day): number => new Date(day * MS).getUTCMonth() + 1;
const dateOf = (day: Day): number => new Date(day * MS).getUTCDate();

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;
const mondayOf = (day: Day): Day => day - weekdayOf(day) + 1;

/** The day so many units later, or earlier where the count is negative; the last of the month where the day does not exist. */
export function move(day: Day, count: number, unit: Unit): Day {
  if (unit === 'business') return moveBusiness(day, count);
  const days = unit === 'week' || unit === 'weekend' ? 7 : unit === 'fortnight' ? 14 : unit === 'day' ? 1 : 0;
  if (days > 0) return Math.round(day + count * days);
  const months = Math.round(count * MONTHS[unit]);
  const first = dayFrom(yearOf(day), monthOf(day) + months, 1);
  const last = dayFrom(yearOf(first), monthOf(first) + 1, 0);
  return Math.min(first + dateOf(day) - 1, last);
}

const MONTHS: Readonly<Record<Unit, number>> = {
  day: 0,
  business: 0,
  week: 0,
  fortnight: 0,
  weekend: 0,
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
  decade: 120,
};

function moveBusiness(day: Day, count: number): Day {
  let at = day;
  for (let left = Math.min(Math.abs(count), 400); left > 0; left--) {
    do at += Math.sign(count);
    while (weekdayOf(at) > 5);
  }
  return at;
}

/** The whole unit so many after the one that holds the day: this month for 0, last week for -1. */
export function whole(day: Day, offset: number, unit: Unit): Days {
  if (unit === 'day' || unit === 'business') return [day + offset, day + offset];
  if (unit === 'week' || unit === 'fortnight') return [mondayOf(day) + offset * 7, mondayOf(day) + offset * 7 + (unit === 'week' ? 6 : 13)];
  if (unit === 'weekend') return [mondayOf(day) + offset * 7 + 5, mondayOf(day) + offset * 7 + 6];
  const size = MONTHS[unit];
  const index = Math.floor((yearOf(day) * 12 + monthOf(day) - 1) / size) + offset;
  const first = index * size;
  return [monthStart(first), monthStart(first + size) - 1];
}

const monthStart = (index: number): Day => dayFrom(Math.floor(index / 12), (index % 12) + 1, 1);

/** The weeks so many units long before or after the day: "the past 3 months", "the next two quarters". */
export function stretch(day: Day, count: number, unit: Unit): Days {
  if (unit === 'quarter')
    return count > 0 ? [whole(day, 1, unit)[0], whole(day, count, unit)[1]] : [whole(day, count, unit)[0], whole(day, -1, unit)[1]];
  return count > 0 ? [move(day, 1, 'day'), move(day, count, unit)] : [move(day, count, unit), day - 1];
}

/** A weekday of the week so many after the day's. */
export function weekday(day: Day, which: number, weeks: number): Day {
  return mondayOf(day) + weeks * 7 + which - 1;
}

/** The n-th week of a span; the first is the one with most of its days inside it. -1 is the last. */
export function weekOf(span: Days, which: number): Days {
  const first = which > 0 ? mondayOf(span[0] + 3) + (which - 1) * 7 : mondayOf(span[1] - 3);
  return [first, first + 6];
}

/** Easter Sunday of a year (Gregorian computus). */
function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayFrom(year, Math.floor(f / 31), (f % 31) + 1);
}

const nth = (year: number, month: number, which: number, count: number): Day => {
  const first = dayFrom(year, month, 1);
  return first + ((which - weekdayOf(first) + 7) % 7) + (count - 1) * 7;
};

/** Holidays on which markets rest or by which people count. */
export const HOLIDAYS: ReadonlyMap<string, (year: number) => Day> = new Map<string, (year: number) => Day>([
  ['easter', easter],
  ['easter sunday', easter],
  ['good friday', (year) => easter(year) - 2],
  ['easter monday', (year) => easter(year) + 1],
  ['christmas', (year) => dayFrom(year, 12, 25)],
  ['christmas day', (year) => dayFrom(year, 12, 25)],
  ['christmas eve', (year) => dayFrom(year, 12, 24)],
  ['boxing day', (year) => dayFrom(year, 12, 26)],
  ["new year's day", (year) => dayFrom(year, 1, 1)],
  ["new year's eve", (year) => dayFrom(year, 12, 31)],
  ['halloween', (year) => dayFrom(year, 10, 31)],
  ['independence day', (year) => dayFrom(year, 7, 4)],
  ["international workers' day", (year) => dayFrom(year, 5, 1)],
  ['juneteenth', (year) => dayFrom(year, 6, 19)],
  ["valentine's day", (year) => dayFrom(year, 2, 14)],
  ['thanksgiving', (year) => nth(year, 11, 4, 4)],
  ['thanksgiving day', (year) => nth(year, 11, 4, 4)],
  ['black friday', (year) => nth(year, 11, 4, 4) + 1],
  ['cyber monday', (year) => nth(year, 11, 4, 4) + 4],
  ['labor day', (year) => nth(year, 9, 1, 1)],
  ['labour day', (year) => nth(year, 9, 1, 1)],
  ['memorial day', (year) => nth(year, 6, 1, 1) - 7],
  ['martin luther king day', (year) => nth(year, 1, 1, 3)],
  ["presidents' day", (year) => nth(year, 2, 1, 3)],
]);

/** The candidate nearest to a day. */
export function nearestTo(day: Day, candidates: readonly Day[]): Day {
  return candidates.reduce((best, one) => (Math.abs(one - day) < Math.abs(best - day) ? one : best));
}
