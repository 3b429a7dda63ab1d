/** One place where a file's values meet their schema: every problem is reported with file, line and field. */
import * as v from 'valibot';
import { ConfigError, ConfigErrors } from '../errors.ts';
import { ADDRESS } from '../model/claim.ts';
import { brief } from './brief.ts';
import type { DataFile, Path } from './data-file.ts';

/** Formats of newsroom files this program writes and reads. Older ones are migrated here or refused, never misread. */
export const FORMAT = '1';

/** Text that must not be empty. */
export const text = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be empty'));
/** Text that may stand in an article. */
export const printed = v.pipe(
  text,
  v.check((words) => !ADDRESS.test(words), 'holds a web or mail address, which would become a link'),
);

/** What a value is by a schema; throws ConfigErrors with one entry for each field that is wrong. */
export function parseWith<Schema extends v.GenericSchema>(
  schema: Schema,
  data: DataFile,
  value: unknown = data.value,
  at: Path = [],
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw new ConfigErrors(result.issues.map((issue) => problem(data, [...at, ...pathOf(issue)], describe(issue))));
}

/** Reads every item; throws ConfigErrors with what is wrong with any of them, all at once. */
export function collect<Item, T>(items: readonly Item[], read: (item: Item, index: number) => T): T[] {
  const errors: ConfigError[] = [];
  const values = items.flatMap((item, index) => {
    try {
      return [read(item, index)];
    } catch (error) {
      if (error instanceof ConfigErrors) errors.push(...error.errors);
      else if (error instanceof ConfigError) errors.push(error);
      else throw error;
      return [];
    }
  });
  if (errors.length > 0) throw new ConfigErrors(errors);
  return values;
}

/** An error at a field: `facts.3.value.unit: …`, or `value.unit: …` where the row is a line of its own. */
export function problem(data: DataFile, path: Path, message: string, hint?: string): ConfigError {
  const field = path.slice(typeof path[0] === 'number' ? 1 : 0).join('.');
  return new ConfigError(brief(field ? `${field}: ${message}` : message), {
    file: data.file,
    line: data.lineOf(path),
    ...(hint !== undefined && { hint }),
  });
}

/** Refuses a file of another format. */
export function checkFormat(data: DataFile): void {
  const { format } = (data.value ?? {}) as { format?: unknown };
  if (format === undefined || format === FORMAT || format === Number(FORMAT)) return;
  throw problem(
    data,
    ['format'],
    `format ${String(format)} is not known to this version`,
    `this version reads format ${FORMAT}; update factloom to read a newer one`,
  );
}

/**
 * One of several shapes, chosen by the field that only it has, so that what is wrong is said of that shape alone;
 * the last is taken where no such field is there.
 */
export function byField<const Shapes extends Readonly<Record<string, v.GenericSchema>>, Last extends v.GenericSchema>(
  shapes: Shapes,
  last: Last,
): v.LazySchema<Shapes[keyof Shapes] | Last> {
  return v.lazy((input) => {
    const field = Object.keys(shapes).find((key) => typeof input === 'object' && input !== null && Object.hasOwn(input, key));
    return (field === undefined ? undefined : shapes[field]) ?? last;
  }) as v.LazySchema<Shapes[keyof Shapes] | Last>;
}

type Issue = v.BaseIssue<unknown>;

function pathOf(issue: Issue): Path {
  return (issue.path ?? []).map((item) => item.key as string | number);
}

function describe(issue: Issue): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'this field is not known';
  if (issue.received === 'undefined' || issue.received === 'null')
    return issue.expected ? `missing; expected ${readable(issue.expected)}` : 'missing';
  return issue.kind === 'schema' ? `expected ${readable(issue.expected ?? issue.type)}, found ${issue.received}` : issue.message;
}

function readable(expected: string): string {
  return expected
    .replace(/^\(|\)$/g, '')
    .replace(/ \| /g, ', ')
    .replace(/"/g, '`')
    .replace(/Object/g, 'fields')
    .replace(/Array/g, 'a list');
}

/** The fields that are there. */
export function given<T extends object>(fields: T): { [Key in keyof T]: NonNullable<T[Key]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [Key in keyof T]: NonNullable<T[Key]> };
}
