/** What a chart shows: facts in rows and columns, and in words why some facts make no chart. Nothing is drawn here. */
import { escapeMarkdown } from './claim.ts';
import { decimal } from './decimal.ts';
import type { Entity } from './entity.ts';
import type { Fact } from './fact.ts';
import { formatPeriod } from './format-date.ts';
import type { Property } from './property.ts';
import type { Quantity } from './quantity.ts';

export const CHART_TYPES = ['line', 'bar'] as const;
export type ChartType = (typeof CHART_TYPES)[number];

/** A chart as an assignment asks for it. */
export interface ChartRequest {
  readonly id: string;
  /** Id of the section it stands in, at its end; at the end of the piece where there is none. */
  readonly section?: string;
  /** Markdown, as a heading has it: figures are claims. */
  readonly title: string;
  /** Roles whose facts it shows. */
  readonly roles: readonly string[];
  /** Default: a line through four periods or more, else bars. */
  readonly type?: ChartType;
  /** The newest, or the first of those that share a period. */
  readonly limit: number;
  /** Whether a draft without it is held. */
  readonly required: boolean;
  /** File of the author's own Vega-Lite, from the newsroom. */
  readonly specFile?: string;
  /** What that file says. */
  readonly spec?: ChartSpec;
}

/** Roles that came with the query of a chart: no sentence tells them. */
const DRAWN = 'chart:';

/** The name of the role that holds what the query of a chart asks for. */
export function drawnRole(id: string): string {
  return `${DRAWN}${id}`;
}

/** Whether a role is of a chart alone. */
export function isDrawn(role: string): boolean {
  return role.startsWith(DRAWN);
}

/** What a specification finds of each figure in the data set `facts`. */
export const CHART_FIELDS = ['label', 'series', 'start', 'end', 'value', 'printed', 'standing', 'fact'] as const;

/** A Vega-Lite specification without data. */
export type ChartSpec = Readonly<Record<string, unknown>>;

/** A chart with its facts, as a draft's ledger keeps it. */
export interface PlannedChart {
  readonly id: string;
  readonly section?: string;
  readonly title: string;
  readonly type: ChartType;
  /** Fact ids. */
  readonly facts: readonly string[];
  readonly spec?: ChartSpec;
}

/** A figure that can be drawn. */
export type ChartFact = Extract<Fact, { readonly kind: 'figure' | 'move' | 'policy' }> & { readonly value: Quantity };

/** The facts of a chart in their order. Cells are rows by columns; undefined where there is no figure. */
export interface ChartData {
  readonly type: ChartType;
  /** What rows are: moments, in order, or those that are compared. */
  readonly rowsAre: 'periods' | 'names';
  readonly rows: readonly string[];
  /** One column for each line, or for each bar of a group; its name is empty where there is one alone. */
  readonly columns: readonly string[];
  readonly cells: readonly (readonly (ChartFact | undefined)[])[];
  /** Indexes of the rows after which time is missing, for a line or bars in time. */
  readonly breaks: readonly number[];
  readonly facts: readonly ChartFact[];
}

interface Names {
  readonly entities: readonly Entity[];
  readonly properties: readonly Property[];
}

/** Bars that one can tell apart. */
const MOST_BARS = 40;
const MOST_LINES = 6;
const MOST_IN_GROUP = 4;
/** From so many periods on a line says more than bars. */
const LINE_FROM = 4;

