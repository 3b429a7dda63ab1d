/**
 * The article as a changed page tells it: its Markdown with the words of the page, each claim still leading to its fact.
 * So the guard reads a tampered page as it reads a draft that an editor has been at.
 */
import { claimLink, escapeMarkdown } from '../../model/claim.ts';
import type { Block } from '../document.ts';
import { type Edit, editsBetween } from './align.ts';

export interface Retold {
  readonly markdown: string;
  /** For each changed block the words of its claims on the page, in order; empty where they are gone. */
  readonly surfaces: ReadonlyMap<number, readonly string[]>;
}

/**
 * @param blocks of the article's Markdown, in order
 * @param changed what the page has in the place of a block, by its count
 */
export function retell(markdown: string, blocks: readonly Block[], changed: ReadonlyMap<number, string>): Retold {
  const surfaces = new Map<number, readonly string[]>();
  let text = '';
  let reached = 0;
  const order = [...changed].sort(([a], [b]) => (blocks[a]?.map[0] ?? 0) - (blocks[b]?.map[0] ?? 0));
  for (const [count, now] of order) {
    const block = blocks[count];
    if (!block) continue;
    const { from, to } = placeOf(block);
    const told = withClaims(block, now);
    surfaces.set(count, told.surfaces);
    text += markdown.slice(reached, from) + told.markdown;
    reached = to;
  }
  return { markdown: text + markdown.slice(reached), surfaces };
}

/** Where the words of a block stand in the file, links of claims at their ends included. */
function placeOf({ text, map, claims }: Block): { from: number; to: number } {
  const first = claims.find(({ start }) => start === 0);
  const last = claims.findLast(({ end }) => end === text.length);
  const begin = map[0] ?? 0;
  return { from: Math.min(begin, first?.from ?? begin), to: last?.to ?? (map[Math.max(0, text.length - 1)] ?? begin) + 1 };
}

function withClaims(block: Block, now: string): { markdown: string; surfaces: readonly string[] } {
  const edits = editsBetween(block.text.replace(/\s/g, ' '), now);
  const surfaces: string[] = [];
  let markdown = '';
  let reached = 0;
  for (const { id, start, end } of block.claims) {
    const [from, to] = [movedTo(start, edits, 'start'), movedTo(end, edits, 'end')];
    const surface = now.slice(Math.max(from, reached), Math.max(to, reached)).trim();
    surfaces.push(surface);
    if (surface === '') continue;
    const at = now.indexOf(surface, Math.max(from, reached));
    markdown += escapeMarkdown(now.slice(reached, at)) + claimLink(surface, id);
    reached = at + surface.length;
  }
  return { markdown: markdown + escapeMarkdown(now.slice(reached)), surfaces };
}

/** Where an end of a claim stands after the edits. What was changed across it belongs to the claim, what was put beside it does not. */
function movedTo(offset: number, edits: readonly Edit[], side: 'start' | 'end'): number {
  let shift = 0;
  for (const { start, end, now } of edits) {
    if (start > offset || (start === offset && (side === 'end' || end > start))) break;
    if (end > offset) return start + shift + (side === 'start' ? 0 : now.length);
    shift += now.length - (end - start);
  }
  return offset + shift;
}
