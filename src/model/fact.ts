/** One sourced statement about one subject at one time. */
import type { Period } from './period.ts';
import type { DateSpan, Quantity, Text, Value } from './quantity.ts';
import type { Source } from './source.ts';

/** How settled a statement is. A plan is not a fact, an estimate is not an actual, a target is not a plan. */
export const STANDINGS = ['actual', 'estimate', 'forecast', 'plan', 'target', 'alleged'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What a company or government did. Closed, so that templates and the guard know every word for it. */
export const ACTIONS = [
  'acquire',
  'agree',
  'announce',
  'build',
  'close',
  'cut',
  'expand',
  'fund',
  'hire',
  'invest',
  'launch',
  'partner',
  'produce',
  'restrict',
  'sell',
  'supply',
  'sue',
] as const;
export type Action = (typeof ACTIONS)[number];

/** How far a move has come. */
export const STATUSES = ['planned', 'announced', 'under-way', 'done', 'cancelled'] as const;
export type Status = (typeof STATUSES)[number];

/** Figures of different bases are never compared: GAAP with adjusted, nominal with real. */
export const BASES = ['gaap', 'ifrs', 'adjusted', 'nominal', 'real', 'seasonally-adjusted', 'split-adjusted'] as const;
export type Basis = (typeof BASES)[number];

/** A derived fact is its rule and inputs; the value is recomputed whenever it is checked. */
export interface Derivation {
  readonly rule: string;
  readonly version: number;
  /** Fact ids, in the order the rule names them. */
  readonly inputs: readonly string[];
}

interface Base {
  /** `publisher.property.subject.period[@edition]`, of `[A-Za-z0-9._@/-]`; stable across runs. */
  readonly id: string;
  /** Entity id. */
  readonly subject: string;
  /** Property id. */
  readonly property: string;
  /** The time it speaks of; for a move or policy the day it happened or takes effect. */
  readonly period: Period;
  readonly standing: Standing;
  readonly basis: readonly Basis[];
  readonly source: Source;
  /** Edition of the source: figures of different vintages are never compared. */
  readonly vintage?: string;
  /** The words of the source in which the value stands. */
  readonly excerpt?: string;
  /** JSON pointer, row or article inside the source's payload. */
  readonly pointer?: string;
  /** SHA-256 (hex) of the payload the pointer points into, where it is not that of the source: one filing stands in many. */
  readonly payload?: string;
  /** What the figure at the pointer is multiplied by to give the amount: `1000000` where the source counts in millions. */
  readonly scale?: string;
  /** A caveat that must stay with the figure: `production quota; leaves out undocumented output`. */
  readonly note?: string;
  /** Approved words: the only ones a claim on a text value may show. The first is the default. */
  readonly wordings: readonly string[];
  readonly derivedFrom?: Derivation;
}

/** A demand, supply, price or company figure; or a date, name or record that is stated like one. */
export interface Figure extends Base {
  readonly kind: 'figure';
  readonly value: Value;
}

/** Something a company or government did or means to do. `subject` is the actor. */
export interface Move extends Base {
  readonly kind: 'move';
  readonly value: Text | Quantity | DateSpan;
  readonly action: Action;
  /** Entity id of what or whom it was done to or with. */
  readonly object?: string;
  readonly status: Status;
}

/** What a law, order or agency demands, aims at or allows. `subject` is the jurisdiction. */
export interface Policy extends Base {
  readonly kind: 'policy';
  readonly value: Text | Quantity | DateSpan;
  /** Entity id of the law, order or announcement. */
  readonly instrument: string;
  /** Article or section: `Article 5(1)(b)`. */
  readonly provision?: string;
}

/** Words somebody said; `subject` is the speaker, and the text is verbatim. */
export interface Quote extends Base {
  readonly kind: 'quote';
  readonly value: Text;
}

export type Fact = Figure | Move | Policy | Quote;

/** Characters a fact id may have; checked on the raw text of files and of link targets. */
export const FACT_ID = /^[A-Za-z0-9][A-Za-z0-9._@/-]*$/;

/** Whether a fact tells by how much something changed: its sign is the direction, and prose prints the size. */
export function tellsChange(fact: Fact): boolean {
  return CHANGE_RULES.has(fact.derivedFrom?.rule ?? '') || /-(?:change|growth|points)$/.test(fact.property);
}

const CHANGE_RULES: ReadonlySet<string> = new Set(['change', 'difference', 'points', 'cagr', 'revision', 'median-change']);
