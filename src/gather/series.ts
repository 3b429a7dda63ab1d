/** What a user says of a series that a source has under a code: whom it is about, what it says, in which unit. */

import { ConfigError } from '../errors.ts';
import { decimal, plain, plainOf } from '../model/decimal.ts';
import type { Basis, Figure, Standing } from '../model/fact.ts';
import { type Period, parsePeriod, periodKey } from '../model/period.ts';
import type { Property } from '../model/property.ts';
import type { Comparator, Quantity } from '../model/quantity.ts';
import type { Source } from '../model/source.ts';
import { unitById } from '../model/unit.ts';
import type { EntityProposal, Register } from './connector.ts';

/** A property by its id in the newsroom's register, or with what the register needs to know of it. */
export type PropertyProposal = string | (Pick<Property, 'id' | 'label'> & Partial<Property>);

export interface SeriesTerms {
  /** An entity's id in the newsroom's register, or the entity as it would stand there. */
  readonly subject: string | EntityProposal;
  readonly property: PropertyProposal;
  /** Unit of the figures once multiplied by `scale`: `USD`, `percent`, `t`; `text` for words. */
  readonly unit: string;
  /** Unit it is counted by: `kg` in dollars a kilogram. */
  readonly per?: string;
  /** What figures of the source are multiplied by: `1e9` for "Billions of Dollars". Default 1. */
  readonly scale?: string;
  readonly basis?: readonly Basis[];
}

/** A series whose names stand in the register; makes its facts. */
export interface OpenSeries {
  readonly subject: string;
  readonly property: string;
  /** A fact of it. `raw` is the figure as the source writes it, a plain decimal. */
  fact(observation: Observation): Figure;
}

export interface Observation {
  readonly raw: string;
  readonly period: Period;
  readonly source: Source;
  /** RFC 6901, into the tree of the payload. */
  readonly pointer?: string;
  readonly standing?: Standing;
  readonly comparator?: Comparator;
  readonly note?: string;
  /** Edition of the source, where figures of one are never compared with those of another. */
  readonly vintage?: string;
}

/** Opens a series. `publisher` begins the ids of its facts. Throws ConfigError for a unit or a subject that is not known. */
export function openSeries(terms: SeriesTerms, publisher: string, register: Register): OpenSeries {
  const dimension = terms.unit === 'text' ? 'text' : unitById(terms.unit)?.dimension;
  if (dimension === undefined)
    throw new ConfigError(`unknown unit \`${terms.unit}\``, { hint: 'units are t, kg, percent, … and every ISO currency code' });
  const subject = subjectOf(terms.subject, register);
  const property = propertyOf(terms.property, dimension.startsWith('currency:') ? 'money' : dimension, register);
  const scale = terms.scale === undefined ? undefined : plain(decimal(terms.scale));
  return {
    subject,
    property,
    fact: ({ raw, period, source, pointer, standing, comparator, note, vintage }) => ({
      id: `${publisher}.${property}.${subject}.${idOf(period)}${vintage === undefined ? '' : `@${vintage}`}`,
      kind: 'figure',
      subject,
      property,
      value: terms.unit === 'text' ? { type: 'text', text: raw } : quantityOf(raw, terms, scale, comparator),
      period,
      standing: standing ?? 'actual',
      basis: terms.basis ?? NONE,
      source,
      wordings: terms.unit === 'text' ? [raw] : NONE,
      ...(vintage !== undefined && { vintage }),
      ...(pointer !== undefined && { pointer }),
      ...(scale !== undefined && scale !== '1' && { scale }),
      ...(note !== undefined && { note }),
    }),
  };
}

function quantityOf(raw: string, { unit, per }: SeriesTerms, scale: string | undefined, comparator: Comparator = '='): Quantity {
  const amount = scale === undefined ? plainOf(raw) : plain(decimal(raw).toSignificantDigits(15).times(scale));
  return { type: 'quantity', amount, unit, ...(per !== undefined && { per }), comparator };
}

function subjectOf(subject: SeriesTerms['subject'], register: Register): string {
  if (typeof subject !== 'string') return register.entity(subject);
  if (register.find(subject)) return subject;
  throw new ConfigError(`unknown entity \`${subject}\``, {
    hint: "add it to entities.yaml, or describe it where the series is configured: subject: { name: 'copper', class: 'material' }",
  });
}

/** The id of a property that stands in the register from now on. */
export function propertyOf(proposal: PropertyProposal, dimension: string, register: Register): string {
  const full = typeof proposal === 'string' ? { id: proposal, label: proposal.replaceAll('-', ' ') } : proposal;
  return register.property({ aliases: [], dimension, polarity: 'neutral', ...full });
}

/** A period in the letters an id may have: `FY2026-Q2` for a fiscal one, `2025-01-01_2025-03-31` for a span. */
function idOf(period: Period): string {
  const known = ids.get(period);
  if (known !== undefined) return known;
  const id = periodKey(period)
    .replace(/^(FY\S+) .*$/, '$1')
    .replace(/[ :+]/g, '-')
    .replaceAll('/', '_');
  ids.set(period, id);
  return id;
}

/** Many series have figures of the same few periods. */
const ids = new WeakMap<Period, string>();
const NONE: readonly never[] = [];

/** The period that begins on a day, by how often a source counts: `A`, `S`, `Q`, `M`, `W`, `D`. Throws RangeError for another. */
export function periodFrom(day: string, frequency: string): Period {
  const [year = '', month = ''] = day.split('-');
  const text: Readonly<Record<string, string>> = {
    A: year,
    S: `${year}-H${Number(month) <= 6 ? 1 : 2}`,
    Q: `${year}-Q${Math.ceil(Number(month) / 3)}`,
    M: `${year}-${month}`,
    D: day,
  };
  const period = parsePeriod(text[frequency] ?? (frequency === 'W' || frequency === 'BW' ? spanOf(day, frequency === 'W' ? 6 : 13) : ''));
  if (!period) throw new RangeError(`no period begins on ${day} by the frequency ${frequency}`);
  return period;
}

function spanOf(end: string, days: number): string {
  const start = new Date(Date.parse(`${end}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
  return `${start}/${end}`;
}
