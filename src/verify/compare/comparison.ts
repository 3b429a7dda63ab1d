/** Comparisons said from the other side: "it grew more slowly than sales" and "sales grew faster" are one. */
import type { Change } from './change.ts';
import type { Pair, Side } from './pair.ts';
import { changeAt } from './report.ts';

/** Whether two opposite words of comparison stand in sentences whose two terms have changed places. */
export function isTurned(pair: Pair, was: number, is: number): boolean {
  const old = termsOf(pair.original, was);
  const now = termsOf(pair.edited, is);
  if (old.second.size > 0 && now.second.size > 0)
    return crosses(old.second, now.first) && crosses(old.first, now.second) && !crosses(old.second, now.second);
  // One of the texts leaves the other term to the sentence before.
  const [full, half] = old.second.size > 0 ? [old, now] : [now, old];
  return crosses(full.second, half.first) && !crosses(only(full.first, full.second), half.first);
}

/** "Motion more than chips" made "chips more than motion": one word of comparison, its terms exchanged. */
export function compareTerms(pair: Pair): readonly Change[] {
  for (const [was, is] of pair.kept) {
    if (!COMPARES.test(pair.original.tokens[was]?.lower ?? '')) continue;
    const old = besideOf(pair.original, was);
    const now = besideOf(pair.edited, is);
    if (old && now && old.first !== old.second && old.first === now.second && old.second === now.first)
      return [
        changeAt(
          pair,
          'exchanged',
          'error',
          { from: was, to: was + 1 },
          { from: is, to: is + 1 },
          (x) => `What "${x}" sets side by side has changed places`,
        ),
      ];
  }
  return [];
}

const COMPARES = /^(?:more|less|rather|sooner|.{2,}er)$/;

/** Keys of the words of matter right before a word of comparison and right behind its "than". */
function besideOf(side: Side, at: number): { readonly first: string; readonly second: string } | undefined {
  const than = side.tokens.findIndex((token, index) => index > at && index < at + 4 && token.lower === 'than');
  const first = side.tokens.slice(Math.max(0, at - 4), at).findLast((token) => !token.stop);
  const second = than < 0 ? undefined : side.tokens.slice(than + 1, than + 5).find((token) => !token.stop);
  return first && second && { first: first.stem, second: second.stem };
}

function crosses(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...some].some((key) => others.has(key));
}

/** Keys of matter in a sentence before the "than" of a word of comparison, or before the word itself, and behind "than". */
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
  const own = side.tokens.findIndex((token) => token.clause === side.tokens[at]?.clause);
  return {
    first: than < 0 ? keys(Math.max(begin, own), at) : keys(begin, than),
    second: than < 0 ? new Set() : keys(than + 1, last < 0 ? end : Math.min(last, end)),
  };
}

function only(some: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...some].filter((key) => !others.has(key)));
}
