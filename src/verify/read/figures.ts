/** Arithmetic on plain decimal strings by moving the point; exact at any length. Sums and quotients go through `decimal.ts`. */
import { decimal, plain } from '../../model/decimal.ts';

/** A decimal without needless zeros: `007.50` is `7.5`, `-0.0` is `0`. */
export function trim(text: string): string {
  const negative = text.startsWith('-');
  if (!negative && text !== '' && text.charCodeAt(0) !== 48 && !text.includes('.')) return text;
  const [whole = '', part = ''] = (negative ? text.slice(1) : text).split('.');
  let first = 0;
  while (first < whole.length - 1 && whole.charCodeAt(first) === 48) first++;
  let last = part.length;
  while (last > 0 && part.charCodeAt(last - 1) === 48) last--;
  const head = whole.slice(first) || '0';
  const body = last > 0 ? `${head}.${part.slice(0, last)}` : head;
  return negative && body !== '0' ? `-${body}` : body;
}

/** The decimal times ten to the power. */
export function shift(text: string, power: number): string {
  if (power === 0) return trim(text);
  const negative = text.startsWith('-');
  const [whole = '', part = ''] = (negative ? text.slice(1) : text).split('.');
  const digits = whole + part;
  const point = whole.length + power;
  const moved =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : point >= digits.length
        ? digits + '0'.repeat(point - digits.length)
        : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return trim(negative ? `-${moved}` : moved);
}

/** One unit in the last digit of a decimal as written: `0.01` for `3.70`. */
export function lastDigit(written: string): string {
  const point = written.indexOf('.');
  return point < 0 ? '1' : shift('1', point + 1 - written.length);
}

export function negate(text: string): string {
  return text === '0' ? text : text.startsWith('-') ? text.slice(1) : `-${text}`;
}

export function add(left: string, right: string): string {
  return plain(decimal(left).plus(decimal(right)));
}

export function times(left: string, right: string): string {
  return plain(decimal(left).times(decimal(right)));
}

export function quotient(left: string, right: string): string {
  return plain(decimal(left).div(decimal(right)));
}

export function isLess(left: string, right: string): boolean {
  return decimal(left).lessThan(decimal(right));
}

/** The middle of two decimals. */
export function middle(left: string, right: string): string {
  return plain(decimal(left).plus(decimal(right)).div(2));
}
