/** One attribution for a statement, and none for words in quotation marks that no fact holds. */
import type { Fact } from '../../model/fact.ts';
import type { Ledger } from '../../model/ledger.ts';
import { once } from '../once.ts';
import { overlapping } from '../spans.ts';
import type { Prose, Rule } from './rule.ts';

const ACCORDING = /\baccording to\b/i;
const SAYS = '(?:said|says|say|reported|reports|wrote|writes|estimated|estimates|noted|notes|added|adds|announced)';
/** Behind what is said, or before it with "that": ", the agency estimates", "the company said that". */
const SAID = new RegExp(
  `,["”]?\\s+(?:(?:the|its|an?)\\s+)?(?:[\\p{L}.&’'-]+\\s+){0,4}?${SAYS}(?=[.,;]|\\s+(?:on|in)\\b|$)|\\b${SAYS}\\s+that\\b`,
  'u',
);

export const attributionTwice: Rule = {
  *run({ prose }) {
    for (const one of prose) {
      for (const sentence of one.block.sentences) {
        if (!ACCORDING.test(sentence.text)) continue;
        // Two statements joined in one sentence may have a source each.
        for (const { start, text } of partsOf(sentence.text)) {
          const match = ACCORDING.exec(text);
          if (!match || !SAID.test(text)) continue;
          const from = sentence.start + start + match.index;
          yield { prose: one, start: from, end: from + match[0].length, reason: 'the statement has its source already: once is enough' };
        }
      }
    }
  },
};

function partsOf(sentence: string): readonly { start: number; text: string }[] {
  const parts = [];
  let start = 0;
  for (const { index } of sentence.matchAll(/;|\s(?:while|whereas|but|although|though)\s|,\s(?:and|or)\s|$/g)) {
    parts.push({ start, text: sentence.slice(start, index) });
    start = index;
  }
  return parts;
}

/** Words of somebody that no claim and no fact bears out. A word or two in marks is a term. */
export const quote: Rule = {
  quotes: true,
  drafts: true,
  *run({ play, prose }) {
    const quoted = prose.flatMap((one) => one.quotes.map((span) => ({ one, ...span })));
    if (quoted.length === 0) return;
    const known = wordsOfFacts(play.ledger);
    for (const { one, start, end } of quoted) {
      const words = plain(one.block.text.slice(start, end));
      if (words.split(' ').length > 2 && !isClaimed(one, start, end) && !known.includes(words))
        yield { prose: one, start, end, reason: 'no fact of this draft holds these words: a quotation is verbatim or it is none' };
    }
  },
};

const wordsOfFacts = once(({ facts }: Ledger): string => facts.map(wordsOfFact).join(' | '));

function wordsOfFact({ source, excerpt = '', note = '', wordings, value }: Fact): string {
  return [source.title, excerpt, note, ...wordings, value.type === 'text' ? value.text : ''].map(plain).join(' | ');
}

function isClaimed({ block }: Prose, start: number, end: number): boolean {
  return overlapping(block.claims, { start, end }).some((claim) => claim.start <= start + 1 && claim.end >= end - 2);
}

function plain(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
