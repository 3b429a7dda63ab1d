/** A date as far as the text gives it, and the period it means. */
import { monthEnd, type Part, type Period, parsePeriod, type Relation } from '../../model/period.ts';
import { type Found, mentionAt } from './found.ts';
import type { Tokens } from './scan.ts';

export interface Core {
  /** Index of the token after it. */
  readonly next: number;
  readonly year?: number;
  /** Years from the reference: -1 for "last year". */
  readonly shift?: number;
  /** The token after the date without the words of its relative year. */
  readonly bare?: number;
  /** -1 for "last October", 1 for "next October". */
  readonly pointed?: number;
  readonly month?: number;
  readonly day?: number;
  readonly quarter?: number;
  readonly half?: number;
  readonly fiscal?: boolean;
  readonly part?: Part;
  /** First and last day where the text names both ends, or a decade. */
  readonly span?: readonly [string, string];
  /** Last end of a range without a year; the other fields are its first. */
  readonly to?: Core;
}

const two = (value: number): string => String(value).padStart(2, '0');

export function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** The period of a date with its year; undefined without one, for fiscal ones, and for days that do not exist. */
export function periodOf(core: Core, relation: Relation = 'in'): Period | undefined {
  const lead = relation === 'in' ? '' : `${relation} `;
  const days = core.to ? ends(core, core.to) : spanOf(core);
  if (days) return parsePeriod(`${lead}${days[0]}/${days[1]}`);
  const key = keyOf(core);
  if (key === undefined) return undefined;
  return parsePeriod(`${lead}${core.part ? `${core.part} ` : ''}${key}`);
}

function keyOf(core: Core): string | undefined {
  if (core.year === undefined || core.fiscal) return undefined;
  if (core.quarter !== undefined) return `${core.year}-Q${core.quarter}`;
  if (core.half !== undefined) return `${core.year}-H${core.half}`;
  const year = String(core.year).padStart(4, '0');
  if (core.month === undefined) return year;
  return core.day === undefined ? `${year}-${two(core.month)}` : isoDay(core.year, core.month, core.day);
}

/** First and last day of a range whose last end has its year; a first end later in the year is of the year before. */
export function ends(first: Core, last: Core): readonly [string, string] | undefined {
  const year = last.year ?? first.year;
  if (year === undefined) return undefined;
  const { to: _to, ...begin } = first;
  const wraps =
    first.month !== undefined &&
    last.month !== undefined &&
    first.month > last.month &&
    !(first.year !== undefined && last.year !== undefined);
  const from = periodOf({ ...begin, year: first.year !== undefined && last.year !== undefined ? first.year : wraps ? year - 1 : year });
  const to = periodOf({ ...last, year });
  return from && to && from.start < to.end ? [from.start, to.end] : undefined;
}

/** Days of a span, and of a part of a month, quarter or half, which is a third of it. */
function spanOf(core: Core): readonly [string, string] | undefined {
  if (core.span) return core.part ? partOfSpan(core.span, core.part) : core.span;
  if (!core.part || core.year === undefined || core.fiscal) return undefined;
  const third = core.part === 'early' ? 0 : core.part === 'mid' ? 1 : 2;
  if (core.quarter !== undefined) return months(core.year, core.quarter * 3 - 2 + third, 1);
  if (core.half !== undefined) return months(core.year, core.half * 6 - 5 + third * 2, 2);
  if (core.month === undefined || core.day !== undefined) return undefined;
  const last = third === 2 ? monthEnd(core.year, core.month) : isoDay(core.year, core.month, third * 10 + 10);
  return [isoDay(core.year, core.month, third * 10 + 1), last];
}

/** Whole months from a first one, which may lie before January. */
export function months(year: number, first: number, count: number): readonly [string, string] {
  const from = new Date(Date.UTC(year, first - 1, 1));
  const to = new Date(Date.UTC(year, first - 2 + count, 1));
  return [isoDay(from.getUTCFullYear(), from.getUTCMonth() + 1, 1), monthEnd(to.getUTCFullYear(), to.getUTCMonth() + 1)];
}

/** Early, mid or late in a decade: its first four years, the next three, the last three. */
function partOfSpan(span: readonly [string, string], part: Part): readonly [string, string] {
  const first = Number(span[0].slice(0, 4));
  if (Number(span[1].slice(0, 4)) - first !== 9) return span;
  const [from, to] = part === 'early' ? [0, 3] : part === 'mid' ? [4, 6] : [7, 9];
  return [isoDay(first + from, 1, 1), isoDay(first + to, 12, 31)];
}

/** Days within which a date of another year is meant before one of the same: "Jan. 5" in December. */
const CLOSE = 92 * 86400000;

/** The same date with the year that the reference day gives it: its own, or the next or last one where that is close by. */
export function nearest(core: Core, reference: string | undefined): Core {
  if (reference === undefined || core.year !== undefined || core.fiscal || core.span) return core;
  const now = Date.parse(`${reference.slice(0, 10)}T00:00:00Z`);
  const year = Number(reference.slice(0, 4));
  if (Number.isNaN(now)) return core;
  if (core.shift !== undefined) return { ...core, year: year + core.shift };
  const from = (candidate: number): number => {
    const period = periodOf({ ...core, year: candidate });
    return period ? Date.parse(`${period.start}T00:00:00Z`) - now : Number.NaN;
  };
  const years = [year, year - 1, year + 1].filter((candidate) => !Number.isNaN(from(candidate)));
  const chosen = core.pointed === undefined ? chooseYear(years, from) : pointedYear(years, core.pointed, from);
  return chosen === undefined ? core : { ...core, year: chosen };
}

function chooseYear(years: readonly number[], from: (year: number) => number): number | undefined {
  const [own] = years;
  if (own === undefined || Math.abs(from(own)) <= CLOSE) return own;
  return years.find((year) => Math.abs(from(year)) <= CLOSE) ?? own;
}

/** The latest year before the reference, the first after it, or its own. */
function pointedYear(years: readonly number[], pointed: number, from: (year: number) => number): number | undefined {
  const sorted = years.toSorted((left, right) => left - right);
  if (pointed === 0) return years[0];
  return pointed < 0 ? sorted.findLast((year) => from(year) < -27 * 86400000) : sorted.find((year) => from(year) > 0);
}

/** The mention of a date. Its fields are what the text says; only the period takes a missing year from the reference. */
export function dateMention(
  text: string,
  tokens: Tokens,
  index: number,
  core: Core,
  options: { readonly relation?: Relation; readonly reference?: string | undefined } = {},
): Found {
  const { next, span: _span, to: _to, shift: _shift, bare: _bare, pointed: _pointed, ...said } = core;
  const period = periodOf(nearest(core, options.reference), options.relation) ?? null;
  return mentionAt(text, tokens, index, next, {
    type: 'date',
    period,
    ...said,
    ...(options.relation && options.relation !== 'in' && { relation: options.relation }),
  });
}
