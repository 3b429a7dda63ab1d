/** Statements that came or went: whole sentences, and clauses with much matter that the other side does not have. */
import { isAnswered } from './alike.ts';
import type { Change } from './change.ts';
import { cueTable, findCues } from './cues.ts';
import type { Pair } from './pair.ts';
import { changeAt } from './report.ts';
import { sameFamily } from './stem.ts';
import { STOP_WORDS } from './words-common.ts';
import { CAVEAT, NEGATION } from './words-cues.ts';

/** Words of matter more than went from which an insertion is a statement. */
const NEW = 3;
/** Words of matter more than came from which an omission is one. */
const GONE = 4;

/** A sentence with one of these says where another ends: it may not go. */
const LIMITS = cueTable({
  negation: NEGATION.strong,
  exclusion: CAVEAT.exclusion,
  doubt: CAVEAT.doubt,
  condition: CAVEAT.condition,
  none: NEGATION.none,
});

export function compareStatements(pair: Pair): readonly Change[] {
  const changes: Change[] = [];
  for (const gap of pair.gaps) {
    const come = matter(pair, false, gap.otherFrom, gap.otherTo);
    const gone = matter(pair, true, gap.from, gap.to);
    if (come.length - gone.length >= NEW && come.length >= 2 * gone.length)
      changes.push(
        changeAt(
          pair,
          'statement-added',
          'error',
          undefined,
          { from: come[0] ?? gap.otherFrom, to: (come.at(-1) ?? gap.otherTo - 1) + 1 },
          (_, y) => `"${y}" has nothing like it in the original`,
        ),
      );
    if (gone.length - come.length >= GONE && gone.length >= 2 * come.length)
      changes.push(
        changeAt(
          pair,
          'statement-dropped',
          'warning',
          { from: gone[0] ?? gap.from, to: (gone.at(-1) ?? gap.to - 1) + 1 },
          undefined,
          (x) => `"${x}" is missing`,
        ),
      );
  }
  return changes;
}

/** A sentence that has no counterpart at all. */
export function loneStatement(pair: Pair): readonly Change[] {
  const { original, edited } = pair;
  if (edited.tokens.length > 0 && original.tokens.length === 0)
    return [
      changeAt(
        pair,
        'statement-added',
        'error',
        undefined,
        { from: 0, to: edited.tokens.length, span: { start: edited.start, end: edited.end } },
        (_, y) => `"${short(y)}" has nothing like it in the original`,
      ),
    ];
  if (original.tokens.length > 0 && edited.tokens.length === 0) {
    const limit = findCues(original.tokens, LIMITS, original.inMention).find((cue) => cue.name !== 'none');
    if (limit)
      return [changeAt(pair, 'caveat', 'error', limit, undefined, (x) => `A sentence with "${x}" is missing; it limited what was said`)];
    return [
      changeAt(
        pair,
        'statement-dropped',
        'warning',
        { from: 0, to: original.tokens.length, span: { start: original.start, end: original.end } },
        undefined,
        (x) => `"${short(x)}" is missing`,
      ),
    ];
  }
  return [];
}

function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** Words of matter in a run that nothing on the other side answers to. */
function matter(pair: Pair, lost: boolean, from: number, to: number): readonly number[] {
  const [side, other] = lost ? [pair.original, pair.edited] : [pair.edited, pair.original];
  const [own, theirs] = lost ? [pair.senses.original, pair.senses.edited] : [pair.senses.edited, pair.senses.original];
  const places: number[] = [];
  for (let index = from; index < to; index++) {
    const token = side.tokens[index];
    if (!token || STOP_WORDS.has(token.lower) || other.counts.has(token.stem)) continue;
    if (other.tokens.some((word) => sameFamily(word.stem, token.stem)) || isAnswered({ from: index, to: index + 1 }, own, theirs)) continue;
    places.push(index);
  }
  return places;
}
