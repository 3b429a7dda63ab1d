/**
 * Free text: a word of movement against the change its figure tells, the two figures it joins, or, where no figure stands
 * beside it, all that the facts know of the one thing it is said of.
 */
import { decimal } from '../../model/decimal.ts';
import type { Fact } from '../../model/fact.ts';
import type { Sign } from '../../model/lexicon.ts';
import type { Problem } from '../check.ts';
import type { Claim, Sentence } from '../document.ts';
import { once } from '../once.ts';
import type { Play } from '../play.ts';
import { NEGATIONS } from '../words.ts';
import {
  changeOf,
  claimsWithFacts,
  compareDirection,
  directionWords,
  type Found,
  type Movement,
  movement,
  nearestMovement,
  toldMovements,
} from './direction.ts';
import { propertiesNamed, propertyNames } from './property.ts';

export function* toldDirections(play: Play, sentence: Sentence): Iterable<Problem> {
  const words = directionWords(play, sentence);
  if (words.length === 0) return;
  const told = toldMovements(play, sentence);
  for (const word of words) {
    const joined = joinedBy(play, word, sentence);
    // Of two equally near, what the words join comes before what the facts know besides.
    const near = nearestMovement(play, word, [...joined, ...told], sentence) ?? aloneMovement(play, word, sentence);
    if (near) yield* compareDirection(word, near, sentence);
  }
}

/** Figures of one thing that the words tell as a way from one to the other. */
function joinedBy(play: Play, word: Found, sentence: Sentence): readonly Movement[] {
  const text = sentence.block.text;
  const claims = claimsWithFacts(play, sentence);
  return claims.flatMap(({ claim, fact }, index): readonly Movement[] => {
    const next = claims[index + 1];
    if (!next || next.fact.subject !== fact.subject || next.fact.property !== fact.property) return [];
    const forward = wayBetween(text, word, claim, next.claim);
    const sign = forward === undefined ? undefined : signOf(fact, next.fact, forward);
    return sign === undefined ? [] : [{ sign, size: undefined, fact: next.fact, start: claim.start, end: next.claim.end }];
  });
}

/** 1 where the way goes from the first to the second ("rose from A to B", "A, a rise to B"), -1 for "B, up from A" and "rose to B against A". */
function wayBetween(text: string, word: Found, first: Claim, second: Claim): 1 | -1 | undefined {
  const between = text.slice(first.end, second.start);
  if (between.length > 90 || /[.;]\s/.test(between)) return undefined;
  if (word.start >= first.end && word.end <= second.start) return /\bfrom\s$/.test(between) ? -1 : /\bto\s$/.test(between) ? 1 : undefined;
  if (word.end > first.start || first.start - word.end > 60) return undefined;
  const before = text.slice(word.end, first.start);
  if (/\bfrom\s$/.test(before)) return /\bto\s$/.test(between) ? 1 : undefined;
  return /\bto\s$/.test(before) && /\b(?:compared (?:with|to)|against|versus|from)\s$/.test(between) ? -1 : undefined;
}

function signOf(first: Fact, second: Fact, way: 1 | -1): Sign | undefined {
  if (first.value.type !== 'quantity' || second.value.type !== 'quantity' || first.value.unit !== second.value.unit) return undefined;
  return (Math.sign(decimal(second.value.amount).cmp(first.value.amount)) * way) as Sign;
}

/** "Revenue fell", of one company of whose revenue the facts know but rises. Nouns and infinitives are said of too much. */
function aloneMovement(play: Play, word: Found, sentence: Sentence): Movement | undefined {
  const names = propertyNames(play.ledger);
  const clause = play.clauseAt(sentence, word.start);
  if (word.says.weak || !names || !clause) return undefined;
  const words = sentence.text.slice(clause.start, clause.end);
  if (new RegExp(NEGATIONS.source, 'i').test(words) || OPEN.test(words)) return undefined;
  const inClause = { start: clause.start, end: word.start - sentence.start };
  const properties = new Set(
    propertiesNamed(sentence, names)
      .filter(({ start, end }) => start >= inClause.start && end <= inClause.end)
      .map(({ property }) => property.id),
  );
  const subjects = new Set(
    play
      .entitiesIn(sentence)
      .map(({ id }) => id)
      .filter((id) => figuresOf(play.ledger).has(id)),
  );
  const [property] = properties;
  const [subject] = subjects;
  if (property === undefined || subject === undefined || properties.size > 1 || subjects.size > 1) return undefined;
  const movements = (figuresOf(play.ledger).get(subject) ?? []).filter(({ fact }) => isOf(fact, property));
  const [first] = movements;
  if (!first || movements.some(({ sign }) => sign !== first.sign)) return undefined;
  return { ...first, size: undefined, start: word.start, end: word.end };
}

/** What may come is no movement that was. */
const OPEN = /\b(?:if|may|might|could|would|will|expects?|expected|forecasts?|likely|plans?|should)\b/i;

const isOf = (fact: Fact, property: string): boolean =>
  fact.property === property || fact.property.replace(/-(?:change|growth|points)$/, '') === property;

type Known = Pick<Movement, 'sign' | 'fact'>;

/** Every movement the facts know, by subject: changes, and figures of one thing at two times of one length. */
const figuresOf = once((ledger: Play['ledger']): ReadonlyMap<string, readonly Known[]> => {
  const found = new Map<string, Known[]>();
  const add = (fact: Fact, sign: number): void => {
    const own = found.get(fact.subject) ?? [];
    own.push({ fact, sign: sign as Sign });
    found.set(fact.subject, own);
  };
  for (const fact of ledger.facts) {
    const change = changeOf(fact);
    if (change !== undefined) add(fact, Math.sign(change));
  }
  for (const same of Map.groupBy(ledger.facts, keyOf).values()) {
    const sorted = [...same].sort((a, b) => (a.period.end < b.period.end ? -1 : 1));
    for (const [index, fact] of sorted.entries()) {
      const before = sorted[index - 1];
      const sign = before && movement(before, fact);
      if (sign !== undefined) add(fact, sign);
    }
  }
  return found;
});

const keyOf = ({ subject, property, period, basis, value }: Fact): string =>
  [subject, property, period.granularity, period.calendar, basis.join(), value.type === 'quantity' ? value.unit : value.type].join(' ');
