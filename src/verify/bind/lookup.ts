/** The facts of a ledger by whom they are about and by value; made once a ledger, so that a text costs only what it names. */
import { type Decimal, decimal } from '../../model/decimal.ts';
import { namesOf } from '../../model/entity.ts';
import type { Fact } from '../../model/fact.ts';
import type { Ledger } from '../../model/ledger.ts';
import type { QuantityMention } from '../../model/mention.ts';
import type { Property } from '../../model/property.ts';
import { unitById } from '../../model/unit.ts';
import { type PropertyWords, propertyWords } from './property-words.ts';
import { timesIn } from './times.ts';
import { wordsOf } from './words.ts';

export interface Lookup {
  /** Facts by entity (subject, object or instrument), then by property. */
  readonly byEntity: ReadonlyMap<string, ReadonlyMap<string, readonly Fact[]>>;
  hasFacts(entity: string): boolean;
  /** Whether some fact about it is more than a relation to another. */
  hasFigures(entity: string): boolean;
  classOf(entity: string): string | undefined;
  nameOf(entity: string): string;
  /** Labels and aliases of the properties whose value is an entity. */
  readonly relationWords: ReadonlyMap<string, RegExp>;
  /** Whether a text is one of `numbered`. */
  isNumbered(text: string): boolean;
  /** Classes of the entities that facts are about. */
  readonly classes: ReadonlySet<string>;
  /** Entities that facts are from. */
  readonly publishers: ReadonlySet<string>;
  /** Day of the piece. */
  readonly asOf: string;
  readonly words: PropertyWords;
  readonly properties: ReadonlyMap<string, Property>;
  /** Names and labels that hold a number, which is then no figure. */
  readonly numbered: readonly string[];
  /** Stems that alone are what a property counts: "six assists". */
  readonly counted: ReadonlySet<string>;
  /** Whether a word of a property stands in a text. */
  saysProperty(text: string): boolean;
  /** The one entity of the ledger, where there is but one. */
  readonly only: string | undefined;
  /** Facts whose amount lies near what a mention says and that a test picks, whoever they are about; at most a few. `bare`: its unit is no unit. */
  near(mention: QuantityMention, bare: boolean, picks: (fact: Fact) => boolean): readonly Fact[];
  /** Whether some fact is of a time that lies between two days, or came out between them. */
  speaksOf(start: string, end: string): boolean;
  /** Facts by the first day of their period or value, and by day of publication. */
  readonly byDay: ReadonlyMap<string, readonly Fact[]>;
  /** Minutes of the day of the moments facts tell of. */
  readonly times: ReadonlySet<number>;
}

const lookups = new WeakMap<Ledger, Lookup>();

export function lookupOf(ledger: Ledger): Lookup {
  const made = lookups.get(ledger) ?? make(ledger);
  lookups.set(ledger, made);
  return made;
}

function make(ledger: Ledger): Lookup {
  const byEntity = new Map<string, Map<string, Fact[]>>();
  const byDay = new Map<string, Fact[]>();
  const subjects = new Set<string>();
  for (const fact of ledger.facts) {
    subjects.add(fact.subject);
    for (const entity of entitiesOf(fact)) {
      const own = byEntity.get(entity) ?? new Map<string, Fact[]>();
      byEntity.set(entity, own);
      push(own, fact.property, fact);
    }
    for (const day of daysOf(fact)) push(byDay, day, fact);
  }
  const names = ledger.entities.flatMap(namesOf);
  const labels = ledger.properties.flatMap(({ label, aliases }) => [label, ...aliases]);
  const things = ledger.entities.filter((entity) => entity.class !== 'term').flatMap(namesOf);
  const words = propertyWords(
    ledger.properties.filter(({ dimension }) => dimension !== 'entity'),
    things,
  );
  const known = new Map(ledger.entities.map((entity) => [entity.id, entity]));
  const numbered = new Set([...names, ...labels]);
  const counts = ledger.properties.filter(({ dimension }) => dimension === 'count');
  return {
    byEntity,
    hasFacts: (entity) => byEntity.has(entity),
    hasFigures: (entity) => [...(byEntity.get(entity)?.values() ?? [])].some((facts) => facts.some(({ value }) => value.type !== 'entity')),
    classOf: (entity) => known.get(entity)?.class,
    nameOf: (entity) => known.get(entity)?.name ?? entity,
    relationWords: new Map(ledger.properties.filter(({ dimension }) => dimension === 'entity').map((one) => [one.id, relationOf(one)])),
    isNumbered: (text) => numbered.has(text),
    classes: new Set(ledger.entities.flatMap(({ id, class: kind }) => (subjects.has(id) ? [kind] : []))),
    publishers: new Set(ledger.facts.map(({ source }) => source.publisher)),
    asOf: ledger.asOf.slice(0, 10),
    words,
    counted: new Set(
      counts.flatMap(({ id }) =>
        (words.phrases.get(id) ?? []).flatMap(({ stems: [stem, ...more] }) => (stem && more.length === 0 ? [stem] : [])),
      ),
    ),
    saysProperty: (text) => wordsOf(text).some(({ lower, stem }) => /^\p{L}/u.test(lower) && words.vocabulary.has(stem)),
    properties: new Map(ledger.properties.map((property) => [property.id, property])),
    numbered: [...names, ...labels],
    only: subjects.size === 1 ? [...subjects][0] : undefined,
    near: nearBy(ledger.facts),
    speaksOf: timesOf(ledger.facts),
    byDay,
    times: timesIn(ledger),
  };
}

