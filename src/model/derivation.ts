/**
 * Facts from facts. Each rule is a formula over quantities with the guards that keep it from misleading; the guard of
 * texts recomputes every derived fact from its inputs with the same rule.
 */
import { Decimal, decimal, plain } from './decimal.ts';
import { type Fact, STANDINGS, type Standing } from './fact.ts';
import { type Period, periodKey } from './period.ts';
import type { Quantity } from './quantity.ts';
import { fourthQuarter } from './remainder.ts';
import { unitById } from './unit.ts';

export interface Rule {
  readonly id: string;
  readonly version: number;
  /** Names of the inputs, in order; `...` where the last may be many. */
  readonly inputs: readonly string[];
  /** The rule in general, for documentation and messages. */
  readonly formula: string;
  /** The sum as a reader would do it, with the inputs as printed. */
  readonly worked: (...inputs: readonly string[]) => string;
  /** Words that join the property's label: `change in` revenue. */
  readonly label: string;
  /** Of the result; that of the inputs where there is none. */
  readonly unit?: string;
  /**
   * The period of a result that is the same property as its inputs, or in words why they give none. Without it the
   * result is a property of its own (`revenue-change`), of the period of the first input.
   */
  readonly time?: (periods: readonly Period[]) => Period | string;
  compute(amounts: readonly Decimal[]): Decimal | string;
}

const RULES: readonly Rule[] = [
  {
    id: 'change',
    version: 1,
    inputs: ['of', 'from'],
    formula: '(of - from) / |from| * 100',
    worked: (of, from) => `(${of} − ${from}) ÷ ${from} × 100`,
    label: 'change in',
    unit: 'percent',
    compute: ([of = zero, from = zero]) =>
      from.lte(0) || of.lt(0) ? 'no percentage change on a base of zero or less, nor across zero' : of.minus(from).div(from).times(100),
  },
  {
    id: 'points',
    version: 1,
    inputs: ['of', 'from'],
    formula: 'of - from, in percentage points',
    worked: (of, from) => `${of} − ${from}`,
    label: 'change in',
    unit: 'percentage-point',
    compute: ([of = zero, from = zero]) => of.minus(from),
  },
  {
    id: 'share',
    version: 1,
    inputs: ['of', 'in'],
    formula: 'of / in * 100',
    worked: (of, total) => `${of} ÷ ${total} × 100`,
    label: 'share of',
    unit: 'percent',
    compute: ([of = zero, total = zero]) =>
      total.lte(0) || of.lt(0) || of.gt(total) ? 'no share: the part must lie between zero and the whole' : of.div(total).times(100),
  },
  {
    id: 'ratio',
    version: 1,
    inputs: ['of', 'to'],
    formula: 'of / to',
    worked: (of, to) => `${of} ÷ ${to}`,
    label: 'ratio of',
    unit: 'times',
    compute: ([of = zero, to = zero]) => (to.lte(0) ? 'no ratio to zero or less' : of.div(to)),
  },
  {
    id: 'margin',
    version: 1,
    inputs: ['of', 'on'],
    formula: 'of / on * 100',
    worked: (of, on) => `${of} ÷ ${on} × 100`,
    label: 'margin of',
    unit: 'percent',
    compute: ([of = zero, on = zero]) => (on.lte(0) ? 'no margin on zero or less' : of.div(on).times(100)),
  },
  {
    id: 'rest',
    version: 1,
    inputs: ['year', 'first', 'second', 'third'],
    formula: 'year - first - second - third',
    worked: (year, ...quarters) => [year, ...quarters].join(' − '),
    label: 'rest of',
    time: fourthQuarter,
    compute: ([year = zero, ...quarters]) => quarters.reduce((left, quarter) => left.minus(quarter), year),
  },
];

const zero = new Decimal(0);
const byId = new Map(RULES.map((rule) => [rule.id, rule]));

/** The rule with that id, or undefined. */
export function derivationRule(id: string): Rule | undefined {
  return byId.get(id);
}

/** All rules, for messages and documentation. */
export function derivationRules(): readonly Rule[] {
  return RULES;
}

/**
 * The value a rule gives for its inputs, or in words why there is none. Inputs must be exact figures of one unit and
 * basis and, where they are of one publisher, of one vintage; `points` wants percentages.
 */
export function deriveValue(rule: Rule, inputs: readonly Fact[]): Quantity | string {
  if (inputs.length !== rule.inputs.length)
    return `the rule ${rule.id} takes ${rule.inputs.length} facts (${rule.inputs.join(', ')}), not ${inputs.length}`;
  const quantities: Quantity[] = [];
  for (const fact of inputs) {
    if (fact.value.type !== 'quantity') return `${fact.id} is no quantity`;
    if (fact.value.comparator !== '=' || fact.value.low !== undefined) return `${fact.id} is a bound or a range, not an exact figure`;
    quantities.push(fact.value);
  }
  const [first] = quantities;
  const mismatch = incomparable(rule, inputs, quantities);
  if (mismatch || !first) return mismatch ?? `the rule ${rule.id} takes facts`;
  const result = rule.compute(quantities.map(inBaseUnit));
  if (typeof result === 'string') return result;
  const { unit, per } = rule.unit === undefined ? first : { unit: rule.unit };
  const inUnit = rule.unit === undefined ? result.div(unitById(unit)?.factor ?? '1') : result;
  return { type: 'quantity', amount: plain(inUnit.toSignificantDigits(20)), unit, ...(per !== undefined && { per }), comparator: '=' };
}

