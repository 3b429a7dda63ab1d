/** Names at their first mention: acronyms spelled out, a listed company in full with its ticker. */
import { namesOf } from '../../model/entity.ts';
import type { Naming } from '../gazetteer.ts';
import { overlapping } from '../spans.ts';
import { KNOWN_ACRONYMS } from './lexicon.ts';
import type { Lapse, Piece, Prose, Rule } from './rule.ts';

export const acronym: Rule = {
  *run(piece) {
    const body = piece.prose.filter(({ block }) => block.region !== 'headline');
    yield* introduced(body);
    yield* registered(body);
  },
};

const BRACKETED = /\((\p{Lu}[\p{Lu}&]{1,7})s?\)/gu;

/** `rare earth elements (REEs)`: pointless where the acronym is not used again, late where it was used before. */
function* introduced(body: readonly Prose[]): Iterable<Lapse> {
  const places = new Map<string, { prose: Prose; start: number; end: number }>();
  for (const prose of body) {
    for (const { 1: letters = '', index } of prose.block.text.matchAll(BRACKETED)) {
      const start = index + 1;
      if (!places.has(letters) && standsFor(letters, prose.block.text.slice(Math.max(0, start - 120), start)))
        places.set(letters, { prose, start, end: start + letters.length });
    }
  }
  if (places.size === 0) return;
  const uses = usesOf(body, places);
  for (const [letters, place] of places) {
    const { early, late } = uses.get(letters) ?? { early: false, late: false };
    if (early && !KNOWN_ACRONYMS.has(letters)) yield { ...place, reason: 'it was used before it is spelled out here' };
    else if (!early && !late) yield { ...place, reason: 'it is not used again, and need not be introduced' };
  }
}

/** Whether acronyms stand before and behind the places where they are introduced. */
function usesOf(
  body: readonly Prose[],
  places: ReadonlyMap<string, { prose: Prose; start: number }>,
): ReadonlyMap<string, { early: boolean; late: boolean }> {
  const uses = new Map([...places.keys()].map((letters) => [letters, { early: false, late: false }]));
  const passed = new Set<Prose>();
  for (const prose of body) {
    for (const { 1: letters = '', index } of prose.block.text.matchAll(/(\p{Lu}[\p{Lu}&]+)(?=s?(?![\p{L}\p{N}]))/gu)) {
      const [place, use] = [places.get(letters), uses.get(letters)];
      if (!place || !use || (place.prose === prose && place.start === index)) continue;
      if (prose === place.prose ? index < place.start : !passed.has(place.prose)) use.early = true;
      else use.late = true;
    }
    passed.add(prose);
  }
  return uses;
}

/** Whether the words before a bracket begin with its letters: `Critical Raw Materials Act (CRMA`. */
function standsFor(letters: string, before: string): boolean {
  const words = (before.match(/[\p{L}\p{N}]+/gu) ?? []).slice(-letters.length * 2);
  let left = letters.toLowerCase();
  for (const word of words.reverse()) if (left.endsWith(word.charAt(0).toLowerCase())) left = left.slice(0, -1);
  return left === '';
}

/** An acronym the register knows as another name of somebody whose name has not been said. */
function* registered(body: readonly Prose[]): Iterable<Lapse> {
  const known = new Set<string>();
  for (const one of body) {
    for (const { start, end, entity, others } of one.names) {
      const text = one.block.text.slice(start, end);
      const letters = text.replaceAll('.', '');
      const short = /^\p{Lu}{2,6}s?$/u.test(letters) && text !== entity.name && text !== entity.short;
      if (short && others.length === 0 && !known.has(entity.id) && !KNOWN_ACRONYMS.has(letters))
        yield { prose: one, start, end, expected: entity.name, reason: 'an acronym is spelled out where it first stands' };
      if (short || text === entity.name || text === entity.short) known.add(entity.id);
    }
  }
}

/** In the body: headline, deck and takeaways have no room for tickers. */
export const firstMention: Rule = {
  drafts: true,
  *run({ prose }: Piece) {
    const known = new Set<string>();
    for (const one of prose) {
      if (one.block.region !== 'body') continue;
      for (const naming of one.names) {
        const { entity, others, start, end } = naming;
        const [listing] = entity.listings;
        if (!listing || others.length > 0 || known.has(entity.id)) continue;
        known.add(entity.id);
        const text = one.block.text.slice(start, end);
        if (namesOf(entity).includes(text) && text.length >= entity.name.length && hasTicker(one, naming)) continue;
        const expected = `${entity.name} (${listing.exchange}: ${listing.ticker})`;
        yield {
          prose: one,
          start,
          end,
          expected,
          reason: 'a listed company stands in full, with its ticker, where the body first names it',
        };
      }
    }
  },
};

function hasTicker({ mentions }: Prose, { end }: Naming): boolean {
  return overlapping(mentions, { start: end, end: end + 4 }).some(({ type }) => type === 'ticker');
}
