/** Amounts without a number in everyday speech: `all day`, `an hour and a half`, `a couple of days`; `a gallon`, `another penny`, `few miles`. */
import { unitById } from '../../model/unit.ts';
import { shift } from './figures.ts';
import { type Found, mentionAt } from './found.ts';
import { longestPhrase } from './phrases.ts';
import { at, type Tokens } from './scan.ts';
import { CURRENCY_AFTER } from './words-money.ts';
import { SPANS_OF_TIME, UNIT_WORDS } from './words-units.ts';

/** How many a vague word is taken for. */
const COUNTS: ReadonlyMap<string, string> = new Map([
  ['all', '1'],
  ['full', '1'],
  ['whole', '1'],
  ['entire', '1'],
  ['a', '1'],
  ['an', '1'],
  ['another', '1'],
  ['couple', '2'],
  ['few', '3'],
  ['some', '3'],
  ['several', '3'],
]);

/** The span that begins at a token. */
export function readSpanOfTime(text: string, tokens: Tokens, index: number): Found | undefined {
  const article = at(tokens, index).lower === 'a' || at(tokens, index).lower === 'the';
  const from = article && COUNTS.has(at(tokens, index + 1).lower) ? index + 1 : index;
  const count = COUNTS.get(at(tokens, from).lower);
  if (count === undefined) return undefined;
  let noun = from + 1;
  if (at(tokens, noun).lower === 'of' || at(tokens, noun).lower === '-' || at(tokens, noun).lower === 'business') noun++;
  const unit = longestPhrase(UNIT_WORDS, tokens, noun);
  if (!unit || !SPANS_OF_TIME.has(unit.value.unit) || unit.value.after) return readMeasure(text, tokens, index, noun, count);
  const half =
    count === '1' && at(tokens, unit.next).lower === 'and'
      ? at(tokens, unit.next + 1).lower === 'a'
        ? unit.next + 2
        : unit.next + 1
      : unit.next;
  const halved = half > unit.next && at(tokens, half).lower === 'half';
  return mentionAt(text, tokens, index, halved ? half + 1 : unit.next, {
    type: 'quantity',
    amount: halved ? '1.5' : count,
    unit: unit.value.unit,
    comparator: '=',
    form: 'words',
    step: halved ? '0.1' : '1',
  });
}

/** What is bought and weighed by one: "a point", "a time" and "a share" are no amounts. */
const MEASURED: ReadonlySet<string> = new Set(['mass', 'volume', 'length', 'area', 'data']);

/** `a gallon`, `an ml`, `a couple of pounds`, `a penny`. */
function readMeasure(text: string, tokens: Tokens, index: number, noun: number, count: string): Found | undefined {
  const measure = longestPhrase(UNIT_WORDS, tokens, noun);
  const money = measure ? undefined : longestPhrase(CURRENCY_AFTER, tokens, noun);
  const hit = measure ?? money;
  const fits = measure
    ? MEASURED.has(unitById(measure.value.unit)?.dimension ?? '')
    : at(tokens, noun).kind === 'word' && !money?.value.glued;
  if (!hit || !fits || hit.value.power > 0) return undefined;
  return mentionAt(text, tokens, index, hit.next, {
    type: 'quantity',
    amount: shift(count, hit.value.power),
    unit: hit.value.unit,
    comparator: '=',
    form: 'words',
    step: shift('1', hit.value.power),
    ...(hit.value.others && { units: hit.value.others }),
  });
}
