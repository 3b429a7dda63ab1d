/** Times, tickers and numbers that are names: each stands as it stood. */
import type { Mention } from '../../model/mention.ts';
import { once } from '../once.ts';
import type { Change, ChangeKind } from './change.ts';
import type { Pair, Side } from './pair.ts';
import { changeAt, type Run, runOf } from './report.ts';

type Other = Exclude<Mention, { readonly type: 'quantity' | 'date' }>;

export function compareOthers(pair: Pair): readonly Change[] {
  const old = pair.original.mentions.filter(isOther);
  const now = pair.edited.mentions.filter(isOther);
  const [were, are] = [new Set(old.map(keyOf)), new Set(now.map(keyOf))];
  const gone = old.filter((a) => !are.has(keyOf(a)) && !written(a, pair.edited));
  const come = now.filter((b) => !were.has(keyOf(b)) && !written(b, pair.original));
  const changes: Change[] = [];
  const free = Map.groupBy(gone.toReversed(), ({ type }) => type);
  const replaced = new Set<Other>();
  for (const b of come) {
    const a = free.get(b.type)?.pop();
    if (a) replaced.add(a);
    const kinds: Readonly<Record<Other['type'], ChangeKind>> = {
      time: a ? 'date-changed' : 'date-added',
      ticker: a ? 'name-swapped' : 'name-added',
      name: a ? 'name-swapped' : 'name-added',
    };
    changes.push(
      changeAt(pair, kinds[b.type], 'error', a && at(pair.original.tokens, a), at(pair.edited.tokens, b), (x, y) =>
        a ? `"${y}" stands for "${x}"` : `"${y}" is not in the original`,
      ),
    );
  }
  for (const a of gone.filter((one) => !replaced.has(one)))
    changes.push(
      changeAt(
        pair,
        a.type === 'time' ? 'date-dropped' : 'name-dropped',
        a.type === 'time' ? 'error' : 'warning',
        at(pair.original.tokens, a),
        undefined,
        (x) => `"${x}" is missing`,
      ),
    );
  return changes;
}

function isOther(mention: Mention): mention is Other {
  return mention.type !== 'quantity' && mention.type !== 'date';
}

function keyOf(mention: Other): string {
  if (mention.type === 'time') return `${mention.hour}:${mention.minute}:${mention.second ?? 0}`;
  if (mention.type === 'ticker') return `${mention.exchange}:${mention.ticker}`;
  return mention.text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Whether a name stands in the sentences of a side, or anywhere in its text among figures, dates and names. */
function written({ type, text: name }: Other, side: Side): boolean {
  if (type !== 'name') return false;
  const words = name.toLowerCase();
  return side.said.has(words) || neighboursIn(words).every((pair) => neighboursOf(side).has(pair));
}

/** Words and pairs of neighbouring words of all sentences of a side: found once, however many names are looked for. */
const neighboursOf = once(
  ({ text, sentences }: Side): ReadonlySet<string> =>
    new Set(sentences.flatMap(({ start, end }) => neighboursIn(text.slice(start, end).toLowerCase()))),
);

function neighboursIn(text: string): readonly string[] {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.flatMap((word, index) => (index === 0 ? [word] : [word, `${words[index - 1]} ${word}`]));
}

function at(tokens: readonly { readonly start: number; readonly end: number }[], mention: Other): Run {
  return runOf(tokens, mention.start, mention.end);
}
