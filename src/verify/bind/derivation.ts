/** Whether a figure is what a reader would work out from facts that stand beside it: then the sum is missing, not the fact. */
import { type Decimal, decimal, plain } from '../../model/decimal.ts';
import type { Fact } from '../../model/fact.ts';
import type { Quantity } from '../../model/quantity.ts';
import { unitById } from '../../model/unit.ts';
import { figureMismatch } from './compare.ts';
import type { Figure } from './reading.ts';

/** More facts than these are not tried: chance would find a sum for any figure. */
const MOST = 8;

/** In words how the figure follows from two of the facts, or from all of them; undefined where it does not. */
export function derivedFrom(figure: Figure, facts: readonly Fact[]): string | undefined {
  const usable = facts.filter((fact) => fact.value.type === 'quantity' && fact.value.low === undefined).slice(0, MOST);
  for (const a of usable) {
    for (const b of usable) {
      const how = a === b ? undefined : ofPair(figure, a, b);
      if (how) return how;
    }
  }
  return ofAll(figure, usable);
}

function ofPair(figure: Figure, a: Fact, b: Fact): string | undefined {
  if (a.value.type !== 'quantity' || b.value.type !== 'quantity') return undefined;
  const [one, other] = [inBase(a.value), inBase(b.value)];
  const unit = unitById(a.value.unit);
  if (unit?.dimension !== unitById(b.value.unit)?.dimension || a.value.per !== b.value.per) return undefined;
  const percent = unit?.dimension === 'percent';
  const says = (amount: Decimal, of: string): boolean => sameAs(figure, a, amount, of);
  const own = (amount: Decimal): boolean => says(amount.div(unit?.factor ?? '1'), percent ? 'percentage-point' : (unit?.id ?? 'count'));
  if (one.gt(other) && own(one.minus(other))) return `the difference of \`${a.id}\` and \`${b.id}\``;
  if (!percent && a.id < b.id && own(one.plus(other))) return `the sum of \`${a.id}\` and \`${b.id}\``;
  if (other.lte(0) || one.lte(0)) return undefined;
  if (a.property === b.property && says(one.minus(other).div(other).times(100).abs(), 'percent'))
    return `the change of \`${a.id}\` from \`${b.id}\``;
  if (one.lt(other) && says(one.div(other).times(100), 'percent')) return `the share of \`${a.id}\` in \`${b.id}\``;
  if (one.gt(other) && figure.mention.unit === 'times' && says(one.div(other), 'times')) return `the ratio of \`${a.id}\` to \`${b.id}\``;
  return undefined;
}

function ofAll(figure: Figure, facts: readonly Fact[]): string | undefined {
  const [first] = facts;
  if (first?.value.type !== 'quantity' || facts.length < 2) return undefined;
  const { unit, per } = first.value;
  const alike = facts.every(({ value }) => value.type === 'quantity' && value.unit === unit && value.per === per);
  if (!alike) return undefined;
  const sum = facts.reduce((total, { value }) => total.plus(value.type === 'quantity' ? value.amount : 0), decimal('0'));
  if (sameAs(figure, first, sum.div(facts.length), unit)) return 'the average of the facts beside it';
  return facts.length > 2 && sameAs(figure, first, sum, unit) ? 'the sum of the facts beside it' : undefined;
}

function sameAs(figure: Figure, like: Fact, amount: Decimal, unit: string): boolean {
  if (figure.second || amount.isZero()) return false;
  const value: Quantity = { type: 'quantity', amount: plain(amount.toSignificantDigits(20)), unit, comparator: '=' };
  return figureMismatch({ ...like, kind: 'figure', property: 'derived', value }, figure, false, false) === undefined;
}

function inBase(value: Quantity): Decimal {
  return decimal(value.amount).times(unitById(value.unit)?.factor ?? '1');
}
