/** Which words of two texts are names: capitals where none are due, initials, and what the register knows. */
import type { Reading } from './reading.ts';
import type { Token } from './tokens.ts';
import { ALIASES, PLACES } from './words-names.ts';

export interface NameWords {
  /** Whether a token is part of a name. `first`: it begins its sentence. `title`: capitals say nothing there. */
  readonly isName: (token: Token, first: boolean, title: boolean) => boolean;
}

/** Names of both texts together, so that a name at the beginning of a sentence is known from elsewhere. */
export function nameWordsOf(readings: readonly Reading[], names: readonly string[] | undefined): NameWords {
  const known = new Set<string>();
  const small = new Set<string>();
  for (const { sentences } of readings) {
    for (const { tokens, title } of sentences) {
      tokens.forEach((token, index) => {
        if (!token.capital) small.add(token.lower);
        else if ((index > 0 && !title && !token.stop) || isInitials(token)) known.add(token.lower);
      });
    }
  }
  for (const name of names ?? []) for (const word of name.match(/\p{Lu}[\p{L}\p{N}]*/gu) ?? []) known.add(word.toLowerCase());
  return {
    isName: (token, first, title) => {
      if (!token.capital || token.lower === 'i' || /^\p{N}/u.test(token.text)) return false;
      if (!first && !title) return !token.stop || isInitials(token);
      if (PLACES.has(token.lower) || isInitials(token)) return true;
      return known.has(token.lower) && !token.stop && !(small.has(token.lower) && title);
    },
  };
}

function isInitials(token: Token): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(token.text);
}

const CANON = new Map(ALIASES.flatMap((names) => names.map((name): [string, string] => [name, names[0] ?? name])));

/** One key for the names of one thing, from the words of a name in small letters: "united states" is `us`. */
export function canonical(words: readonly string[]): readonly string[] {
  const bare = words.filter((word) => word !== 'the');
  const whole = CANON.get(bare.join(' '));
  return whole === undefined ? bare.map((word) => CANON.get(word) ?? word) : [whole];
}

/** Whether two words of names are forms of one: China and Chinese, Korea and Korean. */
export function sameName(one: string, other: string): boolean {
  if (one === other || one === `${other}s` || other === `${one}s`) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const base = long.replace(/(?:ese|ian|ean|an|ish|ic|i|n)$/, '');
  return base !== long && base.length >= 4 && short.startsWith(base) && short.length - base.length <= 2;
}
