/** Everyday dates counted from others, and parts of periods: `in two weeks`, `2 weeks before Christmas`, `first week of 2015`, `later this year`. */
import { type Day, type Days, move, type Unit, weekday, weekdayOf, weekOf, whole } from './everyday-calendar.ts';
import { pastThe, readDate, readEnd, readMoment, single } from './everyday-moment.ts';
import { ordinalAt } from './ordinal.ts';
import { longestPhrase } from './phrases.ts';
import { type Moment, readCount, readPointed, UNITS } from './relative.ts';
import { at, type Tokens } from './scan.ts';
import { ALL_POINTERS, HALVES, WEEKDAYS } from './words-everyday.ts';

/** The date counted from another that begins at a token. */
export function readOffset(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const which = WEEKDAYS.get(at(tokens, index).lower);
  if (which === undefined) return readCounted(tokens, index, today);
  const from = at(tokens, index + 1).text === ',' ? index + 2 : index + 1;
  const offset = readCounted(tokens, from, today);
  return offset && single(offset.next, weekday(offset.days[0], which, weekdayOf(offset.days[0]) > which ? 1 : 0));
}

/** `two weeks ago`, `3 days from Tuesday`, `2 weeks before Christmas`, `in two days`, `within 9 months`, `3 weeks later`. */
function readCounted(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const more =
    /^(?:more|less)$/.test(at(tokens, index).lower) && at(tokens, index + 1).lower === 'than' ? at(tokens, index).lower : undefined;
  const start = more === undefined ? index : index + 2;
  const lead = at(tokens, start).lower;
  const units = readUnits(tokens, lead === 'in' || lead === 'within' ? start + 1 : start);
  if (!units) return undefined;
  const ahead = (anchor: Day, sign: number): Day => units.parts.reduce((day, part) => move(day, sign * part.value, part.unit), anchor);
  const word = at(tokens, units.next).lower;
  if (word === 'ago' || word === 'earlier') return single(units.next + 1, ahead(today, -1));
  if (word === 'later' || word === 'hence') return single(units.next + 1, ahead(today, 1));
  if (word === 'from' || word === 'after' || word === 'before') return readFrom(tokens, units.next, today, ahead, more);
  if (word === 'starting' || (word === ',' && at(tokens, units.next + 1).lower === 'from'))
    return readStarting(tokens, units.next, today, ahead);
  if (lead === 'within') return { next: units.next, days: [today, ahead(today, 1) - 1] };
  return lead === 'in' ? single(units.next, ahead(today, 1)) : undefined;
}

type Ahead = (anchor: Day, sign: number) => Day;

/** Behind "from", "after" and "before" stands the day that is counted from; "more than" opens the count, "less than" makes a span of it. */
function readFrom(tokens: Tokens, index: number, today: Day, ahead: Ahead, more: string | undefined): Moment | undefined {
  const anchor = readEnd(tokens, index + 1, today);
  if (!anchor) return undefined;
  const before = at(tokens, index).lower === 'before';
  const day = ahead(anchor.days[0], before ? -1 : 1);
  if (more === 'more') return { ...single(anchor.next, day), relation: before ? 'until' : 'since' };
  if (more === 'less') return { next: anchor.next, days: before ? [day, anchor.days[0]] : [anchor.days[0], day - 1] };
  const on = at(tokens, anchor.next).lower === 'on' ? WEEKDAYS.get(at(tokens, anchor.next + 1).lower) : undefined;
  return on === undefined ? single(anchor.next, day) : single(anchor.next + 2, weekday(day, on, weekdayOf(day) > on ? 1 : 0));
}

/** `3 days starting from next Monday`, `2 weeks starting May 20th`, `1 week, from 20th Dec`. */
function readStarting(tokens: Tokens, index: number, today: Day, ahead: Ahead): Moment | undefined {
  let from = index + 1;
  while (from < index + 4 && /^(?:from|on|in)$/.test(at(tokens, from).lower)) from++;
  const anchor = readEnd(tokens, from, today);
  return anchor && { next: anchor.next, days: [anchor.days[0], ahead(anchor.days[0], 1) - 1] };
}

interface Units {
  readonly parts: readonly { readonly value: number; readonly unit: Unit }[];
  readonly next: number;
}

