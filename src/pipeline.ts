/** The stages in order: plan, realise, verify. The only file that knows the order. */
import { createHash } from 'node:crypto';
import { ConfigError } from './errors.ts';
import type { Assignment } from './model/assignment.ts';
import { isDrawn, type PlannedChart } from './model/chart.ts';
import { findClaims } from './model/claim.ts';
import { derivationRule } from './model/derivation.ts';
import type { Entity } from './model/entity.ts';
import type { Fact } from './model/fact.ts';
import type { Finding } from './model/finding.ts';
import { dayIn } from './model/format-date.ts';
import type { Ledger } from './model/ledger.ts';
import type { Persona } from './model/persona.ts';
import type { Cast, DocumentPlan, Gap, Point } from './model/plan.ts';
import type { Property } from './model/property.ts';
import type { StyleSetting } from './model/style.ts';
import { formatDraft } from './newsroom/draft-file.ts';
import { castRoles } from './plan/cast.ts';
import { planCharts } from './plan/charts.ts';
import { isStory, scoreFacts } from './plan/news.ts';
import { pointsOf } from './plan/points.ts';
import { factById } from './plan/shelf.ts';
import { storySourceOf } from './plan/story-source.ts';
import { structure } from './plan/structure.ts';
import { realise } from './realise/realise.ts';
import type { Template } from './realise/template.ts';
import { buildGazetteer, findNames, type Gazetteer } from './verify/gazetteer.ts';
import { sentenceSpots } from './verify/spots.ts';
import { holds, verify } from './verify/verify.ts';
import { VERSION } from './version.ts';

/** What a draft is made from. */
export interface Story {
  readonly assignment: Assignment;
  readonly template: Template;
  readonly persona: Persona;
  readonly facts: readonly Fact[];
  readonly entities: ReadonlyMap<string, Entity>;
  readonly properties: ReadonlyMap<string, Property>;
  /** ISO 8601 with offset: no younger fact exists for it. */
  readonly asOf: string;
  readonly edition?: string;
  /** The ledger of the edition before. */
  readonly previous?: Ledger;
  /** Ids of facts that the last piece on this told: they are less of a story now. */
  readonly told?: ReadonlySet<string>;
  /** The rules of house style that warn. Default `on`. */
  readonly style?: StyleSetting | undefined;
}

export interface Draft {
  /** The file, front matter and all; null where a required fact is missing. */
  readonly markdown: string | null;
  readonly ledger: Ledger;
  readonly findings: readonly Finding[];
  readonly gaps: readonly Gap[];
  /** A required fact is missing, or the guard found an error. */
  readonly held: boolean;
  /** Nothing there is news enough: no draft is written, and nothing is wrong. */
  readonly noStory: boolean;
}

/** Writes and verifies one draft. Same story, same bytes. */
export function draft(story: Story): Draft {
  const { assignment, template, entities, asOf } = story;
  const scene = { assignment, facts: story.facts, entities, asOf, ...(story.edition !== undefined && { edition: story.edition }) };
  const wanted = new Set(Object.keys(template.each === 'point' ? assignment.roles : template.roles));
  const asked = new Set([...wanted, ...(assignment.charts ?? []).flatMap(({ roles }) => roles)]);
  const { cast: filled, gaps: unfilled, leftOut } = castRoles({ ...scene, wanted: asked });
  const told = story.told ?? new Set();
  const scores = scoreFacts({ assignment, cast: filled, facts: story.facts, told, asOf });
  const cast: Cast = new Map([...filled].filter(([role]) => !isDrawn(role) && (!assignment.standard?.has(role) || wanted.has(role))));
  const drawn = planCharts(assignment, filled, unfilled, story);
  const open = [...unfilled.filter(({ role }) => !isDrawn(role)), ...drawn.gaps];
  const gaps = open.filter(({ role, required }) => required || !assignment.standard?.has(role));
  const isRequired = (gap: Gap): boolean => gap.required || (template.each === 'draft' && template.roles[gap.role]?.required === true);
  const plan: DocumentPlan = {
    ...(scores.length > 0 && { scores }),
    sections: structure(assignment, cast),
    gaps: open.map((gap) => ({ ...gap, required: isRequired(gap) })),
    leftOut,
  };
  const previous = castOf(story.previous);
  const derived = new Map(([...filled.values()].flat() as Fact[]).map((fact) => [fact.id, fact]));
  const factOf = (id: string): Fact | undefined => derived.get(id) ?? factById(id, story.facts);
  const points = template.each === 'point' ? pointsOf(plan.sections, factOf, dayIn(asOf, assignment.zone)) : [];
  const storySource = storySourceOf(assignment, filled);
  const parts = { filled, cast, previous, plan, storySource, charts: drawn.charts };
  const required =
    template.each === 'point' && points.length === 0
      ? nothingToTell(gaps, cast)
      : gaps.map((gap) => ({ ...gap, required: isRequired(gap) }));
  if (required.some((gap) => gap.required))
    return { markdown: null, ledger: ledgerOf(story, parts, ''), findings: [], gaps: required, held: true, noStory: false };
  if (!isStory(assignment, scores))
    return { markdown: null, ledger: ledgerOf(story, parts, ''), findings: [], gaps: [], held: false, noStory: true };
  const front = {
    slug: assignment.slug,
    assignment: assignment.slug,
    persona: assignment.persona,
    asOf,
    seed: assignment.seed,
    ...(story.edition !== undefined && { edition: story.edition }),
  };
  const write = (told: readonly Point[]): Written => {
    const said = { properties: story.properties, cast, previous, inputs: filled, scores, points: told, storySource };
    const body = realise(template, { ...scene, ...said });
    const ledger = ledgerOf(story, parts, body);
    const text = formatDraft({ ...front, state: 'draft' }, body);
    return { body, text, ledger, findings: verify(text, ledger, { style: story.style ?? 'on' }) };
  };
  const { body, ledger, findings } = whatStands(points, write);
  const held = holds(findings);
  const markdown = formatDraft({ ...front, state: held ? 'held' : 'draft' }, body);
  return { markdown, ledger, findings, gaps: required, held, noStory: false };
}

