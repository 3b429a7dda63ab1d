/** Ranges: `2-4 kg`, `two to four`, `between $3 and $5 million`, `from 10% to 12%`, `2,000.45±0.01 pounds`. Unit and scale are shared out. */
import { type Amount, evaluate, readAmount, type Scale } from './amount.ts';
import { isLess, negate, shift, add as sum } from './figures.ts';
import { isYearLike } from './number.ts';
import { longestPhrase } from './phrases.ts';
import { at, type Tokens } from './scan.ts';
import { CHANGE, HEDGES, PAST_CHANGE, SPREAD } from './words.ts';
import type { UnitWord } from './words-units.ts';

interface Lent {
  readonly scale?: Scale;
  readonly currency?: string;
  readonly unit?: UnitWord;
}

export interface Range {
  readonly low: Amount;
  readonly high: Amount;
  /** What the lower end takes from the upper, and the upper from the lower. */
  readonly lent: Lent;
  readonly owed: Lent;
  readonly next: number;
  /** The amounts themselves for a figure with its tolerance: `12 ± 0.5`. */
  readonly around?: { readonly amount: string; readonly low: string; readonly high: string };
}

type Lead = 'between' | 'from' | 'none';

/** The range that begins at a token; `origin` is where its hedge does, `own` the amount at the token itself. */
export function readRange(tokens: Tokens, index: number, origin: number, own: Amount | undefined): Range | undefined {
  const word = at(tokens, index).lower;
  const lead: Lead = word === 'between' || word === 'from' ? word : 'none';
  if (lead === 'none' && isRefused(at(tokens, origin - 1).lower)) return undefined;
  const low = lead === 'none' ? own : readAmount(tokens, skipHedge(tokens, index + 1), lead === 'from');
  if (!low || (low.numeral.fraction && lead === 'none' && !low.unit)) return undefined;
  const tolerance = lead === 'none' ? readTolerance(tokens, low) : undefined;
  if (tolerance) return tolerance;
  const to = separator(tokens, low, lead);
  if (to === undefined) return undefined;
  const high = readAmount(tokens, skipHedge(tokens, to));
  if (!high || high.numeral.fraction !== low.numeral.fraction) return undefined;
  const shared = share(low, high);
  if (!shared) return undefined;
  const range = { low, high, ...shared, next: high.next };
  return isRange(tokens, lead === 'none' ? origin : index, range, lead) ? range : undefined;
}

/** Behind "from" and "between" the ends have been weighed already. */
const isRefused = (before: string): boolean => before === 'from' || before === 'between';

function skipHedge(tokens: Tokens, index: number): number {
  return longestPhrase(HEDGES, tokens, index)?.next ?? index;
}

/** Index of the token after the word or dash between the ends. */
function separator(tokens: Tokens, low: Amount, lead: Lead): number | undefined {
  const sign = at(tokens, low.next);
  const after = at(tokens, low.next + 1);
  if (lead === 'between') return sign.lower === 'and' || sign.lower === 'to' || sign.lower === '-' ? low.next + 1 : undefined;
  if (sign.lower === 'to') return low.next + 1;
  if (sign.lower === 'through' && lead === 'from') return low.next + 1;
  if (sign.lower === 'or') return isBareEnd(low) ? low.next + 1 : undefined;
  if (sign.lower === '~' && !sign.gap) return low.next + 1;
  if (sign.lower !== '-') return undefined;
  if (!sign.gap && after.lower === 'to') return low.next + 2;
  return sign.gap === after.gap ? low.next + 1 : undefined;
}

const isBareEnd = (amount: Amount): boolean => !amount.unit && !amount.currency && !amount.scale && !amount.numeral.fraction;

/** Shares out unit, currency and scale; undefined where the ends do not go together. */
function share(low: Amount, high: Amount): { readonly lent: Lent; readonly owed: Lent } | undefined {
  const lowKind = low.unit?.unit ?? low.currency;
  const highKind = high.unit?.unit ?? high.currency;
  if (lowKind !== undefined && highKind !== undefined && lowKind !== highKind) return undefined;
  if (lowKind !== undefined && highKind === undefined && low.unit) return undefined;
  if (high.currency !== undefined && low.currency === undefined && !low.unit) return undefined;
  const bigger = lentScale(low, high);
  const lent: Lent = {
    ...(bigger && { scale: bigger }),
    ...(lowKind === undefined && high.unit && { unit: high.unit }),
    ...(lowKind === undefined && high.currency && { currency: high.currency }),
  };
  return { lent, owed: highKind === undefined && low.currency !== undefined ? { currency: low.currency } : {} };
}

