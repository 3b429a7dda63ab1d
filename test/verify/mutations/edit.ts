/** One small change to a verified draft that makes it say something its facts do not. */
import { type ClaimSpan, findClaims } from '../../../src/model/claim.ts';
import { bodyOffset } from '../../../src/model/draft.ts';
import type { Ledger } from '../../../src/model/ledger.ts';

/** Replaces a stretch of the file. */
export interface Edit {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly by: string;
  /** Seen only beside the original: what is left out or told twice contradicts no fact. */
  readonly original?: true;
  /** Facts it concerns, where its place alone does not tell. */
  readonly facts?: readonly string[];
}

/** A draft with all that changes are made from. */
export interface Draft {
  readonly text: string;
  readonly ledger: Ledger;
  readonly body: number;
  readonly claims: readonly ClaimSpan[];
  /** Sentences of the body, by their links' words; offsets in the file. */
  readonly sentences: readonly Sentence[];
}

export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly claims: readonly ClaimSpan[];
}

export function draftOf(text: string, ledger: Ledger): Draft {
  const body = bodyOffset(text);
  const claims = findClaims(text);
  const sentences = [...text.matchAll(/[^\n]+/g)]
    .filter(({ index }) => index >= body)
    .flatMap(({ 0: line, index }) => split(line, index))
    .map(({ start, end }) => ({
      start,
      end,
      text: text.slice(start, end),
      claims: claims.filter((claim) => claim.start >= start && claim.end <= end),
    }));
  return { text, ledger, body, claims, sentences };
}

/** Ends of sentences as these drafts have them. */
function split(line: string, offset: number): readonly { readonly start: number; readonly end: number }[] {
  const ends = [...line.matchAll(/(?<!\b(?:U\.S|No|Dec|Oct|Nov|Aug|Jan|Sept))\.\s(?=[A-Z])/g)].map(({ index }) => index + 1);
  return [...ends, line.length].map((end, index) => ({
    start: offset + (index === 0 ? 0 : (ends[index - 1] ?? 0) + 1),
    end: offset + end,
  }));
}

/** Matches of a pattern outside links, in the body. */
export function outside({ text, body, claims }: Draft, pattern: RegExp): readonly RegExpExecArray[] {
  return [...text.matchAll(pattern)].filter(
    ({ 0: found, index }) => index >= body && !claims.some((claim) => claim.start < index + found.length && claim.end > index),
  );
}

/** The sentence a place stands in. */
export function sentenceAt({ sentences }: Draft, at: number): Sentence | undefined {
  return sentences.find(({ start, end }) => at >= start && at < end);
}
