/** A published page as its reader sees it: blocks of words, and where its receipt is. */

export interface PageBlock {
  /** Every blank a single one. */
  readonly text: string;
  /** Name of the element that holds it. */
  readonly element: string;
  /** Which element that one stands in: blocks of one parent have the same number. */
  readonly parent: number;
  /** Navigation, asides, footers: what stands beside an article. */
  readonly aside: boolean;
}

export interface Page {
  readonly blocks: readonly PageBlock[];
  /** Receipts it leads to, as it names them. */
  readonly links: readonly string[];
  /** A receipt that it holds itself, as JSON text. */
  readonly embedded: string | undefined;
  /** The hash of its facts, where it gives one. */
  readonly factsHash?: string;
}

/** Where words stand on a page: the count of the block, and UTF-16 offsets in its text. */
export interface PagePlace {
  readonly block: number;
  readonly start: number;
  readonly end: number;
}

/** One blank for every stretch of blanks, none at either end. */
export function oneBlank(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}
