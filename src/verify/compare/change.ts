/** What a comparison finds: one word, figure or statement that does not say what the original said. */

/** Permanent names of the kinds of change, used in reports and to look them up in the documentation. */
export type ChangeKind =
  | 'figure-dropped'
  | 'figure-added'
  | 'figure-changed'
  | 'date-dropped'
  | 'date-added'
  | 'date-changed'
  | 'name-dropped'
  | 'name-added'
  | 'name-swapped'
  | 'exchanged'
  | 'negation'
  | 'direction'
  | 'strength'
  | 'hedge-dropped'
  | 'hedge-added'
  | 'modality'
  | 'attribution'
  | 'caveat'
  | 'superlative'
  | 'quantifier'
  | 'cause'
  | 'comparator'
  | 'antonym'
  | 'class'
  | 'word-added'
  | 'word-dropped'
  | 'word-changed'
  | 'statement-added'
  | 'statement-dropped';

export interface Change {
  readonly kind: ChangeKind;
  /** An error changes what is said; a warning is for an editor's eye. */
  readonly severity: 'error' | 'warning';
  /** Names the words: what was, and what is. */
  readonly message: string;
  /** UTF-16 offsets in the edited text; equal where something is missing, at the place where it would stand. */
  readonly start: number;
  readonly end: number;
  /** UTF-16 offsets in the original; equal where something was added. */
  readonly originalStart: number;
  readonly originalEnd: number;
  /** The words of the edited text, as written. */
  readonly actual?: string;
  /** The words of the original, as written. */
  readonly expected?: string;
}

/** A claim by UTF-16 offsets in its text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  /** What its fact is of, in the register's words: a sentence with the claim may say so. */
  readonly of?: string;
}

export interface CompareOptions {
  /** Names as the register writes them: known as names wherever they stand, and protected where they hold a number (`3M`). */
  readonly names?: readonly string[];
  /** Where claims stand in either text: no figure or date reaches over the edge of one. */
  readonly claims?: { readonly original: readonly Stretch[]; readonly edited: readonly Stretch[] };
  /**
   * Every word of matter must answer to one of the original (default false: those that do not are warnings). For drafts, whose
   * vocabulary the lists of words that may stand for one another cover.
   */
  readonly closed?: boolean;
}
