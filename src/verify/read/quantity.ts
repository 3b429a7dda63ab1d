/** Quantities with their hedges and ranges: `over 80%`, `$1.2-1.4bn`, `between two and four kg`, `10 or more`. */
import type { QuantityMention } from '../../model/mention.ts';
import type { Comparator } from '../../model/quantity.ts';
import { type Amount, evaluate, readAmount } from './amount.ts';
import { joinCompound } from './compound.ts';
import { isLess, middle } from './figures.ts';
import { type Found, mentionAt } from './found.ts';
import { isYearLike } from './number.ts';
import { readPer } from './per.ts';
import { longestPhrase } from './phrases.ts';
import { type Range, readRange } from './range.ts';
import { at, type Tokens } from './scan.ts';
import { HEDGES, MOTION, SCALES, TRAILING_HEDGES } from './words.ts';
import { SPANS_OF_TIME } from './words-units.ts';

interface Hedge {
  readonly comparator: Comparator;
  readonly words: string;
}

/** The quantity that begins at a token, with its hedge. */
export function readQuantity(text: string, tokens: Tokens, index: number): Found | undefined {
  const lead = longestPhrase(HEDGES, tokens, index);
  const start = lead?.next ?? index;
  const own = readAmount(tokens, start);
  const range = readRange(tokens, start, index, own);
  const single = range ? undefined : readSingle(tokens, start, own);
  const next = range?.next ?? single?.next;
  if (next === undefined) return undefined;
  if (single && isPronoun(tokens, start, single)) return undefined;
  if (lead && !isHedge(tokens, index, start, single)) return undefined;
  if (!lead && single && isYearLike(single.numeral) && isBare(single) && !countsThings(tokens, index, single)) return undefined;
  const trail = longestPhrase(TRAILING_HEDGES, tokens, next);
  const trailing = trail && isTrail(tokens, next) ? trail : undefined;
  const hedge = hedgeOf(text, tokens, { lead, index, start, trailing, next });
  const body = range ? ranged(range) : plainBody(single);
  if (!body) return undefined;
  return mentionAt(text, tokens, index, trailing?.next ?? next, {
    type: 'quantity',
    ...body,
    comparator: hedge?.comparator ?? '=',
    ...(hedge && { hedge: hedge.words }),
  });
}

const isBare = (amount: Amount): boolean => !amount.unit && !amount.currency && !amount.scale && !amount.per;

/** "this one is", "which one do you": no number. */
function isPronoun(tokens: Tokens, index: number, amount: Amount): boolean {
  if (at(tokens, index).lower !== 'one' || amount.next !== index + 1) return false;
  return POINTERS.has(at(tokens, index - 1).lower) && (at(tokens, amount.next).kind !== 'word' || VERBS.has(at(tokens, amount.next).lower));
}

const POINTERS = new Set('this that which the any every each another last next'.split(' '));
const VERBS = new Set(
  'is was are were do does did has had will would can could may might must should you we he she they it i that which who whom in on at to for from with by as but and or'.split(
    ' ',
  ),
);

function readSingle(tokens: Tokens, index: number, own: Amount | undefined): Amount | undefined {
  const amount = own ?? readAccounting(tokens, index);
  return amount && joinCompound(tokens, amount);
}

/** `($0.13)`: a loss, unless it restates the amount before it ("A$170.2 million ($110 million)"). */
function readAccounting(tokens: Tokens, index: number): Amount | undefined {
  if (at(tokens, index).text !== '(') return undefined;
  const inner = readAmount(tokens, index + 1);
  if (!inner || inner.negative || at(tokens, inner.next).text !== ')' || inner.numeral.words) return undefined;
  const scale = SCALES.get(at(tokens, inner.next + 1).lower);
  const end = scale ? inner.next + 2 : inner.next + 1;
  const alone = at(tokens, index - 1).kind === 'end' && at(tokens, end).kind === 'end';
  const before = at(tokens, index - 1);
  const restates = before.kind === 'digits' || /^(?:million|billion|trillion|bn|m|[%)])$/.test(before.lower);
  const money = inner.currency !== undefined && !inner.scale && !inner.unit && !restates;
  if (!money && (!alone || inner.scale)) return undefined;
  const per = readPer(tokens, end, false);
  return { ...inner, first: index, negative: true, next: per?.next ?? end, ...(scale && { scale }), ...(per && { per: per.value }) };
}

