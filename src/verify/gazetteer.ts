/** Where a text names the entities of a register: longest match, whole words, case as the name has it. */
import { type Entity, namesOf } from '../model/entity.ts';
import { indexNames, type NameIndex, occurrences } from './name-index.ts';

export interface Naming {
  readonly start: number;
  readonly end: number;
  readonly entity: Entity;
  /** Other entities that go by the same name. */
  readonly others: readonly Entity[];
}

/** The entities that go by each name. */
export type Gazetteer = NameIndex<readonly Entity[]>;

export function buildGazetteer(entities: Iterable<Entity>): Gazetteer {
  const byName = new Map<string, Entity[]>();
  for (const entity of entities) {
    for (const name of namesOf(entity)) {
      const known = byName.get(name);
      if (known) known.push(entity);
      else byName.set(name, [entity]);
    }
  }
  // A name in small letters may begin a sentence; one in capitals may not lose them.
  const small = [...byName].filter(([name]) => /^\p{Ll}/u.test(name));
  return indexNames([...byName, ...small.map(([name, same]): [string, Entity[]] => [name.charAt(0).toUpperCase() + name.slice(1), same])]);
}

/** Every naming in a text, in order, none inside another. */
export function findNames(text: string, gazetteer: Gazetteer): readonly Naming[] {
  return occurrences(text, gazetteer).flatMap(({ start, end, value: [entity, ...others] }) =>
    entity ? [{ start, end, entity, others }] : [],
  );
}