function relationOf({ label, aliases }: Property): RegExp {
  const words = [label, ...aliases].map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`\\b(?:${words.join('|')})\\b`, 'i');
}

function push<Key>(map: Map<Key, Fact[]>, key: Key, fact: Fact): void {
  const list = map.get(key);
  if (list) list.push(fact);
  else map.set(key, [fact]);
}

/** Whom a fact is about: a text may name the actor of a move or the other side, the jurisdiction or the law. */
export function entitiesOf(fact: Fact): readonly string[] {
  const others = fact.kind === 'move' ? [fact.object] : fact.kind === 'policy' ? [fact.instrument] : [];
  return [...new Set([fact.subject, ...others.filter((id) => id !== undefined)])];
}

function daysOf(fact: Fact): readonly string[] {
  const value = fact.value.type === 'date' ? [fact.value.period.start] : [];
  return [...new Set([fact.period.start, fact.source.publishedAt, ...value].map((day) => day.slice(0, 10)))];
}

/** A search among the times of facts: whether one begins on a day or after it, and ends by another. */
function timesOf(facts: readonly Fact[]): (start: string, end: string) => boolean {
  const spans = facts
    .flatMap(({ period, source, value }) => [
      [period.start, period.end],
      [source.publishedAt, source.publishedAt],
      ...(value.type === 'date' ? [[value.period.start, value.period.end]] : []),
    ])
    .map(([start = '', end = '']) => ({ start: start.slice(0, 10), end: end.slice(0, 10) }))
    .sort((a, b) => (a.start < b.start ? -1 : 1));
  const earliestEnd: string[] = [];
  for (let index = spans.length - 1, least = '~'; index >= 0; index--) {
    const { end = '~' } = spans[index] ?? {};
    least = end < least ? end : least;
    earliestEnd[index] = least;
  }
  return (start, end) => {
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.start ?? '') < start) low = middle + 1;
      else high = middle;
    }
    return (earliestEnd[low] ?? '~') <= end;
  };
}

interface Sized {
  readonly amount: Decimal;
  readonly fact: Fact;
}

/** A search among the amounts of one dimension, in its base unit and in order of size. */
function nearBy(facts: readonly Fact[]): Lookup['near'] {
  let sorted: Map<string, Sized[]> | undefined;
  return (mention, bare, picks) => {
    sorted ??= bySize(facts);
    const unit = mention.unit === null || bare ? undefined : unitById(mention.unit);
    const list = sorted.get(unit?.dimension ?? BARE) ?? [];
    const amount = decimal(mention.amount)
      .times(unit?.factor ?? '1')
      .abs();
    const step = decimal(mention.step).times(unit?.factor ?? '1');
    const reach = mention.comparator === '=' ? step : amount.times('0.12').plus(step);
    const found: Fact[] = [];
    for (let index = firstFrom(list, amount.minus(reach)); index < list.length && found.length < MOST_NEAR; index++) {
      const one = list[index];
      if (!one || one.amount.gt(amount.plus(reach))) break;
      if (picks(one.fact)) found.push(one.fact);
    }
    return found;
  };
}

const MOST_NEAR = 64;
/** Under this key stand the amounts as written, for mentions that leave the unit out. */
const BARE = '';

function bySize(facts: readonly Fact[]): Map<string, Sized[]> {
  const sizes = new Map<string, Sized[]>();
  for (const fact of facts) {
    if (fact.value.type !== 'quantity') continue;
    const unit = unitById(fact.value.unit);
    const amount = decimal(fact.value.amount).abs();
    add(sizes, BARE, { amount, fact });
    if (unit) add(sizes, unit.dimension, { amount: amount.times(unit.factor), fact });
  }
  for (const list of sizes.values()) list.sort((a, b) => a.amount.cmp(b.amount));
  return sizes;
}

function add(sizes: Map<string, Sized[]>, key: string, sized: Sized): void {
  const list = sizes.get(key);
  if (list) list.push(sized);
  else sizes.set(key, [sized]);
}

function firstFrom(list: readonly Sized[], least: Decimal): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]?.amount.lt(least)) low = middle + 1;
    else high = middle;
  }
  return low;
}
