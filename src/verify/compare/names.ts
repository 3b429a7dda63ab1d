/** Names of a group: none may come, and none go unless the text still says who is meant. */
import type { Change } from './change.ts';
import { canonical, type NameWords, sameName } from './name-words.ts';
import type { Pair, Side } from './pair.ts';
import { changeAt, type Run } from './report.ts';
import { REFERENTS } from './words-common.ts';

/** A name where it stands. */
export interface Name extends Run {
  /** Its words in small letters, or its one key where it has several names. */
  readonly keys: readonly string[];
}

/** @param whole keys of all names of the original: one of these in the place of "the company" is said more fully, not anew */
export function compareNames(pair: Pair, words: NameWords, whole: ReadonlySet<string>): readonly Change[] {
  const was = namesIn(pair.original, words);
  const is = namesIn(pair.edited, words);
  const gone = was.filter((name) => !isSaid(name, pair.edited, is));
  const come = [...is.filter((name) => !isSaid(name, pair.original, was)), ...openers(pair, was, is)];
  const changes: Change[] = [];
  const left = new Set(gone);
  for (const name of come) {
    const old = [...left].find((candidate) => together(pair, candidate, name)) ?? [...left][0];
    if (old) {
      left.delete(old);
      changes.push(changeAt(pair, 'name-swapped', 'error', old, name, (x, y) => `The name is "${y}"; it was "${x}"`));
    } else {
      const elsewhere =
        name.keys.every((key) => whole.has(key)) && pair.lost.some((index) => REFERENTS.has(pair.original.tokens[index]?.lower ?? ''));
      changes.push(
        changeAt(
          pair,
          'name-added',
          elsewhere ? 'warning' : 'error',
          undefined,
          name,
          (_, y) => `The name "${y}" is not in the original${elsewhere ? ' of this sentence' : ''}`,
        ),
      );
    }
  }
  for (const name of left) {
    const referred = pair.novel.some((index) => REFERENTS.has(pair.edited.tokens[index]?.lower ?? ''));
    const severity = referred ? 'warning' : 'error';
    changes.push(changeAt(pair, 'name-dropped', severity, name, undefined, (x) => `The name "${x}" is missing`));
  }
  return changes;
}

/** Keys of all names of a text. */
export function allNames(side: Side, words: NameWords): ReadonlySet<string> {
  return new Set(namesIn(side, words).flatMap((name) => name.keys));
}

/** Names of a side in order. */
export function namesIn(side: Side, words: NameWords): readonly Name[] {
  const names: Name[] = [];
  let index = 0;
  for (const { tokens, title } of side.sentences) {
    let open: { from: number; to: number; keys: string[] } | undefined;
    tokens.forEach((token, place) => {
      const at = index + place;
      const named = !side.inMention(at) && words.isName(token, place === 0 || side.text[token.start - 2] === ':', title);
      if (named && open && open.to === at && tokens[place - 1]?.clause === token.clause) {
        open.to = at + 1;
        open.keys.push(token.lower);
      } else if (named) {
        open = { from: at, to: at + 1, keys: [token.lower] };
        names.push(open);
      }
    });
    index += tokens.length;
  }
  return names.map((name) => ({ ...name, keys: canonical(name.keys) }));
}

/** A name is said where any of its words stands among the names, or all stand as words; initials stand for their words. */
function isSaid(name: Name, side: Side, names: readonly Name[]): boolean {
  const there = names.flatMap((other) => other.keys);
  if (
    name.keys.every(
      (key) => there.some((other) => sameName(key, other)) || side.tokens.some((token) => canonical([token.lower])[0] === key),
    )
  )
    return true;
  const shorter = names.some((other) => other.keys.length < name.keys.length && other.keys.every((key) => name.keys.includes(key)));
  if (shorter) return true;
  return names.some((other) => initials(other.keys) === name.keys.join('') || initials(name.keys) === other.keys.join(''));
}

function initials(keys: readonly string[]): string {
  return keys.length < 2 ? '-' : keys.map((key) => key[0]).join('');
}

/** A word that begins a sentence where a name stood: "Aclara mined" for "Lynas mined". */
function openers(pair: Pair, was: readonly Name[], is: readonly Name[]): readonly Name[] {
  return pair.gaps.flatMap((gap): Name[] => {
    const token = pair.edited.tokens[gap.otherFrom];
    const one = gap.otherTo - gap.otherFrom === 1 && was.some((name) => name.from === gap.from && name.to === gap.to);
    const fresh = token?.capital === true && !token.stop && !REFERENTS.has(token.lower) && !pair.original.counts.has(token.stem);
    return token && one && fresh && !is.some((name) => name.from === gap.otherFrom)
      ? [{ from: gap.otherFrom, to: gap.otherTo, keys: [token.lower] }]
      : [];
  });
}

function together(pair: Pair, was: Name, is: Name): boolean {
  return pair.gaps.some((gap) => gap.from <= was.from && was.from < gap.to && gap.otherFrom <= is.from && is.from < gap.otherTo);
}