interface Written {
  readonly body: string;
  readonly text: string;
  readonly ledger: Ledger;
  readonly findings: readonly Finding[];
}

/** Without a point nothing can be written: every role that is empty is missing, and every other has a fact that no plain sentence tells. */
function nothingToTell(gaps: readonly Gap[], cast: Cast): readonly Gap[] {
  const reason = 'no plain sentence tells a fact of its kind; a template of yours can';
  return [...gaps.map((gap) => ({ ...gap, required: true })), ...[...cast.keys()].map((role) => ({ role, required: true, reason }))];
}

/** Of the points of a draft without a template of its own those that pass the guard: where a plain sentence does not fit its fact, the rest is told. */
function whatStands(points: readonly Point[], write: (points: readonly Point[]) => Written): Written {
  const written = write(points);
  const errors = written.findings.filter(({ severity }) => severity === 'error');
  if (points.length === 0 || errors.length === 0) return written;
  const spots = sentenceSpots(written.text, written.ledger);
  const wrong = new Set(
    errors.flatMap(({ fact, start, line }) => {
      const told = spots.find(({ from, to }) => from <= start && start < to)?.markdown ?? written.text.split('\n')[line - 1] ?? '';
      return fact ?? findClaims(told).map(({ id }) => id);
    }),
  );
  const rest = points.filter(({ roles }) => !Object.values(roles).some(({ id }) => wrong.has(id)));
  return rest.length === 0 || rest.length === points.length ? written : whatStands(rest, write);
}

/** The facts of a ledger by role. */
function castOf(ledger: Ledger | undefined): Cast {
  const facts = new Map(ledger?.facts.map((fact) => [fact.id, fact]));
  const entries = Object.entries(ledger?.roles ?? {}).map(([role, ids]): [string, Fact | readonly Fact[]] => {
    const found = ids.flatMap((id) => facts.get(id) ?? []);
    return [role, found.length === 1 && found[0] ? found[0] : found];
  });
  return new Map(entries);
}

/** What a draft is made of besides its words. */
interface Parts {
  /** Every role that was filled. */
  readonly filled: Cast;
  /** Those the template may tell. */
  readonly cast: Cast;
  readonly previous: Cast;
  readonly plan: DocumentPlan;
  readonly storySource: string | undefined;
  readonly charts: readonly PlannedChart[];
}

