/** Small ledgers from the tables of a test set. */
import type { Entity, EntityClass } from '../../src/model/entity.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { Ledger } from '../../src/model/ledger.ts';
import { type Period, parsePeriod } from '../../src/model/period.ts';
import type { Property } from '../../src/model/property.ts';
import type { Value } from '../../src/model/quantity.ts';

export function entity(id: string, name: string, kind: EntityClass, aliases: readonly string[] = [], short = name): Entity {
  return { id, name, short, article: '', class: kind, isA: [], aliases, listings: [], identifiers: {}, plural: false };
}

export function property(id: string, label: string, aliases: readonly string[] = [], dimension = 'count'): Property {
  return { id, label, aliases, dimension, polarity: 'neutral' };
}

export function period(key: string): Period {
  const read = parsePeriod(key);
  if (!read) throw new RangeError(`no period: ${key}`);
  return read;
}

export function amount(value: string, unit = 'count'): Value {
  return { type: 'quantity', amount: value, unit, comparator: '=' };
}

/** Two numbers that belong together: a score, a record, made of tried. */
export function pair(low: string, high: string): Value {
  return { type: 'quantity', amount: low, unit: 'count', comparator: '=', low, high };
}

export interface Table {
  readonly asOf: string;
  readonly entities: readonly Entity[];
  readonly properties: readonly Property[];
  readonly facts: readonly { readonly subject: string; readonly property: string; readonly value: Value; readonly period?: Period }[];
}

export function ledgerOf({ asOf, entities, properties, facts }: Table): Ledger {
  const when = period(asOf.slice(0, 10));
  const source = { id: 's', publisher: 'set', title: 'the set', url: null, publishedAt: asOf, licence: 'x', namedAs: [] };
  return {
    slug: 'x',
    assignment: 'x',
    asOf,
    zone: 'UTC',
    headlineLimit: 1000,
    topics: [],
    persona: { id: 'x', name: 'x', audience: 'x', stance: 'x', purpose: 'x' } as Ledger['persona'],
    roles: {},
    plan: { sections: [] } as unknown as Ledger['plan'],
    record: { factloom: '0', template: { name: 'x', sha256: '' }, seed: '', model: null, prompt: null, text: '' },
    facts: facts.map(
      (fact, index): Fact => ({
        kind: 'figure',
        id: `${fact.property}.${fact.subject}.${index}`,
        standing: 'actual',
        basis: [],
        source,
        wordings: [],
        period: when,
        ...fact,
      }),
    ),
    entities,
    properties,
  };
}