/** Whether words that can hedge do so here: not "went up to", "over five years", "some of", "within 2024". */
function isHedge(tokens: Tokens, index: number, start: number, single: Amount | undefined): boolean {
  const word = at(tokens, index).lower;
  const before = at(tokens, index - 1).lower;
  if (single && isYearLike(single.numeral) && isBare(single) && (word !== 'some' || !countsThings(tokens, start, single)))
    return countsThings(tokens, start, single);
  if (word === 'up' && MOTION.has(before)) return false;
  if (!single) return true;
  const unit = single.unit?.unit ?? '';
  const openSpan = (word === 'over' || word === 'within' || word === 'under') && SPANS_OF_TIME.has(unit);
  if (openSpan && !/^(?:for|took|takes|last|lasts|lasted|of|in|just|is|was|than)$/.test(before)) return false;
  return !(word === 'within' && (unit === '' || single.numeral.words));
}

/** "2000 workers": round hundreds before a plural, without a word that leads in a year. */
function countsThings(tokens: Tokens, start: number, amount: Amount): boolean {
  if (!amount.numeral.value.endsWith('00')) return false;
  if (/^(?:in|by|since|until|from|of|to|during|before|after|for|late|early|mid|year)$/.test(at(tokens, start - 1).lower)) return false;
  const noun = at(tokens, amount.next);
  return (
    noun.kind === 'word' &&
    noun.gap &&
    noun.text.endsWith('s') &&
    noun.text === noun.lower &&
    noun.text.length > 3 &&
    !/^(?:was|is|has|sales|results|earnings|profits|revenues)$/.test(noun.text)
  );
}

/** "+" and "-plus" stand right behind the amount. */
function isTrail(tokens: Tokens, index: number): boolean {
  const sign = at(tokens, index);
  return sign.kind !== 'sign' || !sign.gap;
}

interface Around {
  readonly lead: { readonly value: Comparator } | undefined;
  readonly trailing: { readonly value: Comparator; readonly next: number } | undefined;
  readonly index: number;
  readonly start: number;
  readonly next: number;
}

function hedgeOf(text: string, tokens: Tokens, around: Around): Hedge | undefined {
  const { lead, trailing, index, start, next } = around;
  const words = (from: number, to: number): string =>
    text
      .slice(at(tokens, from).start, at(tokens, to - 1).end)
      .toLowerCase()
      .replace(/\s+/g, ' ');
  if (lead) return { comparator: lead.value, words: words(index, start) };
  return trailing && { comparator: trailing.value, words: words(next, trailing.next) };
}

type Body = Pick<QuantityMention, 'amount' | 'unit' | 'form' | 'step'> & Partial<Pick<QuantityMention, 'units' | 'per' | 'low' | 'high'>>;

function plainBody(amount: Amount | undefined): Body | undefined {
  if (!amount) return undefined;
  const { value, step, unit } = evaluate(amount);
  return { amount: value, unit, step, form: formOf(amount, unit), ...extras(amount) };
}

function extras(amount: Amount): Pick<Body, 'units' | 'per'> {
  const others = amount.unit?.others;
  return { ...(others && { units: others }), ...(amount.per !== undefined && { per: amount.per }) };
}

function formOf(amount: Amount, unit: string | null): QuantityMention['form'] {
  if (unit === 'times') return 'multiple';
  if (amount.numeral.fraction && !amount.unit) return 'fraction';
  return amount.numeral.words ? 'words' : 'figure';
}

function ranged(range: Range): Body {
  const low = evaluate(range.low, range.lent);
  const high = evaluate(range.high, range.owed);
  const [least, most] = isLess(high.value, low.value) ? [high.value, low.value] : [low.value, high.value];
  const unit = high.unit ?? low.unit;
  const amounts = range.around ?? { low: least, high: most, amount: middle(least, most) };
  const step = isLess(low.step, high.step) ? high.step : low.step;
  return { ...amounts, unit, step, form: formOf(range.high, unit), ...extras(range.low), ...extras(range.high) };
}
