/**
 * Facts from the accounts of a company: each quarter, year and balance as it was first reported, what was restated since
 * as an edition of its own, and the fourth quarter as the rest of its year.
 */
import { derivationRule, deriveFact } from '../../model/derivation.ts';
import type { Fact, Figure } from '../../model/fact.ts';
import { type Period, parsePeriod, periodKey } from '../../model/period.ts';
import type { Source } from '../../model/source.ts';
import { isCurrency } from '../../model/unit.ts';
import type { Register } from '../connector.ts';
import { isRevision } from '../revision.ts';
import { type OpenSeries, openSeries } from '../series.ts';
import { type Calendar, fiscalCalendar } from './calendar.ts';
import { type SecConcept, SHARES, tagsFor } from './concepts.ts';
import { type Filing, sourceOf } from './filings.ts';
import { daysFrom, isBalance, keyOf, type Line, lineOf, newestEnd } from './line.ts';
import { plausible, type Vintages, vintagesOf } from './splits.ts';
import type { Row, Tagged } from './xbrl.ts';

/** Whose accounts, and where what is read of them goes. */
export interface Accounts {
  readonly cik: string;
  /** Id of the company in the register: it is subject and publisher. */
  readonly entity: string;
  /** Empty where it is not known. */
  readonly sic: string;
  /** What is known of its filings: when each became public. */
  readonly filings: readonly Filing[];
  readonly register: Register;
  readonly retrievedAt: string;
  /** ISO day: nothing that ended before it is told. */
  readonly from?: string | undefined;
}

/** The facts of some concepts. What a company does not report is none. */
export function figuresOf(tagged: readonly Tagged[], concepts: readonly SecConcept[], accounts: Accounts): readonly Fact[] {
  const spans = tagged.flatMap(({ units }) => Object.values(units).flat()).filter((row) => !isBalance(row));
  const newest = newestReport(accounts.filings) || newestEnd(spans);
  const shares = tagged.filter(({ tag }) => (SHARES as readonly string[]).includes(tag)).flatMap(({ units }) => units['shares'] ?? []);
  const context = { accounts, source: sources(spans, accounts), calendar: fiscalCalendar(spans), vintages: vintagesOf(shares) };
  return concepts.flatMap((concept) => {
    const line = lineOf(concept, tagsFor(concept, accounts.sic), tagged, newest);
    const terms = line && termsOf(line, concept);
    return line && terms
      ? tellLine(line, concept, openSeries({ ...terms, subject: accounts.entity }, accounts.entity, accounts.register), context)
      : [];
  });
}

function newestReport(filings: readonly Filing[]): string {
  const reports = filings.filter(({ form }) => /^(?:10-[KQ]|20-F|40-F)(?:\/A)?$/.test(form));
  return (
    reports
      .flatMap(({ reported }) => reported ?? [])
      .toSorted()
      .at(-1) ?? ''
  );
}

function termsOf({ unit, basis }: Line, { property, counts }: SecConcept) {
  if (counts === 'shares') return { property, unit: 'share', basis: [basis] } as const;
  const [currency = '', per] = unit.split('/');
  if (!isCurrency(currency)) return undefined;
  return { property, unit: currency, basis: [basis], ...(per !== undefined && { per: 'share' }) } as const;
}

interface Context {
  readonly accounts: Accounts;
  readonly source: (row: Row) => Source;
  readonly calendar: Calendar;
  readonly vintages: Vintages;
}

function tellLine(line: Line, { counts }: SecConcept, series: OpenSeries, context: Context): readonly Fact[] {
  const { from = '' } = context.accounts;
  const kept = counts === 'shares' ? plausible(line.rows) : line.rows;
  const periods = counts === 'balance' ? onDays(kept) : byLabel(kept, context.calendar);
  const told = [...periods].filter(([{ end }]) => end >= from).map(([period, rows]) => editions(period, rows, counts, series, context));
  return [...told.flat(), ...(counts === 'flow' ? fourthQuarters(told, line.rows) : [])];
}

function onDays(rows: readonly Row[]): ReadonlyMap<Period, readonly Row[]> {
  const days = [...Map.groupBy(rows.filter(isBalance), keyOf)];
  return new Map(
    days.flatMap(([day, some]): [Period, readonly Row[]][] => {
      const period = parsePeriod(day);
      return period ? [[period, some]] : [];
    }),
  );
}

/** Apart in days by less than this, two spans of one label are one that a filing dated otherwise. */
const SAME = 10;

