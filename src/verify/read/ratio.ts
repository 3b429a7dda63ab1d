/** Ratios in words: `one in five`, `nine out of ten`, `doubled`, `more than tripled`, `thousands of pounds`, `several hundred`. */
import { quotient, shift, times } from './figures.ts';
import { type Found, mentionAt } from './found.ts';
import { type Numeral, readFigure } from './number.ts';
import { readCardinal, readWords } from './number-words.ts';
import { isHyphen, longestPhrase } from './phrases.ts';
import { at, type Tokens } from './scan.ts';
import { READINGS, readingsAt } from './starters.ts';
import { HEDGES, MULTIPLES, ORDERS, SCALES, VAGUE } from './words.ts';
import { CURRENCY_AFTER, CURRENCY_BEFORE } from './words-money.ts';
import { UNIT_WORDS } from './words-units.ts';

/** The ratio, multiple or order that begins at a token, with its hedge. */
export function readRatio(text: string, tokens: Tokens, index: number): Found | undefined {
  const hedge = longestPhrase(HEDGES, tokens, index);
  const start = hedge?.next ?? index;
  if ((readingsAt(tokens, start) & READINGS.share) === 0) return undefined;
  const above = whole(tokens, start);
  const body =
    (above && (readShareOf(tokens, above) ?? readOver(tokens, start, above))) ??
    readPercentOf(tokens, start) ??
    readMultiple(tokens, start) ??
    readOrder(tokens, start);
  if (!body) return undefined;
  const words = hedge && text.slice(at(tokens, index).start, at(tokens, start - 1).end).toLowerCase();
  const { next, ...mention } = body;
  return mentionAt(text, tokens, index, next, {
    type: 'quantity',
    comparator: hedge?.value ?? (body.form === 'order' ? '~' : '='),
    ...(words !== undefined && { hedge: words }),
    ...mention,
  });
}

interface Body {
  readonly next: number;
  readonly amount: string;
  readonly unit: string | null;
  readonly units?: readonly string[];
  readonly form: 'fraction' | 'multiple' | 'order';
  readonly step: string;
}

type Whole = Pick<Numeral, 'value' | 'next'>;

const whole = (tokens: Tokens, index: number): Whole | undefined => {
  const figure = readFigure(tokens, index);
  if (figure) return figure.plain ? figure : undefined;
  const words = readCardinal(tokens, index, false);
  return words && at(tokens, index).lower !== 'a' && at(tokens, index).lower !== 'an'
    ? { value: String(words.value), next: words.next }
    : undefined;
};

/** Wholes of which "3 in …" is a share; "3 in 12 markets" is two counts. */
const WHOLES = new Set(['3', '4', '5', '10', '20', '100', '1000']);

/** `one in five`, `nine out of ten`, `one of every three`: a percentage. */
function readShareOf(tokens: Tokens, above: Whole): Body | undefined {
  const dashed = isHyphen(at(tokens, above.next)) ? 1 : 0;
  const lead = above.next + dashed;
  const word = at(tokens, lead).lower;
  const after = at(tokens, lead + 1).lower;
  const outOf = word === 'out' && after === 'of';
  const everyOf = word === 'of' && after === 'every';
  if (word !== 'in' && !outOf && !everyOf) return undefined;
  let from = lead + (word === 'in' ? 1 : 2);
  if (at(tokens, from).lower === 'every' || (dashed === 1 && isHyphen(at(tokens, from)))) from++;
  const below = whole(tokens, from);
  if (!below || Number(below.value) < 2 || Number(below.value) > 10000 || Number(above.value) >= Number(below.value)) return undefined;
  if (word === 'in' && !(above.value === '1' ? below.value.length < 4 || below.value === '1000' : WHOLES.has(below.value)))
    return undefined;
  if (isCounted(tokens, below.next)) return undefined;
  return { next: below.next, amount: shift(quotient(above.value, below.value), 2), unit: 'percent', form: 'fraction', step: '1' };
}

const PRONOUNS = new Set('no any every some each the this that which for'.split(' '));

