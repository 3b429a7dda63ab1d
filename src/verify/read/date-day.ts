/** Days and months: `Oct. 13, 2025`, `13 October`, `2025-10-13`, `10/13/2025`, `Oct. 13-15, 2025`, `October 2025`, `June`. */
import { monthEnd } from '../../model/period.ts';
import { type Core, isoDay } from './date-core.ts';
import { readCardinal } from './number-words.ts';
import { ordinalAt } from './ordinal.ts';
import { isHyphen, longestPhrase } from './phrases.ts';
import { at, type Token, type Tokens } from './scan.ts';
import { SCALES } from './words.ts';
import { BEFORE_MAY, MONTHS } from './words-calendar.ts';
import { UNIT_WORDS } from './words-units.ts';
import { yearWords } from './year-words.ts';

/** The day, month or range of days that begins at a token. */
export function readDay(tokens: Tokens, index: number): Core | undefined {
  const token = at(tokens, index);
  if (token.kind === 'digits')
    return (
      readCompact(token.text, index) ??
      readIso(tokens, index) ??
      readMonthYear(tokens, index) ??
      readSlashed(tokens, index) ??
      readDayFirst(tokens, index)
    );
  if (token.kind !== 'word') return undefined;
  return readMonthFirst(tokens, index) ?? (ordinalAt(tokens, index) ? readDayFirst(tokens, index) : readWordDay(tokens, index));
}

const isGluedSign = (token: Token, signs: string): boolean => !token.gap && token.kind === 'sign' && signs.includes(token.lower);
const isGluedDigits = (token: Token): boolean => !token.gap && token.kind === 'digits';

/** `2025-10-13`, `2025/10/13`, `2025-10` where the month is written with two digits. */
function readIso(tokens: Tokens, index: number): Core | undefined {
  const [year, first, month] = [at(tokens, index), at(tokens, index + 1), at(tokens, index + 2)];
  if (year.text.length !== 4 || !isGluedSign(first, '-/') || month.gap) return undefined;
  const [second, day] = [at(tokens, index + 3), at(tokens, index + 4)];
  const named = MONTHS.get(month.lower);
  if (named === undefined && (month.kind !== 'digits' || month.text.length > 2)) return undefined;
  const value = named ?? Number(month.text);
  const full =
    second.lower === first.lower &&
    !second.gap &&
    isGluedDigits(day) &&
    day.text.length <= 2 &&
    Number(day.text) >= 1 &&
    Number(day.text) <= 31;
  if (value < 1 || value > 12 || (!full && named !== undefined)) return undefined;
  if (full) return { next: index + 5, year: Number(year.text), month: value, day: Number(day.text) };
  const isMonth = month.text.startsWith('0') || value <= Number(year.text.slice(2));
  return month.text.length === 2 && isMonth && first.lower === '-' && isFreeYear(tokens, index + 2)
    ? { next: index + 3, year: Number(year.text), month: value }
    : undefined;
}

/** `20251013`. */
function readCompact(text: string, index: number): Core | undefined {
  if (text.length !== 8 || !/^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(text)) return undefined;
  return { next: index + 1, year: Number(text.slice(0, 4)), month: Number(text.slice(4, 6)), day: Number(text.slice(6)) };
}

/** `12-2015`, `12/2015`. */
function readMonthYear(tokens: Tokens, index: number): Core | undefined {
  const [month, sign, year] = [at(tokens, index), at(tokens, index + 1), at(tokens, index + 2)];
  if (month.text.length > 2 || !isGluedSign(sign, '-/') || !isGluedDigits(year) || !/^(?:19|20)\d\d$/.test(year.text)) return undefined;
  const value = Number(month.text);
  return value >= 1 && value <= 12 && isFreeYear(tokens, index + 2)
    ? { next: index + 3, month: value, year: Number(year.text) }
    : undefined;
}

/** `10/13/2025`, `13.10.2025`, `10-1-2018`: month first unless it cannot be one. */
function readSlashed(tokens: Tokens, index: number): Core | undefined {
  const [first, sign, second] = [at(tokens, index), at(tokens, index + 1), at(tokens, index + 2)];
  if (first.text.length > 2 || !isGluedSign(sign, '/.-') || second.gap) return undefined;
  const [again, year] = [at(tokens, index + 3), at(tokens, index + 4)];
  if (
    again.lower !== sign.lower ||
    again.gap ||
    !isGluedDigits(year) ||
    (year.text.length !== 4 && !(year.text.length === 2 && sign.text === '/'))
  )
    return undefined;
  const named = MONTHS.get(second.lower);
  const [left, right] = [Number(first.text), named ?? Number(second.text)];
  if ((named === undefined && (second.kind !== 'digits' || second.text.length > 2)) || left < 1 || right < 1) return undefined;
  const dayFirst = named !== undefined || left > 12 || sign.text === '.';
  const [month, day] = dayFirst ? [right, left] : [left, right];
  if (month > 12 || day > 31) return undefined;
  return { next: index + 5, year: fullYear(year.text), month, day };
}

