/** Facts derived for a role from the facts of other roles: one, or subject by subject from lists. */
import type { RoleDerived } from '../model/assignment.ts';
import { derivationRule, deriveFact } from '../model/derivation.ts';
import type { Rule } from '../model/derive/rule.ts';
import type { Fact } from '../model/fact.ts';
import { base } from './agree.ts';
import { type Fill, isOne } from './at-period.ts';

/** The derived fact, or in words why there is none. */
export function deriveRole(role: RoleDerived, fill: Fill): Fact | string {
  const rule = derivationRule(role.rule);
  if (!rule) return `unknown rule ${role.rule}`;
  const inputs: (Fact | readonly Fact[])[] = [];
  for (const input of role.inputs) {
    const found = fill(input);
    if (!found) return `the role ${input} is empty`;
    inputs.push(found);
  }
  if (rule.shape === 'pairs') return deriveFact(rule, interleaved(inputs));
  if (rule.shape === 'series') return fromLatest(rule, inputs.flat() as Fact[]);
  if (rule.many) return deriveFact(rule, flat(rule, inputs));
  if (inputs.every(isOne)) return deriveFact(rule, inputs);
  const list = role.inputs.find((_name, index) => !isOne(inputs[index] ?? []));
  return inputs.some(isOne) || role.order === undefined
    ? `the role ${list} holds several facts`
    : extremeOf(rule, inputs as readonly (readonly Fact[])[], role.order);
}

/** What a rule finds in a whole series, kept with no more of it than shows the same: half a century need not be told to tell of a year. */
function fromLatest(rule: Rule, series: readonly Fact[]): Fact | string {
  const found = deriveFact(rule, series);
  if (typeof found === 'string') return found;
  for (let size = 2; size < series.length; size *= 2) {
    const shorter = deriveFact(rule, series.slice(0, size));
    if (typeof shorter !== 'string' && JSON.stringify(shorter.value) === JSON.stringify(found.value)) return shorter;
  }
  return found;
}

/** A group without the fact it is held against. */
function flat(rule: Rule, inputs: readonly (Fact | readonly Fact[])[]): readonly Fact[] {
  const [first] = inputs;
  const facts = inputs.flat() as Fact[];
  if (rule.shape !== 'group' || !first || !isOne(first)) return facts;
  return facts.filter((fact, index) => index === 0 || fact.subject !== first.subject);
}

/** Now and before of every subject that has both. */
function interleaved([now, before]: readonly (Fact | readonly Fact[])[]): readonly Fact[] {
  const earlier = new Map(([before ?? []].flat() as Fact[]).map((fact) => [fact.subject, fact]));
  return ([now ?? []].flat() as Fact[]).flatMap((fact) => {
    const base = earlier.get(fact.subject);
    return base ? [fact, base] : [];
  });
}

/** The largest or smallest of what a rule gives for each subject. */
function extremeOf(rule: Rule, lists: readonly (readonly Fact[])[], order: 'largest' | 'smallest'): Fact | string {
  const [first = [], ...others] = lists;
  const bySubject = others.map((list) => new Map(list.map((fact) => [fact.subject, fact])));
  const derived = first.flatMap((fact) => {
    const rest = bySubject.flatMap((map) => map.get(fact.subject) ?? []);
    const made = rest.length === others.length ? deriveFact(rule, [fact, ...rest]) : '';
    return typeof made === 'string' || made.value.type !== 'quantity' ? [] : [{ made, amount: base(made.value) }];
  });
  const sorted = derived.sort(
    (a, b) => (order === 'largest' ? b.amount.cmp(a.amount) : a.amount.cmp(b.amount)) || (a.made.id < b.made.id ? -1 : 1),
  );
  return sorted[0]?.made ?? 'no subject has both figures';
}
