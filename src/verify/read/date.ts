/** Dates and periods: days, months, quarters and years with their parts, ranges and relations: `by 2030`, `late 2026`, `from 2020 to 2024`, `the 1990s`. */
import type { Part } from '../../model/period.ts';
import { type Core, dateMention, ends, isoDay } from './date-core.ts';
import { fullYear, isFreeYear, readDay, readDaysOf } from './date-day.ts';
import { readFiscal } from './date-fiscal.ts';
import type { Found } from './found.ts';
import { ordinalAt } from './ordinal.ts';
import { isHyphen, longestPhrase } from './phrases.ts';
import { at, type Tokens } from './scan.ts';
import { LOOSE, OPEN_ENDS, PARTS, RELATIONS, YEARS } from './words-calendar.ts';

/** The date that begins at a token. `reference` is the day against which missing years are filled in, ISO 8601. */
export function readDate(text: string, tokens: Tokens, index: number, reference?: string): Found | undefined {
  const plain = definite(readLongest(tokens, index), reference);
  if (plain) return openEnded(text, tokens, index, plain, reference);
  const relation = longestPhrase(RELATIONS, tokens, index);
  if (!relation) return undefined;
  const from = at(tokens, relation.next).lower === 'the' ? relation.next + 1 : relation.next;
  const core = definite(readLongest(tokens, from), reference);
  if (!core || !holds(tokens, index, core)) return undefined;
  const whole =
    relation.value === 'by' && core.part === 'late' && core.month === undefined && at(tokens, from).lower !== 'late'
      ? withoutPart(core)
      : core;
  return dateMention(text, tokens, index, whole, { relation: relation.value, reference });
}

/** Without a reference the words of a relative year are left out of the date, or all of it where nothing else stands. */
function definite(core: Core | undefined, reference: string | undefined): Core | undefined {
  if (!core || reference !== undefined || (core.shift === undefined && core.pointed === undefined)) return core;
  const { shift: _shift, bare, ...rest } = core;
  return bare === undefined ? undefined : { ...rest, next: bare };
}

/** `2027 or later`, `2025 or earlier`. */
function openEnded(text: string, tokens: Tokens, index: number, core: Core, reference: string | undefined): Found | undefined {
  const open = longestPhrase(OPEN_ENDS, tokens, core.next);
  const behind = open && at(tokens, open.next).lower !== 'than' ? open : undefined;
  return dateMention(text, tokens, index, behind ? { ...core, next: behind.next } : core, {
    ...(behind && { relation: behind.value }),
    reference,
  });
}

/** "by the end of 2030" is "by 2030". */
function withoutPart(core: Core): Core {
  const { part: _part, ...rest } = core;
  return rest;
}

function onward(tokens: Tokens, index: number): boolean {
  return /^(?:onward|onwards)$/.test(at(tokens, index).lower);
}

const FOLLOWERS = new Set(
  'to in on at by and or but for from with of if when while as is are was were has have had will would could may might it its he she they we the a an this that which who said says according because than after before until since onward onwards'.split(
    ' ',
  ),
);

/** Whether a loose relation holds: "after 2024," does, "after 2024 results" and "up from 2024" do not. */
function holds(tokens: Tokens, index: number, core: Core): boolean {
  const word = at(tokens, index).lower;
  if (!LOOSE.has(word)) return true;
  if (core.quarter !== undefined || core.half !== undefined) return false;
  if (word === 'from') return onward(tokens, core.next);
  if (word === 'up' && at(tokens, index + 1).lower === 'to') return false;
  const after = at(tokens, core.next);
  return after.kind !== 'word' || FOLLOWERS.has(after.lower);
}

/** `2021-24`, `2021 to 2024`, `from 2020 to 2024`, `between May and October 2025`, `Oct. 13 to Nov. 2, 2025`, `late 2025 to mid-2026`. */
function readLongest(tokens: Tokens, index: number): Core | undefined {
  const lead = at(tokens, index).lower;
  const led = lead === 'from' || lead === 'between';
  const days = led ? readDaysOf(tokens, index + 1) : undefined;
  if (days) return days;
  const first = readPart(tokens, led ? (at(tokens, index + 1).lower === 'the' ? index + 2 : index + 1) : index);
  return (first && readSpan(tokens, first, lead)) ?? (led ? undefined : first);
}

