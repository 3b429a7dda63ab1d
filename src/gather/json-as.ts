/** A JSON answer held against the shape its source documents: a renamed field is a gap, never a blank. */
import * as v from 'valibot';
import type { Payload } from './payload.ts';

/** The body, or a part of it, by its schema. Throws SourceError with the first field that is wrong. */
export function jsonAs<Schema extends v.GenericSchema>(
  schema: Schema,
  payload: Payload,
  value: unknown = payload.json(),
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const place = issue ? v.getDotPath(issue) : null;
  throw payload.problem(`the answer has another shape: ${place === null ? '' : `${place}: `}${issue?.message ?? ''}`);
}
