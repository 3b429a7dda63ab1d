/**
 * Stock splits, as the accounts show them: a later report counts the shares of the same period anew. What is counted by
 * the share before that report is never compared with what is counted after it.
 */
import { keyOf } from './line.ts';
import type { Row } from './xbrl.ts';

/** From how much more or fewer shares a period's count is a recapitalisation, and to how much. */
const AT_LEAST = 1.2;
/** More is a company that once counted in thousands. */
const AT_MOST = 200;

/** Names the vintage of what was filed on a day: `before-split-2024-08-28`, by the day of the first report after the split. */
export type Vintages = (filed: string) => string | undefined;

/** The vintages that the share counts of a company tell of. */
export function vintagesOf(shares: readonly Row[]): Vintages {
  const days = firstAfter(recounts(shares));
  return (filed) => {
    const next = days.find((day) => day > filed);
    return next === undefined ? undefined : `before-split-${next}`;
  };
}

/** Between which two days of filing the count of one period changed. */
function recounts(shares: readonly Row[]): readonly (readonly [after: string, by: string])[] {
  return [...Map.groupBy(plausible(shares), keyOf).values()].flatMap((rows) =>
    rows
      .toSorted((a, b) => (a.filed < b.filed ? -1 : 1))
      .flatMap((row, index, all): (readonly [string, string])[] => {
        const earlier = all[index - 1];
        const ratio = earlier ? Math.max(row.val / earlier.val, earlier.val / row.val) : 1;
        return earlier && ratio >= AT_LEAST ? [[earlier.filed, row.filed]] : [];
      }),
  );
}

/** The fewest days that explain them all: one split is told of by every report of the year after it. */
function firstAfter(spans: readonly (readonly [after: string, by: string])[]): readonly string[] {
  const days: string[] = [];
  for (const [after, by] of spans.toSorted(([, a], [, b]) => (a < b ? -1 : 1)))
    if (!days.some((day) => day > after && day <= by)) days.push(by);
  return days;
}

/** Without counts that are far from all others: some filers wrote thousands of shares for shares. */
export function plausible(rows: readonly Row[]): readonly Row[] {
  const median = rows.map(({ val }) => val).toSorted((a, b) => a - b)[Math.floor(rows.length / 2)] ?? 0;
  return rows.filter(({ val }) => val > 0 && Math.max(val / median, median / val) <= AT_MOST);
}
