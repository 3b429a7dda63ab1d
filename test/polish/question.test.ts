/** How questions are laid out: neighbours together, what is the same first, and of a changed draft no more than its paragraphs. */
import { describe, expect, test } from 'vitest';
import { blocksOf } from '../../src/polish/polish.ts';
import { questionOf } from '../../src/polish/question.ts';
import type { Spot } from '../../src/polish/sentence.ts';

const persona = { id: 'desk', name: 'Quarry Desk', audience: 'readers', stance: 'sober', purpose: 'to tell' };

/** Paragraphs of so many sentences. */
function draft(...lengths: readonly number[]): readonly Spot[] {
  return lengths.flatMap((length, block) =>
    Array.from(
      { length },
      (_, index): Spot => ({ from: 100 * block + index, to: 100 * block + index + 1, markdown: `${block}.${index}`, block }),
    ),
  );
}

function asked(block: readonly Spot[], open: readonly Spot[] = block): { voice: object; context: object[]; edit: object[] } {
  return JSON.parse(questionOf(block, open, new Map(), persona));
}

describe('paragraphs', () => {
  test('that are short are asked about together, long ones alone, none in pieces', () => {
    const lengths = blocksOf(draft(1, 1, 2, 2, 1, 9, 3, 4)).map((block) => block.length);
    expect(lengths).toEqual([6, 1, 9, 3, 4]);
  });

  test('are in order, and no sentence is left out', () => {
    const spots = draft(3, 2, 7, 1);
    expect(blocksOf(spots).flat()).toEqual(spots);
  });
});

describe('a question', () => {
  const [block = []] = blocksOf(draft(2, 2, 2));

  test('begins like every other of its draft', () => {
    const voice = JSON.stringify({ audience: 'readers', stance: 'sober', purpose: 'to tell' });
    for (const open of [block, block.slice(0, 1), block.slice(4)])
      expect(questionOf(block, open, new Map(), persona).startsWith(`{"voice":${voice},`)).toBe(true);
  });

  test('about one sentence shows the others of its paragraph, and no more', () => {
    const { context, edit } = asked(block, block.slice(2, 3));
    expect(edit).toEqual([{ n: 3, text: '1.0' }]);
    expect(context).toEqual([{ n: 4, text: '1.1' }]);
  });

  test('tells what was found the last time, and not who the persona is', () => {
    const [first] = block;
    const text = questionOf(block, block.slice(0, 1), new Map(first ? [[first, 'the claim is gone']] : []), persona);
    expect(text).toContain('"refused":"the claim is gone"');
    expect(text).not.toContain('Quarry Desk');
  });
});
