/** What stands beside a figure, as plain text: of what it is, who says so, and the sum behind a calculated one. */
import { derivationRule } from '../model/derivation.ts';
import type { Fact } from '../model/fact.ts';
import { formatQuantity } from '../model/format.ts';
import { formatDay, formatPeriod } from '../model/format-date.ts';
import type { Ledger } from '../model/ledger.ts';
import type { Source } from '../model/source.ts';

/** `mine production of rare earths`. */
export function labelOf({ properties }: Ledger, fact: Fact): string {
  return properties.find((property) => property.id === fact.property)?.label ?? fact.property;
}

/** `mine production of rare earths, China`. */
export function nameOf(ledger: Ledger, fact: Fact): string {
  return `${labelOf(ledger, fact)}, ${ledger.entities.find((entity) => entity.id === fact.subject)?.short ?? fact.subject}`;
}

/** The recorded amount with up to six decimals; the id of a fact that is no amount. */
export function amountOf({ id, value }: Fact, unit: 'long' | 'none'): string {
  return value.type === 'quantity' ? formatQuantity(value, { digits: 6, unit, words: false }) : id;
}

/** The publisher of a source, by name. */
export function publisherOf({ entities }: Ledger, { publisher }: Source): string {
  return entities.find((entity) => entity.id === publisher)?.name ?? publisher;
}

/** A claim that says only when is covered by its figure's citation beside it. */
export function saysPeriod(fact: Fact, surface: string): boolean {
  if (fact.value.type !== 'quantity') return false;
  return [true, false].some(
    (year) => formatPeriod(fact.period, { year }) === surface || formatDay(fact.source.publishedAt, { year }) === surface,
  );
}

/** The sum behind a derived fact, so that a reader can do it. */
export interface Calculation {
  /** `(270,000 − 255,000) ÷ 255,000 × 100`. */
  readonly sum: string;
  /** What goes into it, in order. */
  readonly inputs: readonly Fact[];
  /** What the inputs are: one each, or from when to when where there are many. */
  readonly named: readonly string[];
}

export function calculationOf(fact: Fact, facts: ReadonlyMap<string, Fact>, ledger: Ledger): Calculation {
  const rule = derivationRule(fact.derivedFrom?.rule ?? '');
  const inputs = (fact.derivedFrom?.inputs ?? []).flatMap((id) => facts.get(id) ?? []);
  const amounts = inputs.map((input) => amountOf(input, 'none'));
  const fits = rule && (rule.many || amounts.length === rule.inputs.length);
  return {
    sum: fits ? rule.worked(...amounts) : fact.id,
    inputs,
    named:
      rule?.many === true && inputs.length > MOST_NAMED
        ? [`${nameOf(ledger, inputs[0] ?? fact)}, ${spanOf(inputs)}`]
        : inputs.map((input) => `${amountOf(input, 'long')}: ${nameOf(ledger, input)}, ${formatPeriod(input.period)}`),
  };
}

/** Inputs that are listed one by one; of more it is said from when to when. */
const MOST_NAMED = 4;

function spanOf(inputs: readonly Fact[]): string {
  const [newest, oldest] = [inputs[0]?.period, inputs.at(-1)?.period];
  if (!newest || !oldest) return '';
  const [last, first] = [formatPeriod(newest, { year: true }), formatPeriod(oldest, { year: true })];
  return first === last ? last : `${first} to ${last}`;
}
