/** Finds the words and phrases of the word lists in a text: longest match, all forms of a word. */
import { stem } from './stem.ts';
import type { Token } from './tokens.ts';

/** A listed word or phrase that stands in a text. */
export interface Cue {
  /** Name of its class in its list. */
  readonly name: string;
  /** Places of its words, end exclusive, among the tokens that were searched. */
  readonly from: number;
  readonly to: number;
}

interface Phrase {
  readonly words: readonly string[];
  readonly exact: boolean;
  readonly name: string;
}

/** Phrases by the key of their first word, longest first. */
export type CueTable = ReadonlyMap<string, readonly Phrase[]>;

/** A table of classes of words, each written as in `words-cues.ts`. */
export function cueTable(classes: Readonly<Record<string, string>>): CueTable {
  const table = new Map<string, Phrase[]>();
  for (const [name, list] of Object.entries(classes)) {
    for (const entry of list.split(',').map((part) => part.trim())) {
      const exact = entry.startsWith('=');
      const words = entry
        .slice(exact ? 1 : 0)
        .split(/[\s-]+/)
        .map((word) => (exact ? word : stem(word)));
      const key = exact ? stem(words[0] ?? '') : (words[0] ?? '');
      table.set(key, [...(table.get(key) ?? []), { words, exact, name }]);
    }
  }
  for (const phrases of table.values()) phrases.sort((a, b) => b.words.length - a.words.length || Number(b.exact) - Number(a.exact));
  return table;
}

/** Every cue in a run of words, none inside another. `skip` holds places that are part of figures or names. */
export function findCues(tokens: readonly Token[], table: CueTable, skip: (index: number) => boolean = () => false): readonly Cue[] {
  const found: Cue[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token || skip(at)) continue;
    const phrase = table.get(token.stem)?.find((entry) => stands(tokens, at, entry));
    if (!phrase) continue;
    found.push({ name: phrase.name, from: at, to: at + phrase.words.length });
    at += phrase.words.length - 1;
  }
  return found;
}

function stands(tokens: readonly Token[], at: number, { words, exact }: Phrase): boolean {
  return words.every((word, offset) => {
    const token = tokens[at + offset];
    return token !== undefined && (exact ? token.lower : token.stem) === word;
  });
}

/** Whether "due to" before a word of the other text is one of time: "is due to project" for "is to project". */
export function isDueTo(tokens: readonly Token[], cue: Cue, other: ReadonlyMap<string, number>): boolean {
  const [before, first, after] = [tokens[cue.from - 1], tokens[cue.from], tokens[cue.from + 2]];
  const be = /^(?:is|are|was|were|be|been)$/.test(before?.lower ?? '');
  return be && first?.lower === 'due' && after !== undefined && !after.stop && other.has(after.stem);
}
