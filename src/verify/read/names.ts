/** Names from a register, matched as they are written. */
import { type Found, mentionAt } from './found.ts';
import { addPhrase, emptyNode, longestPhrase, type PhraseNode } from './phrases.ts';
import { scan, type Tokens } from './scan.ts';
import { holdsNumber } from './starters.ts';

/** Names that hold something a reader would take for a number or a date; other names need no protection. */
export type Names = PhraseNode<true>;

const built = new WeakMap<readonly string[], Names>();

/** The table of a list of names; built once a list, so that reading many texts costs nothing more. */
export function namesOf(names: readonly string[]): Names {
  const known = built.get(names);
  if (known) return known;
  const table: Names = emptyNode();
  for (const name of names) {
    const tokens = scan(name);
    if (tokens.some(holdsNumber)) addPhrase(table, tokens, true, true);
  }
  built.set(names, table);
  return table;
}

/** The registered name that begins at a token. */
export function readRegistered(text: string, tokens: Tokens, index: number, names: Names): Found | undefined {
  const hit = longestPhrase(names, tokens, index);
  return hit && mentionAt(text, tokens, index, hit.next, { type: 'name' });
}
