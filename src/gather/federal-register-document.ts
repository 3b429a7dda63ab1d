/** A document of the Federal Register as facts: its dates, and who issued it; what is no sure fact is a lead for a person. */
import * as v from 'valibot';
import type { Fact, Figure, Policy, Standing } from '../model/fact.ts';
import { type Period, parsePeriod } from '../model/period.ts';
import type { Source } from '../model/source.ts';
import type { EntityProposal, Register } from './connector.ts';
import type { Sighting } from './leads.ts';
import type { Payload } from './payload.ts';
import { slug } from './register.ts';
import { propertyOf } from './series.ts';
import { printable } from './words.ts';

const written = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'is no day'));
const day = v.nullish(written);

/** What is asked of each document. Dates are null where the document has none, and before it is published. */
export const document = v.object({
  document_number: v.pipe(v.string(), v.minLength(1)),
  title: v.string(),
  type: v.string(),
  subtype: v.nullish(v.string()),
  html_url: v.string(),
  // Null before it is published; where it is gone, the answer has changed.
  publication_date: v.nullable(written),
  effective_on: day,
  comments_close_on: day,
  signing_date: day,
  executive_order_number: v.nullish(v.union([v.string(), v.number()])),
  correction_of: v.nullish(v.string()),
  agencies: v.optional(
    v.array(v.object({ raw_name: v.nullish(v.string()), name: v.nullish(v.string()), slug: v.nullish(v.string()) })),
    [],
  ),
});

export type FederalDocument = v.InferOutput<typeof document>;

interface Dated {
  readonly property: string;
  readonly label: string;
  readonly field: 'publication_date' | 'effective_on' | 'comments_close_on' | 'signing_date';
}

const DATES: readonly Dated[] = [
  { property: 'publication-date', label: 'publication date', field: 'publication_date' },
  { property: 'effective-date', label: 'effective date', field: 'effective_on' },
  { property: 'comment-deadline', label: 'deadline for comments', field: 'comments_close_on' },
  { property: 'signing-date', label: 'signing date', field: 'signing_date' },
];

/** Facts of one document at `pointer` of a page. Empty where it is not yet published. */
export function documentFacts(one: FederalDocument, pointer: string, payload: Payload, register: Register): readonly Fact[] {
  const published = one.publication_date;
  if (published === null || published === undefined) return [];
  const instrument = register.entity(instrumentOf(one));
  const source = sourceOf(one, published, payload, register);
  const base = { standing: 'actual', basis: [], source, wordings: [], payload: payload.sha256 } as const;
  const subject = register.entity({ name: 'United States', class: 'country', article: 'the', aliases: ['U.S.', 'US'] });
  const dates = DATES.flatMap(({ property: name, label, field }): readonly Policy[] => {
    const when = one[field];
    const period = when === null || when === undefined ? undefined : parsePeriod(field === 'comments_close_on' ? `by ${when}` : when);
    if (!period) return [];
    const property = propertyOf({ id: name, label }, 'date', register);
    const id = `federal-register.${property}.${subject}.${when}@${one.document_number}`;
    const standing = standingOf(one, field, period, published);
    return [
      {
        ...base,
        kind: 'policy',
        id,
        subject,
        property,
        value: { type: 'date', period },
        period,
        standing,
        instrument,
        pointer: `${pointer}/${field}`,
      },
    ];
  });
  return [...dates, ...issuersOf(one, published, instrument, base, register)];
}

/** A day to come is what the document plans: rules are delayed, and proposals never take effect as such. */
function standingOf(one: FederalDocument, field: Dated['field'], { start }: Period, published: string): Standing {
  return field === 'effective_on' && (start > published || one.type === 'Proposed Rule') ? 'plan' : 'actual';
}

function issuersOf(
  one: FederalDocument,
  published: string,
  instrument: string,
  base: Pick<Figure, 'standing' | 'basis' | 'source' | 'wordings' | 'payload'>,
  register: Register,
): readonly Figure[] {
  const period = parsePeriod(published);
  if (!period) return [];
  const property = propertyOf({ id: 'issuing-agency', label: 'issuing agency' }, 'entity', register);
  return issuers(one).map((agency) => {
    const entity = register.entity(agency);
    const id = `federal-register.${property}.${instrument}.${published}@${entity}`;
    return { ...base, kind: 'figure', id, subject: instrument, property, value: { type: 'entity', entity }, period };
  });
}

/** Agencies by the name the Federal Register has for them; where it has none, by the one in the document, capitals undone. */
function issuers({ agencies }: FederalDocument): readonly EntityProposal[] {
  return agencies.flatMap(({ name, raw_name: raw, slug: key }): readonly EntityProposal[] => {
    const known = printable(name ?? undone(raw ?? ''));
    if (known === '') return [];
    return [{ name: known, class: 'agency', article: 'the', ...(key && { identifiers: { 'federal-register': key } }) }];
  });
}

const SMALL = /\b(?:And|For|Of|On|The|To|In)\b/g;

function undone(name: string): string {
  if (name !== name.toUpperCase()) return name;
  const titled = name.toLowerCase().replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase());
  return titled.replace(SMALL, (word, at: number) => (at === 0 ? word : word.toLowerCase()));
}

/** The document as an entity of class law. An executive order goes by its number, which it has from its publication on. */
function instrumentOf(one: FederalDocument): EntityProposal {
  const title = printable(one.title);
  const identifiers = { 'fr-doc': one.document_number };
  const order = one.executive_order_number;
  if (order === null || order === undefined || order === '')
    return { id: `fr-${slug(one.document_number)}`, name: title || `document ${one.document_number}`, class: 'law', identifiers };
  const aliases = title === '' ? [] : [title];
  return {
    id: `eo-${slug(String(order))}`,
    name: `Executive Order ${order}`,
    class: 'law',
    aliases,
    identifiers: { ...identifiers, eo: String(order) },
  };
}

/** How prose may call a document, by type and, for a presidential one, subtype. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  Rule: ['the rule', 'the final rule'],
  'Proposed Rule': ['the proposed rule', 'the proposal'],
  Notice: ['the notice'],
  'Executive Order': ['the executive order', 'the order'],
  Proclamation: ['the proclamation'],
  Memorandum: ['the memorandum'],
  Determination: ['the determination'],
};

function sourceOf(one: FederalDocument, publishedAt: string, payload: Payload, register: Register): Source {
  return {
    id: `fr-${slug(one.document_number)}`,
    publisher: register.entity({ name: 'Federal Register', class: 'publisher', article: 'the' }),
    title: printable(one.title) || `Document ${one.document_number}`,
    url: one.html_url,
    publishedAt,
    retrievedAt: payload.retrievedAt,
    licence: 'public-domain',
    namedAs: [...(CALLED[one.subtype ?? ''] ?? CALLED[one.type] ?? []), ...issuers(one).map(({ name }) => name)],
  };
}

/**
 * A document that a person should read: not yet published, correcting another, or with no date but its own publication (a rule
 * "effective 30 days after publication" has its day in its words alone).
 */
export function documentLead(one: FederalDocument): Sighting | undefined {
  const dated = one.publication_date && (one.effective_on || one.comments_close_on || one.signing_date);
  if (dated && !one.correction_of) return undefined;
  const [agency] = issuers(one);
  return {
    id: one.document_number,
    title: printable(one.title),
    url: one.html_url,
    publisher: agency?.name ?? 'Federal Register',
    ...(one.publication_date && { publishedAt: one.publication_date }),
  };
}
