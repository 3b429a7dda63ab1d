/** One amount: sign, currency, number, scale, unit and what it is counted by: `-US$1.2bn`, `34.6 million USD`, `two-thirds`, `$1.05/kg`. */
import { negate, shift, times } from './figures.ts';
import { isYearLike, type Numeral, readFigure } from './number.ts';
import { readMixed } from './number-mixed.ts';
import { readWords } from './number-words.ts';
import { readPer } from './per.ts';
import { isHyphen, longestPhrase } from './phrases.ts';
import { at, type Tokens } from './scan.ts';
import { READINGS, readingsAt } from './starters.ts';
import { MONEY_WORDS, SCALES, SHORT_SCALES } from './words.ts';
import { CURRENCY_AFTER, CURRENCY_BEFORE } from './words-money.ts';
import { UNIT_WORDS, type UnitWord } from './words-units.ts';

export interface Scale {
  readonly power: number;
  readonly factor?: string;
}

export interface Amount {
  /** Index of its first token, and of the one after its last. */
  readonly first: number;
  readonly next: number;
  readonly negative: boolean;
  readonly numeral: Numeral;
  readonly scale?: Scale;
  /** Currency written before the number. */
  readonly currency?: string;
  /** Unit or currency written after it. */
  readonly unit?: UnitWord;
  readonly per?: string;
}

/** The amount that begins at a token. `joined` allows "and" inside a number in words. */
export function readAmount(tokens: Tokens, index: number, joined = true): Amount | undefined {
  if ((readingsAt(tokens, index) & READINGS.amount) === 0) return undefined;
  const sign = readSign(tokens, index);
  const money = readCurrency(tokens, sign.next);
  const inner = money ? readSign(tokens, money.next) : sign;
  const opened = money !== undefined && at(tokens, inner.next).text === '(';
  const start = opened ? inner.next + 1 : inner.next;
  const figure = readFigure(tokens, start);
  const numeral = figure ? ((joined ? readMixed(tokens, figure) : undefined) ?? figure) : readWords(tokens, start, joined);
  if (!numeral || (money && at(tokens, money.next).kind === 'break')) return undefined;
  const negative = sign.negative || inner.negative || opened;
  const head = { first: index, negative, numeral, ...(money && { currency: money.value }) };
  if (!opened) return finishAmount(tokens, head);
  if (at(tokens, numeral.next).text !== ')') return undefined;
  const per = readPer(tokens, numeral.next + 1, false);
  return { ...head, next: per?.next ?? numeral.next + 1, ...(per && { per: per.value }) };
}

function finishAmount(tokens: Tokens, head: Omit<Amount, 'next'>): Amount | undefined {
  const { numeral, currency } = head;
  let scale = readScale(tokens, numeral.next, numeral, currency !== undefined);
  const unit = readUnit(tokens, scale?.next ?? numeral.next, head);
  if (unit && !scale) scale = readScale(tokens, unit.next, numeral, true, true);
  const next = Math.max(unit?.next ?? 0, scale?.next ?? 0, numeral.next);
  if (next === numeral.next && isStuck(tokens, next, numeral)) return undefined;
  const per = unit?.value.per ? undefined : readPer(tokens, next, !unit && !currency && !scale && isYearLike(numeral));
  return {
    ...head,
    next: per?.next ?? next,
    ...(scale && { scale: scale.value }),
    ...(unit && { unit: unit.value }),
    ...(per ? { per: per.value } : unit?.value.per ? { per: unit.value.per } : {}),
  };
}

/** Letters right behind the figures that are no scale and no unit make it part of a name: `5G`. */
function isStuck(tokens: Tokens, next: number, numeral: Numeral): boolean {
  const after = at(tokens, next);
  return !numeral.words && !after.gap && (after.kind === 'word' || after.kind === 'foreign');
}

function readSign(tokens: Tokens, index: number): { readonly negative: boolean; readonly next: number } {
  const token = at(tokens, index);
  const after = at(tokens, index + 1);
  if (token.lower === 'minus' || token.lower === 'negative') return { negative: true, next: index + 1 };
  const free = token.gap || index === 0 || (at(tokens, index - 1).kind === 'sign' && !/[)\]%°'"]/.test(at(tokens, index - 1).text));
  if ((token.lower !== '-' && token.text !== '+') || !free) return { negative: false, next: index };
  if (after.gap && index > 0 && token.text !== '−') return { negative: false, next: index };
  return { negative: token.lower === '-', next: index + 1 };
}

