/** Numbers in figures: `1,234.5`, `12,34,567`, `.77`, `4 1/2`, `½`, `1.3x10^6`. Unsigned; scale words and units are read elsewhere. */
import { add, lastDigit, quotient, shift, times, trim } from './figures.ts';
import { isHyphen } from './phrases.ts';
import { at, type Token, type Tokens } from './scan.ts';

export interface Numeral {
  /** Index of the token after it. */
  readonly next: number;
  /** Plain decimal, unsigned. */
  readonly value: string;
  /** Size of one unit in its last digit. */
  readonly step: string;
  readonly words: boolean;
  /** A part of one: `a third`, `3/4`. */
  readonly fraction: boolean;
  /** One run of digits and nothing else, which may be a year or part of a name. */
  readonly plain: boolean;
}

/** No figure in market prose is longer; longer runs are read as names. */
const MOST_DIGITS = 40;
const MOST_GROUPS = 12;
const VULGAR: ReadonlyMap<string, Omit<Numeral, 'next'>> = new Map(
  '½ 1 2,⅓ 1 3,⅔ 2 3,¼ 1 4,¾ 3 4,⅕ 1 5,⅖ 2 5,⅗ 3 5,⅘ 4 5,⅙ 1 6,⅚ 5 6,⅛ 1 8,⅜ 3 8,⅝ 5 8,⅞ 7 8,⅑ 1 9,⅒ 1 10'
    .split(',')
    .map((line): [string, Omit<Numeral, 'next'>] => {
      const [sign = '', above, below] = line.split(' ');
      return [sign, part(Number(above), Number(below))];
    }),
);
const PARTS = new Set([
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  '10',
  '12',
  '15',
  '16',
  '20',
  '25',
  '32',
  '50',
  '64',
  '100',
  '1000',
  '10000',
]);

/** The number in figures that begins at a token. */
export function readFigure(tokens: Tokens, index: number): Numeral | undefined {
  const first = at(tokens, index);
  const vulgar = first.kind === 'sign' ? VULGAR.get(first.text) : undefined;
  if (vulgar) return { ...vulgar, next: index + 1 };
  const whole = first.kind === 'digits' ? readWhole(tokens, index) : first.text === '.' ? readPoint(tokens, index) : undefined;
  if (!whole || whole.written.length > MOST_DIGITS) return undefined;
  return readFraction(tokens, index, whole) ?? readPower(tokens, whole) ?? numeral(whole);
}

interface Written {
  readonly written: string;
  readonly next: number;
  readonly plain: boolean;
}

const numeral = (whole: Written): Numeral => ({
  next: whole.next,
  value: trim(whole.written),
  step: lastDigit(whole.written),
  words: false,
  fraction: false,
  plain: whole.plain,
});

function readWhole(tokens: Tokens, index: number): Written {
  const groups = groupCount(tokens, index);
  let written = '';
  for (let group = 0; group <= groups; group++) written += at(tokens, index + group * 2).text;
  const next = index + 1 + groups * 2;
  const spaced = groups === 0 ? spacedGroups(tokens, index) : 0;
  for (let group = 1; group <= spaced; group++) written += at(tokens, index + group).text;
  return readDecimals(tokens, written, next + spaced, groups + spaced === 0);
}

/** How many comma groups follow: all of three digits, or of two and a last one of three as in India. */
function groupCount(tokens: Tokens, index: number): number {
  const lead = at(tokens, index).text;
  if (lead.length > 3 || (lead.startsWith('0') && lead.length > 1)) return 0;
  let count = 0;
  let threes = 0;
  let lakh = 0;
  while (
    count < MOST_GROUPS &&
    isGlued(tokens, index + count * 2 + 1, ',') &&
    at(tokens, index + count * 2 + 2).kind === 'digits' &&
    !at(tokens, index + count * 2 + 2).gap
  ) {
    const length = at(tokens, index + count * 2 + 2).text.length;
    count++;
    if (length === 3 && threes === count - 1) threes = count;
    if (length === 3) {
      lakh = count;
      break;
    }
    if (length !== 2) break;
  }
  while (threes > 0 && threes < MOST_GROUPS && isGlued(tokens, index + threes * 2 + 1, ',') && isGroup(at(tokens, index + threes * 2 + 2)))
    threes++;
  return Math.max(threes, lead.length < 3 ? lakh : 0);
}

/** `1 234 567`: two groups or more behind plain blanks, or any behind narrow or no-break ones. */
function spacedGroups(tokens: Tokens, index: number): number {
  if (at(tokens, index).text.length > 3 || at(tokens, index).text.startsWith('0')) return 0;
  let count = 0;
  while (count < MOST_GROUPS) {
    const token = at(tokens, index + count + 1);
    if (token.kind !== 'digits' || token.text.length !== 3 || token.start - at(tokens, index + count).end !== 1) break;
    count++;
  }
  const after = at(tokens, index + count + 1);
  if (after.kind === 'digits' && after.start - at(tokens, index + count).end === 1) return 0;
  return count > 1 ? count : 0;
}

