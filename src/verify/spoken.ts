/** Sentences that go on from one another: what the first says of its source or its standing, the next need not say again. */
import type { Sentence } from './document.ts';

/** Goes on about what was spoken of before. */
const GOES_ON = /^(?:it|its|that|this|these|those|they|their|the latest|the same)\b|\bthe (?:article|report|filing|statement|document)\b/i;

/** Sentences that words of source and standing reach over. */
const REACH = 3;

/** The sentence before; and further back where it, or the one in hand, goes on from there. `carried` are those of the paragraph before. */
export function spokenBefore(carried: readonly Sentence[], sentences: readonly Sentence[], order: number): readonly Sentence[] {
  const near = [...carried.slice(-REACH), ...sentences.slice(Math.max(0, order - REACH), order)].slice(-REACH);
  const goesOn = (sentence: Sentence | undefined): boolean => GOES_ON.test(sentence?.text ?? '');
  let first = near.length - 1;
  while (first > 0 && (goesOn(near[first + 1] ?? sentences[order]) || goesOn(near[first]))) first--;
  return near.slice(Math.max(0, first));
}
