/** Reads assignments/SLUG.yaml. */
import * as v from 'valibot';
import { type ConfigError, ConfigErrors } from '../errors.ts';
import { type Assignment, type EditionRule, NEWS, NEWS_TERMS, type NewsRule, type Query, type Role } from '../model/assignment.ts';
import { isDrawn } from '../model/chart.ts';
import { derivationRule, derivationRules } from '../model/derivation.ts';
import { parsePeriod } from '../model/period.ts';
import { type RowQuery, rowRoles, seriesRoles, tableRoles } from '../model/standard-roles.ts';
import { chart, chartProblems, chartRequest, chartRole } from './chart-request.ts';
import { type DataFile, parseDataFile } from './data-file.ts';
import { byField, checkFormat, collect, given, parseWith, printed, problem, text } from './parse.ts';
import { name, ORDERS, query, whole } from './query-fields.ts';

const fraction = v.pipe(text, v.toNumber(), v.minValue(0, 'must be from 0 to 1'), v.maxValue(1, 'must be from 0 to 1'));
const points = v.pipe(text, v.toNumber(), v.minValue(0, 'must be from 0 to 100'), v.maxValue(100, 'must be from 0 to 100'));

/** Site builders make a folder of it, whose name no disk takes beyond 255 bytes. */
const topic = v.pipe(text, v.maxBytes(200, 'a topic has 200 bytes at most: site builders make a folder of it'));

