/** The document plan: which statements each section can make, in order, before there are words. */
import type { Assignment } from '../model/assignment.ts';
import { isDrawn } from '../model/chart.ts';
import type { Fact } from '../model/fact.ts';
import type { Cast, Intent, PlannedSection, Statement } from '../model/plan.ts';

/** Statements in the order in which the section names its roles, or the assignment its roles. */
export function structure(assignment: Assignment, cast: Cast): readonly PlannedSection[] {
  return assignment.sections.map(({ id, heading, uses }) => ({
    id,
    heading,
    statements: (uses.length > 0 ? uses : Object.keys(assignment.roles).filter((role) => !isDrawn(role))).flatMap((role) =>
      statements(role, cast),
    ),
  }));
}

function statements(role: string, cast: Cast): readonly Statement[] {
  const found = cast.get(role);
  if (!found) return [];
  const facts: readonly Fact[] = 'id' in found ? [found] : found;
  return facts.map((fact) => ({ role, facts: [fact.id, ...(fact.derivedFrom?.inputs ?? [])], intent: intentOf(fact) }));
}

function intentOf(fact: Fact): Intent {
  if (fact.kind === 'quote') return 'quote';
  if (fact.kind === 'policy') return 'policy';
  if (fact.standing === 'forecast' || fact.standing === 'plan') return 'outlook';
  if (fact.kind === 'move') return 'move';
  return fact.derivedFrom ? 'compare' : 'report';
}
