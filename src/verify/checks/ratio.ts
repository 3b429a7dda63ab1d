/** "Six times as much as": of the one first, of the other after. */
import { atClaim, type Check, type Problem } from '../check.ts';
import type { Sentence } from '../document.ts';
import type { Play } from '../play.ts';

export const ratio: Check = {
  id: 'ratio',
  *run(play) {
    for (const block of play.document.blocks) for (const sentence of block.sentences) yield* ratios(play, sentence);
  },
};

function* ratios(play: Play, sentence: Sentence): Iterable<Problem> {
  for (const claim of sentence.claims) {
    const fact = play.facts.get(claim.id);
    const [of, to] = fact?.derivedFrom?.rule === 'ratio' ? fact.derivedFrom.inputs.flatMap((id) => play.facts.get(id) ?? []) : [];
    if (!fact || !of || !to || of.subject === to.subject) continue;
    const names = play.namesOf(sentence);
    const first = names.find((naming) => naming.entity.id === of.subject && naming.end <= claim.start);
    const second = names.find((naming) => naming.entity.id === to.subject && naming.start >= claim.end);
    const less = /^\W*(?:less|smaller|lower|fewer)\b/.test(sentence.block.text.slice(claim.end));
    if (first && second && !less) continue;
    yield {
      rule: 'ratio',
      severity: 'error',
      message: `\`${claim.surface}\` is ${nameOf(play, of.subject)} to ${nameOf(play, to.subject)}, and the sentence sets other things in relation`,
      ...atClaim(sentence.block, claim),
      actual: claim.surface,
      fact: fact.id,
    };
  }
}

function nameOf(play: Play, id: string): string {
  return play.entities.get(id)?.name ?? id;
}
