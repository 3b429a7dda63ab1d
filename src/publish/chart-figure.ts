/** The charts of an article in words: title, alternative text, source line, and the table of their figures, each with its fact. */
import type { Article } from '../model/article.ts';
import { type ChartData, type ChartFact, capital, chartData, type PlannedChart } from '../model/chart.ts';
import { findClaims } from '../model/claim.ts';
import { derivationRule, groundsOf } from '../model/derivation.ts';
import type { Fact } from '../model/fact.ts';
import { formatQuantity } from '../model/format.ts';
import { formatPeriod, prepositionFor } from '../model/format-date.ts';
import type { Ledger } from '../model/ledger.ts';
import { type ChartUnit, chartUnit } from './chart-unit.ts';

/** A chart as a page shows it. Everything it says comes from facts; only the title is an author's, and has passed the guard. */
export interface ChartFigure {
  readonly id: string;
  /** Heading of the section at whose end it stands; undefined for the end of the piece. */
  readonly heading?: string;
  /** Plain text, as everything here. */
  readonly title: string;
  /** The same with claims, Markdown. */
  readonly titleMarkdown: string;
  /** What is counted and when: `Metric tons, 2024, estimates`. */
  readonly subtitle: string;
  /** What one who does not see it is told. */
  readonly alt: string;
  /** Who says so, caveats of figures, and where figures are missing. */
  readonly caption: string;
  /** Names of the columns; the first is that of the rows. */
  readonly columns: readonly string[];
  readonly rows: readonly ChartRow[];
  /** Paths of its images below the folder of a site: for wide and narrow screens, and with title and source for feeds and cards. */
  readonly images: { readonly wide: string; readonly narrow: string; readonly png: string };
  readonly data: ChartData;
  readonly plan: PlannedChart;
  readonly unit: ChartUnit;
}

export interface ChartRow {
  readonly label: string;
  /** Null where there is no figure. */
  readonly cells: readonly (ChartCell | null)[];
}

export interface ChartCell {
  readonly text: string;
  /** Id of the fact the figure is. */
  readonly fact: string;
  /** Said where other figures of the chart have another: `estimate`. */
  readonly standing?: string;
}

/** The charts of an article in the order of its ledger. Draws nothing and loads nothing. */
export function chartFigures({ ledger }: Pick<Article, 'ledger'>): readonly ChartFigure[] {
  const facts = new Map(ledger.facts.map((fact) => [fact.id, fact]));
  return (ledger.charts ?? []).flatMap((plan): readonly ChartFigure[] => {
    const data = chartData(
      plan.facts.flatMap((id) => facts.get(id) ?? []),
      plan.type,
      ledger,
    );
    return typeof data === 'string' ? [] : [figureOf(plan, data, ledger, facts)];
  });
}

function figureOf(plan: PlannedChart, data: ChartData, ledger: Ledger, facts: ReadonlyMap<string, Fact>): ChartFigure {
  const heading = ledger.plan.sections.find(({ id }) => id === plan.section)?.heading;
  const unit = chartUnit(data.facts);
  const path = `charts/${ledger.slug}${ledger.edition === undefined ? '' : `/${ledger.edition}`}/${plan.id}`;
  return {
    id: plan.id,
    ...(heading !== undefined && { heading }),
    title: plain(plan.title),
    titleMarkdown: plan.title,
    subtitle: [unit.name, oneOf(data.facts.map(({ period }) => formatPeriod(period))), standingOf(data.facts)]
      .filter((part) => part)
      .join(', '),
    alt: altOf(data, ledger),
    caption: captionOf(data, ledger, facts),
    columns: [rowsName(data, ledger), ...(data.columns.length > 1 ? data.columns : [columnName(data, ledger)])],
    rows: data.rows.map((label, row) => ({
      label,
      cells: (data.cells[row] ?? []).map((fact) => (fact ? cellOf(data, fact) : null)),
    })),
    images: { wide: `${path}.svg`, narrow: `${path}-narrow.svg`, png: `${path}.png` },
    data,
    plan,
    unit,
  };
}

/** A figure as the prose around it has it. */
export function printed({ value }: ChartFact): string {
  return formatQuantity(value, { words: false });
}

function cellOf({ facts }: ChartData, fact: ChartFact): ChartCell {
  const mixed = facts.some(({ standing }) => standing !== fact.standing);
  return { text: printed(fact), fact: fact.id, ...(mixed && fact.standing !== 'actual' && { standing: fact.standing }) };
}

function oneOf(words: readonly string[]): string {
  return words.every((word) => word === words[0]) ? (words[0] ?? '') : '';
}

/** `estimates` where all are; where some are, the table says which. */
function standingOf(facts: readonly ChartFact[]): string {
  const standing = oneOf(facts.map((fact) => fact.standing));
  if (standing === '') return 'some of them estimates';
  return standing === 'actual' ? '' : standing === 'alleged' ? 'as alleged' : `${standing}s`;
}

function labelOf({ facts }: ChartData, { properties }: Ledger): string {
  const property = oneOf(facts.map((fact) => fact.property));
  const rule = derivationRule(facts[0]?.derivedFrom?.rule ?? '');
  const label = properties.find(({ id }) => id === property)?.label;
  return label ?? rule?.label ?? '';
}

