/** Names that stand in a relation facts tell otherwise: the largest buyer, the owner, a company that deals with itself. */
import type { Fact } from '../../model/fact.ts';
import type { BoundSentence } from './bind.ts';
import type { Named } from './focus.ts';
import type { Verdict } from './judge.ts';
import type { Lookup } from './lookup.ts';

export interface WrongRelation {
  readonly naming: Named;
  readonly verdict: Verdict;
}

export function wrongRelations(lookup: Lookup, { sentence, named }: BoundSentence): readonly WrongRelation[] {
  const found: WrongRelation[] = [];
  for (const [index, one] of named.entries()) {
    const next = named[index + 1];
    if (!next || next.start < one.end) continue;
    const { text } = sentence.block;
    const between = text.slice(one.end, next.start);
    if (between.length > REACH) continue;
    const [first, second] = [text.slice(one.start, one.end), text.slice(next.start, next.end)];
    const same = one.entity === next.entity && (first.includes(second) || second.includes(first));
    if (same && (next.aside || VERB.test(between)) && actsOnItself(between)) found.push({ naming: next, verdict: ITSELF });
    else {
      const wrong = otherThan(lookup, one, next, between) ?? otherThan(lookup, next, one, between);
      if (wrong) found.push(wrong);
    }
  }
  return found;
}

/** The farthest that two names in one relation stand apart. */
const REACH = 60;

const ITSELF: Verdict = {
  rule: 'misattributed',
  message: 'stands where another must be meant: the sentence has it act on itself',
  difference: 'entity',
};

/** "China outsold China", "Lynas produced more than Lynas": a verb between, and no clause or possessive of its own. */
function actsOnItself(between: string): boolean {
  return (
    /^(?:\s+\([^)]*\))?,?\s+[\p{Ll}-]/u.test(between) && !/[;:.–—]|\b(?:and|but|while|as|that|which|who|where|when|whose)\b/.test(between)
  );
}

/** One word alone between two names, long enough to be no preposition. */
const VERB = /^\s+\p{Ll}{5,}\s+(?:the\s+)?$/u;

/** A fact whose value is an entity, where its own words stand between its subject and another of the value's class. */
function otherThan(lookup: Lookup, subject: Named, other: Named, between: string): WrongRelation | undefined {
  for (const [property, facts] of lookup.byEntity.get(subject.entity.id) ?? []) {
    const told = facts.filter((fact) => fact.subject === subject.entity.id && fact.value.type === 'entity');
    const [fact] = told;
    if (!fact || told.some((one) => isAbout(one, other)) || !lookup.relationWords.get(property)?.test(between)) continue;
    const value = fact.value.type === 'entity' ? fact.value.entity : '';
    if (lookup.classOf(value) !== other.entity.class) continue;
    const expected = lookup.nameOf(value);
    const message = `stands where \`${fact.id}\` says ${expected}`;
    return { naming: other, verdict: { rule: 'altered', message, difference: 'entity', fact, expected } };
  }
  return undefined;
}

function isAbout({ value }: Fact, { entity, others }: Named): boolean {
  return value.type === 'entity' && [entity, ...others].some(({ id }) => id === value.entity);
}
