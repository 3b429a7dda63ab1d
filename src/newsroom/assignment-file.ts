/** Reads assignments/SLUG.yaml. */
import * as v from 'valibot';
import { ConfigErrors } from '../errors.ts';
import type { Assignment, EditionRule, Query, Role } from '../model/assignment.ts';
import { derivationRule, derivationRules } from '../model/derivation.ts';
import { ENTITY_CLASSES } from '../model/entity.ts';
import { ACTIONS, BASES, STANDINGS, STATUSES } from '../model/fact.ts';
import { parsePeriod } from '../model/period.ts';
import { type DataFile, parseDataFile } from './data-file.ts';
import { byField, checkFormat, collect, parseWith, printed, problem, text } from './parse.ts';

const name = v.pipe(text, v.regex(/^[a-z][a-z0-9-]*$/, 'a name has small letters, digits and -'));
const whole = v.pipe(text, v.regex(/^\d+$/, 'must be a whole number'), v.toNumber());

const query = {
  id: v.optional(text),
  kind: v.optional(v.picklist(['figure', 'move', 'policy', 'quote'])),
  subject: v.optional(text),
  subjectClass: v.optional(v.picklist(ENTITY_CLASSES)),
  property: v.optional(text),
  period: v.optional(text),
  yearBefore: v.optional(text),
  publisher: v.optional(text),
  vintage: v.optional(text),
  basis: v.optional(v.picklist(BASES)),
  standing: v.optional(v.picklist(STANDINGS)),
  instrument: v.optional(text),
  action: v.optional(v.picklist(ACTIONS)),
  status: v.optional(v.picklist(STATUSES)),
};
const role = v.strictObject({
  ...query,
  required: v.optional(v.boolean(), false),
  many: v.optional(v.boolean(), false),
  order: v.optional(v.picklist(['newest', 'oldest', 'largest', 'smallest', 'id'])),
  limit: v.optional(whole),
  derive: v.optional(text),
  inputs: v.optional(v.array(text)),
});
const assignment = v.strictObject({
  format: v.optional(v.unknown()),
  slug: v.pipe(text, v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a slug has small letters, digits and single -')),
  persona: text,
  template: text,
  zone: v.optional(
    v.pipe(
      text,
      v.check(isZone, (issue) => `unknown time zone \`${issue.input}\`; write an IANA name such as America/New_York`),
    ),
    'UTC',
  ),
  topics: v.optional(v.array(text), []),
  seed: v.optional(text),
  edition: v.optional(
    byField(
      { each: v.strictObject({ each: v.pipe(v.array(text), v.minLength(1, 'must name at least one entity')) }) },
      v.strictObject({ every: v.picklist(['day', 'week', 'month', 'quarter', 'year']) }),
    ),
  ),
  storySource: v.optional(text),
  prefer: v.optional(v.array(text), []),
  takeaways: v.optional(whole, '4'),
  headlineLimit: v.optional(whole, '64'),
  sections: v.pipe(
    v.array(v.strictObject({ id: name, heading: printed, uses: v.optional(v.array(text), []) })),
    v.minLength(1, 'must hold at least one section'),
  ),
  roles: v.record(name, role),
});

/** Parses one assignment. Throws ConfigErrors with file, line and field. */
export function parseAssignment(file: string, content: string): { assignment: Assignment; data: DataFile } {
  const data = parseDataFile(file, content);
  checkFormat(data);
  const { format: _format, roles: rawRoles, edition, seed, storySource, ...rest } = parseWith(assignment, data);
  const roles = Object.fromEntries(collect(Object.entries(rawRoles), ([key, raw]) => [key, toRole(data, key, raw)]));
  const errors = Object.entries(roles).flatMap(([key, entry]) =>
    strayRoles(entry, roles).map((stray) =>
      problem(data, ['roles', key], `names the role \`${stray}\`, which this assignment does not have`),
    ),
  );
  for (const [key, role] of edition === undefined ? Object.entries(roles) : [])
    if (role.type !== 'derived' && Object.values(role.query).some((value) => value.includes('$edition')))
      errors.push(problem(data, ['roles', key], 'says $edition, and this assignment has no `edition:`'));
  for (const [index, section] of rest.sections.entries()) {
    for (const used of section.uses)
      if (!(used in roles))
        errors.push(problem(data, ['sections', index, 'uses'], `unknown role \`${used}\`; there are ${Object.keys(roles).join(', ')}`));
    if (rest.sections.findIndex((other) => other.id === section.id) !== index)
      errors.push(problem(data, ['sections', index, 'id'], `the section \`${section.id}\` stands twice`));
  }
  if (errors.length > 0) throw new ConfigErrors(errors);
  return {
    data,
    assignment: {
      ...rest,
      roles,
      seed: seed ?? rest.slug,
      ...(edition !== undefined && { edition: edition as EditionRule }),
      ...(storySource !== undefined && { storySource }),
    },
  };
}

function toRole(data: DataFile, key: string, raw: v.InferOutput<typeof role>): Role {
  const { required, many, order, limit, derive, inputs, ...conditions } = raw;
  const given = Object.fromEntries(Object.entries(conditions).filter(([, value]) => value !== undefined)) as Query;
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
    if (inputs?.length !== rule.inputs.length)
      return here('inputs', `the rule ${rule.id} takes ${rule.inputs.length} roles: ${rule.inputs.join(', ')}`);
    if (Object.keys(given).length > 0) return here(Object.keys(given)[0] ?? '', 'a derived role takes its facts from `inputs` alone');
    return { type: 'derived', rule: rule.id, inputs, required };
  }
  if (Object.keys(given).length === 0) return here('', 'names no fact; say at least `id`, `subject` or `property`');
  const { period } = given;
  if (period !== undefined && period !== 'latest' && !period.includes('$edition') && !parsePeriod(period))
    return here('period', `${JSON.stringify(period)} is no period; write 2024, 2025-Q2, latest, …`);
  if (many && given.yearBefore !== undefined) return here('yearBefore', 'finds one fact; leave out `many: true`');
  if (many) return { type: 'many', query: given, order: order ?? 'newest', limit: limit ?? 12, required };
  if (order !== undefined || limit !== undefined)
    return here(order === undefined ? 'limit' : 'order', '`order` and `limit` go with `many: true`');
  return { type: 'one', query: given, required };
}

function strayRoles(entry: Role, roles: Readonly<Record<string, Role>>): readonly string[] {
  const named = entry.type === 'derived' ? entry.inputs : [entry.query.yearBefore].filter((other) => other !== undefined);
  return named.filter((other) => !(other in roles));
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
