/** The result of generating: one for an assignment, or for each of its editions. */
import type { Hold } from './article.ts';
import type { Finding } from './finding.ts';
import type { ComposeRecord, PolishRecord, SummaryRecord } from './ledger.ts';
import type { DocumentPlan, Gap } from './plan.ts';

/** What came of an assignment, or of one of its editions. */
export interface Generated {
  readonly slug: string;
  readonly edition?: string;
  /** Path of the draft; undefined where none was written: a required fact is missing, or there is no story. */
  readonly file?: string;
  /** `no-story`: nothing there is news enough. A valid result, and no draft. */
  readonly state: 'written' | 'unchanged' | 'held' | 'edited' | 'no-story';
  /** Where a person holds the draft. */
  readonly hold?: Hold;
  readonly gaps: readonly Gap[];
  readonly findings: readonly Finding[];
  readonly plan: DocumentPlan;
  /** What a language model did to its sentences, where one was asked. */
  readonly polish?: PolishRecord;
  /** What a language model wrote, where one was asked to. */
  readonly compose?: ComposeRecord;
  /** What a language model proposed for the head of the piece, where one was asked. */
  readonly summaries?: SummaryRecord;
  /** What a model would be asked, where nothing was to be asked; a rough count of tokens. */
  readonly estimate?: { readonly calls: number; readonly tokens: { readonly prompt: number; readonly completion: number } };
  readonly words: number;
  readonly facts: number;
}
