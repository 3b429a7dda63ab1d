/** Tables of phrases, looked up token by token: the longest phrase that stands at a place, in time of its own length. */
import { at, scan, type Token, type Tokens } from './scan.ts';

export interface PhraseNode<T> {
  readonly next: Map<string, PhraseNode<T>>;
  /** Whether some of `next` is to be read with its capitals. */
  exact: boolean;
  value?: T | undefined;
}

export interface Hit<T> {
  readonly value: T;
  /** Index of the token after the phrase. */
  readonly next: number;
}

/** A table from phrases to values. `=Mt` is read with its capitals as they stand; every other phrase without regard to them. */
export function phraseTable<T>(entries: Iterable<readonly [string, T]>): PhraseNode<T> {
  const root: PhraseNode<T> = { next: new Map(), exact: false };
  for (const [phrase, value] of entries) {
    const exact = phrase.length > 1 && phrase.startsWith('=');
    addPhrase(root, scan(exact ? phrase.slice(1) : phrase), value, exact);
  }
  shareTails(root);
  return root;
}

/** A phrase with its capitals goes on like the same one without: after `m` as after `=m` comes `m/s`. */
function shareTails<T>(node: PhraseNode<T>): void {
  for (const [key, child] of node.next) {
    const plain = key.length > 1 && key.startsWith('=') ? node.next.get(key.slice(1).toLowerCase()) : undefined;
    if (plain) {
      child.value ??= plain.value;
      child.exact ||= plain.exact;
      for (const [tail, after] of plain.next) if (!child.next.has(tail)) child.next.set(tail, after);
    }
    shareTails(child);
  }
}

/** Adds one phrase; the first value given to a phrase stays. */
export function addPhrase<T>(root: PhraseNode<T>, tokens: Tokens, value: T, exact: boolean): void {
  let node = root;
  for (const token of tokens) {
    if (exact) node.exact = true;
    const key = exact ? `=${token.text}` : token.lower;
    let child = node.next.get(key);
    if (!child) {
      child = { next: new Map(), exact: false };
      node.next.set(key, child);
    }
    node = child;
  }
  node.value ??= value;
}

/** The longest phrase that begins at a token. A hyphen may stand where the phrase has a blank. */
export function longestPhrase<T>(root: PhraseNode<T>, tokens: Tokens, index: number): Hit<T> | undefined {
  let node = root;
  let found: Hit<T> | undefined;
  let next = index;
  for (;;) {
    let token = at(tokens, next);
    let child: PhraseNode<T> | undefined = childOf(node, token);
    if (!child && next > index && isHyphen(token) && !at(tokens, next + 1).gap) {
      token = at(tokens, ++next);
      child = childOf(node, token);
    }
    if (!child) break;
    next++;
    node = child;
    if (node.value !== undefined) found = { value: node.value, next };
  }
  return found;
}

function childOf<T>(node: PhraseNode<T>, token: Token): PhraseNode<T> | undefined {
  return (node.exact ? node.next.get(`=${token.text}`) : undefined) ?? node.next.get(token.lower);
}

/** A hyphen or dash written without blanks before it. */
export function isHyphen(token: Token): boolean {
  return token.lower === '-' && !token.gap;
}
