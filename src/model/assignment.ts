/** What to write about, for whom, from which facts, in whose voice. */

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
  readonly publisher?: string;
  readonly vintage?: string;
  readonly basis?: Basis;
  readonly standing?: Standing;
  readonly instrument?: string;
  readonly action?: Action;
  readonly status?: Status;
}

/** One fact by query. */
export interface RoleOne {
  readonly type: 'one';
  readonly query: Query;
  readonly required: boolean;
}

/** A list of facts by query, in an order. */
export interface RoleMany {
  readonly type: 'many';
  readonly query: Query;
  readonly order: 'newest' | 'oldest' | 'largest' | 'smallest' | 'id';
  readonly limit: number;
  readonly required: boolean;
}

/** A fact derived from the facts of other roles by a rule of `derivation.ts`. */
export interface RoleDerived {
  readonly type: 'derived';
  readonly rule: string;
  /** Roles, in the order the rule names its inputs. */
  readonly inputs: readonly string[];
  readonly required: boolean;
}

export type Role = RoleOne | RoleMany | RoleDerived;

export interface SectionPlan {
  readonly id: string;
  readonly heading: string;
  /** Roles the section may use; all where none are named. */
  readonly uses: readonly string[];
}

/** Editions of a recurring assignment: one each period, or one each entity. */
export type EditionRule = { readonly every: 'day' | 'week' | 'month' | 'quarter' | 'year' } | { readonly each: readonly string[] };

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
}
