/** The head of a piece: headline, takeaways and lead. */
import { DIRECTION_VERBS } from '../../model/lexicon.ts';
import { overlaps } from '../spans.ts';
import { ADJECTIVE_PASTS, PASSIVE_BY } from './lexicon.ts';
import type { Lapse, Piece, Prose, Rule } from './rule.ts';

const PRESENTS: ReadonlyMap<string, string> = new Map([
  ['said', 'says'],
  ['announced', 'announces'],
  ...DIRECTION_VERBS.filter(({ past, sign }) => sign !== 0 && !past.includes(' ') && !ADJECTIVE_PASTS.has(past)).map(
    ({ past, present }): [string, string] => [past, present],
  ),
]);

export const headline: Rule = {
  *run({ prose }) {
    const one = prose.find(({ block }) => block.region === 'headline');
    if (!one) return;
    const { text } = one.block;
    const end = text.trimEnd().length;
    const [sign] = [...text.slice(0, end).matchAll(/(?:(?<!\b(?:[A-Z]|Inc|Corp|Co|Ltd|vs|No))\.|\?)["”]?$|!/g)].filter(
      ({ index }) => !overlaps(one.names, { start: index, end: index + 1 }),
    );
    if (sign)
      yield {
        prose: one,
        start: sign.index,
        end: sign.index + sign[0].length,
        reason: sign[0].startsWith('?') ? 'a headline answers, it does not ask' : 'a headline ends without a sign and does not shout',
      };
    yield* capitals(one);
    for (const match of text.matchAll(/(?<!\b(?:has|have|had|is|are|was|were|be|been|not|a|the)\s)\b\p{Ll}+\b/gu)) {
      const present = PRESENTS.get(match[0]);
      if (present && !overlaps(one.block.claims, { start: match.index, end: match.index + 1 }))
        yield {
          prose: one,
          start: match.index,
          end: match.index + match[0].length,
          expected: present,
          reason: 'a headline speaks in the present',
        };
    }
  },
};

/** Title case: most words that are no names and no small words have a capital. */
function* capitals(one: Prose): Iterable<Lapse> {
  const { text, claims } = one.block;
  const words = [...text.matchAll(/\p{L}[\p{L}’'-]*/gu)].filter(
    ({ 0: word, index }) =>
      word.length > 3 &&
      index > 0 &&
      !/[:?.]["“]?\s+$/.test(text.slice(Math.max(0, index - 4), index)) &&
      !overlaps(one.names, { start: index, end: index + 1 }) &&
      !overlaps(claims, { start: index, end: index + 1 }),
  );
  const large = words.filter(({ 0: word }) => /^\p{Lu}/u.test(word));
  const [first] = large;
  const last = large.at(-1);
  if (!first || !last || large.length < 3 || large.length < words.length * 0.7) return;
  yield {
    prose: one,
    start: first.index,
    end: last.index + last[0].length,
    reason: 'a headline is written like a sentence: capitals for its first word and for names',
  };
}

/** A time that is no date: "on Tuesday", "in the latest quarter". */
const WHEN = /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|day|week|month|quarter|half|year|decade)\b/;

/** Words in a takeaway, and in the first sentence of the body. */
const MOST_WORDS = 35;

export const takeaways: Rule = {
  *run({ prose }) {
    const points = prose.filter(({ block }) => block.region === 'takeaways');
    const [first] = points;
    if (!first) return;
    if (points.length < 2 || points.length > 5)
      yield { ...whole(first), reason: `there are ${points.length} takeaways where the house has two to five` };
    for (const one of points) {
      const count = wordsIn(one.block.text);
      const { sentences } = one.block;
      if (sentences.length > 1) yield { ...whole(one), reason: `a takeaway is one sentence, and this has ${sentences.length}` };
      else if (count > MOST_WORDS) yield { ...whole(one), reason: `a takeaway has ${MOST_WORDS} words at most, and this has ${count}` };
      for (const match of one.block.text.matchAll(PASSIVE_BY))
        yield { prose: one, start: match.index, end: match.index + match[0].trimEnd().length, reason: 'a takeaway says who does what' };
    }
  },
};

export const lead: Rule = {
  *run({ play, prose }: Piece) {
    // A text without a headline is a part of one, and has no lead.
    const one = prose.find(({ block }) => block.region === 'body') ?? prose.find(({ block }) => block.region === 'deck');
    const [sentence] = one?.block.sentences ?? [];
    if (!one || !sentence || !prose.some(({ block }) => block.region === 'headline')) return;
    const count = wordsIn(sentence.text);
    const place = { prose: one, start: sentence.start, end: sentence.end };
    if (count > MOST_WORDS) yield { ...place, reason: `the lead has ${count} words where ${MOST_WORDS} are enough` };
    // What free text is about is not ours to say; a draft has somebody, and a time, in its first paragraph.
    if (!play.document.blocks.some(({ claims }) => claims.length > 0)) return;
    if (one.names.length === 0) yield { ...place, reason: 'the first paragraph names nobody' };
    if (!WHEN.test(one.block.text) && !one.mentions.some(({ type }) => type === 'date'))
      yield { ...place, reason: 'the first paragraph does not say when' };
  },
};

function whole(prose: Prose): Pick<Lapse, 'prose' | 'start' | 'end'> {
  return { prose, start: 0, end: prose.block.text.length };
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}$€£¥][^\s]*/gu)?.length ?? 0;
}
