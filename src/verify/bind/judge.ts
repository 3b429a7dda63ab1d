/** A figure against the facts it is bound to: by whom it is about, what is said of them, and when. */
import type { Entity } from '../../model/entity.ts';
import type { Fact } from '../../model/fact.ts';
import type { Difference } from '../../model/finding.ts';
import { formatQuantity } from '../../model/format.ts';
import { formatPeriod } from '../../model/format-date.ts';
import type { DateMention } from '../../model/mention.ts';
import { differenceOf } from '../difference.ts';
import type { Sentence } from '../document.ts';
import { comparable, distance, figureMismatch, mismatchOf } from './compare.ts';
import { derivedFrom } from './derivation.ts';
import type { Who } from './focus.ts';
import { entitiesOf, type Lookup } from './lookup.ts';
import { type PropertyScore, type Seen, scoreProperty } from './property-words.ts';
import type { Figure } from './reading.ts';
import { isOf, liesOpen, liesWithin, meets, pointsBack } from './when.ts';

/** Everything that is known of a figure before it is compared. */
export interface Place {
  readonly lookup: Lookup;
  readonly sentence: Sentence;
  readonly figure: Figure;
  readonly who: Who;
  readonly seen: Seen;
  readonly when: readonly DateMention[];
  readonly year: string;
}

export type Rule = 'unknown-name' | 'altered' | 'misattributed' | 'unsupported' | 'unregistered-derivation' | 'ambiguous';

export interface Verdict {
  readonly rule: Rule;
  /** What is wrong, to stand behind the words. */
  readonly message: string;
  readonly fact?: Fact;
  readonly expected?: string;
  readonly difference?: Difference;
  /** The figure is true of the fact's subject, and false of whom the sentence names. */
  readonly foreign?: true;
  /** So nearly right that it is a warning. */
  readonly slight?: boolean;
}

/** A fact the figure may be, with what speaks for it. */
interface Candidate {
  readonly fact: Fact;
  readonly property: PropertyScore;
  readonly mismatch: string | undefined;
}

export interface Judged {
  /** Facts the figure says. */
  readonly facts: readonly Fact[];
  readonly verdict?: Verdict;
  /** Verdict to be worked out once the sentence is known. */
  readonly open?: readonly Candidate[];
}

const FINE: Judged = { facts: [] };

export function judgeFigure(place: Place): Judged {
  const { figure, who } = place;
  const bare = isBare(place);
  const candidates = candidatesOf(place, who.entities, bare);
  const kin = candidates.filter(({ fact }) => comparable(fact, figure, bare));
  const beside = kin.some(({ property }) => property.beside && property.whole);
  if (figure.article && !beside) return FINE;
  if (isLanguage(figure) && (!beside || isOneOf(place))) return FINE;
  const matching = candidates.filter((one) => one.mismatch === undefined && !isOfAnother(place, one.fact));
  if (matching.length === 0) return inWording(place, candidates) ? FINE : { facts: [], open: candidates };
  return judgeMatching(place, matching, kin);
}

function judgeMatching(place: Place, matching: readonly Candidate[], kin: readonly Candidate[]): Judged {
  const facts = inOrder(place, matching);
  const top = best(kin);
  const held = best(matching);
  if (top?.property.beside && top.property.whole && held && !held.property.beside && top.property.score - held.property.score > MARGIN)
    return { facts: [], verdict: { ...wrongProperty(place, top, held) } };
  const rival = wrongPeriod(place, matching, kin);
  if (rival) return { facts: [], verdict: rival };
  const other = openTo(place, matching, kin);
  if (other) return { facts, verdict: other };
  return { facts };
}

/** The likeliest first: of the date told, then by the words around it, then the latest. */
function inOrder({ when, year }: Place, matching: readonly Candidate[]): readonly Fact[] {
  const rank = ({ fact }: Candidate): number => (when.some((date) => isOf(fact, date, year, false)) ? 0 : 1);
  return [...matching]
    .sort((a, b) => rank(a) - rank(b) || b.property.score - a.property.score || (a.fact.period.end < b.fact.period.end ? 1 : -1))
    .map(({ fact }) => fact);
}

/** "Guaranteed Lynas $110" of a deal with another: the other side of a move or the law of a policy is named wrong. */
function isOfAnother({ who, lookup }: Place, fact: Fact): boolean {
  const [subject, other] = entitiesOf(fact);
  if (other === undefined || who.entities.some(({ id }) => id === other)) return false;
  const kind = lookup.classOf(other);
  return who.entities.some((entity) => entity.class === kind && entity.id !== subject);
}

/** By how much the words beside a figure must speak for another property before they outweigh its value. */
const MARGIN = 1.5;

function wrongProperty({ lookup, figure }: Place, top: Candidate, held: Candidate): Verdict {
  const label = (fact: Fact): string => lookup.properties.get(fact.property)?.label ?? fact.property;
  return {
    rule: 'misattributed',
    message: `is its ${label(held.fact)} (\`${held.fact.id}\`), not its ${label(top.fact)}, ${shown(top.fact)} in \`${top.fact.id}\``,
    difference: 'property',
    fact: top.fact,
    ...(figure.second ? {} : { expected: shown(top.fact) }),
  };
}

