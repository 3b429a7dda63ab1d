/** What realisation knows while it writes one draft: who has been named, which part it is in, and what has been written. */
import type { Entity } from '../model/entity.ts';
import type { Fact } from '../model/fact.ts';
import type { Score } from '../model/plan.ts';
import type { Property } from '../model/property.ts';

/** Where the words will stand. Tickers are printed in the body alone. */
export type Region = 'head' | 'body';

export interface Writer {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly properties: ReadonlyMap<string, Property>;
  readonly seed: string;
  /** Year of the piece in its zone: days in it are printed without their year once it is clear. */
  readonly year: string;
  /** Whether all facts are from one source, which the lead names. */
  readonly oneSource: boolean;
  region: Region;
  /** Entity id of whom this part of the draft spoke last. */
  spokenOf: string;
  /** The verb or noun of movement used last, so that the next is another where one fits. */
  movement: string;
  /** Entities named so far, by region: names are in full at first mention of each. */
  readonly named: Readonly<Record<Region, Set<string>>>;
  /** News value by fact, and the fact that leads; empty where nothing is chosen by it. */
  readonly news: ReadonlyMap<string, Score>;
  /** Points of the section being written, each to be run when its turn comes. */
  points: { readonly score: number; readonly write: () => string }[];
  readonly headlines: string[];
  readonly decks: string[];
  readonly takeaways: string[];
  readonly sections: Map<string, string>;
}

/** What a writer starts with. */
export type Desk = Pick<Writer, 'entities' | 'facts' | 'properties' | 'seed' | 'year' | 'news' | 'oneSource'>;

export function newWriter(desk: Desk): Writer {
  return {
    ...desk,
    region: 'head',
    spokenOf: '',
    movement: '',
    points: [],
    named: { head: new Set(), body: new Set() },
    headlines: [],
    decks: [],
    takeaways: [],
    sections: new Map(),
  };
}

/** A choice among `count` that is the same for the same seed and place, FNV-1a. */
export function choose(writer: Writer, place: string, count: number): number {
  let hash = 0x811c9dc5;
  for (const unit of `${writer.seed}\u0000${place}`) {
    hash ^= unit.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return ((hash ^ (hash >>> 15)) >>> 0) % count;
}
