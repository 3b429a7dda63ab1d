/** Headings that name periods, one for each column: `2023`, `2024`; `PROD_2023`; `Q1 2024`. */
import { isPeriod } from './kinds.ts';

export interface PeriodHeadings {
  /** Regular expression with a group `period`. */
  readonly pattern: string;
  /** What the headings say besides. */
  readonly words: string;
}

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*';
/** Ways of naming a period inside a heading, the longer first. */
const FORMS: readonly string[] = [
  '\\d{4}[-/ ]?Q[1-4]',
  'Q[1-4][-/ ]?\\d{4}',
  '\\d{4}-\\d{2}-\\d{2}',
  '\\d{4}[-M]\\d{2}',
  `${MONTH}[- ]\\d{4}`,
  '(?:1[6-9]|20)\\d{2}',
];

/** The pattern that most of the headings of figures fit, where at least two differ in their period alone. */
export function periodHeadings(headings: readonly string[]): PeriodHeadings | undefined {
  for (const form of FORMS) {
    const inside = new RegExp(`(?<![A-Za-z0-9])${form}(?![A-Za-z0-9])`);
    const groups = new Map<string, number>();
    for (const heading of headings) {
      const [period] = inside.exec(heading) ?? [];
      if (period === undefined || !isPeriod(period)) continue;
      const around = heading.replace(inside, '\u0000');
      groups.set(around, (groups.get(around) ?? 0) + 1);
    }
    const [most] = [...groups].sort((a, b) => b[1] - a[1]);
    if (!most || most[1] < 2 || most[1] < headings.length * 0.5) continue;
    const [before = '', after = ''] = most[0].split('\u0000');
    return {
      pattern: `^${escaped(before)}(?<period>${form})${escaped(after)}$`,
      words: `${before} ${after}`.replace(/[_\s]+/g, ' ').trim(),
    };
  }
  return undefined;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
