/** Whom words mean: an identifier, a ticker with its market, a name. What may be several is nobody's guess. */
import type { Entity } from './entity.ts';
import { EXCHANGES, namesOf } from './entity.ts';
import { identitiesOf, identityKey, tickerKey, wrongIdentifier } from './identifier.ts';
import { nameKey } from './name-key.ts';

export type Resolution =
  | { readonly kind: 'exact'; readonly entity: Entity; readonly by: 'identifier' | 'listing' | 'ticker' | 'name' }
  /** Several are meant equally. */
  | { readonly kind: 'ambiguous'; readonly entities: readonly Entity[]; readonly by: 'ticker' | 'name' }
  /** Names that are like it, the likest first: for a person to confirm, never to be taken. */
  | { readonly kind: 'candidates'; readonly candidates: readonly { readonly entity: Entity; readonly likeness: number }[] }
  | { readonly kind: 'none' };

/** How alike two names are, 0 to 1. */
export type Likeness = (a: string, b: string) => number;

/** Below this, or with a second name as near, a likeness says nothing. */
const LIKE = 0.93;
const MARGIN = 0.05;

/** Resolves words over a register, in the order identifier, ticker and market, ticker alone, name, likeness. */
export function resolve(words: string, entities: readonly Entity[], likeness: Likeness): Resolution {
  const text = words.trim();
  const keys = new Set(keysIn(text));
  const identified = entities.filter((entity) => identitiesOf(entity).some((key) => keys.has(key.replace(/ \(.*$/, ''))));
  if (identified.length > 0) return decided(identified, [...keys][0]?.includes('@') ? 'listing' : 'identifier');
  const listed = entities.filter(({ listings }) => listings.some(({ ticker }) => tickerKey(ticker) === tickerKey(text)));
  const isTicker = /^[A-Z0-9][A-Z0-9./-]*$/.test(text);
  if (isTicker && listed.length > 0) return decided(listed, 'ticker');
  const key = nameKey(text);
  const named = key === '' ? [] : entities.filter((entity) => namesOf(entity).some((name) => nameKey(name) === key));
  if (named.length > 0) return decided(named, 'name');
  return liked(key, entities, likeness);
}

function decided(found: readonly Entity[], by: 'identifier' | 'listing' | 'ticker' | 'name'): Resolution {
  const [entity, ...others] = found;
  if (!entity) return { kind: 'none' };
  return others.length === 0
    ? { kind: 'exact', entity, by }
    : { kind: 'ambiguous', entities: found, by: by === 'name' ? 'name' : 'ticker' };
}

/** The keys words may be: `lei:…`, a bare ISIN, `NYSE: MP`, `MP@XNYS`. */
function keysIn(text: string): readonly string[] {
  const scheme = /^(lei|cik|isin|cusip|figi|figi-sc):\s*(\S+)$/i.exec(text);
  if (scheme?.[1] && scheme[2]) return [identityKey(scheme[1].toLowerCase(), scheme[2])];
  const listing = /^([A-Z0-9][A-Z0-9./-]*)@([A-Z0-9]{4})$/i.exec(text) ?? undefined;
  if (listing?.[1] && listing[2]) return [`${tickerKey(listing[1])}@${listing[2].toUpperCase()}`];
  const printed = /^(.+?):\s*([A-Z0-9][A-Z0-9./-]*)$/.exec(text);
  if (printed?.[1] && printed[2]) return micsOf(printed[1]).map((mic) => `${tickerKey(printed[2] ?? '')}@${mic}`);
  return ['isin', 'lei', 'figi', 'cusip']
    .filter((one) => wrongIdentifier(one, text.toUpperCase()) === undefined)
    .map((one) => identityKey(one, text));
}

/** The markets an exchange's printed name stands for; one and no other, or none: "NYSE" of the SEC is more than XNYS. */
function micsOf(exchange: string): readonly string[] {
  return Object.entries(EXCHANGES).flatMap(([mic, name]) => (name.toLowerCase() === exchange.trim().toLowerCase() ? [mic] : []));
}

/** Words of the dictionary and short names are like anything. */
const TOO_SHORT = 4;

function liked(key: string, entities: readonly Entity[], likeness: Likeness): Resolution {
  if (key.length < TOO_SHORT) return { kind: 'none' };
  const scored = entities
    .map((entity) => ({ entity, likeness: Math.max(...namesOf(entity).map((name) => alike(key, nameKey(name), likeness))) }))
    .filter((candidate) => candidate.likeness >= LIKE - MARGIN)
    .sort((a, b) => b.likeness - a.likeness || (a.entity.id < b.entity.id ? -1 : 1));
  const [first, second] = scored;
  if (!first || first.likeness < LIKE) return { kind: 'none' };
  const clear = !second || first.likeness - second.likeness >= MARGIN;
  return { kind: 'candidates', candidates: clear ? [first] : scored.slice(0, 5) };
}

/** As they stand, or with their words in order of the alphabet: "Rare Earths, Lynas". */
function alike(a: string, b: string, likeness: Likeness): number {
  const sorted = (name: string): string => name.split(' ').sort().join(' ');
  return Math.max(likeness(a, b), likeness(sorted(a), sorted(b)));
}