const role = v.strictObject({
  ...query,
  required: v.optional(v.boolean(), false),
  many: v.optional(v.boolean(), false),
  order: v.optional(v.picklist(ORDERS)),
  limit: v.optional(whole),
  derive: v.optional(text),
  inputs: v.optional(v.array(text)),
});
const fields = v.strictObject({
  format: v.optional(v.unknown()),
  slug: v.pipe(text, v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a slug has small letters, digits and single -')),
  persona: text,
  template: v.optional(text),
  zone: v.optional(
    v.pipe(
      text,
      v.check(isZone, (issue) => `unknown time zone \`${issue.input}\`; write an IANA name such as America/New_York`),
    ),
    'UTC',
  ),
  topics: v.optional(v.array(topic), []),
  seed: v.optional(text),
  edition: v.optional(
    byField(
      {
        each: v.strictObject({
          each: v.union([v.pipe(v.array(text), v.minLength(1, 'must name at least one entity')), v.strictObject({ subjectsOf: text })]),
        }),
      },
      v.strictObject({ every: v.picklist(['day', 'week', 'month', 'quarter', 'year']) }),
    ),
  ),
  storySource: v.optional(text),
  prefer: v.optional(v.array(text), []),
  takeaways: v.optional(whole, '4'),
  headlineLimit: v.optional(whole, '64'),
  sections: v.optional(
    v.pipe(
      v.array(v.strictObject({ id: name, heading: printed, uses: v.optional(v.array(text), []) })),
      v.minLength(1, 'must hold at least one section: `- { id: output, heading: What was produced }`'),
    ),
    [],
  ),
  roles: v.optional(v.record(name, role), {}),
  series: v.optional(v.strictObject(query)),
  table: v.optional(v.strictObject({ ...query, total: v.optional(text) })),
  row: v.optional(v.strictObject({ ...query, total: v.optional(text), of: text })),
  charts: v.optional(v.array(chart)),
  news: v.optional(
    v.strictObject({
      impact: v.optional(fraction),
      gate: v.optional(v.strictObject({ lead: v.optional(points), body: v.optional(points) })),
      weights: v.optional(v.strictObject(v.entriesFromList(NEWS_TERMS, v.optional(fraction)))),
    }),
  ),
});

const assignment = v.pipe(
  fields,
  v.forward(
    v.partialCheck(
      [['roles'], ['series'], ['table'], ['row']],
      ({ roles, series, table, row }) => Object.keys(roles).length > 0 || [series, table, row].some((field) => field !== undefined),
      'missing; say which facts, or `series:`, `table:` or `row:` for the standard roles',
    ),
    ['roles'],
  ),
);

/** Parses one assignment. Throws ConfigErrors with file, line and field. */
export function parseAssignment(file: string, content: string): { assignment: Assignment; data: DataFile } {
  const data = parseDataFile(file, content);
  checkFormat(data);
  const fields = parseWith(assignment, data);
  const { format: _format, template, roles: rawRoles, edition, seed, storySource, series, table, row, news, charts, ...rest } = fields;
  const own = Object.fromEntries(collect(Object.entries(rawRoles), ([key, raw]) => [key, toRole(data, key, raw)]));
  const standard = standardRoles({ series, table, row });
  const drawn = Object.fromEntries((charts ?? []).flatMap(chartRole));
  const roles = { ...standard, ...own, ...drawn };
  if (Object.keys(roles).every(isDrawn))
    throw problem(data, ['roles'], 'missing; say `roles:`, or `series:`, `table:` or `row:` for the standard ones');
  const errors = Object.entries(roles).flatMap(([key, entry]) =>
    strayRoles(entry, roles).map((stray) =>
      problem(data, isDrawn(key) ? ['charts'] : ['roles', key], `names the role \`${stray}\`, which this assignment does not have`),
    ),
  );
  for (const [key, role] of edition === undefined ? Object.entries(roles) : [])
    if (role.type !== 'derived' && Object.values(role.query).some((value) => value.includes('$edition')))
      errors.push(problem(data, isDrawn(key) ? ['charts'] : ['roles', key], 'says $edition, and this assignment has no `edition:`'));
  errors.push(...(template === undefined ? vague(data, fields) : []));
  for (const [index, section] of rest.sections.entries()) {
    for (const used of section.uses)
      if (!(used in roles))
        errors.push(problem(data, ['sections', index, 'uses'], `unknown role \`${used}\`; there are ${Object.keys(roles).join(', ')}`));
    if (rest.sections.findIndex((other) => other.id === section.id) !== index)
      errors.push(problem(data, ['sections', index, 'id'], `the section \`${section.id}\` stands twice`));
  }
  errors.push(...chartProblems(data, charts ?? [], roles, rest.sections));
  if (errors.length > 0) throw new ConfigErrors(errors);
  return {
    data,
    assignment: {
      ...rest,
      template: template ?? usualTemplate(fields),
      roles,
      seed: seed ?? rest.slug,
      ...(Object.keys(standard).length > 0 && { standard: new Set(Object.keys(standard)), news: newsRule(news) }),
      ...(edition !== undefined && { edition: edition as EditionRule }),
      ...(storySource !== undefined && { storySource }),
      ...(charts && { charts: charts.map(chartRequest) }),
    },
  };
}

type Fields = v.InferOutput<typeof assignment>;

function standardRoles({ series, table, row }: Pick<Fields, 'series' | 'table' | 'row'>): Readonly<Record<string, Role>> {
  return {
    ...(series && seriesRoles(given(series))),
    ...(table && tableRoles(given(table))),
    ...(row && rowRoles(given(row) as RowQuery)),
  };
}

/** The shipped template of a series, a table or a row; else the one that tells any facts, plainly. */
function usualTemplate({ series, table, row }: Pick<Fields, 'series' | 'table' | 'row'>): string {
  return series ? 'time-series' : row ? 'table-row' : table ? 'cross-section' : 'plain';
}

/** Without a template nothing says what belongs where but `uses`: two sections that leave it out would tell the same. */
function vague(data: DataFile, { sections, series, table, row }: Fields): readonly ConfigError[] {
  if (series || table || row) return [];
  return sections.flatMap(({ uses }, index) =>
    sections.length > 1 && uses.length === 0
      ? [problem(data, ['sections', index], 'names no roles; without a `template:` each of several sections says `uses: [role, …]`')]
      : [],
  );
}

function newsRule(news: Fields['news']): NewsRule {
  return {
    weights: { ...NEWS.weights, ...(news?.weights && given(news.weights)) },
    impact: news?.impact ?? NEWS.impact,
    gate: { ...NEWS.gate, ...(news?.gate && given(news.gate)) },
  };
}

function toRole(data: DataFile, key: string, raw: v.InferOutput<typeof role>): Role {
  const { required, many, order, limit, derive, inputs, ...conditions } = raw;
  const query: Query = given(conditions);
  const here = (field: string, message: string): never => {
    throw problem(data, ['roles', key, ...(field === '' ? [] : [field])], message);
  };
  if (derive !== undefined) {
    const rule = derivationRule(derive);
    if (!rule)
      return here(
        'derive',
        `unknown rule \`${derive}\`; there are ${derivationRules()
          .map((entry) => entry.id)
          .join(', ')}`,
      );
    if (inputs === undefined || (rule.many ? inputs.length === 0 : inputs.length !== rule.inputs.length))
      return here(
        'inputs',
        `the rule ${rule.id} takes ${rule.inputs.length} ${rule.many ? 'roles or more' : 'roles'}: ${rule.inputs.join(', ')}`,
      );
    if (order !== undefined && order !== 'largest' && order !== 'smallest')
      return here('order', 'a derived role is ordered `largest` or `smallest`');
    if (Object.keys(query).length > 0) return here(Object.keys(query)[0] ?? '', 'a derived role takes its facts from `inputs` alone');
    return { type: 'derived', rule: rule.id, inputs, required, ...(order !== undefined && { order }) };
  }
  if (Object.keys(query).length === 0) return here('', 'names no fact; say at least `id`, `subject` or `property`');
  const { period } = query;
  if (period !== undefined && period !== 'latest' && !period.includes('$edition') && !parsePeriod(period))
    return here('period', `${JSON.stringify(period)} is no period; write 2024, 2025-Q2, latest, …`);
  if (many) return { type: 'many', query, order: order ?? 'newest', limit: limit ?? 12, required };
  if (limit !== undefined) return here('limit', '`limit` goes with `many: true`');
  return { type: 'one', query, required, ...(order !== undefined && { order }) };
}

function strayRoles(entry: Role, roles: Readonly<Record<string, Role>>): readonly string[] {
  const named =
    entry.type === 'derived'
      ? entry.inputs
      : [entry.query.yearBefore, entry.query.periodBefore, entry.query.until].filter((other) => other !== undefined);
  return named.filter((other) => !(other in roles));
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
