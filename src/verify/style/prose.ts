/** The blocks of a text with their figures, names and quotations: what the guard has read, put side by side once. */
import type { Block } from '../document.ts';
import type { Play } from '../play.ts';
import type { Span } from '../sentences.ts';
import { overlaps } from '../spans.ts';
import type { Piece, Prose } from './rule.ts';

export function pieceOf(play: Play): Piece {
  const { blocks } = play.document;
  let words: ReadonlySet<string> | undefined;
  return {
    play,
    prose: blocks.map((block) => proseOf(play, block)),
    words: () => {
      words ??= new Set(
        blocks
          .map(({ text }) => text)
          .join(' ')
          .toLowerCase()
          .split(/[^a-z]+/),
      );
      return words;
    },
  };
}

function proseOf(play: Play, block: Block): Prose {
  const names = play.namesIn(block);
  const mentions = play.mentionsIn(block).filter((mention) => mention.type === 'ticker' || !overlaps(names, mention));
  return { block, mentions, names, quotes: quotesIn(block.text) };
}

/** Between “ and ”, and between straight marks by turns; a quotation that is not closed runs on to the end of its block. */
function quotesIn(text: string): readonly Span[] {
  const quotes: Span[] = [];
  let open = -1;
  for (const { 0: mark, index } of text.matchAll(/["“”]/g)) {
    if (open < 0) {
      if (mark !== '”') open = index;
    } else if (mark !== '“') {
      quotes.push({ start: open, end: index + 1 });
      open = -1;
    }
  }
  if (open >= 0) quotes.push({ start: open, end: text.length });
  return quotes;
}
