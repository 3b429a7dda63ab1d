/** Who or what the names of a sheet are: entities the newsroom knows, or of which class they would be. */
import { ConfigError } from '../../errors.ts';
import { ENTITY_CLASSES, type Entity, type EntityClass, namesOf } from '../../model/entity.ts';
import { nameKey } from '../../model/name-key.ts';
import { loadCountries } from '../country.ts';
import type { Answers } from './answers.ts';
import { classOf } from './classes.ts';
import type { Guess } from './guess.ts';

/** The entity that is called so, of whatever class, where there is one alone. */
export function known(name: string, entities: readonly Entity[]): string | undefined {
  const key = nameKey(name.replace(/^the /i, ''));
  const found = entities.filter((entity) => entity.id === name || namesOf(entity).some((one) => nameKey(one) === key));
  return found.length === 1 ? found[0]?.id : undefined;
}

/** `the World Bank` is called World Bank, with its article. */
export function withArticle(name: string): { readonly name: string; readonly article?: 'the' } {
  return /^the /i.test(name) ? { name: name.slice(4), article: 'the' } : { name };
}

/** What the named are; asked where neither their names nor their units tell. */
export async function classFor(names: readonly string[], guess: Guess, answers: Answers): Promise<EntityClass | undefined> {
  const likely = classOf(names, guess, await loadCountries());
  const said = await answers.of(
    'class',
    `What are they? (${ENTITY_CLASSES.join(', ')})`,
    likely === undefined ? undefined : { words: likely, sure: true },
  );
  const found = ENTITY_CLASSES.find((one) => one === said);
  if (said !== undefined && !found) throw new ConfigError(`${said} is no class`, { hint: `there are ${ENTITY_CLASSES.join(', ')}` });
  return found;
}

/** Names that the newsroom knows under another class: they mean those. */
export function namesMeant(
  names: readonly string[],
  kind: EntityClass | undefined,
  entities: readonly Entity[],
): { readonly as?: Readonly<Record<string, string>> } {
  const meant: Record<string, string> = {};
  for (const name of names) {
    const id = known(name, entities);
    const entity = entities.find((one) => one.id === id);
    if (entity && entity.class !== kind) meant[name] = entity.id;
  }
  return Object.keys(meant).length === 0 ? {} : { as: meant };
}
