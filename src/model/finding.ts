/** What the guard says about a text. Findings are data; an error holds the draft, a warning does not. */ import type { Rule } from './rule.ts';

export interface Finding {
  /** Permanent name of the rule. */
  readonly rule: Rule;
  readonly severity: 'error' | 'warning';
  /** What is wrong, with what was expected and the fact that says so. */
  readonly message: string;
  /** UTF-16 offsets into the file, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** 1-based place of `start`; columns count UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** The words found, and the words that would be right, where there are such. */
  readonly actual?: string;
  readonly expected?: string;
  /** Id of the fact concerned, and the title of its source. */
  readonly fact?: string;
  readonly source?: string;
}
