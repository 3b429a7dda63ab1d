/** What does not hold in a bound sentence: its figures, dates, times, days of the week and names. */
import type { Fact } from '../../model/fact.ts';
import type { DateMention } from '../../model/mention.ts';
import type { Play } from '../play.ts';
import type { BoundSentence } from './bind.ts';
import { isKnownWeekday, judgeDate } from './dates.ts';
import type { Named } from './focus.ts';
import type { Place, Verdict } from './judge.ts';
import type { Lookup } from './lookup.ts';
import { wrongNames } from './name-wrong.ts';
import type { Figure } from './reading.ts';
import { wrongRelations } from './relations.ts';
import { isKnownTime } from './times.ts';

/** Words that do not hold. Offsets in the block's text. */
export interface Mismatch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly verdict: Verdict;
}

interface At {
  readonly start: number;
  readonly end: number;
}

export function mismatchesIn(play: Play, lookup: Lookup, bound: BoundSentence): readonly Mismatch[] {
  const { sentence, told, weekdays, times, names: strange } = bound;
  const text = sentence.block.text;
  const because =
    (verdict: Verdict) =>
    ({ start, end }: At): Mismatch => ({ start, end, text: text.slice(start, end), verdict });
  const names = wrongNames(play, lookup, told);
  const figures = told.flatMap(({ place, verdict }): readonly Mismatch[] =>
    !verdict || names.get(place.who.naming?.start ?? -1)?.covers(verdict) ? [] : spansOf(place.figure, verdict).map(because(verdict)),
  );
  const days = weekdays.filter(({ day, start }) => !isKnownWeekday(lookup, play.ledger.asOf, day, text.slice(sentence.start, start)));
  const owners = told.flatMap(({ place: { who } }) =>
    who.stranger && !text.slice(who.stranger.start, who.stranger.end).includes(' ') ? [who.stranger] : [],
  );
  return [
    ...[...names.values()].map(({ naming, verdict }) => because(verdict)(naming)),
    ...wrongRelations(lookup, bound).map(({ naming, verdict }) => because(verdict)(naming)),
    ...figures,
    ...wrongDates(play, lookup, bound).map(({ date, verdict }) => because(verdict)(date)),
    ...days.map(because(UNKNOWN_DAY)),
    ...times.filter((time) => !isKnownTime(lookup.times, time)).map(because(UNKNOWN_TIME)),
    ...strange.map(because(UNKNOWN_NAME)),
    ...[...new Set(owners)].map(because(UNKNOWN_NAME)),
  ];
}

const UNKNOWN_DAY: Verdict = { rule: 'unsupported', message: 'is a day no fact speaks of' };
const UNKNOWN_TIME: Verdict = { rule: 'unsupported', message: 'is a time no fact speaks of' };
const UNKNOWN_NAME: Verdict = { rule: 'unknown-name', message: 'is a name that is not in the register' };

/** The numbers of a pair that differ; the whole of anything else. */
function spansOf(figure: Figure, { fact }: Verdict): readonly At[] {
  const { second, mention } = figure;
  if (!second || fact?.value.type !== 'quantity') return [figure];
  const { low, high } = fact.value;
  const inOrder = [mention, second].filter((one, index) => one.amount !== (index === 0 ? low : high));
  const turned = [mention, second].filter((one, index) => one.amount !== (index === 0 ? high : low));
  const parts = turned.length < inOrder.length ? turned : inOrder;
  return parts.length > 0 ? parts : [figure];
}

function wrongDates(
  play: Play,
  lookup: Lookup,
  { sentence, named, carried, dates, told }: BoundSentence,
): readonly { readonly date: DateMention; readonly verdict: Verdict }[] {
  const near = factsNear(lookup, [named, ...carried].flat());
  return dates.flatMap((date) => {
    const governed = told.filter(
      ({ place, facts }) => place.when.includes(date) && facts.length > 0 && isBehind(sentence.block.text, place, date),
    );
    const verdict = judgeDate(
      lookup,
      date,
      play.year,
      near,
      governed.map(({ facts }) => facts),
    );
    return verdict ? [{ date, verdict }] : [];
  });
}

/** "… in 2025" right behind a figure is of that figure, with no way to mean another; "higher than in 2025" is not. */
function isBehind(text: string, { figure }: Place, date: DateMention): boolean {
  const between = date.start >= figure.end ? text.slice(figure.end, date.start) : undefined;
  return between !== undefined && BEHIND.test(between) && !/\b(?:than|from|since|compared|against|versus|after)\b/.test(between);
}

const BEHIND = /^[\s\p{L}’'-]{0,60}\b(?:in|during|for|of)\s+(?:the\s+)?$/u;

function factsNear({ byEntity }: Lookup, named: readonly Named[]): () => Iterable<Fact> {
  const entities = new Set(named.map((one) => one.entity.id));
  return function* () {
    for (const id of entities) for (const facts of byEntity.get(id)?.values() ?? []) yield* facts;
  };
}
