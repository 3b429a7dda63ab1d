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
  return [...text.matchAll(WORD)].map(({ 0: shown, index }) => ({ start: index, end: index + shown.length, ...formOf(shown) }));
}

type Form = Pick<Word, 'lower' | 'stem'>;

/** A word in small letters, and its stem; texts say the same few words again and again. */
function formOf(shown: string): Form {
  const known = forms.get(shown);
  if (known) return known;
  const lower = shown.toLowerCase().replace(/[’']s$/, '');
  const form = { lower, stem: stemOf(lower) };
  if (forms.size > MOST) forms.clear();
  forms.set(shown, form);
  return form;
}

const forms = new Map<string, Form>();
const MOST = 20_000;

const SUFFIX = /(?:ations?|tions?|ments?|ings?|ers?|ors?|ed|es|s|e|y)$/;

/** A word without its endings: it need be no word, only the same for all forms of one. */
function stemOf(word: string): string {
  const bare = word.replace(/[’']s?$/, '');
  const cut = bare.replace(/ies$/, 'y').replace(SUFFIX, '');
  return cut.length < 3 ? bare.replace(/s$/, '') : cut.replace(/([bdfglmnprt])\1$/, '$1');
}

/** Words that name nothing by themselves. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an the of in on at by for to from with and or as per its their his her total other all any each than that which who'.split(' '),
);
