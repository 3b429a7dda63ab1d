/** Words of a line of prose with their stems, so that `mined`, `mines` and `mining` meet. */
import { DIRECTION_WORDS } from '../../model/lexicon.ts';

export interface Word {
  readonly start: number;
  readonly end: number;
  readonly lower: string;
  readonly stem: string;
  /** The stem by which a word is looked up: all words of movement have one. */
  readonly key: string;
}

/** The stem under which all words of movement meet: "revenue jumped" speaks of the change in revenue. */
export const CHANGE = '~change';
export const CHANGE_STEMS: ReadonlySet<string> = new Set('chang grow growth increas declin ris gain drop fall'.split(' '));

const WORD = /[\p{L}\p{N}]+(?:[’'][\p{L}]+)?/gu;

/** The words of a text, in order. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const { 0: shown, index } of text.matchAll(WORD)) {
    const { lower, stem, key } = formOf(shown);
    words.push({ start: index, end: index + shown.length, lower, stem, key });
  }
  return words;
}

type Form = Pick<Word, 'lower' | 'stem' | 'key'>;

/** A word in small letters, and its stem; texts say the same few words again and again. */
function formOf(shown: string): Form {
  const known = forms.get(shown);
  if (known) return known;
  const lower = shown.toLowerCase().replace(/[’']s$/, '');
  const stem = stemOf(lower);
  const form = { lower, stem, key: DIRECTION_WORDS.has(lower) || CHANGE_STEMS.has(stem) ? CHANGE : stem };
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
