/** A headline, deck or takeaway that a model proposes: admissible where it says what its sentence says, fits the house, and tells what leads. */
import { findClaims } from '../model/claim.ts';
import type { Finding } from '../model/finding.ts';
import type { SummaryKind } from '../model/ledger.ts';
import { strayed } from './gate.ts';
import { type Head, replaced, type Span } from './head.ts';
import { restored } from './sentence.ts';
import { shortened } from './shorten.ts';
import type { Drawn } from './summary-answer.ts';

export interface Piece {
  readonly markdown: string;
  readonly head: Head;
  /** Sentences of the body, Markdown. */
  readonly sentences: readonly string[];
  /** Numbers of those that lead. */
  readonly lead: readonly number[];
  readonly headlineLimit: number;
  /** Errors of a text, and the warnings of house style that concern its head; against another text where one is given. */
  readonly judge: (markdown: string, original?: string) => readonly Finding[];
}

/** Characters a description may have where it is shown, and words a takeaway. */
const DECK = 160;
const TAKEAWAY = 35;

/** The words with our own in their links, or why they are not admissible. */
export function admitted({ kind, from, text }: Drawn, piece: Piece): { readonly markdown: string } | string {
  const sentence = piece.sentences[from - 1];
  if (sentence === undefined) return `there is no sentence ${from}`;
  if (kind !== 'takeaway' && !piece.lead.includes(from)) return 'it is not drawn from what leads the piece';
  if (kind === 'headline' && /[.!?]\s*$/.test(text)) return 'a headline ends without a sign';
  const reply = kind === 'headline' ? `${text.trim()}.` : text.trim();
  const told = findClaims(reply);
  if (told.length === 0) return 'it tells no figure of its sentence';
  const original = shortened(
    sentence,
    ({ id, surface }) => told.some((claim) => claim.id === id && claim.surface === surface),
    kind === 'headline' && !SOURCED.test(reply),
  );
  const back = restored(original, reply, { once: true });
  if (typeof back === 'string') return back;
  const why = strayed(original, back.markdown) ?? tooLong(kind, back.markdown, piece) ?? wrong(kind, back.markdown, original, piece);
  return why ?? { markdown: bare(kind, back.markdown) };
}

const SOURCED = /\b(?:said|says|reported|estimat\w+|according|wrote|shows?)\b/;

function bare(kind: SummaryKind, markdown: string): string {
  return kind === 'headline' ? markdown.replace(/\.$/, '') : markdown;
}

function tooLong(kind: SummaryKind, markdown: string, { headlineLimit }: Piece): string | undefined {
  const seen = visible(bare(kind, markdown));
  const words = seen.split(/\s+/).length;
  if (kind === 'takeaway') return words > TAKEAWAY ? `it has ${words} words; ${TAKEAWAY} are allowed` : undefined;
  const limit = kind === 'headline' ? headlineLimit : DECK;
  return seen.length > limit ? `it has ${seen.length} characters; ${limit} are allowed` : undefined;
}

/** What the guard and house style find in it, in its place and against what it is drawn from. */
function wrong(kind: SummaryKind, markdown: string, original: string, { markdown: draft, head, judge }: Piece): string | undefined {
  const span = placeOf(kind, head);
  if (!span) return `the piece has no ${kind}`;
  const words = bare(kind, markdown);
  const found = judge(replaced(draft, new Map([[span, words]])), replaced(draft, new Map([[span, bare(kind, original)]])));
  return found.find(({ rule, start }) => /^(?:changed|fact)-/.test(rule) || (start >= span.from && start <= span.from + words.length))
    ?.message;
}

function placeOf(kind: SummaryKind, { headline, deck, takeaways }: Head): Span | undefined {
  return kind === 'headline' ? headline : kind === 'deck' ? deck : takeaways[0];
}

/** What a reader sees: the words of the links without their targets. */
export function visible(markdown: string): string {
  return findClaims(markdown)
    .reduceRight((text, { start, end, surface }) => text.slice(0, start) + surface + text.slice(end), markdown)
    .replace(/\\(.)/g, '$1');
}
