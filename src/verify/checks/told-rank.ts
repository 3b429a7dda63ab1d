/** Free text: "the highest", "a record" beside a figure is held against the other figures the facts know of the same. */
import { decimal } from '../../model/decimal.ts';
import type { Fact } from '../../model/fact.ts';
import type { Ledger } from '../../model/ledger.ts';
import type { Claim, Sentence } from '../document.ts';
import { once } from '../once.ts';
import type { Play } from '../play.ts';

/** What the facts say of a rank: `borne` out, `wrong`, or nothing. */
export type Ranked = 'borne' | 'wrong' | 'unknown';

/** @param word the superlative @param start of it and @param end in the text of the block */
export function rankOf(play: Play, sentence: Sentence, word: string, start: number, end: number): Ranked {
  const text = sentence.block.text;
  const ever = EVER.test(word);
  if (/^records?$/i.test(word) && !isRank(text.slice(Math.max(0, start - 12), start), text.slice(end, end + 24))) return 'borne';
  const claim = nearestFigure(play, sentence.claims, start, end);
  const fact = claim && play.facts.get(claim.id);
  if (!claim || fact?.value.type !== 'quantity') return 'unknown';
  const beside = Math.max(claim.start - end, start - claim.end) <= BESIDE;
  if (ever) return beside ? 'wrong' : 'unknown';
  const sign = /^(?:lowest|smallest|slowest|weakest)$/i.test(word) ? -1 : 1;
  const { series, peers, peersKey } = rankedIn(play.ledger);
  const known = [series.get(seriesKey(fact)) ?? [], peers.get(peersKey(fact)) ?? []].filter((facts) => facts.length >= ENOUGH);
  if (known.length === 0) return beside ? 'wrong' : 'unknown';
  return known.some((facts) => facts.every((one) => isNoFarther(one, fact, sign))) ? 'borne' : 'wrong';
}

/** Of fewer figures none is a rank. */
const ENOUGH = 3;
/** A rank so near a figure is said of it, whatever else the sentence tells. */
const BESIDE = 24;
/** Words that speak of more than the facts at hand, whatever these are. */
const EVER = /^(?:records?|record-|all-time|unprecedented|historic|best-ever|worst-ever|first-ever|never before)/i;
const REACH = 60;

/** "A record", "on record", "record sales"; not "can record video", "a record of 24-9". */
function isRank(before: string, after: string): boolean {
  if (/^(?: of \d| labels?\b)/.test(after)) return false;
  return (
    /\b(?:an?|new|on|company|all-time)\s$/i.test(before) ||
    /^[ -](?:highs?|lows?|levels?|years?|quarters?|months?|profits?|revenues?|sales|output|production|earnings|income|prices?|amounts?|numbers?|volumes?)\b/.test(
      after,
    )
  );
}

function nearestFigure(play: Play, claims: readonly Claim[], start: number, end: number): Claim | undefined {
  const figures = claims.filter((claim) => play.facts.get(claim.id)?.value.type === 'quantity');
  const behind = figures.find((claim) => claim.start >= end && claim.start - end <= REACH);
  return behind ?? figures.findLast((claim) => claim.end <= start && start - claim.end <= BESIDE);
}

const likeness = ({ property, value }: Fact): string => `${property} ${value.type === 'quantity' ? value.unit : ''}`;
const seriesKey = (fact: Fact): string => `${likeness(fact)} ${fact.subject} ${fact.period.granularity}`;

/** Figures that may rank one another: of one subject at other times, and of others of its class at the same time. */
const rankedIn = once(({ facts, entities }: Ledger) => {
  const figures = facts.filter(({ value }) => value.type === 'quantity' && value.low === undefined && value.comparator === '=');
  const classes = new Map(entities.map((entity) => [entity.id, entity.class]));
  const peersKey = (fact: Fact): string => `${likeness(fact)} ${fact.period.start} ${fact.period.end} ${classes.get(fact.subject)}`;
  return { series: Map.groupBy(figures, seriesKey), peers: Map.groupBy(figures, peersKey), peersKey };
});

function isNoFarther(one: Fact, than: Fact, sign: number): boolean {
  if (one.value.type !== 'quantity' || than.value.type !== 'quantity') return true;
  return decimal(one.value.amount).cmp(than.value.amount) * sign <= 0;
}
