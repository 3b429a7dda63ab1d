/** An act of the European Union as facts: its dates, under the act as an entity by CELEX number. */
import * as v from 'valibot';
import type { Fact, Policy, Standing } from '../model/fact.ts';
import { parsePeriod } from '../model/period.ts';
import type { Source } from '../model/source.ts';
import type { EntityProposal, Gathering } from './connector.ts';
import { jsonAs } from './json-as.ts';
import type { Sighting } from './leads.ts';
import type { Payload } from './payload.ts';
import { slug } from './register.ts';
import { propertyOf } from './series.ts';
import { printable } from './words.ts';

const literal = v.optional(v.object({ value: v.string() }));
const results = v.object({
  results: v.object({
    bindings: v.array(
      v.object({
        celex: v.object({ value: v.pipe(v.string(), v.minLength(1)) }),
        date: literal,
        published: literal,
        effective: literal,
        title: literal,
      }),
    ),
  }),
});

/** A row: an act, with one of the days it takes effect. */
export interface Act {
  readonly celex: string;
  readonly title: string;
  readonly dates: Readonly<Partial<Record<Field, string>>>;
  /** RFC 6901, to the row. */
  readonly pointer: string;
}

type Field = 'date' | 'published' | 'effective';

const DATES: readonly { readonly field: Field; readonly property: string; readonly label: string }[] = [
  { field: 'date', property: 'adoption-date', label: 'date of adoption' },
  { field: 'published', property: 'publication-date', label: 'publication date' },
  { field: 'effective', property: 'effective-date', label: 'effective date' },
];

/** The rows of an answer. Throws SourceError for another answer. */
export function readActs(payload: Payload): readonly Act[] {
  return jsonAs(results, payload).results.bindings.map((row, index) => ({
    celex: row.celex.value,
    title: printable(row.title?.value ?? ''),
    dates: Object.fromEntries(DATES.flatMap(({ field }) => (isDay(row[field]?.value) ? [[field, row[field]?.value.slice(0, 10)]] : []))),
    pointer: `/results/bindings/${index}`,
  }));
}

/** A day that is meant: 1001-01-01 and 9999-12-31 stand for days nobody knows yet. */
function isDay(value: string | undefined): value is string {
  const year = Number(value?.slice(0, 4));
  return parsePeriod(value?.slice(0, 10) ?? '')?.granularity === 'day' && year > 1950 && year < 2200;
}

/** The dates of an act that a row tells. `text` is its stored text, where there is one. */
export function actFacts(
  { celex, title, dates, pointer }: Act,
  payload: Payload,
  { register, now }: Pick<Gathering, 'register' | 'now'>,
  text?: Payload,
): readonly Fact[] {
  const union = register.entity({ name: 'European Union', class: 'region', article: 'the', aliases: ['EU'] });
  const instrument = register.entity(instrumentOf(celex, title));
  const source: Source = {
    id: `eu-${slug(celex)}`,
    publisher: union,
    title: title || `CELEX ${celex}`,
    url: addressOf(celex),
    // The date of an act is weeks before its publication. Where that is not told, it is known from the day it is first read.
    publishedAt: dates.published ?? now.slice(0, 10),
    retrievedAt: payload.retrievedAt,
    ...(text && { sha256: text.sha256 }),
    licence: 'reuse-with-source',
    namedAs: kindOf(title),
  };
  return DATES.flatMap(({ field, property: id, label }): readonly Policy[] => {
    const day = dates[field];
    const period = day === undefined ? undefined : parsePeriod(day);
    if (day === undefined || !period) return [];
    const property = propertyOf({ id, label }, 'date', register);
    const standing: Standing = field === 'effective' && day > source.publishedAt.slice(0, 10) ? 'plan' : 'actual';
    return [
      {
        kind: 'policy',
        id: `eu.${property}.${union}.${day}@${celex.replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}`,
        subject: union,
        property,
        value: { type: 'date', period },
        period,
        standing,
        basis: [],
        source,
        wordings: [],
        instrument,
        payload: payload.sha256,
        pointer: `${pointer}/${field}/value`,
      },
    ];
  });
}

/** An act of which nothing is dated, for a person to look at. */
export function actLead({ celex, title }: Act): Sighting {
  return { id: celex, title: title || `CELEX ${celex}`, url: addressOf(celex), publisher: 'European Union' };
}

/** The page for people; programs are kept out of it, and read the text from CELLAR. */
function addressOf(celex: string): string {
  return `https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:${encodeURIComponent(celex)}`;
}

const NUMBERED =
  /^(?:(?:Commission|Council) )?((?:Implementing |Delegated )?(?:Regulation|Directive|Decision|Recommendation) (?:\([A-Za-z, ]+\) (?:No )?\d+\/\d+|\d+\/\d+\/(?:EU|EC|EEC|Euratom|CFSP)))/;

/** An act goes by its number, `Regulation (EU) 2024/1252`; the words of its title are too many for a name. */
function instrumentOf(celex: string, title: string): EntityProposal {
  const [whole, bare] = NUMBERED.exec(title) ?? [];
  const name = whole ?? (title || `CELEX ${celex}`);
  const aliases = bare === undefined || bare === whole ? [] : [bare];
  return { id: `eu-${slug(celex)}`, name, class: 'law', aliases, identifiers: { celex } };
}

function kindOf(title: string): readonly string[] {
  const kind = /\b(?:Regulation|Directive|Decision|Recommendation)\b/.exec(title)?.[0];
  return kind === undefined ? [] : [`the ${kind.toLowerCase()}`];
}
