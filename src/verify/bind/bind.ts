/** Binds every figure and date of a block to whom, what and when its words speak of, and says what does not hold. */
import type { Fact } from '../../model/fact.ts';
import type { DateMention } from '../../model/mention.ts';
import type { Block, Sentence } from '../document.ts';
import type { Play } from '../play.ts';
import { wordsAround } from './around.ts';
import { asTold } from './as-told.ts';
import { isKnownWeekday, judgeDate } from './dates.ts';
import { type Carried, type Named, NOBODY, namedIn, type Who, whoAt } from './focus.ts';
import { explain, type Judged, judgeFigure, type Place, type Verdict } from './judge.ts';
import type { Lookup } from './lookup.ts';
import { type Explained, wrongNames } from './name-wrong.ts';
import { type Figure, type Reading, readBlock } from './reading.ts';
import { strangersIn } from './strangers.ts';
import { governing } from './when.ts';

/** A figure or date that does not hold. Offsets in the block's text. */
export interface Mismatch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly verdict: Verdict;
}

/** What is bound of a block, and who is spoken of at its end. */
export interface Bound {
  readonly mismatches: readonly Mismatch[];
  readonly carried: Carried;
}

export function bindBlock(play: Play, lookup: Lookup, block: Block, carried: Carried): Bound {
  const reading = readBlock(play, lookup, block);
  const cursors = { namings: cursor(play.namesIn(block)), figures: cursor(reading.figures), dates: cursor(reading.dates) };
  const more = { weekdays: cursor(reading.weekdays), words: cursor(reading.words), names: cursor(reading.names) };
  const mismatches: Mismatch[] = [];
  let spoken = carried;
  let lastDate: readonly DateMention[] = [];
  for (const sentence of block.sentences.flatMap(inPieces)) {
    const part: Part = {
      sentence,
      named: [],
      figures: cursors.figures(sentence),
      dates: cursors.dates(sentence),
      weekdays: more.weekdays(sentence),
      words: more.words(sentence),
      names: more.names(sentence),
      past: lastDate,
    };
    const namings = cursors.namings(sentence);
    const named = namedIn(sentence, namings, strangersIn(sentence, namings, [...part.dates, ...part.figures]), lookup);
    mismatches.push(...bindSentence(play, lookup, { ...part, named }, spoken));
    if (part.dates.length > 0) lastDate = part.dates.length === 1 ? part.dates : [];
    if (named.length > 0) spoken = [named, ...spoken].slice(0, REMEMBERED);
  }
  return { mismatches, carried: spoken };
}

/** Sentences with names that a pronoun may reach back to. */
const REMEMBERED = 3;
/** The longest stretch looked at as one sentence; binding costs more than linear time inside it. */
const LONGEST = 1500;

function inPieces(sentence: Sentence): readonly Sentence[] {
  const pieces: Sentence[] = [];
  let { start } = sentence;
  while (sentence.end - start > LONGEST) {
    const blank = sentence.block.text.lastIndexOf(' ', start + LONGEST);
    const end = blank > start ? blank : start + LONGEST;
    pieces.push({ ...sentence, start, end, text: sentence.block.text.slice(start, end) });
    start = end;
  }
  return [...pieces, { ...sentence, start, text: sentence.block.text.slice(start, sentence.end) }];
}

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

interface Part extends Pick<Reading, 'figures' | 'dates' | 'weekdays' | 'names' | 'words'> {
  readonly sentence: Sentence;
  readonly named: readonly Named[];
  /** The one date of the last sentence that had any: a sentence without goes on about it. */
  readonly past: readonly DateMention[];
}

interface Told {
  readonly place: Place;
  readonly judged: Judged;
}

