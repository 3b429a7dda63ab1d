/** What a fact says: an amount with its unit, a text, a date, or an entity. */
import type { Period } from './period.ts';

/** `~` is "about"; `<=` is "up to", "at most"; `>=` is "at least". */
export type Comparator = '=' | '<' | '<=' | '>' | '>=' | '~';

/** An amount with its unit. Amounts are plain decimal strings (see `decimal.ts`), unscaled: $57.4 million is `57400000`. */
export interface Quantity {
  readonly type: 'quantity';
  readonly amount: string;
  /** Id of a unit (`unit.ts`). A currency is part of the value; a locale never changes it. */
  readonly unit: string;
  /** Unit it is counted by: `kg` in dollars a kilogram. */
  readonly per?: string;
  readonly comparator: Comparator;
  /** Both ends of a range, where there is one; `amount` is then its point estimate or its middle. */
  readonly low?: string;
  readonly high?: string;
}

/** Words, for moves, policies and records: what may be printed is in the fact's `wordings`. */
export interface Text {
  readonly type: 'text';
  readonly text: string;
}

/** A date or span that is itself the value: the planned start of output, the day a rule takes effect. */
export interface DateSpan {
  readonly type: 'date';
  readonly period: Period;
}

/** An entity that is itself the value: the largest producer, the new owner. */
export interface EntityRef {
  readonly type: 'entity';
  readonly entity: string;
}

export type Value = Quantity | Text | DateSpan | EntityRef;
