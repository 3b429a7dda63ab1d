/** From plan to Markdown with claims. */
import { TemplateError } from '../errors.ts';
import type { Assignment } from '../model/assignment.ts';
import type { Entity } from '../model/entity.ts';
import type { Fact } from '../model/fact.ts';
import { dayIn } from '../model/format-date.ts';
import type { Cast, Point, Score } from '../model/plan.ts';
import type { Property } from '../model/property.ts';
import { handlebarsHelpers } from './helpers.ts';
import { layOut } from './layout.ts';
import type { Template } from './template.ts';
import { writePoints } from './write-points.ts';
import { newWriter, type Writer } from './writer.ts';

export interface Scene {
  readonly assignment: Assignment;
  readonly cast: Cast;
  /** The facts of the edition before, by role; empty where there was none. */
  readonly previous: Cast;
  /** Facts that those of the cast were worked out from, by role. */
  readonly inputs?: Cast;
  /** Id of the one source of the whole story. */
  readonly storySource?: string | undefined;
  /** News value of facts, where the assignment chooses by it. */
  readonly scores?: readonly Score[];
  /** What is told by a template that is run once for each point. */
  readonly points?: readonly Point[];
  readonly entities: ReadonlyMap<string, Entity>;
  readonly properties: ReadonlyMap<string, Property>;
  readonly asOf: string;
  /** Key of the edition: part of the seed, so that editions vary. */
  readonly edition?: string;
}

/** The body of a draft. Same scene, same bytes. Throws TemplateError with file and line. */
export function realise(template: Template, scene: Scene): string {
  const { assignment, cast, previous } = scene;
  const writer = writerFor(scene);
  if (template.each === 'point')
    writePoints(scene.points ?? [], writer, (facts) => template.run(viewOf(template, new Map(Object.entries(facts))), { writer, helpers }));
  else {
    const view = Object.assign(viewOf(template, cast), {
      previous: viewOf(template, previous),
      sections: assignment.sections.map(({ id }) => id),
    });
    template.run(view, { writer, helpers });
  }
  return layOut(writer, assignment);
}

function writerFor(scene: Scene): Writer {
  const { assignment, cast, previous, inputs = new Map() } = scene;
  const seed = scene.edition === undefined ? assignment.seed : `${assignment.seed}/${scene.edition}`;
  const facts = new Map(
    [...inputs.values(), ...cast.values(), ...previous.values()].flat().map((fact) => [(fact as Fact).id, fact as Fact]),
  );
  return newWriter({
    entities: scene.entities,
    facts,
    properties: scene.properties,
    seed,
    year: dayIn(scene.asOf, assignment.zone).slice(0, 4),
    oneSource: scene.storySource !== undefined,
    news: new Map(scene.scores?.map((score) => [score.fact, score])),
  });
}

const helpers = handlebarsHelpers();

function viewOf(template: Template, cast: Cast): object {
  const roles = Object.entries(template.roles).map(([name, { many }]) => [name, cast.get(name) ?? (many ? [] : null)]);
  return Object.assign(Object.create(null) as object, Object.fromEntries(roles));
}

/** Sees that an assignment and its template fit: roles it needs, one or many, sections. Throws TemplateError. */
export function checkFit(template: Template, assignment: Assignment, assignmentFile: string): void {
  if (template.each === 'point') return;
  const place = { file: assignmentFile };
  for (const [name, { required, many, about }] of Object.entries(template.roles)) {
    const role = assignment.roles[name];
    if (!role && required)
      throw new TemplateError(`the template ${template.name} needs the role \`${name}\`${about ? ` (${about})` : ''}`, {
        ...place,
        hint: 'give it under `roles:` with a query for the fact',
      });
    if (role && (role.type === 'many') !== many)
      throw new TemplateError(`the role \`${name}\` is ${many ? 'a list' : 'one fact'} in the template ${template.name}`, {
        ...place,
        hint: many ? 'add `many: true`' : 'leave out `many: true`',
      });
  }
  refuseIdle(template, assignment, place);
  if (!template.sections) return;
  const missing = assignment.sections.find(({ id }) => !template.sections?.includes(id));
  if (missing)
    throw new TemplateError(`the template ${template.name} has no section \`${missing.id}\``, {
      ...place,
      hint: `it has ${template.sections.join(', ')}`,
    });
}

/** A role that neither the template nor another role takes is a slip of the pen. */
function refuseIdle(template: Template, { roles, standard, charts = [] }: Assignment, place: { readonly file: string }): void {
  const needed = new Set([
    ...charts.flatMap((chart) => chart.roles),
    ...Object.values(roles).flatMap((role) =>
      role.type === 'derived'
        ? role.inputs
        : [role.query.yearBefore, role.query.periodBefore, role.query.until].filter((other) => other !== undefined),
    ),
  ]);
  const idle = Object.keys(roles).find((name) => !standard?.has(name) && !Object.hasOwn(template.roles, name) && !needed.has(name));
  if (idle !== undefined)
    throw new TemplateError(`roles.${idle}: the template ${template.name} has no role \`${idle}\`, and no other role needs it`, {
      ...place,
      hint: `it has ${Object.keys(template.roles).join(', ') || 'none'}`,
    });
}
