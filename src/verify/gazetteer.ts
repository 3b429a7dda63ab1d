/** Where a text names the entities of a register: longest match, whole words, case as the name has it. */
import { type Entity, namesOf } from '../model/entity.ts';

export interface Naming {
  readonly start: number;
  readonly end: number;
  readonly entity: Entity;
  /** Other entities that go by the same name. */
  readonly others: readonly Entity[];
}

interface Name {
  readonly name: string;
  readonly entities: Entity[];
  /** Signs before its first letter, such as the caret of `^GSPC`. */
  readonly lead: number;
}

export interface Gazetteer {
  /** Names by the word they begin with, as written and with a capital. */
  readonly names: ReadonlyMap<string, readonly Name[]>;
  /** First characters of those words: most words of a text begin with another. */
  readonly starts: ReadonlySet<number>;
}

export function buildGazetteer(entities: Iterable<Entity>): Gazetteer {
  const byName = new Map<string, Name>();
  for (const entity of entities) {
    for (const name of namesOf(entity)) {
      const known = byName.get(name);
      if (known) known.entities.push(entity);
      else byName.set(name, { name, entities: [entity], lead: Math.max(name.search(/[\p{L}\p{N}]/u), 0) });
    }
  }
  const names = new Map<string, Name[]>();
  for (const name of byName.values()) {
    const word = firstWord(name.name);
    // A name in small letters may begin a sentence.
    for (const key of new Set([word, word.charAt(0).toUpperCase() + word.slice(1)])) names.set(key, [...(names.get(key) ?? []), name]);
  }
  for (const same of names.values()) same.sort((a, b) => b.name.length - a.name.length);
  return { names, starts: new Set([...names.keys()].map((key) => key.charCodeAt(0))) };
}

function firstWord(text: string): string {
  return /[\p{L}\p{N}]+/u.exec(text)?.[0] ?? '';
}

/** Every naming in a text, in order, none inside another. */
export function findNames(text: string, { names, starts }: Gazetteer): readonly Naming[] {
  const found: Naming[] = [];
  let reached = 0;
  for (let at = 0; at < text.length; at++) {
    if (!isWordUnit(text, at)) continue;
    let end = at + 1;
    while (end < text.length && isWordUnit(text, end)) end++;
    const known = at >= reached && starts.has(text.charCodeAt(at)) ? names.get(text.slice(at, end)) : undefined;
    const match = known?.find((name) => stands(text, at - name.lead, name.name));
    const [entity, ...others] = match?.entities ?? [];
    if (match && entity) {
      reached = at - match.lead + match.name.length;
      found.push({ start: at, end: reached, entity, others });
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

function stands(text: string, at: number, name: string): boolean {
  if (at < 0 || (!text.startsWith(name, at) && !sameButFirst(text.slice(at, at + name.length), name))) return false;
  return !/[\p{L}\p{N}]/u.test(text[at + name.length] ?? '');
}

/** A name in small letters may begin a sentence; one in capitals may not lose them. */
function sameButFirst(shown: string, name: string): boolean {
  return /^\p{Ll}/u.test(name) && shown.slice(1) === name.slice(1) && shown[0]?.toLowerCase() === name[0];
}
