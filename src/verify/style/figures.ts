/** Numbers in words and figures: one to nine in words, 10 and more in figures, no figure at the head of a sentence, commas in thousands. */
import type { QuantityMention } from '../../model/mention.ts';
import { isCurrency } from '../../model/unit.ts';
import type { Region } from '../document.ts';
import { containing, overlapping, overlaps } from '../spans.ts';
import { LABELS, NO_NOUNS } from './lexicon.ts';
import type { Lapse, Prose, Rule } from './rule.ts';

/** Where numbers stand in running text: headlines and tables have no room for words. */
const RUNNING: ReadonlySet<Region> = new Set(['deck', 'takeaways', 'body']);
const SMALL = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];

export const numberWords: Rule = {
  *run({ prose }) {
    for (const one of prose) {
      if (!RUNNING.has(one.block.region)) continue;
      for (const mention of one.mentions) {
        if (mention.type !== 'quantity' || mention.low !== undefined) continue;
        const found = wordsWanted(one, mention) ?? figuresWanted(one, mention) ?? scaleWanted(mention);
        if (found) yield { prose: one, start: mention.start, end: mention.end, ...found };
      }
    }
  },
};

type Found = Pick<Lapse, 'reason' | 'expected'>;

/** `8 plants`, `the 3rd plant`; in a claim the number alone. */
function wordsWanted({ block }: Prose, { start, end, text, form, unit }: QuantityMention): Found | undefined {
  const ordinal = form === 'ordinal' && /^[1-9](?:st|nd|rd|th)$/.test(text);
  if (unit !== null || (!ordinal && !(form === 'figure' && /^[2-9]$/.test(text)))) return undefined;
  const claimed = overlapping(block.claims, { start, end }).some((claim) => claim.start === start && claim.end === end);
  const behind = block.text.slice(end, end + 60);
  if (!claimed && (isLabelled(block.text, start) || !(ordinal ? NOUN : PLURAL).test(behind))) return undefined;
  const number = Number(text[0]);
  return { expected: (ordinal ? ORDINALS : SMALL)[number] ?? text, reason: 'one to nine are written in words' };
}

const NO_ADJECTIVE = '(?!(?:of|in|on|to|the|at|and|or|for|from|by|with|is|are|was|were|will|a|an|per|but|as)\\b)';
const NOUN = new RegExp(`^ ${NO_ADJECTIVE}\\p{Ll}`, 'u');
/** A plural, with one adjective before it at most. */
const PLURAL = new RegExp(
  `^ (?:${NO_ADJECTIVE}\\p{Ll}[\\p{Ll}-]+ )?(?!(?:${[...NO_NOUNS].join('|')})\\b)(?:\\p{Ll}[\\p{Ll}-]*(?:[^s\\P{L}]s|people)|people|men|women|children)(?![\\p{L}])`,
  'u',
);

/** `Phase 3`, `Boeing 7`, `No. 5`, `3-1`: a name or a score, no count. */
function isLabelled(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const [, head = '', word = '', between = ''] = /^(.*?)([\p{L}.&’'-]*)([^\p{L}]*)$/su.exec(before) ?? [];
  if (/[-–—/:×#$€£¥(]$/.test(between)) return true;
  const opens = head === '' || /[.!?:]["”]?\s+$/.test(head);
  return LABELS.has(word.toLowerCase()) || (between === ' ' && /^\p{Lu}/u.test(word) && !opens);
}

/** `eleven plants`, `twelve tons`. */
function figuresWanted({ block }: Prose, mention: QuantityMention): Found | undefined {
  const { start, text, form, unit, amount, hedge } = mention;
  if (
    form !== 'words' ||
    !/^\p{Ll}/u.test(text) ||
    /^(?:an? |(?:hundred|thousand|million|billion)\b)|\b(?:dozens?|score|couple|half)\b/.test(text)
  )
    return undefined;
  if (unit === 'percent' || isCurrency(unit ?? '') || Number(amount) < 10) return undefined;
  if (containing(block.sentences, start)?.start === start) return undefined;
  return {
    ...(unit === null && hedge === undefined && /^\d{2,6}$/.test(amount) && { expected: grouped(amount) }),
    reason: '10 and more are written in figures',
  };
}

/** `5.2M users`: nobody counts in letters. */
function scaleWanted({ text, unit }: QuantityMention): Found | undefined {
  return unit === null && /\d\s?(?:M|B|bn|mn|mln|bln|tn|trn)$/.test(text)
    ? { reason: 'million, billion and trillion are written out' }
    : undefined;
}

export const sentenceStart: Rule = {
  *run({ prose }) {
    for (const one of prose) {
      const { block } = one;
      if (block.region !== 'body' && block.region !== 'deck') continue;
      for (const sentence of block.sentences) {
        // A list of fragments has no sentences.
        if (!/[.!?]["”)]?$/.test(sentence.text) || !/^["“(]?[$€£¥]?\d/.test(sentence.text)) continue;
        const [mention] = overlapping(one.mentions, { start: sentence.start, end: sentence.start + 2 });
        if (!mention || mention.type === 'name' || (mention.type === 'date' && /^(?:19|20)\d\d\b/.test(mention.text))) continue;
        yield {
          prose: one,
          start: mention.start,
          end: mention.end,
          reason: 'a sentence does not begin with a figure, unless it is a year',
        };
      }
    }
  },
};

export const thousands: Rule = {
  *run({ prose }) {
    for (const one of prose) {
      if (one.block.region === 'table') continue;
      for (const mention of one.mentions) {
        if (mention.type !== 'quantity' || overlaps(one.block.claims, mention)) continue;
        const digits = /(?<![\d.,])\d{4,}(?![\d,])|(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)/.exec(mention.text);
        // "from 5,000 in 2021 to more than three million" is read as a range from the year on.
        if (!digits || (mention.low !== undefined && /^(?:19|20)\d\d$/.test(digits[0]))) continue;
        const start = mention.start + digits.index;
        const end = start + digits[0].length;
        if (!isCount(one, mention, end)) continue;
        yield {
          prose: one,
          start,
          end,
          expected: grouped(digits[0].replaceAll(' ', '')),
          reason: 'thousands take a comma',
        };
      }
    }
  },
};

/** A number with a unit or a thing counted; alone it may be a year, a model or a mark. `at` is behind its digits. */
function isCount({ block: { text } }: Prose, { start, end, unit }: QuantityMention, at: number): boolean {
  if (/[/×]\s?$/.test(text.slice(Math.max(0, start - 2), start)) || /^\p{L}/u.test(text.slice(at, at + 2))) return false;
  return unit !== null || (!isLabelled(text, start) && PLURAL.test(text.slice(end, end + 60)));
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