function ledgerOf(story: Story, { filled, cast: told, previous, plan, storySource, charts }: Parts, body: string): Ledger {
  const { assignment, template } = story;
  const claimed = new Set(findClaims([body, ...charts.map(({ title }) => title)].join('\n\n')).map((claim) => claim.id));
  const shown = new Set(charts.flatMap((chart) => chart.facts));
  // Of what stands ready for every series or table, a draft keeps what it tells, and what its charts show.
  const cast: Cast = new Map([...told].filter(([role, found]) => !assignment.standard?.has(role) || tells(found, claimed)));
  const near = new Map([...(story.previous?.facts ?? []), ...([...filled.values()].flat() as Fact[])].map((fact) => [fact.id, fact]));
  const known = (id: string): Fact | undefined => near.get(id) ?? factById(id, story.facts);
  const drawn = [...shown].flatMap((id) => known(id) ?? []);
  const facts = withInputs([...([...previous.values(), ...cast.values()].flat() as Fact[]), ...drawn], known);
  const unsaid = [...cast].flatMap(([role, found]) =>
    ([found].flat() as Fact[])
      .filter((fact) => !claimed.has(fact.id) && !shown.has(fact.id))
      .map((fact) => ({ fact: fact.id, reason: `fills the role ${role}; no claim prints it` })),
  );
  const inputs = new Set(facts.flatMap((fact) => fact.derivedFrom?.inputs ?? []));
  return {
    slug: assignment.slug,
    ...(story.edition !== undefined && { edition: story.edition }),
    assignment: assignment.slug,
    asOf: story.asOf,
    zone: assignment.zone,
    headlineLimit: assignment.headlineLimit,
    topics: assignment.topics,
    ...(storySource !== undefined && { storySource }),
    persona: story.persona,
    roles: Object.fromEntries(
      [...cast]
        .map(([role, found]): [string, string[]] => [role, ([found].flat() as Fact[]).map((fact) => fact.id)])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    ...(charts.length > 0 && { charts }),
    plan: { ...plan, leftOut: [...plan.leftOut, ...unsaid.filter(({ fact }) => body !== '' && !inputs.has(fact))] },
    record: {
      factloom: VERSION,
      template: { name: template.name, sha256: template.sha256 },
      seed: assignment.seed,
      model: null,
      prompt: null,
      text: createHash('sha256').update(body).digest('hex'),
    },
    facts,
    entities: entitiesInPlay(story, facts, body),
    properties: propertiesInPlay(story.properties, facts),
  };
}

function tells(found: Fact | readonly Fact[], claimed: ReadonlySet<string>): boolean {
  return ([found].flat() as Fact[]).some(({ id }) => claimed.has(id));
}

/** Facts with everything they are derived from, once each, sorted by id. */
function withInputs(facts: readonly Fact[], find: (id: string) => Fact | undefined): readonly Fact[] {
  const kept = new Map<string, Fact>();
  const keep = (fact: Fact): void => {
    if (kept.has(fact.id)) return;
    kept.set(fact.id, fact);
    for (const id of fact.derivedFrom?.inputs ?? []) {
      const input = find(id);
      if (!input) throw new ConfigError(`${fact.id} is derived from ${id}, which is not there`);
      keep(input);
    }
  };
  for (const fact of facts) keep(fact);
  return [...kept.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Who is named: by the facts, and by the words of the template. */
function entitiesInPlay({ entities }: Story, facts: readonly Fact[], body: string): readonly Entity[] {
  const visible = body
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/\\(.)/g, '$1')
    .replace(/[[\]]/g, '');
  const ids = new Set(
    findNames(visible, gazetteerOf(entities)).flatMap((naming) => [naming.entity.id, ...naming.others.map((other) => other.id)]),
  );
  for (const fact of facts) {
    for (const id of [
      fact.subject,
      fact.source.publisher,
      fact.kind === 'move' ? fact.object : undefined,
      fact.kind === 'policy' ? fact.instrument : undefined,
      fact.value.type === 'entity' ? fact.value.entity : undefined,
    ])
      if (id !== undefined) ids.add(id);
  }
  for (const id of ids) for (const kind of entities.get(id)?.isA ?? []) ids.add(kind);
  return [...ids].sort().flatMap((id) => entities.get(id) ?? []);
}

/** One gazetteer for each register: a newsroom writes many drafts with the same one. */
const gazetteers = new WeakMap<ReadonlyMap<string, Entity>, Gazetteer>();

function gazetteerOf(entities: ReadonlyMap<string, Entity>): Gazetteer {
  const known = gazetteers.get(entities) ?? buildGazetteer(entities.values());
  gazetteers.set(entities, known);
  return known;
}

/** Properties of the facts; those of derived facts are made from their rule and the property they are of. */
function propertiesInPlay(properties: ReadonlyMap<string, Property>, facts: readonly Fact[]): readonly Property[] {
  const kept = new Map<string, Property>();
  for (const fact of facts) {
    const rule = derivationRule(fact.derivedFrom?.rule ?? '');
    const base = rule?.unit === undefined ? undefined : properties.get(fact.property.slice(0, -rule.id.length - 1));
    const property =
      rule?.unit !== undefined && base
        ? { ...base, id: fact.property, label: `${rule.label} ${base.label}`, aliases: [], dimension: rule.unit }
        : properties.get(fact.property);
    if (property) kept.set(property.id, property);
  }
  return [...kept.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
