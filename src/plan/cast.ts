/** Which fact fills each role as of a moment: no silent choice between statements, editions or sources that disagree. */
import { ConfigError } from '../errors.ts';
import type { Assignment, Order, Query, Role, RoleMany, RoleOne } from '../model/assignment.ts';
import type { Entity } from '../model/entity.ts';
import type { Fact } from '../model/fact.ts';
import { dayIn } from '../model/format-date.ts';
import type { Cast, Gap, LeftOut } from '../model/plan.ts';
import { base, Dispute, onePublisher } from './agree.ts';
import { atPeriod, type Fill, isOne } from './at-period.ts';
import { deriveRole } from './derived-role.ts';
import { factsAbout } from './shelf.ts';
import { isPublished, type Moment, matches, newestEditions } from './visible.ts';

export interface CastResult {
  readonly cast: Cast;
  readonly gaps: readonly Gap[];
  readonly leftOut: readonly LeftOut[];
}

interface Scene {
  readonly assignment: Assignment;
  readonly facts: readonly Fact[];
  readonly entities: ReadonlyMap<string, Entity>;
  /** ISO 8601 with offset. */
  readonly asOf: string;
  /** Key of the edition, for `$edition` in queries. */
  readonly edition?: string;
  /** The roles the template takes; of the assignment's standard roles only these are filled. All where it is not given. */
  readonly wanted?: ReadonlySet<string>;
}

/** A role that holds the rivals where sources disagree on another: `latest-disputed` for `latest`. */
const DISPUTED = '-disputed';

/** Fills the roles of an assignment. Throws ConfigError for a query that means several different statements. */
export function castRoles(scene: Scene): CastResult {
  const { roles, standard } = scene.assignment;
  const moment: Moment = { instant: Date.parse(scene.asOf), day: dayIn(scene.asOf, scene.assignment.zone) };
  const cast = new Map<string, Fact | readonly Fact[]>();
  const gaps = new Map<string, Gap>();
  const leftOut = new Map<string, string>();
  const filling = new Set<string>();
  const fill: Fill = (name) => {
    const done = cast.get(name);
    const role = roles[name];
    if (done || !role || gaps.has(name)) return done;
    if (filling.has(name)) throw new ConfigError(`the role \`${name}\` depends on itself`);
    filling.add(name);
    const found = fillRole(scene, moment, name, role, fill, leftOut);
    if (found instanceof Dispute) {
      const told = scene.wanted?.has(`${name}${DISPUTED}`) === true;
      if (told) cast.set(`${name}${DISPUTED}`, found.facts);
      gaps.set(name, { role: name, required: role.required && !told, reason: found.reason });
    } else if (typeof found === 'string') gaps.set(name, { role: name, required: role.required, reason: found });
    else {
      refuseSameName(name, found, cast);
      cast.set(name, found);
    }
    return cast.get(name);
  };
  const wanted = Object.keys(roles).filter((name) => !standard?.has(name) || scene.wanted?.has(name) !== false);
  for (const name of wanted) fill(name);
  const used = new Set([...cast.values()].flat().map((fact) => (fact as Fact).id));
  const rest = [...leftOut].filter(([id]) => !used.has(id)).map(([fact, reason]) => ({ fact, reason }));
  return { cast, gaps: [...gaps.values()], leftOut: rest.sort((a, b) => (a.fact < b.fact ? -1 : 1)) };
}

/** Two derived facts with one id and different inputs would be taken for each other. */
function refuseSameName(name: string, found: Fact | readonly Fact[], cast: Cast): void {
  if (!isOne(found) || !found.derivedFrom) return;
  for (const [other, taken] of cast)
    if (isOne(taken) && taken.id === found.id && taken.derivedFrom?.inputs.join() !== found.derivedFrom.inputs.join())
      throw new ConfigError(`the roles \`${other}\` and \`${name}\` derive different facts that would both be called ${found.id}`, {
        hint: 'give one of the inputs a property of its own',
      });
}

function fillRole(
  scene: Scene,
  moment: Moment,
  name: string,
  role: Role,
  fill: Fill,
  leftOut: Map<string, string>,
): Fact | readonly Fact[] | Dispute | string {
  if (role.type === 'derived') return deriveRole(role, fill);
  const query = withEdition(role.query, scene.edition);
  const matching = factsAbout(query, scene.facts).filter((fact) => matches(fact, query, scene.entities));
  const visible = matching.filter((fact) => isPublished(fact, moment));
  if (visible.length < matching.length)
    for (const fact of matching)
      if (!isPublished(fact, moment)) leftOut.set(fact.id, `published ${fact.source.publishedAt}, after the as-of moment`);
  const newest = newestEditions(visible, leftOut);
  const timed = isTimed(role, query) ? atPeriod(newest, query, fill, leftOut) : newest;
  if (typeof timed === 'string') return timed;
  if (timed.length === 0) return nothing(matching, visible);
  if (role.type === 'many') return fillMany(name, role, timed, leftOut) ?? nothing(matching, visible);
  const one = role.order === undefined ? timed : firstOf(role, timed);
  return onePublisher(name, one, scene.assignment.prefer, leftOut);
}

/** A list is of every time unless its query names one. */
function isTimed(role: RoleOne | RoleMany, { period, yearBefore, periodBefore, until }: Query): boolean {
  return role.type === 'one' || [period, yearBefore, periodBefore, until].some((asked) => asked !== undefined);
}

/** Why no fact is left, in words. */
function nothing(matching: readonly Fact[], visible: readonly Fact[]): string {
  if (matching.length === 0) return 'no fact matches';
  return visible.length === 0 ? 'no fact that matches was published by then' : 'no fact that matches is of that period';
}

function withEdition(query: Query, edition: string | undefined): Query {
  if (edition === undefined) return query;
  return Object.fromEntries(
    Object.entries(query).map(([key, value]) => {
      const said = key === 'period' ? edition.replace(/-q(?=[1-4]$)/, '-Q') : edition;
      return [key, typeof value === 'string' ? value.replaceAll('$edition', said) : value];
    }),
  ) as Query;
}

/** The first in the order of the role, with what other publishers say of the same. */
function firstOf({ order = 'newest' }: RoleOne, facts: readonly Fact[]): readonly Fact[] {
  const [first] = [...facts].sort((a, b) => compare(order, a, b) || (a.id < b.id ? -1 : 1));
  return facts.filter(
    (fact) => fact.subject === first?.subject && fact.property === first.property && fact.period.end === first.period.end,
  );
}

function fillMany(name: string, role: RoleMany, facts: readonly Fact[], leftOut: Map<string, string>): readonly Fact[] | undefined {
  const ordered = [...facts].sort((a, b) => compare(role.order, a, b) || (a.id < b.id ? -1 : 1));
  for (const fact of ordered.slice(role.limit)) leftOut.set(fact.id, `the role ${name} takes ${role.limit}`);
  return ordered.length === 0 || role.limit === 0 ? undefined : ordered.slice(0, role.limit);
}

function compare(order: Order, a: Fact, b: Fact): number {
  if (order === 'newest' || order === 'oldest') {
    const difference = a.period.end < b.period.end ? -1 : a.period.end > b.period.end ? 1 : 0;
    return order === 'oldest' ? difference : -difference;
  }
  if (order === 'id' || a.value.type !== 'quantity' || b.value.type !== 'quantity') return 0;
  const difference = base(a.value).cmp(base(b.value));
  return order === 'smallest' ? difference : -difference;
}
