/** Where names of a list stand in a text: at each word only the lengths are tried that some name with that word at its begin has. */
import type { Span } from './sentences.ts';

export interface NameIndex<Value> {
  readonly values: ReadonlyMap<string, Value>;
  /** Lengths of names by their first word, the longest first. */
  readonly shapes: ReadonlyMap<string, readonly Shape[]>;
  /** First characters of those words: most words of a text begin with another. */
  readonly starts: ReadonlySet<number>;
}

interface Shape {
  /** Signs before the first letter, such as the caret of `^GSPC`. */
  readonly lead: number;
  readonly length: number;
}

export interface Found<Value> extends Span {
  readonly value: Value;
}

/** An index of names as they are written; the first value given to a name stays. Names without a letter or digit are left out. */
export function indexNames<Value>(names: Iterable<readonly [name: string, value: Value]>): NameIndex<Value> {
  const values = new Map<string, Value>();
  const shapes = new Map<string, Map<string, Shape>>();
  for (const [name, value] of names) {
    const word = /[\p{L}\p{N}\p{M}]+/u.exec(name);
    if (!word || values.has(name)) continue;
    values.set(name, value);
    const same = shapes.get(word[0]) ?? new Map<string, Shape>();
    shapes.set(word[0], same);
    same.set(`${word.index} ${name.length}`, { lead: word.index, length: name.length });
  }
  return {
    values,
    shapes: new Map([...shapes].map(([word, same]) => [word, [...same.values()].sort((a, b) => b.length - a.length)])),
    starts: new Set([...shapes.keys()].map((word) => word.charCodeAt(0))),
  };
}

/** Every name in a text, in order, whole words, the longest first, none inside another. A place begins with the first letter of its name. */
export function occurrences<Value>(text: string, { values, shapes, starts }: NameIndex<Value>): readonly Found<Value>[] {
  const found: Found<Value>[] = [];
  let reached = 0;
  for (let at = 0; at < text.length; at++) {
    if (!isWordUnit(text, at)) continue;
    let end = at + 1;
    while (end < text.length && isWordUnit(text, end)) end++;
    const known = at >= reached && starts.has(text.charCodeAt(at)) ? shapes.get(text.slice(at, end)) : undefined;
    for (const { lead, length } of known ?? []) {
      const last = at - lead + length;
      const value = at < lead || last > text.length || isLetter(text[last]) ? undefined : values.get(text.slice(at - lead, last));
      if (value === undefined) continue;
      found.push({ start: at, end: last, value });
      reached = last;
      break;
    }
    at = end;
  }
  return found;
}

/** Letters and digits; beyond ASCII as Unicode has it. */
function isWordUnit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code > 96 && code < 123) || (code > 64 && code < 91) || (code > 47 && code < 58);
  return /[\p{L}\p{N}\p{M}]/u.test(String.fromCodePoint(text.codePointAt(at) ?? code)) || (code >= 0xdc00 && code <= 0xdfff);
}

const isLetter = (unit: string | undefined): boolean => unit !== undefined && /[\p{L}\p{N}]/u.test(unit);
