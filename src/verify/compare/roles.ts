/** Who did what to whom: of two names on either side of a verb, the doer stays the doer, in the active and in the passive. */
import type { Change } from './change.ts';
import type { NameWords } from './name-words.ts';
import { type Name, namesIn } from './names.ts';
import type { Pair, Side } from './pair.ts';
import { changeAt } from './report.ts';
import { sameFamily } from './stem.ts';

interface Deed {
  readonly verb: number;
  readonly doer: Name;
  readonly other: Name;
}

export function compareRoles(pair: Pair, words: NameWords): readonly Change[] {
  const was = deedsIn(pair.original, words);
  if (was.length === 0) return [];
  const same = (one: Name, other: Name): boolean => one.keys.join(' ') === other.keys.join(' ');
  for (const now of deedsIn(pair.edited, words)) {
    const key = pair.edited.tokens[now.verb]?.stem ?? '';
    const old = was.find(({ verb, doer, other }) => {
      const before = pair.original.tokens[verb]?.stem ?? '';
      return (before === key || sameFamily(before, key)) && same(doer, now.other) && same(other, now.doer);
    });
    if (old)
      return [
        changeAt(
          pair,
          'exchanged',
          'error',
          { from: old.doer.from, to: old.doer.to },
          { from: now.doer.from, to: now.doer.to },
          (x, y) => `"${y}" does what "${x}" did: who did it to whom is turned round`,
        ),
      ];
  }
  return [];
}

/** Verbs between two names of one clause: right before the second in the active, before its "by" in the passive. */
function deedsIn(side: Side, words: NameWords): readonly Deed[] {
  const names = namesIn(side, words);
  return names.flatMap((first, place): readonly Deed[] => {
    const second = names[place + 1];
    if (!second || side.tokens[first.from]?.clause !== side.tokens[second.from]?.clause) return [];
    let verb = second.from - 1;
    while (verb > first.to && side.tokens[verb]?.stop === true) verb--;
    if (verb < first.to || side.inMention(verb)) return [];
    const between = side.tokens.slice(verb + 1, second.from).map((token) => token.lower);
    if (between.includes('by')) return isPassive(side, verb) ? [{ verb, doer: second, other: first }] : [];
    const direct = between.every((word) => /^(?:the|a|an|its|their|for|to)$/.test(word));
    return direct ? [{ verb, doer: first, other: second }] : [];
  });
}

const BE = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being', 'get', 'got']);

function isPassive(side: Side, verb: number): boolean {
  return side.tokens.slice(Math.max(0, verb - 3), verb).some((token) => BE.has(token.lower));
}
