/**
 * Free text: the words around a figure that was bound to its fact are held against that fact, much as a draft's words are.
 * A text knows more than its ledger: what no fact speaks of is a warning, what a fact contradicts an error.
 */
import { boundText } from '../bind/bound.ts';
import type { Check, Problem } from '../check.ts';
import type { Block, Sentence } from '../document.ts';
import type { Play } from '../play.ts';
import { CAUSES, SUPERLATIVES } from '../words.ts';
import { basePeriod } from './base-period.ts';
import { classes } from './classes.ts';
import { directionWords } from './direction.ts';
import { ratio } from './ratio.ts';
import { standing } from './standing.ts';
import { wrongSubjects } from './subject.ts';
import { toldDirections } from './told-direction.ts';
import { rankOf } from './told-rank.ts';
import { negations, unsupported } from './wording.ts';

export const told: Check = {
  id: 'told',
  *run(play) {
    const { linked } = boundText(play);
    for (const check of [classes, basePeriod, ratio]) yield* check.run(linked);
    // Whose estimate a figure is, is attribution, which free text need not have.
    for (const problem of standing.run(linked)) if (linked.facts.get(problem.fact ?? '')?.standing !== 'estimate') yield problem;
    // Figures are bound by their subject; approved words are found as they stand.
    for (const problem of wrongSubjects(linked, ({ value }) => value.type === 'text')) yield { ...problem, rule: 'misattributed' };
    for (const block of linked.document.blocks) {
      for (const sentence of block.sentences) {
        for (const problem of toldDirections(linked, sentence))
          yield problem.rule === 'direction-strength' ? { ...problem, severity: 'warning' } : problem;
        for (const problem of negations(linked, sentence)) if (!isOtherStatement(sentence, problem)) yield problem;
        yield* ranks(linked, sentence);
        yield* causes(linked, sentence);
      }
    }
  },
};

/** "Not enough, as China mined 5": the figure is of a statement that begins after the negation. */
function isOtherStatement({ block, claims }: Sentence, { end }: Problem): boolean {
  const claim = claims.find(({ from }) => from >= end);
  const last = placeIn(block, end);
  return (
    claim !== undefined &&
    /\b(?:as|because|when|after|since|until|although|enough to|unable to)\b/u.test(block.text.slice(last, claim.start))
  );
}

function* ranks(play: Play, sentence: Sentence): Iterable<Problem> {
  for (const problem of unsupported(play, sentence, SUPERLATIVES, 'superlative', 'a rank or record')) {
    const start = placeIn(sentence.block, problem.start);
    const word = problem.actual ?? '';
    const ranked = rankOf(play, sentence, word, start, start + word.length);
    if (ranked !== 'borne') yield ranked === 'wrong' ? problem : { ...problem, severity: 'warning' };
  }
}

/** A cause of a movement told in its clause is an error, any other a warning. */
function* causes(play: Play, sentence: Sentence): Iterable<Problem> {
  if (sentence.claims.length === 0) return;
  for (const problem of unsupported(play, sentence, CAUSES, 'cause', 'a cause'))
    yield movesIn(play, sentence, problem) ? problem : { ...problem, severity: 'warning' };
}

/** Whether a word of movement stands in the clause of a cause. */
function movesIn(play: Play, sentence: Sentence, { start }: Problem): boolean {
  const at = placeIn(sentence.block, start);
  const clause = play.clauseAt(sentence, at);
  return directionWords(play, sentence).some(
    (word) => clause !== undefined && word.start >= sentence.start + clause.start && word.end <= sentence.start + clause.end,
  );
}

/** Where a place of the file stands in the text of a block. */
function placeIn({ map }: Block, offset: number): number {
  let low = 0;
  let high = map.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((map[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
