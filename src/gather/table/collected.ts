/** The observations of declared tables, series by series, until all tables are read; then the facts they agree on. */
import type { Figure, Standing } from '../../model/fact.ts';
import { type Period, periodKey } from '../../model/period.ts';
import type { Gathering } from '../connector.ts';
import { type OpenSeries, openSeries } from '../series.ts';
import type { CellFigure } from './cells.ts';
import type { Origin } from './source-row.ts';
import type { FigureTerms } from './terms.ts';

export interface Observation extends CellFigure {
  readonly standing: Standing;
  readonly period: Period;
  readonly origin: Origin;
  readonly pointer: string;
  /** A caveat. */
  readonly note?: string;
  readonly file: string;
  /** As a person counts. */
  readonly row: number;
}

export interface Collection {
  add(terms: FigureTerms, subject: string, observation: Observation): void;
  /** The facts; figures that contradict each other are told, and none of them is given. */
  facts(): Iterable<Figure>;
}

/** A collection; of each series only the `last` periods are kept, where that is said. */
export function openCollection(last: number | undefined, { register, gap }: Pick<Gathering, 'register' | 'gap'>): Collection {
  const series = new Map<FigureTerms, Map<string, { readonly open: OpenSeries; observations: Observation[] }>>();
  return {
    add(terms, subject, observation) {
      const bySubject = series.get(terms) ?? new Map<string, { open: OpenSeries; observations: Observation[] }>();
      series.set(terms, bySubject);
      const key = `${observation.origin.prefix} ${subject}`;
      const one = bySubject.get(key) ?? { open: openSeries({ ...terms, subject }, observation.origin.prefix, register), observations: [] };
      bySubject.set(key, one);
      one.observations.push(observation);
      if (last !== undefined && one.observations.length > 2 * last + SLACK) one.observations = newest(one.observations, last);
    },
    *facts() {
      for (const bySubject of series.values())
        for (const { open, observations } of bySubject.values()) {
          const kept = last === undefined ? observations : newest(observations, last);
          for (const one of agreeing(kept, open, gap)) yield factOf(open, one);
        }
    },
  };
}

/** So that a series is not sorted at every row. */
const SLACK = 64;

/** The observations of the newest periods; of one period all. */
function newest(observations: readonly Observation[], last: number): Observation[] {
  const sorted = [...observations].sort((a, b) => (a.period.end < b.period.end ? 1 : -1));
  const ends = new Set<string>();
  return sorted.filter(({ period }) => ends.has(period.end) || (ends.size < last && ends.add(period.end)));
}

/** One observation for each period and edition. Where two rows say different figures of it, neither is taken. */
function agreeing(observations: readonly Observation[], { subject, property }: OpenSeries, gap: Gathering['gap']): readonly Observation[] {
  const byPeriod = new Map<string, Observation>();
  const disputed = new Set<string>();
  for (const one of observations) {
    const key = `${periodKey(one.period)} ${one.origin.vintage ?? ''}`;
    const other = byPeriod.get(key);
    if (!other) byPeriod.set(key, one);
    else if ((Number(other.raw) !== Number(one.raw) || other.comparator !== one.comparator) && !disputed.has(key)) {
      disputed.add(key);
      gap(
        `${property} of ${subject}, ${key.trim()}`,
        `${other.file}, row ${other.row} says ${other.raw} and ${one.file}, row ${one.row} says ${one.raw}; neither is taken: correct the table, or say \`where\` which rows count`,
      );
    }
  }
  return [...byPeriod].flatMap(([key, one]) => (disputed.has(key) ? [] : one));
}

function factOf(open: OpenSeries, { raw, period, pointer, standing, comparator, origin, note }: Observation): Figure {
  const { source, vintage, payload } = origin;
  const fact = open.fact({
    raw,
    period,
    source,
    pointer,
    standing,
    comparator,
    ...(note !== undefined && { note }),
    ...(vintage !== undefined && { vintage }),
  });
  return payload === undefined ? fact : { ...fact, payload };
}
