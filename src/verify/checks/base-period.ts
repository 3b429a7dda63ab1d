/** "A year earlier" beside two figures of one thing, or a change of it, is as long ago as they are apart. */
import { type Fact, tellsChange } from '../../model/fact.ts';
import { at, type Check, type Problem } from '../check.ts';
import type { Claim, Sentence } from '../document.ts';
import type { Play } from '../play.ts';
import { within } from '../spans.ts';
import { changesIn } from './direction.ts';

export const basePeriod: Check = {
  id: 'base-period',
  *run(play) {
    for (const block of play.document.blocks) for (const sentence of block.sentences) yield* basePeriods(play, sentence);
  },
};

const MONTHS: Readonly<Record<string, number>> = { week: 0.25, month: 1, quarter: 3, year: 12, decade: 120, century: 1200 };
const EARLIER =
  /\b(?:a|one|the|the same)\s+(week|month|quarter|year|decade|century)\s+(?:earlier|before|ago|prior)\b|\b(?:last|previous|prior)\s+(week|month|quarter|decade|century)\b|\bthe (week|month|quarter|year|decade) before\b/gi;

/** "A year earlier" beside two figures of one thing, or a change of it, whose periods are not a year apart. */
function* basePeriods(play: Play, sentence: Sentence): Iterable<Problem> {
  if (sentence.claims.length === 0 || sentence.text.search(EARLIER) < 0) return;
  for (const match of sentence.text.matchAll(EARLIER)) {
    const wanted = MONTHS[(match[1] ?? match[2] ?? match[3] ?? '').toLowerCase()];
    const apart = apartNear(play, sentence, match.index, match.index + match[0].length);
    if (wanted === undefined || apart.length === 0 || apart.some((months) => Math.abs(months - wanted) <= Math.max(0.2, wanted * 0.1)))
      continue;
    const start = sentence.start + match.index;
    yield {
      rule: 'base-period',
      severity: 'error',
      message: `Unexpected \`${match[0]}\`: the figures here are ${Math.round(apart[0] ?? 0)} months apart`,
      ...at(sentence.block, start, start + match[0].length),
      actual: match[0],
    };
  }
}

/** How far apart the figure nearest to the words is from its base, or from another figure of the same in the sentence. */
function apartNear(play: Play, sentence: Sentence, start: number, end: number): readonly number[] {
  const claims = within(sentence.claims, { start: sentence.start + start - BEFORE, end: sentence.start + end + AFTER });
  const distance = (claim: Claim): number =>
    Math.max(claim.start - sentence.start - end, start - (claim.end - sentence.start), 0) + (claim.start - sentence.start > end ? 1000 : 0);
  const facts = [...claims].sort((a, b) => distance(a) - distance(b)).flatMap((claim) => play.facts.get(claim.id) ?? []);
  for (const fact of facts) {
    const apart = [...spanOf(play, fact), ...facts.flatMap((other) => monthsApart(fact, other))];
    if (apart.length > 0) return apart;
  }
  // "Unchanged from a year earlier": a figure whose change is known, and not printed.
  return facts.slice(0, 1).flatMap((fact) => (changesIn(play.ledger).from.get(fact.id) ?? []).flatMap((change) => spanOf(play, change)));
}

/** Characters before the words and after them in which their figure stands. */
const BEFORE = 240;
const AFTER = 60;

/** Months between the inputs of a change, or what the words of its source say. */
function spanOf(play: Play, fact: Fact): readonly number[] {
  const [of, from] = fact.derivedFrom?.inputs.flatMap((id) => play.facts.get(id) ?? []) ?? [];
  if (of && from) return monthsApart(of, from);
  if (!tellsChange(fact)) return [];
  const told = new Set([...(fact.excerpt ?? '').matchAll(SAID)].map(([, year, quarter]) => (year ? 12 : quarter ? 3 : 1)));
  return told.size === 1 ? [...told] : [];
}

/** The base of a change in the words of a source: "a 119% increase year over year". */
const SAID =
  /\b(?:(year[- ]over[- ]year|year[- ]on[- ]year|yoy|(?:from|than|over|versus) (?:a|the (?:same|prior|previous)) year|a year (?:earlier|ago|before))|(quarter[- ]over[- ]quarter|quarter[- ]on[- ]quarter|qoq|sequential(?:ly)?|a quarter (?:earlier|ago|before))|(?:month[- ]over[- ]month|month[- ]on[- ]month|mom|a month (?:earlier|ago|before)))\b/gi;

function monthsApart(a: Fact, b: Fact): readonly number[] {
  if (a.subject !== b.subject || a.property !== b.property || a.period.end === b.period.end) return [];
  return [Math.abs(Date.parse(a.period.end.slice(0, 10)) - Date.parse(b.period.end.slice(0, 10))) / (30.4375 * 86_400_000)];
}