/** `2 years 1 month 21 days`, `3 weeks and 2 days`, `a week`. */
function readUnits(tokens: Tokens, index: number): Units | undefined {
  const parts: Units['parts'][number][] = [];
  let next = index;
  for (let count = 0; count < 4; count++) {
    const from = count > 0 && at(tokens, next).lower === 'and' ? next + 1 : next;
    const article = at(tokens, from).lower === 'a' || at(tokens, from).lower === 'an';
    const number = article ? (readCount(tokens, from + 1) ?? { value: 1, next: from + 1 }) : readCount(tokens, from);
    const unit = number && UNITS.get(at(tokens, number.next).lower);
    if (!number || !unit) break;
    parts.push({ value: number.value, unit });
    next = number.next + 1;
  }
  return parts.length === 0 ? undefined : { parts, next };
}

/** `week of April 10th`, `first week of 2015`, `third month of 2021`, `first Friday of next month`, `earlier this month`, `end of the week`. */
export function readPartOf(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const half = readHalfOf(tokens, index, today);
  if (half) return half;
  const from = pastThe(tokens, index);
  const word = at(tokens, from).lower;
  if (word === 'week' && /^(?:of|commencing|starting|beginning)$/.test(at(tokens, from + 1).lower)) {
    const anchor = readEnd(tokens, at(tokens, from + 2).lower === 'on' ? from + 3 : from + 2, today);
    return anchor && { next: anchor.next, days: whole(anchor.days[0], 0, 'week') };
  }
  const ordinal = word === 'last' ? { value: -1, next: from + 1 } : ordinalAt(tokens, from);
  const count = ordinal && readCount(tokens, ordinal.next);
  if (!ordinal) return undefined;
  const noun = count?.next ?? ordinal.next;
  const which = WEEKDAYS.get(at(tokens, noun).lower);
  const unit = UNITS.get(at(tokens, noun).lower);
  if ((!unit && which === undefined) || at(tokens, noun + 1).lower !== 'of') return undefined;
  const holder = readDate(tokens, noun + 2, today) ?? readMoment(tokens, noun + 2, today);
  const days =
    holder &&
    (which === undefined ? partOf(holder.days, ordinal.value, count?.value ?? 1, unit) : nthWeekday(holder.days, ordinal.value, which));
  return holder && days && { next: holder.next, days };
}

function partOf(holder: Days, which: number, count: number, unit: Unit | undefined): Days | undefined {
  if (unit === 'week') {
    const first = weekOf(holder, which);
    return which > 0 ? [first[0], first[0] + count * 7 - 1] : [first[1] - count * 7 + 1, first[1]];
  }
  if (unit !== 'month') return undefined;
  return which > 0
    ? [whole(holder[0], which - 1, unit)[0], whole(holder[0], which - 2 + count, unit)[1]]
    : [whole(holder[1], 1 - count, unit)[0], holder[1]];
}

function nthWeekday(holder: Days, count: number, which: number): Days {
  const day =
    count > 0
      ? holder[0] + ((which - weekdayOf(holder[0]) + 7) % 7) + (count - 1) * 7
      : holder[1] - ((weekdayOf(holder[1]) - which + 7) % 7);
  return [day, day];
}

/** A half of a period; "earlier" ends and "later" begins at the reference where that lies inside. */
function readHalfOf(tokens: Tokens, index: number, today: Day): Moment | undefined {
  const hit = longestPhrase(HALVES, tokens, index);
  if (!hit) return undefined;
  const from = at(tokens, hit.next).lower === 'the' ? hit.next + 1 : hit.next;
  const unit = UNITS.get(at(tokens, from).lower);
  const period =
    readPointed(tokens, hit.next, today, ALL_POINTERS) ??
    (unit && !at(tokens, from).lower.endsWith('s') ? { next: from + 1, days: whole(today, 0, unit) } : undefined);
  if (!period) return undefined;
  const [start, end] = period.days;
  const length = end - start + 1;
  const middle = start + (length > 300 ? 181 + (length - 365) : length > 20 ? 15 : Math.floor(length / 2));
  const inside = today > start && today <= end;
  if (hit.value === 'first') return { next: period.next, days: [start, (inside ? Math.min(middle, today) : middle) - 1] };
  if (hit.value === 'last') return { next: period.next, days: [inside ? Math.max(middle, today) : middle, end] };
  return { next: period.next, days: [start + Math.floor(length / 4), end - Math.floor(length / 4)] };
}
