/** What a reader sees of one block: its words with their places in the file, and the claims among them. */
import type { Link, Nodes, Parents } from 'mdast';
import { CLAIM_SCHEME } from '../model/claim.ts';
import type { Claim, Oddity } from './document.ts';
import { mapText, type Piece } from './offsets.ts';

/** A text, and the copy of the same length that was parsed from `bodyStart` on. */
export interface Texts {
  readonly source: string;
  readonly parsed: string;
  readonly bodyStart: number;
}

export interface Inline {
  readonly text: string;
  /** Offset in the file of each unit of `text`, and of its end. */
  readonly map: Uint32Array;
  readonly claims: readonly Claim[];
}

/** A claim whose words are still to come. */
interface Opened {
  readonly link: Link;
  readonly start: number;
  end: number;
}

/** Reads a block. The tree is walked with a stack of our own: it may be wide and deep. */
export function readInline(texts: Texts, block: Nodes, oddities: Oddity[]): Inline {
  const { bodyStart } = texts;
  const pieces: Piece[] = [];
  const opened: Opened[] = [];
  let length = 0;
  const pending: (Nodes | Opened)[] = 'children' in block ? (block as Parents).children.toReversed() : [block];
  const enter = (node: Parents): void => {
    for (let index = node.children.length - 1; index >= 0; index--) {
      const child = node.children[index];
      if (child) pending.push(child);
    }
  };
  for (let node = pending.pop(); node; node = pending.pop()) {
    if ('link' in node) {
      node.end = length;
      continue;
    }
    const place = { start: bodyStart + (node.position?.start.offset ?? 0), end: bodyStart + (node.position?.end.offset ?? 0) };
    const value = wordsOf(node);
    if (value !== undefined) {
      pieces.push({ value, ...place, literal: node.type !== 'text' && node.type !== 'image' });
      length += value.length;
    }
    const message = complaint(node);
    if (message !== undefined) oddities.push({ ...place, message });
    if (node.type === 'link' && isClaim(node)) {
      const claim: Opened = { link: node, start: length, end: length };
      const wrong = wrongForm(texts, node, place.end);
      if (wrong !== undefined) oddities.push({ ...place, message: wrong });
      opened.push(claim);
      pending.push(claim);
    }
    if ('children' in node) enter(node);
  }
  const end = bodyStart + (block.position?.end.offset ?? 0);
  return joined(texts, pieces, opened, length, end, oddities);
}

/** The words a node shows itself; undefined where only what is inside it has any. */
function wordsOf(node: Nodes): string | undefined {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value;
  if (node.type === 'break') return '\n';
  return node.type === 'image' ? (node.alt ?? '') : undefined;
}

/** What a draft may not hold. */
function complaint(node: Nodes): string | undefined {
  if (node.type === 'image') return 'an image: a draft holds none, and an image cannot be a claim';
  if (node.type === 'html') return 'raw HTML: a draft holds none';
  if (node.type !== 'link' || isClaim(node) || /^https?:\/\//i.test(node.url)) return undefined;
  return `a link to ${node.url.slice(0, 60)}: links go to http or https addresses`;
}

const isClaim = ({ url }: Link): boolean => url.startsWith(CLAIM_SCHEME);

const TAIL = /^\]\(fact:[A-Za-z0-9][A-Za-z0-9._@/-]*(?: "(?:[^"\\\n]|\\.)*")?\)$/;

function wrongForm({ source, bodyStart }: Texts, node: Link, end: number): string | undefined {
  if (!node.children.every((child) => child.type === 'text')) return 'emphasis, code and images stand around a claim, not inside it';
  const last = node.children.at(-1)?.position?.end.offset ?? node.position?.start.offset ?? 0;
  return TAIL.test(source.slice(bodyStart + last, end))
    ? undefined
    : 'a claim is written [words](fact:id), with an id of letters, digits and . _ @ / -';
}

function joined(
  texts: Texts,
  pieces: readonly Piece[],
  opened: readonly Opened[],
  length: number,
  end: number,
  oddities: Oddity[],
): Inline {
  const map = new Uint32Array(length + 1);
  let at = 0;
  for (const piece of pieces) {
    mapText(texts.parsed, piece, map, at);
    at += piece.value.length;
  }
  map[length] = end;
  const words = pieces.map(({ value }) => value).join('');
  const text = texts.parsed === texts.source ? words : asWritten(texts, words, map);
  const claims = opened.map(({ link, start, end: close }): Claim => {
    const [from, to] = [link.position?.start.offset ?? 0, link.position?.end.offset ?? 0].map((offset) => texts.bodyStart + offset);
    const claim = {
      id: link.url.slice(CLAIM_SCHEME.length),
      surface: text.slice(start, close),
      start,
      end: close,
      from: from ?? 0,
      to: to ?? 0,
    };
    if (claim.surface.trim() === '') oddities.push({ start: claim.from, end: claim.to, message: 'a claim without words' });
    return claim;
  });
  return { text, map, claims };
}

/** Parsed words with the characters of the source wherever the parser was given others. */
function asWritten({ source, parsed }: Texts, words: string, map: Uint32Array): string {
  let text = '';
  for (let index = 0; index < words.length; index++) {
    const at = map[index] ?? 0;
    text += parsed[at] === words[index] ? (source[at] ?? '') : (words[index] ?? '');
  }
  return text;
}
