/** Tables of phrases, looked up token by token: the longest phrase that stands at a place, in time of its own length. */
import { at, scan, type Token, type Tokens } from './scan.ts';

export interface PhraseNode<T> {
  /** What follows, by the token in small letters. */
  readonly next: Map<string, PhraseNode<T>>;
  /** What follows, by the token as it stands; looked at first. */
  readonly exact: Map<string, PhraseNode<T>>;
  value?: T | undefined;
}

export interface Hit<T> {
  readonly value: T;
  /** Index of the token after the phrase. */
  readonly next: number;
}

export function emptyNode<T>(): PhraseNode<T> {
  return { next: new Map(), exact: new Map(), value: undefined };
}

/** A table from phrases to values. `=Mt` is read with its capitals as they stand; every other phrase without regard to them. */
export function phraseTable<T>(entries: Iterable<readonly [string, T]>): PhraseNode<T> {
  const root = emptyNode<T>();
  for (const [phrase, value] of entries) {
    const exact = phrase.length > 1 && phrase.startsWith('=');
    addPhrase(root, scan(exact ? phrase.slice(1) : phrase), value, exact);
  }
  shareTails(root);
  return root;
}

/** A phrase with its capitals goes on like the same one without: after `m` as after `=m` comes `m/s`. */
function shareTails<T>(node: PhraseNode<T>): void {
  for (const [key, child] of node.exact) {
    const plain = node.next.get(key.toLowerCase());
    if (plain) {
      child.value ??= plain.value;
      for (const [tail, after] of plain.next) if (!child.next.has(tail)) child.next.set(tail, after);
      for (const [tail, after] of plain.exact) if (!child.exact.has(tail)) child.exact.set(tail, after);
    }
    shareTails(child);
  }
  for (const child of node.next.values()) shareTails(child);
}

/** Adds one phrase; the first value given to a phrase stays. */
export function addPhrase<T>(root: PhraseNode<T>, tokens: Tokens, value: T, exact: boolean): void {
  let node = root;
  for (const token of tokens) {
    const [table, key] = exact ? [node.exact, token.text] : [node.next, token.lower];
    const child = table.get(key) ?? emptyNode<T>();
    table.set(key, child);
    node = child;
  }
  node.value ??= value;
}

/** The first words of all phrases, in small letters. */
export function firstWords({ next, exact }: Pick<PhraseNode<unknown>, 'next' | 'exact'>): readonly string[] {
  return [...next.keys(), ...[...exact.keys()].map((key) => key.toLowerCase())];
}

/** The longest phrase that begins at a token. A hyphen may stand where the phrase has a blank. */
export function longestPhrase<T>(root: PhraseNode<T>, tokens: Tokens, index: number): Hit<T> | undefined {
  let found: Hit<T> | undefined;
  let next = index;
  for (let node = childOf(root, at(tokens, index)); node; ) {
    next++;
    if (node.value !== undefined) found = { value: node.value, next };
    const token = at(tokens, next);
    const child = childOf(node, token);
    const hyphen: boolean = !child && isHyphen(token) && !at(tokens, next + 1).gap;
    node = hyphen ? childOf(node, at(tokens, ++next)) : child;
  }
  return found;
}

function childOf<T>({ next, exact }: PhraseNode<T>, token: Token): PhraseNode<T> | undefined {
  return (exact.size > 0 ? exact.get(token.text) : undefined) ?? (next.size > 0 ? next.get(token.lower) : undefined);
}

/** A hyphen or dash written without blanks before it. */
export function isHyphen(token: Token): boolean {
  return token.lower === '-' && !token.gap;
}
