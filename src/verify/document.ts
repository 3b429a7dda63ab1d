/** A draft as the checks see it: blocks of visible text with their claims, each character at its place in the file. */
import type { Nodes } from 'mdast';
import { CLAIM_SCHEME } from '../model/claim.ts';
import { parseMarkdown } from '../model/markdown.ts';
import { type Inline, readInline, type Texts } from './inline.ts';
import { type Span, splitSentences } from './sentences.ts';
import { containing } from './spans.ts';
import { tame } from './tame.ts';

/** Part of a piece a block belongs to. */
export type Region = 'headline' | 'deck' | 'takeaways' | 'heading' | 'body' | 'table';

/** A claim in the visible text of its block. */
export interface Claim {
  readonly id: string;
  readonly surface: string;
  /** In the block's text. */
  readonly start: number;
  readonly end: number;
  /** The link in the file, from `[` to `)`. */
  readonly from: number;
  readonly to: number;
}

export interface Sentence {
  readonly block: Block;
  /** In the block's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly claims: readonly Claim[];
}

export interface Block {
  readonly region: Region;
  /** What a reader sees. */
  readonly text: string;
  /** Offset in the file of each unit of `text`, and of its end. */
  readonly map: Uint32Array;
  readonly claims: readonly Claim[];
  readonly sentences: readonly Sentence[];
  /** Count of the heading it stands under; 0 before the first. */
  readonly section: number;
}

/** A place where something that only looks like a claim stands, or Markdown that a draft may not hold. */
export interface Oddity {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

export interface Document {
  readonly source: string;
  readonly blocks: readonly Block[];
  readonly oddities: readonly Oddity[];
}

/**
 * Reads a text from `bodyStart` on. The tree is walked with a stack of our own: depth cannot overflow it.
 * @param names names with a stop in them, which ends no sentence
 */
export function readDocument(source: string, bodyStart: number, names: readonly string[] = []): Document {
  const body = source.slice(bodyStart);
  const tamed = tame(body);
  const root = parseMarkdown(tamed);
  const texts: Texts = { source, bodyStart, parsed: tamed === body ? source : source.slice(0, bodyStart) + tamed };
  const blocks: Block[] = [];
  const oddities: Oddity[] = [];
  const state = { section: 0, seenTitle: false, takeaways: false };
  const pending: { node: Nodes; table: boolean }[] = [{ node: root, table: false }];
  for (let item = pending.pop(); item; item = pending.pop()) {
    const { node, table } = item;
    if (node.type === 'heading' || node.type === 'paragraph' || node.type === 'tableCell' || node.type === 'code') {
      const inline = readInline(texts, node, oddities);
      const region = regionOf(node, inline.text, table, state);
      blocks.push(toBlock(inline, region, state.section, names));
    } else if (node.type === 'html') {
      oddities.push(oddity(node, bodyStart, 'raw HTML: a draft holds none'));
    } else if (node.type === 'definition') {
      if (node.url.toLowerCase().startsWith(CLAIM_SCHEME))
        oddities.push(oddity(node, bodyStart, 'a claim must be an inline link: [words](fact:id)'));
    } else if ('children' in node) {
      for (const child of node.children.toReversed()) pending.push({ node: child, table: table || node.type === 'table' });
    }
  }
  return { source, blocks, oddities: [...oddities, ...strayTargets(source, bodyStart, blocks)] };
}

function regionOf(node: Nodes, text: string, table: boolean, state: { section: number; seenTitle: boolean; takeaways: boolean }): Region {
  if (node.type === 'heading') {
    if (node.depth === 1 && !state.seenTitle) {
      state.seenTitle = true;
      return 'headline';
    }
    state.section++;
    state.takeaways = /^key takeaways$/i.test(text.trim());
    return 'heading';
  }
  if (table) return 'table';
  if (state.takeaways) return 'takeaways';
  return state.section === 0 && state.seenTitle ? 'deck' : 'body';
}

function toBlock({ text, map, claims }: Inline, region: Region, section: number, names: readonly string[]): Block {
  const sentences: Sentence[] = [];
  const block: Block = { region, text, map, claims, section, sentences };
  let next = 0;
  for (const span of splitSentences(text, names).flatMap((sentence) => inPieces(text, sentence, claims))) {
    while ((claims[next]?.start ?? text.length) < span.start) next++;
    const first = next;
    while ((claims[next]?.end ?? Number.POSITIVE_INFINITY) <= span.end) next++;
    sentences.push({ block, ...span, text: text.slice(span.start, span.end), claims: claims.slice(first, next) });
  }
  return block;
}

/** The longest stretch that is taken for one sentence: what is weighed against all else in it stays small. */
const LONGEST = 1500;

/** A sentence in pieces of at most that length, cut at blanks and between claims. */
function inPieces(text: string, { start, end }: Span, claims: readonly Claim[]): readonly Span[] {
  const pieces: Span[] = [];
  let from = start;
  while (end - from > LONGEST) {
    const blank = text.slice(from, from + LONGEST).lastIndexOf(' ');
    const cut = blank > 0 ? from + blank : from + LONGEST;
    const claim = containing(claims, cut);
    const to = !claim ? cut : claim.start > from ? claim.start : claim.end;
    pieces.push({ start: from, end: to });
    from = text[to] === ' ' ? to + 1 : to;
  }
  return from < end ? [...pieces, { start: from, end }] : pieces;
}

/** `fact:` anywhere but in a claim that was read: in code, HTML, a reference, an autolink, or as literal text. */
function strayTargets(source: string, bodyStart: number, blocks: readonly Block[]): Oddity[] {
  const spans = blocks.flatMap((block) => block.claims).sort((a, b) => a.from - b.from);
  const found: Oddity[] = [];
  let index = 0;
  for (const match of source.slice(bodyStart).matchAll(/(?:\]\(|[<:]\s*|\]\s*)fact:|\bfact:[A-Za-z0-9]/gi)) {
    const at = bodyStart + match.index;
    while ((spans[index]?.to ?? Number.POSITIVE_INFINITY) <= at) index++;
    const span = spans[index];
    if (span && span.from <= at) continue;
    found.push({
      start: at,
      end: at + match[0].length,
      message: 'this looks like a claim and is none: only an inline link [words](fact:id) in plain text is',
    });
  }
  return found;
}

function oddity(node: Nodes, bodyStart: number, message: string): Oddity {
  return { start: bodyStart + (node.position?.start.offset ?? 0), end: bodyStart + (node.position?.end.offset ?? 0), message };
}
