/** Where wordings of a lexicon stand in running text, outside names and claims, which are as their register and facts have them. */
import type { Sentence } from '../document.ts';
import { containing } from '../spans.ts';
import { covers, type Piece, type Prose } from './rule.ts';

/** A turn of phrase that is looked for only in texts that have one of its key words at all. */
export interface Wording {
  readonly keys: readonly string[];
  readonly pattern: RegExp;
}

/** `keys` are parted by blanks; without a pattern they are the wording. It matches whole words in either case, unless `flags` say otherwise. */
export function wording(keys: string, pattern: string = keys.replaceAll(' ', '|'), flags = 'gi'): Wording {
  return { keys: keys.toLowerCase().split(' '), pattern: new RegExp(`\\b(?:${pattern})(?![\\w])`, flags) };
}

export interface Phrase {
  readonly prose: Prose;
  /** In the block's text. */
  readonly start: number;
  readonly end: number;
  readonly match: RegExpExecArray;
  readonly sentence: Sentence | undefined;
}

/** Every place of some wordings, none inside another. */
export function phrases({ prose, words }: Piece, wordings: readonly Wording[]): readonly Phrase[] {
  const sought = wordings.filter(({ keys }) => keys.some((key) => words().has(key)));
  if (sought.length === 0) return [];
  return prose.flatMap((one) => apart(sought.flatMap(({ pattern }) => [...find(one, pattern)])));
}

function* find(one: Prose, pattern: RegExp): Iterable<Phrase> {
  const { block, names } = one;
  for (const match of block.text.matchAll(pattern)) {
    const start = match.index;
    const end = start + match[0].length;
    if (!covers(names, { start, end }) && !covers(block.claims, { start, end }))
      yield { prose: one, start, end, match, sentence: containing(block.sentences, start) };
  }
}

function apart(found: readonly Phrase[]): readonly Phrase[] {
  let reached = 0;
  return [...found]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < reached) return false;
      reached = end;
      return true;
    });
}
