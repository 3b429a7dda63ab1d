/** Which facts a query means as of a moment: nothing from the future of the piece, the newest edition of each statement. */
import type { Query } from '../model/assignment.ts';
import type { Entity } from '../model/entity.ts';
import type { Fact } from '../model/fact.ts';
import { periodKey } from '../model/period.ts';

/** The as-of moment with its day in the zone of the piece. */
export interface Moment {
  readonly instant: number;
  readonly day: string;
}

/** Whether a fact is one the query means, its period aside. */
export function matches(fact: Fact, query: Query, entities: ReadonlyMap<string, Entity>): boolean {
  const same = (wanted: string | undefined, actual: string | undefined): boolean => wanted === undefined || wanted === actual;
  return (
    same(query.id, fact.id) &&
    same(query.kind, fact.kind) &&
    same(query.subject, fact.subject) &&
    (query.notSubject === undefined || query.notSubject !== fact.subject) &&
    same(query.subjectClass, entities.get(fact.subject)?.class) &&
    same(query.property, fact.property) &&
    same(query.publisher, fact.source.publisher) &&
    same(query.vintage, fact.vintage) &&
    same(query.standing, fact.standing) &&
    same(query.instrument, fact.kind === 'policy' ? fact.instrument : undefined) &&
    same(query.action, fact.kind === 'move' ? fact.action : undefined) &&
    same(query.status, fact.kind === 'move' ? fact.status : undefined) &&
    (query.basis === undefined || fact.basis.includes(query.basis))
  );
}

/** A source known only by its day exists from the beginning of that day, in the zone of the piece. */
export function isPublished({ source: { publishedAt } }: Fact, { instant, day }: Moment): boolean {
  return publishedAt.length > 10 ? Date.parse(publishedAt) <= instant : publishedAt <= day;
}

/** Of several editions by one publisher of the same statement only the newest is in play; of two of one day, both. */
export function newestEditions(facts: readonly Fact[], leftOut: Map<string, string>): readonly Fact[] {
  const newest = new Map<string, Fact>();
  const keys = new Map(facts.map((fact) => [fact, statementOf(fact)]));
  const age = (fact: Fact): number => Date.parse(fact.source.publishedAt);
  for (const [fact, key] of keys) {
    const other = newest.get(key);
    if (!other || age(other) < age(fact)) newest.set(key, fact);
  }
  return facts.filter((fact) => {
    const best = newest.get(keys.get(fact) ?? '') ?? fact;
    if (age(best) > age(fact)) leftOut.set(fact.id, `an older edition than ${best.id}`);
    return age(best) === age(fact);
  });
}

/** What a fact is about: the same for every edition of one statement. An estimate gives way to the figure, a forecast does not. */
function statementOf(fact: Fact): string {
  return [
    fact.kind,
    fact.subject,
    fact.property,
    periodKey(fact.period),
    fact.source.publisher,
    fact.basis.join(),
    fact.standing === 'estimate' ? 'actual' : fact.standing,
    fact.kind === 'move' ? `${fact.action} ${fact.object ?? ''}` : '',
    fact.kind === 'policy' ? `${fact.instrument} ${fact.provision ?? ''}` : '',
    fact.value.type === 'quantity' ? '' : fact.id,
  ].join('|');
}