/** The range that goes on behind its first end. */
function readSpan(tokens: Tokens, first: Core, lead: string): Core | undefined {
  if (first.fiscal || first.span) return undefined;
  const sign = at(tokens, first.next);
  const dash = sign.lower === '-' && sign.gap === at(tokens, first.next + 1).gap;
  const word =
    lead === 'between'
      ? sign.lower === 'and'
      : sign.lower === 'to' || sign.lower === 'through' || sign.lower === 'until' || sign.lower === 'till';
  const season = sign.text === '/' && !sign.gap;
  if (!dash && !word && !season && sign.text !== '~') return undefined;
  const from = at(tokens, first.next + 1).lower === 'the' ? first.next + 2 : first.next + 1;
  if (season && Number(at(tokens, from).text) !== ((first.year ?? 0) + 1) % 100) return undefined;
  const last = shortYear(tokens, from, first) ?? (season ? undefined : readPart(tokens, from));
  return last && joinSpan(first, last, lead === 'between' || lead === 'from');
}

/** `2021-24`, `2024/25`. */
function shortYear(tokens: Tokens, index: number, first: Core): Core | undefined {
  const token = at(tokens, index);
  const only = first.year !== undefined && first.month === undefined && first.quarter === undefined && first.half === undefined;
  if (!only || token.kind !== 'digits' || token.gap || token.text.length !== 2 || !isFreeYear(tokens, index)) return undefined;
  const year = Math.floor((first.year ?? 0) / 100) * 100 + Number(token.text);
  return year > (first.year ?? 0) ? { year, next: index + 1 } : undefined;
}

/** Both ends in one; the first takes the year of the last where it has none. */
function joinSpan(first: Core, last: Core, led: boolean): Core | undefined {
  if (last.fiscal || (last.span && !last.part)) return undefined;
  if (last.day !== undefined && first.day === undefined && first.month !== undefined && !led) return undefined;
  const dated = first.year !== undefined || last.year !== undefined;
  if (!dated) return first.month !== undefined && last.month !== undefined ? { ...first, next: last.next, to: last } : undefined;
  const span = ends(first, last);
  return span && { next: last.next, span, ...(last.year !== undefined && (first.year ?? last.year) === last.year && { year: last.year }) };
}

/** A date with its part: `late 2026`, `mid-2026`, `early October`, `end of 2026`, `year-end 2026`. */
export function readPart(tokens: Tokens, index: number): Core | undefined {
  const part = longestPhrase(PARTS, tokens, index);
  if (!part) return readOne(tokens, index);
  let from = part.next;
  if (isHyphen(at(tokens, from)) || at(tokens, from).lower === 'the' || at(tokens, from).lower === 'of') from++;
  const core = readOne(tokens, from);
  if (!core || core.day !== undefined || core.part) return undefined;
  return { ...core, part: part.value };
}

function readOne(tokens: Tokens, index: number): Core | undefined {
  const lead = YEARS.get(at(tokens, index).lower);
  if (lead !== undefined) return readLed(tokens, index, lead);
  const day = readDay(tokens, index);
  const fiscal = readFiscal(tokens, index);
  const core = fiscal && (!day || fiscal.next > day.next) ? fiscal : (day ?? readYear(tokens, index) ?? readCentury(tokens, index));
  if (!core || core.part) return core;
  return yearEnd(tokens, core) ?? (core.year === undefined && !core.span ? ofYear(tokens, core) : core);
}

/** `second quarter of last year`, `October this year`. */
function ofYear(tokens: Tokens, core: Core): Core {
  const of = at(tokens, core.next).lower;
  const from = of === 'of' || of === 'in' ? core.next + 1 : core.next;
  const shift = at(tokens, from + 1).lower === 'year' ? YEARS.get(at(tokens, from).lower) : undefined;
  return shift === undefined || at(tokens, from + 2).lower === "'" ? core : { ...core, shift, bare: core.next, next: from + 2 };
}

