/** Quarters, halves, fiscal years and months to date: `Q3 2025`, `third quarter of fiscal 2026`, `H1 FY26`, `June quarter`, `three months ended June 30, 2025`. */
import { type Core, months } from './date-core.ts';
import { fullYear, isFreeYear, monthAt, readDay } from './date-day.ts';
import { readFigure } from './number.ts';
import { readCardinal } from './number-words.ts';
import { ordinalAt } from './ordinal.ts';
import { isHyphen, longestPhrase } from './phrases.ts';
import { at, type Tokens } from './scan.ts';
import { FISCAL } from './words-calendar.ts';

/** The part of a year, or fiscal year, that begins at a token. */
export function readFiscal(tokens: Tokens, index: number): Core | undefined {
  return (
    readShort(tokens, index) ??
    readNamed(tokens, index) ??
    readYearFirst(tokens, index) ??
    readMonthsTo(tokens, index) ??
    readFiscalYear(tokens, index)
  );
}

type Which = Pick<Core, 'quarter' | 'half' | 'fiscal'>;

interface Year {
  readonly year: number;
  readonly fiscal?: true;
  readonly next: number;
}

/** `Q3 2025`, `3Q25`, `Q3 FY26`, `H1'25`, `1H FY2026`. */
function readShort(tokens: Tokens, index: number): Core | undefined {
  const first = at(tokens, index);
  const second = at(tokens, index + 1);
  if (second.gap) return undefined;
  const letterFirst = first.kind === 'word';
  const [letters, digits] = letterFirst ? [first, second] : [second, first];
  const which = whichOf(letters.text, digits.text);
  if (!which || digits.kind !== 'digits') return undefined;
  const year = /fy$/i.test(letters.text) ? shortYear(tokens, index + 2, true) : yearBehind(tokens, index + 2);
  if (!year && !letterFirst && letters.text !== 'Q' && letters.text !== 'H') return undefined;
  const next = year?.next ?? index + 2;
  const after = at(tokens, next);
  return !after.gap && (after.kind === 'digits' || after.kind === 'word') ? undefined : { ...which, ...spread(year), next };
}

function whichOf(letters: string, digit: string): Which | undefined {
  if (digit.length !== 1) return undefined;
  if (/^q(?:fy)?$/i.test(letters)) return digit >= '1' && digit <= '4' ? { quarter: Number(digit) } : undefined;
  return /^h(?:fy)?$/i.test(letters) && (digit === '1' || digit === '2') ? { half: Number(digit) } : undefined;
}

const spread = (year: Year | undefined): Pick<Core, 'year' | 'fiscal'> =>
  year ? { year: year.year, ...(year.fiscal && { fiscal: true }) } : {};

/** A year behind a quarter or half: ` 2025`, ` of 2025`, `, 2025`, `-2025`, `'25`, `FY26`, ` of fiscal 2026`; two digits only when glued to it. */
function yearBehind(tokens: Tokens, index: number): Year | undefined {
  const sign = at(tokens, index);
  let from = index;
  if (sign.lower === 'of' || sign.lower === 'in' || sign.text === ',' || isHyphen(sign) || (sign.text === '/' && !sign.gap)) from++;
  if (at(tokens, from).lower === 'the' || at(tokens, from).lower === 'its') from++;
  const fiscal = longestPhrase(FISCAL, tokens, from);
  if (fiscal) return shortYear(tokens, isHyphen(at(tokens, fiscal.next)) ? fiscal.next + 1 : fiscal.next, true);
  if (sign.text === ',' && at(tokens, from).kind !== 'digits') return undefined;
  return shortYear(tokens, from, false, from === index);
}

/** `2025`, `25` behind FY or glued, `'25`, `2025-26`, `2025 fiscal year`. */
function shortYear(tokens: Tokens, index: number, fiscal: boolean, near = true): Year | undefined {
  const quote = at(tokens, index).lower === "'" ? 1 : 0;
  const token = at(tokens, index + quote);
  if (token.kind !== 'digits') return undefined;
  const next = index + quote + 1;
  const short = token.text.length === 2 && (fiscal || quote === 1 || (near && !token.gap));
  if (!short && !(token.text.length === 4 && /^(?:19|20)/.test(token.text) && isFreeYear(tokens, index + quote))) return undefined;
  const behind = fiscal ? undefined : longestPhrase(FISCAL, tokens, next);
  const last = fiscal ? secondYear(tokens, next, token.text) : undefined;
  const isFiscal = fiscal || (behind !== undefined && behind.next > next + 1);
  return {
    year: last?.year ?? fullYear(token.text),
    ...(isFiscal && { fiscal: true as const }),
    next: last?.next ?? (isFiscal && behind ? behind.next : next),
  };
}

