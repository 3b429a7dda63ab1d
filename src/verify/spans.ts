/** Looks among stretches of a text that are sorted and do not overlap, by halving: a text has many. */
import type { Span } from './sentences.ts';

/** Those that share a character with a stretch. */
export function overlapping<Item extends Span>(items: readonly Item[], { start, end }: Span): readonly Item[] {
  const first = firstEndingAfter(items, start);
  let next = first;
  while (next < items.length && (items[next]?.start ?? end) < end) next++;
  return next === first ? NONE : items.slice(first, next);
}

/** Whether any shares a character with a stretch. */
export function overlaps(items: readonly Span[], { start, end }: Span): boolean {
  return (items[firstEndingAfter(items, start)]?.start ?? end) < end;
}

/** Those that lie in a stretch as a whole. */
export function within<Item extends Span>(items: readonly Item[], span: Span): readonly Item[] {
  return overlapping(items, span).filter((item) => item.start >= span.start && item.end <= span.end);
}

/** The one that a place lies in. */
export function containing<Item extends Span>(items: readonly Item[], at: number): Item | undefined {
  const item = items[firstEndingAfter(items, at)];
  return item && item.start <= at ? item : undefined;
}

/** The last that has ended where a place is reached. */
export function lastBefore<Item extends Span>(items: readonly Item[], at: number): Item | undefined {
  return items[firstEndingAfter(items, at) - 1];
}

const NONE: readonly never[] = [];

function firstEndingAfter(items: readonly Span[], at: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
