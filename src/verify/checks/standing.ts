/** A plan is not a fact, an estimate is not an actual: the words beside a claim show how settled it is. */
import type { Fact, Standing } from '../../model/fact.ts';
import { STANDING_CUES } from '../../model/lexicon.ts';
import { atClaim, type Check } from '../check.ts';
import type { Claim, Sentence } from '../document.ts';
import { once } from '../once.ts';
import type { Play } from '../play.ts';
import { lastBefore } from '../spans.ts';
import { spokenBefore } from '../spoken.ts';

export const standing: Check = {
  id: 'standing',
  *run(play) {
    for (const block of play.document.blocks) {
      if (block.region === 'table' || block.region === 'heading') continue;
      for (const [index, sentence] of block.sentences.entries()) {
        const seen = new Set<string>();
        for (const claim of sentence.claims) {
          const fact = play.facts.get(claim.id);
          if (!fact || fact.standing === 'actual' || seen.has(fact.id)) continue;
          seen.add(fact.id);
          // A headline and a deck have no room to call an estimate one; what is still to come they may not tell as done.
          if (fact.standing === 'estimate' && (block.region === 'headline' || block.region === 'deck')) continue;
          if (
            isShown(play, fact.standing, claim, sentence, spokenBefore([], block.sentences, index)) &&
            !isDone(play, fact, claim, sentence)
          )
            continue;
          yield {
            rule: 'standing',
            severity: 'error',
            message: `\`${claim.surface}\` is told as settled, but \`${fact.id}\` is ${article(fact.standing)}`,
            ...atClaim(block, claim),
            actual: claim.surface,
            fact: fact.id,
          };
        }
      }
    }
  },
};

/**
 * An estimate may be named as one anywhere in its sentence or before it, as attributions are; anything that is
 * still to come must be shown in the claim's clause or before it, for what follows speaks of something else;
 * "by 2030" at the beginning of a sentence belongs to all of it.
 */
function isShown(play: Play, kind: Exclude<Standing, 'actual'>, claim: Claim, sentence: Sentence, before: readonly Sentence[]): boolean {
  const cue = CUES[kind];
  if (kind === 'estimate') return [sentence, ...before].some((one) => cue.test(wordsOf(one)));
  const clause = play.clauseAt(sentence, claim.start);
  const opening = clause !== undefined && OPENING.test(sentence.text.slice(clause.start, claim.start - sentence.start));
  const whole = opening && (clause.start === 0 || clause.end <= claim.end - sentence.start);
  return cue.test(whole ? wordsOf(sentence) : plainWords(sentence.text.slice(0, clause?.end)));
}

/** "By 2030, …", also as "…, by 2030, …": a time set apart is said of all. */
const OPENING = /^\s*(?:(?:and|also|that|likewise) )?(?:by|from|on|in|at|since|until|after|before|starting|beginning|as of)\b/i;

/** Cues among words that `plainWords` gives; none holds a sign. */
const cueOf = (kind: keyof typeof STANDING_CUES): RegExp => new RegExp(` (?:${STANDING_CUES[kind].join('|')}) `);
const CUES = {
  estimate: cueOf('estimate'),
  forecast: cueOf('forecast'),
  plan: cueOf('plan'),
  target: cueOf('target'),
  alleged: cueOf('alleged'),
} as const;

/** What is still to come, told as done: "opened a plant, due in 2028", "a forecast is looser: demand reached 500%". */
function isDone(play: Play, fact: Fact, claim: Claim, sentence: Sentence): boolean {
  const { start } = fact.value.type === 'date' ? fact.value.period : fact.period;
  if (fact.standing === 'actual' || fact.standing === 'estimate' || start <= play.ledger.asOf.slice(0, 10)) return false;
  const own = play.clauseAt(sentence, claim.start);
  const before = own && lastBefore(play.clausesIn(sentence), own.start);
  const words = [before, own].flatMap((span) => (span ? [sentence.text.slice(span.start, span.end)] : []));
  const cue = CUES[fact.standing];
  return words.some((clause) => DONE.test(clause) && !cue.test(plainWords(clause.replace(/^.*?(?=\b(?:which|that)\b)/, ''))));
}

const DONE =
  /\b(?:did|opened|built|began|started|reached|completed|finished|launched|managed|became|entered|has (?:opened|built|begun|started|reached|become|applied)|took effect|came into force)\b/;

const wordsOf = once(({ text }: Sentence) => plainWords(text));

/** Words in small letters with a blank before and behind each. */
function plainWords(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(ADVERBS, '')} `;
}

/** May stand inside "are to", "is due" and the like. */
const ADVERBS = /\b(?:also|likewise|similarly|then|now|thus|therefore|in turn) /g;

function article(word: string): string {
  return /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;
}
