/** Numbers as a voice says them: `two hundred seventy thousand`, `twelve point zero five billion`, `thirty-first`. */
import { type Decimal, decimal } from '../../model/decimal.ts';

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES: readonly (readonly [power: number, word: string])[] = [
  [12, 'trillion'],
  [9, 'billion'],
  [6, 'million'],
  [3, 'thousand'],
];
/** Decimals after which "point two three four five million" is worse than the number in full. */
const MOST_DECIMALS = 3;

/** A plain decimal string in words; from a million on with its scale, where that is short. */
export function numberWords(amount: string): string {
  const value = decimal(amount);
  const size = value.abs();
  const words = scaledWords(size) ?? pointWords(size);
  return value.isNegative() && !value.isZero() ? `minus ${words}` : words;
}

function scaledWords(size: Decimal): string | undefined {
  for (const [power, word] of SCALES) {
    if (power < 6 || size.lt(`1e${power}`)) continue;
    const scaled = size.div(`1e${power}`);
    return scaled.decimalPlaces() <= MOST_DECIMALS ? `${pointWords(scaled)} ${word}` : undefined;
  }
  return undefined;
}

function pointWords(size: Decimal): string {
  const [whole = '0', fraction] = size.toFixed().split('.');
  const digits = fraction === undefined ? '' : ` point ${[...fraction].map((digit) => SMALL[Number(digit)]).join(' ')}`;
  return wholeWords(whole) + digits;
}

/** Digits of a whole number in words, group by group. */
function wholeWords(digits: string): string {
  const value = decimal(digits);
  if (value.gte('1e15')) return [...digits].map((digit) => SMALL[Number(digit)]).join(' ');
  let rest = value.toNumber();
  const parts: string[] = [];
  for (const [power, word] of SCALES) {
    const count = Math.floor(rest / 10 ** power);
    if (count > 0) parts.push(`${hundreds(count)} ${word}`);
    rest %= 10 ** power;
  }
  return parts.length > 0 && rest === 0 ? parts.join(' ') : [...parts, hundreds(rest)].join(' ');
}

/** 0 to 999. */
function hundreds(value: number): string {
  if (value < 20) return SMALL[value] ?? '';
  if (value < 100) return `${TENS[Math.floor(value / 10)]}${value % 10 === 0 ? '' : `-${SMALL[value % 10]}`}`;
  return `${SMALL[Math.floor(value / 100)]} hundred${value % 100 === 0 ? '' : ` ${hundreds(value % 100)}`}`;
}

const IRREGULAR: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** A day of the month as it is said: `first`, `thirty-first`. */
export function ordinalWords(value: number): string {
  const words = hundreds(value);
  const last = /[a-z]+$/.exec(words)?.[0] ?? '';
  return words.slice(0, -last.length) + (IRREGULAR[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`));
}
