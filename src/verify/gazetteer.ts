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
}

/** Names by the word they begin with. */
export type Gazetteer = ReadonlyMap<string, readonly Name[]>;

const WORD = /[\p{L}\p{N}]+/gu;

export function buildGazetteer(entities: Iterable<Entity>): Gazetteer {
  const byName = new Map<string, Name>();
  for (const entity of entities) {
    for (const name of namesOf(entity)) {
      const known = byName.get(name);
      if (known) known.entities.push(entity);
      else byName.set(name, { name, entities: [entity] });
    }
  }
  const gazetteer = new Map<string, Name[]>();
  for (const name of byName.values()) {
    const key = firstWord(name.name);
    gazetteer.set(key, [...(gazetteer.get(key) ?? []), name]);
  }
  for (const names of gazetteer.values()) names.sort((a, b) => b.name.length - a.name.length);
  return gazetteer;
}

function firstWord(text: string): string {
  return /[\p{L}\p{N}]+/u.exec(text)?.[0].toLowerCase() ?? '';
}

/** Every naming in a text, in order, none inside another. */
export function findNames(text: string, gazetteer: Gazetteer): readonly Naming[] {
  const found: Naming[] = [];
  let reached = 0;
  for (const word of text.matchAll(WORD)) {
    if (word.index < reached) continue;
    const match = gazetteer.get(word[0].toLowerCase())?.find(({ name }) => stands(text, word.index, name));
    const [entity, ...others] = match?.entities ?? [];
    if (!match || !entity) continue;
    reached = word.index + match.name.length - leading(match.name);
    found.push({ start: word.index, end: reached, entity, others });
  }
  return found;
}

/** Signs before the first letter of a name, such as the caret of `^GSPC`. */
function leading(name: string): number {
  return name.search(/[\p{L}\p{N}]/u);
}

function stands(text: string, wordAt: number, name: string): boolean {
  const at = wordAt - leading(name);
  if (at < 0) return false;
  const shown = text.slice(at, at + name.length);
  if (shown !== name && !sameButFirst(shown, name)) return false;
  const after = text[at + name.length] ?? '';
  return !/[\p{L}\p{N}]/u.test(after);
}

/** A name in small letters may begin a sentence; one in capitals may not lose them. */
function sameButFirst(shown: string, name: string): boolean {
  return /^\p{Ll}/u.test(name) && shown.slice(1) === name.slice(1) && shown[0]?.toLowerCase() === name[0];
}
