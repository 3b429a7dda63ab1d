/** What a draft's `.facts.json` holds: exactly the facts it may use, who is named, and how it was made. */
import type { PlannedChart } from './chart.ts';
import type { Entity } from './entity.ts';
import type { Fact } from './fact.ts';
import type { Persona } from './persona.ts';
import type { DocumentPlan } from './plan.ts';
import type { Property } from './property.ts';

/** How a draft came to be: enough to make it again, and to label it truly. */
export interface DraftRecord {
  readonly factloom: string;
  /** Name and SHA-256 of the template and its partials. */
  readonly template: { readonly name: string; readonly sha256: string };
  readonly seed: string;
  /** The model that words of the draft are from; null where none are. */
  readonly model: string | null;
  /** What it was told; null with it. */
  readonly prompt: { readonly name: string; readonly sha256: string } | null;
  /** What the model was asked and did, sentence by sentence; undefined where none ran. */
  readonly polish?: PolishRecord;
  /** What the model wrote, section by section; undefined where none was asked to write. */
  readonly compose?: ComposeRecord;
  /** Who proposed which headline, deck and takeaways, and what became of them; undefined where no model was asked. */
  readonly summaries?: SummaryRecord;
  /** SHA-256 of the body as it was written: by it a later run sees that an editor has been at work, and leaves the draft alone. */
  readonly text: string;
}

/** What became of each sentence that a model was shown. */
export interface PolishRecord {
  /** The model that was asked, whether or not a sentence is its own. */
  readonly model: string;
  readonly tokens: TokenCount;
  readonly sentences: readonly PolishedSentence[];
}

export interface PolishedSentence {
  /** The sentence as it was realised, Markdown. */
  readonly was: string;
  /** `same`: the model left it; `refused`: what came back changed a fact; `kept`: it was not asked, or did not answer. */
  readonly outcome: 'polished' | 'same' | 'refused' | 'kept';
  /** Why it was refused or kept. */
  readonly reason?: string;
  /** Its share of what the questions used, in the run that asked them. */
  readonly tokens: TokenCount;
  /** Its share of their time, in milliseconds. */
  readonly time: number;
}

/** What became of each section that a model was to write. */
export interface ComposeRecord {
  /** The model that was asked, whether or not a sentence is its own; null where none is named. */
  readonly model: string | null;
  readonly tokens: TokenCount;
  readonly sections: readonly ComposedSection[];
}

export interface ComposedSection {
  readonly heading: string;
  /** The plain sentences it was written from, Markdown. */
  readonly points: readonly string[];
  /** `kept`: it stayed as it was. */
  readonly outcome: 'written' | 'kept';
  /** Why it stayed. */
  readonly reason?: string;
  readonly sentences: readonly ComposedSentence[];
  /** Of its questions, in the run that asked them. */
  readonly tokens: TokenCount;
  /** Milliseconds. */
  readonly time: number;
}

export interface ComposedSentence {
  /** Numbers of the points it tells. */
  readonly tells: readonly number[];
  /** As the model wrote it. */
  readonly text: string;
  /** `plain`: a point that came back as it was; `dropped`: it passed, and its section stayed as it was. */
  readonly outcome: 'written' | 'plain' | 'refused' | 'dropped';
  /** Why it was refused. */
  readonly reason?: string;
}

export type SummaryKind = 'headline' | 'deck' | 'takeaway';

/** What a model proposed for the head of the piece, beside what its template wrote. */
export interface SummaryRecord {
  /** The model that was asked; null where none is named. */
  readonly model: string | null;
  readonly prompt: { readonly name: string; readonly sha256: string };
  readonly candidates: readonly SummaryCandidate[];
  /** Why the last answer did not come or could not be read. */
  readonly reason?: string;
  readonly tokens: TokenCount;
  /** Milliseconds. */
  readonly time: number;
}

export interface SummaryCandidate {
  readonly kind: SummaryKind;
  readonly by: 'template' | 'model';
  /** As it was proposed. */
  readonly text: string;
  /** `admissible`: another one was better. */
  readonly outcome: 'chosen' | 'admissible' | 'refused';
  /** Why it was refused. */
  readonly reason?: string;
}

export interface TokenCount {
  readonly prompt: number;
  readonly completion: number;
}

export interface Ledger {
  readonly slug: string;
  readonly edition?: string;
  readonly assignment: string;
  /** ISO 8601 with offset: no fact is younger. */
  readonly asOf: string;
  readonly zone: string;
  readonly headlineLimit: number;
  readonly topics: readonly string[];
  readonly storySource?: string;
  readonly persona: Persona;
  /** Which fact fills which role. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
  readonly plan: DocumentPlan;
  /** Charts of facts of this ledger; undefined where there is none. */
  readonly charts?: readonly PlannedChart[];
  readonly record: DraftRecord;
  /** Sorted by id. */
  readonly facts: readonly Fact[];
  readonly entities: readonly Entity[];
  readonly properties: readonly Property[];
}
