/** Single everyday dates: `Friday`, `Tuesday of last week`, `7/6`, `the 4th`, `last October`, `Easter 2018`, `week 31`. */

import { readPart } from './date.ts';
import { nearest, periodOf } from './date-core.ts';
import { monthAt, yearAfter } from './date-day.ts';
import { type Day, dayFrom, dayOf, isoOf, monthOf, nearestTo, weekday, weekdayOf, weekOf, whole, yearOf } from './everyday-calendar.ts';
import { readFigure } from './number.ts';
import { ordinalAt } from './ordinal.ts';
import { longestPhrase } from './phrases.ts';
import { type Moment, POINTERS, readPointed, UNITS } from './relative.ts';
import { at, type Tokens } from './scan.ts';
import { ALL_POINTERS, DAY_WORDS, HOLIDAY_NAMES, WEEKDAYS } from './words-everyday.ts';
import { yearWords } from './year-words.ts';

/** A moment of one day. */
export const single = (next: number, day: Day): Moment => ({ next, days: [day, day] });

/** The token after an article. */
export const pastThe = (tokens: Tokens, index: number): number => (at(tokens, index).lower === 'the' ? index + 1 : index);

/** The date that begins at a token, everyday or not: the longer reading. */
export function readEnd(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const moment = readMoment(tokens, index, today);
  const date = readDate(tokens, index, today);
  return date && (!moment || date.next > moment.next) ? date : moment;
}

/** Any date that names itself. */
export function readDate(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const core = readPart(tokens, pastThe(tokens, index));
  const period = core && periodOf(nearest(core, isoOf(today)));
  const start = period && dayOf(period.start);
  const end = period && dayOf(period.end);
  return core && start !== undefined && end !== undefined ? { next: core.next, days: [start, end] } : undefined;
}

/** The everyday date that begins at a token. */
export function readMoment(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const from = pastThe(tokens, index);
  const word = longestPhrase(DAY_WORDS, tokens, from);
  if (word) return single(word.next, today + word.value);
  return (
    readWeekday(tokens, from, today) ??
    readPointed(tokens, from, today, ALL_POINTERS) ??
    readPointedMonth(tokens, from, today) ??
    readHoliday(tokens, from, today) ??
    readWeekNumber(tokens, from, today) ??
    readSlash(tokens, from, today) ??
    readYearWords(tokens, from) ??
    (from > index || at(tokens, from).lower === 'weekend' ? (readThe(tokens, from, today) ?? readDayOf(tokens, from, today)) : undefined) ??
    readLowerMonth(tokens, from, today)
  );
}

/** `Friday`, `next Monday`, `this past Wednesday`, `Tuesday of last week`, `next week Wednesday`, `Monday 21`, `Thu 14th`. */
function readWeekday(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const offset = ALL_POINTERS.get(at(tokens, index).lower);
  let next = offset === undefined ? index : index + 1;
  const again = offset === undefined ? undefined : ALL_POINTERS.get(at(tokens, next).lower);
  if (again !== undefined) return readClosest(tokens, next + 1, today, again < 0);
  if (offset !== undefined && at(tokens, next).lower === 'week') {
    next++;
    if (at(tokens, next).lower === '-' || at(tokens, next).lower === 'on') next++;
  }
  const which = WEEKDAYS.get(at(tokens, next).lower);
  if (which === undefined) return undefined;
  next++;
  const dated = offset === undefined || offset === 0 ? readDated(tokens, next, today, which) : readSlash(tokens, next, today);
  if (dated) return dated;
  const of = at(tokens, next).lower === 'of' ? pastThe(tokens, next + 1) : next;
  const week = offset === undefined && at(tokens, of + 1).lower === 'week' ? ALL_POINTERS.get(at(tokens, of).lower) : undefined;
  if (week !== undefined) return single(of + 2, weekday(today, which, week));
  const around = [weekday(today, which, 0), weekday(today, which, which < weekdayOf(today) ? 1 : -1)];
  return single(next, offset === undefined ? nearestTo(today, around) : weekday(today, which, offset));
}

/** `this past Wednesday`, `this upcoming Friday`. */
function readClosest(tokens: Tokens, index: number, today: Day, past: boolean): Moment | undefined {
  const which = WEEKDAYS.get(at(tokens, index).lower);
  if (which === undefined) return undefined;
  const days = past ? -(((weekdayOf(today) - which + 6) % 7) + 1) : ((which - weekdayOf(today) + 6) % 7) + 1;
  return single(index + 1, today + days);
}

/** The date behind a weekday: `Friday 7/6`, `Monday 21`, `tuesday the eleventh`; the month is the nearest where the day falls so. */
function readDated(tokens: Tokens, index: number, today: Day, which: number): Moment | undefined {
  const from = pastThe(tokens, at(tokens, index).text === ',' ? index + 1 : index);
  const date = readSlash(tokens, from, today) ?? readDate(tokens, from, today);
  if (date && date.days[0] === date.days[1]) return date;
  const figure = readFigure(tokens, from);
  const ordinal =
    ordinalAt(tokens, from) ?? (figure?.plain && figure.value.length < 3 ? { value: Number(figure.value), next: figure.next } : undefined);
  if (!ordinal || ordinal.value > 31 || UNITS.has(at(tokens, ordinal.next).lower)) return undefined;
  for (let step = 0; step < 24; step++) {
    const first = whole(today, step % 2 === 0 ? step / 2 : -(step + 1) / 2, 'month')[0];
    const day = first + ordinal.value - 1;
    if (monthOf(day) === monthOf(first) && weekdayOf(day) === which) return single(ordinal.next, day);
  }
  return undefined;
}

