/** How a helper is called: its shape, and what it may count on. */
import type { Fact } from '../model/fact.ts';
import type { Writer } from './writer.ts';

/** What Handlebars hands a helper besides its parameters. */
export interface Call {
  readonly writer: Writer;
  readonly hash: Readonly<Record<string, unknown>>;
  /** Place in the template: also what seeded variation goes by. */
  readonly place: string;
  readonly fn: (context?: unknown, options?: { blockParams?: unknown[]; data?: unknown }) => string;
  readonly inverse: () => string;
}

export interface Helper {
  readonly block?: boolean;
  /** Whether it takes words as well as facts. */
  readonly strings?: boolean;
  /** Whether it takes a number. */
  readonly numbers?: boolean;
  /** How many values it takes, at least and at most; one where this is left out. */
  readonly takes?: readonly [least: number, most: number];
  /** Set where it gives a fact for another helper and prints nothing by itself. */
  readonly gives?: 'fact';
  /** Names of its options: `digits=0`. */
  readonly options?: readonly string[];
  readonly run: (call: Call, ...params: readonly unknown[]) => unknown;
}

/** A parameter that must be a fact. Throws a RangeError for nothing, a list or words. */
export function factOf(param: unknown): Fact {
  if (param === null || param === undefined)
    throw new RangeError('there is no such fact; put the sentence into {{#say …}} so that it disappears without it');
  if (typeof param !== 'object' || !('id' in param) || !('source' in param)) throw new RangeError('expected a fact');
  return param as Fact;
}

/** Whether a role is filled: a fact, a list that is not empty, or a test that holds. */
export function present(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== false && value !== '';
}

/** Whether a fact is there and, where facts are chosen by news value, is not left out. */
export function isTold(writer: Writer, param: unknown): boolean {
  return present(param) && writer.news.get(factOf(param).id)?.verdict !== 'out';
}
