/** The observations of declared tables, series by series, until all tables are read; then the facts they agree on. */
import type { Figure, Standing } from '../../model/fact.ts';
import { type Period, periodKey } from '../../model/period.ts';
import type { Comparator } from '../../model/quantity.ts';
import type { Gathering } from '../connector.ts';
import { type OpenSeries, openSeries } from '../series.ts';
import type { Origin } from './source-row.ts';
import type { FigureTerms } from './terms.ts';

export interface Observation {
  readonly raw: string;
  readonly comparator: Comparator;
  readonly standing: Standing;
  readonly period: Period;
  readonly origin: Origin;
  /** A caveat; empty where there is none. */
  readonly note: string;
  /** The table it is from. */
  readonly place: { readonly file: string; readonly pointer: (row: number, column: number) => string };
  /** As a person counts. */
  readonly row: number;
  readonly column: number;
}

export interface Collection {
  /** Whether more figures came than a newsroom can hold; then none is kept. */
  readonly full: boolean;
  add(terms: FigureTerms, subject: string, observation: Observation): void;
  /** The facts; figures that contradict each other are told, and none of them is given. */
  facts(): Iterable<Figure>;
}

/** Figures of one connector at most, where nobody says that only the last of each series are wanted. */
export const MOST_FIGURES = 1_000_000;

/** A collection; of each series only the `last` periods are kept, where that is said. */
export function openCollection(
  last: number | undefined,
  { register, gap }: Pick<Gathering, 'register' | 'gap'>,
  most: number = MOST_FIGURES,
): Collection {
  let count = 0;
  const all = new Map<FigureTerms, Map<string, Map<string, Series>>>();
  const seriesOf = (terms: FigureTerms, prefix: string, subject: string): Series => {
    const byPrefix = all.get(terms) ?? new Map<string, Map<string, Series>>();
    const bySubject = byPrefix.get(prefix) ?? new Map<string, Series>();
    const known = bySubject.get(subject);
    if (known) return known;
    const opened: Series = { open: openSeries({ ...terms, subject }, prefix, register), observations: [] };
    all.set(terms, byPrefix.set(prefix, bySubject.set(subject, opened)));
    return opened;
  };
  return {
    get full() {
      return count > most;
    },
    add(terms, subject, observation) {
      if (last === undefined) count++;
      if (count > most) {
        all.clear();
        return;
      }
      const series = seriesOf(terms, observation.origin.prefix, subject);
      series.observations.push(observation);
      if (last !== undefined && series.observations.length > 2 * last + SLACK) series.observations = newest(series.observations, last);
    },
    *facts() {
      for (const byPrefix of all.values())
        for (const bySubject of byPrefix.values())
          for (const { open, observations } of bySubject.values()) {
            const kept = last === undefined ? observations : newest(observations, last);
            for (const one of agreeing(kept, open, gap)) yield factOf(open, one);
          }
    },
  };
}

interface Series {
  readonly open: OpenSeries;
  observations: Observation[];
}

/** So that a series is not sorted at every row. */
const SLACK = 64;

/** The observations of the newest periods; of one period all. */
function newest(observations: readonly Observation[], last: number): Observation[] {
  if (observations.length <= last) return [...observations];
  const sorted = [...observations].sort((a, b) => (a.period.end === b.period.end ? 0 : a.period.end < b.period.end ? 1 : -1));
  const ends = new Set<string>();
  return sorted.filter(({ period }) => ends.has(period.end) || (ends.size < last && ends.add(period.end)));
}

/** One observation for each period and edition. Where two rows say different figures of it, neither is taken. */
function agreeing(observations: readonly Observation[], { subject, property }: OpenSeries, gap: Gathering['gap']): readonly Observation[] {
  const byPeriod = new Map<string, Observation>();
  const disputed = new Set<string>();
  for (const one of observations) {
    const key = keyOf(one);
    const other = byPeriod.get(key);
    if (!other) byPeriod.set(key, one);
    else if (!saysSame(other, one) && !disputed.has(key)) {
      disputed.add(key);
      gap(
        `${property} of ${subject}, ${key}`,
        `${other.place.file}, row ${other.row} says ${other.raw} and ${one.place.file}, row ${one.row} says ${one.raw}; neither is taken: correct the table, or say \`where\` which rows count`,
      );
    }
  }
  return [...byPeriod].flatMap(([key, one]) => (disputed.has(key) ? [] : one));
}

function keyOf({ period, origin: { vintage } }: Observation): string {
  const key = keys.get(period) ?? periodKey(period);
  keys.set(period, key);
  return vintage === undefined ? key : `${key} ${vintage}`;
}

/** Many series have figures of the same few periods. */
const keys = new WeakMap<Period, string>();

function saysSame(one: Observation, other: Observation): boolean {
  return one.raw === other.raw
    ? one.comparator === other.comparator
    : Number(one.raw) === Number(other.raw) && one.comparator === other.comparator;
}

function factOf(open: OpenSeries, { raw, period, place, row, column, standing, comparator, origin, note }: Observation): Figure {
  const { source, vintage, payload } = origin;
  const fact = open.fact({
    raw,
    period,
    source,
    pointer: place.pointer(row, column),
    standing,
    comparator,
    ...(note !== '' && { note }),
    ...(vintage !== undefined && { vintage }),
  });
  return payload === undefined ? fact : { ...fact, payload };
}
