/** Binds every figure of a block to whom, what and when its words speak of. */
import type { Fact } from '../../model/fact.ts';
import type { DateMention } from '../../model/mention.ts';
import type { Block, Sentence } from '../document.ts';
import type { Play } from '../play.ts';
import { wordsAround } from './around.ts';
import { asTold } from './as-told.ts';
import { type Carried, type Named, NOBODY, namedIn, type Setting, type Who, whoAt } from './focus.ts';
import { explain, type Judged, judgeFigure, type Place, type Verdict } from './judge.ts';
import type { Lookup } from './lookup.ts';
import { type Figure, type Reading, readBlock } from './reading.ts';
import { strangersIn } from './strangers.ts';
import { governing, hasOwnTime } from './when.ts';
import type { Word } from './words.ts';

/** A figure with the facts it says, or why it says none. */
export interface Told {
  readonly place: Place;
  /** Facts it says, the likeliest first; none where it is language, or wrong. */
  readonly facts: readonly Fact[];
  readonly verdict?: Verdict;
}

/** A sentence with what stands in it; offsets in the text of its block. */
export interface BoundSentence extends Pick<Reading, 'dates' | 'times' | 'weekdays' | 'names' | 'words'> {
  readonly sentence: Sentence;
  readonly named: readonly Named[];
  /** Who was spoken of before it. */
  readonly carried: Carried;
  readonly told: readonly Told[];
}

/** What is bound of a block, and who is spoken of at its end. */
export interface Bound {
  readonly sentences: readonly BoundSentence[];
  readonly words: readonly Word[];
  readonly carried: Carried;
}

export function bindBlock(play: Play, lookup: Lookup, block: Block, carried: Carried): Bound {
  const reading = readBlock(play, lookup, block);
  const cursors = { namings: cursor(play.namesIn(block)), figures: cursor(reading.figures), dates: cursor(reading.dates) };
  const more = {
    weekdays: cursor(reading.weekdays),
    times: cursor(reading.times),
    words: cursor(reading.words),
    names: cursor(reading.names),
  };
  const sentences: BoundSentence[] = [];
  let spoken = carried;
  let past: readonly DateMention[] = [];
  for (const sentence of block.sentences) {
    const [figures, dates, namings] = [cursors.figures(sentence), cursors.dates(sentence), cursors.namings(sentence)];
    const named = namedIn(sentence, namings, strangersIn(sentence, namings, [...dates, ...figures]), lookup);
    const part: Part = { sentence, named, dates, words: more.words(sentence), past, before: sentences.at(-1)?.told ?? [], carried: spoken };
    sentences.push({
      ...part,
      weekdays: more.weekdays(sentence),
      times: more.times(sentence),
      names: more.names(sentence),
      told: tellFigures(play, lookup, part, figures),
    });
    if (dates.length > 0) past = dates.length === 1 ? dates : [];
    if (named.length > 0) spoken = [named, ...spoken].slice(0, REMEMBERED);
  }
  return { sentences, words: reading.words, carried: spoken };
}

/** Sentences with names that a pronoun may reach back to. */
const REMEMBERED = 3;

/** Hands out the items of a sorted list that lie in one stretch after the other. */
function cursor<Item extends { readonly start: number; readonly end: number }>(
  items: readonly Item[],
): (part: Sentence) => readonly Item[] {
  let index = 0;
  return ({ start, end }) => {
    while ((items[index]?.start ?? end) < start) index++;
    const from = index;
    while ((items[index]?.start ?? end) < end) index++;
    return items.slice(from, index).filter((item) => item.end <= end);
  };
}

interface Part extends Omit<Setting, 'clauses'>, Pick<Reading, 'dates' | 'words'> {
  /** The one date of the last sentence that had any: a sentence without goes on about it. */
  readonly past: readonly DateMention[];
  /** Figures of the last sentence: "that is an increase of …". */
  readonly before: readonly Told[];
}

function tellFigures(play: Play, lookup: Lookup, part: Part, read: readonly Figure[]): readonly Told[] {
  if (read.length === 0) return [];
  const { sentence, dates } = part;
  const clauses = play.clausesIn(sentence);
  const setting: Setting = { ...part, clauses };
  const whoOf = new Map<Figure, Who>();
  const figures = read.flatMap((figure) => {
    const who = whoFor(play, lookup, setting, figure);
    const parts = asTold(lookup, sentence, figure, who);
    for (const one of parts) whoOf.set(one, who);
    return parts;
  });
  const seen = wordsAround(sentence, clauses, figures, part.words, lookup.words);
  const judged = figures.map((figure, index): readonly [Place, Judged] => {
    const place: Place = {
      lookup,
      sentence,
      figure,
      who: whoOf.get(figure) ?? NOBODY,
      seen: seen.get(figure) ?? new Map(),
      when: dates.length > 0 ? governing(sentence, figure, figures[index + 1], dates) : hasOwnTime(sentence) ? [] : part.past,
      year: play.year,
    };
    return [place, place.who.stranger ? { facts: [] } : judgeFigure(place)];
  });
  const own = [...new Set(judged.flatMap(([, { facts }]) => facts.slice(0, 1)))];
  const before = part.before.flatMap(({ facts }) => facts.slice(0, 1));
  return judged.map(([place, { facts, ...rest }]): Told => {
    const why = rest.verdict ?? (rest.open && explain(place, rest.open, own, before));
    return { place, facts, ...(why && { verdict: why }) };
  });
}

function whoFor(play: Play, lookup: Lookup, setting: Setting, figure: Figure): Who {
  const who = whoAt(setting, figure);
  if (who.entities.length > 0 || who.stranger || lookup.only === undefined) return who;
  const only = play.entities.get(lookup.only);
  return only ? { entities: [only], open: false } : who;
}