/** `last October`, `this May`, `next March`. */
function readPointedMonth(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const offset = ALL_POINTERS.get(at(tokens, index).lower);
  const month = offset === undefined ? undefined : monthAt(tokens, index + 1);
  if (offset === undefined || !month) return undefined;
  const now = monthOf(today);
  const year = yearOf(today) + (offset < 0 && month.month >= now ? -1 : offset > 0 && month.month <= now ? 1 : 0);
  return { next: month.next, days: whole(dayFrom(year, month.month, 1), 0, 'month') };
}

function readHoliday(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const offset = ALL_POINTERS.get(at(tokens, index).lower) ?? 0;
  const hit = longestPhrase(HOLIDAY_NAMES, tokens, ALL_POINTERS.has(at(tokens, index).lower) ? index + 1 : index);
  if (!hit) return undefined;
  const year = at(tokens, hit.next);
  if (year.kind === 'digits' && year.text.length === 4) return single(hit.next + 1, hit.value(Number(year.text)));
  const days = [-1, 0, 1].map((step) => hit.value(yearOf(today) + step));
  const chosen = offset === 0 ? nearestTo(today, days) : offset < 0 ? days.findLast((day) => day < today) : days.find((day) => day > today);
  return chosen === undefined ? undefined : single(hit.next, chosen);
}

/** `week 31`. */
function readWeekNumber(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const number = at(tokens, index + 1);
  if (
    at(tokens, index).lower !== 'week' ||
    number.kind !== 'digits' ||
    number.text.length > 2 ||
    Number(number.text) < 1 ||
    Number(number.text) > 53
  )
    return undefined;
  return { next: index + 2, days: weekOf(whole(today, 0, 'year'), Number(number.text)) };
}

/** `22/04`, `7/6`, `4-22`: month first unless it cannot be one, in the nearest year; `9-18-15` with its year; `2015/3`. */
function readSlash(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const start = POINTERS.has(at(tokens, index).lower) ? index + 1 : index;
  const parts = [0, 2, 4]
    .map((offset) => at(tokens, start + offset))
    .filter((token, place) => token.kind === 'digits' && (place === 0 || !token.gap));
  const [first, second, third] = parts;
  const sign = at(tokens, start + 1);
  if (!first || !second || at(tokens, start + 2) !== second || sign.gap || (sign.text !== '/' && sign.text !== '-')) return undefined;
  const again = at(tokens, start + 3).text === sign.text && third !== undefined && at(tokens, start + 5).text !== sign.text;
  if (first.text.length === 4 && second.text.length === 1 && !again)
    return { next: start + 3, days: whole(dayFrom(Number(first.text), Number(second.text), 1), 0, 'month') };
  if (
    first.text.length > 2 ||
    second.text.length > 2 ||
    (again && third.text.length !== 2) ||
    /^(?:%|[a-z]+)$/i.test(at(tokens, start + 3).gap ? '' : at(tokens, start + 3).text)
  )
    return undefined;
  const [left, right] = [Number(first.text), Number(second.text)];
  const [month, day] = left > 12 ? [right, left] : [left, right];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  if (again) return sign.text === '-' ? single(start + 5, dayFrom(2000 + Number(third.text), month, day)) : undefined;
  const days = [0, -1, 1].map((step) => dayFrom(yearOf(today) + step, month, day)).filter((one) => monthOf(one) === month);
  if (days.length === 0) return undefined;
  return single(start + 3, at(tokens, index).lower === 'next' ? (days.find((one) => one > today) ?? today) : nearestTo(today, days));
}

function readYearWords(tokens: Tokens, index: number): Moment | undefined {
  const found = yearWords(tokens, index);
  return found && { next: found.next, days: whole(dayFrom(found.year, 1, 1), 0, 'year') };
}

/** `the week`, `the month after next`. */
function readThe(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const word = at(tokens, index).lower;
  const unit = UNITS.get(word);
  const behind = at(tokens, index + 1).lower;
  if (!unit || word.endsWith('s') || behind === 'of' || behind === 'commencing') return undefined;
  const next = pastThe(tokens, index + 2);
  return behind === 'after' && at(tokens, next).lower === 'next'
    ? { next: next + 1, days: whole(today, 2, unit) }
    : { next: index + 1, days: whole(today, 0, unit) };
}

/** `the 4th`, `the 21st this month`, `the 15th day of next month`. */
function readDayOf(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const ordinal = ordinalAt(tokens, index);
  if (!ordinal || ordinal.value > 31) return undefined;
  const behind = at(tokens, ordinal.next).lower === 'day' ? ordinal.next + 1 : ordinal.next;
  const of = at(tokens, behind).lower === 'of' ? behind + 1 : behind;
  const month =
    readPointed(tokens, of, today, ALL_POINTERS) ??
    (of > behind && at(tokens, of).lower === 'the' ? readThe(tokens, of + 1, today) : undefined);
  if (month) return single(month.next, month.days[0] + ordinal.value - 1);
  if (at(tokens, ordinal.next).kind === 'word') return undefined;
  return single(
    ordinal.next,
    nearestTo(
      today,
      [-1, 0, 1].map((step) => whole(today, step, 'month')[0] + ordinal.value - 1),
    ),
  );
}

/** A month in small letters behind a preposition: "in april". */
function readLowerMonth(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const month = monthAt(tokens, index);
  if (!month || !/^(?:in|of|the|from|to|between|and|since|until|till|by|during|through|)$/.test(at(tokens, index - 1).lower))
    return undefined;
  const year = yearAfter(tokens, month.next);
  const candidates = year ? [dayFrom(year.year, month.month, 1)] : [0, -1, 1].map((step) => dayFrom(yearOf(today) + step, month.month, 1));
  return { next: year?.next ?? month.next, days: whole(nearestTo(today, candidates), 0, 'month') };
}
