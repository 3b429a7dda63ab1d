/** A text as the comparison sees it: sentences with their words, figures and dates, and which words are names. */
import type { Mention } from '../../model/mention.ts';
import { readMentions } from '../read/read.ts';
import { splitSentences } from '../sentences.ts';
import type { Stretch } from './change.ts';
import { type Token, tokenize } from './tokens.ts';

export interface Sentence {
  /** Count in the text. */
  readonly index: number;
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
  /** Figures, dates, times and tickers in it, with offsets in the text. */
  readonly mentions: readonly Mention[];
  /** Most of its words begin with a capital, so that capitals say nothing. */
  readonly title: boolean;
}

export interface Reading {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  /** The words of all its figures, dates and names, in small letters. */
  readonly said: ReadonlySet<string>;
}

/** Reads a text. Link targets and marks of emphasis are blanked, so that offsets stay those of the text given. */
export function readText(text: string, names: readonly string[] | undefined, claims: readonly Stretch[] = []): Reading {
  const bare = blankMarkup(text);
  const mentions = withinClaims(bare, readMentions(bare, names ? { names } : {}), claims);
  const sentences: Sentence[] = [];
  let next = 0;
  const stopped = (names ?? []).filter((name) => /[.!?…]/.test(name));
  for (const { start, end, tokens } of piecesOf(bare, stopped)) {
    while ((mentions[next]?.start ?? Number.POSITIVE_INFINITY) < start) next++;
    const inside: Mention[] = [];
    for (let mention = mentions[next]; mention && mention.start < end; mention = mentions[++next]) {
      const label = mention.start === start && /^[).]/.test(bare.slice(mention.end, mention.end + 1));
      if (!label) inside.push(mention);
    }
    sentences.push({ index: sentences.length, start, end, tokens, mentions: inside, title: isTitle(tokens) });
  }
  return { text, sentences, said: new Set(mentions.map((mention) => mention.text.toLowerCase())) };
}

/** Mentions that reach over the end of a claim are read anew, up to it and from there. */
function withinClaims(text: string, mentions: readonly Mention[], claims: readonly Stretch[]): readonly Mention[] {
  let next = 0;
  return mentions.flatMap((mention): readonly Mention[] => {
    while ((claims[next]?.end ?? Number.POSITIVE_INFINITY) <= mention.start) next++;
    const edge = claims[next]?.end ?? Number.POSITIVE_INFINITY;
    if (edge >= mention.end) return [mention];
    const read = (from: number, to: number): readonly Mention[] =>
      readMentions(text.slice(from, to)).map((part) => ({ ...part, start: part.start + from, end: part.end + from }));
    return [...read(mention.start, edge), ...read(edge, mention.end)];
  });
}

/** Words in a piece of text without a full stop: longer ones are cut, so that no sentence costs more than its share. */
const LONGEST = 200;

/** Sentences with their words; none is empty. @param names those with a stop in them, which ends no sentence */
function* piecesOf(text: string, names: readonly string[]): Generator<{ start: number; end: number; tokens: readonly Token[] }> {
  for (const { start, end } of spansOf(text, names)) {
    const tokens = tokenize(text, start, end);
    for (let from = 0; from < tokens.length; from += LONGEST) {
      const piece = tokens.slice(from, from + LONGEST);
      const after = tokens[from + LONGEST];
      yield { start: from === 0 ? start : (piece[0]?.start ?? start), end: after ? after.start : end, tokens: piece };
    }
  }
}

/** Sentences of each block: headings, items and rows end where their line ends. */
function* spansOf(text: string, names: readonly string[]): Generator<{ start: number; end: number }> {
  let start = 0;
  for (const match of text.matchAll(/\n\s*\n|\n(?=[ \t]*(?:[-*+#>|]|\d+\.[ \t]))|\|/g)) {
    yield* sentencesIn(text, start, match.index, names);
    start = match.index + match[0].length;
  }
  yield* sentencesIn(text, start, text.length, names);
}

function* sentencesIn(text: string, start: number, end: number, names: readonly string[]): Generator<{ start: number; end: number }> {
  for (const span of splitSentences(text.slice(start, end), names)) yield { start: start + span.start, end: start + span.end };
}

function blankMarkup(text: string): string {
  return text
    .replace(/\[([^[\]\n]{0,2000})\](\([^()\n]{0,2000}\))/g, (_, words: string, target: string) => ` ${words} ${' '.repeat(target.length)}`)
    .replace(/\\(?=[$*_[\]#|])|\*+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, (marks) => ' '.repeat(marks.length));
}

function isTitle(tokens: readonly Token[]): boolean {
  const matter = tokens.filter((token) => !token.stop && /^\p{L}/u.test(token.text));
  return matter.length >= 4 && matter.filter((token) => token.capital).length > matter.length * 0.75;
}
