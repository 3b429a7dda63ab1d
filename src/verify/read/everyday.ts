/** Dates of everyday speech against a reference day: `on Friday`, `in two weeks`, `the week of the 18th`, `7/6`, `2 weeks before Christmas`. */
import type { Relation } from '../../model/period.ts';
import { readPart } from './date.ts';
import { nearest, periodOf } from './date-core.ts';
import { monthAt, yearAfter } from './date-day.ts';
import {
  type Day,
  type Days,
  dayFrom,
  dayOf,
  HOLIDAYS,
  isoOf,
  monthOf,
  move,
  nearestTo,
  weekday,
  weekdayOf,
  weekOf,
  whole,
  yearOf,
} from './everyday-calendar.ts';
import { readYearWords } from './everyday-years.ts';
import type { Found } from './found.ts';
import { readFigure } from './number.ts';
import { ordinalAt } from './ordinal.ts';
import { longestPhrase, phraseTable } from './phrases.ts';
import { type Moment, momentMention, POINTERS, readCount, readPointed, UNITS } from './relative.ts';
import { at, type Tokens } from './scan.ts';
import { OPEN_ENDS } from './words-calendar.ts';

const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  ['monday mon', 'tuesday tue tues', 'wednesday wed', 'thursday thu thurs', 'friday fri', 'saturday sat', 'sunday sun'].flatMap(
    (names, index) => names.split(' ').map((name): [string, number] => [name, index + 1]),
  ),
);
const ALL_POINTERS = new Map([...POINTERS, ['previous', -1], ['prior', -1], ['following', 1], ['same', 0], ['that', 0]] as const);
const HOLIDAY_NAMES = phraseTable<(year: number) => Day>(HOLIDAYS);
const DAY_WORDS = phraseTable<number>([
  ['today', 0],
  ['now', 0],
  ['tonight', 0],
  ['tomorrow', 1],
  ['tmrw', 1],
  ['tmr', 1],
  ['yesterday', -1],
  ['the day after tomorrow', 2],
  ['day after tomorrow', 2],
  ['the day before yesterday', -2],
  ['day before yesterday', -2],
]);
const BEFORE = phraseTable<Relation>([
  ...(
    [
      'since',
      'as early as',
      'starting',
      'starting from',
      'starting on',
      'from',
      'beginning',
      'after',
      'later than',
      'any time from',
      '>',
      'over',
    ] as const
  ).map((word): [string, Relation] => [word, 'since']),
  ...(
    [
      'until',
      'till',
      'before',
      'as late as',
      'no later than',
      'prior to',
      'up to',
      '<',
      '< =',
      '<=',
      'earlier than',
      'sooner than',
    ] as const
  ).map((word): [string, Relation] => [word, 'until']),
  ['by', 'by'],
]);
/** The everyday date that begins at a token, with its relation, or a range of two. */
export function readEveryday(text: string, tokens: Tokens, index: number, reference: string): Found | undefined {
  const today = dayOf(reference);
  if (today === undefined) return undefined;
  const range = readRange(tokens, index, today);
  if (range) return momentMention(text, tokens, index, range);
  const relation = longestPhrase(BEFORE, tokens, index);
  const moment = readMoment(tokens, relation?.next ?? index, today);
  if (!moment) return undefined;
  const behind = longestPhrase(OPEN_ENDS, tokens, moment.next);
  const said = relation?.value ?? behind?.value ?? moment.relation;
  return momentMention(text, tokens, index, { days: moment.days, next: behind?.next ?? moment.next, ...(said && { relation: said }) });
}

