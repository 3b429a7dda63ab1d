/** Which figures may be set against each other. */
import type { Fact } from '../fact.ts';
import { periodKey } from '../period.ts';
import type { Quantity } from '../quantity.ts';
import { unitById } from '../unit.ts';
import type { Rule } from './rule.ts';

/** Why facts may not be the inputs of a rule, or undefined where they may. */
export function incomparable(rule: Rule, facts: readonly Fact[]): string | undefined {
  return unlike(rule, facts) ?? outOfShape(rule, facts);
}

/** Quantities of one unit and basis and, of one publisher, of one vintage. */
function unlike({ shape }: Rule, facts: readonly Fact[]): string | undefined {
  const [first] = facts;
  for (const [index, fact] of facts.entries()) {
    if (fact.value.type !== 'quantity') return `${fact.id} is no quantity`;
    const guidance = shape === 'guidance' && index === 1;
    if (!guidance && (fact.value.comparator !== '=' || fact.value.low !== undefined))
      return `${fact.id} is a bound or a range, not an exact figure`;
    if (first?.value.type !== 'quantity') continue;
    if (dimensionOf(fact.value) !== dimensionOf(first.value) || fact.value.per !== first.value.per)
      return `${first.id} and ${fact.id} differ in unit`;
    if (first.basis.join() !== fact.basis.join()) return `${first.id} and ${fact.id} differ in basis`;
    const anotherEdition = first.source.publisher === fact.source.publisher && first.vintage !== fact.vintage;
    if (anotherEdition && shape !== 'editions' && shape !== 'guidance') return `${first.id} and ${fact.id} are of different vintages`;
  }
  return undefined;
}

function dimensionOf(value: Quantity): string | undefined {
  return unitById(value.unit)?.dimension;
}

type Pair = readonly [first: Fact, other: Fact];

const sameTime = ([a, b]: Pair): boolean => a.period.start === b.period.start && a.period.end === b.period.end;
const saying = ([a, b]: Pair, what: string): string => `${a.id} and ${b.id} are ${what}`;

const oneSubject = (pair: Pair): string | undefined =>
  pair[0].subject === pair[1].subject ? undefined : saying(pair, 'about different subjects');
const oneProperty = (pair: Pair): string | undefined =>
  pair[0].property === pair[1].property ? undefined : saying(pair, 'different properties');
const oneTime = (pair: Pair): string | undefined => (sameTime(pair) ? undefined : saying(pair, 'of different periods'));
const oneLength = (pair: Pair): string | undefined =>
  pair[0].period.granularity === pair[1].period.granularity ? undefined : saying(pair, 'of periods of different length');

function outOfShape(rule: Rule, facts: readonly Fact[]): string | undefined {
  const { shape } = rule;
  const [first, ...others] = facts;
  if (!first) return 'there is nothing to derive from';
  for (const [index, fact] of others.entries()) {
    if (fact.id === first.id) return `${fact.id} is set against itself`;
    const pair: Pair = [first, fact];
    const wrong = reason(shape, pair, index + 1, facts);
    if (wrong !== undefined) return wrong;
  }
  const time = rule.time?.(facts.map(({ period }) => period));
  if (typeof time === 'string') return time;
  return shape === 'series' ? unordered(facts) : shape === 'group' ? repeated(facts) : undefined;
}

function reason(shape: Rule['shape'], pair: Pair, index: number, facts: readonly Fact[]): string | undefined {
  switch (shape) {
    case 'times':
    case 'series':
      return oneProperty(pair) ?? oneSubject(pair) ?? oneLength(pair);
    case 'parts':
    case 'group':
      return oneProperty(pair) ?? oneTime(pair) ?? oneLength(pair);
    case 'times-or-parts':
      return oneProperty(pair) ?? (pair[0].subject === pair[1].subject ? undefined : oneTime(pair)) ?? oneLength(pair);
    case 'year':
      return oneProperty(pair) ?? oneSubject(pair);
    case 'properties':
      return oneSubject(pair) ?? oneTime(pair) ?? oneLength(pair);
    case 'editions':
      return (
        oneProperty(pair) ??
        oneSubject(pair) ??
        oneTime(pair) ??
        (pair[0].vintage === pair[1].vintage ? saying(pair, 'of one edition') : undefined)
      );
    case 'guidance':
      return (
        oneProperty(pair) ??
        oneSubject(pair) ??
        oneTime(pair) ??
        (['forecast', 'target', 'plan'].includes(pair[1].standing) ? undefined : `${pair[1].id} is no forecast`)
      );
    case 'pairs': {
      const before = index % 2 === 1;
      const now = facts[index - 1];
      return oneProperty(pair) ?? oneLength(pair) ?? (before && now ? oneSubject([now, pair[1]]) : oneTime(pair));
    }
  }
}

/** A series is told from its newest figure backwards, each period once. */
function unordered(facts: readonly Fact[]): string | undefined {
  const at = facts.findIndex((fact, index) => index > 0 && fact.period.end >= (facts[index - 1]?.period.end ?? ''));
  const [fact, before] = [facts[at], facts[at - 1]];
  return fact && before ? `${before.id} and ${fact.id} stand in the wrong order, or for the same ${periodKey(fact.period)}` : undefined;
}

function repeated(facts: readonly Fact[]): string | undefined {
  const seen = new Set<string>();
  for (const fact of facts) {
    if (seen.has(fact.subject)) return `${fact.subject} stands twice`;
    seen.add(fact.subject);
  }
  return undefined;
}
