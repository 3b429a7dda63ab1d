/** Several publishers on one statement: one speaks for those that agree; where they disagree none does, and all are told. */
import { ConfigError } from '../errors.ts';
import { type Decimal, decimal } from '../model/decimal.ts';
import type { Fact } from '../model/fact.ts';
import type { Quantity } from '../model/quantity.ts';
import { unitById } from '../model/unit.ts';

/** Sources that say different things of one subject, property and time. */
export class Dispute {
  /** One fact of each publisher, the preferred first. */
  readonly facts: readonly Fact[];

  constructor(facts: readonly Fact[]) {
    this.facts = facts;
  }

  get reason(): string {
    return `sources disagree: ${this.facts.map(({ id }) => id).join(' and ')}; say which with \`publisher:\``;
  }
}

/** The fact of the preferred publisher where all agree; else the dispute. Throws ConfigError where facts are of different statements. */
export function onePublisher(
  name: string,
  facts: readonly Fact[],
  prefer: readonly string[],
  leftOut: Map<string, string>,
): Fact | Dispute {
  const sorted = [...facts].sort((a, b) => rank(a, prefer) - rank(b, prefer) || (a.id < b.id ? -1 : 1));
  const [first, ...others] = sorted;
  if (!first) throw new RangeError('no facts');
  const different = others.find(
    (fact) => fact.subject !== first.subject || fact.property !== first.property || fact.source.publisher === first.source.publisher,
  );
  if (different)
    throw new ConfigError(
      `the role \`${name}\` means several facts: ${facts
        .map((fact) => fact.id)
        .sort()
        .join(', ')}`,
      { hint: 'narrow it with id, property, period, vintage or publisher, or make it `many: true`' },
    );
  const rivals = others.filter((fact) => !agree(first, fact));
  if (rivals.length > 0) return new Dispute([first, ...rivals]);
  for (const fact of others) leftOut.set(fact.id, `says the same as ${first.id}`);
  return first;
}

function rank(fact: Fact, prefer: readonly string[]): number {
  const index = prefer.indexOf(fact.source.publisher);
  return index < 0 ? prefer.length : index;
}

/** Whether two sources say the same: equal, or one a rounding of the other. */
export function agree(a: Fact, b: Fact): boolean {
  if (a.value.type !== 'quantity' || b.value.type !== 'quantity') return JSON.stringify(a.value) === JSON.stringify(b.value);
  if (a.value.comparator !== b.value.comparator || a.value.per !== b.value.per) return false;
  if (unitById(a.value.unit)?.dimension !== unitById(b.value.unit)?.dimension) return false;
  if (a.value.low !== b.value.low || a.value.high !== b.value.high) return false;
  return base(a.value)
    .minus(base(b.value))
    .abs()
    .lte(larger(halfDigit(a.value), halfDigit(b.value)));
}

function larger(a: Decimal, b: Decimal): Decimal {
  return a.gt(b) ? a : b;
}

/** The amount in the base unit of its dimension. */
export function base(quantity: Quantity): Decimal {
  return decimal(quantity.amount).times(unitById(quantity.unit)?.factor ?? '1');
}

/** Half of the last digit a figure shows, in the base unit; of a whole number at least three digits count as shown. */
function halfDigit(quantity: Quantity): Decimal {
  const [whole = '', fraction] = quantity.amount.replace('-', '').split('.');
  const zeros = Math.max(0, Math.min(/0*$/.exec(whole)?.[0].length ?? 0, whole.length - 3));
  return decimal('10')
    .pow(fraction === undefined ? zeros : -fraction.length)
    .div(2)
    .times(unitById(quantity.unit)?.factor ?? '1');
}
