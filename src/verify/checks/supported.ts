/**
 * Free text: every figure and date is bound to whom, what and when its clause speaks of, and only then compared. The
 * rule of a finding is the verdict: `altered`, `misattributed`, `unsupported`, `unregistered-derivation`, `ambiguous`.
 */
import { bindBlock } from '../bind/bind.ts';
import type { Carried } from '../bind/focus.ts';
import { lookupOf } from '../bind/lookup.ts';
import { mismatchesIn } from '../bind/mismatch.ts';
import { at, type Check } from '../check.ts';
import type { Play } from '../play.ts';

export const supported: Check = {
  id: 'supported',
  *run(play: Play) {
    const lookup = lookupOf(play.ledger);
    let carried: Carried = [];
    let section = 0;
    for (const block of play.document.blocks) {
      if (block.section !== section) carried = [];
      section = block.section;
      const bound = bindBlock(play, lookup, block, carried);
      carried = bound.carried;
      for (const { start, end, text, verdict } of bound.sentences.flatMap((sentence) => mismatchesIn(play, lookup, sentence)))
        yield {
          rule: verdict.rule,
          severity: verdict.slight ? 'warning' : 'error',
          message: `\`${text}\` ${verdict.message}`,
          ...at(block, start, end),
          actual: text,
          ...(verdict.expected !== undefined && { expected: verdict.expected }),
          ...(verdict.difference && { difference: verdict.difference }),
          ...(verdict.fact && { fact: verdict.fact.id }),
        };
    }
  },
};
