/** What the guard says about a text. Findings are data; an error holds the draft, a warning does not. */
import type { Rule } from './rule.ts';

/** In what words differ from their fact; what a rule's own name tells (a direction, a negation, a standing) has none. */
export type Difference = 'value' | 'scale' | 'unit' | 'currency' | 'comparator' | 'date' | 'entity' | 'property' | 'wording';

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
  readonly difference?: Difference;
  /** Id of the fact concerned, or of the nearest, and the title of its source. */
  readonly fact?: string;
  readonly source?: string;
}
