/** A whole text bound: made once for all checks of it. */
import type { Play } from '../play.ts';
import { bindBlock } from './bind.ts';
import type { Carried } from './focus.ts';
import { type BoundBlock, linkedPlay } from './linked.ts';
import { type Lookup, lookupOf } from './lookup.ts';

export interface BoundText {
  readonly lookup: Lookup;
  readonly blocks: readonly BoundBlock[];
  /** The text as a draft whose claims are what was bound. */
  readonly linked: Play;
}

const texts = new WeakMap<Play, BoundText>();

export function boundText(play: Play): BoundText {
  const known = texts.get(play) ?? bind(play);
  texts.set(play, known);
  return known;
}

function bind(play: Play): BoundText {
  const lookup = lookupOf(play.ledger);
  let carried: Carried = [];
  let section = 0;
  const blocks = play.document.blocks.map((block): BoundBlock => {
    if (block.section !== section) carried = [];
    section = block.section;
    const bound = bindBlock(play, lookup, block, carried);
    carried = bound.carried;
    return { block, sentences: bound.sentences, words: bound.words };
  });
  return { lookup, blocks, linked: linkedPlay(play, lookup, blocks) };
}