function wrongPeriod(place: Place, matching: readonly Candidate[], kin: readonly Candidate[]): Verdict | undefined {
  const { when, year, sentence, figure } = place;
  if (when.length === 0 || figure.spread || pointsBack(sentence, figure)) return undefined;
  const fits = (fact: Fact): boolean => when.some((date) => isOf(fact, date, year, true) || liesOpen(fact, date));
  if (matching.some(({ fact }) => fits(fact) || when.some((date) => liesWithin(fact, date)))) return undefined;
  const same = new Set(matching.map(({ fact }) => `${fact.subject} ${fact.property}`));
  const rival = kin.find(({ fact }) => same.has(`${fact.subject} ${fact.property}`) && fits(fact));
  const [held] = matching;
  if (!rival || !held) return undefined;
  return {
    rule: 'misattributed',
    message: `is of ${formatPeriod(held.fact.period)} (\`${held.fact.id}\`); for the date given it is ${shown(rival.fact)} in \`${rival.fact.id}\``,
    difference: 'date',
    fact: rival.fact,
    expected: shown(rival.fact),
  };
}

/** True of one that may be meant and false of another. */
function openTo({ who }: Place, matching: readonly Candidate[], kin: readonly Candidate[]): Verdict | undefined {
  if (!who.open) return undefined;
  const held = new Set(matching.map(({ fact }) => fact.subject));
  const bound = matching.filter(({ property }) => property.score > 0);
  const rival = kin.find(({ fact }) => !held.has(fact.subject) && bound.some((one) => one.fact.property === fact.property));
  const [own] = bound;
  if (!rival || !own || own.fact.id === rival.fact.id) return undefined;
  return {
    rule: 'ambiguous',
    message: `may be said of ${nameOf(who.entities, own.fact)}, of whom it is true, or of ${nameOf(who.entities, rival.fact)}, of whom \`${rival.fact.id}\` says ${shown(rival.fact)}`,
    fact: own.fact,
  };
}

/** Why a figure that says none of its facts is wrong; `beside` are the facts its sentence tells, `before` those of the last one. */
export function explain(place: Place, candidates: readonly Candidate[], beside: readonly Fact[], before: readonly Fact[]): Verdict {
  const { figure, who, lookup } = place;
  const bare = isBare(place);
  const kin = candidates.filter(({ fact }) => comparable(fact, figure, bare));
  const nearest = nearestOf(place, kin);
  const spoken = (fact: Fact): boolean =>
    !nearest ||
    fact.property === nearest.fact.property ||
    (nearest.property.score > 0 && scoreProperty(lookup.words, fact.property, place.seen).score >= nearest.property.score);
  const [foreign] = lookup.near(
    figure.mention,
    bare,
    (fact) =>
      spoken(fact) && !who.entities.some(({ id }) => id === fact.subject) && figureMismatch(fact, figure, bare, false) === undefined,
  );
  if (foreign && who.entities.length > 0)
    return {
      rule: 'misattributed',
      message: `is said of ${nameOf(who.entities, foreign)} in \`${foreign.id}\`${nearest ? `; of ${nameOf(who.entities, nearest.fact)} it is ${shown(nearest.fact)} (\`${nearest.fact.id}\`)` : ''}`,
      difference: 'entity',
      fact: foreign,
      foreign: true,
    };
  const related = candidates.filter(({ property }) => property.score > 0).map(({ fact }) => fact);
  const how =
    derivedFrom(figure, beside.length > 1 ? beside : [...new Set([...beside, ...related])]) ??
    derivedFrom(figure, [...new Set([...beside, ...before])]);
  if (how) return { rule: 'unregistered-derivation', message: `equals ${how}, but no derived fact says so` };
  if (!nearest || (nearest.property.score <= 0 && distance(nearest.fact, figure) > 0.5)) {
    const unit = candidates.find((one) => otherUnit(one.fact, figure));
    if (unit)
      return {
        rule: 'altered',
        message: `differs from ${shown(unit.fact)} in \`${unit.fact.id}\`: ${unit.mismatch}`,
        difference: differenceOf(unit.fact.value, figure.mention),
        fact: unit.fact,
        expected: shown(unit.fact),
      };
    return { rule: 'unsupported', message: 'is said by no fact' };
  }
  const spread = nearRange(place, kin);
  const fact = spread ?? nearest.fact;
  return {
    rule: 'altered',
    message: `differs from ${shown(fact)} in \`${fact.id}\`: ${spread ? 'the range differs' : nearest.mismatch}`,
    difference: differenceOf(fact.value, figure.mention),
    fact,
    expected: shown(fact),
    ...(spread && { slight: true }),
  };
}