/** `one over twenty`: a part; "no one over 65" is not. */
function readOver(tokens: Tokens, index: number, above: Whole): Body | undefined {
  if (above.value !== '1' || at(tokens, above.next).lower !== 'over' || PRONOUNS.has(at(tokens, index - 1).lower)) return undefined;
  const below = readFigure(tokens, above.next + 1) ?? readWords(tokens, above.next + 1);
  if (!below || below.fraction || Number(below.value) < 2 || isCounted(tokens, below.next) || at(tokens, below.next).kind === 'word')
    return undefined;
  return { next: below.next, amount: shift(quotient('1', below.value), 2), unit: 'percent', form: 'fraction', step: '1' };
}

/** `percent of twenty` where nothing stands before or behind it, as in the heading of a column. */
function readPercentOf(tokens: Tokens, index: number): Body | undefined {
  const hit = longestPhrase(UNIT_WORDS, tokens, index);
  const before = at(tokens, index - 1).kind;
  if (
    hit?.value.unit !== 'percent' ||
    at(tokens, index).kind !== 'word' ||
    at(tokens, hit.next).lower !== 'of' ||
    (before !== 'end' && before !== 'break')
  )
    return undefined;
  const of = readFigure(tokens, hit.next + 1) ?? readWords(tokens, hit.next + 1);
  if (!of || of.fraction || at(tokens, of.next).kind === 'word') return undefined;
  return { next: of.next, amount: of.value, unit: 'percent', form: 'fraction', step: '1' };
}

/** A unit or a scale behind the whole makes two amounts of it: "one in 10 years", "3 in 10 million". */
function isCounted(tokens: Tokens, index: number): boolean {
  return (
    longestPhrase(UNIT_WORDS, tokens, index) !== undefined ||
    SCALES.has(at(tokens, index).lower) ||
    (at(tokens, index).kind === 'word' && !at(tokens, index).gap)
  );
}

/** `doubled`, `tripling`, `twice`; not the first part of "double-digit". */
function readMultiple(tokens: Tokens, index: number): Body | undefined {
  const amount = MULTIPLES.get(at(tokens, index).lower);
  const after = at(tokens, index + 1);
  if (amount === undefined || /^digits?$/.test(after.lower) || (after.lower === '-' && !after.gap && !at(tokens, index + 2).gap))
    return undefined;
  return { next: index + 1, amount, unit: 'times', form: 'multiple', step: amount === '0.5' ? '0.1' : '1' };
}

/** `thousands of pounds`, `tens of millions of dollars`, `several hundred`. */
function readOrder(tokens: Tokens, index: number): Body | undefined {
  const sign = longestPhrase(CURRENCY_BEFORE, tokens, index);
  const power = readPowers(tokens, sign?.next ?? index) ?? (sign ? undefined : readVague(tokens, index));
  if (!power) return undefined;
  const of = at(tokens, power.next).lower === 'of' ? power.next + 1 : power.next;
  const money = longestPhrase(CURRENCY_AFTER, tokens, of);
  const unit = money && !money.value.glued ? money : longestPhrase(UNIT_WORDS, tokens, of);
  const named = sign || !unit || ('after' in unit.value && unit.value.after) ? undefined : unit;
  const amount = shift(power.factor === undefined ? '1' : times('1', power.factor), power.power + (named?.value.power ?? 0));
  const others = named?.value.others;
  return {
    next: named?.next ?? power.next,
    amount,
    unit: sign?.value.unit ?? named?.value.unit ?? null,
    ...(others && { units: others }),
    form: 'order',
    step: amount,
  };
}

interface Powers {
  readonly power: number;
  readonly factor?: string;
  readonly next: number;
}

function readPowers(tokens: Tokens, index: number): Powers | undefined {
  let next = index;
  let power: number | undefined;
  for (let words = 0; words < 3; words++) {
    const from = power !== undefined && at(tokens, next).lower === 'of' ? next + 1 : next;
    const order = ORDERS.get(at(tokens, from).lower);
    if (order === undefined || (at(tokens, from).lower === 'scores' && at(tokens, from + 1).lower !== 'of')) break;
    power = (power ?? 0) + order;
    next = from + 1;
  }
  return power === undefined ? undefined : { power, next };
}

/** `several hundred`, `a few million`. */
function readVague(tokens: Tokens, index: number): Powers | undefined {
  const from = at(tokens, index).lower === 'a' ? index + 1 : index;
  if (!VAGUE.has(at(tokens, from).lower)) return undefined;
  const of = at(tokens, from + 1).lower === 'of' ? from + 2 : from + 1;
  const scale = SCALES.get(at(tokens, of).lower);
  return scale && { ...scale, next: of + 1 };
}
