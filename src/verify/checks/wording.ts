/** Negation, superlatives and causes: words that no figure shows and only a fact's own words can bear out. */
import type { Fact } from '../../model/fact.ts';
import type { Ledger } from '../../model/ledger.ts';
import { at, type Check, type Problem } from '../check.ts';
import type { Sentence } from '../document.ts';
import { once } from '../once.ts';
import type { Play } from '../play.ts';
import { overlaps } from '../spans.ts';
import { CAUSES, NEGATIONS, SUPERLATIVES } from '../words.ts';

export const wording: Check = {
  id: 'wording',
  *run(play) {
    for (const block of play.document.blocks) {
      if (!ANY.test(block.text)) continue;
      for (const sentence of block.sentences) {
        yield* negations(play, sentence);
        yield* unsupported(play, sentence, SUPERLATIVES, 'superlative', 'a rank or record');
        if (sentence.claims.length > 0) yield* unsupported(play, sentence, CAUSES, 'cause', 'a cause');
      }
    }
  },
};

/** Most blocks have none of these words. */
const ANY = new RegExp([NEGATIONS, SUPERLATIVES, CAUSES].map((words) => words.source).join('|'), 'i');

/** A negation before a claim in its clause says the opposite of the fact, unless the fact's own words have it. */
export function* negations(play: Play, sentence: Sentence): Iterable<Problem> {
  if (sentence.claims.length === 0) return;
  for (const { word, start, end } of outside(play, sentence, NEGATIONS)) {
    const clause = play.clauseAt(sentence, sentence.start + start);
    const claim = sentence.claims.find((entry) => entry.start - sentence.start >= end && entry.end - sentence.start <= (clause?.end ?? 0));
    const fact = claim && play.facts.get(claim.id);
    if (!claim || !fact || says(fact, word)) continue;
    yield {
      rule: 'negation',
      severity: 'error',
      message: `Unexpected \`${word}\` before \`${claim.surface}\`: \`${fact.id}\` says that it is so`,
      ...at(sentence.block, sentence.start + start, sentence.start + end),
      actual: word,
      fact: fact.id,
    };
  }
}

export function* unsupported(
  play: Play,
  sentence: Sentence,
  words: RegExp,
  rule: 'superlative' | 'cause',
  what: string,
): Iterable<Problem> {
  const found = outside(play, sentence, words);
  if (found.length === 0) return;
  const claimed = sentence.claims.flatMap((claim) => play.facts.get(claim.id) ?? []);
  const named = new Set(play.entitiesIn(sentence).map((entity) => entity.id));
  const facts = new Set([...claimed, ...[...named].flatMap((id) => textsAbout(play.ledger).get(id) ?? [])]);
  for (const { word, start, end } of found) {
    if ([...facts].some((fact) => says(fact, word))) continue;
    yield {
      rule,
      severity: 'error',
      message: `Unexpected \`${word}\`: no fact of this draft tells of ${what} here`,
      ...at(sentence.block, sentence.start + start, sentence.start + end),
      actual: word,
    };
  }
}

/** Facts that are words, by subject. */
const textsAbout = once((ledger: Ledger) =>
  Map.groupBy(
    ledger.facts.filter((fact) => fact.value.type === 'text'),
    (fact) => fact.subject,
  ),
);

/** Whether a fact's approved words, or its note, have the word. */
function says(fact: Fact, word: string): boolean {
  const lower = word.toLowerCase();
  return [...fact.wordings, fact.note ?? ''].some((words) => words.toLowerCase().includes(lower));
}

/** Matches in a sentence outside its claims and the terms of the register; offsets in the sentence. */
function outside(play: Play, sentence: Sentence, pattern: RegExp): readonly { word: string; start: number; end: number }[] {
  if (sentence.text.search(pattern) < 0) return [];
  return [...sentence.text.matchAll(pattern)]
    .map((match) => ({ word: match[0], start: match.index, end: match.index + match[0].length }))
    .filter(({ start, end }) => {
      const span = { start: sentence.start + start, end: sentence.start + end };
      return !overlaps(sentence.claims, span) && !overlaps(play.termsIn(sentence.block), span);
    });
}