/** `from this May to Oct 2020`, `between now and November 15`, `10/1-11/7`, `next Monday to Friday`, `4 till 23 of this month`. */
function readRange(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const lead = at(tokens, index).lower;
  const start = lead === 'from' || lead === 'between' ? index + 1 : index;
  const first = readEnd(tokens, start, today);
  if (!first) return undefined;
  const sign = at(tokens, first.next).lower;
  if (sign !== 'to' && sign !== 'till' && sign !== 'until' && sign !== 'through' && sign !== '-' && !(lead === 'between' && sign === 'and'))
    return undefined;
  const last = readEnd(tokens, first.next + 1, today) ?? readBareDay(tokens, first.next + 1, first.days[0]);
  if (!last || first.relation || last.relation) return undefined;
  const year = isoOf(last.days[0]).slice(0, 4);
  const begin =
    hasYear(tokens, first.next + 1, last.next) && !hasYear(tokens, start, first.next)
      ? dayOf(`${year}${isoOf(first.days[0]).slice(4)}`)
      : first.days[0];
  let end = last.days[1];
  if (begin !== undefined && end < begin)
    end = isWeekday(tokens, first.next + 1) ? end + 7 * Math.ceil((begin - end) / 7) : move(end, 1, 'year');
  return begin === undefined || end < begin ? undefined : { next: last.next, days: [begin, end] };
}

/** The longer of both readings. */
function readEnd(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const moment = readMoment(tokens, index, today, true);
  const date = readDate(tokens, index, today);
  return date && (!moment || date.next > moment.next) ? date : moment;
}

const isWeekday = (tokens: Tokens, index: number): boolean => WEEKDAYS.has(at(tokens, index).lower);

function hasYear(tokens: Tokens, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (at(tokens, index).kind === 'digits' && at(tokens, index).text.length === 4) return true;
  return false;
}

/** Any date that names itself. */
function readDate(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const from = at(tokens, index).lower === 'the' ? index + 1 : index;
  const core = readPart(tokens, from);
  const period = core && periodOf(nearest(core, isoOf(today)));
  const start = period && dayOf(period.start);
  const end = period && dayOf(period.end);
  return core && start !== undefined && end !== undefined ? { next: core.next, days: [start, end] } : undefined;
}

/** The day of the month alone behind a date: "April 27th to the third". */
function readBareDay(tokens: Tokens, index: number, after: Day): Moment | undefined {
  const from = at(tokens, index).lower === 'the' ? index + 1 : index;
  const ordinal = ordinalAt(tokens, from);
  if (!ordinal || ordinal.value > 31) return undefined;
  const day = dayFrom(yearOf(after), monthOf(after), ordinal.value);
  return { next: ordinal.next, days: day > after ? [day, day] : [move(day, 1, 'month'), move(day, 1, 'month')] };
}

/** One relative date; `bounded` leaves out what may not end a range. */
function readMoment(tokens: Tokens, index: number, today: Day, bounded = false): Moment | undefined {
  const from = at(tokens, index).lower === 'the' ? index + 1 : index;
  const base = readBase(tokens, from, today, from > index);
  if (bounded || (base && base.next > from + 3)) return base ?? readOffset(tokens, from, today);
  return readOffset(tokens, index, today) ?? readPartOf(tokens, from, today) ?? base;
}

function readBase(tokens: Tokens, index: number, today: Day, definite: boolean): Moment | undefined {
  const word = longestPhrase(DAY_WORDS, tokens, index);
  if (word) return { next: word.next, days: [today + word.value, today + word.value] };
  return (
    readWeekday(tokens, index, today) ??
    readPointed(tokens, index, today, ALL_POINTERS) ??
    readPointedMonth(tokens, index, today) ??
    readHoliday(tokens, index, today) ??
    readSlash(tokens, index, today) ??
    readYearWords(tokens, index) ??
    readDefinite(tokens, index, today, definite) ??
    readLowerMonth(tokens, index, today)
  );
}

