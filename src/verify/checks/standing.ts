/** A plan is not a fact, an estimate is not an actual: the words beside a claim show how settled it is. */
import { STANDING_CUES } from '../../model/lexicon.ts';
import { atClaim, type Check } from '../check.ts';
import type { Sentence } from '../document.ts';

export const standing: Check = {
  id: 'standing',
  *run(play) {
    for (const block of play.document.blocks) {
      if (block.region !== 'body' && block.region !== 'takeaways') continue;
      for (const [index, sentence] of block.sentences.entries()) {
        const before = block.sentences[index - 1];
        const seen = new Set<string>();
        for (const claim of sentence.claims) {
          const fact = play.facts.get(claim.id);
          if (!fact || fact.standing === 'actual' || seen.has(fact.id)) continue;
          seen.add(fact.id);
          const cues = STANDING_CUES[fact.standing];
          if (hasCue(sentence, cues) || (before && hasCue(before, cues))) continue;
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

function hasCue(sentence: Sentence, cues: readonly string[]): boolean {
  const text = ` ${sentence.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  return cues.some((cue) => text.includes(` ${cue} `));
}

function article(word: string): string {
  return /^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`;
}