/** Rows by period. Where two spans far apart have one label, as in a year that was moved, neither is told. */
function byLabel(rows: readonly Row[], calendar: Calendar): ReadonlyMap<Period, readonly Row[]> {
  const spans = [...Map.groupBy(rows, keyOf).values()].flatMap((some) => {
    const period = some[0] && calendar(some[0]);
    return period ? [{ period, rows: some }] : [];
  });
  const labels = Map.groupBy(spans, ({ period }) => periodKey(period).split(' ')[0] ?? '');
  return new Map(
    [...labels.values()].flatMap((alike): [Period, readonly Row[]][] => {
      const [first, ...others] = alike.toSorted((a, b) => b.rows.length - a.rows.length);
      if (!first || others.some(({ period }) => Math.abs(daysFrom(period.end, first.period.end)) > SAME)) return [];
      return [[first.period, first.rows]];
    }),
  );
}

/** The figure as first filed, and each later one that is another. An edition is named by its filing. */
function editions(
  period: Period,
  rows: readonly Row[],
  counts: SecConcept['counts'],
  series: OpenSeries,
  { source, vintages }: Context,
): readonly Figure[] {
  const told: { readonly fact: Figure; readonly filed: string }[] = [];
  for (const row of rows) {
    const last = told.at(-1);
    const vintage = counts === 'per-share' || counts === 'shares' ? vintages(row.filed) : undefined;
    const plain = series.fact({ raw: String(row.val), period, source: source(row), pointer: row.pointer });
    const fact = { ...plain, payload: row.payload, ...(vintage !== undefined && { vintage }) };
    if (!last) told.push({ fact, filed: row.filed });
    else if (row.filed > last.filed && differs(last.fact, fact, counts))
      told.push({ fact: { ...fact, id: `${fact.id}@${row.accn}` }, filed: row.filed });
  }
  return told.map(({ fact }) => fact);
}

/** Whole figures are rounded otherwise from year to year; cents a share are not. */
function differs(before: Figure, after: Figure, counts: SecConcept['counts']): boolean {
  return counts === 'per-share' ? JSON.stringify(before.value) !== JSON.stringify(after.value) : isRevision(before, after);
}

/** What a nine-month figure may be off by for rounding, as a part of the year. */
const ROUNDING = 0.001;

/**
 * The fourth quarters that no report has: the year less its first three, as they stood in the year's report. Only where
 * the three make the nine months that were reported: else one of them was restated in between.
 */
function fourthQuarters(told: readonly (readonly Figure[])[], rows: readonly Row[]): readonly Fact[] {
  const rule = derivationRule('rest');
  const byName = new Map(told.flatMap((some) => (some[0] ? [[labelOf(some[0].period), some] as const] : [])));
  return [...byName].flatMap(([label, [year]]) => {
    if (!rule || year?.period.granularity !== 'year' || byName.has(`${label}-Q4`)) return [];
    const quarters = ['Q1', 'Q2', 'Q3'].flatMap((name) =>
      (byName.get(`${label}-${name}`) ?? []).filter(({ source }) => source.publishedAt <= year.source.publishedAt).slice(-1),
    );
    if (quarters.length !== 3 || !makeNineMonths(quarters, year, rows)) return [];
    const fact = deriveFact(rule, [year, ...quarters]);
    return typeof fact === 'string' ? [] : [fact];
  });
}

function makeNineMonths(quarters: readonly Figure[], year: Figure, rows: readonly Row[]): boolean {
  const sum = quarters.reduce((total, { value }) => total + amountOf(value), 0);
  const near = ROUNDING * Math.abs(amountOf(year.value));
  return rows.some(
    ({ start, end, val }) => start === quarters[0]?.period.start && end === quarters[2]?.period.end && Math.abs(val - sum) <= near,
  );
}

function amountOf(value: Fact['value']): number {
  return value.type === 'quantity' ? Number(value.amount) : Number.NaN;
}

/** `FY2026-Q2`, `2025`. */
function labelOf(period: Period): string {
  return periodKey(period).split(' ')[0] ?? '';
}

/** One source for each filing; of one that no list has, the day and form that its figures tell. */
function sources(spans: readonly Row[], { cik, entity, filings, retrievedAt }: Accounts): (row: Row) => Source {
  const known = new Map(filings.map((filing) => [filing.accession, filing]));
  const ends = new Map([...Map.groupBy(spans, ({ accn }) => accn)].map(([accn, rows]) => [accn, newestEnd(rows)]));
  const made = new Map<string, Source>();
  return ({ accn, form, filed }) => {
    const reported = ends.get(accn);
    const filing = known.get(accn) ?? {
      accession: accn,
      form,
      filed,
      publicSince: filed,
      items: [],
      ...(reported !== undefined && { reported }),
    };
    const source = made.get(accn) ?? sourceOf(filing, cik, entity, retrievedAt);
    made.set(accn, source);
    return source;
  };
}
