/** Words put in place of their opposite, or of another thing of their kind. */
import { isShared } from './alike.ts';
import type { Change } from './change.ts';
import { isTurned } from './comparison.ts';
import { cueTable, findCues } from './cues.ts';
import { isAlike, isOpposite, isOtherOfKind } from './opposites.ts';
import type { Pair, Side } from './pair.ts';
import { changeAt } from './report.ts';
import { sameFamily } from './stem.ts';
import { NO_MOVES } from './words-direction.ts';

const NEGATES = new Set(['not', 'no', 'never', 'without', 'neither', 'nor', 'none', 'fail', 'unlik']);

export interface Swaps {
  readonly changes: readonly Change[];
  /** Opposites that a negation makes good: "not public" and "private"; each takes or adds one negation. */
  readonly turned: number;
  /** Places in the edited text and in the original of words whose change has been judged. */
  readonly settled: { readonly edited: ReadonlySet<number>; readonly original: ReadonlySet<number> };
}

export function compareWords(pair: Pair): Swaps {
  const changes: Change[] = [];
  const used = new Set<number>();
  const settled = new Set<number>();
  const judged = { edited: new Set<number>(), original: new Set<number>() };
  let turned = 0;
  const report = (index: number, best: number): void => {
    const old = pair.original.tokens[best];
    const now = pair.edited.tokens[index];
    if (!old || !now || used.has(best)) return;
    const opposite = isOpposite(old.stem, now.stem);
    if (opposite && isShared(pair.senses.original.at[best], pair.senses.edited.at[index])) return;
    if (!opposite && saidOtherwise(pair, index, best)) return;
    used.add(best);
    settled.add(index);
    if (opposite && isTurned(pair, best, index)) {
      judged.edited.add(index);
      judged.original.add(best);
      return;
    }
    const before = negated(pair.original, best);
    const after = negated(pair.edited, index);
    if (opposite && before !== after) {
      turned += before ? -1 : 1;
      judged.edited.add(index);
      judged.original.add(best);
      return;
    }
    changes.push(
      changeAt(pair, opposite ? 'antonym' : 'class', 'error', { from: best, to: best + 1 }, { from: index, to: index + 1 }, (x, y) =>
        opposite ? `"${y}" says the opposite of "${x}"` : `"${y}" is another thing than "${x}"`,
      ),
    );
  };
  const idioms = { original: idiomsIn(pair.original), edited: idiomsIn(pair.edited) };
  const fresh = pair.novel.filter((index) => !pair.edited.inMention(index) && !idioms.edited.has(index));
  for (const index of idioms.original) used.add(index);
  for (const index of fresh) {
    const best = inGap(pair, index, used);
    if (best !== undefined) report(index, best);
  }
  cancel(pair, used, settled);
  for (const index of fresh.filter((place) => !settled.has(place))) {
    const key = pair.edited.tokens[index]?.stem ?? '';
    const best =
      nearest(pair, index, used, (other) => isOpposite(other, key)) ?? nearest(pair, index, used, (other) => isOtherOfKind(other, key));
    if (best !== undefined) report(index, best);
  }
  return { changes, turned, settled: judged };
}

/** The opposite of a new word, in the very place where it stands now, with nothing like either beside it. */
function inGap(pair: Pair, index: number, used: ReadonlySet<number>): number | undefined {
  const gap = pair.gaps.find((entry) => entry.otherFrom <= index && index < entry.otherTo);
  const key = pair.edited.tokens[index]?.stem ?? '';
  if (!gap || gap.to - gap.from > 6) return undefined;
  const there = pair.lost.filter((place) => place >= gap.from && place < gap.to && !used.has(place) && !pair.original.inMention(place));
  if (there.some((place) => isAlike(pair.original.tokens[place]?.stem ?? '', key))) return undefined;
  return there.find((place) => isOpposite(pair.original.tokens[place]?.stem ?? '', key));
}

/** Words that came for others of the same meaning: both are settled. */
function cancel(pair: Pair, used: Set<number>, settled: Set<number>): void {
  for (const index of pair.novel) {
    if (settled.has(index)) continue;
    const key = pair.edited.tokens[index]?.stem ?? '';
    const place = nearest(pair, index, used, (other) => isAlike(other, key) && !isOpposite(other, key));
    if (place === undefined) continue;
    used.add(place);
    settled.add(index);
  }
}

/** The lost word nearest to where a new one stands, among those that fit. */
function nearest(pair: Pair, index: number, used: ReadonlySet<number>, fits: (key: string) => boolean): number | undefined {
  const at = index / Math.max(pair.edited.tokens.length, 1);
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const place of pair.lost) {
    if (used.has(place) || pair.original.inMention(place) || !fits(pair.original.tokens[place]?.stem ?? '')) continue;
    const apart = Math.abs(place / Math.max(pair.original.tokens.length, 1) - at);
    if (apart < least) [best, least] = [place, apart];
  }
  return best;
}

/** Whether the family of either word came or went on the other side too: then only the wording moved. */
function saidOtherwise(pair: Pair, index: number, place: number): boolean {
  const now = pair.edited.tokens[index]?.stem ?? '';
  const old = pair.original.tokens[place]?.stem ?? '';
  const went = pair.lost.some((other) => sameFamily(pair.original.tokens[other]?.stem ?? '', now));
  return went || pair.novel.some((other) => sameFamily(pair.edited.tokens[other]?.stem ?? '', old));
}

/** "Fall under", "make up": words that say no movement there. */
const IDIOMS = cueTable({ none: NO_MOVES });

function idiomsIn(side: Side): ReadonlySet<number> {
  return new Set(findCues(side.tokens, IDIOMS).flatMap(({ from, to }) => Array.from({ length: to - from }, (_, offset) => from + offset)));
}

function negated(side: Side, index: number): boolean {
  const clause = side.tokens[index]?.clause;
  return side.tokens.slice(Math.max(0, index - 3), index).some((token) => token.clause === clause && NEGATES.has(token.stem));
}
