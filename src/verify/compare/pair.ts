/** A group of sentences with the words of both sides, and which of them came and went. */
import type { Mention } from '../../model/mention.ts';
import { type Senses, sensesOf } from './alike.ts';
import { diff, type Gap } from './diff.ts';
import type { Reading, Sentence } from './reading.ts';
import type { Token } from './tokens.ts';

export interface Side {
  readonly text: string;
  /** As of the whole text. */
  readonly said: ReadonlySet<string>;
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** How often each key stands among the tokens. */
  readonly counts: ReadonlyMap<string, number>;
  /** Whether a token is part of a figure, date, time or ticker. */
  readonly inMention: (index: number) => boolean;
}

export interface Pair {
  readonly original: Side;
  readonly edited: Side;
  /** Runs that differ, in order. */
  readonly gaps: readonly Gap[];
  /** Place in the other side of each word that stayed where it was. */
  readonly kept: ReadonlyMap<number, number>;
  /** The same the other way. */
  readonly back: ReadonlyMap<number, number>;
  /** Places of words of the original that are fewer in the edited text. */
  readonly lost: readonly number[];
  /** Places of words of the edited text that are more than in the original. */
  readonly novel: readonly number[];
  /** What the words of either side mean. */
  readonly senses: { readonly original: Senses; readonly edited: Senses };
}

export function pairOf(original: Side, edited: Side): Pair {
  const { gaps, kept } = diff(original.tokens, edited.tokens);
  return {
    original,
    edited,
    gaps,
    kept,
    back: new Map([...kept].map(([from, to]) => [to, from])),
    lost: surplus(original, edited, new Set(kept.keys())),
    novel: surplus(edited, original, new Set(kept.values())),
    senses: { original: sensesOf(original.tokens), edited: sensesOf(edited.tokens) },
  };
}

/** One side of a group. An empty one stands at `at`. */
export function sideOf(reading: Reading, sentences: readonly Sentence[], at: number): Side {
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  const mentions = sentences.flatMap((sentence) => sentence.mentions);
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token.stem, (counts.get(token.stem) ?? 0) + 1);
  const covered = new Set<number>();
  let next = 0;
  tokens.forEach((token, index) => {
    while ((mentions[next]?.end ?? Number.POSITIVE_INFINITY) <= token.start) next++;
    const mention = mentions[next];
    if (mention && mention.start < token.end && mention.end > token.start) covered.add(index);
  });
  return {
    text: reading.text,
    said: reading.said,
    sentences,
    tokens,
    mentions,
    start: sentences[0]?.start ?? at,
    end: sentences.at(-1)?.end ?? at,
    counts,
    inMention: (index) => covered.has(index),
  };
}

function surplus(side: Side, other: Side, stayed: ReadonlySet<number>): readonly number[] {
  const over = new Map<string, number>();
  for (const [key, count] of side.counts) over.set(key, count - (other.counts.get(key) ?? 0));
  const places: number[] = [];
  const pick = (index: number): void => {
    const key = side.tokens[index]?.stem ?? '';
    const left = over.get(key) ?? 0;
    if (left <= 0) return;
    over.set(key, left - 1);
    places.push(index);
  };
  for (let index = 0; index < side.tokens.length; index++) if (!stayed.has(index)) pick(index);
  for (let index = 0; index < side.tokens.length; index++) if (stayed.has(index)) pick(index);
  return places.sort((a, b) => a - b);
}

/** Where in the edited text something of the original would stand: after the nearest word before it that was kept. */
export function placeOf(pair: Pair, index: number): number {
  for (let at = index; at >= 0; at--) {
    const other = pair.kept.get(at);
    if (other !== undefined) return pair.edited.tokens[other]?.end ?? pair.edited.start;
  }
  return pair.edited.start;
}

/** Where in the original something of the edited text would stand. */
export function originalPlaceOf(pair: Pair, index: number): number {
  for (let at = index; at >= 0; at--) {
    const other = pair.back.get(at);
    if (other !== undefined) return pair.original.tokens[other]?.end ?? pair.original.start;
  }
  return pair.original.start;
}
