/** From claims to citations: each figure gets its source, as a footnote or a link. */
import { escapeMarkdown, findClaims } from '../model/claim.ts';
import { derivationRule, groundsOf } from '../model/derivation.ts';
import type { Fact } from '../model/fact.ts';
import { formatQuantity } from '../model/format.ts';
import { formatDay, formatPeriod } from '../model/format-date.ts';
import type { Ledger } from '../model/ledger.ts';
import type { Source } from '../model/source.ts';

export const CITATION_STYLES = ['footnotes', 'links'] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];

export interface Cited {
  /** The body with citations for claims. */
  readonly body: string;
  /** Definitions of the footnotes, in order; empty where links did it all. */
  readonly notes: readonly string[];
  /** Sources in the order of their first use. */
  readonly sources: readonly Source[];
}

/** Replaces every claim of a body; everything else stays as it is, byte for byte. */
export function cite(body: string, ledger: Ledger, style: CitationStyle): Cited {
  const facts = new Map(ledger.facts.map((fact) => [fact.id, fact]));
  const notes = new Map<string, string>();
  const sources = new Map<string, Source>();
  const book: Book = { facts, ledger, references: new Map(), notes, sources };
  const blocks = body.split('\n\n').map((block) => {
    const heading = block.startsWith('#');
    let text = '';
    let reached = 0;
    for (const claim of findClaims(block)) {
      text +=
        block.slice(reached, claim.start) +
        (heading ? claim.markdown : citation(book, facts.get(claim.id), claim.markdown, claim.surface, style));
      reached = claim.end;
    }
    return text + block.slice(reached);
  });
  return {
    body: blocks.join('\n\n'),
    notes: [...notes.values()].map((note, index) => `[^${index + 1}]: ${note}`),
    sources: [...sources.values()],
  };
}

interface Book {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly ledger: Ledger;
  /** How each source is told. */
  readonly references: Map<string, string>;
  /** Text of each footnote by what it is for: a source, or a calculation. */
  readonly notes: Map<string, string>;
  readonly sources: Map<string, Source>;
}

function citation(book: Book, fact: Fact | undefined, markdown: string, surface: string, style: CitationStyle): string {
  if (!fact) return markdown;
  const sources = sourcesOf(book, fact);
  for (const source of sources) book.sources.set(source.id, source);
  if (saysPeriod(fact, surface)) return markdown;
  const [source] = sources;
  if (style === 'links' && sources.length === 1 && source?.url && !fact.derivedFrom)
    return `[${markdown}](${address(source.url)} "${title(source, book)}")`;
  const key = fact.derivedFrom ? fact.id : fact.source.id;
  if (!book.notes.has(key))
    book.notes.set(key, fact.derivedFrom ? calculation(book, fact, sources) : referenceIn(book, source ?? fact.source));
  return `${markdown}[^${[...book.notes.keys()].indexOf(key) + 1}]`;
}

/** A claim that says only when is covered by its figure's citation beside it. */
function saysPeriod(fact: Fact, surface: string): boolean {
  if (fact.value.type !== 'quantity') return false;
  return [true, false].some(
    (year) => formatPeriod(fact.period, { year }) === surface || formatDay(fact.source.publishedAt, { year }) === surface,
  );
}

function sourcesOf({ facts }: Book, fact: Fact): readonly Source[] {
  return [...new Map(groundsOf(fact, facts).map(({ source }) => [source.id, source])).values()];
}

/** `U.S. Geological Survey, "Mineral Commodity Summaries 2025," Jan. 31, 2025, https://…` */
export function reference(source: Source, { ledger }: { readonly ledger: Ledger }): string {
  const publisher = ledger.entities.find((entity) => entity.id === source.publisher)?.name ?? source.publisher;
  const where = source.url ? ` <${address(source.url)}>` : ' (no address known)';
  return `${escapeMarkdown(publisher)}, “${escapeMarkdown(source.title)},” ${formatDay(source.publishedAt)}.${where}`;
}

function referenceIn(book: Book, source: Source): string {
  const known = book.references.get(source.id) ?? reference(source, book);
  book.references.set(source.id, known);
  return known;
}

function title(source: Source, book: Book): string {
  const publisher = book.ledger.entities.find((entity) => entity.id === source.publisher)?.name ?? source.publisher;
  return escapeMarkdown(`${publisher}, ${source.title}, ${formatDay(source.publishedAt)}`.replaceAll('"', "'"));
}

/** An address as Markdown takes it, every character that could end it encoded. */
function address(url: string): string {
  return url.replace(/[^\x21-\x7E]|[<>"()\\^`{}|]/gu, (found) =>
    found === '(' ? '%28' : found === ')' ? '%29' : encodeURIComponent(found),
  );
}

/** The sum and its inputs, so that a reader can do it. */
function calculation(book: Book, fact: Fact, sources: readonly Source[]): string {
  const rule = derivationRule(fact.derivedFrom?.rule ?? '');
  const inputs = (fact.derivedFrom?.inputs ?? []).flatMap((id) => book.facts.get(id) ?? []);
  const amounts = inputs.map((input) => amountOf(input, 'none'));
  const named = inputs.map((input) => `${amountOf(input, 'long')}: ${nameOf(book, input)}, ${formatPeriod(input.period)}`);
  if (rule?.many === true && inputs.length > MOST_NAMED) {
    const many = `${rule.worked(...amounts)}: ${nameOf(book, inputs[0] ?? fact)}, ${spanOf(inputs)}`;
    return `Calculated: ${escapeMarkdown(many)}. ${sources.map((source) => referenceIn(book, source)).join(' ')}`;
  }
  const fits = rule && (rule.many || amounts.length === rule.inputs.length);
  const sum = fits ? rule.worked(...amounts) : fact.id;
  return `Calculated: ${escapeMarkdown(sum)}. ${escapeMarkdown(named.join('; '))}. ${sources.map((source) => referenceIn(book, source)).join(' ')}`;
}

/** Inputs that a note lists one by one; of more it says from when to when. */
const MOST_NAMED = 4;

function spanOf(inputs: readonly Fact[]): string {
  const [newest, oldest] = [inputs[0]?.period, inputs.at(-1)?.period];
  if (!newest || !oldest) return '';
  const [last, first] = [formatPeriod(newest, { year: true }), formatPeriod(oldest, { year: true })];
  return first === last ? last : `${first} to ${last}`;
}

function amountOf({ id, value }: Fact, unit: 'long' | 'none'): string {
  return value.type === 'quantity' ? formatQuantity(value, { digits: 6, unit, words: false }) : id;
}

function nameOf({ ledger }: Book, fact: Fact): string {
  const label = ledger.properties.find((property) => property.id === fact.property)?.label ?? fact.property;
  const subject = ledger.entities.find((entity) => entity.id === fact.subject)?.short ?? fact.subject;
  return `${label}, ${subject}`;
}
