/** What a rule of derivation is. */
import type { Decimal } from '../decimal.ts';
import type { Fact } from '../fact.ts';
import type { Period } from '../period.ts';

/**
 * What inputs must have in common, beside unit, basis and vintage:
 * - `times`: one subject and property, two periods of one length;
 * - `parts`: one property and period, any subjects;
 * - `times-or-parts`: either;
 * - `properties`: one subject and period, any properties;
 * - `series`: as `times`, as many as there are, the newest first, each period once;
 * - `group`: as `parts`, as many as there are, each subject once;
 * - `pairs`: the now and the before of each member of a group in turn;
 * - `editions`: one statement in two editions of its source;
 * - `year`: one subject and property, a year and its first three quarters;
 * - `guidance`: an actual figure and the forecast or target it is held against, which may be a range.
 */
export type Shape = 'times' | 'parts' | 'times-or-parts' | 'properties' | 'series' | 'group' | 'pairs' | 'editions' | 'year' | 'guidance';

/** A finding that is words: the only ones a claim on it may show, the first by default. */
export interface Words {
  readonly words: readonly [string, ...string[]];
}

export interface Rule {
  readonly id: string;
  readonly version: number;
  /** Names of the inputs, in order. */
  readonly inputs: readonly string[];
  /** Whether the last input stands for as many as there are; a role that holds a list may fill it. */
  readonly many: boolean;
  readonly shape: Shape;
  /** The rule in general, for documentation and messages. */
  readonly formula: string;
  /** The sum as a reader would do it, with the inputs as printed. */
  readonly worked: (...inputs: readonly string[]) => string;
  /** Words that join the property's label: `change in` revenue. */
  readonly label: string;
  /** Unit of the result; `same` for that of the first input, `text` for words. */
  readonly unit: string;
  /**
   * The period of a result that is the same property as its inputs, or in words why they give none. Without it the
   * result is a property of its own (`revenue-change`), of the period of the first input.
   */
  readonly time?: (periods: readonly Period[]) => Period | string;
  /** The result over amounts in the base unit of their dimension, or in words why there is none. */
  compute(amounts: readonly Decimal[], facts: readonly Fact[]): Decimal | Words | string;
}
