/** Dates that only the day of the text makes definite: `last year`, `this quarter`, `the past two quarters`, `two weeks ago`. */
import { parsePeriod, type Relation } from '../../model/period.ts';
import { type Day, type Days, isoOf, move, stretch, type Unit, whole, yearOf } from './everyday-calendar.ts';
import { type Found, mentionAt } from './found.ts';
import { readFigure } from './number.ts';
import { readCardinal } from './number-words.ts';
import { at, type Tokens } from './scan.ts';

/** A reading of a relative date: its days, and how the text stands to them. */
export interface Moment {
  readonly next: number;
  readonly days: Days;
  readonly relation?: Relation;
}

export const UNITS: ReadonlyMap<string, Unit> = new Map(
  (['day', 'week', 'fortnight', 'weekend', 'month', 'quarter', 'year', 'decade'] as const).flatMap((unit): [string, Unit][] => [
    [unit, unit],
    [`${unit}s`, unit],
  ]),
);

/** Words that point from the day of the text; `previous` and `following` point from what was said before, and are left to everyday reading. */
export const POINTERS: ReadonlyMap<string, number> = new Map([
  ['this', 0],
  ['current', 0],
  ['last', -1],
  ['past', -1],
  ['next', 1],
  ['coming', 1],
  ['upcoming', 1],
]);

/** The relative date of market prose that begins at a token. */
export function readRelative(text: string, tokens: Tokens, index: number, today: Day): Found | undefined {
  const lead = readCount(tokens, index);
  const moment = readPointed(tokens, index, today, POINTERS, lead) ?? readAgo(tokens, index, today, lead);
  return moment && momentMention(text, tokens, index, moment);
}

/** The mention of a relative date. */
export function momentMention(text: string, tokens: Tokens, index: number, moment: Moment): Found | undefined {
  const relation = moment.relation ?? 'in';
  const period = parsePeriod(`${relation === 'in' ? '' : `${relation} `}${keyOf(moment.days)}`) ?? null;
  return mentionAt(text, tokens, index, moment.next, { type: 'date', period, ...(relation !== 'in' && { relation }) });
}

/** The most telling form of the days: a year, quarter, half or month where they are one. */
function keyOf(days: Days): string {
  const [start, end] = [isoOf(days[0]), isoOf(days[1])];
  if (start === end) return start;
  const year = String(yearOf(days[0]));
  const month = Number(start.slice(5, 7));
  const keys = [year, `${year}-H${month < 7 ? 1 : 2}`, `${year}-Q${Math.ceil(month / 3)}`, start.slice(0, 7)];
  return keys.find((key) => fits(key, start, end)) ?? `${start}/${end}`;
}

function fits(key: string, start: string, end: string): boolean {
  const period = parsePeriod(key);
  return period?.start === start && period.end === end;
}

/** `last year`, `this quarter`, `the past two quarters`, `next five days`, `the 5 past years`. */
export function readPointed(
  tokens: Tokens,
  index: number,
  today: Day,
  pointers: ReadonlyMap<string, number>,
  lead: Count | undefined = readCount(tokens, index),
): Moment | undefined {
  const from = lead?.next ?? index;
  const offset = pointers.get(at(tokens, from).lower);
  if (offset === undefined || (lead && offset === 0)) return undefined;
  const count = lead ?? (offset === 0 ? undefined : readCount(tokens, from + 1));
  const noun = lead ? from + 1 : (count?.next ?? from + 1);
  const business =
    at(tokens, noun).lower === 'business' || at(tokens, noun).lower === 'working' || at(tokens, noun).lower === 'trading' ? 1 : 0;
  const word = at(tokens, noun + business).lower;
  const unit = business === 1 && /^days?$/.test(word) ? 'business' : UNITS.get(word);
  if (!unit || isPossessiveName(tokens, noun + business)) return undefined;
  if (count && count.value > 1 && !word.endsWith('s')) return undefined;
  if (count) return { next: noun + business + 1, days: stretch(today, offset * count.value, unit) };
  return word.endsWith('s') ? undefined : { next: noun + business + 1, days: whole(today, offset, unit) };
}

/** "last year-end" and "this week's" stay; "this year round" does not matter. A hyphen behind makes a longer word of it. */
function isPossessiveName(tokens: Tokens, index: number): boolean {
  const after = at(tokens, index + 1);
  return after.lower === '-' && !after.gap && !at(tokens, index + 2).gap;
}

/** `two weeks ago`, `a year ago`: the day, or for years, quarters and months the whole of it in market prose. */
function readAgo(tokens: Tokens, index: number, today: Day, lead: Count | undefined): Moment | undefined {
  const word = at(tokens, index).lower;
  const article = word === 'a' || word === 'an' ? { value: 1, next: index + 1 } : lead;
  const unit = article && UNITS.get(at(tokens, article.next).lower);
  if (!article || !unit || at(tokens, article.next + 1).lower !== 'ago') return undefined;
  const day = move(today, -article.value, unit);
  return { next: article.next + 2, days: unit === 'year' || unit === 'decade' ? whole(day, 0, 'year') : [day, day] };
}

interface Count {
  readonly value: number;
  readonly next: number;
}

/** A whole number from 1 to 999 in figures or words, "a few" as three and "a couple of" as two. */
export function readCount(tokens: Tokens, index: number): Count | undefined {
  const figure = readFigure(tokens, index);
  if (figure)
    return figure.plain && figure.value.length < 4 && figure.value !== '0' ? { value: Number(figure.value), next: figure.next } : undefined;
  const word = at(tokens, index).lower;
  if (word === 'couple') return { value: 2, next: at(tokens, index + 1).lower === 'of' ? index + 2 : index + 1 };
  if (word === 'few') return { value: 3, next: index + 1 };
  if (word === 'a' || word === 'an') return undefined;
  const words = readCardinal(tokens, index, false);
  return words && words.value > 0 && words.value < 1000 ? { value: words.value, next: words.next } : undefined;
}
