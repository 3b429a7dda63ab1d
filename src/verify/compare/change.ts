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
  | 'wording'
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

export interface CompareOptions {
  /** Names as the register writes them: known as names wherever they stand, and protected where they hold a number (`3M`). */
  readonly names?: readonly string[];
}