/** A currency before a number. Its sign stands right behind its letters, but for "US $" and the "c $" of old wires. */
function readCurrency(tokens: Tokens, index: number): { readonly value: string; readonly next: number } | undefined {
  const hit = longestPhrase(CURRENCY_BEFORE, tokens, index);
  if (!hit) return undefined;
  const last = at(tokens, hit.next - 1);
  const lead = at(tokens, index).text;
  if (hit.next - index > 1 && last.kind === 'sign' && last.text !== '.' && last.gap && !/^(?:US|U|c|USD)$/.test(lead)) return undefined;
  return { value: hit.value.unit, next: hit.next };
}

/** Where the next part of the same amount stands: behind a blank, nothing, or a hyphen as in `10-year`. */
function joint(tokens: Tokens, index: number): number {
  return isHyphen(at(tokens, index)) && !at(tokens, index + 1).gap && at(tokens, index + 1).kind === 'word' ? index + 1 : index;
}

function readScale(
  tokens: Tokens,
  index: number,
  numeral: Numeral,
  money: boolean,
  afterUnit = false,
): { readonly value: Scale; readonly next: number } | undefined {
  if (numeral.words) return undefined;
  const from = joint(tokens, index);
  let next = from;
  let scale: Scale | undefined;
  for (let count = 0; count < 3; count++) {
    const word = SCALES.get(at(tokens, next).lower);
    if (!word || at(tokens, next).kind !== 'word') break;
    scale = {
      power: (scale?.power ?? 0) + word.power,
      ...((word.factor ?? scale?.factor) && { factor: times(word.factor ?? '1', scale?.factor ?? '1') }),
    };
    next++;
  }
  if (scale) return { value: scale, next };
  if (at(tokens, from).text === 'G' && from === index) return numeral.plain ? undefined : { value: { power: 9 }, next: from + 1 };
  if (at(tokens, from).text === 'K' && (isTemperature(tokens, from) || (!money && isScreen(tokens, from, numeral)))) return undefined;
  const short = from === index ? SHORT_SCALES.get(at(tokens, from).text) : undefined;
  if (!short || (afterUnit && short.when !== 'always')) return undefined;
  const glued = !at(tokens, from).gap;
  const fits = short.when === 'always' || (short.when === 'glued' ? glued || money : money);
  return fits && !isUnitLetter(tokens, from) ? { value: { power: short.power }, next: from + 1 } : undefined;
}

/** "(572 °F, 573.15K)": kelvins beside degrees. */
function isTemperature(tokens: Tokens, index: number): boolean {
  for (let back = 2; back <= 9; back++) if (at(tokens, index - back).text === '°') return true;
  return false;
}

/** "4K" and "8K" are kinds of picture, or the filing without its hyphen. */
function isScreen(tokens: Tokens, index: number, numeral: Numeral): boolean {
  return numeral.plain && !at(tokens, index).gap && (numeral.value === '4' || numeral.value === '8');
}

const EXTENT = new Set('high deep long wide thick tall above below'.split(' '));

/** `5m3`, `5m/s`, `3m deep`, `4K`: the letter is no scale. */
function isUnitLetter(tokens: Tokens, index: number): boolean {
  const letter = at(tokens, index).text;
  const after = at(tokens, index + 1);
  if (!after.gap && (after.kind === 'digits' || after.kind === 'word' || /^[²³^/]$/.test(after.text)))
    return after.text !== '/' || letter === 'm' || letter === 'b';
  return letter === 'm' && EXTENT.has(after.lower);
}

