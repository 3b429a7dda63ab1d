/** Numbers in words: `twenty-one`, `one hundred and five`, `two and a half million`, `three quarters`, `nine point five`. */
import { add, lastDigit, quotient, trim } from './figures.ts';
import { type Numeral, scaled, stepOfPart } from './number.ts';
import { isHyphen, longestPhrase } from './phrases.ts';
import { at, type Tokens } from './scan.ts';
import { DENOMINATORS, ONES, ORDINALS, SCALES, TEENS, TENS } from './words.ts';
import { UNIT_WORDS } from './words-units.ts';

export interface Whole {
  readonly value: number;
  /** Size of the last place named: 100 for "two hundred". */
  readonly place: number;
  readonly next: number;
}

/** Largest whole number read from words; beyond it doubles are not exact. */
const MOST = 9e15;
const MOST_TERMS = 6;

/** The number in words that begins at a token; `joined` allows "and" inside it, which `between two and five` must not. */
export function readWords(tokens: Tokens, index: number, joined = true): Numeral | undefined {
  const share = readShare(tokens, index);
  const whole = readCardinal(tokens, index, joined);
  if (share && (!whole || share.next > whole.next)) return share;

  if (!whole) return undefined;
  const mixed = joined ? readAndShare(tokens, whole) : undefined;
  const below = joined && whole.value > 9 ? readBelow(tokens, whole.next) : undefined;
  if (below?.many) return partOf(whole.value, below.parts, below.next);
  return mixed ?? readPointed(tokens, whole) ?? numeral(String(whole.value), String(whole.place), whole.next);
}

const numeral = (value: string, step: string, next: number): Numeral => ({ next, value, step, words: true, fraction: false, plain: false });

/** `twenty-one`, `two hundred`, `a hundred thousand`, `three million two hundred thousand`. */
export function readCardinal(tokens: Tokens, index: number, joined: boolean): Whole | undefined {
  let next = index;
  let total = 0;
  let place = 1;
  let limit = Number.POSITIVE_INFINITY;
  for (let term = 0; term < MOST_TERMS; term++) {
    const from = term > 0 && joined && at(tokens, next).lower === 'and' ? next + 1 : next;
    if (term > 0 && from > next && readShare(tokens, from)) break;
    const group = readTerm(tokens, from, term === 0);
    if (!group || group.value >= limit || total + group.value > MOST) break;
    if (from > next && group.value < 100 && limit > 1000) break;
    total += group.value;
    place = group.place;
    next = group.next;
    limit = group.place;
    if (group.place === 1) break;
  }
  return next > index ? { value: total, place, next } : undefined;
}

/** One number below a thousand with its scales: `two hundred and five thousand`, `a million`, `hundred thousand`. */
function readTerm(tokens: Tokens, index: number, first: boolean): Whole | undefined {
  const lead = at(tokens, index).lower;
  const article = first && (lead === 'a' || lead === 'an');
  const group = article
    ? { value: 1, place: 1, next: index + 1 }
    : (readGroup(tokens, index) ?? (first ? bareScale(tokens, index) : undefined));
  if (!group) return undefined;
  let { value, place, next } = group;
  for (let scales = 0; scales < 3; scales++) {
    const from = at(tokens, next).text === '-' && !at(tokens, next).gap ? next + 1 : next;
    const scale = SCALES.get(at(tokens, from).lower);
    if (!scale || (article && scales === 0 && at(tokens, from).lower.endsWith('s'))) break;
    const by = scale.factor === undefined ? 10 ** scale.power : Number(scale.factor);
    if (value * by > MOST) break;
    value *= by;
    place = scale.factor === undefined ? place * by : place;
    next = from + 1;
  }
  return article && value === 1 ? undefined : { value, place, next };
}

/** "hundred thousand dollars", "dozen": a scale without a number before it, where another scale or "percent" follows. */
function bareScale(tokens: Tokens, index: number): Whole | undefined {
  const word = at(tokens, index).lower;
  const after = at(tokens, index + 1).lower;
  const counts = (word === 'hundred' || word === 'thousand') && (SCALES.has(after) || after === 'percent' || after === 'per');
  return counts ? { value: 1, place: 1, next: index } : undefined;
}

/** 0 to 999, and "nineteen hundred". */
function readGroup(tokens: Tokens, index: number): Whole | undefined {
  const small = readSmall(tokens, index);
  if (!small || at(tokens, small.next).lower !== 'hundred' || small.value === 0) return small;
  const next = small.next + 1;
  const from = at(tokens, next).lower === 'and' ? next + 1 : next;
  const rest = (from > next ? isProperShare(tokens, from) : isCompoundBelow(tokens, from)) ? undefined : readSmall(tokens, from);
  const hundreds = small.value * 100;
  return rest && rest.value > 0 ? { value: hundreds + rest.value, place: 1, next: rest.next } : { value: hundreds, place: 100, next };
}

