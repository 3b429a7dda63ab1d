/** Quantities in prose, AP style: `$300 billion`, `500%`, `270,000 metric tons`, `more than 65%`, `27 months`. */
import { type Decimal, decimal } from './decimal.ts';
import type { Comparator, Quantity } from './quantity.ts';
import { currencySign, isCurrency, unitById } from './unit.ts';

export interface QuantityStyle {
  /**
   * Decimals shown, after scaling; more where the figure would otherwise stray too far (`isNearEnough`). Rounding is half
   * away from zero. Default: 1 for percentages and scaled money, 2 for money below a million.
   */
  readonly digits?: number;
  /** `none` leaves the unit to the words before: "and Australia 13,000". Default `long`. */
  readonly unit?: 'long' | 'none';
  /** Words for the comparator instead of the default ones; empty for none. */
  readonly lead?: string;
  /** Leaves out the sign: "fell 3.7%". */
  readonly magnitude?: boolean;
  /** Zero to nine in words where the unit is a time or a count (AP). Default true. */
  readonly words?: boolean;
}

/** Default words for each comparator; the guard accepts every other wording of the same comparator too. */
export const COMPARATOR_WORDS: Readonly<Record<Comparator, string>> = {
  '=': '',
  '<': 'less than',
  '<=': 'up to',
  '>': 'more than',
  '>=': 'at least',
  '~': 'about',
};

const SCALES: readonly (readonly [string, string])[] = [
  ['1e12', 'trillion'],
  ['1e9', 'billion'],
  ['1e6', 'million'],
];

const MILLION = '1e6';

const SMALL = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** A quantity as a reader sees it. Throws a RangeError for a unit that does not exist. */
export function formatQuantity(quantity: Quantity, style: QuantityStyle = {}): string {
  const lead = style.lead ?? COMPARATOR_WORDS[quantity.comparator];
  const body =
    quantity.low !== undefined && quantity.high !== undefined
      ? formatRange(quantity, quantity.low, quantity.high, style)
      : withUnit(quantity, decimal(quantity.amount), style);
  return lead ? `${lead} ${body}` : body;
}

function formatRange(quantity: Quantity, low: string, high: string, style: QuantityStyle): string {
  const first = withUnit(quantity, decimal(low), { ...style, words: false });
  const last = withUnit(quantity, decimal(high), { ...style, words: false });
  if (isCurrency(quantity.unit) || quantity.unit === 'percent') return `${first} to ${last}`;
  return `${withUnit(quantity, decimal(low), { ...style, unit: 'none', words: false })} to ${last}`;
}

function withUnit(quantity: Quantity, amount: Decimal, style: QuantityStyle): string {
  const unit = unitById(quantity.unit);
  if (!unit) throw new RangeError(`unknown unit ${quantity.unit}`);
  const value = style.magnitude ? amount.abs() : amount;
  const sign = value.isNegative() && !value.isZero() ? '-' : '';
  const number = formatNumber(value.abs(), unit.dimension, sign === '' ? style : { ...style, words: false });
  const per = quantity.per === undefined || style.unit === 'none' ? '' : ` per ${unitById(quantity.per)?.one ?? quantity.per}`;
  if (isCurrency(unit.id)) return `${sign}${currencySign(unit.id)}${number}${per}`;
  if (unit.id === 'percent') return `${sign}${number}%`;
  const noun = style.unit === 'none' ? '' : number === '1' || number === 'one' ? unit.one : unit.many;
  return `${sign}${number}${noun && ` ${noun}`}${per}`;
}

/** A number at or above zero with separators or a scale word, rounded and without trailing zeros. */
function formatNumber(value: Decimal, dimension: string, style: QuantityStyle): string {
  const money = dimension.startsWith('currency:');
  for (const [index, [size, word]] of SCALES.entries()) {
    if (value.lt(size)) continue;
    const scaled = value.div(size);
    const rounded = roundNear(scaled, style.digits ?? (money ? 1 : neededDigits(scaled)), '');
    const above = SCALES[index - 1];
    if (rounded.gte(1000) && above) return `${rounded.div(1000).toFixed()} ${above[1]}`;
    return `${group(rounded.toFixed())} ${word}`;
  }
  const rounded = roundNear(value, style.digits ?? (money ? 2 : isRate(dimension) ? 1 : value.gte(1000) ? 0 : 2), dimension);
  if (value.lt(MILLION) && rounded.gte(MILLION)) return formatNumber(rounded, dimension, style);
  if (money && rounded.decimalPlaces() === 1 && style.digits !== 1) return group(rounded.toFixed(2));
  const counted = dimension === 'count' || dimension === 'time' || dimension === 'months' || dimension === 'times';
  if (counted && style.words !== false && rounded.isInteger() && rounded.lt(10)) return SMALL[rounded.toNumber()] ?? rounded.toFixed();
  return group(rounded.toFixed());
}

/**
 * Whether a printed figure is near enough to its fact: within 2.5% of it, so that 3.7% is not 4%; and a rate of one
 * percent and more within half a tenth, so that 1.17% is 1.2%.
 */
export function isNearEnough(shown: Decimal, value: Decimal, dimension: string | undefined): boolean {
  const off = shown.minus(value).abs();
  return off.lte(value.abs().times('0.025')) || (isRate(dimension) && value.abs().gte(1) && off.lte('0.05'));
}

const isRate = (dimension: string | undefined): boolean => dimension === 'percent' || dimension === 'percentage-point';

/** Rounds half away from zero to that many decimals, or to more where fewer would stray too far. */
function roundNear(value: Decimal, digits: number, dimension: string): Decimal {
  if (value.decimalPlaces() <= digits) return value;
  for (let shown = digits; shown < MOST_DIGITS; shown++) {
    const rounded = value.toDecimalPlaces(shown);
    if (isNearEnough(rounded, value, dimension)) return rounded;
  }
  return value.toDecimalPlaces(MOST_DIGITS);
}

const MOST_DIGITS = 12;

/** Decimals of a scaled amount: as many as it has, two at most (`1.9 million`, `44 million`). */
function neededDigits(scaled: Decimal): number {
  return Math.min(scaled.decimalPlaces(), 2);
}

function group(number: string): string {
  const [whole = '', fraction] = number.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
