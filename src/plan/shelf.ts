/** Facts by id, by property and by subject: a newsroom writes many drafts from the same ones, and most ask for one series. */
import type { Query } from '../model/assignment.ts';
import type { Fact } from '../model/fact.ts';

interface Shelf {
  readonly facts: readonly Fact[];
  readonly bySubject: ReadonlyMap<string, readonly Fact[]>;
}

const indexes = new WeakMap<readonly Fact[], ReadonlyMap<string, Fact>>();
const shelves = new WeakMap<readonly Fact[], ReadonlyMap<string, Shelf>>();

/** The fact of an id. */
export function factById(id: string, facts: readonly Fact[]): Fact | undefined {
  const known = indexes.get(facts) ?? new Map(facts.map((fact) => [fact.id, fact]));
  indexes.set(facts, known);
  return known.get(id);
}

/** The facts that have the property and the subject asked for, in their order; all where neither is. */
export function factsAbout({ property, subject }: Pick<Query, 'property' | 'subject'>, facts: readonly Fact[]): readonly Fact[] {
  if (property === undefined) return facts;
  const known = shelves.get(facts) ?? shelve(facts);
  shelves.set(facts, known);
  const shelf = known.get(property);
  return (subject === undefined ? shelf?.facts : shelf?.bySubject.get(subject)) ?? [];
}

function shelve(facts: readonly Fact[]): ReadonlyMap<string, Shelf> {
  const byProperty = Map.groupBy(facts, (fact) => fact.property);
  return new Map(
    [...byProperty].map(([property, list]) => [property, { facts: list, bySubject: Map.groupBy(list, (fact) => fact.subject) }]),
  );
}