/** "and three quarters" is a part behind a whole; "and thirty fifths" belongs to it. */
function isProperShare(tokens: Tokens, index: number): boolean {
  const share = readHalf(tokens, index, true) ?? readParts(tokens, index, true, readSmall);
  return share?.value.startsWith('0') ?? false;
}

/** The "thirty-fifths" of "one hundred thirty-fifths". */
const isCompoundBelow = (tokens: Tokens, index: number): boolean =>
  TENS.has(at(tokens, index).lower) && (readBelow(tokens, index)?.many ?? false);

/** 0 to 99. */
function readSmall(tokens: Tokens, index: number): Whole | undefined {
  const word = at(tokens, index).lower;
  const small = ONES.get(word) ?? TEENS.get(word);
  if (small !== undefined) return { value: small, place: 1, next: index + 1 };
  const tens = TENS.get(word);
  if (tens === undefined) return undefined;
  const from = at(tokens, index + 1).lower === '-' ? index + 2 : index + 1;
  const one = ONES.get(at(tokens, from).lower);
  return one === undefined || one === 0 ? { value: tens, place: 1, next: index + 1 } : { value: tens + one, place: 1, next: from + 1 };
}

/** `nine point five`, `two hundred point seventy-one`. */
function readPointed(tokens: Tokens, whole: Whole): Numeral | undefined {
  if (at(tokens, whole.next).lower !== 'point') return undefined;
  let digits = '';
  let next = whole.next + 1;
  while (digits.length < 12) {
    const part = readSmall(tokens, next);
    if (!part) break;
    digits += String(part.value);
    next = part.next;
  }
  if (digits === '') return undefined;
  const written = `${whole.value}.${digits}`;
  return withScale(tokens, numeral(trim(written), lastDigit(written), next));
}

/** `and a half`, `and three quarters` after a whole number: of the number's own scale where it ends in one ("one million and a half"). */
function readAndShare(tokens: Tokens, whole: Whole): Numeral | undefined {
  if (at(tokens, whole.next).lower !== 'and') return undefined;
  const raw = readRawShare(tokens, whole.next + 1, true);
  if (!raw) return undefined;
  const own = whole.place >= 1000 ? readShare(tokens, whole.next + 1, true) : raw;
  const part = own && !own.fraction ? own : scaled(raw, { power: whole.place >= 1000 ? String(whole.place).length - 1 : 0 }, raw.next);
  return withScale(tokens, { ...part, value: add(String(whole.value), part.value), words: true });
}

function withScale(tokens: Tokens, number: Numeral): Numeral {
  const scale = SCALES.get(at(tokens, number.next).lower);
  return scale && scale.power > 2 ? scaled(number, scale, number.next + 1) : number;
}

/** A part of one: `a third`, `two-thirds`, `one twenty-fifth`, `half a million`, `three quarters of a million`, `half an hour`. */
export function readShare(tokens: Tokens, index: number, afterAnd = false): Numeral | undefined {
  const share = readRawShare(tokens, index, afterAnd);
  if (!share) return undefined;
  let from = share.next;
  if (at(tokens, from).lower === 'of' || (isHyphen(at(tokens, from)) && SCALES.has(at(tokens, from + 1).lower))) from++;
  const article = at(tokens, from).lower === 'a' || at(tokens, from).lower === 'an';
  if (article) from++;
  const scale = SCALES.get(at(tokens, from).lower);
  if (
    scale &&
    (article || at(tokens, from - 1).lower !== 'of') &&
    (scale.power > 2 || scale.factor !== undefined) &&
    !at(tokens, from).lower.endsWith('s')
  )
    return scaled(share, scale, from + 1);
  return article && longestPhrase(UNIT_WORDS, tokens, from) && !longestPhrase(UNIT_WORDS, tokens, from)?.value.after
    ? { ...share, next: from }
    : share;
}

function readRawShare(tokens: Tokens, index: number, afterAnd: boolean): Numeral | undefined {
  return readHalf(tokens, index, afterAnd) ?? readParts(tokens, index, afterAnd);
}

const partOf = (above: number, below: number, next: number): Numeral => ({
  next,
  value: quotient(String(above), String(below)),
  step: stepOfPart(below),
  words: true,
  fraction: true,
  plain: false,
});

