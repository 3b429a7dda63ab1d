/** Words and signs right beside a claim: a minus, a glued claim, another fact's year, a base period that is not the base. */
import type { Fact } from '../../model/fact.ts';
import { at, atClaim, type Check, type Problem } from '../check.ts';
import type { Block, Claim, Sentence } from '../document.ts';
import type { Play } from '../play.ts';

export const neighbours: Check = {
  id: 'neighbours',
  *run(play) {
    for (const block of play.document.blocks) {
      for (const [index, claim] of block.claims.entries()) yield* beside(play, block, claim, block.claims[index + 1]);
      for (const sentence of block.sentences) {
        yield* basePeriods(play, sentence);
        yield* ratios(play, sentence);
      }
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

const MONTHS: Readonly<Record<string, number>> = { week: 0.25, month: 1, quarter: 3, year: 12, decade: 120, century: 1200 };
const EARLIER =
  /\b(?:a|one|the|the same)\s+(week|month|quarter|year|decade|century)\s+(?:earlier|before|ago|prior)\b|\b(?:last|previous|prior)\s+(week|month|quarter|decade|century)\b|\bthe (week|month|quarter|year|decade) before\b/gi;

/** "A year earlier" beside two figures of one thing, or a change of it, whose periods are not a year apart. */
function* basePeriods(play: Play, sentence: Sentence): Iterable<Problem> {
  const facts = new Set<Fact>();
  const apart = new Set<number>();
  let next = 0;
  for (const match of sentence.text.matchAll(EARLIER)) {
    const wanted = MONTHS[(match[1] ?? match[2] ?? match[3] ?? '').toLowerCase()];
    const reach = sentence.start + match.index + match[0].length + 40;
    for (let claim = sentence.claims[next]; claim && claim.start < reach; claim = sentence.claims[++next]) {
      const fact = play.facts.get(claim.id);
      if (!fact || facts.has(fact)) continue;
      for (const months of [...[...facts].flatMap((other) => monthsApart(other, fact)), ...spanOf(play, fact)]) apart.add(months);
      facts.add(fact);
    }
    const [first] = apart;
    if (wanted === undefined || first === undefined) continue;
    if ([...apart].some((months) => Math.abs(months - wanted) <= Math.max(0.2, wanted * 0.1))) continue;
    const start = sentence.start + match.index;
    yield {
      rule: 'base-period',
      severity: 'error',
      message: `Unexpected \`${match[0]}\`: the figures here are ${Math.round(first)} months apart`,
      ...at(sentence.block, start, start + match[0].length),
      actual: match[0],
    };
  }
}

/** Months between the inputs of a change. */
function spanOf(play: Play, fact: Fact): readonly number[] {
  const [of, from] = fact.derivedFrom?.inputs.flatMap((id) => play.facts.get(id) ?? []) ?? [];
  return of && from ? monthsApart(of, from) : [];
}

function monthsApart(a: Fact, b: Fact): readonly number[] {
  if (a.subject !== b.subject || a.property !== b.property || a.period.end === b.period.end) return [];
  return [Math.abs(Date.parse(a.period.end.slice(0, 10)) - Date.parse(b.period.end.slice(0, 10))) / (30.4375 * 86_400_000)];
}

/** "Six times as much as": of the one first, of the other after. */
function* ratios(play: Play, sentence: Sentence): Iterable<Problem> {
  for (const claim of sentence.claims) {
    const fact = play.facts.get(claim.id);
    const [of, to] = fact?.derivedFrom?.rule === 'ratio' ? fact.derivedFrom.inputs.flatMap((id) => play.facts.get(id) ?? []) : [];
    if (!fact || !of || !to || of.subject === to.subject) continue;
    const names = play.namesOf(sentence);
    const first = names.find((naming) => naming.entity.id === of.subject && naming.end <= claim.start);
    const second = names.find((naming) => naming.entity.id === to.subject && naming.start >= claim.end);
    const less = /^\W*(?:less|smaller|lower|fewer)\b/.test(sentence.block.text.slice(claim.end));
    if (first && second && !less) continue;
    yield {
      rule: 'ratio',
      severity: 'error',
      message: `\`${claim.surface}\` is ${nameOf(play, of.subject)} to ${nameOf(play, to.subject)}, and the sentence sets other things in relation`,
      ...atClaim(sentence.block, claim),
      actual: claim.surface,
      fact: fact.id,
    };
  }
}

function nameOf(play: Play, id: string): string {
  return play.entities.get(id)?.name ?? id;
}