/** `FY2025-26` and `FY25/26` are the fiscal year that ends in the second. */
function secondYear(tokens: Tokens, index: number, first: string): { readonly year: number; readonly next: number } | undefined {
  const sign = at(tokens, index);
  const token = at(tokens, index + 1);
  if ((!isHyphen(sign) && (sign.text !== '/' || sign.gap)) || token.kind !== 'digits' || token.gap || token.text.length !== 2)
    return undefined;
  return Number(token.text) === (Number(first.slice(-2)) + 1) % 100 ? { year: fullYear(token.text), next: index + 2 } : undefined;
}

/** `third quarter of 2025`, `fiscal third quarter`, `second half`, `first-half 2025`, `June quarter`, `first nine months of 2025`. */
function readNamed(tokens: Tokens, index: number): Core | undefined {
  const month = monthAt(tokens, index);
  if (month) return readMonthQuarter(tokens, month);
  const lead = at(tokens, index).lower === 'fiscal' ? 1 : 0;
  const start = index + lead + (lead === 1 && isHyphen(at(tokens, index + 1)) ? 1 : 0);
  const final = at(tokens, start).lower === 'final' || at(tokens, start).lower === 'last';
  const latter = at(tokens, start).lower === 'latter';
  const ordinal = final || latter ? { value: final ? 4 : 2, next: start + 1 } : ordinalAt(tokens, start);
  if (!ordinal) return undefined;
  let next = ordinal.next;
  if (isHyphen(at(tokens, next))) next++;
  const inner = at(tokens, next).lower === 'fiscal' ? 1 : 0;
  next += inner;
  const noun = at(tokens, next).lower;
  const isLast = at(tokens, start).lower === 'last';
  const which: Which | undefined =
    noun === 'quarter' && ordinal.value <= 4 && !isLast
      ? { quarter: ordinal.value }
      : noun === 'half' && ordinal.value <= 2 && !final
        ? { half: ordinal.value }
        : undefined;
  if (!which) return lead + inner === 0 && (ordinal.value === 1 || final) ? readCounted(tokens, next, final) : undefined;
  return named(tokens, next + 1, { ...which, ...(lead + inner > 0 && { fiscal: true }) });
}

function named(tokens: Tokens, index: number, which: Which): Core {
  const halfYear = which.half !== undefined && isHyphen(at(tokens, index)) && at(tokens, index + 1).lower === 'year' ? index + 2 : index;
  const ofMonth = which.half !== undefined && at(tokens, halfYear).lower === 'of' ? readDay(tokens, halfYear + 1) : undefined;
  if (ofMonth?.month !== undefined && ofMonth.day === undefined) return { ...ofMonth, part: which.half === 1 ? 'early' : 'late' };
  const year = yearBehind(tokens, halfYear);
  return { ...which, ...spread(year), ...((which.fiscal || year?.fiscal) && { fiscal: true }), next: year?.next ?? halfYear };
}

/** `June quarter`, `June quarter of 2025`, `June 2025 quarter`: the quarter that ends with that month. */
function readMonthQuarter(tokens: Tokens, month: { readonly month: number; readonly next: number }): Core | undefined {
  if (month.month % 3 !== 0) return undefined;
  const middle = shortYear(tokens, month.next, false, false);
  const from = middle?.next ?? month.next;
  const next = isHyphen(at(tokens, from)) ? from + 1 : from;
  if (at(tokens, next).lower !== 'quarter') return undefined;
  const year = middle ?? yearBehind(tokens, next + 1);
  return { quarter: month.month / 3, ...spread(year), next: middle ? next + 1 : (year?.next ?? next + 1) };
}

