/** One place where a file's values meet their schema: every problem is reported with file, line and field. */
import * as v from 'valibot';
import { ConfigError, ConfigErrors } from '../errors.ts';
import type { DataFile, Path } from './data-file.ts';

/** Formats of newsroom files this program writes and reads. Older ones are migrated here or refused, never misread. */
export const FORMAT = '1';

/** What a value is by a schema; throws ConfigErrors with one entry for each field that is wrong. */
export function parseWith<Schema extends v.GenericSchema>(
  schema: Schema,
  data: DataFile,
  value: unknown = data.value,
  at: Path = [],
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw new ConfigErrors(result.issues.flatMap(leaves).map((issue) => problem(data, [...at, ...pathOf(issue)], describe(issue))));
}

/** An error at a field: `facts.3.value.unit: …`. */
export function problem(data: DataFile, path: Path, message: string, hint?: string): ConfigError {
  const field = path.filter((key) => typeof key === 'string' || path.length > 1).join('.');
  return new ConfigError(field ? `${field}: ${message}` : message, {
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

type Issue = v.BaseIssue<unknown>;

/** Of a union's issues the most telling: those of the branch that came furthest. */
function leaves(issue: Issue): Issue[] {
  if (!issue.issues || issue.issues.length === 0) return [issue];
  const deepest = Math.max(...issue.issues.map((inner) => inner.path?.length ?? 0));
  const best = issue.issues.filter((inner) => (inner.path?.length ?? 0) === deepest && deepest > 0);
  if (best.length === 0) return [issue];
  return best.map((inner) => ({ ...inner, path: [...(issue.path ?? []), ...(inner.path ?? [])] as Issue['path'] }) as Issue);
}

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
