/** What stands around a group: its words and those of the sentences beside it, for what a rewording takes from there. */
import type { Group } from './align.ts';
import type { Reading, Sentence } from './reading.ts';

export interface Surroundings {
  /** How often each key stands in the group and the sentence on either side. */
  readonly counts: ReadonlyMap<string, number>;
  /** Keys of the two sentences before: what a pronoun may stand for. */
  readonly before: ReadonlySet<string>;
}

export interface Setting {
  readonly original: Surroundings;
  readonly edited: Surroundings;
}

export function settingOf(group: Group, before: Reading, after: Reading): Setting {
  return { original: around(group.original, before), edited: around(group.edited, after) };
}

function around(sentences: readonly Sentence[], reading: Reading): Surroundings {
  const places = new Set(sentences.flatMap(({ index }) => [index - 1, index, index + 1]));
  const counts = new Map<string, number>();
  for (const place of places) for (const { stem } of reading.sentences[place]?.tokens ?? []) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const first = sentences[0]?.index ?? 0;
  const before = new Set(reading.sentences.slice(Math.max(0, first - 2), first).flatMap(({ tokens }) => tokens.map((token) => token.stem)));
  return { counts, before };
}
