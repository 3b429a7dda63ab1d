/** Comparisons said from the other side: "it grew more slowly than sales" and "sales grew faster" are one. */
import type { Pair, Side } from './pair.ts';

/** Whether two opposite words of comparison stand in sentences whose two terms have changed places. */
export function isTurned(pair: Pair, was: number, is: number): boolean {
  const old = termsOf(pair.original, was);
  const now = termsOf(pair.edited, is);
  if (old.second.size === 0 && now.second.size === 0) return false;
  const crosses = (some: ReadonlySet<string>, others: ReadonlySet<string>): boolean => [...some].some((key) => others.has(key));
  // Either text may leave one term to the sentence before.
  return (
    (crosses(old.second, now.first) || crosses(old.first, now.second)) &&
    !crosses(old.second, now.second) &&
    !crosses(only(old.first, old.second), only(now.first, now.second))
  );
}

/** Keys of matter before a word of comparison in its sentence, and behind the "than" that follows it. */
interface Terms {
  readonly first: ReadonlySet<string>;
  readonly second: ReadonlySet<string>;
}

function termsOf(side: Side, at: number): Terms {
  let begin = 0;
  let end = side.tokens.length;
  let reached = 0;
  for (const { tokens } of side.sentences) {
    if (at >= reached && at < reached + tokens.length) [begin, end] = [reached, reached + tokens.length];
    reached += tokens.length;
  }
  const than = side.tokens.findIndex((token, index) => index > at && index < end && token.lower === 'than');
  const keys = (from: number, to: number): ReadonlySet<string> =>
    new Set(side.tokens.slice(from, to).flatMap((token) => (token.stop ? [] : [token.stem])));
  const clause = side.tokens[than]?.clause;
  const last = than < 0 ? -1 : side.tokens.findIndex((token, index) => index > than && token.clause !== clause);
  return { first: keys(begin, at), second: than < 0 ? new Set() : keys(than + 1, last < 0 ? end : Math.min(last, end)) };
}

function only(some: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...some].filter((key) => !others.has(key)));
}
