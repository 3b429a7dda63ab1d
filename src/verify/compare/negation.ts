/** Negations of a group: as many as there were, on what they stood on. */
import type { Change } from './change.ts';
import { type Cue, cueTable, findCues } from './cues.ts';
import type { Pair, Side } from './pair.ts';
import { changeAt } from './report.ts';
import { NEGATION } from './words-cues.ts';

const TABLE = cueTable(NEGATION);

/** @param turned opposites that a negation made good, each worth one negation (see `swaps.ts`) */
export function compareNegations(pair: Pair, turned: number): readonly Change[] {
  const was = cuesIn(pair.original);
  const is = cuesIn(pair.edited).filter((cue) => !saysMost(pair, cue));
  const old = was.filter((cue) => cue.name === 'strong');
  const now = is.filter((cue) => cue.name === 'strong');
  const soft = is.length - now.length - (was.length - old.length);
  const over = now.length - old.length + turned + untils(pair);
  if (over > 0 && soft > -over) {
    const fresh = now.filter((cue) => pair.novel.includes(cue.from));
    const cue = fresh[0] ?? now.at(-1);
    return cue
      ? [changeAt(pair, 'negation', 'error', undefined, cue, (_, y) => `"${y}" turns the statement round; the original has no such word`)]
      : [];
  }
  if (over < 0 && soft < -over) {
    const lost = old.filter((cue) => pair.lost.includes(cue.from));
    const cue = lost[0] ?? old.at(-1);
    return cue ? [changeAt(pair, 'negation', 'error', cue, undefined, (x) => `"${x}" is missing, which turns the statement round`)] : [];
  }
  return over === 0 && old.length === 1 && now.length === 1 ? moved(pair, old[0], now[0]) : [];
}

/** "No member gained more than Thailand" for "Thailand gained most". */
function saysMost({ original, edited }: Pair, { from, to }: Cue): boolean {
  if (!/^(?:no|none|nobody|nothing)$/.test(edited.tokens[from]?.lower ?? '')) return false;
  const next = edited.tokens.slice(to, to + 8).map(({ lower }) => lower);
  const compared = next.findIndex((word) => /^(?:more|less|better|worse|faster|[a-z]{3,}er)$/.test(word));
  const ranked = original.tokens.some(({ lower }) => /^(?:most|least|first|best|worst|fastest|[a-z]{3,}est)$/.test(lower));
  return compared >= 0 && next.slice(compared).includes('than') && ranked;
}

/** "Cannot be used until it is refined" for "has to be refined before it can be used": each "until" makes one negation good. */
function untils(pair: Pair): number {
  const until = (pair.edited.counts.get('until') ?? 0) - (pair.original.counts.get('until') ?? 0);
  const before = (pair.edited.counts.get('befor') ?? 0) - (pair.original.counts.get('befor') ?? 0);
  return until > 0 && before < 0 ? -1 : until < 0 && before > 0 ? 1 : 0;
}

function cuesIn(side: Side): readonly Cue[] {
  return findCues(side.tokens, TABLE, side.inMention).filter((cue) => cue.name !== 'none');
}

/** "China did not ban it, the US did" and "China banned it, the US did not": the words negated are others. */
function moved(pair: Pair, was: Cue | undefined, is: Cue | undefined): readonly Change[] {
  if (!was || !is || pair.kept.get(was.from) === is.from) return [];
  const old = after(pair.original, was);
  const now = after(pair.edited, is);
  const plain = pair.original.tokens[was.from]?.stem === 'not' && pair.edited.tokens[is.from]?.stem === 'not';
  const free = plain && freed(pair, is, old[0], now);
  if (!free && sameClause(pair, was, is)) return [];
  const foreign = !now.some((key) => old.includes(key)) && now.some((key) => pair.original.counts.has(key));
  const stayed = old.some((key) => pair.edited.counts.has(key));
  return (foreign && stayed) || free
    ? [changeAt(pair, 'negation', 'error', was, is, (x, y) => `"${y}" stands on other words than "${x}" did`)]
    : [];
}

/** All that stood in the clause of the negation still does. */
function sameClause(pair: Pair, was: Cue, is: Cue): boolean {
  const matter = (side: Side, cue: Cue): readonly string[] => {
    const clause = side.tokens[cue.from]?.clause;
    return side.tokens.filter((token) => token.clause === clause && !token.stop).map((token) => token.stem);
  };
  const now = matter(pair.edited, is);
  return matter(pair.original, was).every((key) => now.includes(key));
}

/** "Has not decided to" and "has decided not to": what was negated now stands before the negation. */
function freed(pair: Pair, is: Cue, head: string | undefined, now: readonly string[]): boolean {
  const clause = pair.edited.tokens[is.from]?.clause;
  const before = pair.edited.tokens
    .slice(Math.max(0, is.from - 4), is.from)
    .some((token) => token.stem === head && token.clause === clause);
  return head !== undefined && before && !now.includes(head);
}

function after(side: Side, cue: Cue): readonly string[] {
  const clause = side.tokens[cue.from]?.clause;
  return side.tokens
    .slice(cue.to, cue.to + 6)
    .filter((token) => token.clause === clause && !token.stop)
    .slice(0, 2)
    .map((token) => token.stem);
}