/** `last year`, `last year's second quarter`, `last October`. */
function readLed(tokens: Tokens, index: number, shift: number): Core | undefined {
  if (at(tokens, index + 1).lower !== 'year') {
    const month = readDay(tokens, index + 1);
    return month?.month !== undefined && month.day === undefined && month.year === undefined ? { ...month, pointed: shift } : undefined;
  }
  const owned = at(tokens, index + 2).lower === "'" && at(tokens, index + 3).lower === 's' ? index + 4 : index + 2;
  const core = owned > index + 2 ? (readDay(tokens, owned) ?? readFiscal(tokens, owned)) : undefined;
  return core && core.year === undefined && !core.span ? { ...core, shift } : { next: index + 2, shift };
}

/** `21st century`: its hundred years by the common count, 2000 to 2099. */
function readCentury(tokens: Tokens, index: number): Core | undefined {
  const ordinal = ordinalAt(tokens, index);
  const noun = ordinal && (isHyphen(at(tokens, ordinal.next)) ? ordinal.next + 1 : ordinal.next);
  if (!ordinal || noun === undefined || at(tokens, noun).lower !== 'century' || ordinal.value < 11 || ordinal.value > 30) return undefined;
  return { next: noun + 1, span: [isoDay(ordinal.value * 100 - 100, 1, 1), isoDay(ordinal.value * 100 - 1, 12, 31)] };
}

/** `2026 year-end`. */
function yearEnd(tokens: Tokens, core: Core): Core | undefined {
  const late: Part = 'late';
  const fits = core.year !== undefined && core.month === undefined && core.quarter === undefined && core.half === undefined && !core.span;
  const words =
    at(tokens, core.next).lower === 'year' && at(tokens, core.next + 1).lower === '-' && at(tokens, core.next + 2).lower === 'end';
  return fits && words ? { ...core, part: late, next: core.next + 3 } : undefined;
}

/** `2026`, `2026E`, `the 1990s`, `the '90s`. */
function readYear(tokens: Tokens, index: number): Core | undefined {
  const token = at(tokens, index);
  if (token.lower === 'year' && at(tokens, index + 1).kind === 'digits') return readYear(tokens, index + 1);
  const short =
    token.lower === "'" && at(tokens, index + 1).kind === 'digits' && at(tokens, index + 1).text.length === 2 && !at(tokens, index + 1).gap;
  const start = short ? index + 1 : index;
  const digits = at(tokens, start);
  const after = at(tokens, start + 1);
  const years =
    !after.gap &&
    (after.text === 's' ||
      (after.lower === "'" &&
        at(tokens, start + 2).text === 's' &&
        !at(tokens, start + 2).gap &&
        digits.text.endsWith('0') &&
        isDecade(tokens, start + 3)));
  if (digits.kind !== 'digits' || (!short && (digits.text.length !== 4 || !isCentury(tokens, start)))) return undefined;
  const year = fullYear(digits.text);
  if (years && year % 10 === 0) return { next: start + (after.text === 's' ? 2 : 3), span: [isoDay(year, 1, 1), isoDay(year + 9, 12, 31)] };
  if (short || !isFreeYear(tokens, start)) return undefined;
  const estimate = !after.gap && after.kind === 'word' ? 1 : 0;
  return estimate === 1 && after.text === 's' ? undefined : { next: start + 1 + estimate, year };
}

/** Years of this century and the last; of the next only behind a word that leads in a time. */
function isCentury(tokens: Tokens, index: number): boolean {
  const text = at(tokens, index).text;
  return (
    text.startsWith('19') ||
    text.startsWith('20') ||
    (text.startsWith('21') && /^(?:in|by|until|till|through|before|of|after)$/.test(at(tokens, index - 1).lower))
  );
}

/** "the 1990's" is a decade only where nothing is owned: "2020's record" is of one year. */
function isDecade(tokens: Tokens, index: number): boolean {
  return at(tokens, index).kind !== 'word' || /^(?:and|to|in|were|was)$/.test(at(tokens, index).lower);
}
