/**
 * Exact decimal arithmetic. Every amount in Factloom is a string; this is the one place where it becomes a number
 * to calculate with, and never a binary floating-point one.
 */
import { Decimal as DecimalJs } from 'decimal.js';

/** 34 significant digits, as IEEE 754 decimal128: quotients of stored figures lose nothing that can be printed. */
export const Decimal = DecimalJs.clone({ precision: 34, rounding: DecimalJs.ROUND_HALF_UP, toExpNeg: -40, toExpPos: 60 });
export type Decimal = DecimalJs;

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?$/;

/** Whether a string is a plain decimal number (`-1.10`, `57.4e6`); no separators, no NaN, no infinity, no exponent of three digits. */
export function isDecimal(text: string): boolean {
  return PLAIN.test(text);
}

/** A decimal from a string that `isDecimal` accepts. Throws a RangeError for anything else. */
export function decimal(text: string): Decimal {
  const known = parsed.get(text);
  if (known) return known;
  if (!isDecimal(text)) throw new RangeError(`not a decimal number: ${JSON.stringify(text)}`);
  const value = new Decimal(text);
  if (parsed.size > MOST_PARSED) parsed.clear();
  parsed.set(text, value);
  return value;
}

/** Decimals never change, and a draft reads the same few amounts, units and steps again and again. */
const parsed = new Map<string, Decimal>();
const MOST_PARSED = 10_000;

/** Plain notation without exponent, sign of zero or trailing zeros: the canonical form in which amounts are stored. */
export function plain(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed();
}

const WRITTEN = /^(-?)0*(\d{0,15})(?:\.(\d{0,15}?)0*)?$/;

/** The canonical form of a decimal, to the 15 digits a binary number keeps: what `plain` gives, without arithmetic where that needs none. */
export function plainOf(text: string): string {
  const [, sign = '', whole = '', fraction = ''] = WRITTEN.exec(text) ?? [];
  const digits = whole.length + fraction.length;
  if (digits === 0 || digits > 15) return plain(decimal(text).toSignificantDigits(15));
  return `${sign}${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`;
}
