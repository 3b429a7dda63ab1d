/** Money: `$5.2 million`, the sign closed up, the scale written out, no idle zeros. */
import { formatQuantity } from '../../model/format.ts';
import type { QuantityMention } from '../../model/mention.ts';
import { currencySign, isCurrency } from '../../model/unit.ts';
import { containing, overlaps } from '../spans.ts';
import type { Rule } from './rule.ts';

export const money: Rule = {
  *run({ prose }) {
    for (const one of prose) {
      const { region, claims } = one.block;
      // A headline has room for $5M; the spelling of a claim is the guard's own warning, `claim-style`.
      if (region === 'headline' || region === 'table') continue;
      for (const mention of one.mentions) {
        if (mention.type !== 'quantity' || !isCurrency(mention.unit ?? '') || overlaps(claims, mention)) continue;
        const opens = containing(one.block.sentences, mention.start)?.start === mention.start;
        const reason = mention.form === 'words' ? inWords(mention.text, opens) : mention.form === 'figure' ? inFigures(mention) : undefined;
        if (reason !== undefined) yield { prose: one, start: mention.start, end: mention.end, ...houseSpelling(mention), reason };
      }
    }
  },
};

/** `twenty dollars`; "a million dollars" is a way of speaking. */
function inWords(text: string, opens: boolean): string | undefined {
  const idle = opens || !/\bdollars?\b/i.test(text) || /\b(?:an?|one|half)\b|^(?:hundred|thousand|million|billion)\b/i.test(text);
  return idle ? undefined : 'money is a figure with its sign';
}

function inFigures({ text, unit }: QuantityMention): string | undefined {
  const code = unit !== null && currencySign(unit).trim() !== unit && new RegExp(`\\b${unit}\\b`).test(text);
  if (/\d\s?(?:k|m|mm|mn|mln|b|bn|bln|t|tn|trn)\b/i.test(text)) return 'million, billion and trillion are written out';
  if (/[$€£¥]\s+\d/.test(text)) return 'the sign of a currency is closed up to its figure';
  if (code || /\d.*\bdollars?\b/i.test(text)) return 'money is written with the sign of its currency';
  if (/\.0+(?!\d)/.test(text) && !/\.\d*[1-9]/.test(text)) return 'round money has no decimals';
  if (/(?<!\d)\.\d/.test(text)) return 'a zero stands before the point';
  if (/\.\d{3,}\s?(?:million|billion|trillion)/i.test(text)) return 'two decimals are enough';
  if (/\d,\d{3}(?:\.\d+)?\s(?:million|billion)\b/i.test(text)) return 'a thousand million is a billion';
  return undefined;
}

/** The amount as the formatter prints it, to the decimals found; ranges and hedged amounts are left to the writer. */
function houseSpelling({ text, amount, unit, low, hedge, per }: QuantityMention): { expected?: string } {
  if (low !== undefined || hedge !== undefined || unit === null || per !== undefined) return {};
  const digits = Math.min(2, Math.max(1, /\.(\d*[1-9])0*(?!\d)/.exec(text)?.[1]?.length ?? 1));
  const scaled = /[a-z]/i.test(text.replace(/\bdollars?\b|\b[A-Z]{3}\b/gi, ''));
  return { expected: formatQuantity({ type: 'quantity', amount, unit, comparator: '=' }, scaled ? { digits } : {}) };
}
