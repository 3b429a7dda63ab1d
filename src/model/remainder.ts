/** The quarter a year leaves when its first three are known: companies report the year, and never its last quarter. */
import type { Period } from './period.ts';

/**
 * The fourth quarter of a year, from the year and its first three quarters. In words why there is none, where they do
 * not follow each other from the first day of the year, or carry labels of another.
 */
export function fourthQuarter([year, ...quarters]: readonly Period[]): Period | string {
  if (year?.granularity !== 'year' || quarters.length !== 3) return 'the rest of a year needs the year and its first three quarters';
  let next = year.start;
  for (const [index, quarter] of quarters.entries()) {
    const label = quarter.fiscal ?? { year: Number(quarter.start.slice(0, 4)), quarter: index + 1 };
    const wanted = year.fiscal?.year ?? Number(year.start.slice(0, 4));
    if (quarter.granularity !== 'quarter' || label.year !== wanted || label.quarter !== index + 1 || quarter.start !== next)
      return 'the quarters are not the first three of the year, one after the other';
    next = dayAfter(quarter.end);
  }
  if (next >= year.end) return 'the three quarters leave nothing of the year';
  return {
    start: next,
    end: year.end,
    granularity: 'quarter',
    calendar: year.calendar,
    relation: 'in',
    ...(year.fiscal && { fiscal: { year: year.fiscal.year, quarter: 4 } }),
  };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