/** `Friday`, `next Monday`, `this past Wednesday`, `Tuesday of last week`, `next week Wednesday`, `Monday 21`, `Thu 14th`. */
function readWeekday(tokens: Tokens, index: number, today: Day): Moment | undefined {
  let next = index;
  const offset = ALL_POINTERS.get(at(tokens, next).lower);
  if (offset !== undefined) next++;
  const again = offset === undefined ? undefined : ALL_POINTERS.get(at(tokens, next).lower);
  if (again !== undefined) {
    const past = again < 0;
    const which = WEEKDAYS.get(at(tokens, next + 1).lower);
    if (which === undefined) return undefined;
    const days = past ? ((weekdayOf(today) - which + 6) % 7) + 1 : -(((which - weekdayOf(today) + 6) % 7) + 1);
    return { next: next + 2, days: [today - days, today - days] };
  }
  if (offset !== undefined && at(tokens, next).lower === 'week') {
    next++;
    if (at(tokens, next).lower === '-') next++;
  }
  const which = WEEKDAYS.get(at(tokens, next).lower);
  if (which === undefined || (at(tokens, next).lower === 'sun' && at(tokens, next).text === 'sun')) return undefined;
  next++;
  const dated = offset === undefined || offset === 0 ? readDated(tokens, next, today, which) : readSlash(tokens, next, today);
  if (dated) return dated;
  const of = at(tokens, next).lower === 'of' ? (at(tokens, next + 1).lower === 'the' ? next + 2 : next + 1) : next;
  const week = offset === undefined && at(tokens, of + 1).lower === 'week' ? ALL_POINTERS.get(at(tokens, of).lower) : undefined;
  if (week !== undefined) return single(of + 2, weekday(today, which, week));
  return single(
    next,
    offset === undefined
      ? nearestTo(today, [weekday(today, which, 0), weekday(today, which, which < weekdayOf(today) ? 1 : -1)])
      : weekday(today, which, offset),
  );
}

const single = (next: number, day: Day): Moment => ({ next, days: [day, day] });

/** The date behind a weekday: `Friday 7/6`, `Monday 21`, `tuesday the eleventh`; the month is the nearest where the day falls so. */
function readDated(tokens: Tokens, index: number, today: Day, which: number): Moment | undefined {
  const comma = at(tokens, index).text === ',' ? index + 1 : index;
  const slash = readSlash(tokens, comma, today);
  if (slash) return slash;
  const offset = readOffset(tokens, comma, today);
  if (offset) return single(offset.next, weekday(offset.days[0], which, weekdayOf(offset.days[0]) > which ? 1 : 0));
  const date = readDate(tokens, comma, today);
  if (date && date.days[0] === date.days[1]) return date;
  const from = at(tokens, index).lower === 'the' ? index + 1 : index;
  const figure = readFigure(tokens, from);
  const ordinal =
    ordinalAt(tokens, from) ?? (figure?.plain && figure.value.length < 3 ? { value: Number(figure.value), next: figure.next } : undefined);
  if (!ordinal || ordinal.value > 31 || UNITS.has(at(tokens, ordinal.next).lower)) return undefined;
  for (let months = 0; months < 12; months++) {
    for (const sign of [1, -1]) {
      const first = whole(today, months * sign, 'month')[0];
      const day = first + ordinal.value - 1;
      if (monthOf(day) === monthOf(first) && weekdayOf(day) === which) return single(ordinal.next, day);
    }
  }
  return undefined;
}

/** `last October`, `this May`, `next March`. */
function readPointedMonth(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const offset = ALL_POINTERS.get(at(tokens, index).lower);
  const month = offset === undefined ? undefined : monthAt(tokens, index + 1);
  if (offset === undefined || !month) return undefined;
  const year = yearOf(today) + (offset < 0 && month.month >= monthOf(today) ? -1 : offset > 0 && month.month <= monthOf(today) ? 1 : 0);
  return { next: month.next, days: whole(dayFrom(year, month.month, 1), 0, 'month') };
}

function readHoliday(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const offset = ALL_POINTERS.get(at(tokens, index).lower);
  const from = offset === undefined ? index : index + 1;
  const hit = longestPhrase(HOLIDAY_NAMES, tokens, from);
  if (!hit) return undefined;
  const year = at(tokens, hit.next);
  if (year.kind === 'digits' && year.text.length === 4) return single(hit.next + 1, hit.value(Number(year.text)));
  const days = [-1, 0, 1].map((step) => hit.value(yearOf(today) + step));
  const chosen =
    offset === undefined || offset === 0
      ? nearestTo(today, days)
      : offset < 0
        ? days.findLast((day) => day < today)
        : days.find((day) => day > today);
  return chosen === undefined ? undefined : single(hit.next, chosen);
}

