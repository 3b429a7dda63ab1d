/** Periods of time: calendar and fiscal intervals, instants, market sessions. Dates are ISO 8601 days, both ends inclusive. */

/** How a statement stands to its period: `by 2030` is not `in 2030`. */
export type Relation = 'in' | 'by' | 'since' | 'until';
export type Granularity = 'instant' | 'session' | 'day' | 'month' | 'quarter' | 'half' | 'year' | 'range';
export type Part = 'early' | 'mid' | 'late';

export interface Period {
  /** First day, `YYYY-MM-DD`; for an instant the moment itself, ISO 8601 with offset. */
  readonly start: string;
  /** Last day, inclusive. Equal to `start` for a day, a session and an instant. */
  readonly end: string;
  readonly granularity: Granularity;
  readonly calendar: 'calendar' | 'fiscal';
  readonly relation: Relation;
  /** A third of the year: `late 2026` is `part: 'late'` of the year 2026 (Sept. to Dec.). */
  readonly part?: Part;
  /** The label of a fiscal period; its days are in `start` and `end`, for they follow from no rule. */
  readonly fiscal?: { readonly year: number; readonly quarter?: number; readonly half?: number };
  /** MIC of the market whose session it is. */
  readonly market?: string;
}

const PARTS: Readonly<Record<Part, readonly [number, number]>> = { early: [1, 4], mid: [5, 8], late: [9, 12] };
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads the compact form used in fact files:
 * `2024`, `2025-Q2`, `2025-H1`, `2025-08`, `2025-08-07`, `2021/2024`, `late 2026`, `by 2030`, `since 2020-Q1`,
 * `2025-10-10@XNYS` (a market session), `2025-10-13T14:22:00-04:00` (an instant),
 * `FY2026-Q2 2025-04-28/2025-07-27` (a fiscal period with its days).
 * Returns undefined for anything else, and for days that do not exist.
 */
export function parsePeriod(text: string): Period | undefined {
  const known = parsed.get(text);
  if (known) return known;
  const period = readPeriod(text);
  if (!period) return undefined;
  if (parsed.size > MOST_PARSED) parsed.clear();
  parsed.set(text, period);
  return period;
}

/** Periods never change, and facts and texts name the same few again and again. */
const parsed = new Map<string, Period>();
const MOST_PARSED = 10_000;

function readPeriod(text: string): Period | undefined {
  const words = /^(?:(in|by|since|until) )?(?:(early|mid|late)[ -])?(.+)$/.exec(text.trim());
  if (!words) return undefined;
  const relation = (words[1] ?? 'in') as Relation;
  const part = words[2] as Part | undefined;
  const base = parseBase(words[3] ?? '');
  if (!base) return undefined;
  if (!part) return { ...base, relation };
  if (base.granularity !== 'year' || base.calendar === 'fiscal') return undefined;
  const year = Number(base.start.slice(0, 4));
  const [first, last] = PARTS[part];
  return { ...base, start: day(year, first, 1), end: monthEnd(year, last), relation, part };
}

/** What a moment of publication or of a run is: a day, an instant with offset, or neither. */
export function momentOf(text: string): 'day' | 'instant' | undefined {
  const granularity = parseBase(text)?.granularity;
  return granularity === 'day' || granularity === 'instant' ? granularity : undefined;
}

function parseBase(text: string): Omit<Period, 'relation'> | undefined {
  const span = (start: string, end: string, granularity: Granularity): Omit<Period, 'relation'> | undefined =>
    realDay(start) && realDay(end) && start <= end ? { start, end, granularity, calendar: 'calendar' } : undefined;
  if (INSTANT.test(text))
    return Number.isNaN(Date.parse(text)) || !realDay(text.slice(0, 10))
      ? undefined
      : { start: text, end: text, granularity: 'instant', calendar: 'calendar' };
  if (DAY.test(text)) return span(text, text, 'day');
  let match = /^(\d{4}-\d{2}-\d{2})@([A-Z0-9]{4})$/.exec(text);
  if (match?.[1] && match[2]) {
    const session = span(match[1], match[1], 'session');
    return session && { ...session, market: match[2] };
  }
  match = /^FY(\d{4})(?:-(?:Q([1-4])|H([12])))? (\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(text);
  if (match?.[4] && match[5]) {
    const [, year, quarter, half, start, end] = match;
    const days = span(start ?? '', end ?? '', quarter ? 'quarter' : half ? 'half' : 'year');
    const fiscal = { year: Number(year), ...(quarter && { quarter: Number(quarter) }), ...(half && { half: Number(half) }) };
    return days && { ...days, calendar: 'fiscal', fiscal };
  }
  match = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(\d{2})))?$/.exec(text);
  if (match) {
    const year = Number(match[1]);
    if (match[2]) return span(day(year, Number(match[2]) * 3 - 2, 1), monthEnd(year, Number(match[2]) * 3), 'quarter');
    if (match[3]) return span(day(year, Number(match[3]) * 6 - 5, 1), monthEnd(year, Number(match[3]) * 6), 'half');
    if (match[4])
      return Number(match[4]) >= 1 && Number(match[4]) <= 12
        ? span(day(year, Number(match[4]), 1), monthEnd(year, Number(match[4])), 'month')
        : undefined;
    return span(day(year, 1, 1), day(year, 12, 31), 'year');
  }
  match = /^([^/]+)\/([^/]+)$/.exec(text);
  if (match) {
    const first = parseBase(match[1] ?? '');
    const last = parseBase(match[2] ?? '');
    return first && last && span(first.start, last.end, 'range');
  }
  return undefined;
}

/** The compact form that `parsePeriod` reads back to the same period. */
export function periodKey(period: Period): string {
  const lead = period.relation === 'in' ? '' : `${period.relation} `;
  return lead + (period.part ? `${period.part} ${period.start.slice(0, 4)}` : baseKey(period));
}

function baseKey(period: Period): string {
  const year = period.start.slice(0, 4);
  const month = Number(period.start.slice(5, 7));
  if (period.fiscal) {
    const { year: label, quarter, half } = period.fiscal;
    return `FY${label}${quarter ? `-Q${quarter}` : half ? `-H${half}` : ''} ${period.start}/${period.end}`;
  }
  switch (period.granularity) {
    case 'year':
      return year;
    case 'quarter':
      return `${year}-Q${(month + 2) / 3}`;
    case 'half':
      return `${year}-H${month === 1 ? 1 : 2}`;
    case 'month':
      return period.start.slice(0, 7);
    case 'session':
      return `${period.start}@${period.market}`;
    case 'range':
      return `${period.start}/${period.end}`;
    default:
      return period.start;
  }
}

/** Last day of a month, `YYYY-MM-DD`; months count from 1. */
export function monthEnd(year: number, month: number): string {
  return day(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate());
}

function day(year: number, month: number, date: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

function realDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  return month >= 1 && month <= 12 && date >= 1 && text <= monthEnd(year, month);
}
