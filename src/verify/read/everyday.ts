/** Dates of everyday speech against a reference day, with their relation, and ranges of two: `since tomorrow`, `next Monday to Friday`. */
import { type Day, dayFrom, dayOf, isoOf, monthOf, move, yearOf } from './everyday-calendar.ts';
import { pastThe, readDate, readEnd, readMoment } from './everyday-moment.ts';
import { readOffset, readPartOf } from './everyday-offset.ts';
import type { Found } from './found.ts';
import { ordinalAt } from './ordinal.ts';
import { longestPhrase } from './phrases.ts';
import { type Moment, momentMention, readCount, readPointed } from './relative.ts';
import { at, type Tokens } from './scan.ts';
import { OPEN_ENDS } from './words-calendar.ts';
import { ALL_POINTERS, BEFORE, WEEKDAYS } from './words-everyday.ts';

/** The everyday date that begins at a token. */
export function readEveryday(text: string, tokens: Tokens, index: number, today: Day): Found | undefined {
  const range = readDaysOfMonth(tokens, index, today) ?? readRange(tokens, index, today);
  if (range) return momentMention(text, tokens, index, range);
  const relation = longestPhrase(BEFORE, tokens, index);
  const moment = relation
    ? (readAny(tokens, relation.next, today) ?? readDate(tokens, relation.next, today))
    : readAny(tokens, index, today);
  if (!moment) return undefined;
  const behind = longestPhrase(OPEN_ENDS, tokens, moment.next);
  const said = relation?.value ?? behind?.value ?? moment.relation;
  return momentMention(text, tokens, index, { days: moment.days, next: behind?.next ?? moment.next, ...(said && { relation: said }) });
}

/** The longest of the everyday readings. */
function readAny(tokens: Tokens, index: number, today: Day): Moment | undefined {
  let best: Moment | undefined;
  for (const moment of [readOffset(tokens, index, today), readPartOf(tokens, index, today), readMoment(tokens, index, today)]) {
    if (moment && (!best || moment.next > best.next)) best = moment;
  }
  return best;
}

/** `from 4 to 22 this month`, `4 till 23 of next month`. */
function readDaysOfMonth(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const start = at(tokens, index).lower === 'from' || at(tokens, index).lower === 'between' ? index + 1 : index;
  const first = readCount(tokens, start);
  if (!first || !/^(?:to|till|until|through|and|-)$/.test(at(tokens, first.next).lower)) return undefined;
  const last = readCount(tokens, first.next + 1);
  if (!last || last.value <= first.value || last.value > 31) return undefined;
  const of = /^(?:of|in)$/.test(at(tokens, last.next).lower) ? last.next + 1 : last.next;
  const month = /^months?$/.test(at(tokens, of + 1).lower) ? readPointed(tokens, of, today, ALL_POINTERS) : undefined;
  return month && { next: month.next, days: [month.days[0] + first.value - 1, month.days[0] + last.value - 1] };
}

/** `from this May to Oct 2020`, `between now and November 15`, `10/1-11/7`, `next Monday to Friday`. */
function readRange(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const lead = at(tokens, index).lower;
  const start = lead === 'from' || lead === 'between' ? index + 1 : index;
  const first = readEnd(tokens, start, today);
  if (!first) return undefined;
  const sign = at(tokens, first.next).lower;
  const joins = /^(?:to|till|until|through|-)$/.test(sign) || (lead === 'between' && sign === 'and');
  if (!joins) return start > index && first.days[0] < first.days[1] && ordinalAt(tokens, first.next - 1) ? first : undefined;
  const last = readLast(tokens, first.next + 1, first, today);
  if (!last) return undefined;
  const begin = begins(tokens, start, first, last);
  const end =
    last.days[1] >= begin
      ? last.days[1]
      : WEEKDAYS.has(at(tokens, first.next + 1).lower)
        ? last.days[1] + 7 * Math.ceil((begin - last.days[1]) / 7)
        : move(last.days[1], 1, 'year');
  return end < begin ? undefined : { next: last.next, days: [begin, end] };
}

/** The first end takes the year of the last, unless it is relative itself. */
function begins(tokens: Tokens, start: number, first: Moment, last: Moment): Day {
  const open = !hasYear(tokens, start, first.next) && !ALL_POINTERS.has(at(tokens, start).lower);
  const year = hasYear(tokens, first.next + 1, last.next) && open ? yearOf(last.days[0]) : yearOf(first.days[0]);
  return dayOf(`${year}${isoOf(first.days[0]).slice(4)}`) ?? first.days[0];
}

function readLast(tokens: Tokens, index: number, first: Moment, today: Day): Moment | undefined {
  if (at(tokens, index).lower === 'date') return { next: index + 1, days: [today, today] };
  const end = readEnd(tokens, index, today);
  const bare = readBareDay(tokens, index, first.days[0]);
  const last = bare && (!end || bare.next >= end.next) ? bare : end;
  if (!last || at(tokens, last.next).text !== ',' || hasYear(tokens, index, last.next) || !hasYear(tokens, last.next + 1, last.next + 2))
    return last;
  const year = Number(at(tokens, last.next + 1).text);
  return {
    next: last.next + 2,
    days: [
      dayFrom(year, monthOf(last.days[0]), Number(isoOf(last.days[0]).slice(8))),
      dayFrom(year, monthOf(last.days[1]), Number(isoOf(last.days[1]).slice(8))),
    ],
  };
}

function hasYear(tokens: Tokens, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (at(tokens, index).kind === 'digits' && at(tokens, index).text.length === 4) return true;
  return false;
}

/** The day of the month alone behind a date: "April 27th to the third". */
function readBareDay(tokens: Tokens, index: number, after: Day): Moment | undefined {
  const ordinal = ordinalAt(tokens, pastThe(tokens, index));
  if (!ordinal || ordinal.value > 31 || at(tokens, ordinal.next).kind === 'word') return undefined;
  const day = dayFrom(yearOf(after), monthOf(after), ordinal.value);
  const later = day > after ? day : move(day, 1, 'month');
  return { next: ordinal.next, days: [later, later] };
}
