/** The sentences of a draft's prose where they stand in the file, for whoever is to change them one by one. */
import { bodyOffset } from '../model/draft.ts';
import type { Ledger } from '../model/ledger.ts';
import { type Block, readDocument, type Sentence } from './document.ts';
import { stoppedNames } from './play.ts';

export interface SentenceSpot {
  /** Offsets in the file. */
  readonly from: number;
  readonly to: number;
  /** The Markdown of the sentence, links and all. */
  readonly markdown: string;
  /** Count of the paragraph or item it stands in. */
  readonly block: number;
}

/** Sentences of the deck, the takeaways and the body, in order. Headings, tables and sentences with other markup than claims are none. */
export function sentenceSpots(text: string, ledger: Ledger): readonly SentenceSpot[] {
  return readDocument(text, bodyOffset(text), stoppedNames(ledger)).blocks.flatMap((block, index) =>
    block.region === 'body' || block.region === 'takeaways' || block.region === 'deck'
      ? block.sentences.flatMap((sentence) => spotOf(text, block, sentence, index))
      : [],
  );
}

function spotOf(text: string, block: Block, sentence: Sentence, index: number): readonly SentenceSpot[] {
  const opening = sentence.claims.find(({ start }) => start === sentence.start);
  const closing = sentence.claims.find(({ end }) => end === sentence.end);
  const from = opening?.from ?? block.map[sentence.start] ?? 0;
  const to = closing?.to ?? (block.map[sentence.end - 1] ?? 0) + 1;
  const markdown = text.slice(from, to);
  const visible = markdown.replace(/\[((?:\\.|[^[\]\\])+)\]\(fact:[^)]*\)/g, '$1').replace(/\\([!-/:-@[-`{-~])/g, '$1');
  return visible === sentence.text ? [{ from, to, markdown, block: index }] : [];
}