/** Two digits are this century's up to 49. */
export function fullYear(text: string): number {
  return text.length === 2 ? Number(text) + (Number(text) < 50 ? 2000 : 1900) : Number(text);
}

/** The month a token names, with its point; small letters only count beside a figure. */
export function monthAt(tokens: Tokens, index: number): { readonly month: number; readonly next: number } | undefined {
  const token = at(tokens, index);
  const month = token.kind === 'word' ? MONTHS.get(token.lower) : undefined;
  if (month === undefined) return undefined;
  const point = at(tokens, index + 1);
  const after = at(tokens, index + 2);
  const short =
    token.text.length < 5 &&
    point.text === '.' &&
    !point.gap &&
    (after.kind === 'digits' || (after.kind === 'word' && after.text === after.lower));
  return { month, next: short ? index + 2 : index + 1 };
}

const isLower = (token: Token): boolean => token.text === token.lower;
const isVerb = (token: Token): boolean => isLower(token) && /^(?:may|march|mar)$/.test(token.lower);

interface Day {
  readonly day: number;
  readonly next: number;
}

/** A day of the month: `13`, `13th`, `the thirteenth`; no figure with a unit, a percent sign or a comma group. */
function dayAt(tokens: Tokens, index: number): Day | undefined {
  const from = at(tokens, index).lower === 'the' ? index + 1 : index;
  const ordinal = ordinalAt(tokens, from);
  if (ordinal) return ordinal.value >= 1 && ordinal.value <= 31 ? { day: ordinal.value, next: ordinal.next } : undefined;
  const token = at(tokens, from);
  const words = from === index ? readCardinal(tokens, from, false) : undefined;
  if (words && words.next > from + 1 && words.value > 20 && words.value < 32 && at(tokens, words.next).kind !== 'word')
    return { day: words.value, next: words.next };
  if (from > index || token.kind !== 'digits' || token.text.length > 2 || Number(token.text) < 1 || Number(token.text) > 31)
    return undefined;
  const after = at(tokens, from + 1);
  const grouped = (after.text === ',' || after.text === '.') && isGluedDigits(at(tokens, from + 2)) && !after.gap;
  if (grouped || after.text === '%' || SCALES.has(after.lower) || (after.kind === 'word' && !after.gap)) return undefined;
  return after.kind === 'word' && longestPhrase(UNIT_WORDS, tokens, from + 1) ? undefined : { day: Number(token.text), next: from + 1 };
}

/** A year behind a month or a day: `, 2025`, ` 2025`, ` of 2025`, `'25`. */
export function yearAfter(tokens: Tokens, index: number): { readonly year: number; readonly next: number } | undefined {
  const sign = at(tokens, index);
  const skipped =
    sign.text === ',' || sign.lower === 'of' || sign.lower === 'in' || isHyphen(sign) || (sign.text === '/' && !sign.gap) ? 1 : 0;
  const token = at(tokens, index + skipped);
  if (token.kind === 'digits' && token.text.length === 4 && token.text >= '1000' && token.text < '2200')
    return isFreeYear(tokens, index + skipped) ? { year: Number(token.text), next: index + skipped + 1 } : undefined;
  const short = at(tokens, index + skipped + 1);
  if (token.lower === "'" && isGluedDigits(short) && short.text.length === 2)
    return { year: fullYear(short.text), next: index + skipped + 2 };
  const words = skipped === 0 && sign.kind === 'word' ? yearWords(tokens, index) : undefined;
  if (words && words.year % 100 > 0) return words;
  return sign.lower === 'of' && token.kind === 'digits' && token.text.length === 2 && Number(token.text) > 31
    ? { year: fullYear(token.text), next: index + 2 }
    : undefined;
}

/** Whether four digits stand alone: no comma group, no decimals, no percent sign, no letters behind. */
export function isFreeYear(tokens: Tokens, index: number): boolean {
  const after = at(tokens, index + 1);
  if (after.gap || after.kind === 'end') return !SCALES.has(after.lower) && after.text !== '%';
  if (after.kind === 'word')
    return after.text === 's' || after.text === 'E' || after.text === 'F' || after.text === 'A' || after.lower === 'q';
  if (after.text === '%') return false;
  return !((after.text === ',' || after.text === '.') && isGluedDigits(at(tokens, index + 2)));
}

function readMonthFirst(tokens: Tokens, index: number): Core | undefined {
  const month = monthAt(tokens, index);
  const name = at(tokens, index);
  if (!month) return undefined;
  const from = at(tokens, month.next);
  const joined = isHyphen(from) || (from.text === '/' && !from.gap) || from.text === ',' ? month.next + 1 : month.next;
  const day = dayAt(tokens, joined);
  if (day && !(isVerb(name) && !ordinalAt(tokens, joined)) && (joined === month.next || from.text !== ',' || ordinalAt(tokens, joined)))
    return monthDay(tokens, month.month, day);
  const year = yearAfter(tokens, month.next);
  if (year && !isVerb(name)) return { next: year.next, month: month.month, year: year.year };
  return isLoneMonth(tokens, index) ? { next: index + 1, month: month.month } : undefined;
}

