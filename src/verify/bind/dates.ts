/** Dates and days of the week: each is one that facts speak of, and that of the figure beside it. */
import type { Fact } from '../../model/fact.ts';
import { formatPeriod } from '../../model/format-date.ts';
import type { DateMention } from '../../model/mention.ts';
import type { Period } from '../../model/period.ts';
import type { Verdict } from './judge.ts';
import type { Lookup } from './lookup.ts';
import { isOf } from './when.ts';

/**
 * What is wrong with a date.
 * @param near facts about those whom its sentence names
 * @param told facts of the figures that the date governs
 */
export function judgeDate(
  lookup: Lookup,
  date: DateMention,
  year: string,
  near: () => Iterable<Fact>,
  told: readonly (readonly Fact[])[],
): Verdict | undefined {
  let known = VAGUE.test(date.text) || told.some((facts) => facts.some((fact) => isOf(fact, date, year, true)));
  for (const fact of known ? [] : near()) {
    known = isOf(fact, date, year, true);
    if (known) break;
  }
  const period = date.period && sinceThen(date.period, date, lookup.asOf);
  if (!known && period) known = lookup.speaksOf(period.start.slice(0, 10), period.end.slice(0, 10)) || isInSeries(near, period);
  if (!known && !date.period) known = date.fiscal === true || (date.month === undefined && date.quarter === undefined);
  const [first] = told[0] ?? [];
  if (first && told.every((facts) => facts.length > 0 && !facts.some((fact) => isOf(fact, date, year, true))))
    return {
      rule: 'altered',
      message: `differs from ${formatPeriod(first.period)}, of which the figure is in \`${first.id}\``,
      difference: 'date',
      fact: first,
      expected: formatPeriod(first.period),
    };
  return known ? undefined : { rule: 'unsupported', message: 'is a date no fact speaks of' };
}

/** "The last few decades" is no date that could be wrong. */
const VAGUE = /\b(?:few|several|recent|coming)\b/i;

/** "Since May" looks back: without a year it is the last May there was. */
function sinceThen(period: Period, { year, relation }: DateMention, asOf: string): Period {
  if (relation !== 'since' || year !== undefined || period.start <= asOf) return period;
  const back = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return { ...period, start: back(period.start), end: back(period.end) };
}

/** "By February" among figures of every few weeks: an open date between two of a series is one that facts speak of. */
function isInSeries(near: () => Iterable<Fact>, period: Period): boolean {
  if (period.relation === 'in') return false;
  for (const series of Map.groupBy(near(), ({ property, subject }) => `${subject} ${property}`).values()) {
    const around = series.length >= SERIES && series.some((fact) => fact.period.end < period.start);
    if (around && series.some((fact) => fact.period.start > period.end)) return true;
  }
  return false;
}

/** So many figures of one thing are a series. */
const SERIES = 8;

const DAY = 86_400_000;
const AHEAD = /\b(?:will|next|upcoming|until|due|scheduled|slated|expects?|expected|plans?|ahead of|look(?:s|ing)? to|remains?)\b/i;

/** Whether a day of the week is that of a day which facts speak of, within a week of the piece; what is to come is after it. */
export function isKnownWeekday({ byDay }: Lookup, asOf: string, weekday: number, before: string): boolean {
  const today = Date.parse(asOf.slice(0, 10));
  for (let offset = AHEAD.test(before) ? 1 : -7; offset <= 7; offset++) {
    const day = new Date(today + offset * DAY);
    if (day.getUTCDay() === weekday && byDay.has(day.toISOString().slice(0, 10))) return true;
  }
  return false;
}
