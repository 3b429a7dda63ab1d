/** What the reader of figures finds in a text: typed, with value and place. */

import type { Part, Period, Relation } from './period.ts';
import type { Comparator } from './quantity.ts';

interface At {
  /** UTF-16 offsets into the text that was read, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The words themselves: `text.slice(start, end)`. */
  readonly text: string;
}

/** An amount, ratio or count: `over 80%`, `$1.2-1.4bn`, `a third of`, `five-fold`, `thousands of pounds`. */
export interface QuantityMention extends At {
  readonly type: 'quantity';
  /** Plain decimal string, unscaled and signed; the middle of a range; for an order ("thousands of") its power of ten. */
  readonly amount: string;
  /** Unit id (`unit.ts`), an ISO currency code, or null for a bare number. Fractions and "one in five" are `percent`. */
  readonly unit: string | null;
  /** Other units the words may mean: `pounds` is `lb` or `GBP`, `points` index or percentage points, `tons` metric or short. */
  readonly units?: readonly string[];
  /** Unit it is counted by. Also set where words stand between ("10,000 metric tons of oxide a year"); these are outside the span. */
  readonly per?: string;
  readonly comparator: Comparator;
  /** Hedge or comparator word as written, lower case: `over`, `about`, `nearly`, `up to`, `at least`. */
  readonly hedge?: string;
  readonly low?: string;
  readonly high?: string;
  /** How it is written; `order` is "thousands of", which no fact can support exactly. */
  readonly form: 'figure' | 'words' | 'fraction' | 'multiple' | 'order' | 'ordinal';
  /** Significance shown: the size of one unit in the last digit written (`0.1` in 3.7%, `100000000` in $1.2 billion). */
  readonly step: string;
}

/** A date or period: `Oct. 13, 2025`, `Q3 2025`, `H1 FY26`, `late 2026`, `by 2030`, `the 1990s`, `13 October`. */
export interface DateMention extends At {
  readonly type: 'date';
  /** Null where the text leaves out the year or the fiscal calendar; then `month`, `day`, `quarter` and such say what it has. */
  readonly period: Period | null;
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly quarter?: number;
  readonly half?: number;
  readonly fiscal?: boolean;
  /** `by`, `since` or `until` where the text says so; in `period` as well where there is one. */
  readonly relation?: Relation;
  /** `late` in "late October"; in `period` as well where it is part of a year. */
  readonly part?: Part;
}

/** A time of day: `2:22 p.m. ET`. */
export interface TimeMention extends At {
  readonly type: 'time';
  readonly hour: number;
  readonly minute: number;
  readonly second?: number;
  /** As written: `ET`, `UTC`, `+01:00`. */
  readonly zone?: string;
}

/** A ticker with its exchange: `(NYSE: MP)`. `start` and `end` hold the whole of it with the exchange, without brackets. */
export interface TickerMention extends At {
  readonly type: 'ticker';
  readonly exchange: string;
  readonly ticker: string;
}

/** A number that is part of a name and no figure: `S&P 500`, `10-K`, `5G`, `COVID-19`, `Section 232`, `Article 5`. */
export interface NameMention extends At {
  readonly type: 'name';
}

export type Mention = QuantityMention | DateMention | TimeMention | TickerMention | NameMention;
