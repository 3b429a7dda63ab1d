/** Every word of matter on one side answers to one on the other: itself, one of its family, or one that may stand for it. */
import { type Breadth, isLight, isMeaning, isMove, type Senses } from './alike.ts';
import type { Change } from './change.ts';
import type { NameWords } from './name-words.ts';
import type { Pair, Side } from './pair.ts';
import { changeAt } from './report.ts';
import type { Setting, Surroundings } from './setting.ts';
import { sameFamily, stem } from './stem.ts';
import { REFERENTS } from './words-common.ts';

/** One side of a group, as its words are held against the other. */
interface Half {
  readonly side: Side;
  readonly senses: Senses;
  readonly around: Surroundings;
  /** Keys of what its claims are of, in the register's words. */
  readonly said: ReadonlySet<string>;
}

/** What other rules have judged: its words are not told again. */
export interface Known {
  readonly changes: readonly Change[];
  readonly settled: { readonly edited: ReadonlySet<number>; readonly original: ReadonlySet<number> };
}

/**
 * @param severity an error where the vocabulary is closed, as that of a draft is
 */
export function compareMatter(
  pair: Pair,
  names: NameWords,
  setting: Setting,
  known: Known,
  severity: Change['severity'],
): readonly Change[] {
  const was: Half = { side: pair.original, senses: pair.senses.original, around: setting.original, said: new Set() };
  const is: Half = { side: pair.edited, senses: pair.senses.edited, around: setting.edited, said: new Set(setting.said) };
  const told = known.changes.filter((change) => change.severity === 'error');
  const gone = unanswered(was, is, names, false).filter(
    (index) =>
      !known.settled.original.has(index) && !told.some((change) => inside(pair.original, index, change.originalStart, change.originalEnd)),
  );
  const come = unanswered(is, was, names, true).filter(
    (index) => !known.settled.edited.has(index) && !told.some((change) => inside(pair.edited, index, change.start, change.end)),
  );
  const changes: Change[] = [];
  const open = new Set(gone);
  for (const index of come) {
    const gap = pair.gaps.find((entry) => entry.otherFrom <= index && index < entry.otherTo);
    const old = gap && [...open].find((place) => place >= gap.from && place < gap.to);
    if (old !== undefined) open.delete(old);
    changes.push(
      changeAt(
        pair,
        old === undefined ? 'word-added' : 'word-changed',
        severity,
        old === undefined ? undefined : { from: old, to: old + 1 },
        { from: index, to: index + 1 },
        (x, y) => (x === '' ? `Nothing in the original answers to "${y}"` : `"${y}" stands for "${x}", and is not known to say the same`),
      ),
    );
  }
  for (const place of open)
    changes.push(
      changeAt(
        pair,
        'word-dropped',
        severity,
        { from: place, to: place + 1 },
        undefined,
        (x) => `"${x}" is missing, and nothing says the same`,
      ),
    );
  return changes;
}

function inside(side: Side, index: number, start: number, end: number): boolean {
  const token = side.tokens[index];
  return token !== undefined && token.start < end && token.end > start;
}

/** Places of words of matter that nothing on the other side answers to. `now`: they are those of the edited text. */
function unanswered(half: Half, other: Half, names: NameWords, now: boolean): readonly number[] {
  const { side, senses } = half;
  const places: number[] = [];
  // Two figures side by side show which way it went: to say so adds nothing.
  const figures = other.side.mentions.filter((mention) => mention.type === 'quantity' && mention.form !== 'ordinal');
  const compared = new Set(figures.map((figure) => (figure.type === 'quantity' ? figure.unit : null))).size < figures.length;
  let first = 0;
  for (const { tokens, title } of side.sentences) {
    tokens.forEach((token, place) => {
      const index = first + place;
      if (token.stop || side.inMention(index) || other.side.counts.has(token.stem)) return;
      if (names.isName(token, place === 0 || side.text[token.start - 2] === ':', title) || isReferent(side, index)) return;
      if (other.side.tokens.some((word) => sameFamily(word.stem, token.stem))) return;
      const sets = senses.at[index] ?? new Map<number, Breadth>();
      if (now && compared && isMove(sets)) return;
      if (isLight(sets, now) || [...sets].some(([set, breadth]) => answers(other.senses, set, breadth, now))) return;
      if (half.said.has(token.stem)) return;
      if (isMoved(half, other, token.stem) || isReferred(half, other, token.stem)) return;
      places.push(index);
    });
    first += tokens.length;
  }
  return places;
}

/** Only a broad word answers to a broad one: what was produced need not have been mined. */
function answers(theirs: Senses, set: number, breadth: Breadth, now: boolean): boolean {
  const there = isMeaning(set) ? theirs.all.get(set) : undefined;
  if (there === undefined) return false;
  return !now || there === 0 || (there === 1 && breadth > 0);
}

const NOUNS = new Set([...REFERENTS].map(stem));

/** "The company", "its agency", "the next producers": what was named already. */
function isReferent(side: Side, index: number): boolean {
  const key = side.tokens[index]?.stem ?? '';
  const before = side.tokens.slice(Math.max(0, index - 2), index);
  return NOUNS.has(key) && before.some((token) => /^(?:the|this|that|these|those|its|their)$/.test(token.lower));
}

/** The word went to, or came from, the sentence beside. */
function isMoved(half: Half, other: Half, key: string): boolean {
  return (other.around.counts.get(key) ?? 0) >= (half.around.counts.get(key) ?? 0);
}

const PRONOUNS = ['it', 'its', 'they', 'their', 'them', 'one', 'ones', 'that', 'this', 'these', 'those', 'each', 'such'].map(stem);

/** A pronoun of the other side stood for the word, which the sentences before have. */
function isReferred(half: Half, other: Half, key: string): boolean {
  if (!other.around.before.has(key)) return false;
  return PRONOUNS.some((word) => (other.side.counts.get(word) ?? 0) > (half.side.counts.get(word) ?? 0));
}
