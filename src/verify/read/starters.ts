/** Whether anything can begin at a token at all, so that plain words cost one look. */
import { at, type Tokens } from './scan.ts';
import { DENOMINATORS, HEDGES, MULTIPLES, ONES, ORDERS, ORDINALS, SCALES, TEENS, TENS, VAGUE } from './words.ts';
import { FISCAL, MONTHS, PARTS, RELATIONS } from './words-calendar.ts';
import { CURRENCY_BEFORE } from './words-money.ts';
import { DESIGNATORS } from './words-names.ts';

/** Words that are or hold a number, a month or a multiple themselves. */
const NUMBERS = new Set([
  ...ONES.keys(),
  ...TEENS.keys(),
  ...TENS.keys(),
  ...ORDINALS.keys(),
  ...DENOMINATORS.keys(),
  ...MULTIPLES.keys(),
  ...ORDERS.keys(),
  ...SCALES.keys(),
  ...MONTHS.keys(),
]);

const firsts = (table: { readonly next: ReadonlyMap<string, unknown> }): string[] =>
  [...table.next.keys()].map((key) => (key.length > 1 && key.startsWith('=') ? key.slice(1).toLowerCase() : key));

/** Words and signs that can lead in a number or a date behind them. */
const LEADS = new Set([
  ...NUMBERS,
  ...VAGUE,
  ...DESIGNATORS,
  ...[HEDGES, CURRENCY_BEFORE, PARTS, RELATIONS, FISCAL].flatMap(firsts),
  ..."a an this current past next coming upcoming percent percents percentage per between from minus negative no nos q h final last latter year quarter + - ( . # '".split(
    ' ',
  ),
  ...'½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅑⅒',
]);

/** `inside`: only what is itself a number, a month or a multiple, not what leads one in. */
export function isStarter(tokens: Tokens, index: number, inside = false): boolean {
  const token = at(tokens, index);
  if (token.kind === 'digits' || token.kind === 'foreign') return true;
  if (inside) return NUMBERS.has(token.lower);
  if (LEADS.has(token.lower)) return true;
  if (token.kind !== 'word') return false;
  const after = at(tokens, index + 1);
  if (after.kind === 'digits') return !after.gap || isCapital(token.text);
  return after.kind === 'sign' &&
    (after.lower === '-' || after.lower === ':' || after.lower === '/' || after.text === '&' || after.text === '.' || isCapital(token.text))
    ? true
    : isCapital(token.text) && after.kind === 'word' && isCapital(after.text);
}

const isCapital = (text: string): boolean => text.charCodeAt(0) < 91 || text.charCodeAt(0) > 127;
