/** What stands around a group: its words and those of the sentences beside it, for what a rewording takes from there. */
import type { Group } from './align.ts';
import type { Stretch } from './change.ts';
import type { Reading, Sentence } from './reading.ts';
import { tokenize } from './tokens.ts';

export interface Surroundings {
  /** How often each key stands in the group and the sentence on either side. */
  readonly counts: ReadonlyMap<string, number>;
  /** Keys of the two sentences before: what a pronoun may stand for. */
  readonly before: ReadonlySet<string>;
}

export interface Setting {
  readonly original: Surroundings;
  readonly edited: Surroundings;
  /** Keys of what the claims of the edited sentences are of, in the register's words. */
  readonly said: readonly string[];
}

/** @param claims those of the edited text, in order */
export function settingOf(group: Group, before: Reading, after: Reading, claims: readonly Stretch[] = []): Setting {
  const said = group.edited.flatMap(({ start, end }) =>
    claims
      .slice(firstFrom(claims, start), firstFrom(claims, end))
      .flatMap(({ of = '' }) => tokenize(of, 0, of.length).map((token) => token.stem)),
  );
  return { original: around(group.original, before), edited: around(group.edited, after), said };
}

/** Place of the first claim that begins at an offset or behind it. */
function firstFrom(claims: readonly Stretch[], offset: number): number {
  let low = 0;
  let high = claims.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((claims[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function around(sentences: readonly Sentence[], reading: Reading): Surroundings {
  const places = new Set(sentences.flatMap(({ index }) => [index - 1, index, index + 1]));
  const counts = new Map<string, number>();
  for (const place of places) for (const { stem } of reading.sentences[place]?.tokens ?? []) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const first = sentences[0]?.index ?? 0;
  const before = new Set(reading.sentences.slice(Math.max(0, first - 2), first).flatMap(({ tokens }) => tokens.map((token) => token.stem)));
  return { counts, before };
}
