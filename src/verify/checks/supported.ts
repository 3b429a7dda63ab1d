/**
 * Free text: every figure and date is bound to whom, what and when its clause speaks of, and only then compared. The
 * rule of a finding is the verdict: `altered`, `misattributed`, `unsupported`, `unregistered-derivation`, `ambiguous`.
 */
import { boundText } from '../bind/bound.ts';
import { mismatchesIn } from '../bind/mismatch.ts';
import { at, type Check } from '../check.ts';

export const supported: Check = {
  id: 'supported',
  *run(play) {
    const { lookup, blocks } = boundText(play);
    for (const { block, sentences } of blocks) {
      for (const { start, end, text, verdict } of sentences.flatMap((sentence) => mismatchesIn(play, lookup, sentence)))
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