/** `first nine months of 2025`, `last three months of 2025`. */
function readCounted(tokens: Tokens, index: number, last: boolean): Core | undefined {
  const count = readCount(tokens, index);
  if (!count || at(tokens, count.next).lower !== 'months' || count.value > 12) return undefined;
  const year = at(tokens, count.next + 1).lower === 'of' ? yearBehind(tokens, count.next + 1) : undefined;
  if (!year) return undefined;
  if (year.fiscal) return { year: year.year, fiscal: true, next: year.next };
  return { next: year.next, year: year.year, span: months(year.year, last ? 13 - count.value : 1, count.value) };
}

function readCount(tokens: Tokens, index: number): { readonly value: number; readonly next: number } | undefined {
  const figure = readFigure(tokens, index);
  if (figure) return figure.plain && figure.value.length < 3 ? { value: Number(figure.value), next: figure.next } : undefined;
  return readCardinal(tokens, index, false);
}

/** `2025 third quarter`, `2025's second half`, `2025 Q3`, `2025Q3`, `2025 fiscal year`. */
function readYearFirst(tokens: Tokens, index: number): Core | undefined {
  const token = at(tokens, index);
  if (token.kind !== 'digits' || token.text.length !== 4 || !/^(?:19|20)/.test(token.text) || !isFreeYear(tokens, index)) return undefined;
  const owned = at(tokens, index + 1).lower === "'" && at(tokens, index + 2).lower === 's' ? 2 : 0;
  const from = index + 1 + owned;
  const start = isHyphen(at(tokens, from)) ? from + 1 : from;
  const rest = readShort(tokens, start) ?? (monthAt(tokens, start) ? undefined : readNamed(tokens, start));
  if (rest && rest.year === undefined && !rest.span) return { ...rest, year: Number(token.text) };
  const fiscal = longestPhrase(FISCAL, tokens, from);
  return fiscal && fiscal.next > from + 1 ? { year: Number(token.text), fiscal: true, next: fiscal.next } : undefined;
}

/** `three months ended June 30, 2025`, `quarter ended Sept. 30`, `year to March 2026`. */
function readMonthsTo(tokens: Tokens, index: number): Core | undefined {
  const word = at(tokens, index).lower;
  const count = word === 'quarter' ? { value: 3, next: index } : word === 'year' ? { value: 12, next: index } : readCount(tokens, index);
  if (!count) return undefined;
  const noun = at(tokens, count.next).lower;
  if (noun !== 'months' && noun !== 'month' && noun !== 'quarter' && noun !== 'year') return undefined;
  const verb = at(tokens, count.next + 1).lower;
  if (verb !== 'ended' && verb !== 'ending' && verb !== 'to' && verb !== 'through') return undefined;
  const end = readDay(tokens, count.next + 2);
  if (!end?.month || end.year === undefined || count.value > 24) return undefined;
  if (noun === 'year' && count.next > index) return undefined;
  if (count.value === 3 && end.month % 3 === 0) return { quarter: end.month / 3, year: end.year, next: end.next };
  return { next: end.next, year: end.year, span: months(end.year, end.month - count.value + 1, count.value) };
}

/** `FY2025`, `FY25`, `CY25`, `fiscal 2025`, `fiscal year 2025`, `fiscal 2026's second quarter`. */
function readFiscalYear(tokens: Tokens, index: number): Core | undefined {
  const calendar = at(tokens, index).lower === 'cy' ? shortYear(tokens, index + 1, true) : undefined;
  if (calendar) return { year: calendar.year, next: calendar.next };
  const fiscal = longestPhrase(FISCAL, tokens, index);
  if (!fiscal) return undefined;
  const year = shortYear(tokens, isHyphen(at(tokens, fiscal.next)) ? fiscal.next + 1 : fiscal.next, true);
  if (!year) return undefined;
  const owned = at(tokens, year.next).lower === "'" && at(tokens, year.next + 1).lower === 's' ? 2 : 0;
  const part = monthAt(tokens, year.next + owned)
    ? undefined
    : (readNamed(tokens, year.next + owned) ?? readShort(tokens, year.next + owned));
  return part && part.year === undefined && !part.span
    ? { ...part, year: year.year, fiscal: true }
    : { year: year.year, fiscal: true, next: year.next };
}
