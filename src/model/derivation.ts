/**
 * Facts from facts. Each rule is a formula over quantities with the guards that keep it from misleading; the guard of
 * texts recomputes every derived fact from its inputs with the same rule.
 */
import { type Decimal, decimal, plain } from './decimal.ts';
import { incomparable } from './derive/comparable.ts';
import { GROUP_RULES } from './derive/group-rules.ts';
import { PAIR_RULES } from './derive/pair-rules.ts';
import type { Rule } from './derive/rule.ts';
import { SERIES_RULES } from './derive/series-rules.ts';
import { type Fact, STANDINGS, type Standing } from './fact.ts';
import { type Period, periodKey } from './period.ts';
import type { Quantity, Text } from './quantity.ts';
import { unitById } from './unit.ts';

const RULES: readonly Rule[] = [...PAIR_RULES, ...SERIES_RULES, ...GROUP_RULES];
const byId = new Map(RULES.map((rule) => [rule.id, rule]));

/** What a rule gives: an amount, or words with the wordings a claim on them may show. */
export interface Derived {
  readonly value: Quantity | Text;
  readonly wordings: readonly string[];
}

/** The rule with that id, or undefined. */
export function derivationRule(id: string): Rule | undefined {
  return byId.get(id);
}

/** All rules, for messages and documentation. */
export function derivationRules(): readonly Rule[] {
  return RULES;
}

/** What a rule gives for its inputs, or in words why it gives nothing. Inputs must be comparable as `derive/comparable.ts` says. */
export function deriveValue(rule: Rule, inputs: readonly Fact[]): Derived | string {
  if (rule.many ? inputs.length < rule.inputs.length : inputs.length !== rule.inputs.length)
    return `the rule ${rule.id} takes ${rule.inputs.length} facts${rule.many ? ' or more' : ''} (${rule.inputs.join(', ')}), not ${inputs.length}`;
  const mismatch = incomparable(rule, inputs);
  if (mismatch) return mismatch;
  const quantities = inputs.flatMap(({ value }) => (value.type === 'quantity' ? [value] : []));
  const result = rule.compute(quantities.map(inBaseUnit), inputs);
  if (typeof result === 'string') return result;
  if ('words' in result) return { value: { type: 'text', text: result.words[0] }, wordings: result.words };
  const [first] = quantities;
  const unit = rule.unit === 'same' ? (first?.unit ?? 'count') : rule.unit;
  const amount = rule.unit === 'same' ? result.div(unitById(unit)?.factor ?? '1') : result;
  const per = rule.unit === 'same' && first?.per !== undefined ? { per: first.per } : {};
  return { value: { type: 'quantity', amount: plain(amount.toSignificantDigits(20)), unit, ...per, comparator: '=' }, wordings: [] };
}

function inBaseUnit(quantity: Quantity): Decimal {
  const amount = decimal(quantity.amount);
  const factor = unitById(quantity.unit)?.factor ?? '1';
  return factor === '1' ? amount : amount.times(factor);
}

/** How a derived fact differs from what its rule gives for its inputs, in words; undefined where it is the same. */
export function wrongDerivation(fact: Fact, facts: ReadonlyMap<string, Fact>): string | undefined {
  const rule = derivationRule(fact.derivedFrom?.rule ?? '');
  if (!rule) return `unknown rule ${fact.derivedFrom?.rule}`;
  const inputs = (fact.derivedFrom?.inputs ?? []).map((id) => facts.get(id));
  const missing = inputs.indexOf(undefined);
  if (missing >= 0) return `the input ${fact.derivedFrom?.inputs[missing]} is not there`;
  const derived = deriveValue(
    rule,
    inputs.filter((input) => input !== undefined),
  );
  if (typeof derived === 'string') return derived;
  const { value } = derived;
  if (value.type === 'quantity') {
    const same = fact.value.type === 'quantity' && fact.value.unit === value.unit && decimal(fact.value.amount).eq(value.amount);
    return same ? undefined : `it gives ${value.amount}, not ${fact.value.type === 'quantity' ? fact.value.amount : fact.value.type}`;
  }
  const same =
    fact.value.type === 'text' && fact.value.text === value.text && fact.wordings.every((words) => derived.wordings.includes(words));
  return same ? undefined : `it gives ${JSON.stringify(value.text)}`;
}

/** The derived fact, or in words why there is none. Its id names publisher, property and rule, subject and periods. `subject` is whom a group stands for. */
export function deriveFact(rule: Rule, inputs: readonly Fact[], subject?: string): Fact | string {
  const derived = deriveValue(rule, inputs);
  if (typeof derived === 'string') return derived;
  const [first, second] = inputs;
  if (!first) return `the rule ${rule.id} needs facts`;
  const time = rule.time?.(inputs.map(({ period }) => period));
  if (typeof time === 'string') return time;
  const about = subject ?? first.subject;
  const property = time ? first.property : `${first.property}-${rule.id}`;
  const edition = first.vintage ? `@${idPart(first.vintage)}` : '';
  return {
    kind: 'figure',
    id: `${idPart(first.source.publisher)}.${property}.${nameOf(rule, about, second)}.${timeOf(rule, time, first, second)}${edition}`,
    subject: about,
    property,
    value: derived.value,
    period: time ?? first.period,
    standing: weakest(rule.shape === 'guidance' ? [first] : inputs),
    basis: first.basis,
    source: first.source,
    ...(first.vintage !== undefined && { vintage: first.vintage }),
    wordings: derived.wordings,
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

function nameOf(rule: Rule, subject: string, second: Fact | undefined): string {
  return rule.shape === 'times-or-parts' && second && second.subject !== subject ? `${subject}-to-${second.subject}` : subject;
}

function timeOf(rule: Rule, time: Period | undefined, first: Fact, second: Fact | undefined): string {
  const [now, base] = [periodLabel(time ?? first.period), second && periodLabel(second.period)];
  return time || rule.many || base === undefined || base === now ? now : `${now}-from-${base}`;
}

/** The period as ids have it: `2024`, `FY2026-Q2`. */
function periodLabel(period: Period): string {
  return idPart(period.fiscal ? periodKey(period).split(' ')[0] : periodKey(period));
}

function idPart(text: string | undefined): string {
  return (text ?? '').replace(/[^A-Za-z0-9_-]+/g, '-');
}
