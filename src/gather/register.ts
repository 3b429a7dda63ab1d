/** Names that sources bring: found in the newsroom's register by identifier or name, or proposed for it. */
import { SourceError } from '../errors.ts';
import { type Entity, namesOf } from '../model/entity.ts';
import { nameKey } from '../model/name-key.ts';
import type { Property } from '../model/property.ts';
import type { EntityProposal, Register } from './connector.ts';

/** What a run of gathering found no name for and proposes; the newsroom's own register always stands above it. */
export interface Proposals {
  readonly entities: readonly Entity[];
  readonly properties: readonly Property[];
}

export interface OpenRegister extends Register {
  /** What was proposed through this register, sorted by id. */
  proposals(): Proposals;
}

/** A register over the entities and properties of the newsroom. */
export function openRegister(entities: Iterable<Entity>, properties: Iterable<Property>): OpenRegister {
  const known = new Map<string, Entity>();
  const byIdentifier = new Map<string, Set<string>>();
  const byName = new Map<string, Set<string>>();
  const add = (entity: Entity): void => {
    known.set(entity.id, entity);
    for (const [scheme, value] of Object.entries(entity.identifiers)) put(byIdentifier, identifierKey(scheme, value), entity.id);
    for (const name of namesOf(entity)) put(byName, nameKey(name), entity.id);
  };
  for (const entity of entities) add(entity);
  const knownProperties = new Map([...properties].map((property) => [property.id, property]));
  const proposed = { entities: new Map<string, Entity>(), properties: new Map<string, Property>() };

  const entity = (proposal: EntityProposal): string => {
    const identified = one(
      Object.entries(proposal.identifiers ?? {}).flatMap(([scheme, value]) => [...(byIdentifier.get(identifierKey(scheme, value)) ?? [])]),
      proposal.name,
    );
    if (identified !== undefined) return identified;
    const named = one(
      [proposal.name, ...(proposal.aliases ?? [])]
        .flatMap((name) => [...(byName.get(nameKey(name)) ?? [])])
        .filter((id) => known.get(id)?.class === proposal.class && !contradicts(known.get(id), proposal)),
      proposal.name,
    );
    if (named !== undefined) return named;
    const full = complete(proposal, known);
    proposed.entities.set(full.id, full);
    add(full);
    return full.id;
  };
  const property = (proposal: Property): string => {
    if (!knownProperties.has(proposal.id)) {
      knownProperties.set(proposal.id, proposal);
      proposed.properties.set(proposal.id, proposal);
    }
    return proposal.id;
  };
  return {
    entity,
    property,
    find: (id) => known.get(id),
    entities: known.values().toArray(),
    proposals: () => ({ entities: sorted(proposed.entities), properties: sorted(proposed.properties) }),
  };
}

function put(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key) ?? new Set();
  ids.add(id);
  map.set(key, ids);
}

/** The only id of a list, or none. Two that could be meant are nobody's guess. */
function one(ids: readonly string[], name: string): string | undefined {
  const [first, ...others] = new Set(ids);
  if (others.length > 0)
    throw new SourceError(`${name} may be ${[first, ...others].join(' or ')}`, {
      hint: 'give the right one its identifier in entities.yaml, or the others a name of their own',
    });
  return first;
}

/** Whether both have an identifier of one scheme and differ in it: then they are namesakes. */
function contradicts(entity: Entity | undefined, proposal: EntityProposal): boolean {
  return Object.entries(proposal.identifiers ?? {}).some(([scheme, value]) => {
    const own = entity?.identifiers[scheme];
    return own !== undefined && identifierKey(scheme, own) !== identifierKey(scheme, value);
  });
}

function identifierKey(scheme: string, value: string): string {
  return `${scheme}:${scheme === 'cik' ? value.replace(/^0+/, '') : value.toUpperCase()}`;
}

function complete(proposal: EntityProposal, known: ReadonlyMap<string, Entity>): Entity {
  const base = proposal.id ?? slug(proposal.name);
  let id = base;
  for (let number = 2; known.has(id); number++) id = `${base}-${number}`;
  return {
    short: proposal.name,
    article: '',
    isA: [],
    aliases: [],
    listings: [],
    identifiers: {},
    plural: false,
    ...proposal,
    id,
  };
}

/** `Korea, Republic of` becomes `korea-republic-of`. */
export function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain || 'unnamed';
}

function sorted<T extends { readonly id: string }>(map: ReadonlyMap<string, T>): readonly T[] {
  return [...map.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