/** What the rows are, for the head of the table. */
function rowsName({ rowsAre, facts }: ChartData, { entities }: Ledger): string {
  if (rowsAre === 'periods') return 'Period';
  const classes = facts.map(({ subject }) => entities.find(({ id }) => id === subject)?.class ?? '');
  return oneOf(facts.map(({ subject }) => subject)) === '' ? capital(oneOf(classes) || 'name') : 'Figure';
}

function columnName(data: ChartData, ledger: Ledger): string {
  return (
    capital(data.rowsAre === 'names' ? oneOf(data.facts.map(({ period }) => formatPeriod(period))) : labelOf(data, ledger)) || 'Figure'
  );
}

/** Bars or lines that are told one by one; of more the largest, and the last. */
const MOST_TOLD = 8;

function altOf(data: ChartData, ledger: Ledger): string {
  const kind = data.type === 'line' ? 'Line chart' : 'Bar chart';
  const subject = data.rowsAre === 'periods' && data.columns.length === 1 ? nameOf(data.facts[0], ledger) : '';
  const what = [subject, labelOf(data, ledger)].filter((part) => part !== '').join(', ');
  const told = data.rowsAre === 'names' ? rowsTold(data) : data.columns.map((name, column) => seriesTold(data, name, column));
  return `${kind}${what === '' ? '' : `: ${what}`}${spanOf(data)}. ${told.join('; ')}.`;
}

function nameOf(fact: Fact | undefined, { entities }: Ledger): string {
  return entities.find(({ id }) => id === fact?.subject)?.short ?? '';
}

/** `, 2024` or `, January 2020 to June 2026`. */
function spanOf({ facts, rows, rowsAre }: ChartData): string {
  if (rowsAre === 'periods') return `, ${rows[0]} to ${rows.at(-1)}`;
  const period = oneOf(facts.map((fact) => formatPeriod(fact.period)));
  return period === '' ? '' : `, ${period}`;
}

function rowsTold({ rows, columns, cells }: ChartData): readonly string[] {
  const told = rows.map((label, row) => {
    const figures = (cells[row] ?? []).flatMap((fact, column) =>
      fact ? [`${printed(fact)}${columns.length > 1 ? ` in ${columns[column]}` : ''}`] : [],
    );
    return `${label} ${figures.length === 0 ? 'no figure' : figures.join(', ')}`;
  });
  const [last] = told.slice(-1);
  return told.length <= MOST_TOLD || last === undefined ? told : [...told.slice(0, MOST_TOLD - 1), `${told.length - MOST_TOLD} more`, last];
}

/** Where a series begins and ends, its highest and its lowest. */
function seriesTold({ cells, columns }: ChartData, name: string, column: number): string {
  const facts = cells.flatMap((row) => row[column] ?? []);
  const [first] = facts;
  const last = facts.at(-1);
  if (!first || !last) return `${name}: no figure`;
  const sorted = facts.toSorted((a, b) => Number(a.value.amount) - Number(b.value.amount));
  const at = (fact: ChartFact): string => `${printed(fact)} ${prepositionFor(fact.period)} ${formatPeriod(fact.period)}`;
  const [low] = sorted;
  const high = sorted.at(-1);
  const ends = facts.length <= MOST_TOLD ? facts.map(at).join(', ') : `from ${at(first)} to ${at(last)}`;
  const extremes = facts.length > MOST_TOLD && low && high ? `, highest ${at(high)}, lowest ${at(low)}` : '';
  return columns.length > 1 ? `${name}: ${ends}${extremes}` : capital(`${ends}${extremes}`);
}

function captionOf(data: ChartData, ledger: Ledger, facts: ReadonlyMap<string, Fact>): string {
  const grounds = data.facts.flatMap((fact) => groundsOf(fact, facts));
  const publishers = [...new Set(grounds.map(({ source }) => source.publisher))].map(
    (id) => ledger.entities.find((entity) => entity.id === id)?.name ?? id,
  );
  const calculated = data.facts.some(({ derivedFrom }) => derivedFrom);
  const notes = new Set(data.facts.flatMap((fact) => (fact.note === undefined ? [] : [`${nameOf(fact, ledger)}: ${fact.note}.`])));
  const breaks = data.breaks.map((row) => `No figure between ${data.rows[row]} and ${data.rows[row + 1]}.`);
  const missing = data.rows.flatMap((label, row) =>
    data.columns.flatMap((column, index) =>
      data.cells[row]?.[index] ? [] : [`No figure for ${[label, column].filter((part) => part).join(', ')}.`],
    ),
  );
  const told = missing.length > MOST_TOLD ? [`${missing.length} figures are missing.`] : missing;
  return [`Source: ${publishers.join(', ')}${calculated ? '; calculated' : ''}.`, ...notes, ...breaks, ...told].join(' ');
}

/** Markdown of one line without its claims and escapes. */
function plain(markdown: string): string {
  let text = '';
  let reached = 0;
  for (const claim of findClaims(markdown)) {
    text += markdown.slice(reached, claim.start) + claim.surface;
    reached = claim.end;
  }
  return (text + markdown.slice(reached)).replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
