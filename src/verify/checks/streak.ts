/** A run of the same ("a third straight quarter", "five of its last six") is a figure that only a fact's own words bear out. */
import type { Ledger } from '../../model/ledger.ts';
import { at, type Check } from '../check.ts';
import { once } from '../once.ts';
import { overlaps } from '../spans.ts';
import { streaksIn } from '../words.ts';

export const streak: Check = {
  id: 'streak',
  *run(play) {
    for (const block of play.document.blocks) {
      for (const run of streaksIn(block.text)) {
        const words = block.text.slice(run.start, run.end);
        if (overlaps(block.claims, run) || tellsOf(runsIn(play.ledger), words)) continue;
        yield {
          rule: 'streak',
          severity: 'error',
          message: `Unexpected \`${words}\`: no fact of this draft tells of such a run`,
          ...at(block, run.start, run.end),
          actual: words,
        };
      }
    }
  },
};

interface Runs {
  /** Words of facts that tell of a run, in small letters. */
  readonly words: readonly string[];
  /** Whether a fact's property is one of runs. */
  readonly counted: boolean;
}

const runsIn = once(({ facts, properties }: Ledger): Runs => {
  const ofRuns = properties.filter(({ label }) => /\b(?:streak|consecutive|straight|successive|in a row)\b/.test(label));
  const ids = new Set(ofRuns.map(({ id }) => id));
  return {
    words: facts.flatMap(({ wordings, note }) =>
      [...wordings, note ?? ''].filter((words) => streaksIn(words).length > 0).map((words) => words.toLowerCase()),
    ),
    counted: ids.size > 0 && facts.some(({ property }) => ids.has(property)),
  };
});

/** Whether a fact's words have the run, or its property is one of runs. */
function tellsOf({ words, counted }: Runs, run: string): boolean {
  return counted || words.some((own) => own.includes(run.toLowerCase()));
}
