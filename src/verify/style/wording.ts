/** Words the house does without: verbs that judge, forecasts as facts, advice, the first person, nobody in particular, filler. */
import {
  ADVICE,
  FILLERS,
  FIRST_PERSON,
  FORECAST_WORDS,
  LABELS,
  LOADED_VERBS,
  NAMED_AFTER_ALL,
  RELATIVE_DAYS,
  RESULTS,
  UNNAMED,
} from './lexicon.ts';
import { type Phrase, phrases } from './phrases.ts';
import { covers, type Rule } from './rule.ts';

export const said: Rule = {
  *run(piece) {
    for (const { prose, start, end } of phrases(piece, LOADED_VERBS))
      yield { prose, start, end, reason: '"said" and "reported" do not judge what is said' };
  },
};

export const unnamedAnalysts: Rule = {
  *run(piece) {
    for (const { prose, start, end, sentence } of phrases(piece, UNNAMED)) {
      const behind = sentence?.text.slice(end - sentence.start) ?? '';
      if (!NAMED_AFTER_ALL.test(behind)) yield { prose, start, end, reason: 'name who says so, or leave it out' };
    }
  },
};

export const will: Rule = {
  *run(piece) {
    for (const { prose, start, end, sentence } of phrases(piece, RESULTS))
      if (!FORECAST_WORDS.test(sentence?.text ?? ''))
        yield { prose, start, end, reason: 'nobody knows: say who expects it, or that it may' };
  },
};

export const advice: Rule = {
  *run(piece) {
    for (const { prose, start, end } of phrases(piece, ADVICE)) yield { prose, start, end, reason: 'commentary gives no advice' };
  },
};

/** Once a sentence is enough. */
export const firstPerson: Rule = {
  *run(piece) {
    const told = new Set<unknown>();
    for (const phrase of phrases(piece, FIRST_PERSON)) {
      const { prose, start, end, sentence } = phrase;
      if (told.has(sentence ?? prose) || covers(prose.quotes, { start, end }) || isName(phrase)) continue;
      told.add(sentence ?? prose);
      yield { prose, start, end, reason: 'the house does not speak of itself' };
    }
  },
};

/** World War I, Phase I, and such names as Our World in Data. */
function isName({ prose, start, match, sentence }: Phrase): boolean {
  const first = sentence?.start ?? 0;
  const before = prose.block.text.slice(Math.max(first, start - 24), start);
  if (!match[0].startsWith('I')) return /^\p{Lu}/u.test(match[0]) && /\p{L}\s$/u.test(before);
  const word = /(\p{Lu}[\p{L}.]*)[\s-]$/u.exec(before);
  return word !== null && (start - word[0].length > first || LABELS.has((word[1] ?? '').toLowerCase()));
}

export const filler: Rule = {
  *run(piece) {
    for (const { prose, start, end } of phrases(piece, FILLERS))
      yield { prose, start, end, reason: 'filler: the sentence says as much without it' };
  },
};

export const relativeDay: Rule = {
  *run(piece) {
    for (const { prose, start, end, match, sentence } of phrases(piece, RELATIVE_DAYS)) {
      // "USA Today" and other names that no register knows.
      if (/^\p{Lu}/u.test(match[0]) && start !== sentence?.start && /\p{L}\s$/u.test(prose.block.text.slice(Math.max(0, start - 2), start)))
        continue;
      yield { prose, start, end, reason: 'say the weekday or the date: it is read on other days too' };
    }
  },
};
