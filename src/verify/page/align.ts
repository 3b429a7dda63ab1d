/** Which blocks of a page are those of the article, which of them were changed, and what else stands there. */
import { diffArrays, diffWordsWithSpace } from 'diff';
import { oneBlank, type PageBlock } from './page.ts';

export interface Alignment {
  /** For each block of the article the count of the page's that is it, word for word or changed; null where it is gone. */
  readonly pairs: readonly ({ readonly page: number; readonly changed: boolean } | null)[];
  /** Counts of the page's blocks that are none of the article's. */
  readonly extra: readonly number[];
}

export function align(article: readonly { readonly text: string }[], page: readonly PageBlock[]): Alignment {
  const [ours, theirs] = [article.map(({ text }) => typeset(text)), page.map(({ text }) => typeset(text))];
  const pairs: ({ page: number; changed: boolean } | null)[] = ours.map(() => null);
  const extra: number[] = [];
  let [from, at] = [0, 0];
  let gap = { ours: [] as number[], theirs: [] as number[] };
  const close = (): void => {
    extra.push(...pairChanged(gap, ours, theirs, pairs));
    gap = { ours: [], theirs: [] };
  };
  for (const { value, added, removed } of diffArrays(ours, theirs)) {
    const count = value.length;
    if (removed) for (let step = 0; step < count; step++) gap.ours.push(from++);
    else if (added) for (let step = 0; step < count; step++) gap.theirs.push(at++);
    else {
      close();
      for (let step = 0; step < count; step++) pairs[from++] = { page: at++, changed: false };
    }
  }
  close();
  return { pairs, extra };
}

/** Site builders set quotes, dashes and ellipses as they like: to compare, each is one character. */
export function typeset(text: string): string {
  return oneBlank(text)
    .normalize('NFC')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„‟]/g, '"')
    .replace(/…/g, '...')
    .replace(/---?|[‐‑–—−]/g, '-');
}

/** Share of their words that two blocks must have in common to be one that was changed. */
const ALIKE = 0.5;

/** Between two blocks that stand as they were: each of ours with the likest of theirs, in order. Gives back those that are none of ours. */
function pairChanged(
  gap: { readonly ours: readonly number[]; readonly theirs: readonly number[] },
  ours: readonly string[],
  theirs: readonly string[],
  pairs: ({ page: number; changed: boolean } | null)[],
): readonly number[] {
  const left = [...gap.theirs];
  const extra: number[] = [];
  for (const one of gap.ours) {
    const likeness = left.map((other) => alike(ours[one] ?? '', theirs[other] ?? ''));
    const best = likeness.indexOf(Math.max(...likeness));
    if (best === -1 || (likeness[best] ?? 0) < ALIKE) continue;
    pairs[one] = { page: left[best] ?? 0, changed: true };
    extra.push(...left.splice(0, best + 1).slice(0, -1));
  }
  return [...extra, ...left];
}

/** From 0 to 1: words in common, of the words of both. */
function alike(one: string, other: string): number {
  const [mine, yours] = [one, other].map((text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  if (!mine || !yours || mine.length + yours.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const word of mine) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of yours) {
    const count = counts.get(word) ?? 0;
    if (count > 0) {
      common += 1;
      counts.set(word, count - 1);
    }
  }
  return (2 * common) / (mine.length + yours.length);
}

/** One place where two texts differ; offsets in the first. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  /** What stands there in the second. */
  readonly now: string;
}

/** How a text was changed, in order; neighbouring changes are one. */
export function editsBetween(was: string, now: string): readonly Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let open: Edit | undefined;
  for (const { value, added, removed } of diffWordsWithSpace(was, now)) {
    if (added || removed) {
      const before: Edit = open ?? { start: at, end: at, now: '' };
      open = { start: before.start, end: before.end + (removed ? value.length : 0), now: before.now + (added ? value : '') };
      if (removed) at += value.length;
    } else {
      if (open) edits.push(open);
      open = undefined;
      at += value.length;
    }
  }
  return open ? [...edits, open] : edits;
}
