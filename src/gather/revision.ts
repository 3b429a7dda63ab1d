/** What became of a figure from one run to the next: the same, rounded otherwise, revised. */
import { decimal } from '../model/decimal.ts';
import type { Fact } from '../model/fact.ts';

/**
 * Whether a newer value is a revision: further from the older one than half a percent of it and than one unit of the
 * last digit either of them shows. Sources round otherwise from edition to edition; that is no news.
 */
export function isRevision(before: Fact, after: Fact): boolean {
  const [a, b] = [before.value, after.value];
  if (a.type !== 'quantity' || b.type !== 'quantity' || a.unit !== b.unit || a.per !== b.per || a.comparator !== b.comparator)
    return JSON.stringify(a) !== JSON.stringify(b);
  const gap = decimal(b.amount).minus(a.amount).abs();
  if (gap.isZero()) return a.low !== b.low || a.high !== b.high;
  const unit = decimal('10').pow(-Math.min(places(a.amount), places(b.amount)));
  return gap.gt(unit) && gap.gt(decimal(a.amount).abs().times('0.005'));
}

/** Decimals shown; negative for trailing zeros of a whole number, which are no digits: 19,000 shows thousands. */
function places(amount: string): number {
  const [whole = '', fraction] = amount.split('.');
  return fraction === undefined ? -(/0*$/.exec(whole.replace(/^-?0+$/, ''))?.[0].length ?? 0) : fraction.length;
}
