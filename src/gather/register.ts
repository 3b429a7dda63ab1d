/** Names that sources bring: found in the newsroom's register by identifier or name, or proposed for it. */
import { SourceError } from '../errors.ts';
import { type Entity, namesOf } from '../model/entity.ts';
import type { Fact } from '../model/fact.ts';
import { nameKey } from '../model/name-key.ts';
import type { Property } from '../model/property.ts';
import type { EntityProposal, Register } from './connector.ts';

/** What a run of gathering found no name for and proposes; the newsroom's own register always stands above it. */
export interface Proposals {
  readonly entities: readonly Entity[];
  readonly properties: readonly Property[];
}

export interface OpenRegister extends Register {
  /** What was proposed through this register, and what of its earlier proposals these facts name; sorted by id. */
  proposals(facts?: readonly Fact[]): Proposals;
}

/** Where a name is from; a nearer one stands above a farther. */
type Rank = 0 | 1 | 2;
const NEWSROOM = 0;
const OWN = 1;
const OTHERS = 2;

/** What earlier runs proposed: through this register, and through those of other connectors. */
export interface Earlier {
  readonly own: Proposals;
  readonly others: readonly Proposals[];
}

/**
 * A register over the entities and properties of the newsroom. Of names from earlier runs a connector's own come first, so that
 * ids stay what they are, whatever others call the same.
 */
export function openRegister(entities: Iterable<Entity>, properties: Iterable<Property>, earlier?: Earlier): OpenRegister {
  const known = new Map<string, Entity>();
  const ranks = new Map<string, Rank>();
  const byIdentifier = new Map<string, Set<string>>();
  const byName = new Map<string, Set<string>>();
  const add = (entity: Entity, rank: Rank): void => {
    known.set(entity.id, entity);
    ranks.set(entity.id, rank);
    for (const [scheme, value] of Object.entries(entity.identifiers)) put(byIdentifier, identifierKey(scheme, value), entity.id);
    for (const name of namesOf(entity)) put(byName, nameKey(name), entity.id);
  };
  const nearest = (ids: readonly string[], name: string): string | undefined => {
    const rank = Math.min(...ids.map((id) => ranks.get(id) ?? OTHERS));
    return one(
      ids.filter((id) => ranks.get(id) === rank),
      name,
    );
  };
  for (const own of entities) add(own, NEWSROOM);
  for (const own of earlier?.own.entities ?? []) if (!known.has(own.id)) add(own, OWN);
  for (const theirs of earlier?.others.flatMap((other) => other.entities) ?? []) if (!known.has(theirs.id)) add(theirs, OTHERS);
  const newsroom = new Set([...properties].map(({ id }) => id));
  const ownProperties = new Map(earlier?.own.properties.flatMap((own) => (newsroom.has(own.id) ? [] : [[own.id, own]])));
  const knownProperties = new Set([...newsroom, ...(earlier?.others.flatMap((other) => other.properties.map(({ id }) => id)) ?? [])]);
  const proposed = { entities: new Map<string, Entity>(), properties: new Map<string, Property>() };
  /** A name of this connector's own that is used again is proposed again. */
  const used = (id: string): string => {
    const own = ranks.get(id) === OWN ? known.get(id) : undefined;
    if (own) proposed.entities.set(id, own);
    return id;
  };

  const entity = (proposal: EntityProposal): string => {
    const identified = nearest(
      Object.entries(proposal.identifiers ?? {}).flatMap(([scheme, value]) => [...(byIdentifier.get(identifierKey(scheme, value)) ?? [])]),
      proposal.name,
    );
    if (identified !== undefined) return used(identified);
    const named = nearest(
      [proposal.name, ...(proposal.aliases ?? [])]
        .flatMap((name) => [...(byName.get(nameKey(name)) ?? [])])
        .filter((id) => known.get(id)?.class === proposal.class && !contradicts(known.get(id), proposal)),
      proposal.name,
    );
    if (named !== undefined) return used(named);
    const full = complete(proposal, known);
    add(full, OWN);
    return used(full.id);
  };
  const property = (proposal: Property): string => {
    const own = ownProperties.get(proposal.id);
    if (own) proposed.properties.set(proposal.id, own);
    else if (!knownProperties.has(proposal.id)) {
      knownProperties.add(proposal.id);
      proposed.properties.set(proposal.id, proposal);
    }
    return proposal.id;
  };
  return {
    entity,
    property,
    find: (id) => known.get(id),
    entities: known.values().toArray(),
    proposals: (facts = []) => {
      for (const fact of facts) {
        for (const id of namesIn(fact)) used(id);
        const own = ownProperties.get(fact.property);
        if (own) proposed.properties.set(own.id, own);
      }
      return { entities: sorted(proposed.entities), properties: sorted(proposed.properties) };
    },
  };
}

/** Every entity a fact names. */
function namesIn(fact: Fact): readonly string[] {
  const others = [fact.kind === 'move' ? fact.object : undefined, fact.kind === 'policy' ? fact.instrument : undefined];
  const value = fact.value.type === 'entity' ? fact.value.entity : undefined;
  return [fact.subject, fact.source.publisher, ...others, value].flatMap((id) => id ?? []);
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
