/** The one source of a whole story: its lead names it, and no other sentence need. */
import type { Assignment } from '../model/assignment.ts';
import type { Fact } from '../model/fact.ts';
import type { Cast } from '../model/plan.ts';

/** Id of the source an assignment names; of a series, table or row, the source of all its figures where that is one. */
export function storySourceOf({ storySource, standard }: Assignment, cast: Cast): string | undefined {
  if (storySource !== undefined || !standard) return storySource;
  const facts = [...cast.values()].flat() as Fact[];
  const [only, ...others] = new Set(facts.filter(({ derivedFrom }) => !derivedFrom).map(({ source }) => source.id));
  return others.length === 0 ? only : undefined;
}