/** The range of the time told that a spread ("ranged from") nearly covers: at each end it is off by a tenth of the width at most. */
function nearRange({ figure, when, year }: Place, kin: readonly Candidate[]): Fact | undefined {
  const { low, high } = figure.mention;
  if (!figure.whole || low === undefined || high === undefined) return undefined;
  const [a, b] = [Math.min(Number(low), Number(high)), Math.max(Number(low), Number(high))];
  return kin.find(({ fact, property }) => {
    if (property.score <= 0 || fact.value.type !== 'quantity' || fact.value.low === undefined) return false;
    const [least, most] = [Number(fact.value.low), Number(fact.value.high)];
    const slack = (most - least) / 6;
    const near = Math.abs(a - least) <= slack && Math.abs(b - most) <= slack;
    return near && (when.length === 0 || when.some((date) => isOf(fact, date, year, false) || meets(fact, date)));
  })?.fact;
}

function nearestOf({ figure, when, year }: Place, kin: readonly Candidate[]): Candidate | undefined {
  const rank = (one: Candidate): number => (when.some((date) => isOf(one.fact, date, year, false)) ? 0 : 1);
  // One number of a pair that is right says more than a word in the clause.
  const score = ({ property }: Candidate): number => (figure.second && !property.beside ? 0 : property.score);
  return [...kin].sort((a, b) => score(b) - score(a) || rank(a) - rank(b) || distance(a.fact, figure) - distance(b.fact, figure))[0];
}

/** The same digits in another unit or currency. */
function otherUnit(fact: Fact, { mention, second }: Figure): boolean {
  if (second || fact.value.type !== 'quantity') return false;
  return figureMismatch(fact, { start: 0, end: 0, mention: { ...mention, unit: fact.value.unit } }, false, false) === undefined;
}

function candidatesOf({ lookup, figure, seen, sentence }: Place, entities: readonly Entity[], bare: boolean): readonly Candidate[] {
  const mismatch = mismatchOf(figure, bare, saysLoss(sentence, figure));
  const candidates: Candidate[] = [];
  const taken = new Set<string>();
  for (const { id } of entities) {
    for (const [property, facts] of lookup.byEntity.get(id) ?? []) {
      const score = scoreProperty(lookup.words, property, seen);
      for (const fact of facts) {
        if (!taken.has(fact.id)) candidates.push({ fact, property: score, mismatch: mismatch(fact) });
        taken.add(fact.id);
      }
    }
  }
  return candidates;
}

/** Whether the words of the unit are those of a property: "38 points" are no points of an index. */
function isBare({ figure, lookup }: Place): boolean {
  const { unit, text } = figure.mention;
  if (unit === null) return true;
  if (unit === 'percent' || /[$€£¥%]/.test(text)) return false;
  return lookup.saysProperty(text);
}

/** Whether the words right before call it a loss: "a net loss of". */
function saysLoss({ block }: Sentence, { start }: Figure): boolean {
  return /\b(?:loss(?:es)?|deficit)\s+(?:\w+\s+){0,3}(?:of|to|at|was|were)\s*$|\blost\s*$/i.test(
    block.text.slice(Math.max(0, start - 48), start),
  );
}

/** Small counts in words are language: "two companies", "one of", "at least one", "a triple camera". */
function isLanguage({ mention, second, article }: Figure): boolean {
  if (second || article || mention.unit === 'percent') return false;
  if (mention.form === 'multiple') return /^(?:single|dual|double|triple|quadruple)$/i.test(mention.text);
  const small = mention.unit === null && mention.form === 'words' && Number(mention.amount) < 10;
  return small && (mention.comparator === '=' || (mention.comparator === '>=' && mention.amount === '1'));
}

/** "One of the hottest". */
function isOneOf({ figure: { mention, end }, sentence: { block } }: Place): boolean {
  return mention.amount === '1' && /^ of (?:the|its|their|his|her|our|those|these|many|several)\b/.test(block.text.slice(end, end + 12));
}

/** Whether the figure stands inside the approved words of a fact. */
function inWording({ sentence: { block }, figure }: Place, candidates: readonly Candidate[]): boolean {
  return candidates.some(({ fact }) =>
    [...fact.wordings, ...(fact.value.type === 'text' ? [fact.value.text] : [])].some((wording) => {
      const from = block.text.indexOf(wording, Math.max(0, figure.end - wording.length));
      return from >= 0 && from <= figure.start;
    }),
  );
}

function best(candidates: readonly Candidate[]): Candidate | undefined {
  let top: Candidate | undefined;
  for (const one of candidates) if (!top || one.property.score > top.property.score) top = one;
  return top;
}

function shown({ value }: Fact): string {
  if (value.type !== 'quantity') return 'something else';
  return value.low !== undefined && value.unit === 'count' ? `${value.low}-${value.high}` : formatQuantity(value);
}

function nameOf(entities: readonly Entity[], fact: Fact): string {
  return entities.find((entity) => entity.id === fact.subject)?.name ?? fact.subject;
}
