/** What is to be said, in order, before there are words. */
import type { NewsTerm } from './assignment.ts';
import type { Fact } from './fact.ts';

/** What a statement does: gives a figure, sets two in relation, tells a move or a rule, quotes, looks ahead. */
export type Intent = 'report' | 'compare' | 'move' | 'policy' | 'quote' | 'outlook';

export interface Statement {
  readonly role: string;
  readonly facts: readonly string[];
  readonly intent: Intent;
}

export interface PlannedSection {
  readonly id: string;
  readonly heading: string;
  readonly statements: readonly Statement[];
}

/** What one or two sentences can tell, without a template that knows the data: its facts by the part they play in it. */
export interface Point {
  /** Id of the section. */
  readonly section: string;
  readonly roles: Readonly<Record<string, Fact>>;
}

/** A role no fact fills, and why. A required one holds the draft. */
export interface Gap {
  readonly role: string;
  readonly required: boolean;
  readonly reason: string;
}

/** A fact that was looked at and is not used, and why. */
export interface LeftOut {
  readonly fact: string;
  readonly reason: string;
}

/** Why a fact is in or out, by news value. */
export interface Score {
  readonly role: string;
  readonly fact: string;
  /** 0 to 100. */
  readonly score: number;
  /** Each from 0 to 1, before its weight. */
  readonly terms: Readonly<Record<NewsTerm, number>>;
  readonly verdict: 'lead' | 'body' | 'out';
  /** Why it is out, or what lowered its score. */
  readonly reason?: string;
}

export interface DocumentPlan {
  /** The highest first; undefined where nothing is chosen by news value. */
  readonly scores?: readonly Score[];
  readonly sections: readonly PlannedSection[];
  readonly gaps: readonly Gap[];
  readonly leftOut: readonly LeftOut[];
}

/** The facts that fill each role: one, or a list in order. A role without a fact is not in the map. */
export type Cast = ReadonlyMap<string, Fact | readonly Fact[]>;