/** `22/04`, `7/6`, `4-22`: month first unless it cannot be one, in the nearest year. */
function readSlash(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const pointed = POINTERS.has(at(tokens, index).lower) ? index + 1 : index;
  const [first, sign, second, after] = [0, 1, 2, 3].map((offset) => at(tokens, pointed + offset));
  if (
    first?.kind !== 'digits' ||
    second?.kind !== 'digits' ||
    !sign ||
    !after ||
    sign.gap ||
    second.gap ||
    (sign.text !== '/' && sign.text !== '-')
  )
    return undefined;
  if (
    first.text.length > 2 ||
    second.text.length > 2 ||
    (!after.gap &&
      ((after.text === sign.text && at(tokens, pointed + 4).kind === 'digits' && at(tokens, pointed + 5).text !== sign.text) ||
        after.kind === 'word' ||
        after.text === '%'))
  )
    return undefined;
  const [left, right] = [Number(first.text), Number(second.text)];
  const [month, day] = left > 12 ? [right, left] : [left, right];
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const candidates = [0, -1, 1].map((step) => dayFrom(yearOf(today) + step, month, day)).filter((one) => monthOf(one) === month);
  return candidates.length === 0
    ? undefined
    : single(
        pointed + 3,
        at(tokens, index).lower === 'next' ? (candidates.find((one) => one > today) ?? today) : nearestTo(today, candidates),
      );
}

/** `the week`, `the 4th`, `the 21st this month`. */
function readDefinite(tokens: Tokens, index: number, today: Day, definite: boolean): Moment | undefined {
  const unit = UNITS.get(at(tokens, index).lower);
  const word = at(tokens, index).lower;
  const behind = at(tokens, index + 1).lower;
  if (unit && !word.endsWith('s') && (definite || unit === 'weekend') && behind !== 'of' && behind !== 'commencing') {
    const after = behind === 'after' && at(tokens, index + 2).lower === 'next' ? 2 : 0;
    return { next: index + 1 + after, days: whole(today, after, unit) };
  }
  const ordinal = definite ? ordinalAt(tokens, index) : undefined;
  if (!ordinal || ordinal.value > 31) return undefined;
  const of = /^(?:day)$/.test(at(tokens, ordinal.next).lower) ? ordinal.next + 1 : ordinal.next;
  const month =
    readPointed(tokens, at(tokens, of).lower === 'of' ? of + 1 : of, today, ALL_POINTERS) ??
    (at(tokens, of).lower === 'of' && at(tokens, of + 1).lower === 'the' && at(tokens, of + 2).lower === 'month'
      ? { next: of + 3, days: whole(today, 0, 'month') }
      : undefined);
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
  const before = at(tokens, index - 1).lower;
  if (!month || !/^(?:in|of|the|from|to|between|and|since|until|till|by|during|through|)$/.test(before)) return undefined;
  const year = yearAfter(tokens, month.next);
  const candidates = year ? [dayFrom(year.year, month.month, 1)] : [0, -1, 1].map((step) => dayFrom(yearOf(today) + step, month.month, 1));
  return { next: year?.next ?? month.next, days: whole(nearestTo(today, candidates), 0, 'month') };
}

/** `two weeks ago`, `3 days from Tuesday`, `2 weeks before Christmas`, `in two days`, `within 9 months`, `3 weeks later`. */
function readOffset(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const lead = at(tokens, index).lower;
  const inside = lead === 'in' || lead === 'within' ? 1 : 0;
  const first = readUnits(tokens, index + inside);
  if (!first) return undefined;
  const ahead = (anchor: Day, sign: number): Day => first.parts.reduce((day, part) => move(day, sign * part.value, part.unit), anchor);
  const word = at(tokens, first.next).lower;
  if (word === 'ago') return single(first.next + 1, ahead(today, -1));
  if (word === 'later') return single(first.next + 1, ahead(today, 1));
  if (word === 'earlier') return single(first.next + 1, ahead(today, -1));
  if (word === 'from' || word === 'after' || word === 'before') {
    const anchor = readEnd(tokens, first.next + 1, today);
    if (!anchor) return undefined;
    const day = ahead(anchor.days[0], word === 'before' ? -1 : 1);
    const on = at(tokens, anchor.next).lower === 'on' ? WEEKDAYS.get(at(tokens, anchor.next + 1).lower) : undefined;
    return on === undefined ? single(anchor.next, day) : single(anchor.next + 2, weekday(day, on, weekdayOf(day) > on ? 1 : 0));
  }
  if (word === 'starting' || (word === ',' && at(tokens, first.next + 1).lower === 'from'))
    return readStarting(tokens, first.next, today, ahead);
  if (lead === 'within') return { next: first.next, days: [today, ahead(today, 1) - 1] };
  return lead === 'in' ? single(first.next, ahead(today, 1)) : undefined;
}

