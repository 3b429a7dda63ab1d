/** The border of declared tables: options of a config file or a mapping of `imports/`, held against their types. */
import * as v from 'valibot';
import { ConfigError, ConfigErrors } from '../../errors.ts';
import { isDecimal } from '../../model/decimal.ts';
import { ENTITY_CLASSES } from '../../model/entity.ts';
import { BASES, STANDINGS } from '../../model/fact.ts';
import { momentOf, parsePeriod } from '../../model/period.ts';
import { unitById } from '../../model/unit.ts';
import type { EntityProposal } from '../connector.ts';
import type { Layout, Mapping, SubjectTerms, TableOptions, TableSource } from './terms.ts';

const text = v.pipe(v.string(), v.minLength(1, 'must not be empty'));
const texts = v.array(text);
const byText = <Schema extends v.GenericSchema>(schema: Schema) => v.record(text, schema);
const set = <Schema extends v.GenericSchema>(schema: Schema) => v.exactOptional(schema);
/** Counts from 1. In YAML files of a newsroom numbers keep their letters. */
const count = v.pipe(v.union([v.number(), v.pipe(v.string(), v.digits(), v.toNumber())]), v.integer(), v.minValue(1, 'counts from 1'));
const flag = v.boolean();

const unit = v.pipe(
  text,
  v.check(
    (id) => unitById(id) !== undefined,
    (issue) => `unknown unit \`${issue.input}\`; there are t, kg, percent, count, … and every ISO currency code`,
  ),
);
const period = v.pipe(
  text,
  v.check(
    (raw) => parsePeriod(raw) !== undefined,
    (issue) => `\`${issue.input}\` is no period; write 2024, 2025-Q2, 2025-08-07, …`,
  ),
);
const moment = v.pipe(
  text,
  v.check(
    (raw) => momentOf(raw) !== undefined,
    (issue) => `\`${issue.input}\` is no date; write 2025-08-07 or 2025-08-07T16:05:00-04:00`,
  ),
);
const scale = v.pipe(
  text,
  v.check(isDecimal, (issue) => `\`${issue.input}\` is no number; write 1e6 or 100`),
);
const pattern = v.pipe(
  text,
  v.check(compiles, (issue) => `\`${issue.input}\` is no regular expression`),
);
const conditions = byText(v.union([v.string(), v.array(v.string())]));
const inColumn = v.strictObject({ column: text });
const standing = v.picklist(STANDINGS);

const entity = v.strictObject({
  name: text,
  class: v.picklist(ENTITY_CLASSES),
  id: set(text),
  short: set(text),
  article: set(v.picklist(['', 'the'])),
  isA: set(texts),
  aliases: set(texts),
  listings: set(v.array(v.strictObject({ ticker: text, mic: text, exchange: text }))),
  identifiers: set(byText(text)),
  plural: set(flag),
}) satisfies v.GenericSchema<unknown, EntityProposal>;

const subject = v.strictObject({
  column: set(text),
  class: v.picklist(ENTITY_CLASSES),
  identifiers: set(byText(text)),
  ticker: set(text),
  mic: set(v.pipe(text, v.regex(/^[A-Z0-9]{4}$/, 'a market identifier code has four letters (ISO 10383)'))),
  as: set(byText(v.union([text, entity]))),
}) satisfies v.GenericSchema<unknown, SubjectTerms>;

/** An id, an entity by `name`, or a column. */
const whom = v.lazy((input) => (typeof input === 'string' ? text : isNamed(input) ? entity : subject)) as v.GenericSchema<
  unknown,
  string | EntityProposal | SubjectTerms
>;
const oneEntity = v.lazy((input) => (typeof input === 'string' ? text : entity)) as v.GenericSchema<unknown, string | EntityProposal>;
const property = v.union([
  text,
  v.strictObject({
    id: text,
    label: text,
    aliases: set(texts),
    dimension: set(text),
    polarity: set(v.picklist(['positive', 'negative', 'neutral'])),
  }),
]);

