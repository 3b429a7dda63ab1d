/** Makes a change out of places: what the words were, what they are, and where they stand on both sides. */
import type { Change, ChangeKind } from './change.ts';
import { originalPlaceOf, type Pair, placeOf } from './pair.ts';

/** A run of words, by their places among the tokens of a side; end exclusive. */
export interface Run {
  readonly from: number;
  readonly to: number;
  /** Its exact place in the text, where signs such as `$` and `%` belong to it. */
  readonly span?: { readonly start: number; readonly end: number };
}

/** A change at words of the original, of the edited text, or of both. */
export function changeAt(
  pair: Pair,
  kind: ChangeKind,
  severity: Change['severity'],
  was: Run | undefined,
  is: Run | undefined,
  message: (was: string, is: string) => string,
): Change {
  const old = was && (was.span ?? spanOf(pair.original.tokens, was));
  const now = is && (is.span ?? spanOf(pair.edited.tokens, is));
  const start = now?.start ?? (was ? placeOf(pair, was.from) : pair.edited.start);
  const originalStart = old?.start ?? (is ? originalPlaceOf(pair, is.from) : pair.original.start);
  const expected = old && pair.original.text.slice(old.start, old.end);
  const actual = now && pair.edited.text.slice(now.start, now.end);
  return {
    kind,
    severity,
    message: message(expected ?? '', actual ?? ''),
    start,
    end: now?.end ?? start,
    originalStart,
    originalEnd: old?.end ?? originalStart,
    ...(actual !== undefined && { actual }),
    ...(expected !== undefined && { expected }),
  };
}

/** Offsets of a run of words. */
export function spanOf(
  tokens: readonly { readonly start: number; readonly end: number }[],
  { from, to }: Run,
): { start: number; end: number } {
  const start = tokens[from]?.start ?? 0;
  return { start, end: Math.max(start, tokens[to - 1]?.end ?? start) };
}

/** The run of words a stretch of the text covers. */
export function runOf(tokens: readonly { readonly start: number; readonly end: number }[], start: number, end: number): Run {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (to < tokens.length && (tokens[to]?.start ?? 0) < end) to++;
  return { from: low, to, span: { start, end } };
}
