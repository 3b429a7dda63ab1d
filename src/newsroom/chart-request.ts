/** The `charts:` of an assignment. */
import * as v from 'valibot';
import type { ConfigError } from '../errors.ts';
import type { Query, Role, SectionPlan } from '../model/assignment.ts';
import { CHART_TYPES, type ChartRequest, drawnRole } from '../model/chart.ts';
import { parsePeriod } from '../model/period.ts';
import type { DataFile } from './data-file.ts';
import { given, printed, problem, text } from './parse.ts';
import { name, ORDERS, query, whole } from './query-fields.ts';

export const chart = v.strictObject({
  id: name,
  section: v.optional(text),
  title: printed,
  roles: v.optional(v.pipe(v.array(text), v.minLength(1, 'must name at least one role'))),
  query: v.optional(v.strictObject({ ...query, order: v.optional(v.picklist(ORDERS)) })),
  type: v.optional(v.picklist(CHART_TYPES)),
  limit: v.optional(whole, '120'),
  required: v.optional(v.boolean(), false),
  spec: v.optional(v.pipe(text, v.regex(/^charts\/[\w-][\w.-]*\.json$/, 'must be a file in charts/: charts/NAME.vl.json'))),
});
type Fields = v.InferOutput<typeof chart>;

/** The role that holds what the query of a chart asks for; none where the chart names roles. */
export function chartRole({ id, query: asked, limit, required }: Fields): readonly (readonly [string, Role])[] {
  if (!asked) return [];
  const { order, ...conditions } = given(asked);
  const timed = conditions.period !== undefined;
  return [[drawnRole(id), { type: 'many', query: conditions as Query, order: order ?? (timed ? 'largest' : 'newest'), limit, required }]];
}

export function chartRequest({ id, section, title, roles, type, limit, required, spec }: Fields): ChartRequest {
  return {
    id,
    title,
    roles: roles ?? [drawnRole(id)],
    limit,
    required,
    ...(section !== undefined && { section }),
    ...(type && { type }),
    ...(spec !== undefined && { specFile: spec }),
  };
}

/** What is wrong with charts beyond the form of their fields. */
export function chartProblems(
  data: DataFile,
  charts: readonly Fields[],
  roles: Readonly<Record<string, Role>>,
  sections: readonly SectionPlan[],
): readonly ConfigError[] {
  return charts.flatMap(({ id, section, roles: named, query: asked }, index) => {
    const here = (field: string, message: string): ConfigError =>
      problem(data, ['charts', index, ...(field === '' ? [] : [field])], message);
    const period = asked?.period;
    return [
      ...(charts.findIndex((other) => other.id === id) !== index ? [here('id', `the chart \`${id}\` stands twice`)] : []),
      ...((named === undefined) === (asked === undefined) ? [here('', 'say which figures: either `roles:` or `query:`')] : []),
      ...(asked && Object.keys(given(asked)).length === 0 ? [here('query', 'names no fact; say at least `subject` or `property`')] : []),
      ...(named ?? [])
        .filter((role) => !(role in roles))
        .map((role) => here('roles', `unknown role \`${role}\`; there are ${Object.keys(roles).join(', ')}`)),
      ...(section !== undefined && !sections.some((other) => other.id === section)
        ? [here('section', `unknown section \`${section}\`; there are ${sections.map((other) => other.id).join(', ')}`)]
        : []),
      ...(period !== undefined && period !== 'latest' && !period.includes('$edition') && !parsePeriod(period)
        ? [here('query', `${JSON.stringify(period)} is no period; write 2024, 2025-Q2, latest, …`)]
        : []),
    ];
  });
}
