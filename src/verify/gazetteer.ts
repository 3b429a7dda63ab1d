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

/** Names by the word they begin with, as written and with a capital. */
export type Gazetteer = ReadonlyMap<string, readonly Name[]>;

const WORD = /[\p{L}\p{N}]+/gu;

export function buildGazetteer(entities: Iterable<Entity>): Gazetteer {
  const byName = new Map<string, Name>();
  for (const entity of entities) {
    for (const name of namesOf(entity)) {
      const known = byName.get(name);
      if (known) known.entities.push(entity);
      else byName.set(name, { name, entities: [entity], lead: Math.max(name.search(/[\p{L}\p{N}]/u), 0) });
    }
  }
  const gazetteer = new Map<string, Name[]>();
  for (const name of byName.values()) {
    const word = firstWord(name.name);
    // A name in small letters may begin a sentence.
    for (const key of new Set([word, word.charAt(0).toUpperCase() + word.slice(1)]))
      gazetteer.set(key, [...(gazetteer.get(key) ?? []), name]);
  }
  for (const names of gazetteer.values()) names.sort((a, b) => b.name.length - a.name.length);
  return gazetteer;
}

function firstWord(text: string): string {
  return /[\p{L}\p{N}]+/u.exec(text)?.[0] ?? '';
}

/** Every naming in a text, in order, none inside another. */
export function findNames(text: string, gazetteer: Gazetteer): readonly Naming[] {
  const found: Naming[] = [];
  let reached = 0;
  WORD.lastIndex = 0;
  for (let word = WORD.exec(text); word; word = WORD.exec(text)) {
    const names = word.index < reached ? undefined : gazetteer.get(word[0]);
    const at = word.index;
    const match = names?.find((name) => stands(text, at - name.lead, name.name));
    const [entity, ...others] = match?.entities ?? [];
    if (!match || !entity) continue;
    reached = at - match.lead + match.name.length;
    found.push({ start: at, end: reached, entity, others });
  }
  return found;
}

function stands(text: string, at: number, name: string): boolean {
  if (at < 0 || (!text.startsWith(name, at) && !sameButFirst(text.slice(at, at + name.length), name))) return false;
  return !/[\p{L}\p{N}]/u.test(text[at + name.length] ?? '');
}

/** A name in small letters may begin a sentence; one in capitals may not lose them. */
function sameButFirst(shown: string, name: string): boolean {
  return /^\p{Ll}/u.test(name) && shown.slice(1) === name.slice(1) && shown[0]?.toLowerCase() === name[0];
}
