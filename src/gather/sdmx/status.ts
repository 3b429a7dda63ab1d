/** What a flag beside a figure means: SDMX's OBS_STATUS in capitals, Eurostat's letters in lower case, one after the other. */
import type { Standing } from '../../model/fact.ts';

export interface Flagged {
  readonly standing: Standing;
  /** A caveat that must stay with the figure. */
  readonly note?: string;
}

const NOTES: Readonly<Record<string, string>> = {
  b: 'break in the series',
  d: 'definition differs',
  p: 'provisional',
  u: 'low reliability',
};
/** Estimated, imputed, and Eurostat's own estimate; SDMX's capital S is a strike. */
const ESTIMATED = /[eEIs]/;

/** The standing and caveat of a figure. No flag, `A` (normal) and `r` (revised) say nothing. */
export function flagged(status: string | undefined): Flagged {
  const flags = status ?? '';
  const notes = [...flags.toLowerCase()].flatMap((flag) => NOTES[flag] ?? []);
  const standing = /f/i.test(flags) ? 'forecast' : ESTIMATED.test(flags) ? 'estimate' : 'actual';
  return { standing, ...(notes.length > 0 && { note: notes.join('; ') }) };
}
