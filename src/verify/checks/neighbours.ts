/** Words and signs right beside a claim: a minus, a glued claim, another fact's year. */
import { at, atClaim, type Check, type Problem } from '../check.ts';
import type { Block, Claim } from '../document.ts';
import type { Play } from '../play.ts';

export const neighbours: Check = {
  id: 'neighbours',
  *run(play) {
    for (const block of play.document.blocks) {
      for (const [index, claim] of block.claims.entries()) yield* beside(play, block, claim, block.claims[index + 1]);
    }
  },
};

function* beside(play: Play, block: Block, claim: Claim, next: Claim | undefined): Iterable<Problem> {
  const sign = /(?:^|\s)([-−+±~≈<>])\s?$/.exec(block.text.slice(Math.max(0, claim.start - 3), claim.start))?.[1];
  if (sign) {
    yield {
      rule: 'loose-word',
      severity: 'error',
      message: `Unexpected \`${sign}\` before a claim: a sign stands inside it`,
      ...at(block, claim.start - 1, claim.end),
      actual: `${sign}${claim.surface}`,
    };
  }
  if (!next) return;
  const between = block.text.slice(claim.end, next.start);
  if (between === '')
    yield {
      rule: 'loose-word',
      severity: 'error',
      message: `Two claims stand together without a word between: \`${claim.surface}${next.surface}\``,
      ...at(block, claim.start, next.end),
      actual: claim.surface + next.surface,
    };
  const fact = play.facts.get(claim.id);
  const other = play.facts.get(next.id);
  if (!fact || !other || fact.id === other.id || !/^ (?:in|for|by|on|in the|for the) $/.test(between)) return;
  const isDate = play.mentionsOf(next.surface).some((mention) => mention.type === 'date');
  const isFigure = play.mentionsOf(claim.surface).some((mention) => mention.type === 'quantity');
  const same = fact.period.start === other.period.start && fact.period.end === other.period.end;
  if (isDate && isFigure && !same && other.value.type !== 'date') {
    yield {
      rule: 'period-other',
      severity: 'error',
      message: `\`${claim.surface}\` is put into \`${next.surface}\`, which is the period of \`${other.id}\``,
      ...atClaim(block, next),
      actual: next.surface,
      fact: fact.id,
    };
  }
}