/** The scale of the upper end belongs to the lower one too where that has none and its figure is the smaller: `$1.2-1.4bn`, `two to four million`. */
function lentScale(low: Amount, high: Amount): Scale | undefined {
  if (low.scale) return undefined;
  const power = high.numeral.words ? high.numeral.step.length - 1 : 0;
  const scale = high.scale ?? (power >= 3 && low.numeral.words && low.numeral.step === '1' ? { power } : undefined);
  if (!scale) return undefined;
  const unscaled = high.scale ? high.numeral.value : shift(high.numeral.value, -power);
  return isLess(unscaled, low.numeral.value) ? undefined : scale;
}

function isRange(tokens: Tokens, index: number, range: Omit<Range, 'next'>, lead: Lead): boolean {
  const low = evaluate(range.low, range.lent);
  const high = evaluate(range.high, range.owed);
  const bare = isBareEnd(range.low) && isBareEnd(range.high);
  if (bare && isYearLike(range.low.numeral) && isYearLike(range.high.numeral)) return false;
  if (at(tokens, range.low.next).lower === '-' && !isAlike(range)) return false;
  const ascends = isLess(low.value, high.value);
  if (lead === 'between') return ascends || !bare;
  if (lead === 'from') return isSpread(tokens, index) ?? (ascends && !isChange(tokens, index, 8));
  if (at(tokens, range.low.next).lower === 'or') return ascends && range.high.unit !== undefined;
  if (!ascends) return !bare && SPREAD.has(at(tokens, index - 1).lower);
  if (at(tokens, range.low.next).lower !== 'to') return true;
  return isBareEnd(range.low) || !isStep(tokens, index);
}

/** A hyphen joins figures with figures and words with words, and no label such as `000-23985`. */
function isAlike(range: Pick<Range, 'low' | 'high'>): boolean {
  const { low, high } = range;
  if (low.numeral.words !== high.numeral.words) return false;
  const codes = low.numeral.plain && high.numeral.plain && isBareEnd(high) && high.numeral.value.length - low.numeral.value.length > 2;
  return !codes;
}

/** Looks back for "ranged", which makes a range of it, before any word of change, which makes two levels of it. */
function isSpread(tokens: Tokens, index: number): boolean | undefined {
  for (let back = 1; back <= 4; back++) {
    const word = at(tokens, index - back).lower;
    if (SPREAD.has(word)) return true;
    if (CHANGE.has(word)) return false;
  }
  return undefined;
}

function isChange(tokens: Tokens, index: number, reach: number): boolean {
  for (let back = 1; back <= reach; back++) {
    const token = at(tokens, index - back);
    if (token.kind === 'break' || token.kind === 'end' || token.text === ';') return false;
    if (CHANGE.has(token.lower)) return true;
  }
  return false;
}

/** "rose 2% to 12%", "an increase of 2% to 12%": a step and the level it leads to. */
function isStep(tokens: Tokens, index: number): boolean {
  const before = at(tokens, index - 1).lower;
  if (PAST_CHANGE.has(before)) return true;
  if (before === 'by' || before === 'another' || before === 'further' || before === 'only')
    return PAST_CHANGE.has(at(tokens, index - 2).lower);
  return before === 'of' && CHANGE.has(at(tokens, index - 2).lower);
}

/** `12 ± 0.5 kg`, `9.83e-3 +/- 1e-5`. */
function readTolerance(tokens: Tokens, center: Amount): Range | undefined {
  const sign = at(tokens, center.next);
  const slashed = sign.text === '+' && at(tokens, center.next + 1).text === '/' && at(tokens, center.next + 2).lower === '-';
  if (sign.text !== '±' && !slashed) return undefined;
  const span = readAmount(tokens, center.next + (slashed ? 3 : 1));
  const shared = span && share(center, span);
  if (!span || !shared) return undefined;
  const middle = evaluate(center, shared.lent).value;
  const reach = evaluate(span, shared.owed).value;
  return {
    low: center,
    high: span,
    ...shared,
    next: span.next,
    around: { amount: middle, low: sum(middle, negate(reach)), high: sum(middle, reach) },
  };
}
