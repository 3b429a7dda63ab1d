/** Facts from files: one schema for YAML, JSON, NDJSON and CSV, for hand-kept facts, gathered snapshots and drafts' ledgers. */
import * as v from 'valibot';
import { type ConfigError, ConfigErrors } from '../errors.ts';
import { decimal, isDecimal, plain } from '../model/decimal.ts';
import { ACTIONS, BASES, FACT_ID, type Fact, STANDINGS, STATUSES } from '../model/fact.ts';
import { momentOf, parsePeriod, periodKey } from '../model/period.ts';
import type { Quantity, Value } from '../model/quantity.ts';
import type { Source } from '../model/source.ts';
import { unitById } from '../model/unit.ts';
import { type DataFile, parseDataFile } from './data-file.ts';
import { byField, checkFormat, collect, parseWith, printed, problem, text } from './parse.ts';

const amount = v.pipe(
  text,
  v.check(isDecimal, (issue) => `${JSON.stringify(issue.input)} is no decimal number; write 1234.5 or 57.4e6, without separators`),
  v.transform((raw) => plain(decimal(raw))),
);
const unit = v.pipe(
  text,
  v.check(
    (id) => unitById(id) !== undefined,
    (issue) =>
      `unknown unit \`${issue.input}\`; there are t, kg, percent, percentage-point, times, count, month, … and every ISO currency code`,
  ),
);
const period = v.pipe(
  text,
  v.check(
    (raw) => parsePeriod(raw) !== undefined,
    (issue) =>
      `${JSON.stringify(issue.input)} is no period; write 2024, 2025-Q2, 2025-08-07, late 2026, by 2030 or FY2026-Q2 2025-04-28/2025-07-27`,
  ),
);
const moment = v.pipe(
  text,
  v.check(
    (raw) => momentOf(raw) !== undefined,
    (issue) => `${JSON.stringify(issue.input)} is no date; write 2025-08-07 or 2025-08-07T16:05:00-04:00`,
  ),
);
const url = v.pipe(
  text,
  v.check(
    (raw) => URL.canParse(raw) && /^https?:$/.test(new URL(raw).protocol),
    (issue) => `${JSON.stringify(issue.input)} is no http or https address; write null where none is known`,
  ),
);
const sha256 = v.pipe(text, v.regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'));

const quantity = v.strictObject({
  amount: v.optional(amount),
  unit,
  per: v.optional(unit),
  comparator: v.optional(v.picklist(['=', '<', '<=', '>', '>=', '~']), '='),
  low: v.optional(amount),
  high: v.optional(amount),
});
const value = byField(
  { text: v.strictObject({ text: printed }), date: v.strictObject({ date: period }), entity: v.strictObject({ entity: text }) },
  quantity,
);

const source = v.strictObject({
  publisher: text,
  title: printed,
  url: v.nullable(url),
  publishedAt: moment,
  retrievedAt: v.optional(moment),
  archivedUrl: v.optional(url),
  sha256: v.optional(sha256),
  licence: text,
  namedAs: v.optional(v.array(text), []),
});

const common = {
  id: v.pipe(
    text,
    v.check(
      (id) => FACT_ID.test(id),
      (issue) => `${JSON.stringify(issue.input)} is no fact id; use letters, digits and . _ @ / -`,
    ),
  ),
  subject: text,
  property: text,
  value,
  period,
  standing: v.optional(v.picklist(STANDINGS), 'actual'),
  basis: v.optional(v.array(v.picklist(BASES)), []),
  source: text,
  vintage: v.optional(text),
  excerpt: v.optional(text),
  pointer: v.optional(text),
  payload: v.optional(sha256),
  scale: v.optional(amount),
  note: v.optional(printed),
  wordings: v.optional(v.array(printed), []),
  derivedFrom: v.optional(v.strictObject({ rule: text, version: v.pipe(text, v.toNumber(), v.integer()), inputs: v.array(text) })),
};
const fact = v.variant('kind', [
  v.strictObject({ kind: v.literal('figure'), ...common }),
  v.strictObject({
    kind: v.literal('move'),
    ...common,
    action: v.picklist(ACTIONS),
    object: v.optional(text),
    status: v.picklist(STATUSES),
  }),
  v.strictObject({ kind: v.literal('policy'), ...common, instrument: text, provision: v.optional(text) }),
  v.strictObject({ kind: v.literal('quote'), ...common }),
]);
const head = v.object({ sources: v.optional(v.record(text, v.unknown()), {}), facts: v.optional(v.array(v.unknown()), []) });

export interface FactFile {
  readonly data: DataFile;
  readonly sources: ReadonlyMap<string, Source>;
  /** Rows that have passed the schema, with their place; sources are still keys. */
  readonly rows: readonly { readonly row: v.InferOutput<typeof fact>; readonly at: readonly (string | number)[] }[];
}

/** Parses one file. Throws ConfigErrors naming each bad row by file, line and field; then nothing of it is read. */
export function parseFactFile(file: string, content: string): FactFile {
  return factFileOf(parseDataFile(file, content));
}

/** The same for a file already parsed, such as a draft's ledger. */
export function factFileOf(data: DataFile): FactFile {
  const list = Array.isArray(data.value);
  if (!list) checkFormat(data);
  const { sources: rawSources, facts } = list ? { sources: {}, facts: data.value as unknown[] } : parseWith(head, data);
  const at = (index: number): (string | number)[] => (list ? [index] : ['facts', index]);
  const sources = new Map<string, Source>();
  const tasks: (() => FactFile['rows'])[] = [];
  for (const [id, raw] of Object.entries(rawSources))
    tasks.push(() => {
      sources.set(id, defined({ id, ...parseWith(source, data, raw, ['sources', id]) }) as Source);
      return [];
    });
  for (const [index, raw] of facts.entries()) tasks.push(() => [{ row: parseWith(fact, data, raw, at(index)), at: at(index) }]);
  const rows = collect(tasks, (task) => task()).flat();
  return { data, sources, rows };
}

/** The facts of several files, which may use each other's sources. Refuses ids and sources that are told twice or not at all. */
export function linkFacts(files: readonly FactFile[]): {
  facts: readonly Fact[];
  places: ReadonlyMap<string, () => { file: string; line: number }>;
  sources: ReadonlyMap<string, Source>;
} {
  const errors: ConfigError[] = [];
  const sources = new Map<string, Source>();
  for (const file of files) {
    for (const [id, entry] of file.sources) {
      if (sources.has(id)) errors.push(problem(file.data, ['sources', id], `the source \`${id}\` is defined twice`));
      sources.set(id, entry);
    }
  }
  const facts: Fact[] = [];
  const places = new Map<string, () => { file: string; line: number }>();
  for (const { data, rows } of files) {
    for (const { row, at } of rows) {
      const found = sources.get(row.source);
      const first = places.get(row.id)?.();
      if (first) errors.push(problem(data, [...at, 'id'], `the id \`${row.id}\` is used twice; first in ${first.file}:${first.line}`));
      else if (!found)
        errors.push(
          problem(
            data,
            [...at, 'source'],
            `unknown source \`${row.source}\``,
            `define it under \`sources:\` in a file of facts/; there are ${[...sources.keys()].join(', ') || 'none'}`,
          ),
        );
      else {
        places.set(row.id, () => ({ file: data.file, line: data.lineOf(at) }));
        try {
          facts.push(toFact(row, found));
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
          errors.push(problem(data, [...at, 'value'], error.message));
        }
      }
    }
  }
  if (errors.length > 0) throw new ConfigErrors(errors);
  return { facts, places, sources };
}

function toFact(row: FactFile['rows'][number]['row'], found: Source): Fact {
  const { value: raw, period: periodText, source: _key, ...rest } = row;
  const when = parsePeriod(periodText);
  if (!when) throw new RangeError(`${periodText} is no period`);
  if (row.kind === 'quote' && !('text' in raw)) throw new RangeError('a quote is a text: value: { text: … }');
  if (row.kind !== 'figure' && 'entity' in raw) throw new RangeError(`a ${row.kind} is a text, an amount or a date, not an entity`);
  const words = 'text' in raw && rest.wordings.length === 0 ? [raw.text] : rest.wordings;
  return defined({ ...rest, value: toValue(raw), period: when, source: found, wordings: words }) as unknown as Fact;
}

function toValue(raw: v.InferOutput<typeof value>): Value {
  if ('text' in raw) return { type: 'text', text: raw.text };
  if ('entity' in raw) return { type: 'entity', entity: raw.entity };
  if ('date' in raw) {
    const when = parsePeriod(raw.date);
    if (!when) throw new RangeError(`${raw.date} is no period`);
    return { type: 'date', period: when };
  }
  const { low, high } = raw;
  if ((low === undefined) !== (high === undefined)) throw new RangeError('a range needs both low and high');
  if (low !== undefined && high !== undefined && decimal(low).gte(high)) throw new RangeError(`the range from ${low} to ${high} is empty`);
  if (low !== undefined && high !== undefined && raw.amount !== undefined && (decimal(raw.amount).lt(low) || decimal(raw.amount).gt(high)))
    throw new RangeError(`${raw.amount} is not between ${low} and ${high}`);
  const middle = low !== undefined && high !== undefined ? plain(decimal(low).plus(high).div(2)) : undefined;
  const point = raw.amount ?? middle;
  if (point === undefined) throw new RangeError('missing amount');
  return defined({ type: 'quantity', ...raw, amount: point }) as Quantity;
}

/** The row a fact is written as in a ledger or snapshot: what `parseFactFile` reads back to the same fact. */
export function factRow({ value: it, period: when, source: from, ...rest }: Fact): Record<string, unknown> {
  const written =
    it.type === 'date'
      ? { date: periodKey(it.period) }
      : it.type === 'quantity'
        ? { ...it, type: undefined }
        : it.type === 'text'
          ? { text: it.text }
          : { entity: it.entity };
  return { ...rest, value: written, period: periodKey(when), source: from.id };
}

/** Without fields that are undefined. */
function defined<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, entry]) => entry !== undefined)) as T;
}
