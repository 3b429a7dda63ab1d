/** Which fact fills each role as of a moment: nothing from the future of the piece, the newest edition, no silent choice between sources that disagree. */
import { ConfigError } from '../errors.ts';
import type { Assignment, Query, Role, RoleMany } from '../model/assignment.ts';
import { decimal } from '../model/decimal.ts';
import { derivationRule, deriveFact } from '../model/derivation.ts';
import type { Entity } from '../model/entity.ts';
import type { Fact } from '../model/fact.ts';
import { dayIn } from '../model/format-date.ts';
import { parsePeriod, periodKey } from '../model/period.ts';
import type { Cast, Gap, LeftOut } from '../model/plan.ts';
import type { Quantity } from '../model/quantity.ts';
import { unitById } from '../model/unit.ts';

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
}

/** Fills the roles of an assignment. Throws ConfigError for a query that means several different statements. */
export function castRoles(scene: Scene): CastResult {
  const byProperty = Map.groupBy(scene.facts, (fact) => fact.property);
  const moment: Moment = { instant: Date.parse(scene.asOf), day: dayIn(scene.asOf, scene.assignment.zone), byProperty };
  const cast = new Map<string, Fact | readonly Fact[]>();
  const gaps: Gap[] = [];
  const leftOut = new Map<string, string>();
  const filling = new Set<string>();
  const fill = (name: string): Fact | readonly Fact[] | undefined => {
    const done = cast.get(name);
    const role = scene.assignment.roles[name];
    if (done || !role || gaps.some((gap) => gap.role === name)) return done;
    if (filling.has(name)) throw new ConfigError(`the role \`${name}\` depends on itself`);
    filling.add(name);
    const found = fillRole(scene, moment, name, role, fill, leftOut);
    if (typeof found === 'string') gaps.push({ role: name, required: role.required, reason: found });
    else {
      refuseSameName(name, found, cast);
      cast.set(name, found);
    }
    return cast.get(name);
  };
  for (const name of Object.keys(scene.assignment.roles)) fill(name);
  const used = new Set([...cast.values()].flat().map((fact) => (fact as Fact).id));
  const rest = [...leftOut].filter(([id]) => !used.has(id)).map(([fact, reason]) => ({ fact, reason }));
  return { cast, gaps, leftOut: rest.sort((a, b) => (a.fact < b.fact ? -1 : 1)) };
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

type Fill = (name: string) => Fact | readonly Fact[] | undefined;

function fillRole(
  scene: Scene,
  moment: Moment,
  name: string,
  role: Role,
  fill: Fill,
  leftOut: Map<string, string>,
): Fact | readonly Fact[] | string {
  if (role.type === 'derived') return derive(role.rule, role.inputs, fill);
  const query = withEdition(role.query, scene.edition);
  const candidates = query.property === undefined ? scene.facts : (moment.byProperty.get(query.property) ?? []);
  const matching = candidates.filter((fact) => matches(fact, query, scene.entities));
  const visible = matching.filter((fact) => isPublished(fact, moment));
  for (const fact of matching)
    if (!visible.includes(fact)) leftOut.set(fact.id, `published ${fact.source.publishedAt}, after the as-of moment`);
  const newest = newestEditions(visible, leftOut);
  if (role.type === 'many') return fillMany(name, { ...role, query }, newest, leftOut) ?? nothing(matching, visible);
  const timed = atPeriod(newest, query, fill, leftOut);
  if (typeof timed === 'string') return timed;
  return timed.length === 0 ? nothing(matching, visible) : onePublisher(name, timed, scene.assignment.prefer, leftOut);
}

/** Why no fact is left, in words. */
function nothing(matching: readonly Fact[], visible: readonly Fact[]): string {
  if (matching.length === 0) return 'no fact matches';
  return visible.length === 0 ? 'no fact that matches was published by then' : 'no fact that matches is of that period';
}

function derive(ruleId: string, inputs: readonly string[], fill: Fill): Fact | string {
  const rule = derivationRule(ruleId);
  if (!rule) return `unknown rule ${ruleId}`;
  const facts: Fact[] = [];
  for (const input of inputs) {
    const found = fill(input);
    if (!found) return `the role ${input} is empty`;
    if (!isOne(found)) return `the role ${input} holds several facts`;
    facts.push(found);
  }
  return deriveFact(rule, facts);
}

function isOne(found: Fact | readonly Fact[]): found is Fact {
  return !Array.isArray(found);
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

function matches(fact: Fact, query: Query, entities: ReadonlyMap<string, Entity>): boolean {
  const same = (wanted: string | undefined, actual: string | undefined): boolean => wanted === undefined || wanted === actual;
  return (
    same(query.id, fact.id) &&
    same(query.kind, fact.kind) &&
    same(query.subject, fact.subject) &&
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

/** The as-of moment with its day in the zone of the piece, and the facts in the order they are asked for. */
interface Moment {
  readonly instant: number;
  readonly day: string;
  /** The facts, by property. */
  readonly byProperty: ReadonlyMap<string, readonly Fact[]>;
}

/** A source known only by its day exists from the beginning of that day, in the zone of the piece. */
function isPublished({ source: { publishedAt } }: Fact, { instant, day }: Moment): boolean {
  return publishedAt.length > 10 ? Date.parse(publishedAt) <= instant : publishedAt <= day;
}

/** Of several editions by one publisher of the same statement only the newest is in play; of two of one day, both. */
function newestEditions(facts: readonly Fact[], leftOut: Map<string, string>): readonly Fact[] {
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

/** The facts of the period asked for: a given one, a year before another role's, or the latest. */
function atPeriod(facts: readonly Fact[], query: Query, fill: Fill, leftOut: Map<string, string>): readonly Fact[] | string {
  if (query.yearBefore !== undefined) {
    const base = fill(query.yearBefore);
    if (!base || !isOne(base)) return `the role ${query.yearBefore} is empty`;
    const wanted = yearEarlier(base);
    const before = facts.filter(
      (fact) =>
        fact.subject === base.subject &&
        fact.property === base.property &&
        fact.vintage === base.vintage &&
        fact.basis.join() === base.basis.join() &&
        label(fact) === wanted,
    );
    const own = before.filter((fact) => fact.source.publisher === base.source.publisher);
    return own.length > 0 ? own : before;
  }
  if (query.period !== undefined && query.period !== 'latest') {
    const wanted = parsePeriod(query.period);
    if (!wanted) return `${query.period} is no period`;
    return facts.filter((fact) => fact.period.start === wanted.start && fact.period.end === wanted.end);
  }
  return latest(facts, leftOut);
}

function latest(facts: readonly Fact[], leftOut: Map<string, string>): readonly Fact[] {
  const last = facts
    .map((fact) => fact.period.end)
    .sort()
    .at(-1);
  for (const fact of facts) if (fact.period.end !== last) leftOut.set(fact.id, 'not the latest period');
  return facts.filter((fact) => fact.period.end === last);
}

/** What a period is called: `2024`, `by 2030`; a fiscal one by its label, for its days differ from year to year. */
function label({ period }: Fact): string {
  const key = periodKey(period);
  return period.fiscal ? key.replace(/ \d{4}-.*$/, '') : key;
}

function yearEarlier(fact: Fact): string {
  return label(fact).replace(/(?<!\d)\d{4}(?!\d)/g, (year) => String(Number(year) - 1));
}

/** One of several publishers: the preferred one where they agree; where they disagree, none. */
function onePublisher(name: string, facts: readonly Fact[], prefer: readonly string[], leftOut: Map<string, string>): Fact | string {
  const [first, ...others] = [...facts].sort((a, b) => rank(a, prefer) - rank(b, prefer) || (a.id < b.id ? -1 : 1));
  if (!first) return 'no fact matches';
  const different = others.find(
    (fact) => fact.subject !== first.subject || fact.property !== first.property || fact.source.publisher === first.source.publisher,
  );
  if (different)
    throw new ConfigError(
      `the role \`${name}\` means several facts: ${facts
        .map((fact) => fact.id)
        .sort()
        .join(', ')}`,
      { hint: 'narrow it with id, property, period, vintage or publisher, or make it `many: true`' },
    );
  const rival = others.find((fact) => !agree(first, fact));
  if (rival) return `sources disagree: ${first.id} and ${rival.id}; say which with \`publisher:\``;
  for (const fact of others) leftOut.set(fact.id, `says the same as ${first.id}`);
  return first;
}

function rank(fact: Fact, prefer: readonly string[]): number {
  const index = prefer.indexOf(fact.source.publisher);
  return index < 0 ? prefer.length : index;
}

function agree(a: Fact, b: Fact): boolean {
  if (a.value.type !== 'quantity' || b.value.type !== 'quantity') return JSON.stringify(a.value) === JSON.stringify(b.value);
  return (
    a.value.comparator === b.value.comparator &&
    unitById(a.value.unit)?.dimension === unitById(b.value.unit)?.dimension &&
    base(a.value).eq(base(b.value))
  );
}

function base(quantity: Quantity): ReturnType<typeof decimal> {
  return decimal(quantity.amount).times(unitById(quantity.unit)?.factor ?? '1');
}

function fillMany(name: string, role: RoleMany, facts: readonly Fact[], leftOut: Map<string, string>): readonly Fact[] | undefined {
  const { period } = role.query;
  const wanted = period === undefined ? undefined : parsePeriod(period);
  const timed = wanted
    ? facts.filter((fact) => fact.period.start === wanted.start && fact.period.end === wanted.end)
    : period === 'latest'
      ? latest(facts, leftOut)
      : facts;
  const ordered = [...timed].sort((a, b) => compare(role.order, a, b) || (a.id < b.id ? -1 : 1));
  for (const fact of ordered.slice(role.limit)) leftOut.set(fact.id, `the role ${name} takes ${role.limit}`);
  return ordered.length === 0 || role.limit === 0 ? undefined : ordered.slice(0, role.limit);
}

function compare(order: RoleMany['order'], a: Fact, b: Fact): number {
  if (order === 'newest' || order === 'oldest') {
    const difference = a.period.end < b.period.end ? -1 : a.period.end > b.period.end ? 1 : 0;
    return order === 'oldest' ? difference : -difference;
  }
  if (order === 'id' || a.value.type !== 'quantity' || b.value.type !== 'quantity') return 0;
  const difference = base(a.value).cmp(base(b.value));
  return order === 'smallest' ? difference : -difference;
}
