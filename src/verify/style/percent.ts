/** Percentages: figure and sign together, a zero before the point, points in words. */
import type { QuantityMention } from '../../model/mention.ts';
import { containing, overlaps } from '../spans.ts';
import type { Rule } from './rule.ts';

export const percent: Rule = {
  *run({ prose }) {
    for (const one of prose) {
      if (one.block.region === 'table') continue;
      for (const mention of one.mentions) {
        // The spelling of a claim is the guard's own warning, `claim-style`.
        if (mention.type !== 'quantity' || overlaps(one.block.claims, mention)) continue;
        const opens = containing(one.block.sentences, mention.start)?.start === mention.start;
        const found = spelling(mention, opens, one.block.region === 'headline');
        if (found) yield { prose: one, start: mention.start, end: mention.end, ...found };
      }
    }
  },
};

function spelling(
  { text, unit, form, amount, low }: QuantityMention,
  opens: boolean,
  headline: boolean,
): { reason: string; expected?: string } | undefined {
  if (unit === 'percentage-point' || unit === 'basis-point') {
    const short = /\s?(?:pps?|p\.p\.|ppts?|bps?|bips|%[- ]?points?|pct\.? pts?)$/i.exec(text)?.[0];
    if (short === undefined || headline) return undefined;
    const words = unit === 'basis-point' ? 'basis' : 'percentage';
    return { expected: `${text.slice(0, -short.length)} ${words} point${amount === '1' ? '' : 's'}`, reason: 'points are written out' };
  }
  if (unit !== 'percent') return undefined;
  if (form === 'words' && /per\s?cent$/i.test(text) && !opens && low === undefined)
    return { expected: `${amount}%`, reason: 'a percentage is a figure with its sign' };
  if (form !== 'figure' || !/\d/.test(text)) return undefined;
  const expected = text.replace(/(?<=\d)\s*(?:%|per\s?cents?|pct\.?)/gi, '%').replace(/(?<!\d)\.(?=\d)/g, '0.');
  return expected === text
    ? undefined
    : { ...(low === undefined && { expected }), reason: 'a percentage is a figure with its sign closed up' };
}
