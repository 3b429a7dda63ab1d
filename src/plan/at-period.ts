/** The facts of the time a query asks for: a given period, a year or a period before another role's, up to another's, or the latest. */
import type { Query } from '../model/assignment.ts';
import type { Fact } from '../model/fact.ts';
import { parsePeriod, periodKey } from '../model/period.ts';

/** Fills another role; undefined where it is empty. */
export type Fill = (name: string) => Fact | readonly Fact[] | undefined;

/** Whether a role holds one fact. */
export function isOne(found: Fact | readonly Fact[]): found is Fact {
  return !Array.isArray(found);
}

/** Those of the facts that are of the time asked for, or in words why there are none. */
export function atPeriod(facts: readonly Fact[], query: Query, fill: Fill, leftOut: Map<string, string>): readonly Fact[] | string {
  const { yearBefore, periodBefore, until, period } = query;
  if (yearBefore !== undefined) return ofYearBefore(facts, yearBefore, fill);
  if (periodBefore !== undefined) return ofPeriodBefore(facts, periodBefore, fill);
  if (until !== undefined) {
    const last = fill(until);
    if (!last || !isOne(last)) return `the role ${until} is empty`;
    return facts.filter((fact) => continues(fact, last) && fact.period.end <= last.period.end);
  }
  if (period !== undefined && period !== 'latest') {
    const wanted = parsePeriod(period);
    if (!wanted) return `${period} is no period`;
    return facts.filter((fact) => fact.period.start === wanted.start && fact.period.end === wanted.end);
  }
  return latest(facts, leftOut);
}

function ofYearBefore(facts: readonly Fact[], role: string, fill: Fill): readonly Fact[] | string {
  const bases = fill(role);
  if (!bases) return `the role ${role} is empty`;
  const found = [bases].flat().flatMap((base) => {
    const wanted = yearEarlier(base as Fact);
    const before = facts.filter(
      (fact) => isSeriesOf(fact, base as Fact) && fact.vintage === (base as Fact).vintage && label(fact) === wanted,
    );
    const own = before.filter((fact) => fact.source.publisher === (base as Fact).source.publisher);
    return own.length > 0 ? own : before;
  });
  return found;
}

function ofPeriodBefore(facts: readonly Fact[], role: string, fill: Fill): readonly Fact[] | string {
  const base = fill(role);
  if (!base || !isOne(base)) return `the role ${role} is empty`;
  const earlier = facts.filter((fact) => continues(fact, base) && fact.period.end < base.period.start);
  const last = newestEnd(earlier);
  return earlier.filter((fact) => fact.period.end === last);
}

function isSeriesOf(fact: Fact, base: Fact): boolean {
  return fact.subject === base.subject && fact.property === base.property && fact.basis.join() === base.basis.join();
}

/** Whether a figure belongs to the series another stands in: by one publisher, of one edition and of periods of one length. */
function continues(fact: Fact, base: Fact): boolean {
  return (
    isSeriesOf(fact, base) &&
    fact.vintage === base.vintage &&
    fact.source.publisher === base.source.publisher &&
    fact.period.granularity === base.period.granularity
  );
}

/** Those of the last period there is. */
export function latest(facts: readonly Fact[], leftOut: Map<string, string>): readonly Fact[] {
  const last = newestEnd(facts);
  for (const fact of facts) if (fact.period.end !== last) leftOut.set(fact.id, 'not the latest period');
  return facts.filter((fact) => fact.period.end === last);
}

function newestEnd(facts: readonly Fact[]): string | undefined {
  return facts.reduce<string | undefined>((last, { period: { end } }) => (last === undefined || end > last ? end : last), undefined);
}

/** What a period is called: `2024`, `by 2030`; a fiscal one by its label, for its days differ from year to year. */
function label({ period }: Fact): string {
  const key = periodKey(period);
  return period.fiscal ? key.replace(/ \d{4}-.*$/, '') : key;
}

function yearEarlier(fact: Fact): string {
  return label(fact).replace(/(?<!\d)\d{4}(?!\d)/g, (year) => String(Number(year) - 1));
}
