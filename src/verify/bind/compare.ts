/** Whether a figure says a fact: in any of the units its words may mean, and as a pair where it is one. */
import { type Decimal, decimal } from '../../model/decimal.ts';
import type { Fact } from '../../model/fact.ts';
import type { QuantityMention } from '../../model/mention.ts';
import type { Quantity } from '../../model/quantity.ts';
import { unitById } from '../../model/unit.ts';
import { hasNoZero, quantityMismatch } from '../match-quantity.ts';
import { once } from '../once.ts';
import type { Figure } from './reading.ts';

/** Undefined where the figure says the fact, else what is wrong in a few words. `bare`: its unit is the name of a property. */
export function figureMismatch(fact: Fact, figure: Figure, bare: boolean, loss: boolean): string | undefined {
  return mismatchOf(figure, bare, loss)(fact);
}

/** The same of one figure for many facts: most are of another unit or size, which is seen at once. */
export function mismatchOf({ mention, second }: Figure, bare: boolean, loss: boolean): (fact: Fact) => string | undefined {
  const shown = Math.abs(Number(mention.amount));
  const rounding = isPlain(mention) && !loss ? Number(mention.step) * 2 : undefined;
  const units = new Map<string, Measure>();
  const alike = readings(mention, bare);
  return (fact) => {
    const { value } = fact;
    if (value.type !== 'quantity') return 'it is no figure';
    if (second) return pairMismatch(value, mention, second);
    const measure = units.get(value.unit) ?? measureFor(mention, value.unit, bare);
    units.set(value.unit, measure);
    if (!measure.means) return 'the unit differs';
    if (measure.factor !== undefined && value.low === undefined) {
      const [said, held] = [shown * measure.factor, sizeOf(value)];
      if (isFar(said, held)) return 'the value differs';
      const same = rounding !== undefined && value.comparator === '=' && value.per === mention.per;
      if (same && Math.abs(said - held) > Math.max(rounding * measure.factor, held * NOISE)) return 'the value differs';
    }
    let first: string | undefined;
    for (const one of alike) {
      const mismatch = quantityMismatch(fact, value, one, loss);
      if (mismatch === undefined || isCoarseRange(value, one)) return undefined;
      first ??= mismatch;
    }
    return first;
  };
}

/** What a mention may say in the unit of a fact. */
interface Measure {
  /** Whether it may be meant in that unit at all. */
  readonly means: boolean;
  /** How many of that unit one of its own is; undefined where only exact arithmetic can tell. */
  readonly factor: number | undefined;
}

function measureFor(mention: QuantityMention, other: string, bare: boolean): Measure {
  const { unit, units, form, low } = mention;
  const exact = (bare && unit !== null) || units !== undefined || low !== undefined || form === 'multiple' || hasNoZero(other);
  const factor = unit === null || unit === other ? 1 : Number(unitById(unit)?.factor ?? 1) / Number(unitById(other)?.factor ?? 1);
  return { means: bare || mayMean(mention, other), factor: exact ? undefined : factor };
}

/** A figure in a unit, without a hedge: it is a fact rounded, or none. */
const isPlain = ({ unit, form, comparator }: QuantityMention): boolean => unit !== null && form !== 'order' && comparator === '=';

/** What binary numbers may be off by, and far more. */
const NOISE = 1e-9;

const sizeOf = once((value: Quantity): number => Math.abs(Number(value.amount)));

/** "Between 23 and 37 degrees" for 23.4 to 36.1: in free text the ends of a range may be rounded away from each other. */
function isCoarseRange(value: Quantity, mention: QuantityMention): boolean {
  const { low, high } = mention;
  const [held, said] = [unitById(value.unit), unitById(mention.unit ?? value.unit)];
  if (low === undefined || high === undefined || value.low === undefined || value.high === undefined) return false;
  if (!held || held.dimension !== said?.dimension || value.per !== mention.per) return false;
  const gap = (shown: string, fact: string): Decimal => decimal(shown).times(said.factor).minus(decimal(fact).times(held.factor));
  const step = decimal(mention.step).times(said.factor);
  const [below, above] = [gap(low, value.low).neg(), gap(high, value.high)];
  return [below, above].every((one) => one.lte(step) && one.gte(step.div(-2)));
}

/** The mention in each unit it may have. */
function readings(mention: QuantityMention, bare: boolean): readonly QuantityMention[] {
  const others = (mention.units ?? []).filter((unit) => unit !== mention.unit).map((unit): QuantityMention => ({ ...mention, unit }));
  return bare ? [{ ...mention, unit: null }, mention, ...others] : [mention, ...others];
}

/** Whether some reading of a mention's unit is of the dimension of another; a multiple may also tell a change in percent. */
function mayMean({ unit, units, form }: QuantityMention, other: string): boolean {
  if (unit === null || unit === other || form === 'multiple' || form === 'order') return true;
  const wanted = unitById(other)?.dimension;
  return unitById(unit)?.dimension === wanted || (units ?? []).some((id) => unitById(id)?.dimension === wanted);
}

/** Less than half or more than twice: seen without exact arithmetic, which no rounding or hedge bridges. */
function isFar(shown: number, held: number): boolean {
  return shown < held / 2 - TINY || shown > held * 2 + TINY;
}

/** Amounts near zero are compared exactly. */
const TINY = 1e-6;

/** Both numbers, in either order: "113-107" is also told from the loser's side. */
function pairMismatch({ low, high }: Quantity, first: QuantityMention, second: QuantityMention): string | undefined {
  if (low === undefined || high === undefined) return 'a pair for one figure';
  const same = (one: string, other: string): boolean => decimal(one).eq(other);
  const said = (same(first.amount, low) && same(second.amount, high)) || (same(first.amount, high) && same(second.amount, low));
  return said ? undefined : 'the pair differs';
}

/** Whether a figure and a fact are of one kind, so that one can be the other with another value. */
export function comparable(fact: Fact, figure: Figure, bare: boolean): boolean {
  const { value } = fact;
  if (value.type !== 'quantity') return false;
  const paired = value.low !== undefined && value.high !== undefined;
  if (figure.second) return paired;
  if (paired && figure.mention.low === undefined) return false;
  const wanted = unitById(value.unit)?.dimension;
  const { unit, units } = figure.mention;
  if (unit === null || bare) return wanted !== 'percent' && !wanted?.startsWith('currency:');
  return [unit, ...(units ?? [])].some((id) => unitById(id)?.dimension === wanted);
}

/** How far apart a figure and a fact are, as a share of the fact. */
export function distance(fact: Fact, figure: Figure): number {
  const { value } = fact;
  if (value.type !== 'quantity') return Number.POSITIVE_INFINITY;
  const shown = decimal(figure.mention.amount).times(unitById(figure.mention.unit ?? value.unit)?.factor ?? '1');
  const held = decimal(value.low ?? value.amount).times(unitById(value.unit)?.factor ?? '1');
  const share = shown.minus(held).abs().div(held.abs().plus('0.000001')).toNumber();
  if (!figure.second || value.high === undefined) return share;
  const differing = (shown.eq(held) ? 0 : 1) + (decimal(figure.second.amount).eq(value.high) ? 0 : 1);
  return differing + Math.min(share, 1) / 2;
}
