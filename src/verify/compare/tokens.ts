/** The words of a text with their places: contractions taken apart, hyphens split, clauses numbered. */
import { stem } from './stem.ts';
import { STOP_WORDS } from './words-common.ts';

export interface Token {
  /** As written. */
  readonly text: string;
  readonly lower: string;
  readonly stem: string;
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** Grammar rather than matter. */
  readonly stop: boolean;
  /** Begins with a capital or is written in capitals. */
  readonly capital: boolean;
  /** Count of the clause it stands in, from the start of the text. */
  readonly clause: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[.&](?=\p{L}\b)\p{L}|[’'](?=\p{L})[\p{L}]+)*/gu;
const BREAKS = new Set([
  'and',
  'but',
  'while',
  'whereas',
  'although',
  'though',
  'as',
  'or',
  'yet',
  'because',
  'which',
  'who',
  'after',
  'before',
]);
const NEGATED: Readonly<Record<string, string>> = { wo: 'will', ca: 'can', sha: 'shall' };

/** The words of a text in order. Linear in its length. */
export function tokenize(text: string, from: number, to: number): readonly Token[] {
  const tokens: Token[] = [];
  let clause = 0;
  let reached = from;
  for (const match of text.slice(from, to).matchAll(WORD)) {
    const start = from + match.index;
    const word = match[0];
    if (/[,;:()—–|\n"“”]|\s-\s/.test(text.slice(reached, start))) clause++;
    reached = start + word.length;
    const lower = word.toLowerCase().replaceAll('’', "'");
    if (BREAKS.has(lower)) clause++;
    for (const part of apart(lower)) {
      tokens.push({
        text: word,
        lower: part,
        stem: stem(part),
        start,
        end: reached,
        stop: STOP_WORDS.has(part),
        capital: /^\p{Lu}/u.test(word) || /\p{Ll}\p{Lu}/u.test(word),
        clause,
      });
    }
  }
  return tokens;
}

/** "won't" is "will" and "not"; a possessive and a short verb after the apostrophe are left out. */
function apart(lower: string): readonly string[] {
  if (lower === 'cannot') return ['can', 'not'];
  const negated = /^(\p{L}+?)n't$/u.exec(lower)?.[1];
  if (negated !== undefined) return [NEGATED[negated] ?? negated, 'not'];
  const will = /^(\p{L}+)'ll$/u.exec(lower)?.[1];
  if (will !== undefined) return [will, 'will'];
  const bare = lower.replace(/'(?:s|re|ve|d|m)?$/u, '').replaceAll('.', '');
  return [bare === '' ? lower : bare];
}
