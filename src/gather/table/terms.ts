/** What a user declares of a table: where the period, the subject and the figures stand, and what they mean. */
import type { Basis, Standing } from '../../model/fact.ts';
import type { EntityProposal } from '../connector.ts';
import type { PropertyProposal } from '../series.ts';

/** Rows by what stands in a column, as it is written there: `{ Section: 'World Mine Production', Status: ['A', 'E'] }`. */
export type Conditions = Readonly<Record<string, string | readonly string[]>>;

/** A word for all rows, or the column that says it for each. */
export type Said = string | { readonly column: string };

export interface Mapping {
  /** The time of a row, or one for the whole table (`2024`). Without `column` the headings say it: see `FigureTerms.columns`. */
  readonly period: string | PeriodTerms;
  /** Whom a row is about: an entity's id, the entity itself, or the column that names it. Left out where each figure has its own. */
  readonly subject?: string | EntityProposal | SubjectTerms;
  readonly figures: readonly FigureTerms[];
  /** Only rows in which these columns hold these words. */
  readonly where?: Conditions;
  /** No rows in which these columns hold these words: totals, footers. */
  readonly except?: Conditions;
  /** Cells that hold no figure. Default: empty, `-`, `–`, `—`, `.`, `..`, `...`, `…`, `NA`, `N/A`, `n/a`, `n.a.`, `#N/A`, `NaN`, `null`. */
  readonly missing?: readonly string[];
  /** The decimal sign where it is a comma: `1.234,5`. Never guessed. */
  readonly decimal?: ',';
  /** Signs behind a figure and how settled they say it is: `{ e: 'estimate' }` for `1,234e`. */
  readonly marks?: Readonly<Record<string, Standing>>;
  /** Only the newest periods of each series: 260 keeps a year of daily prices. Default: all. */
  readonly last?: number;
}

/** How often a source counts; a day stands for the period it begins, of a week for its last. */
export type Frequency = 'A' | 'S' | 'Q' | 'M' | 'W' | 'D';

export interface PeriodTerms {
  readonly column?: string;
  /**
   * Pattern of date-fns where the words are not read by themselves: `dd.MM.yyyy`, `MM/dd/yyyy`. Read without one are
   * `2024`, `2024-Q1`, `2024Q1`, `Q1 2024`, `2024-01`, `2024M01`, `2024-01-15`, `Jan 2024`, `15 Jan 2024`, `Jan. 15, 2024`.
   */
  readonly format?: string;
  /** Where a day stands for more than itself: `M` makes `2024-01-01` January 2024. */
  readonly frequency?: Frequency;
  /** MIC of the market whose sessions the days are. */
  readonly market?: string;
  /** Words of the table that stand for a period: `{ FY2025: '2025' }`. */
  readonly as?: Readonly<Record<string, string>>;
}

export interface SubjectTerms {
  /** Left out where the headings name it: see `FigureTerms.columns`. */
  readonly column?: string;
  /** What the entities are: `company`, `country`, `material`. Among countries what is none by ISO 3166 is a region. */
  readonly class: EntityProposal['class'];
  /** Columns of identifiers by scheme: `{ cik: 'CIK' }`. */
  readonly identifiers?: Readonly<Record<string, string>>;
  /** The column of tickers, and the market they trade on (ISO 10383). */
  readonly ticker?: string;
  readonly mic?: string;
  /** Words of the table and whom they mean: an entity's id, or the entity. */
  readonly as?: Readonly<Record<string, string | EntityProposal>>;
}

export interface FigureTerms {
  /** Heading of the column; its letter (`A`) where it has none. */
  readonly column?: string;
  /**
   * Instead of `column`, a regular expression: these are all columns whose heading fits it. What its groups catch is the
   * period or the subject of the column: `^PROD_(?<period>\d{4})$`, `^(?<subject>.+) price$`.
   */
  readonly columns?: string;
  /** Only in such rows: one column may hold figures of many kinds. */
  readonly where?: Conditions;
  readonly subject?: string | EntityProposal;
  readonly property: PropertyProposal;
  /** Unit of the figures once multiplied by `scale`: `USD`, `percent`, `t`; `text` for a column of words: a sector, a city. */
  readonly unit: string;
  /** Unit it is counted by: `kg` in dollars a kilogram. */
  readonly per?: string;
  /** What figures are multiplied by: `1e6` for millions, `100` for shares written as fractions. */
  readonly scale?: string;
  readonly basis?: readonly Basis[];
  readonly period?: string;
  /** How settled the figures are, or the column that says so and its words. Default: actual. */
  readonly standing?: Standing | { readonly column: string; readonly as: Readonly<Record<string, Standing>> };
  /** A caveat that must stay with the figures, or the column that holds those there are. */
  readonly note?: Said;
  /** What the row of units says over the column; where it says anything else the figures are not taken. */
  readonly unitText?: string;
}

/** Who says so. What stands in a column may differ from row to row. */
export interface TableSource {
  readonly publisher: string | EntityProposal | SubjectTerms;
  readonly title: Said;
  /** The address a person can open; null where none is known. */
  readonly url: Said | null;
  /** ISO day or instant. Where it is not given a figure is as old as the day it was first read. */
  readonly publishedAt?: Said;
  /** SPDX id, `public-domain`, or `no-redistribution`, which holds publication. */
  readonly licence: string;
  /** Edition, where figures of one are never compared with those of another. */
  readonly vintage?: Said;
}

/** How the table lies in its file. */
export interface Layout {
  /** Default: by the ending of the name; `csv` where it has none. */
  readonly format?: TableFormat;
  /** Default `,` for CSV, a tab for `.tsv`. */
  readonly delimiter?: ',' | ';' | '\t' | '|';
  /** Character set where the file is not UTF-8: `windows-1252`. */
  readonly charset?: string;
  /** Name of the sheet of a workbook. Default: the first that holds anything. */
  readonly sheet?: string;
  /** Row of the headings, counted from 1. Default 1. 0 where there are none, or none that are right: columns are then called by their letters. */
  readonly header?: number;
  /** Row of the units, below the headings. */
  readonly units?: number;
  /** JSON pointer to the list of rows of a JSON file. Default: the whole. */
  readonly list?: string;
  /**
   * Whether rows of a CSV may hold more cells than there are headings. Such a row is refused unless this is said: an
   * unquoted `1,234`, or a heading left out, puts figures under the heading of others.
   */
  readonly surplus?: boolean;
}

export type TableFormat = 'csv' | 'json' | 'ndjson' | 'xlsx' | 'parquet';

export interface TableOptions {
  /** Names its snapshot, and begins the ids of its facts. */
  readonly name: string;
  readonly source: TableSource;
  /** Files, globs (`prices/*.csv`) or addresses; paths start at the newsroom. */
  readonly files: string | readonly string[];
  readonly layout?: Layout;
  readonly mapping: Mapping;
  /** A figure more than so many times the edition before, or a new one its neighbours, is not taken: see `factloom import`. */
  readonly bound?: number;
  /** Headers with keys, and the names of the environment their values stand under: `{ 'X-Api-Key': 'FEED_KEY' }`. */
  readonly keys?: Readonly<Record<string, string>>;
  /** Further hosts an address may send on to: `*.example.org`. */
  readonly hosts?: readonly string[];
  /** Whether the hosts are inside the user's own network. */
  readonly private?: boolean;
}
