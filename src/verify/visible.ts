/** What a reader sees of an article, block by block, whatever page is made around it; every blank is one blank. */
import { bodyOffset } from '../model/draft.ts';
import type { Region } from './document.ts';
import { readDocument } from './document.ts';

/** A claim in the visible text. */
export interface VisibleClaim {
  readonly fact: string;
  readonly surface: string;
  /** Count of its block, from 0. */
  readonly block: number;
  /** UTF-16 offsets in the text of the block. */
  readonly start: number;
  readonly end: number;
}

export interface Visible {
  readonly blocks: readonly { readonly region: Region; readonly text: string }[];
  readonly claims: readonly VisibleClaim[];
  /** The blocks with an empty line between them: what a hash of the text is of. */
  readonly text: string;
}

/** Reads a draft or the body of an article. */
export function visibleText(markdown: string): Visible {
  const { blocks } = readDocument(markdown, bodyOffset(markdown));
  const told = blocks.map(({ region, text }) => ({ region, text: text.replace(/\s/g, ' ') }));
  return {
    blocks: told,
    claims: blocks.flatMap(({ claims }, block) =>
      claims.map(({ id, start, end }) => ({ fact: id, surface: told[block]?.text.slice(start, end) ?? '', block, start, end })),
    ),
    text: told.map(({ text }) => text).join('\n\n'),
  };
}
