/** Tables read by the heads of their columns: one that is renamed is a gap, never a blank. */
import type { Payload } from './payload.ts';

/** The text of a cell below a head, in one line. */
export type CellOf = (row: readonly string[], head: string) => string;

/** Reads cells by head. Throws SourceError where one of the heads wanted is not there. */
export function columnsOf(payload: Payload, heads: readonly string[], wanted: readonly string[]): CellOf {
  const missing = wanted.filter((head) => !heads.includes(head));
  if (missing.length > 0)
    throw payload.problem(`the table has no column “${missing.join('”, “')}”; it has ${heads.join(', ').slice(0, 200)}`);
  return (row, head) => oneLine(row[heads.indexOf(head)] ?? '');
}

/** A text with one blank between words. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
