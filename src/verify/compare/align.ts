/** Which sentences of two texts say the same: groups of one or more on each side, so that split and merged ones stay together. */
import type { Reading, Sentence } from './reading.ts';

export interface Group {
  readonly original: readonly Sentence[];
  readonly edited: readonly Sentence[];
}

/** Share of common matter from which two sentences are taken for one. */
const SAME = 0.3;
/** Share of the shorter's matter from which it is taken for a part of the other. */
const PART = 0.45;
/** A word that stands in more sentences than this finds only the nearest by their place: time stays linear. */
const COMMON = 24;
/** Sentences that may join one group. */
const MEMBERS = 5;

/** Groups in the order of the edited text; dropped sentences stand after what came before them. */
export function align(original: Reading, edited: Reading): readonly Group[] {
  const before = original.sentences.map(matterOf);
  const after = edited.sentences.map(matterOf);
  const scores = likeness(before, after);
  const partner = new Map<number, number>();
  const taken = new Map<number, number>();
  pairEqual(original, edited, partner, taken);
  const ranked = scores.filter((score) => score.dice >= SAME).sort((a, b) => b.dice - a.dice || a.apart - b.apart);
  for (const { from, to } of ranked) {
    if (partner.has(to) || taken.has(from)) continue;
    partner.set(to, from);
    taken.set(from, to);
  }
  pairLeft(before.length, after.length, partner, taken);
  const home = new Map(partner);
  const parts = scores.filter((score) => score.part >= PART).sort((a, b) => b.part - a.part || a.apart - b.apart);
  const joins = new Map<number, number>();
  const members = new Map<number, number>();
  for (const { from, to } of parts) {
    const key = home.has(to) ? (home.get(to) ?? from) : from;
    if ((members.get(key) ?? 0) >= MEMBERS) continue;
    if (!home.has(to) && isNear(to, taken.get(from))) home.set(to, from);
    else if (!taken.has(from) && !joins.has(from) && isNear(from, home.get(to))) joins.set(from, to);
    else continue;
    members.set(key, (members.get(key) ?? 0) + 1);
  }
  return groupsOf(original, edited, home, joins);
}

/** A part of a sentence stands beside the rest of it. */
function isNear(place: number, other: number | undefined): boolean {
  return other === undefined || Math.abs(place - other) <= MEMBERS;
}

interface Score {
  readonly from: number;
  readonly to: number;
  readonly dice: number;
  readonly part: number;
  readonly apart: number;
}

type Matter = ReadonlyMap<string, number>;

/** Keys of what a sentence is about: its words of matter, and its figures, which weigh double. */
function matterOf(sentence: Sentence): Matter {
  const matter = new Map<string, number>();
  for (const token of sentence.tokens) if (!token.stop) matter.set(token.stem, 1);
  for (const mention of sentence.mentions) if (mention.type === 'quantity' && mention.amount !== '1') matter.set(`=${mention.amount}`, 2);
  if (matter.size === 0) for (const token of sentence.tokens) matter.set(token.stem, 1);
  return matter;
}

function weight(matter: Matter): number {
  let sum = 0;
  for (const value of matter.values()) sum += value;
  return sum;
}

function likeness(before: readonly Matter[], after: readonly Matter[]): readonly Score[] {
  const where = new Map<string, number[]>();
  before.forEach((matter, index) => {
    for (const key of matter.keys()) {
      const known = where.get(key);
      if (known) known.push(index);
      else where.set(key, [index]);
    }
  });
  const weights = before.map(weight);
  return after.flatMap((matter, to) => {
    const shared = new Map<number, number>();
    for (const [key, value] of matter) {
      const hits = where.get(key) ?? [];
      for (const from of nearestOf(hits, (to / after.length) * before.length)) shared.set(from, (shared.get(from) ?? 0) + value);
    }
    const own = weight(matter);
    return [...shared].map(([from, sum]): Score => {
      const other = weights[from] ?? 0;
      const apart = Math.abs(from / Math.max(before.length, 1) - to / Math.max(after.length, 1));
      return { from, to, dice: (2 * sum) / (own + other), part: sum >= 2 ? sum / Math.max(Math.min(own, other), 1) : 0, apart };
    });
  });
}

/** Sentences that stand unchanged, in order: they need no likeness. */
function pairEqual(original: Reading, edited: Reading, partner: Map<number, number>, taken: Map<number, number>): void {
  const where = new Map<string, number[]>();
  for (const { index, start, end } of original.sentences) {
    const words = original.text.slice(start, end);
    const known = where.get(words);
    if (known) known.push(index);
    else where.set(words, [index]);
  }
  for (const places of where.values()) places.reverse();
  for (const { index, start, end } of edited.sentences) {
    const from = where.get(edited.text.slice(start, end))?.pop();
    if (from === undefined) continue;
    partner.set(index, from);
    taken.set(from, index);
  }
}

/** At most `COMMON` of the sorted places, those around `at`. */
function nearestOf(places: readonly number[], at: number): readonly number[] {
  if (places.length <= COMMON) return places;
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const first = Math.max(0, Math.min(low - COMMON / 2, places.length - COMMON));
  return places.slice(first, first + COMMON);
}

/** A sentence left alone on each side between the same neighbours is one that was reworded throughout. */
function pairLeft(before: number, after: number, partner: Map<number, number>, taken: Map<number, number>): void {
  for (let to = 0; to < after; to++) {
    if (partner.has(to)) continue;
    const left = to === 0 ? -1 : partner.get(to - 1);
    const right = to === after - 1 ? before : partner.get(to + 1);
    if (left === undefined || right === undefined || right - left !== 2 || taken.has(left + 1)) continue;
    partner.set(to, left + 1);
    taken.set(left + 1, to);
  }
}

function groupsOf(
  original: Reading,
  edited: Reading,
  home: ReadonlyMap<number, number>,
  joins: ReadonlyMap<number, number>,
): readonly Group[] {
  const leader = new Map<number, number>();
  const groups = new Map<number, { original: Sentence[]; edited: Sentence[] }>();
  const order: { original: Sentence[]; edited: Sentence[] }[] = [];
  for (const sentence of edited.sentences) {
    const from = home.get(sentence.index);
    const root = from === undefined ? undefined : ((joins.has(from) ? home.get(joins.get(from) ?? -1) : undefined) ?? from);
    let group = root === undefined ? undefined : groups.get(root);
    if (!group) {
      group = { original: [], edited: [] };
      order.push(group);
      if (root !== undefined) groups.set(root, group);
    }
    group.edited.push(sentence);
    if (from !== undefined) leader.set(from, root ?? from);
  }
  for (const [from, to] of joins) if (!leader.has(from)) leader.set(from, leader.get(home.get(to) ?? -1) ?? home.get(to) ?? from);
  const dropped: { original: Sentence[]; edited: Sentence[] }[] = [];
  for (const sentence of original.sentences) {
    const root = leader.get(sentence.index);
    const group = root === undefined ? undefined : groups.get(root);
    if (group) group.original.push(sentence);
    else dropped.push({ original: [sentence], edited: [] });
  }
  return [...order, ...dropped];
}
