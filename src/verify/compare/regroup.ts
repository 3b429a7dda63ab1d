/** Joins groups that were split or joined anew: those between which a figure went, and short sentences that a neighbour took in. */
import type { QuantityMention } from '../../model/mention.ts';
import type { Group } from './align.ts';
import { isAnswered, sensesOf } from './alike.ts';
import type { Sentence } from './reading.ts';
import { sameFamily } from './stem.ts';

/** Sentences between two groups that still may have passed a figure on. */
const REACH = 2;

export function regroup(groups: readonly Group[]): readonly Group[] {
  return adopt(joinByFigures(groups));
}

function joinByFigures(groups: readonly Group[]): readonly Group[] {
  const parts = groups.map(partOf);
  const givers = parts.filter(({ lost }) => lost.size > 0);
  const takers = parts.filter(({ come }) => come.size > 0);
  if (givers.length === 0 || takers.length === 0) return groups;
  const root = new Map<Part, Part>();
  const rootOf = (part: Part): Part => {
    let at = part;
    for (let next = root.get(at); next; next = root.get(at)) at = next;
    return at;
  };
  const places = { original: partsBy(givers, 'original'), edited: partsBy(givers, 'edited') };
  for (const taker of takers) {
    const near = taker.group.original.length > 0 ? around(taker, places.original, 'original') : around(taker, places.edited, 'edited');
    for (const giver of near) {
      if (giver === taker || !isNear(giver.group, taker.group) || ![...taker.come].some((key) => giver.lost.has(key))) continue;
      const [one, other] = [rootOf(giver), rootOf(taker)];
      if (one !== other) root.set(one, other);
    }
  }
  if (root.size === 0) return groups;
  const joined = new Map<Part, Part[]>();
  for (const part of parts) {
    const top = rootOf(part);
    joined.set(top, [...(joined.get(top) ?? []), part]);
  }
  return parts.filter((part) => !root.has(part)).map((part) => merge((joined.get(part) ?? [part]).map(({ group }) => group)));
}

type PartAt = ReadonlyMap<number, Part>;

function partsBy(parts: readonly Part[], side: 'original' | 'edited'): PartAt {
  return new Map(parts.flatMap((part) => part.group[side].map(({ index }): [number, Part] => [index, part])));
}

/** Parts with a sentence on one side that stands near those of another. */
function around({ group }: Part, places: PartAt, side: 'original' | 'edited'): ReadonlySet<Part> {
  const reach = Array.from({ length: 2 * REACH + 1 }, (_, offset) => offset - REACH);
  return new Set(group[side].flatMap(({ index }) => reach.flatMap((step) => places.get(index + step) ?? [])));
}

interface Part {
  readonly group: Group;
  /** Figures of the original that the edited sentences do not have, and the other way round. */
  readonly lost: ReadonlySet<string>;
  readonly come: ReadonlySet<string>;
}

function partOf(group: Group): Part {
  const was = new Set(group.original.flatMap(figuresOf));
  const is = new Set(group.edited.flatMap(figuresOf));
  const without = (some: ReadonlySet<string>, others: ReadonlySet<string>) => new Set([...some].filter((key) => !others.has(key)));
  return { group, lost: without(was, is), come: without(is, was) };
}

function figuresOf(sentence: Sentence): readonly string[] {
  return sentence.mentions
    .filter((mention): mention is QuantityMention => mention.type === 'quantity' && mention.amount !== '1')
    .map((figure) => `${figure.amount} ${figure.unit ?? ''}`);
}

function isNear(one: Group, other: Group): boolean {
  return apart(one.original, other.original) <= REACH && apart(one.edited, other.edited) <= REACH;
}

/** Sentences from one run to the other; none where either is empty. */
function apart(one: readonly Sentence[], other: readonly Sentence[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  return Math.min(...one.flatMap((a) => other.map((b) => Math.abs(a.index - b.index))));
}

/** Words of matter in a sentence that may be adopted. */
const SHORT = 8;

/** A short sentence without a partner joins the neighbour whose other side says most of its matter. */
function adopt(groups: readonly Group[]): readonly Group[] {
  const [lone, paired] = [groups.filter(isLone), groups.filter((group) => !isLone(group))];
  if (lone.length === 0 || paired.length === 0) return groups;
  const homes = new Map<Group, Group[]>();
  const beside = { original: bySentence(paired, 'original'), edited: bySentence(paired, 'edited') };
  for (const group of lone) {
    const side = group.original.length > 0 ? 'original' : 'edited';
    const other = side === 'original' ? 'edited' : 'original';
    const [sentence] = group[side];
    if (!sentence) continue;
    const near = [sentence.index - 1, sentence.index + 1].flatMap((index) => beside[side].get(index) ?? []);
    const home = near.find((candidate) => isToldIn(sentence, candidate[other]));
    if (home) homes.set(home, [...(homes.get(home) ?? []), group]);
  }
  const gone = new Set([...homes.values()].flat());
  return groups
    .filter((group) => !gone.has(group))
    .map((group) => (homes.has(group) ? merge([group, ...(homes.get(group) ?? [])]) : group));
}

function isLone({ original, edited }: Group): boolean {
  return original.length + edited.length === 1;
}

function bySentence(groups: readonly Group[], side: 'original' | 'edited'): ReadonlyMap<number, Group> {
  return new Map(groups.flatMap((group) => group[side].map(({ index }): [number, Group] => [index, group])));
}

function isToldIn(sentence: Sentence, others: readonly Sentence[]): boolean {
  const tokens = others.flatMap((other) => other.tokens);
  const [own, theirs] = [sensesOf(sentence.tokens), sensesOf(tokens)];
  const matter = sentence.tokens.flatMap((token, index) => (token.stop ? [] : [{ token, index }]));
  const told = matter.filter(
    ({ token, index }) =>
      tokens.some(({ stem }) => stem === token.stem || sameFamily(stem, token.stem)) ||
      isAnswered({ from: index, to: index + 1 }, own, theirs),
  );
  return matter.length <= SHORT && told.length > matter.length / 2;
}

function merge(groups: readonly Group[]): Group {
  const inOrder = (sentences: readonly Sentence[]): readonly Sentence[] => [...sentences].sort((a, b) => a.index - b.index);
  return {
    original: inOrder(groups.flatMap(({ original }) => original)),
    edited: inOrder(groups.flatMap(({ edited }) => edited)),
  };
}