function bindSentence(play: Play, lookup: Lookup, part: Part, carried: Carried): readonly Mismatch[] {
  const { sentence, named, dates, weekdays } = part;
  const whoOf = new Map<Figure, Who>();
  const figures = part.figures.flatMap((figure) => {
    const who = whoFor(play, lookup, part, figure, carried);
    const parts = asTold(lookup, sentence, figure, who);
    for (const one of parts) whoOf.set(one, who);
    return parts;
  });
  const seen = wordsAround(sentence, figures, part.words, lookup.words);
  const told = figures.map((figure, index): Told => {
    const place: Place = {
      lookup,
      sentence,
      figure,
      who: whoOf.get(figure) ?? NOBODY,
      seen: seen.get(figure) ?? new Map(),
      when: dates.length > 0 ? governing(sentence, figure, figures[index + 1], dates) : part.past,
      year: play.year,
    };
    return { place, judged: place.who.stranger ? { facts: [] } : judgeFigure(place) };
  });
  const facts = [...new Set(told.flatMap(({ judged }) => judged.facts.slice(0, 1)))];
  const text = sentence.block.text;
  const explained = told.map(({ place, judged }): Explained => {
    const verdict = judged.verdict ?? (judged.open && explain(place, judged.open, facts));
    return { place, ...(verdict && { verdict }) };
  });
  const names = wrongNames(play, lookup, explained);
  const wrong = explained.flatMap(({ place, verdict }): readonly Mismatch[] => {
    if (!verdict || names.get(place.who.naming?.start ?? -1)?.covers(verdict)) return [];
    return spansOf(place.figure, verdict).map(({ start, end }) => ({ start, end, text: text.slice(start, end), verdict }));
  });
  const near = factsNear(lookup, named, carried);
  const offDates = dates.flatMap((date): readonly Mismatch[] => {
    const governed = told.filter(
      ({ place, judged }) => place.when.includes(date) && judged.facts.length > 0 && isBehind(text, place, date),
    );
    const verdict = judgeDate(
      lookup,
      date,
      play.year,
      near(),
      governed.map(({ judged }) => judged.facts),
    );
    return verdict ? [{ start: date.start, end: date.end, text: date.text, verdict }] : [];
  });
  const offDays = weekdays
    .filter(({ day, start }) => !isKnownWeekday(lookup, play.ledger.asOf, day, text.slice(sentence.start, start)))
    .map(({ start, end, text: word }): Mismatch => {
      const verdict: Verdict = { rule: 'unsupported', message: 'is a day no fact speaks of' };
      return { start, end, text: word, verdict };
    });
  const strange = part.names.map(({ start, end, text: name }): Mismatch => ({ start, end, text: name, verdict: UNKNOWN }));
  const lone = told.flatMap(({ place: { who } }) =>
    who.stranger && !text.slice(who.stranger.start, who.stranger.end).includes(' ') ? [who.stranger] : [],
  );
  const owners = [...new Set(lone)].map(({ start, end }): Mismatch => ({ start, end, text: text.slice(start, end), verdict: UNKNOWN }));
  const atNames = [...names.values()].map(
    ({ naming: { start, end }, verdict }): Mismatch => ({ start, end, text: text.slice(start, end), verdict }),
  );
  return [...atNames, ...wrong, ...offDates, ...offDays, ...strange, ...owners];
}

const UNKNOWN: Verdict = { rule: 'unknown-name', message: 'is a name that is not in the register' };

/** "… in 2025" right behind a figure is of that figure, with no way to mean another. */
function isBehind(text: string, { figure }: Place, date: DateMention): boolean {
  return date.start >= figure.end && /^[\s\p{L}’'-]{0,60}\b(?:in|during|for|of)\s+(?:the\s+)?$/u.test(text.slice(figure.end, date.start));
}

function whoFor(play: Play, lookup: Lookup, { sentence, named }: Part, figure: Figure, carried: Carried): Who {
  const who = whoAt(sentence, named, figure, carried);
  if (who.entities.length > 0 || who.stranger || lookup.only === undefined) return who;
  const only = play.entities.get(lookup.only);
  return only ? { entities: [only], open: false } : who;
}

/** The numbers of a pair that differ; the whole of anything else. */
function spansOf(figure: Figure, { fact }: Verdict): readonly { readonly start: number; readonly end: number }[] {
  const { second, mention } = figure;
  if (!second || fact?.value.type !== 'quantity') return [figure];
  const { low, high } = fact.value;
  const parts = [mention, second].filter((one, index) => one.amount !== (index === 0 ? low : high));
  return parts.length > 0 ? parts : [figure];
}

function factsNear({ byEntity }: Lookup, named: readonly Named[], carried: Carried): () => Iterable<Fact> {
  const entities = new Set([named, ...carried].flat().map((one) => one.entity.id));
  return function* () {
    for (const id of entities) for (const facts of byEntity.get(id)?.values() ?? []) yield* facts;
  };
}
