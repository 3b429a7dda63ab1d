/** What to write about, for whom, from which facts, in whose voice. */

import type { ChartRequest } from './chart.ts';
import type { EntityClass } from './entity.ts';
import type { Action, Basis, Fact, Standing, Status } from './fact.ts';

/** Which facts a role means. Every condition given must hold; `$edition` stands for the key of the edition. */
export interface Query {
  readonly id?: string;
  readonly kind?: Fact['kind'];
  readonly subject?: string;
  readonly subjectClass?: EntityClass;
  readonly property?: string;
  /** A period in compact form, or `latest` (the default): the newest there is. */
  readonly period?: string;
  /** The same subject, property and basis, a year before the fact of that role. */
  readonly yearBefore?: string;
  /** The same subject, property and basis, of the period before the fact of that role. */
  readonly periodBefore?: string;
  /** Nothing of a later period than the fact of that role. */
  readonly until?: string;
  /** Any subject but that one: the total of a table is no member of it. */
  readonly notSubject?: string;
  readonly publisher?: string;
  readonly vintage?: string;
  readonly basis?: Basis;
  readonly standing?: Standing;
  readonly instrument?: string;
  readonly action?: Action;
  readonly status?: Status;
}

export type Order = 'newest' | 'oldest' | 'largest' | 'smallest' | 'id';

/** One fact by query; with an order, the first of several. */
export interface RoleOne {
  readonly type: 'one';
  readonly query: Query;
  readonly order?: Order;
  readonly required: boolean;
}

/** A list of facts by query, in an order. */
export interface RoleMany {
  readonly type: 'many';
  readonly query: Query;
  readonly order: Order;
  readonly limit: number;
  readonly required: boolean;
}

/** A fact derived from the facts of other roles by a rule of `derivation.ts`. */
export interface RoleDerived {
  readonly type: 'derived';
  readonly rule: string;
  /** Roles, in the order the rule names its inputs. */
  readonly inputs: readonly string[];
  /** Of facts derived from lists, subject by subject, the first in this order. Default `largest`. */
  readonly order?: 'largest' | 'smallest';
  readonly required: boolean;
}

/** What makes a fact news, each term from 0 to 1 with its weight; a score is 0 to 100. */
export interface NewsRule {
  readonly weights: Readonly<Record<NewsTerm, number>>;
  /** How much the subject matters to the readers of this piece, 0 to 1. */
  readonly impact: number;
  /** The lead must score at least `lead`, else there is no story; what scores less than `body` is left out. */
  readonly gate: { readonly lead: number; readonly body: number };
}

export const NEWS_TERMS = ['magnitude', 'rarity', 'impact', 'freshness', 'confirmation'] as const;
export type NewsTerm = (typeof NEWS_TERMS)[number];

/** The defaults: a lead of 60, a body of 35, and a subject that matters as much as another. */
export const NEWS: NewsRule = {
  weights: { magnitude: 0.3, rarity: 0.25, impact: 0.2, freshness: 0.15, confirmation: 0.1 },
  impact: 0.5,
  gate: { lead: 60, body: 35 },
};

export type Role = RoleOne | RoleMany | RoleDerived;

export interface SectionPlan {
  readonly id: string;
  readonly heading: string;
  /** Roles the section may use; all where none are named. */
  readonly uses: readonly string[];
}

/** Editions of a recurring assignment: one each period, or one each entity, by name or by having a property. */
export type EditionRule =
  | { readonly every: 'day' | 'week' | 'month' | 'quarter' | 'year' }
  | { readonly each: readonly string[] | { readonly subjectsOf: string } };

export interface Assignment {
  readonly slug: string;
  readonly persona: string;
  readonly template: string;
  /** IANA zone in which dates and times are printed. */
  readonly zone: string;
  readonly topics: readonly string[];
  readonly seed: string;
  readonly edition?: EditionRule;
  /** Id of the one source of the whole story; the lead must then name it, and no other sentence need. */
  readonly storySource?: string;
  /** Publishers in order of preference where several say the same. */
  readonly prefer: readonly string[];
  readonly takeaways: number;
  /** Characters a headline may have; 64 in the house style. */
  readonly headlineLimit: number;
  readonly sections: readonly SectionPlan[];
  readonly roles: Readonly<Record<string, Role>>;
  /** Names of roles that came with `series:`, `table:` or `row:`; only those its template takes are filled. */
  readonly standard?: ReadonlySet<string>;
  readonly charts?: readonly ChartRequest[];
  /** Set where what is said is chosen by news value: in assignments with `series:`, `table:` or `row:`. */
  readonly news?: NewsRule;
}