/** The facts of a chart in rows and columns, or in words why they make none. Nothing is interpolated, converted or left out. */
export function chartData(facts: readonly Fact[], asked: ChartType | undefined, names: Names): ChartData | string {
  const all = facts.filter(isDrawable);
  const stray = facts.find((fact) => !isDrawable(fact));
  if (stray) return `${stray.id} is ${stray.value.type === 'quantity' ? 'a range' : 'no figure'}`;
  const [one] = all;
  if (!one || all.length === 1) return 'a chart needs two figures at least';
  const refused = firstOf(all, (fact) => differs(one, fact));
  if (refused !== undefined) return refused;
  if (all.some(({ subject }) => subject !== one.subject) && all.some(({ property }) => property !== one.property))
    return 'it mixes several subjects with several properties';
  const cells = Map.groupBy(all, (fact) => `${who(fact)} ${timeOf(fact)}`);
  const twice = [...cells.values()].find(({ length }) => length > 1);
  if (twice) return `two figures are of the same time: ${twice.map(({ id }) => id).join(' and ')}`;
  const periods = distinct(all, timeOf).sort((a, b) => (a.period.start < b.period.start ? -1 : 1));
  const whos = distinct(all, who);
  const type = asked ?? (periods.length >= LINE_FROM ? 'line' : 'bar');
  return type === 'line' ? lines(all, whos, periods, names) : bars(all, whos, periods, names);
}

function lines(facts: readonly ChartFact[], whos: readonly ChartFact[], periods: readonly ChartFact[], names: Names): ChartData | string {
  if (periods.length < 2) return 'a line needs several periods';
  if (whos.length > MOST_LINES) return `it has ${whos.length} lines, and one can tell ${MOST_LINES} apart: name fewer`;
  const inexact = facts.find(({ value }) => value.comparator !== '=' && value.comparator !== '~');
  if (inexact) return `${inexact.id} is no exact figure, and a line would pass through it`;
  return inTime('line', facts, whos, periods, names);
}

function bars(facts: readonly ChartFact[], whos: readonly ChartFact[], periods: readonly ChartFact[], names: Names): ChartData | string {
  if (whos.length === 1) return tooMany(periods.length) ?? inTime('bar', facts, whos, periods, names);
  if (whos.length * periods.length > MOST_BARS) return tooMany(whos.length * periods.length) ?? '';
  if (periods.length > MOST_IN_GROUP)
    return `it has ${periods.length} bars for each, and one can tell ${MOST_IN_GROUP} apart: name fewer periods`;
  const newest = periods.at(-1);
  const sized = (fact: ChartFact): ChartFact | undefined =>
    facts.find((other) => who(other) === who(fact) && newest && timeOf(other) === timeOf(newest));
  const rows = [...whos].sort(
    (a, b) => decimal(sized(b)?.value.amount ?? '0').cmp(decimal(sized(a)?.value.amount ?? '0')) || (who(a) < who(b) ? -1 : 1),
  );
  return {
    type: 'bar',
    rowsAre: 'names',
    rows: rows.map((fact) => nameOf(fact, facts, names)),
    columns: periods.length === 1 ? [''] : periods.map(({ period }) => formatPeriod(period)),
    cells: rows.map((row) => periods.map((time) => facts.find((fact) => who(fact) === who(row) && timeOf(fact) === timeOf(time)))),
    breaks: [],
    facts,
  };
}

function tooMany(count: number): string | undefined {
  return count > MOST_BARS ? `it has ${count} bars, and one can read ${MOST_BARS}: set \`limit:\`` : undefined;
}

function inTime(
  type: ChartType,
  facts: readonly ChartFact[],
  series: readonly ChartFact[],
  times: readonly ChartFact[],
  names: Names,
): ChartData | string {
  for (const [index, { id, period }] of times.entries()) {
    const next = times[index + 1];
    if (next && next.period.start <= period.end && period.start !== period.end) return `the periods of ${id} and ${next.id} overlap`;
  }
  const publishers = series.find((one) => facts.some((fact) => who(fact) === who(one) && fact.source.publisher !== one.source.publisher));
  if (publishers) return `it mixes figures of several publishers in one series: ${who(publishers)}; say which with \`publisher:\``;
  return {
    type,
    rowsAre: 'periods',
    rows: times.map(({ period }) => formatPeriod(period)),
    columns: series.length === 1 ? [''] : series.map((fact) => nameOf(fact, facts, names)),
    cells: times.map((time) => series.map((one) => facts.find((fact) => who(fact) === who(one) && timeOf(fact) === timeOf(time)))),
    breaks: times.flatMap(({ period }, index) => {
      const next = times[index + 1];
      return next && daysBetween(period.end, next.period.start) > LONGEST_PAUSE ? [index] : [];
    }),
    facts,
  };
}

