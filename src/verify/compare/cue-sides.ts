/** Listed words on either side of a group, and whether they came or went. */
import { type Cue, type CueTable, findCues } from './cues.ts';
import type { Pair } from './pair.ts';

interface Sides {
  readonly was: readonly Cue[];
  readonly is: readonly Cue[];
}

/** Listed words of a table on either side of a group. */
export function sidesOf(pair: Pair, table: CueTable): Sides {
  return {
    was: findCues(pair.original.tokens, table, pair.original.inMention),
    is: findCues(pair.edited.tokens, table, pair.edited.inMention),
  };
}

/** Whether one of some names is among the cues. */
export const has = (cues: readonly Cue[], ...names: readonly string[]): boolean => cues.some((cue) => names.includes(cue.name));
/** Whether a cue of the edited text has a word that is more than it was. */
export const come = (pair: Pair, cue: Cue): boolean => pair.novel.some((index) => index >= cue.from && index < cue.to);
/** Whether a cue of the original has a word that is fewer now. */
export const gone = (pair: Pair, cue: Cue): boolean => pair.lost.some((index) => index >= cue.from && index < cue.to);