/** Why facts may not be set against each other, or undefined. */
function incomparable(rule: Rule, inputs: readonly Fact[], quantities: readonly Quantity[]): string | undefined {
  const [first, ...rest] = inputs;
  const dimension = unitById(quantities[0]?.unit ?? '')?.dimension;
  if (rule.id === 'points' && dimension !== 'percent') return 'points are the difference of two percentages';
  for (const [index, fact] of rest.entries()) {
    const other = quantities[index + 1];
    if (unitById(other?.unit ?? '')?.dimension !== dimension || other?.per !== quantities[0]?.per)
      return `${first?.id} and ${fact.id} differ in unit`;
    if (first?.basis.join() !== fact.basis.join()) return `${first?.id} and ${fact.id} differ in basis`;
    if (first?.source.publisher === fact.source.publisher && first.vintage !== fact.vintage)
      return `${first.id} and ${fact.id} are of different vintages`;
    if (rule.id !== 'margin' && first?.property !== fact.property) return `${first?.id} and ${fact.id} are different properties`;
    const sameSubject = first?.subject === fact.subject;
    if (!sameSubject && ['change', 'points', 'margin', 'rest'].includes(rule.id))
      return `${first?.id} and ${fact.id} are about different subjects`;
    if (rule.time) continue;
    const [one, two] = [first?.period, fact.period];
    const sameTime = one?.start === two.start && one?.end === two.end;
    if (!sameTime && (rule.id === 'share' || rule.id === 'margin' || !sameSubject))
      return `${first?.id} and ${fact.id} are of different periods`;
    if (one?.granularity !== two.granularity) return `${first?.id} and ${fact.id} are of periods of different length`;
  }
  const time = rule.time?.(inputs.map(({ period }) => period));
  return typeof time === 'string' ? time : undefined;
}

function inBaseUnit(quantity: Quantity): Decimal {
  return decimal(quantity.amount).times(unitById(quantity.unit)?.factor ?? '1');
}

/** The derived fact, or in words why there is none. Its id names publisher, property and rule, subject and periods. */
export function deriveFact(rule: Rule, inputs: readonly Fact[]): Fact | string {
  const value = deriveValue(rule, inputs);
  if (typeof value === 'string') return value;
  const [first, second] = inputs;
  if (!first || !second) return `the rule ${rule.id} needs two facts`;
  const time = rule.time?.(inputs.map(({ period }) => period));
  if (typeof time === 'string') return time;
  const other = second.subject === first.subject ? '' : `-to-${second.subject}`;
  const subject = rule.id === 'ratio' ? `${first.subject}${other}` : first.subject;
  const base = periodLabel(second.period);
  const own = periodLabel(time ?? first.period);
  const when = time || own === base ? own : `${own}-from-${base}`;
  const property = time ? first.property : `${first.property}-${rule.id}`;
  const edition = first.vintage ? `@${idPart(first.vintage)}` : '';
  return {
    kind: 'figure',
    id: `${idPart(first.source.publisher)}.${property}.${subject}.${when}${edition}`,
    subject: first.subject,
    property,
    value,
    period: time ?? first.period,
    standing: weakest(inputs),
    basis: first.basis,
    source: first.source,
    ...(first.vintage !== undefined && { vintage: first.vintage }),
    wordings: [],
    derivedFrom: { rule: rule.id, version: rule.version, inputs: inputs.map((fact) => fact.id) },
  };
}

/** The facts of sources that a fact rests on in the end: itself, or its inputs and theirs. */
export function groundsOf(fact: Fact, facts: ReadonlyMap<string, Fact>): readonly Fact[] {
  const inputs = fact.derivedFrom?.inputs.flatMap((id) => facts.get(id) ?? []) ?? [];
  return inputs.length === 0 ? [fact] : [...new Set(inputs.flatMap((input) => groundsOf(input, facts)))];
}

/** The least settled standing of the inputs. */
function weakest(inputs: readonly Fact[]): Standing {
  return STANDINGS[Math.max(...inputs.map((fact) => STANDINGS.indexOf(fact.standing)))] ?? 'alleged';
}

/** The period as ids have it: `2024`, `FY2026-Q2`. */
function periodLabel(period: Period): string {
  return idPart(period.fiscal ? periodKey(period).split(' ')[0] : periodKey(period));
}

function idPart(text: string | undefined): string {
  return (text ?? '').replace(/[^A-Za-z0-9_-]+/g, '-');
}