/** A day of a month with its year, or a range of days: `Oct. 13-15, 2025`, `October 13 to 15`. */
function monthDay(tokens: Tokens, month: number, day: Day): Core {
  const last = lastDay(tokens, day);
  const year = yearAfter(tokens, last?.next ?? day.next);
  if (!last) return { next: year?.next ?? day.next, month, day: day.day, ...(year && { year: year.year }) };
  return dayRange(month, day.day, last.day, year?.next ?? last.next, year?.year);
}

function dayRange(month: number, first: number, last: number, next: number, year?: number): Core {
  const span =
    year === undefined || last > Number(monthEnd(year, month).slice(8))
      ? undefined
      : ([isoDay(year, month, first), isoDay(year, month, last)] as const);
  return { next, month, day: first, ...(year !== undefined && { year }), ...(span ? { span } : { to: { next, month, day: last } }) };
}

function lastDay(tokens: Tokens, first: Day): Day | undefined {
  const sign = at(tokens, first.next);
  const dash = sign.lower === '-' && sign.gap === at(tokens, first.next + 1).gap;
  if (!dash && !/^(?:to|through|till|until)$/.test(sign.lower)) return undefined;
  const last = dayAt(tokens, first.next + 1);
  return last && last.day > first.day && !monthAt(tokens, last.next) && !isGluedSign(at(tokens, last.next), '/-') ? last : undefined;
}

/** A month by itself: with a capital; "May" only behind a word that leads in a time. */
function isLoneMonth(tokens: Tokens, index: number): boolean {
  const token = at(tokens, index);
  if (isLower(token)) return false;
  if (token.lower === 'may')
    return (
      BEFORE_MAY.has(at(tokens, index - 1).lower) ||
      (/^(?:to|through|-)$/.test(at(tokens, index + 1).lower) && MONTHS.has(at(tokens, index + 2).lower))
    );
  const after = at(tokens, index + 1);
  return token.text.length > 4 || token.lower === 'june' || token.lower === 'july' || !(after.kind === 'word' && !isLower(after));
}

/** `13 October 2025`, `13th of October`, `13-15 October 2025`, `the second of August`. */
function readDayFirst(tokens: Tokens, index: number): Core | undefined {
  const ordinal = ordinalAt(tokens, index);
  const token = at(tokens, index);
  const first = ordinal
    ? { day: ordinal.value, next: ordinal.next }
    : token.text.length < 3
      ? { day: Number(token.text), next: index + 1 }
      : undefined;
  if (!first || first.day < 1 || first.day > 31) return undefined;
  const sign = at(tokens, first.next);
  const ranged = (sign.lower === '-' && sign.gap === at(tokens, first.next + 1).gap) || sign.lower === 'to';
  const last = ranged ? dayBefore(tokens, first.next + 1) : undefined;
  const from = last?.next ?? first.next;
  const of =
    at(tokens, from).lower === 'of'
      ? from + 1
      : at(tokens, from).lower === 'day' && at(tokens, from + 1).lower === 'of'
        ? from + 2
        : isHyphen(at(tokens, from))
          ? from + 1
          : from;
  const month = monthAt(tokens, of);
  if (!month || (isVerb(at(tokens, of)) && of === from)) return undefined;
  const year = yearAfter(tokens, month.next);
  const next = year?.next ?? month.next;
  if (last && last.day > first.day) return dayRange(month.month, first.day, last.day, next, year?.year);
  return last ? undefined : { next, month: month.month, day: first.day, ...(year && { year: year.year }) };
}

/** `fifteen August 1993`: a day in words stands only with its year. */
function readWordDay(tokens: Tokens, index: number): Core | undefined {
  const day = readCardinal(tokens, index, false);
  const month = day && day.value > 0 && day.value < 32 ? monthAt(tokens, day.next) : undefined;
  const year = month && yearAfter(tokens, month.next);
  return day && month && year ? { next: year.next, year: year.year, month: month.month, day: day.value } : undefined;
}

/** `between 3 and 12 of September`, `from the 3rd to the 12th of September`: from the first day on. */
export function readDaysOf(tokens: Tokens, index: number): Core | undefined {
  const the = (next: number): number => (at(tokens, next).lower === 'the' ? next + 1 : next);
  const first = dayBefore(tokens, the(index));
  if (!first || !/^(?:and|to|till|until|through|-)$/.test(at(tokens, first.next).lower)) return undefined;
  const rest = readDayFirst(tokens, the(first.next + 1));
  if (rest?.month === undefined || rest.day === undefined || rest.day <= first.day || rest.to || rest.span) return undefined;
  return dayRange(rest.month, first.day, rest.day, rest.next, rest.year);
}

function dayBefore(tokens: Tokens, index: number): Day | undefined {
  const ordinal = ordinalAt(tokens, index);
  if (ordinal) return { day: ordinal.value, next: ordinal.next };
  const token = at(tokens, index);
  return token.kind === 'digits' && token.text.length < 3 && Number(token.text) < 32
    ? { day: Number(token.text), next: index + 1 }
    : undefined;
}