/** Days between two figures that are no gap: markets close for holidays, fiscal years have odd weeks. */
const LONGEST_PAUSE = 10;

function daysBetween(from: string, to: string): number {
  return (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000;
}

function isDrawable(fact: Fact): fact is ChartFact {
  return fact.value.type === 'quantity' && fact.value.low === undefined && fact.value.high === undefined;
}

/** Why two figures may not stand in one chart. */
function differs(a: ChartFact, b: ChartFact): string | undefined {
  const pairs: readonly (readonly [string, string, string])[] = [
    ['units', unitOf(a), unitOf(b)],
    ['editions', a.vintage ?? '', b.vintage ?? ''],
    ['bases', a.basis.join(' '), b.basis.join(' ')],
    ['periods', lengthOf(a), lengthOf(b)],
    ['what was with what is foreseen', foresees(a), foresees(b)],
  ];
  const [what] = pairs.find(([, one, other]) => one !== other) ?? [];
  return what === undefined ? undefined : `it mixes ${what}: ${a.id} and ${b.id}`;
}

const unitOf = ({ value }: ChartFact): string => `${value.unit}/${value.per ?? ''}`;
const lengthOf = ({ period }: Fact): string => `${period.granularity} ${period.calendar} ${period.relation}`;
const foresees = ({ standing }: Fact): string => (standing === 'actual' || standing === 'estimate' ? '' : standing);
const who = (fact: Fact): string => `${fact.subject} ${fact.property}`;
const timeOf = ({ period }: Fact): string => `${period.start}/${period.end}`;

function firstOf(facts: readonly ChartFact[], find: (fact: ChartFact) => string | undefined): string | undefined {
  for (const fact of facts) {
    const found = find(fact);
    if (found !== undefined) return found;
  }
  return undefined;
}

function distinct(facts: readonly ChartFact[], key: (fact: ChartFact) => string): ChartFact[] {
  return [...new Map(facts.toReversed().map((fact) => [key(fact), fact])).values()].toReversed();
}

/** What sets one apart from the others: its subject, else its property. */
function nameOf(fact: ChartFact, facts: readonly ChartFact[], { entities, properties }: Names): string {
  const subjects = facts.some(({ subject }) => subject !== fact.subject);
  const label = properties.find(({ id }) => id === fact.property)?.label ?? fact.property;
  const name = entities.find(({ id }) => id === fact.subject)?.short ?? fact.subject;
  return capital(subjects ? name : label);
}

/** As it begins a line: a word in small letters gets a capital, and a name such as eBay keeps its own. */
export function capital(words: string): string {
  return /^\p{Ll}+(?![\p{L}\p{N}_])/u.test(words) ? words.replace(/^./u, (letter) => letter.toUpperCase()) : words;
}

/** Every word a chart prints that an author chose, as Markdown: its title, and the strings of a specification of one's own. */
export function chartWords({ title, spec }: Pick<PlannedChart, 'title' | 'spec'>): readonly string[] {
  return [title, ...(spec ? wordsIn(spec, false).map(escapeMarkdown) : [])];
}

/** Keys of Vega-Lite whose strings are printed, and those that hold such strings deeper down. */
const PRINTED = new Set(['title', 'text', 'subtitle', 'description']);
const HOLDS_PRINTED = new Set([...PRINTED, 'value', 'condition']);

function wordsIn(value: unknown, shown: boolean): readonly string[] {
  if (typeof value === 'string') return shown ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => wordsIn(item, shown));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => wordsIn(item, PRINTED.has(key) || (shown && HOLDS_PRINTED.has(key))));
}
