/** `factloom facts`: what an author has to write with. */

import type { Assignment } from '../model/assignment.ts';
import type { Fact } from '../model/fact.ts';
import { formatQuantity } from '../model/format.ts';
import { formatDay, formatPeriod, withOffset } from '../model/format-date.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { assignmentSlugs, loadAssignment, loadNewsroom } from '../newsroom/newsroom.ts';
import { castRoles } from '../plan/cast.ts';
import { type Call, type Command, count, text } from './command.ts';

interface Row {
  readonly id: string;
  readonly kind: Fact['kind'];
  readonly subject: string;
  readonly property: string;
  readonly value: string;
  readonly period: string;
  readonly standing: Fact['standing'];
  readonly source: string;
  readonly published: string;
  readonly derivedFrom: readonly string[];
  readonly roles: readonly string[];
}

export const facts: Command = {
  summary: 'ids, values and sources of facts, and the roles they fill',
  operands: '[QUERY]',
  help: `Lists the facts whose id, subject, property, value or source holds every word of QUERY,
and for each the roles it fills in the assignments as of --as-of. Derived facts are listed
with their inputs where an assignment derives them.

  factloom facts
  factloom facts china 2024
  factloom facts revenue --assignment nvidia-results`,
  options: { assignment: { type: 'string', value: 'SLUG', help: 'only facts that fill a role of that assignment' } },
  async run(call) {
    const newsroom = await loadNewsroom(call.newsroom, call.context.files);
    const { roles, derived } = await rolesOf(newsroom, call);
    const words = call.operands
      .join(' ')
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    const all = [...newsroom.facts, ...derived].map((fact) => rowOf(fact, newsroom, roles.get(fact.id) ?? []));
    const rows = all
      .filter(
        (row) =>
          (text(call.values['assignment']) === undefined || row.roles.length > 0) &&
          words.every((word) => Object.values(row).join(' ').toLowerCase().includes(word)),
      )
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    if (call.json) call.io.out(`${JSON.stringify(rows, null, 2)}\n`);
    else for (const row of rows) call.io.out(show(row));
    if (!call.quiet) call.io.err(`${rows.length} of ${count(all.length, 'fact')}\n`);
    return 0;
  },
};

async function rolesOf(
  newsroom: Newsroom,
  { values, context }: Call,
): Promise<{ roles: ReadonlyMap<string, readonly string[]>; derived: readonly Fact[] }> {
  const only = text(values['assignment']);
  const slugs = only === undefined ? await assignmentSlugs(newsroom.folder, context.files) : [only];
  const roles = new Map<string, string[]>();
  const derived = new Map<string, Fact>();
  for (const slug of slugs) {
    const { assignment } = await loadAssignment(newsroom.folder, slug, context.files);
    for (const [name, fact] of await filled(assignment, newsroom, context.now)) {
      roles.set(fact.id, [...(roles.get(fact.id) ?? []), `${slug}:${name}`]);
      if (fact.derivedFrom && !newsroom.facts.includes(fact)) derived.set(fact.id, fact);
    }
  }
  return { roles, derived: [...derived.values()] };
}

/** Roles with their facts; of a recurring assignment, those of its first edition. */
async function filled(assignment: Assignment, newsroom: Newsroom, now: string): Promise<readonly (readonly [string, Fact])[]> {
  const asOf = withOffset(now, assignment.zone);
  const [edition] = assignment.edition ? (await import('../plan/edition.ts')).editionKeys(assignment.edition, asOf, assignment.zone) : [];
  const { cast } = castRoles({
    assignment,
    facts: newsroom.facts,
    entities: newsroom.entities,
    asOf,
    ...(edition !== undefined && { edition }),
  });
  return [...cast].flatMap(([name, found]) => ([found].flat() as Fact[]).map((fact) => [name, fact] as const));
}

function rowOf(fact: Fact, newsroom: Newsroom, roles: readonly string[]): Row {
  const { value } = fact;
  const shown =
    value.type === 'quantity'
      ? formatQuantity(value, { digits: 6 })
      : value.type === 'date'
        ? formatPeriod(value.period)
        : value.type === 'text'
          ? value.text
          : (newsroom.entities.get(value.entity)?.name ?? value.entity);
  return {
    id: fact.id,
    kind: fact.kind,
    subject: fact.subject,
    property: fact.property,
    value: shown,
    period: formatPeriod(fact.period),
    standing: fact.standing,
    source: `${newsroom.entities.get(fact.source.publisher)?.name ?? fact.source.publisher}, ${fact.source.title}`,
    published: formatDay(fact.source.publishedAt),
    derivedFrom: fact.derivedFrom ? [`${fact.derivedFrom.rule}@${fact.derivedFrom.version}`, ...fact.derivedFrom.inputs] : [],
    roles,
  };
}

function show(row: Row): string {
  const made = row.derivedFrom.length > 0 ? `    derived: ${row.derivedFrom[0]} of ${row.derivedFrom.slice(1).join(' and ')}\n` : '';
  const fills = row.roles.length > 0 ? `    fills: ${row.roles.join(', ')}\n` : '';
  return `${row.id}\n    ${row.value}, ${row.period} (${row.standing}); ${row.source}, ${row.published}\n${made}${fills}`;
}
