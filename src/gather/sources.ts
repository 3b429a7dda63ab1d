/** One id, one document: what a source sent twice on a day under one name is two documents, and each fact keeps its own. */
import type { Fact } from '../model/fact.ts';
import type { Source } from '../model/source.ts';

/**
 * The facts, with sources whose id means one document alone. Documents known from `before` keep their ids, so that the
 * payloads their facts point into stay theirs; a later one of the same id becomes `ID-2`.
 */
export function distinctSources(facts: readonly Fact[], before: readonly Fact[]): readonly Fact[] {
  const byObject = new Map<Source, Source>();
  const byContent = new Map<string, Source>();
  const taken = new Set<string>();
  const known = (source: Source): Source => {
    const seen = byObject.get(source);
    if (seen) return seen;
    const content = contentOf(source);
    const own = byContent.get(content) ?? named(source, taken);
    taken.add(own.id);
    byContent.set(content, own);
    byObject.set(source, own);
    return own;
  };
  const kept = new Set(facts.map(({ source }) => source));
  for (const { source } of before) if (kept.has(source)) known(source);
  return facts.map((fact) => {
    const source = known(fact.source);
    return source === fact.source ? fact : { ...fact, source };
  });
}

function named(source: Source, taken: ReadonlySet<string>): Source {
  let id = source.id;
  for (let number = 2; taken.has(id); number++) id = `${source.id}-${number}`;
  return id === source.id ? source : { ...source, id };
}

/** All that is said of a document but its key and the moment it was read. */
function contentOf({ id: _id, retrievedAt: _retrieved, ...content }: Source): string {
  return JSON.stringify(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)));
}
