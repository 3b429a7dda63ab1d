/** A run of the same ("a third straight quarter", "five of its last six") is a figure that only a fact's own words bear out. */
import type { Fact } from '../../model/fact.ts';
import { at, type Check } from '../check.ts';
import type { Play } from '../play.ts';
import { STREAKS } from '../words.ts';

export const streak: Check = {
  id: 'streak',
  *run(play) {
    for (const block of play.document.blocks) {
      for (const { 0: words, index } of block.text.matchAll(STREAKS)) {
        const end = index + words.length;
        const claimed = block.claims.some((claim) => claim.start < end && claim.end > index);
        if (claimed || play.ledger.facts.some((fact) => tellsOf(play, fact, words))) continue;
        yield {
          rule: 'streak',
          severity: 'error',
          message: `Unexpected \`${words}\`: no fact of this draft tells of such a run`,
          ...at(block, index, end),
          actual: words,
        };
      }
    }
  },
};

/** Whether a fact's words have the run, or its property is one of runs. */
function tellsOf(play: Play, fact: Fact, words: string): boolean {
  const lower = words.toLowerCase();
  if ([...fact.wordings, fact.note ?? ''].some((own) => own.toLowerCase().includes(lower))) return true;
  const label = play.ledger.properties.find(({ id }) => id === fact.property)?.label ?? '';
  return /\b(?:streak|consecutive|straight|successive|in a row)\b/.test(label);
}
