/**
 * How hard sentences are to read: the automated readability index (Smith and Senter, 1967), a grade of American schools. It needs counts
 * of letters, words and sentences alone, where Flesch's needs syllables, which can only be guessed.
 */

export interface Readability {
  readonly grade: number;
  readonly wordsPerSentence: number;
}

/** Sentences as readers see them, without links. */
export function readability(sentences: readonly string[]): Readability {
  const words = sentences.flatMap((sentence) => sentence.match(/[\p{L}\p{N}$%.,'’&-]*[\p{L}\p{N}][\p{L}\p{N}%'’-]*/gu) ?? []);
  const letters = words.join('').match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const wordsPerSentence = words.length / Math.max(sentences.length, 1);
  return { grade: 4.71 * (letters / Math.max(words.length, 1)) + 0.5 * wordsPerSentence - 21.43, wordsPerSentence };
}
