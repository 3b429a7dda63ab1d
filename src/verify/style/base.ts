/** A change says from where: "up 8.2% from a year earlier". */
import { type Fact, tellsChange } from '../../model/fact.ts';
import { BASE_WORDS } from './lexicon.ts';
import type { Rule } from './rule.ts';

export const base: Rule = {
  drafts: true,
  *run({ play, prose }) {
    for (const one of prose) {
      if (one.block.region !== 'body') continue;
      for (const [index, { claims, text }] of one.block.sentences.entries()) {
        const claim = claims.find(({ id, surface }) => isChange(play.facts.get(id)) && /\d/.test(surface));
        if (!claim || BASE_WORDS.test(text) || BASE_WORDS.test(one.block.sentences[index - 1]?.text ?? '')) continue;
        yield {
          prose: one,
          start: claim.start,
          end: claim.end,
          reason: 'a change says from where: "from a year earlier", "from $1.4 billion"',
        };
      }
    }
  },
};

function isChange(fact: Fact | undefined): boolean {
  return fact !== undefined && tellsChange(fact);
}
