/** No figure or date outside a claim, and no word beside one that changes it. */
import type { Mention } from '../../model/mention.ts';
import { at, type Check, type Problem } from '../check.ts';
import type { Block } from '../document.ts';
import type { Play } from '../play.ts';
import { containing, overlapping } from '../spans.ts';

export const loose: Check = {
  id: 'loose',
  *run(play) {
    for (const block of play.document.blocks) {
      for (const mention of play.mentionsIn(block)) if (!isClaimed(block, mention)) yield* checkMention(play, block, mention);
    }
  },
};

/** Whether a mention stands in a claim as a whole. */
function isClaimed({ claims }: Block, { start, end }: Mention): boolean {
  const claim = containing(claims, start);
  return claim !== undefined && claim.end >= end;
}

function* checkMention(play: Play, block: Block, mention: Mention): Iterable<Problem> {
  if (mention.type === 'ticker') return;
  const inside = overlapping(block.claims, mention);
  if (inside.length > 0) {
    yield* around(play, block, mention, inside);
    return;
  }
  const named = (containing(play.namesIn(block), firstDigit(mention))?.end ?? 0) >= lastDigit(mention);
  const inTerm = (containing(play.termsIn(block), mention.start)?.end ?? 0) >= mention.end;
  if (named || inTerm || harmless(mention) || basePeriod(mention, block)) return;
  const place = at(block, mention.start, mention.end);
  if (mention.type === 'name')
    yield {
      rule: 'unknown-name',
      severity: 'error',
      message: `Unknown name \`${mention.text}\`: it is not in the register`,
      ...place,
      actual: mention.text,
    };
  else if (mention.type === 'quantity')
    yield {
      rule: 'loose-figure',
      severity: 'error',
      message: `Unexpected figure \`${mention.text}\` outside a claim, expected a link to its fact`,
      ...place,
      actual: mention.text,
    };
  else
    yield {
      rule: 'loose-date',
      severity: 'error',
      message: `Unexpected ${mention.type} \`${mention.text}\` outside a claim, expected a link to its fact`,
      ...place,
      actual: mention.text,
    };
}

/** Words of a mention that stand outside its claims: a hedge before, a unit behind; "an estimated" is right before an estimate. "From … to …" joins two claims and is none. */
function* around(play: Play, block: Block, mention: Mention, claims: Block['claims']): Iterable<Problem> {
  if (
    mention.type === 'date' ||
    (/^up to\b/i.test(mention.text) && MOVES.test(block.text.slice(Math.max(0, mention.start - 24), mention.start)))
  )
    return;
  let rest = mention.start;
  for (const claim of [...claims, { start: mention.end, end: mention.end }]) {
    const words = block.text.slice(rest, Math.max(rest, claim.start));
    const estimate = 'id' in claim && play.facts.get(claim.id)?.standing === 'estimate';
    const loose = (estimate ? words.replace(/\bestimated\b/gi, '') : words)
      .replace(/\b(?:and|to|from|between|by|of|in|for|a|an|the)\b/gi, '')
      .trim();
    if (/[\p{L}\p{N}%$€£¥]/u.test(loose)) {
      const start = rest + words.indexOf(loose.split(/\s/)[0] ?? '');
      yield {
        rule: 'loose-word',
        severity: 'error',
        message: `Unexpected \`${loose}\` beside a claim: comparator, figure and unit stand together inside it`,
        ...at(block, start, start + loose.length),
        actual: loose,
      };
    }
    rest = claim.end;
  }
}

/** "It edged up to 68%" is a movement, not "up to 68%". */
const MOVES =
  /\b(?:edg(?:e|es|ed|ing)|inch(?:es|ed|ing)?|tick(?:s|ed|ing)?|crept|creep(?:s|ing)?|mov(?:e|es|ed|ing)|went|goes|going|nudg(?:ed|es))\s*$/i;

/** Small counts and ordinals in words are language, not data: "two companies", "the first", "one of". */
function harmless(mention: Mention): boolean {
  if (mention.type !== 'quantity' || mention.unit !== null) return false;
  if (mention.comparator !== '=') return false;
  if (mention.form === 'ordinal') return !/\d/.test(mention.text) && Number(mention.amount) < 10;
  return mention.form === 'words' && mention.low === undefined && Number(mention.amount) < 10;
}

/** "One quarter earlier" is "a quarter earlier". */
function basePeriod(mention: Mention, block: Block): boolean {
  return (
    /^one (?:week|month|quarter|year|decade)$/i.test(mention.text) && /^ (?:earlier|before|ago|prior)\b/.test(block.text.slice(mention.end))
  );
}

function firstDigit(mention: Mention): number {
  const digit = mention.text.search(/\d/);
  return digit < 0 ? mention.start : mention.start + digit;
}

function lastDigit(mention: Mention): number {
  const found = [...mention.text.matchAll(/\d/g)].at(-1);
  return found ? mention.start + found.index + 1 : mention.end;
}
