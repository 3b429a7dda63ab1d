/** Periods as statistical agencies write them. */
import { type Period, parsePeriod } from '../../model/period.ts';

/**
 * `2024`, `2024-Q1`, `2024Q1`, `2024-S1` and `2024-H1` (halves), `2024-05`, `2024-M05`, `2024M05`, `2024-W07` (ISO weeks, Monday to
 * Sunday), `2024-05-17`, each with a time of day or not. Undefined for another.
 */
export function sdmxPeriod(time: string): Period | undefined {
  const bare = time.replace(/T\d{2}:\d{2}.*$/, '');
  const [, year = '', mark, number = ''] = /^(\d{4})-?([AQSHMW])(\d{1,2})$/.exec(bare) ?? [];
  switch (mark) {
    case undefined:
      return /^\d{4}(?:-\d{2}){0,2}$/.test(bare) ? parsePeriod(bare) : undefined;
    case 'A':
      return Number(number) === 1 ? parsePeriod(year) : undefined;
    case 'Q':
      return parsePeriod(`${year}-Q${Number(number)}`);
    case 'S':
    case 'H':
      return parsePeriod(`${year}-H${Number(number)}`);
    case 'M':
      return parsePeriod(`${year}-${number.padStart(2, '0')}`);
    case 'W':
      return week(Number(year), Number(number));
    default:
      return undefined;
  }
}

/** The ISO week of a year: week 1 is the one with January 4. */
function week(year: number, number: number): Period | undefined {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = fourth.getTime() - (((fourth.getUTCDay() + 6) % 7) - (number - 1) * 7) * 86_400_000;
  const [start, thursday, end] = [0, 3, 6].map((days) => new Date(monday + days * 86_400_000).toISOString().slice(0, 10));
  return number >= 1 && thursday?.startsWith(String(year)) ? parsePeriod(`${start}/${end}`) : undefined;
}
