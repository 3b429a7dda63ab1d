/** Names in prose: in full at first mention, with the ticker once, short after. */

import { escapeMarkdown } from '../model/claim.ts';
import type { Entity } from '../model/entity.ts';
import type { Fact } from '../model/fact.ts';
import type { Writer } from './writer.ts';

/** The name of an entity as this mention wants it, Markdown-escaped, with its article. */
export function mention(writer: Writer, id: string, possessive = false): string {
  const entity = entityOf(writer, id);
  const first = !writer.named[writer.region].has(id);
  writer.named[writer.region].add(id);
  const name = first && writer.region === 'body' ? entity.name : entity.short;
  // AP: U.S. is an adjective too, and stands where the United States' would.
  if (possessive && INITIALS.test(name)) return escapeMarkdown(name);
  const shown = `${entity.article ? `${entity.article} ` : ''}${escapeMarkdown(name)}`;
  const owned = possessive ? `${shown}${ownership(name, entity.plural)}` : shown;
  const [listing] = entity.listings;
  return first && writer.region === 'body' && listing && !possessive
    ? `${owned} (${escapeMarkdown(listing.exchange)}: ${escapeMarkdown(listing.ticker)})`
    : owned;
}

const INITIALS = /^(?:\p{Lu}\.)+$/u;

/** AP: a proper name or a plural that ends in s takes the apostrophe alone, gas takes both, and Lowe's is its own possessive. */
function ownership(name: string, plural: boolean): string {
  if (/['’]s$/.test(name)) return '';
  return /s$/i.test(name) && (plural || /^\P{Ll}/u.test(name)) ? "'" : "'s";
}

/** An entity of the register. Throws a RangeError for an id it does not have. */
export function entityOf(writer: Writer, id: string): Entity {
  const entity = writer.entities.get(id);
  if (!entity) throw new RangeError(`unknown entity \`${id}\``);
  return entity;
}

const SAY: Readonly<Record<Fact['standing'], readonly string[]>> = {
  actual: ['reported', 'said'],
  estimate: ['estimates'],
  forecast: ['expects', 'projects'],
  plan: ['says', 'said'],
  target: ['says'],
  alleged: ['alleges'],
};

/** The verb of attribution a standing allows: an estimate is estimated, not reported. Law speaks in the present. */
export function sayVerb(writer: Writer, fact: Fact, pick: (count: number) => number): string {
  if (entityOf(writer, fact.source.publisher).class === 'law' || fact.kind === 'policy') return 'says';
  const verbs = SAY[fact.standing];
  return verbs[pick(verbs.length)] ?? 'said';
}