const isGlued = (tokens: Tokens, index: number, sign: string): boolean => at(tokens, index).text === sign && !at(tokens, index).gap;
const isGroup = (token: Token): boolean => token.kind === 'digits' && token.text.length === 3 && !token.gap;

function readDecimals(tokens: Tokens, written: string, next: number, plain: boolean): Written {
  const digits = at(tokens, next + 1);
  if (!isGlued(tokens, next, '.') || digits.kind !== 'digits' || digits.gap) return { written, next, plain };
  return { written: `${written}.${digits.text}`, next: next + 2, plain: false };
}

/** `.77` at the begin of a word. */
function readPoint(tokens: Tokens, index: number): Written | undefined {
  const point = at(tokens, index);
  const digits = at(tokens, index + 1);
  const before = at(tokens, index - 1);
  const free = point.gap || before.kind === 'end' || before.kind === 'sign';
  if (!free || digits.kind !== 'digits' || digits.gap) return undefined;
  return { written: `0.${digits.text}`, next: index + 2, plain: false };
}

/** `3/4`, `4 1/2`, `4-1/2`, `2½`. */
function readFraction(tokens: Tokens, index: number, whole: Written): Numeral | undefined {
  if (!whole.plain) return undefined;
  const simple = slashed(tokens, index);
  if (simple) return simple;
  const vulgar = VULGAR.get(at(tokens, whole.next).text);
  if (vulgar) return mixed(whole.written, { ...vulgar, next: whole.next + 1 });
  const from = isHyphen(at(tokens, whole.next)) && !at(tokens, whole.next + 1).gap ? whole.next + 1 : whole.next;
  if (from === whole.next && !at(tokens, from).gap) return undefined;
  const rest = slashed(tokens, from);
  return rest && whole.written.length < 4 ? mixed(whole.written, rest) : undefined;
}

const mixed = (whole: string, rest: Numeral): Numeral => ({ ...rest, value: add(whole, rest.value), fraction: false });

function slashed(tokens: Tokens, index: number): Numeral | undefined {
  const above = at(tokens, index);
  const below = at(tokens, index + 2);
  if (at(tokens, index + 1).text !== '/' || above.kind !== 'digits' || below.kind !== 'digits' || !PARTS.has(below.text)) return undefined;
  if (
    at(tokens, index + 1).gap !== below.gap ||
    above.text.length > 4 ||
    Number(above.text) >= Number(below.text) ||
    isGlued(tokens, index + 3, '/')
  )
    return undefined;
  return { ...part(Number(above.text), Number(below.text)), next: index + 3 };
}

function part(above: number, below: number): Omit<Numeral, 'next'> {
  return { value: quotient(String(above), String(below)), step: stepOfPart(below), words: false, fraction: true, plain: false };
}

/** A finite quotient shows as many decimals as it has, another one two. */
export function stepOfPart(below: number): string {
  const value = quotient('1', String(below));
  return value.length > 8 ? '0.01' : lastDigit(value);
}

/** `1e10`, `12.32e+14`, `1.3x10^6`, `2.48×10−5`. Powers beyond 30 are no figure of ours. */
function readPower(tokens: Tokens, whole: Written): Numeral | undefined {
  const mark = at(tokens, whole.next);
  if (mark.gap) return undefined;
  if (mark.lower === 'e') return raised(tokens, whole, whole.next + 1);
  if (mark.lower !== 'x' && mark.text !== '×' && mark.text !== '*') return undefined;
  if (at(tokens, whole.next + 1).text !== '10') return undefined;
  const caret = at(tokens, whole.next + 2);
  return caret.text === '^'
    ? raised(tokens, whole, whole.next + 3)
    : caret.lower === '-' && !caret.gap
      ? raised(tokens, whole, whole.next + 2)
      : undefined;
}

function raised(tokens: Tokens, whole: Written, index: number): Numeral | undefined {
  const sign = at(tokens, index);
  const signed = (sign.lower === '-' || sign.text === '+') && !sign.gap;
  const digits = at(tokens, signed ? index + 1 : index);
  if (digits.kind !== 'digits' || digits.gap || digits.text.length > 2 || Number(digits.text) > 30) return undefined;
  const power = sign.lower === '-' ? -Number(digits.text) : Number(digits.text);
  return {
    next: (signed ? index + 1 : index) + 1,
    value: shift(whole.written, power),
    step: shift(lastDigit(whole.written), power),
    words: false,
    fraction: false,
    plain: false,
  };
}

/** Four digits from 1900 to 2099 with nothing else: a year, unless the grammar says otherwise. */
export function isYearLike(numeral: Numeral): boolean {
  return (
    numeral.plain && !numeral.words && numeral.value.length === 4 && (numeral.value.startsWith('19') || numeral.value.startsWith('20'))
  );
}

/** A numeral times a scale. */
export function scaled(numeral: Numeral, scale: { readonly power: number; readonly factor?: string }, next: number): Numeral {
  const by = (text: string): string => (scale.factor === undefined ? shift(text, scale.power) : times(text, scale.factor));
  return { ...numeral, next, value: by(numeral.value), step: by(numeral.step), fraction: false, plain: false };
}
