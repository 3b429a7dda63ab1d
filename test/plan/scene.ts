/** A plan over a few facts: which role gets which, what is missing, what is left out. */
import type { Assignment, Query, Role } from '../../src/model/assignment.ts';
import type { Entity } from '../../src/model/entity.ts';
import type { Fact } from '../../src/model/fact.ts';
import { castRoles } from '../../src/plan/cast.ts';
import { entity, register } from '../memory.ts';

export const one = (query: Query, required = false): Role => ({ type: 'one', query, required });
export const derived = (rule: string, ...inputs: string[]): Role => ({ type: 'derived', rule, inputs, required: false });
export const many = (query: Query, over: Partial<Extract<Role, { type: 'many' }>> = {}): Role => ({
  type: 'many',
  query,
  order: 'newest',
  limit: 12,
  required: false,
  ...over,
});

export interface Scene {
  readonly facts: readonly Fact[];
  readonly roles: Readonly<Record<string, Role>>;
  readonly asOf?: string;
  readonly zone?: string;
  readonly edition?: string;
  readonly prefer?: readonly string[];
  readonly entities?: readonly Entity[];
  readonly standard?: ReadonlySet<string>;
  readonly wanted?: ReadonlySet<string>;
}

export function plan({
  facts,
  roles,
  asOf = '2025-10-13T14:22:00-04:00',
  zone = 'America/New_York',
  edition,
  prefer = [],
  entities = [],
  standard,
  wanted,
}: Scene) {
  const assignment: Assignment = {
    slug: 'a',
    persona: 'p',
    template: 't',
    zone,
    topics: [],
    seed: 's',
    prefer,
    takeaways: 4,
    headlineLimit: 64,
    sections: [],
    roles,
    ...(standard && { standard }),
  };
  const known = register(entity('china'), entity('usgs', { class: 'agency' }), ...entities);
  const { cast, gaps, leftOut } = castRoles({
    assignment,
    facts,
    entities: known,
    asOf,
    ...(edition !== undefined && { edition }),
    ...(wanted && { wanted }),
  });
  return {
    /** Ids of facts by role; a list for a role with many. */
    cast: Object.fromEntries([...cast].map(([name, found]) => [name, 'id' in found ? found.id : found.map((fact) => fact.id)])),
    facts: cast,
    gaps: Object.fromEntries(gaps.map(({ role, reason }) => [role, reason])),
    leftOut: Object.fromEntries(leftOut.map(({ fact, reason }) => [fact, reason])),
  };
}
