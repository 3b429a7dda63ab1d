/** A draft as the checks see it: blocks of visible text with their claims, each character at its place in the file. */
import type { Nodes, Parents } from 'mdast';
import { CLAIM_SCHEME } from '../model/claim.ts';
import { parseMarkdown } from './markdown.ts';
import { mapText } from './offsets.ts';
import { splitSentences } from './sentences.ts';

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

const TAIL = /^\]\(fact:[A-Za-z0-9][A-Za-z0-9._@/-]*(?: "(?:[^"\\\n]|\\.)*")?\)$/;

/** Reads a text from `bodyStart` on. The tree is walked with a stack of our own: depth cannot overflow it. */
export function readDocument(source: string, bodyStart: number): Document {
  const root = parseMarkdown(source.slice(bodyStart));
  const blocks: Block[] = [];
  const oddities: Oddity[] = [];
  const state = { section: 0, seenTitle: false, takeaways: false };
  const pending: { node: Nodes; table: boolean }[] = [{ node: root, table: false }];
  for (let item = pending.pop(); item; item = pending.pop()) {
    const { node, table } = item;
    if (node.type === 'heading' || node.type === 'paragraph' || node.type === 'tableCell' || node.type === 'code') {
      const inline = readInline(source, bodyStart, node, oddities);
      blocks.push(toBlock(inline, regionOf(node, inline.text, table, state), state.section));
    } else if (node.type === 'html') {
      oddities.push(oddity(node, bodyStart, 'raw HTML: a draft holds none'));
    } else if (node.type === 'definition') {
      if (node.url.toLowerCase().startsWith(CLAIM_SCHEME))
        oddities.push(oddity(node, bodyStart, 'a claim must be an inline link: [words](fact:id)'));
    } else if ('children' in node) {
      for (const child of [...node.children].reverse()) pending.push({ node: child, table: table || node.type === 'table' });
    }
  }
  oddities.push(...strayTargets(source, bodyStart, blocks));
  return { source, blocks, oddities };
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

interface Inline {
  text: string;
  readonly parts: Uint32Array[];
  readonly claims: Claim[];
  end: number;
}

function readInline(source: string, bodyStart: number, block: Nodes, oddities: Oddity[]): Inline {
  const inline: Inline = { text: '', parts: [], claims: [], end: bodyStart + (block.position?.end.offset ?? 0) };
  const add = (value: string, from: number, to: number): void => {
    inline.parts.push(mapText(source, from, to, value).subarray(0, value.length));
    inline.text += value;
  };
  const pending: (Nodes | { readonly close: () => void })[] = 'children' in block ? [...(block as Parents).children].reverse() : [block];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if ('close' in node) {
      node.close();
      continue;
    }
    const from = bodyStart + (node.position?.start.offset ?? 0);
    const to = bodyStart + (node.position?.end.offset ?? 0);
    switch (node.type) {
      case 'text':
        add(node.value, from, to);
        break;
      case 'inlineCode':
      case 'code':
        add(node.value, from, to);
        break;
      case 'break':
        add('\n', from, to);
        break;
      case 'image':
        add(node.alt ?? '', from, to);
        oddities.push({ start: from, end: to, message: 'an image: a draft holds none, and an image cannot be a claim' });
        break;
      case 'html':
        oddities.push({ start: from, end: to, message: 'raw HTML: a draft holds none' });
        break;
      case 'link':
        if (node.url.startsWith(CLAIM_SCHEME)) openClaim(source, bodyStart, node, inline, pending, oddities);
        else {
          if (!/^https?:\/\//i.test(node.url))
            oddities.push({ start: from, end: to, message: `a link to ${node.url.slice(0, 60)}: links go to http or https addresses` });
          pending.push(...[...node.children].reverse());
        }
        break;
      default:
        if ('children' in node) pending.push(...([...node.children].reverse() as Nodes[]));
    }
  }
  return inline;
}

function openClaim(
  source: string,
  bodyStart: number,
  node: Extract<Nodes, { type: 'link' }>,
  inline: Inline,
  pending: (Nodes | { readonly close: () => void })[],
  oddities: Oddity[],
): void {
  const from = bodyStart + (node.position?.start.offset ?? 0);
  const to = bodyStart + (node.position?.end.offset ?? 0);
  const start = inline.text.length;
  const plain = node.children.every((child) => child.type === 'text');
  const last = node.children.at(-1)?.position?.end.offset;
  const tail = source.slice(last === undefined ? from : bodyStart + last, to);
  if (!plain) oddities.push({ start: from, end: to, message: 'emphasis, code and images stand around a claim, not inside it' });
  else if (!TAIL.test(tail))
    oddities.push({ start: from, end: to, message: 'a claim is written [words](fact:id), with an id of letters, digits and . _ @ / -' });
  const close = (): void => {
    const surface = inline.text.slice(start);
    if (surface.trim() === '') oddities.push({ start: from, end: to, message: 'a claim without words' });
    inline.claims.push({ id: node.url.slice(CLAIM_SCHEME.length), surface, start, end: inline.text.length, from, to });
  };
  pending.push({ close }, ...[...node.children].reverse());
}

function toBlock(inline: Inline, region: Region, section: number): Block {
  const map = new Uint32Array(inline.text.length + 1);
  let at = 0;
  for (const part of inline.parts) {
    map.set(part, at);
    at += part.length;
  }
  map[inline.text.length] = inline.end;
  const sentences: Sentence[] = [];
  const block: Block = { region, text: inline.text, map, claims: inline.claims, section, sentences };
  for (const { start, end } of splitSentences(inline.text)) {
    sentences.push({
      block,
      start,
      end,
      text: inline.text.slice(start, end),
      claims: inline.claims.filter((claim) => claim.start >= start && claim.end <= end),
    });
  }
  return block;
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
