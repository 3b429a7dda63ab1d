/** Figures and names that changed places: each still stands in the text, beside what the other stood beside. */
import type { Change } from './change.ts';
import { sameUnit } from './figure-match.ts';
import type { Matched } from './figures.ts';
import type { NameWords } from './name-words.ts';
import { type Name, namesIn } from './names.ts';
import type { Pair, Side } from './pair.ts';
import { changeAt, type Run, runOf } from './report.ts';

/** Words of matter on either side of a figure that say what it is a figure of. */
const REACH = 6;
/** More figures than this in one group are not set against one another. */
const LIMIT = 24;

type Words = ReadonlyMap<string, number>;

export function compareExchanges(pair: Pair, matched: readonly Matched[], words: NameWords): readonly Change[] {
  const names = { original: namesIn(pair.original, words), edited: namesIn(pair.edited, words) };
  const items = matched.slice(0, LIMIT).map(({ was, is }) => ({
    was,
    is,
    old: around(pair.original, runOf(pair.original.tokens, was.start, was.end)),
    now: around(pair.edited, runOf(pair.edited.tokens, is.start, is.end)),
    tail: around(pair.original, runOf(pair.original.tokens, was.start, was.end), [1]),
    end: around(pair.edited, runOf(pair.edited.tokens, is.start, is.end), [1]),
    owner: ownerOf(pair.original, runOf(pair.original.tokens, was.start, was.end), names.original),
    holder: ownerOf(pair.edited, runOf(pair.edited.tokens, is.start, is.end), names.edited),
  }));
  const changes: Change[] = [];
  const done = new Set<number>();
  items.forEach((one, first) => {
    items.forEach((other, second) => {
      if (second <= first || done.has(first) || done.has(second)) return;
      if (!sameUnit(one.was, other.was) || one.was.amount === other.was.amount) return;
      // Words beside both say nothing about which is which.
      const both = (key: string): boolean => one.old.has(key) && other.old.has(key);
      const share = (was: Words, is: Words): number => shared(was, is, both);
      const words = share(one.old, other.now) > share(one.old, one.now) && share(other.old, one.now) > share(other.old, other.now);
      // "27 months where ore is extracted": what follows tells two figures of one verb apart.
      const alike = (key: string): boolean => one.tail.has(key) && other.tail.has(key);
      const across = [common(one.tail, other.end, alike), common(other.tail, one.end, alike)];
      const straight = common(one.tail, one.end, alike) + common(other.tail, other.end, alike);
      const tails = Math.min(...across) > 0 && (across[0] ?? 0) + (across[1] ?? 0) > straight;
      if (!tails && keepsAnchors(one, other)) return;
      const owners = one.owner !== undefined && other.owner !== undefined && one.owner !== other.owner;
      if (!words && !tails && !(owners && one.owner === other.holder && other.owner === one.holder)) return;
      done.add(first).add(second);
      changes.push(
        changeAt(
          pair,
          'exchanged',
          'error',
          runOf(pair.original.tokens, one.was.start, one.was.end),
          runOf(pair.edited.tokens, one.is.start, one.is.end),
          () => `"${one.is.text}" and "${other.is.text}" have changed places`,
        ),
      );
    });
  });
  return changes;
}

interface Item {
  readonly old: Words;
  readonly now: Words;
}

/** Each figure still stands right beside the word that told the two apart. */
function keepsAnchors(one: Item, other: Item): boolean {
  const anchor = (words: Words, others: Words): string | undefined =>
    [...words].filter(([key]) => !others.has(key)).sort((a, b) => b[1] - a[1])[0]?.[0];
  const first = anchor(one.old, other.old);
  const second = anchor(other.old, one.old);
  return first !== undefined && second !== undefined && one.now.has(first) && other.now.has(second);
}

/** The name a figure is of: the nearest in its clause, else the last before it in its sentence. */
function ownerOf(side: Side, run: Run, names: readonly Name[]): string | undefined {
  const clause = side.tokens[run.from]?.clause;
  const near = names.filter((name) => side.tokens[name.from]?.clause === clause);
  const apart = (name: Name): number => (name.to <= run.from ? run.from - name.to : name.from - run.to);
  const nearest = near.sort((a, b) => apart(a) - apart(b))[0];
  const begin = side.sentences.findLast((sentence) => sentence.start <= (side.tokens[run.from]?.start ?? 0))?.start ?? 0;
  const before = names.findLast((name) => name.to <= run.from && (side.tokens[name.from]?.start ?? 0) >= begin);
  return (nearest ?? before)?.keys.join(' ');
}

/** Words of a figure's clause near it that no other figure of the side stands beside more closely. */
function around(side: Side, run: Run, steps: readonly (1 | -1)[] = [-1, 1]): Words {
  const clause = side.tokens[run.from]?.clause;
  const words = new Map<string, number>();
  const look = (step: 1 | -1, from: number): void => {
    let seen = 0;
    for (let index = from; index >= 0 && index < side.tokens.length && seen < REACH; index += step) {
      const token = side.tokens[index];
      if (!token || token.clause !== clause) break;
      if (side.inMention(index)) {
        if (isFigure(side, index)) break;
        continue;
      }
      if (token.stop) continue;
      seen++;
      words.set(token.stem, Math.max(words.get(token.stem) ?? 0, (token.capital ? 2 : 1) / seen));
    }
  };
  for (const step of steps) look(step, step < 0 ? run.from - 1 : run.to);
  return words;
}

function isFigure(side: Side, index: number): boolean {
  const start = side.tokens[index]?.start ?? 0;
  return side.mentions.some((mention) => mention.type === 'quantity' && mention.start <= start && mention.end > start);
}

function shared(one: Words, other: Words, skip: (key: string) => boolean): number {
  let sum = 0;
  for (const [key, weight] of one) if (!skip(key)) sum += Math.min(weight, other.get(key) ?? 0);
  return sum;
}

function common(one: Words, other: Words, skip: (key: string) => boolean): number {
  return [...one.keys()].filter((key) => !skip(key) && other.has(key)).length;
}
