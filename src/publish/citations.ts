/** From claims to citations: each figure gets its source, as a footnote or a link. */
import { escapeMarkdown, findClaims } from '../model/claim.ts';
import { groundsOf } from '../model/derivation.ts';
import type { Fact } from '../model/fact.ts';
import { formatDay } from '../model/format-date.ts';
import type { Ledger } from '../model/ledger.ts';
import type { Source } from '../model/source.ts';
import { calculationOf, publisherOf, saysPeriod } from './explain.ts';

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

/** Replaces every claim of a body; everything else stays as it is, byte for byte. Without footnotes a link's title says all. */
export function cite(body: string, ledger: Ledger, style: CitationStyle, footnotes = true): Cited {
  const facts = new Map(ledger.facts.map((fact) => [fact.id, fact]));
  const notes = new Map<string, string>();
  const sources = new Map<string, Source>();
  const book: Book = { facts, ledger, footnotes, references: new Map(), notes, sources };
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
  readonly footnotes: boolean;
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
  if (!book.footnotes) {
    const linked = sources.find(({ url }) => url !== null);
    const said = fact.derivedFrom ? calculation(book, fact, sources) : referenceIn(book, source ?? fact.source);
    return linked?.url ? `[${markdown}](${address(linked.url)} "${titled(said)}")` : markdown;
  }
  const key = fact.derivedFrom ? fact.id : fact.source.id;
  if (!book.notes.has(key))
    book.notes.set(key, fact.derivedFrom ? calculation(book, fact, sources) : referenceIn(book, source ?? fact.source));
  return `${markdown}[^${[...book.notes.keys()].indexOf(key) + 1}]`;
}

function sourcesOf({ facts }: Book, fact: Fact): readonly Source[] {
  return [...new Map(groundsOf(fact, facts).map(({ source }) => [source.id, source])).values()];
}

/** `U.S. Geological Survey, "Mineral Commodity Summaries 2025," Jan. 31, 2025, https://…` */
export function reference(source: Source, { ledger }: { readonly ledger: Ledger }): string {
  const where = source.url ? ` <${address(source.url)}>` : ' (no address known)';
  return `${escapeMarkdown(publisherOf(ledger, source))}, “${escapeMarkdown(source.title)},” ${formatDay(source.publishedAt)}.${where}`;
}

function referenceIn(book: Book, source: Source): string {
  const known = book.references.get(source.id) ?? reference(source, book);
  book.references.set(source.id, known);
  return known;
}

function title(source: Source, book: Book): string {
  return escapeMarkdown(`${publisherOf(book.ledger, source)}, ${source.title}, ${formatDay(source.publishedAt)}`.replaceAll('"', "'"));
}

/** A note as the title of a link: no address in angle brackets, no quotation marks of its own. */
function titled(note: string): string {
  return note.replace(/ <https?:[^>]*>/g, '').replaceAll('"', "'");
}

/** An address as Markdown takes it, every character that could end it encoded. */
function address(url: string): string {
  return url.replace(/[^\x21-\x7E]|[<>"()\\^`{}|]/gu, (found) =>
    found === '(' ? '%28' : found === ')' ? '%29' : encodeURIComponent(found),
  );
}

/** The sum and its inputs, so that a reader can do it. */
function calculation(book: Book, fact: Fact, sources: readonly Source[]): string {
  const { sum, inputs, named } = calculationOf(fact, book.facts, book.ledger);
  const told = named.length < inputs.length ? `${sum}: ${named.join('; ')}` : sum;
  const each = named.length < inputs.length ? '' : ` ${escapeMarkdown(named.join('; '))}.`;
  return `Calculated: ${escapeMarkdown(told)}.${each} ${sources.map((source) => referenceIn(book, source)).join(' ')}`;
}