const figure = v.pipe(
  v.strictObject({
    column: set(text),
    columns: set(pattern),
    where: set(conditions),
    subject: set(oneEntity),
    property,
    unit: v.union([v.literal('text'), unit]),
    per: set(unit),
    scale: set(scale),
    basis: set(v.array(v.picklist(BASES))),
    period: set(period),
    standing: set(v.union([standing, v.strictObject({ column: text, as: byText(standing) })])),
    note: set(v.union([text, inColumn])),
    unitText: set(text),
  }),
  v.check(({ column, columns }) => (column === undefined) !== (columns === undefined), 'takes `column`, or `columns` for a pattern'),
  v.check(
    ({ unit, per, scale }) => unit !== 'text' || (per === undefined && scale === undefined),
    'words are not multiplied, nor counted by anything: leave out `per` and `scale`',
  ),
);

export const mappingSchema = v.strictObject({
  period: v.lazy((input) =>
    typeof input === 'string'
      ? period
      : v.strictObject({
          column: set(text),
          format: set(text),
          frequency: set(v.picklist(['A', 'S', 'Q', 'M', 'W', 'D'])),
          market: set(v.pipe(text, v.regex(/^[A-Z0-9]{4}$/, 'a market identifier code has four letters (ISO 10383)'))),
          as: set(byText(period)),
        }),
  ) as v.GenericSchema<unknown, Mapping['period']>,
  subject: set(whom),
  figures: v.pipe(v.array(figure), v.minLength(1, 'must name at least one column of figures')),
  where: set(conditions),
  except: set(conditions),
  missing: set(v.array(v.string())),
  decimal: set(v.literal(',')),
  marks: set(byText(standing)),
  last: set(count),
}) satisfies v.GenericSchema<unknown, Mapping>;

export const sourceSchema = v.strictObject({
  publisher: whom,
  title: v.union([text, inColumn]),
  url: v.nullable(v.union([v.pipe(text, v.url('is no address; write null where none is known')), inColumn])),
  publishedAt: set(v.union([moment, inColumn])),
  licence: text,
  vintage: set(v.union([v.pipe(text, v.regex(/^[A-Za-z0-9._-]+$/, 'has letters, digits and . _ -')), inColumn])),
}) satisfies v.GenericSchema<unknown, TableSource>;

const layout = v.strictObject({
  format: set(v.picklist(['csv', 'json', 'ndjson', 'xlsx', 'parquet'])),
  delimiter: set(v.picklist([',', ';', '\t', '|'])),
  charset: set(text),
  sheet: set(text),
  header: set(v.union([v.literal(0), v.pipe(v.literal('0'), v.toNumber()), count])),
  units: set(count),
  surplus: set(flag),
  list: set(v.pipe(v.string(), v.regex(/^(?:\/.*)?$/, 'is a JSON pointer: /data/rows'))),
}) satisfies v.GenericSchema<unknown, Layout>;

/** Names a snapshot may have. */
export const nameSchema = v.pipe(text, v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a name has small letters, digits and single -'));

export const tableSchema = v.strictObject({
  name: nameSchema,
  source: sourceSchema,
  files: v.union([text, v.pipe(texts, v.minLength(1, 'must name at least one file'))]),
  layout: set(layout),
  mapping: mappingSchema,
  bound: set(count),
  keys: set(byText(text)),
  hosts: set(texts),
  private: set(flag),
}) satisfies v.GenericSchema<unknown, TableOptions>;

/** Options as they must be. Throws ConfigErrors with every field that is wrong: `table brent: mapping.figures.0.unit: …`. */
export function checked<Output>(what: string, schema: v.GenericSchema<unknown, Output>, options: unknown): Output {
  const result = v.safeParse(schema, options);
  if (result.success) return result.output;
  throw new ConfigErrors(
    result.issues.map((issue) => {
      const field = v.getDotPath(issue);
      const stray = issue.type === 'strict_object' && issue.expected === 'never';
      return new ConfigError(`${what}: ${field === null ? '' : `${field}: `}${stray ? 'this field is not known' : issue.message}`);
    }),
  );
}

function isNamed(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'name' in input;
}

function compiles(source: string): boolean {
  try {
    return Boolean(new RegExp(source, 'u'));
  } catch {
    return false;
  }
}
