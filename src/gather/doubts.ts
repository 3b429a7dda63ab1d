/**
 * Figures that may be slips of the keyboard: 1,900 for 19,000. One that differs from the edition before, or a new one from
 * its neighbours in the series, by more than a factor is not taken until a person says that it is right.
 */
import { decimal } from '../model/decimal.ts';
import type { Fact } from '../model/fact.ts';

export interface Doubt {
  readonly fact: Fact;
  /** The figure it is held against: its own of the edition before, or the nearest one that was there before. */
  readonly beside: Fact;
}

/** The doubtful ones among what is new or changed. A series of which nothing was known before has no neighbours. */
export function doubtful(before: ReadonlyMap<string, Fact>, now: ReadonlyMap<string, Fact>, factor: number): readonly Doubt[] {
  const known = new Map<string, Fact[]>();
  for (const fact of before.values()) if (!fact.id.includes('@until-')) put(known, seriesOf(fact), fact);
  for (const series of known.values()) series.sort((a, b) => (a.period.end < b.period.end ? -1 : 1));
  return [...now.values()].flatMap((fact) => {
    const own = before.get(fact.id);
    if (own === fact || fact.value.type !== 'quantity') return [];
    if (own) return isFar(fact, own, factor) || turned(fact, own) ? { fact, beside: own } : [];
    const series = known.get(seriesOf(fact)) ?? [];
    const next = series.findIndex(({ period }) => period.end > fact.period.end);
    const beside = (next === -1 ? [series.at(-1)] : [series[next - 1], series[next]]).filter((one) => one !== undefined);
    const [first] = beside;
    return first && beside.every((one) => isFar(fact, one, factor)) ? { fact, beside: first } : [];
  });
}

/** What a person is told of a doubt. */
export function doubtText({ fact, beside }: Doubt): string {
  const same = fact.id === beside.id;
  return `${amountOf(fact)} where ${same ? 'the edition before' : `${beside.period.start.slice(0, beside.period.granularity === 'year' ? 4 : 10)}`} says ${amountOf(beside)}`;
}

function put(map: Map<string, Fact[]>, key: string, fact: Fact): void {
  const list = map.get(key) ?? [];
  list.push(fact);
  map.set(key, list);
}

/** Figures that may be set beside each other. */
function seriesOf({ subject, property, vintage, basis, value, period, source }: Fact): string {
  const unit = value.type === 'quantity' ? [value.unit, value.per] : [];
  return JSON.stringify([source.publisher, property, subject, vintage, basis, unit, period.granularity]);
}

function amountOf({ value }: Fact): string {
  return value.type === 'quantity' ? value.amount : '';
}

/** Whether one is more than so many times the other; beside a zero anything is. */
function isFar(fact: Fact, other: Fact, factor: number): boolean {
  const [a, b] = [decimal(amountOf(fact)).abs(), decimal(amountOf(other) || '0').abs()];
  if (a.isZero() || b.isZero()) return !a.eq(b) && fact.id === other.id;
  return a.gt(b.times(factor)) || b.gt(a.times(factor));
}

/** Whether the figure of one cell has changed its sign: brackets lost, a minus too many. */
function turned(fact: Fact, own: Fact): boolean {
  return decimal(amountOf(fact))
    .times(decimal(amountOf(own) || '0'))
    .lt(0);
}
