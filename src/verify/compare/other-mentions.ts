/** Times, tickers and numbers that are names: each stands as it stood. */
import type { Mention } from '../../model/mention.ts';
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
function written({ type, text: name }: Other, { text, sentences, said }: Side): boolean {
  const words = name.toLowerCase();
  return type === 'name' && (said.has(words) || sentences.some(({ start, end }) => text.slice(start, end).toLowerCase().includes(words)));
}

function at(tokens: readonly { readonly start: number; readonly end: number }[], mention: Other): Run {
  return runOf(tokens, mention.start, mention.end);
}
