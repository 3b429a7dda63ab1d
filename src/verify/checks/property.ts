/** A figure is said of what it is of: revenue is not net income, whatever the sign and size. */
import { derivationRule } from '../../model/derivation.ts';
import type { Fact } from '../../model/fact.ts';
import type { Property } from '../../model/property.ts';
import { atClaim, type Check } from '../check.ts';
import type { Claim, Sentence } from '../document.ts';
import type { Play } from '../play.ts';
import { splitClauses } from '../sentences.ts';

export const property: Check = {
  id: 'property',
  *run(play) {
    const words = wordsOf(
      play.ledger.properties.filter(
        (entry) =>
          !['text', 'date', 'entity'].includes(entry.dimension) &&
          !play.ledger.facts.some((fact) => fact.derivedFrom && fact.property === entry.id),
      ),
    );
    if (words.length === 0) return;
    for (const block of play.document.blocks) {
      if (block.region === 'table') continue;
      for (const sentence of block.sentences) {
        for (const claim of sentence.claims) {
          const fact = play.facts.get(claim.id);
          const other = fact?.value.type === 'quantity' && otherProperty(play, fact, claim, sentence, words);
          if (!fact || !other) continue;
          yield {
            rule: 'property',
            severity: 'error',
            message: `\`${claim.surface}\` is said of ${other.label}, and \`${fact.id}\` is ${labelOf(play, fact)}`,
            ...atClaim(block, claim),
            actual: claim.surface,
            fact: fact.id,
          };
        }
      }
    }
  },
};

interface Words {
  readonly property: Property;
  readonly pattern: RegExp;
}

/** The labels and aliases of properties, as patterns; the longest first, so that "gross profit" is not "profit". */
function wordsOf(properties: readonly Property[]): readonly Words[] {
  return properties
    .flatMap((entry) => [entry.label, ...entry.aliases].map((words) => ({ property: entry, words })))
    .sort((a, b) => b.words.length - a.words.length)
    .map(({ property: entry, words }) => ({
      property: entry,
      pattern: new RegExp(`\\b${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\b`, 'gi'),
    }));
}

/** The property named nearest before a claim in its clause, where it is another than the fact's. */
function otherProperty(play: Play, fact: Fact, claim: Claim, sentence: Sentence, words: readonly Words[]): Property | undefined {
  const at = claim.start - sentence.start;
  const clause = splitClauses(sentence.text).find((span) => at >= span.start && at < span.end);
  if (!clause) return undefined;
  const before = sentence.text.slice(clause.start, at);
  const found: { property: Property; start: number; end: number }[] = [];
  for (const { property: entry, pattern } of words) {
    for (const match of before.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (!found.some((other) => other.start < end && other.end > match.index)) found.push({ property: entry, start: match.index, end });
    }
  }
  const nearest = found.sort((a, b) => b.end - a.end)[0]?.property;
  return nearest && !propertiesOf(play, fact).has(nearest.id) ? nearest : undefined;
}

/** What a fact is of: its property, or those of its inputs. */
function propertiesOf(play: Play, fact: Fact): ReadonlySet<string> {
  const inputs = fact.derivedFrom?.inputs.flatMap((id) => play.facts.get(id) ?? []) ?? [];
  const base = fact.property.replace(/-(?:change|growth|points|record)$/, '');
  return new Set([fact.property, base, ...inputs.flatMap((input) => [...propertiesOf(play, input)])]);
}

function labelOf(play: Play, fact: Fact): string {
  const label = play.ledger.properties.find((entry) => entry.id === fact.property)?.label ?? fact.property;
  return derivationRule(fact.derivedFrom?.rule ?? '') ? `the ${label}` : label;
}
