/** Words of a line of prose with their stems, so that `mined`, `mines` and `mining` meet. */

export interface Word {
  readonly start: number;
  readonly end: number;
  readonly lower: string;
  readonly stem: string;
}

const WORD = /[\p{L}\p{N}]+(?:[’'][\p{L}]+)?/gu;

/** The words of a text, in order. */
export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(WORD)].map((match) => {
    const lower = match[0].toLowerCase().replace(/[’']s$/, '');
    return { start: match.index, end: match.index + match[0].length, lower, stem: stemOf(lower) };
  });
}

const SUFFIX = /(?:ations?|tions?|ments?|ings?|ers?|ors?|ed|es|s|e|y)$/;

/** A word without its endings: it need be no word, only the same for all forms of one. */
function stemOf(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const bare = word.replace(/[’']s?$/, '');
  const cut = bare.replace(/ies$/, 'y').replace(SUFFIX, '');
  const stem = cut.length < 3 ? bare.replace(/s$/, '') : cut.replace(/([bdfglmnprt])\1$/, '$1');
  if (stems.size > MOST) stems.clear();
  stems.set(word, stem);
  return stem;
}

const stems = new Map<string, string>();
const MOST = 20_000;

/** Words that name nothing by themselves. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an the of in on at by for to from with and or as per its their his her total other all any each than that which who'.split(' '),
);
