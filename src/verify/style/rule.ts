/** What a rule of style reads, and what it reports: never a fault of fact, and so never more than a warning. */
import type { Mention } from '../../model/mention.ts';
import type { Block } from '../document.ts';
import type { Naming } from '../gazetteer.ts';
import type { Play } from '../play.ts';
import type { Span } from '../sentences.ts';
import { containing } from '../spans.ts';

/** A block with what the guard has read in it already; every list in the order of the text. */
export interface Prose {
  readonly block: Block;
  /** Figures, dates, times and tickers outside the names of the register. */
  readonly mentions: readonly Mention[];
  readonly names: readonly Naming[];
  /** Stretches between quotation marks, marks included. */
  readonly quotes: readonly Span[];
}

export interface Piece {
  readonly play: Play;
  readonly prose: readonly Prose[];
  /** Every word of the text, in small letters, of a to z. */
  words(): ReadonlySet<string>;
}

/** A place where the house writes otherwise. */
export interface Lapse {
  readonly prose: Prose;
  /** In the block's text. */
  readonly start: number;
  readonly end: number;
  /** Why, behind "Unexpected `words`" and what is expected. */
  readonly reason: string;
  /** The words that would be right, where there is one way only. */
  readonly expected?: string;
}

export interface Rule {
  /** Whether words that somebody is quoted with are held to it too. */
  readonly quotes?: true;
  /** Whether it needs the claims of a draft and says nothing of other texts. */
  readonly drafts?: true;
  run(piece: Piece): Iterable<Lapse>;
}

/** Whether one of some stretches holds the whole of another. */
export function covers(spans: readonly Span[], { start, end }: Span): boolean {
  const span = containing(spans, start);
  return span !== undefined && span.end >= end;
}
