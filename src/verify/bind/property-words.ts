/** What words speak of a property: its label and aliases as bags of stems, weighed by how much of them stands near a figure. */
import type { Property } from '../../model/property.ts';
import { CHANGE, CHANGE_STEMS, STOP_WORDS, wordsOf } from './words.ts';

/** One way to speak of a property. */
interface Phrase {
  readonly stems: readonly string[];
}

export interface PropertyWords {
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** Every stem of some phrase. */
  readonly vocabulary: ReadonlySet<string>;
  /** Stems that are also in names of entities: they tell a property from another, but bind none by themselves. */
  readonly names: ReadonlySet<string>;
}

export function propertyWords(properties: Iterable<Property>, entityNames: Iterable<string>): PropertyWords {
  const phrases = new Map<string, readonly Phrase[]>();
  const vocabulary = new Set<string>();
  for (const property of properties) {
    const own = [property.label, ...property.aliases].map(phraseOf).filter(({ stems }) => stems.length > 0);
    phrases.set(property.id, own);
    for (const { stems } of own) for (const stem of stems) vocabulary.add(stem);
  }
  const names = new Set<string>();
  for (const name of entityNames) for (const word of wordsOf(name)) if (vocabulary.has(word.stem)) names.add(word.stem);
  return { phrases, vocabulary, names };
}

function phraseOf(text: string): Phrase {
  const stems = wordsOf(text)
    .filter(({ lower }) => !STOP_WORDS.has(lower))
    .map(({ stem }) => (CHANGE_STEMS.has(stem) ? CHANGE : stem));
  return { stems: [...new Set(stems)] };
}

/** Stems seen around a figure, with how near they are: 3 beside it, 1 in its clause, less elsewhere in the sentence. */
export type Seen = ReadonlyMap<string, number>;

export interface PropertyScore {
  readonly score: number;
  /** Whether a whole phrase of it stands there. */
  readonly whole: boolean;
  /** Whether the word beside the figure is its own. */
  readonly beside: boolean;
}

const NONE: PropertyScore = { score: 0, whole: false, beside: false };

/** How well the words around a figure speak of a property; 0 where none of its words does. */
export function scoreProperty(words: PropertyWords, property: string, seen: Seen): PropertyScore {
  if (seen.size === 0) return NONE;
  let best = NONE;
  for (const { stems } of words.phrases.get(property) ?? []) {
    let score = 0;
    let bound = false;
    let beside = false;
    let missing = 0;
    for (const stem of stems) {
      const weight = seen.get(stem);
      if (weight === undefined) {
        missing++;
        continue;
      }
      const name = words.names.has(stem);
      score += name ? weight * 0.3 : weight;
      bound ||= !name && stem !== CHANGE;
      beside ||= !name && weight >= BESIDE;
    }
    if (!bound && !(stems.includes(CHANGE) && seen.has(CHANGE))) continue;
    score -= missing * 0.3;
    if (score > best.score) best = { score, whole: missing === 0, beside };
  }
  return best;
}

/** Weight of a stem that stands beside the figure. */
export const BESIDE = 3;