/** `3 days starting from next Monday`, `2 weeks starting May 20th`. */
function readStarting(tokens: Tokens, index: number, today: Day, ahead: (anchor: Day, sign: number) => Day): Moment | undefined {
  let from = index + 1;
  while (from < index + 4 && /^(?:from|on|in)$/.test(at(tokens, from).lower)) from++;
  const anchor = readEnd(tokens, from, today);
  return anchor && { next: anchor.next, days: [anchor.days[0], ahead(anchor.days[0], 1) - 1] };
}

interface Units {
  readonly parts: readonly { readonly value: number; readonly unit: Exclude<ReturnType<typeof UNITS.get>, undefined> }[];
  readonly next: number;
}

/** `2 years 1 month 21 days`, `3 weeks and 2 days`, `a week`. */
function readUnits(tokens: Tokens, index: number): Units | undefined {
  const parts: Units['parts'][number][] = [];
  let next = index;
  for (let count = 0; count < 4; count++) {
    const from = count > 0 && at(tokens, next).lower === 'and' ? next + 1 : next;
    const article = /^(?:a|an)$/.test(at(tokens, from).lower);
    const number = article ? (readCount(tokens, from + 1) ?? { value: 1, next: from + 1 }) : readCount(tokens, from);
    const unit = number && UNITS.get(at(tokens, number.next).lower);
    if (!number || !unit) break;
    parts.push({ value: number.value, unit });
    next = number.next + 1;
  }
  return parts.length === 0 ? undefined : { parts, next };
}

/** `week of April 10th`, `first week of 2015`, `last week of July`, `third month of 2021`, `first 2 weeks of 2021`, `earlier this month`, `end of the week`. */
function readPartOf(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const word = at(tokens, index).lower;
  if (word === 'week' && /^(?:of|commencing|starting|beginning)$/.test(at(tokens, index + 1).lower)) {
    const anchor = readEnd(tokens, index + 2, today);
    return anchor && { next: anchor.next, days: whole(anchor.days[0], 0, 'week') };
  }
  const ordinal = word === 'last' ? { value: -1, next: index + 1 } : ordinalAt(tokens, index);
  if (!ordinal) return undefined;
  const count = readCount(tokens, ordinal.next);
  const noun = count?.next ?? ordinal.next;
  const unit = UNITS.get(at(tokens, noun).lower);
  if (!unit || at(tokens, noun + 1).lower !== 'of') return undefined;
  const holder =
    readDate(tokens, noun + 2, today) ??
    readMoment(tokens, noun + 2, today, true) ??
    readLowerMonth(tokens, noun + 2, today) ??
    readYearWords(tokens, noun + 2);
  if (!holder) return undefined;
  const days = partOf(holder.days, ordinal.value, count?.value ?? 1, unit);
  return days && { next: holder.next, days };
}

function partOf(holder: Days, which: number, count: number, unit: Exclude<ReturnType<typeof UNITS.get>, undefined>): Days | undefined {
  if (unit === 'week') {
    const first = weekOf(holder, which);
    return which > 0 ? [first[0], first[0] + count * 7 - 1] : [first[1] - count * 7 + 1, first[1]];
  }
  if (unit !== 'month') return undefined;
  return which > 0
    ? [whole(holder[0], which - 1, unit)[0], whole(holder[0], which - 2 + count, unit)[1]]
    : [whole(holder[1], 1 - count, unit)[0], holder[1]];
}
