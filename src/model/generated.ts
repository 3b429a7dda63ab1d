/** The result of generating: one for an assignment, or for each of its editions. */
import type { Finding } from './finding.ts';
import type { DocumentPlan, Gap } from './plan.ts';

/** What came of an assignment, or of one of its editions. */
export interface Generated {
  readonly slug: string;
  readonly edition?: string;
  /** Path of the draft; undefined where a required fact is missing and none was written. */
  readonly file?: string;
  readonly state: 'written' | 'unchanged' | 'held' | 'edited';
  readonly gaps: readonly Gap[];
  readonly findings: readonly Finding[];
  readonly plan: DocumentPlan;
  readonly words: number;
  readonly facts: number;
}
