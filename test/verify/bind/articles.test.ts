/** The demo pieces without their links, as a reader would paste them: they pass, and what is changed in them is found. */
import { describe, expect, test } from 'vitest';
import { verify } from '../../../src/verify/verify.ts';
import { demoDrafts } from '../demo.ts';

const pieces = (await demoDrafts()).map(({ slug, text, ledger }) => ({
  slug,
  ledger,
  text: text.replace(/\[([^\]]+)\]\(fact:[^)]*\)/g, '$1'),
  body: text.indexOf('\n---', 4) + 4,
}));
type Piece = (typeof pieces)[number];

function errors({ ledger }: Piece, text: string): number {
  return verify(text, ledger, { mode: 'text' }).filter(({ severity }) => severity === 'error').length;
}

/** Every text that comes of putting `to` for one occurrence of `from` in the body. */
function changes({ text, body }: Piece, from: RegExp, to: (found: string) => string): readonly string[] {
  return [...text.matchAll(from)]
    .filter(({ index }) => index > body)
    .map(({ 0: found, index }) => text.slice(0, index) + to(found) + text.slice(index + found.length));
}

test('without a change they pass', () => {
  expect(pieces.map((piece) => `${piece.slug}: ${errors(piece, piece.text)}`)).toEqual(pieces.map(({ slug }) => `${slug}: 0`));
});

/** What is changed | what it becomes | the least share of changes that is found. */
const KINDS: readonly (readonly [kind: string, from: RegExp, to: (found: string) => string, share: number])[] = [
  ['a digit', /\d/g, (found) => String((Number(found) + 1) % 10), 0.99],
  ['scale', /\b(?:million|billion)\b/g, (found) => (found === 'million' ? 'billion' : 'million'), 1],
  ['percent to points', /%/g, () => ' percentage points', 1],
  ['tons to kilograms', /metric tons/g, () => 'kilograms', 1],
  ['currency', /(?<!A\\?)\$(?=\d)/g, () => '€', 1],
  ['at least, at most', /\bat least\b/g, () => 'at most', 1],
  ['quarter', /\bsecond quarter\b/g, () => 'third quarter', 1],
  ['year', /\b2024\b/g, () => '2023', 1],
  ['deadline', /\b2030\b/g, () => '2035', 1],
];

describe('what is changed in them is found', () => {
  test.each(KINDS)('%s', (_kind, from, to, share) => {
    const all = pieces.flatMap((piece) => changes(piece, from, to).map((text) => ({ piece, text })));
    const found = all.filter(({ piece, text }) => errors(piece, text) > 0);
    expect(all.length).toBeGreaterThan(1);
    expect(found.length / all.length).toBeGreaterThanOrEqual(share);
  });

  test('a figure given to another company or country', () => {
    const swaps: readonly (readonly [RegExp, string])[] = [
      [/MP Materials (?=made|\(NYSE)/g, 'Lynas '],
      [/Lynas (?=made)/g, 'MP Materials '],
      [/China (?=mined|holds|made)/g, 'Australia '],
      [/NVIDIA’s (?=gross|net)/g, 'Tesla’s '],
    ];
    const all = pieces.flatMap((piece) => swaps.flatMap(([from, to]) => changes(piece, from, () => to).map((text) => errors(piece, text))));
    expect(all.length).toBeGreaterThan(4);
    expect(all.every((count) => count > 0)).toBe(true);
  });
});
