/** Which words and phrases may stand for which: what a sentence speaks of, beyond its very words. */
import { plainOf, stem } from './stem.ts';
import type { Token } from './tokens.ts';
import { ALIKE_MARKETS } from './words-alike.ts';
import { ALIKE_GENERAL } from './words-alike-general.ts';
import { ASSERTION } from './words-cues.ts';
import { MOVES } from './words-direction.ts';
import { COMES, GOES, LIGHT } from './words-light.ts';

/**
 * How much a word of a set leaves open: 0 is the set's own; 1 may replace the set's own and other broad words, but is not made more
 * exact by them; 2 is so common that it answers for what went, and for nothing that came.
 */
export type Breadth = 0 | 1 | 2;

interface Phrase {
  readonly words: readonly string[];
  readonly exact: boolean;
  readonly set: number;
  readonly breadth: Breadth;
}

/** Sets of meaning that the words of a side belong to. */
export interface Senses {
  /** By place of the token: the sets it belongs to. */
  readonly at: readonly (ReadonlyMap<number, Breadth> | undefined)[];
  /** Of the whole side, by its least broad word. */
  readonly all: ReadonlyMap<number, Breadth>;
}

/** The sets of words that may come and go, that may come, and that may go. */
const [LIGHT_SET, COMES_SET, GOES_SET] = [0, 1, 2];

/** "12% less than a year earlier" is a fall. */
const COMPARATIVES: Readonly<Record<number, string>> = {
  1: 'more, greater, larger, bigger, above, higher, over',
  '-1': 'less, fewer, smaller, below, lower, under',
};

/** Words so common that they may stand for a rarer one of their set, but are never made more exact by one. */
const COMMON = new Set(
  'be have with other back over above on under after before then well much that those like own it out for against across about clear pass'
    .split(' ')
    .map(stem),
);

const STANDINGS = standings();
const CUES = [LIGHT, COMES, GOES, ...STANDINGS, ...moves()];
const FIRST_MOVE = 3 + STANDINGS.length;
const TABLE = phrasesOf([...CUES, ...lines(ALIKE_MARKETS), ...lines(ALIKE_GENERAL)]);

/** Whether a word may come, or go, without an answer. */
export function isLight(sets: ReadonlyMap<number, Breadth>, comes: boolean): boolean {
  return sets.has(LIGHT_SET) || sets.has(comes ? COMES_SET : GOES_SET);
}

/** Whether a set is of meaning, not of words that may come and go. */
export function isMeaning(set: number): boolean {
  return set > GOES_SET;
}

/** Whether a word says a movement. */
export function isMove(sets: ReadonlyMap<number, Breadth>): boolean {
  return [...sets.keys()].some((set) => set >= FIRST_MOVE && set < CUES.length);
}

/** Whether two words, alone or in their phrases, may stand for one another. */
export function isShared(one: ReadonlyMap<number, Breadth> | undefined, other: ReadonlyMap<number, Breadth> | undefined): boolean {
  return one !== undefined && other !== undefined && [...one.keys()].some((set) => set >= CUES.length && other.has(set));
}

/** Whether words of the other side may stand for a run of words, by the sets of words alike alone. */
export function isAnswered(run: { readonly from: number; readonly to: number }, own: Senses, other: Senses): boolean {
  const [first, ...rest] = own.at.slice(run.from, run.to);
  return [...(first?.keys() ?? [])].some(
    (set) => set >= CUES.length && other.all.has(set) && rest.every((sets) => sets?.has(set) === true),
  );
}

/** Every set that a word, alone or in a phrase, belongs to. */
export function sensesOf(tokens: readonly Token[]): Senses {
  const at: Map<number, Breadth>[] = [];
  const all = new Map<number, Breadth>();
  tokens.forEach((token, place) => {
    for (const phrase of phrasesAt(token.stem)) {
      if (!stands(tokens, place, phrase)) continue;
      for (let index = place; index < place + phrase.words.length; index++) {
        const sets = at[index] ?? new Map<number, Breadth>();
        at[index] = sets;
        join(sets, phrase);
      }
      join(all, phrase);
    }
  });
  return { at, all };
}

const known = new Map<string, readonly Phrase[]>();
const LIMIT = 20_000;

/** Phrases that begin with a word, or with the plain form of a comparative. */
function phrasesAt(key: string): readonly Phrase[] {
  const seen = known.get(key);
  if (seen) return seen;
  const found = [...(TABLE.get(key) ?? []), ...(TABLE.get(plainOf(key) ?? '') ?? [])];
  if (known.size < LIMIT) known.set(key, found);
  return found;
}

function join(sets: Map<number, Breadth>, { set, breadth }: Phrase): void {
  if (breadth < (sets.get(set) ?? 3)) sets.set(set, breadth);
}

function stands(tokens: readonly Token[], at: number, { words, exact }: Phrase): boolean {
  return words.every((word, offset) => {
    const token = tokens[at + offset];
    return token !== undefined && (exact ? token.lower === word : token.stem === word || plainOf(token.stem) === word);
  });
}

function phrasesOf(sets: readonly string[]): ReadonlyMap<string, readonly Phrase[]> {
  const table = new Map<string, Phrase[]>();
  sets.forEach((line, set) => {
    line.split('>').forEach((half, side) => {
      for (const entry of half.split(/[,\n]/).map((part) => part.trim())) {
        if (entry === '') continue;
        const exact = entry.startsWith('=');
        const words = entry
          .slice(exact ? 1 : 0)
          .split(/[\s-]+/)
          .map((word) => (exact ? word : stem(word)));
        const key = exact ? stem(words[0] ?? '') : (words[0] ?? '');
        const known = table.get(key) ?? [];
        const common = set >= CUES.length && words.length === 1 && COMMON.has(key);
        known.push({ words, exact, set, breadth: common ? 2 : side > 0 ? 1 : 0 });
        table.set(key, known);
      }
    });
  });
  return table;
}

function lines(table: string): readonly string[] {
  return table.trim().split('\n');
}

/** All standings short of settled are one set: which of them may follow which is told by `assertion.ts`. */
function standings(): readonly string[] {
  const { plan, expect, would, should, possible, alleged, rough, partial, usual, early, must, ban } = ASSERTION;
  return [
    [plan, expect, would, should].map(({ words }) => words).join(', '),
    ...[possible, alleged, rough, partial, usual, early, must, ban].map(({ words }) => words),
  ];
}

function moves(): readonly string[] {
  return [1, 0, -1].map(
    (sign) =>
      `${MOVES.filter((move) => move.sign === sign)
        .map(({ words }) => words)
        .join(', ')} > ${COMPARATIVES[sign] ?? ''}`,
  );
}
