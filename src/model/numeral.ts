/** A figure as tables write it: groups of thousands, brackets for a loss, a bound, a percent or currency sign; read to a plain decimal. */
import type { Comparator } from './quantity.ts';
import { isCurrency } from './unit.ts';

/** What stands between a figure's whole and its fraction. A point unless the table is declared to have commas. */
export type DecimalSign = '.' | ',';

export interface Numeral {
  /** Plain decimal with its sign: `-1234.5`. */
  readonly amount: string;
  readonly comparator: Comparator;
  /** The sign or code that stands at it: `%`, `$`, `EUR`. */
  readonly mark?: string;
}

const COMPARATORS: Readonly<Record<string, Comparator>> = {
  '<': '<',
  '<=': '<=',
  '≤': '<=',
  '>': '>',
  '>=': '>=',
  '≥': '>=',
  '~': '~',
  '≈': '~',
};
const GROUPED: Readonly<Record<DecimalSign, RegExp>> = {
  '.': /^(?:\d+|\d{1,3}(?:([,' ’\u00A0\u2009\u202F])\d{3})(?:\1\d{3})*)?(?:\.\d+)?(?:[eE][+-]?\d{1,2})?$/,
  ',': /^(?:\d+|\d{1,3}(?:([.' ’\u00A0\u2009\u202F])\d{3})(?:\1\d{3})*)?(?:,\d+)?$/,
};
const PLAIN = /^-?\d{1,40}(?:\.\d{1,40})?$/;
const LONGEST = 80;
const AROUND =
  /^(<=|>=|[<>≤≥~≈])?\s*(\()?\s*([+\-−–])?\s*((?:[A-Z]{1,3})?[$€£¥₹₩]|[A-Z]{3}(?=[\s\d]))?\s*([+\-−])?([\d.,' ’\u00A0\u2009\u202F]*\d(?:[eE][+-]?\d{1,2})?)\s*(%|[$€£¥₹₩]|[A-Z]{3})?\s*(\))?$/;

/**
 * Reads one figure: `1,234.5`, `(3.2)` for a loss, `3.2%`, `$1,200`, `>85,000,000`. Undefined for anything else, so for
 * `1,5` where the decimal sign is a point, and for groups that are not of three digits.
 */
export function readNumeral(text: string, decimal: DecimalSign = '.'): Numeral | undefined {
  if (decimal === '.' && PLAIN.test(text)) return { amount: text, comparator: '=' };
  if (text.length > LONGEST) return undefined;
  const [, comparator, open, sign, before, inner, digits = '', after, close] = AROUND.exec(text.trim()) ?? [];
  if (digits === '' || !GROUPED[decimal].test(digits)) return undefined;
  const signs = [sign, inner].filter((one) => one !== undefined);
  if ((open === undefined) !== (close === undefined) || signs.length > 1 || (open !== undefined && signs.length > 0)) return undefined;
  if (before !== undefined && after !== undefined) return undefined;
  const negative = open !== undefined || (signs[0] !== undefined && signs[0] !== '+');
  const bare = decimal === '.' ? digits.replace(/[^\d.eE+-]/g, '') : digits.replace(/[^\d,]/g, '').replace(',', '.');
  const mark = before ?? after;
  if (mark !== undefined && /^[A-Z]{3}$/.test(mark) && !isCurrency(mark)) return undefined;
  return {
    amount: `${negative ? '-' : ''}${bare}`,
    comparator: COMPARATORS[comparator ?? ''] ?? '=',
    ...(mark !== undefined && { mark }),
  };
}
