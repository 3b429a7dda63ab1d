/** Which words of two sentences stayed in order: the longest common run of keys, and the gaps between. */
import type { Token } from './tokens.ts';

/** A run of words on either side that the other does not have there; places, end exclusive. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
}

export interface Difference {
  readonly gaps: readonly Gap[];
  /** Place in the edited run by place in the original. */
  readonly kept: ReadonlyMap<number, number>;
}

/** Larger tables are not built: what lies between the common beginning and end is then one gap. */
const CELLS = 400_000;

export function diff(original: readonly Token[], edited: readonly Token[]): Difference {
  const kept = new Map<number, number>();
  const same = (from: number, to: number): boolean => original[from]?.stem === edited[to]?.stem;
  let head = 0;
  while (head < original.length && head < edited.length && same(head, head)) kept.set(head, head++);
  let tail = 0;
  while (tail < original.length - head && tail < edited.length - head && same(original.length - 1 - tail, edited.length - 1 - tail)) tail++;
  const rows = original.length - head - tail;
  const columns = edited.length - head - tail;
  if (rows * columns > 0 && rows * columns <= CELLS) middle(head, rows, columns, same, kept);
  for (let back = tail; back > 0; back--) kept.set(original.length - back, edited.length - back);
  return { gaps: gapsOf(kept, original.length, edited.length), kept };
}

function middle(head: number, rows: number, columns: number, same: (from: number, to: number) => boolean, kept: Map<number, number>): void {
  const width = columns + 1;
  const table = new Uint16Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      table[row * width + column] = same(head + row, head + column)
        ? (table[(row + 1) * width + column + 1] ?? 0) + 1
        : Math.max(table[(row + 1) * width + column] ?? 0, table[row * width + column + 1] ?? 0);
    }
  }
  let row = 0;
  let column = 0;
  while (row < rows && column < columns) {
    if (same(head + row, head + column)) kept.set(head + row++, head + column++);
    else if ((table[(row + 1) * width + column] ?? 0) >= (table[row * width + column + 1] ?? 0)) row++;
    else column++;
  }
}

function gapsOf(kept: ReadonlyMap<number, number>, originals: number, editeds: number): readonly Gap[] {
  const gaps: Gap[] = [];
  let from = 0;
  let otherFrom = 0;
  for (const [to, otherTo] of [...kept, [originals, editeds] as const]) {
    if (to > from || otherTo > otherFrom) gaps.push({ from, to, otherFrom, otherTo });
    from = to + 1;
    otherFrom = otherTo + 1;
  }
  return gaps;
}
