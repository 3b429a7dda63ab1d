/** Which readings can begin at a token at all, so that most words cost one look. */
import { firstWords } from './phrases.ts';
import { at, type Token, type Tokens } from './scan.ts';
import { DENOMINATORS, HEDGES, MULTIPLES, ONES, ORDERS, ORDINALS, SCALES, TEENS, TENS, VAGUE } from './words.ts';
import { FISCAL, MONTHS, PARTS, RELATIONS, YEARS } from './words-calendar.ts';
import { CURRENCY_BEFORE } from './words-money.ts';
import { DESIGNATORS, LABEL_LEADS } from './words-names.ts';

/** Sets of readings, as bits; `share` and `amount` are a ratio and a quantity without the hedge that may lead them in. */
export const READINGS = {
  ticker: 1,
  time: 2,
  date: 4,
  ratio: 8,
  quantity: 16,
  ordinal: 32,
  name: 64,
  share: 128,
  amount: 256,
  all: 511,
} as const;

const { ticker, date, ratio, quantity, ordinal, name, share, amount, all } = READINGS;
const VULGAR_FRACTIONS = [...'½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅑⅒'];

/** Words that are or hold a number, a month or a multiple themselves. */
const NUMBERS = new Set(
  [ONES, TEENS, TENS, ORDINALS, DENOMINATORS, MULTIPLES, ORDERS, SCALES, MONTHS].flatMap((table) => [...table.keys()]),
);

const KINDS = new Map<string, number>();
const mark = (words: Iterable<string>, bits: number): void => {
  for (const word of words) KINDS.set(word, (KINDS.get(word) ?? 0) | bits);
};

mark([...ONES.keys(), ...TEENS.keys(), ...TENS.keys()], date | ratio | share | quantity | amount);
mark([...ORDINALS.keys(), ...TENS.keys()], date | ordinal);
mark(
  [
    ...MONTHS.keys(),
    ...YEARS.keys(),
    ...[PARTS, RELATIONS, FISCAL].flatMap(firstWords),
    ...'q h qfy hfy cy quarter year final latter from between the past coming upcoming couple few'.split(' '),
    "'",
  ],
  date,
);
mark(
  [...MULTIPLES.keys(), ...ORDERS.keys(), ...VAGUE, ...firstWords(CURRENCY_BEFORE), ...'a per percent percents percentage'.split(' ')],
  ratio | share,
);
mark(
  [...firstWords(CURRENCY_BEFORE), ...VULGAR_FRACTIONS, ...'a an half quarter hundred thousand minus negative - + .'.split(' ')],
  quantity | amount,
);
mark([...firstWords(HEDGES), 'between', 'from', '('], quantity);
mark(firstWords(HEDGES), ratio);
mark([...DESIGNATORS, ...LABEL_LEADS, ...'no nos #'.split(' ')], name);

/** The readings that can begin at a token. */
export function readingsAt(tokens: Tokens, index: number): number {
  const token = at(tokens, index);
  if (token.kind === 'digits') return all;
  if (token.kind === 'foreign') return 0;
  if (isArticle(token) && at(tokens, index + 1).gap) return leadsIn(at(tokens, index + 1)) ? (KINDS.get(token.lower) ?? 0) : 0;
  const known = KINDS.get(token.lower) ?? 0;
  if (token.kind === 'word') return known | namesAt(tokens, index, token);
  const after = at(tokens, index + 1);
  const leads = (token.text !== '.' && token.lower !== "'") || (after.kind === 'digits' && !after.gap);
  return leads ? known : 0;
}

const isArticle = (token: Token): boolean => token.lower === 'a' || token.lower === 'an' || token.lower === 'the';

/** Words of hedges between an article and its figure: "a little over", "a total of". */
const FILLERS = new Set(['little', 'bit', 'total', 'record']);

/** What may follow an article in a number or date: "a third", "a few hundred", "the end of 2026". */
function leadsIn(token: Token): boolean {
  return token.kind === 'digits' || KINDS.has(token.lower) || NUMBERS.has(token.lower) || FILLERS.has(token.lower);
}

/** Letters with a digit, hyphen or colon behind, or two capitals in a row, may begin a name or a ticker. */
function namesAt(tokens: Tokens, index: number, token: Token): number {
  const after = at(tokens, index + 1);
  if (after.kind === 'digits') return after.gap && !isCapital(token.text) ? 0 : name | date;
  if (after.kind === 'word') return isCapital(token.text) && (isCapital(after.text) || after.gap) ? name | ticker : 0;
  if (after.kind !== 'sign' || after.gap) return isCapital(token.text) && after.text === ':' ? ticker : 0;
  return '-:/&._'.includes(after.lower) ? name | ticker : 0;
}

const isCapital = (text: string): boolean => text.charCodeAt(0) < 91 || text.charCodeAt(0) > 127;

/** Whether a token is itself a number, a month or a multiple, so that a name with it needs protection. */
export function holdsNumber(token: Token): boolean {
  return token.kind === 'digits' || token.kind === 'foreign' || NUMBERS.has(token.lower);
}
