/** A free text with its figures linked to the facts they were bound to, so that what is checked of a draft can be checked of it. */
import type { Fact } from '../../model/fact.ts';
import type { Ledger } from '../../model/ledger.ts';
import type { Block, Claim, Sentence } from '../document.ts';
import { dateMismatch } from '../match-date.ts';
import { once } from '../once.ts';
import type { Play } from '../play.ts';
import { within } from '../spans.ts';
import type { BoundSentence, Told } from './bind.ts';
import type { Lookup } from './lookup.ts';
import { type Word, wordsOf } from './words.ts';

/** A block with its bound sentences. */
export interface BoundBlock {
  readonly block: Block;
  readonly sentences: readonly BoundSentence[];
  readonly words: readonly Word[];
}

/** The play over the same text, in which each figure that says a fact is a claim on it, and so are a fact's approved words. */
export function linkedPlay(play: Play, lookup: Lookup, bound: readonly BoundBlock[]): Play {
  const blockOf = new Map<Block, Block>();
  const sentenceOf = new Map<Sentence, Sentence>();
  const blocks = bound.map(({ block, sentences, words: spoken }) => {
    const figures = sentences.flatMap(({ told }) => told).flatMap((told) => claimOn(block, told));
    const words = claimsOnWords(play, block, spoken);
    const dates = sentences.flatMap((sentence) => datesOf(play, lookup, block, sentence));
    const linked = withClaims(block, apart([...words, ...figures, ...dates]));
    blockOf.set(linked, block);
    for (const [index, sentence] of linked.sentences.entries()) sentenceOf.set(sentence, block.sentences[index] ?? sentence);
    return linked;
  });
  return {
    ...play,
    document: { ...play.document, blocks },
    mentionsIn: (block) => play.mentionsIn(blockOf.get(block) ?? block),
    namesIn: (block) => play.namesIn(blockOf.get(block) ?? block),
    namesOf: (sentence) => play.namesOf(sentenceOf.get(sentence) ?? sentence),
    termsIn: (block) => play.termsIn(blockOf.get(block) ?? block),
    entitiesIn: (sentence) => play.entitiesIn(sentenceOf.get(sentence) ?? sentence),
    clausesIn: (sentence) => play.clausesIn(sentenceOf.get(sentence) ?? sentence),
    clauseAt: (sentence, at) => play.clauseAt(sentenceOf.get(sentence) ?? sentence, at),
  };
}

/** Dates that are the one value of a fact about somebody the sentence names: the start of a rule, the opening of a plant. */
function datesOf(play: Play, { byEntity }: Lookup, block: Block, { named, carried, dates }: BoundSentence): readonly Claim[] {
  if (dates.length === 0) return [];
  const about = new Set([...named, ...(named.length > 0 ? [] : (carried[0] ?? []))].map(({ entity }) => entity.id));
  const facts = [...about].flatMap((id) => [...(byEntity.get(id)?.values() ?? [])].flat()).filter(({ value }) => value.type === 'date');
  return dates.flatMap((date): readonly Claim[] => {
    const told = facts.filter(({ value }) => value.type === 'date' && dateMismatch(value.period, date, play.year) === undefined);
    const [fact] = told;
    return fact && told.length === 1 ? [claim(block, date.start, date.end, fact)] : [];
  });
}

/** Words a fact is told in, long enough to be meant. */
function tellingsOf({ wordings, value }: Fact): readonly string[] {
  return [...wordings, ...(value.type === 'text' ? [value.text] : [])].filter((words) => words.length >= 8);
}

function claimOn(block: Block, { place: { figure }, facts: [fact] }: Told): readonly Claim[] {
  return fact ? [claim(block, figure.start, figure.end, fact)] : [];
}

/** Where the words of a fact stand as they are, found by their first word. */
function claimsOnWords(play: Play, block: Block, spoken: readonly Word[]): readonly Claim[] {
  const told = wordsIn(play.ledger);
  return spoken.flatMap(({ start, lower }) => {
    const known = told.get(lower)?.filter(({ words }) => block.text.startsWith(words, start)) ?? [];
    return known.map(({ words, fact }) => claim(block, start, start + words.length, fact));
  });
}

const wordsIn = once((ledger: Ledger) =>
  Map.groupBy(
    ledger.facts.flatMap((fact) => tellingsOf(fact).map((words) => ({ words, fact }))),
    ({ words }) => wordsOf(words)[0]?.lower ?? '',
  ),
);

function claim(block: Block, start: number, end: number, fact: Fact): Claim {
  const from = block.map[start] ?? 0;
  return { id: fact.id, surface: block.text.slice(start, end), start, end, from, to: (block.map[end - 1] ?? from) + 1 };
}

/** In order, the longer where two share words. */
function apart(claims: readonly Claim[]): readonly Claim[] {
  const kept: Claim[] = [];
  for (const one of [...claims].sort((a, b) => a.start - b.start || b.end - a.end))
    if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one);
  return kept;
}

function withClaims(block: Block, sorted: readonly Claim[]): Block {
  const sentences: Sentence[] = [];
  const linked: Block = { ...block, claims: sorted, sentences };
  for (const sentence of block.sentences) {
    sentences.push({ ...sentence, block: linked, claims: within(sorted, sentence) });
  }
  return linked;
}