/** `half`, and `quarter` before a scale or a unit: `half`, `quarter million`. */
function readHalf(tokens: Tokens, index: number, afterAnd: boolean): Numeral | undefined {
  const word = at(tokens, index).lower;
  if (word === 'half') return partOf(1, 2, index + 1);
  if (word !== 'quarter') return undefined;
  const after = at(tokens, index + 1).lower;
  const pointed = after === '-' && /^(?:point|percentage|percent|litre|liter)$/.test(at(tokens, index + 2).lower);
  return afterAnd || SCALES.has(after) || pointed ? partOf(1, 4, index + 1) : undefined;
}

/** `readAbove` reads how many of the parts there are. */
function readParts(tokens: Tokens, index: number, afterAnd: boolean, readAbove = readGroup): Numeral | undefined {
  const lead = at(tokens, index).lower;
  const above = lead === 'a' || lead === 'an' ? { value: 1, place: 1, next: index + 1 } : readAbove(tokens, index);
  if (!above || above.value === 0) return undefined;
  const dash = at(tokens, above.next).lower === '-';
  const below = readBelow(tokens, dash ? above.next + 1 : above.next);
  if (!below || !isCount(above.value, below, dash)) return undefined;
  if (above.value === 1 && !dash && !afterAnd && !isShareHere(tokens, index, below.next, below.parts)) return undefined;
  if (above.value > 1 && !dash && !afterAnd && isQuarters(tokens, below.next) && !isThreeQuarters(tokens, index, above.value, below.next))
    return undefined;
  return partOf(above.value, below.parts, below.next);
}

/** "one fifth", "two fifths", and "two-fifth" with its hyphen. */
function isCount(above: number, below: { readonly parts: number; readonly many: boolean }, dash: boolean): boolean {
  return below.many ? above > 1 : above === 1 || (dash && above < 10 && above < below.parts);
}

const isQuarters = (tokens: Tokens, next: number): boolean => at(tokens, next - 1).lower.startsWith('quarter');
const SPAN_LEADS = new Set('for past last next first in over within after previous consecutive straight coming following'.split(' '));

/** Quarters of a thing are three; two, four and more are quarters of a year, and so are three behind "the past". */
function isThreeQuarters(tokens: Tokens, index: number, above: number, next: number): boolean {
  const after = at(tokens, next);
  return (
    above === 3 &&
    !SPAN_LEADS.has(at(tokens, index - 1).lower) &&
    (after.kind !== 'word' || after.lower === 'of' || SCALES.has(after.lower))
  );
}

function readBelow(tokens: Tokens, index: number): { readonly parts: number; readonly many: boolean; readonly next: number } | undefined {
  const word = at(tokens, index).lower;
  const tens = TENS.get(word);
  if (tens !== undefined) {
    const from = at(tokens, index + 1).lower === '-' ? index + 2 : index + 1;
    const ordinal = at(tokens, from).lower;
    const one = ORDINALS.get(ordinal) ?? ORDINALS.get(ordinal.replace(/s$/, ''));
    return one !== undefined && one < 10 ? { parts: tens + one, many: ordinal.endsWith('s'), next: from + 1 } : undefined;
  }
  const part = DENOMINATORS.get(word);
  return part && { ...part, next: index + 1 };
}

const AFTER_SHARE = new Set(
  'of to in from on since this last more less higher lower and as by at or but for with than over while when that which compared between below above through against off during year annually faster cheaper smaller larger bigger fewer to'.split(
    ' ',
  ),
);
const BEFORE_SHARE = new Set(
  'by about nearly almost roughly around approximately over than least under up down fell rose dropped climbed gained lost cut raised only just some for'.split(
    ' ',
  ),
);

/** Whether "a third" is a part and not the third of a row: "a third of", "fell by a third", but "a third company". */
function isShareHere(tokens: Tokens, index: number, next: number, parts: number): boolean {
  const after = at(tokens, next);
  if (parts === 2) return true;
  if (parts === 4 && at(tokens, next - 1).lower === 'quarter') return isQuarterShare(tokens, index, next);
  if (after.kind === 'word' && after.lower === 'party') return false;
  if (after.kind !== 'word') return after.text !== '-';
  return AFTER_SHARE.has(after.lower) || SCALES.has(after.lower) || BEFORE_SHARE.has(at(tokens, index - 1).lower);
}

/** A quarter of something, never of a year or of the calendar. */
function isQuarterShare(tokens: Tokens, index: number, next: number): boolean {
  const after = at(tokens, next).lower;
  if (SCALES.has(after) || after === 'point' || after === 'mile' || after === 'percentage') return true;
  if (after === 'of') return at(tokens, next + 1).kind !== 'digits' && at(tokens, next + 1).lower !== 'fiscal';
  return BEFORE_SHARE.has(at(tokens, index - 1).lower) && (at(tokens, next).kind !== 'word' || AFTER_SHARE.has(after));
}
