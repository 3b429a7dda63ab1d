/** The words that speak of a figure's property: those beside it are its own, the others of its clause and sentence are shared. */
import type { Sentence } from '../document.ts';
import type { Span } from '../sentences.ts';
import { BESIDE, type PropertyWords, type Seen } from './property-words.ts';
import type { Figure } from './reading.ts';
import { CHANGE, type Word } from './words.ts';

/** What is seen around each figure of a sentence. `clauses` are its own; offsets in its text. */
export function wordsAround(
  sentence: Sentence,
  clauses: readonly Span[],
  figures: readonly Figure[],
  words: readonly Word[],
  { vocabulary }: PropertyWords,
): ReadonlyMap<Figure, Seen> {
  const text = sentence.block.text;
  const spoken = words.filter((word) => vocabulary.has(word.key));
  const owner = new Map<Word, Figure>();
  const behind = new Set<Word>();
  for (const [index, figure] of figures.entries()) {
    for (const word of besideAfter(text, figure, figures[index + 1], words, vocabulary)) {
      owner.set(word, figure);
      behind.add(word);
    }
  }
  for (const [index, figure] of figures.entries()) {
    for (const word of besideBefore(text, figure, figures[index - 1], words, vocabulary)) if (!owner.has(word)) owner.set(word, figure);
  }
  const clauseOf = (at: number): number => clauses.findIndex((clause) => at - sentence.start < clause.end);
  const clauseOfWord = spoken.map((word) => clauseOf(word.start));
  return new Map(
    figures.map((figure): [Figure, Seen] => {
      const seen = new Map<string, number>();
      const own = spoken.some((word) => owner.get(word) === figure && word.key !== CHANGE);
      const clause = clauseOf(figure.start);
      for (const [index, word] of spoken.entries()) {
        const weight = weightOf(word, figure, owner, behind, own, clauseOfWord[index] === clause);
        if (weight > (seen.get(word.key) ?? 0)) seen.set(word.key, weight);
      }
      return [figure, seen];
    }),
  );
}

function weightOf(
  word: Word,
  figure: Figure,
  owner: ReadonlyMap<Word, Figure>,
  behind: ReadonlySet<Word>,
  own: boolean,
  sameClause: boolean,
): number {
  const owned = owner.get(word);
  if (owned === figure) return BESIDE;
  if (owned && (own || behind.has(word))) return 0;
  return sameClause ? 1 : 0.4;
}

/** Words that may stand between a figure and the name of its property. */
const LINKS = new Set('of in from for on at the a an its their his her and/or worth'.split(' '));
const BREAKS = new Set('and but or while with to than as after before when which who that by was were is are had has have'.split(' '));
const REACH = 3;

function besideAfter(
  text: string,
  figure: Figure,
  next: Figure | undefined,
  words: readonly Word[],
  vocabulary: ReadonlySet<string>,
): readonly Word[] {
  const found: Word[] = [];
  let foreign = 0;
  let at = figure.end;
  for (const word of from(words, figure.start)) {
    if (next && word.start >= next.start) break;
    const inside = word.start < figure.end;
    if (!inside && /[,;:.()–—]/.test(text.slice(at, word.start))) break;
    at = Math.max(at, word.end);
    if (vocabulary.has(word.key) && (!inside || /\p{L}/u.test(word.lower))) found.push(word);
    else if (inside || LINKS.has(word.lower)) continue;
    else if (BREAKS.has(word.lower) || ++foreign > REACH || found.length > 0) break;
  }
  return found;
}

const BEFORE_BREAKS = new Set('and but or while after before when which who that with'.split(' '));

function besideBefore(
  text: string,
  figure: Figure,
  previous: Figure | undefined,
  words: readonly Word[],
  vocabulary: ReadonlySet<string>,
): readonly Word[] {
  const found: Word[] = [];
  let foreign = 0;
  let at = figure.start;
  for (let index = lastBefore(words, figure.start); index >= 0; index--) {
    const word = words[index];
    if (!word || (previous && word.start < previous.end)) break;
    if (/[,;.)–—]/.test(text.slice(word.end, at))) break;
    at = word.start;
    if (vocabulary.has(word.key)) found.push(word);
    else if (BEFORE_BREAKS.has(word.lower) || ++foreign > REACH + 1 || (found.length > 0 && !LINKS.has(word.lower))) break;
  }
  return found;
}

/** Words from an offset on, found by halving: a text has many. */
function* from(words: readonly Word[], start: number): Iterable<Word> {
  for (let index = lastBefore(words, start) + 1; index < words.length; index++) {
    const word = words[index];
    if (word) yield word;
  }
}

function lastBefore(words: readonly Word[], start: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
