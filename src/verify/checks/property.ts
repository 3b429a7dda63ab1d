/** A figure is said of what it is of: revenue is not net income, whatever the sign and size. */
import { derivationRule } from '../../model/derivation.ts';
import type { Fact } from '../../model/fact.ts';
import type { Ledger } from '../../model/ledger.ts';
import type { Property } from '../../model/property.ts';
import { atClaim, type Check } from '../check.ts';
import type { Claim, Sentence } from '../document.ts';
import { once } from '../once.ts';
import type { Play } from '../play.ts';

export const property: Check = {
  id: 'property',
  *run(play) {
    const words = propertyNames(play.ledger);
    if (!words) return;
    for (const block of play.document.blocks) {
      if (block.region === 'table') continue;
      for (const sentence of block.sentences) {
        const named = sentence.claims.length > 0 ? propertiesNamed(sentence, words) : [];
        if (named.length === 0) continue;
        for (const claim of sentence.claims) {
          const fact = play.facts.get(claim.id);
          const other = fact?.value.type === 'quantity' && otherProperty(play, fact, claim, sentence, named);
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

export interface PropertyNames {
  /** Every label and alias, the longest first, so that "gross profit" is not "profit". */
  readonly pattern: RegExp;
  /** By the words in small letters. */
  readonly properties: ReadonlyMap<string, Property>;
}

/** The words of properties that figures are of, and not of what is worked out from them. */
export const propertyNames = once(({ facts, properties }: Ledger): PropertyNames | undefined => {
  const derived = new Set(
    facts.filter((fact) => fact.derivedFrom && !derivationRule(fact.derivedFrom.rule)?.time).map((fact) => fact.property),
  );
  const named = properties
    .filter((entry) => !['text', 'date', 'entity'].includes(entry.dimension) && !derived.has(entry.id))
    .flatMap((entry) => [entry.label, ...entry.aliases].map((words): [string, Property] => [words.toLowerCase(), entry]));
  if (named.length === 0) return undefined;
  const sorted = named.map(([words]) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).sort((a, b) => b.length - a.length);
  return { pattern: new RegExp(`\\b(?:${sorted.join('|')})\\b`, 'gi'), properties: new Map(named) };
});

export interface NamedProperty {
  readonly property: Property;
  /** In the sentence. */
  readonly start: number;
  readonly end: number;
}

export function propertiesNamed(sentence: Sentence, { pattern, properties }: PropertyNames): readonly NamedProperty[] {
  return [...sentence.text.matchAll(pattern)].flatMap((match) => {
    const property = properties.get(match[0].toLowerCase());
    return property ? [{ property, start: match.index, end: match.index + match[0].length }] : [];
  });
}

/** The property named nearest before a claim in its clause, where it is another than the fact's. */
function otherProperty(play: Play, fact: Fact, claim: Claim, sentence: Sentence, named: readonly NamedProperty[]): Property | undefined {
  const at = claim.start - sentence.start;
  const clause = play.clauseAt(sentence, claim.start);
  const nearest = clause && named.filter((entry) => entry.start >= clause.start && entry.end <= at).at(-1)?.property;
  // "A profit of $0.67 per share" is of the share, not of the company.
  const perShare = fact.value.type === 'quantity' && fact.value.per !== undefined && nearest?.dimension === 'money';
  return nearest && !perShare && !propertiesOf(play, fact).has(nearest.id) ? nearest : undefined;
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