function readUnit(
  tokens: Tokens,
  index: number,
  head: Omit<Amount, 'next'>,
): { readonly value: UnitWord; readonly next: number } | undefined {
  const from = joint(tokens, index);
  const money = longestPhrase(CURRENCY_AFTER, tokens, from);
  const fitting = money && (!money.value.glued || (!at(tokens, from).gap && !head.numeral.words)) ? money : undefined;
  if (head.currency !== undefined)
    return fitting && fitting.value.power === 0 && isSameMoney(head.currency, fitting.value.unit, at(tokens, from).kind)
      ? fitting
      : undefined;
  const unit = measure(tokens, from, head.numeral);
  if (!unit || (fitting && fitting.next > unit.next)) return fitting ?? inch(tokens, from, head.numeral);
  return unit.value.unit === 'lb' ? { ...unit, value: pounds(tokens, unit, head) } : unit;
}

/** A word after the amount that names its currency again or more closely: "$5 million AUD", "US$10 dollars". */
function isSameMoney(before: string, after: string, kind: string): boolean {
  return kind === 'word' && (before === after || (before === 'USD' && /^(?:AUD|CAD|HKD|NZD|SGD|TWD)$/.test(after)));
}

function measure(tokens: Tokens, from: number, numeral: Numeral): { readonly value: UnitWord; readonly next: number } | undefined {
  const hit = longestPhrase(UNIT_WORDS, tokens, from);
  if (!hit) return undefined;
  const token = at(tokens, from);
  if (hit.value.after && numeral.words) return undefined;
  if (hit.value.after === 'glued' && token.gap) return undefined;
  if (isHyphen(at(tokens, from - 1)) && (hit.value.after || token.lower === 'time')) return undefined;
  if (hit.value.unit === 'kelvin' && token.text === 'K' && !isTemperature(tokens, from)) return undefined;
  const after = at(tokens, hit.next);
  const stuck = !after.gap && after.kind === 'digits' && token.kind === 'word';
  return stuck ? undefined : hit;
}

/** "in" is inches only where nothing else can follow: at the end of a sentence. */
function inch(tokens: Tokens, from: number, numeral: Numeral): { readonly value: UnitWord; readonly next: number } | undefined {
  if (at(tokens, from).lower !== 'in' || numeral.words) return undefined;
  if (/^(?:ft|feet|foot|and)$/.test(at(tokens, from - 2).lower)) return { value: { unit: 'in', power: 0 }, next: from + 1 };
  const after = at(tokens, from + 1);
  const ends = after.kind === 'end' || (after.kind === 'sign' && !after.gap && /[.;)]/.test(after.text));
  return ends ? { value: { unit: 'in', power: 0 }, next: from + 1 } : undefined;
}

/** Pounds are money behind words of money and millions, unless they are pounds of something. */
function pounds(tokens: Tokens, unit: { readonly value: UnitWord; readonly next: number }, head: Omit<Amount, 'next'>): UnitWord {
  if (at(tokens, unit.next).lower === 'of' || !at(tokens, unit.next - 1).lower.startsWith('pound')) return unit.value;
  let money = unit.next - head.first > 2 && /^(?:million|billion|trillion|bn|m)$/.test(at(tokens, unit.next - 2).lower);
  for (let back = 1; back <= 4 && !money; back++) money = MONEY_WORDS.has(at(tokens, head.first - back).lower);
  return money ? { unit: 'GBP', power: 0, others: ['lb'] } : unit.value;
}

/** Value, step and unit of an amount, with every scale applied; a bare part of one is a percentage. */
export function evaluate(
  amount: Amount,
  lent: { readonly scale?: Scale; readonly currency?: string; readonly unit?: UnitWord } = {},
): { readonly value: string; readonly step: string; readonly unit: string | null } {
  const scale = amount.scale ?? lent.scale;
  const word = amount.unit ?? lent.unit;
  const currency = amount.currency ?? (amount.unit ? undefined : lent.currency);
  const unit = (word && currency === undefined ? word.unit : amount.unit && currency !== undefined ? amount.unit.unit : currency) ?? null;
  const share = amount.numeral.fraction && unit === null && !scale;
  const power = (scale?.power ?? 0) + (word?.power ?? 0) + (share ? 2 : 0);
  const by = (text: string): string => shift(scale?.factor === undefined ? text : times(text, scale.factor), power);
  const value = by(amount.numeral.value);
  return { value: amount.negative ? negate(value) : value, step: share ? '1' : by(amount.numeral.step), unit: share ? 'percent' : unit };
}
