/** Every claim points to a known fact and says what it says, to the precision printed. */
import { wrongDerivation } from '../../model/derivation.ts';
import { namesOf } from '../../model/entity.ts';
import { type Fact, tellsChange } from '../../model/fact.ts';
import type { Difference } from '../../model/finding.ts';
import { formatQuantity, type QuantityStyle } from '../../model/format.ts';
import { formatPeriod } from '../../model/format-date.ts';
import type { Ledger } from '../../model/ledger.ts';
import type { DateMention, Mention, QuantityMention } from '../../model/mention.ts';
import type { Period } from '../../model/period.ts';
import type { Quantity } from '../../model/quantity.ts';
import { at, atClaim, type Check, type Problem } from '../check.ts';
import { differenceOf } from '../difference.ts';
import type { Block, Claim, Sentence } from '../document.ts';
import { dateMismatch, relationMismatch } from '../match-date.ts';
import { quantityMismatch } from '../match-quantity.ts';
import { once } from '../once.ts';
import type { Play } from '../play.ts';
import { containing } from '../spans.ts';

export const claimValue: Check = {
  id: 'claim-value',
  *run(play) {
    yield* recompute(play);
    for (const block of play.document.blocks) {
      for (const claim of block.claims) yield* checkClaim(play, block, claim);
    }
  },
};

/** A derived fact is what its rule gives for its inputs, whatever the ledger says. */
function* recompute({ ledger, document }: Play): Iterable<Problem> {
  const wrong = wronglyDerived(ledger);
  if (wrong.length === 0) return;
  const claims = document.blocks.flatMap((block) => block.claims);
  for (const { id, why } of wrong) {
    const used = claims.find((claim) => claim.id === id) ?? claims[0];
    yield {
      rule: 'derived-value',
      severity: 'error',
      message: `Unexpected value of \`${id}\`: recomputed from its inputs, ${why}`,
      start: used?.from ?? 0,
      end: used?.to ?? 0,
      fact: id,
    };
  }
}

const wronglyDerived = once((ledger: Ledger): readonly { readonly id: string; readonly why: string }[] => {
  const derived = ledger.facts.filter((fact) => fact.derivedFrom);
  const facts = derived.length > 0 ? new Map(ledger.facts.map((fact) => [fact.id, fact])) : new Map<string, Fact>();
  return derived.flatMap((fact) => {
    const why = wrongDerivation(fact, facts);
    return why === undefined ? [] : [{ id: fact.id, why }];
  });
});

function* checkClaim(play: Play, block: Block, claim: Claim): Iterable<Problem> {
  const fact = play.facts.get(claim.id);
  if (!fact) {
    yield {
      rule: 'unknown-fact',
      severity: 'error',
      message: `Unknown fact \`${claim.id}\`: it is not among the ${play.facts.size} facts of this draft`,
      ...atClaim(block, claim),
      actual: claim.surface,
    };
    return;
  }
  const said = sayingOf(play, fact, claim, block);
  if (said.mismatch !== undefined) {
    const expected = said.expected === undefined ? '' : `, expected \`${said.expected}\``;
    yield {
      rule: 'claim-value',
      severity: 'error',
      message: `Unexpected \`${claim.surface}\`${expected} as in \`${fact.id}\`: ${said.mismatch}`,
      ...atClaim(block, claim),
      actual: claim.surface,
      ...(said.expected !== undefined && { expected: said.expected }),
      ...(said.difference && { difference: said.difference }),
      fact: fact.id,
    };
    return;
  }
  if (said.style !== undefined && !sameWords(said.style, claim.surface)) {
    yield {
      rule: 'claim-style',
      severity: 'warning',
      message: `Unexpected spelling \`${claim.surface}\`, expected \`${said.style}\``,
      ...atClaim(block, claim),
      actual: claim.surface,
      expected: said.style,
      fact: fact.id,
    };
  }
  if (said.period && said.date) {
    const before = block.text.slice(Math.max(0, claim.start - 24), claim.start);
    const wrong = relationMismatch(said.period, before, said.date);
    if (wrong)
      yield {
        rule: 'claim-relation',
        severity: 'error',
        message: `Unexpected \`${wordBefore(before)} ${claim.surface}\`: ${wrong}, as in \`${fact.id}\``,
        ...at(block, Math.max(0, claim.start - wordBefore(before).length - 1), claim.end),
        actual: `${wordBefore(before)} ${claim.surface}`,
        fact: fact.id,
      };
  }
  if (said.aside && !withFigure(play, block, claim)) {
    yield {
      rule: 'period-alone',
      severity: 'error',
      message: `The period \`${claim.surface}\` stands without the figure of \`${fact.id}\` in its sentence`,
      ...atClaim(block, claim),
      actual: claim.surface,
      fact: fact.id,
    };
  }
}

interface Saying {
  readonly mismatch?: string;
  readonly difference?: Difference;
  readonly expected?: string;
  /** How the house writes it. */
  readonly style?: string;
  /** The period that was said, and how. */
  readonly period?: Period;
  readonly date?: DateMention;
  /** Says when, not what: the fact's value must stand in the same sentence. */
  readonly aside?: boolean;
}

function sayingOf(play: Play, fact: Fact, claim: Claim, block: Block): Saying {
  const { surface } = claim;
  const { value } = fact;
  if (fact.wordings.some((wording) => sameWords(wording, surface))) return {};
  const whole = wholeMention(play, block, claim);
  if (value.type === 'quantity' && whole?.type === 'quantity') {
    const counted = value.per !== undefined && whole.per === undefined && countedBefore(play, block, claim, fact);
    const mismatch = quantityMismatch(fact, value, counted ? { ...whole, per: value.per } : whole, saysLoss(block, claim));
    return mismatch === undefined
      ? { style: houseStyle(counted ? bare(value) : value, whole, surface) }
      : { mismatch, difference: differenceOf(value, whole), expected: expectedWords(fact, value, whole) };
  }
  if (whole?.type === 'date') return sayingOfDate(play, fact, whole, tellsIssue(play, block, claim));
  if (value.type === 'entity') {
    const entity = play.entities.get(value.entity);
    return entity && namesOf(entity).some((name) => sameWords(name, surface))
      ? {}
      : { mismatch: 'another name', difference: 'entity', ...(entity && { expected: entity.name }) };
  }
  if (value.type === 'date') return { mismatch: 'the date differs', difference: 'date', expected: formatPeriod(value.period) };
  if (value.type === 'text')
    return {
      mismatch: 'not one of its approved wordings',
      difference: 'wording',
      ...(fact.wordings[0] !== undefined && { expected: fact.wordings[0] }),
    };
  return { mismatch: 'not a figure that can be read whole', difference: 'value', expected: formatQuantity(value) };
}

function bare({ per: _per, ...quantity }: Quantity): Quantity {
  return quantity;
}

/** "To $6.79 per kilogram from $6.95": what a figure is counted by may be said of the one before it in its sentence. */
function countedBefore(play: Play, block: Block, claim: Claim, { property, value }: Fact): boolean {
  const earlier = sentenceOf(block, claim)?.claims.filter(({ end }) => end <= claim.start) ?? [];
  return earlier.some((other) => {
    const fact = play.facts.get(other.id);
    if (fact?.property !== property || fact.value.type !== 'quantity' || value.type !== 'quantity' || fact.value.per !== value.per)
      return false;
    const said = wholeMention(play, block, other);
    return said?.type === 'quantity' && said.per === value.per;
  });
}

/** The day its source came out is said only where the clause tells of saying: "it said on Aug. 7". */
function sayingOfDate(play: Play, fact: Fact, mention: DateMention, tellsIssue: boolean): Saying {
  const { value } = fact;
  if (value.type === 'date' && dateMismatch(value.period, mention, play.year) === undefined) return { period: value.period, date: mention };
  const aside = value.type === 'quantity';
  const mismatch = dateMismatch(fact.period, mention, play.year);
  if (mismatch === undefined) return { period: fact.period, date: mention, aside };
  const day = fact.source.publishedAt.slice(0, 10);
  const published: Period = { start: day, end: day, granularity: 'day', calendar: 'calendar', relation: 'in' };
  if (tellsIssue && mention.day !== undefined && dateMismatch(published, mention, play.year) === undefined)
    return { period: published, date: mention };
  return { mismatch, difference: 'date', expected: formatPeriod(value.type === 'date' ? value.period : fact.period) };
}

/** The one mention a claim's words are; the reading of the block has it already, unless it took in words around the claim. */
function wholeMention(play: Play, block: Block, { start, end, surface }: Claim): Mention | undefined {
  const inBlock = containing(play.mentionsIn(block), start);
  if (inBlock?.start === start && inBlock.end === end) return inBlock.type === 'name' ? undefined : inBlock;
  const [only, ...others] = play.mentionsOf(surface).filter((mention) => mention.type !== 'name');
  return only && others.length === 0 && only.start === 0 && only.end === surface.length ? only : undefined;
}

function tellsIssue(play: Play, block: Block, claim: Claim): boolean {
  const sentence = sentenceOf(block, claim);
  if (!sentence) return false;
  const at = claim.start - sentence.start - (WEEKDAY.exec(sentence.text.slice(0, claim.start - sentence.start))?.[0].length ?? 0);
  const clauses = play.clausesIn(sentence);
  const clause = clauses.find((span) => at >= span.start && at < span.end);
  // "On Oct. 13, it wrote": an opening of nothing but the date belongs to what follows.
  const bare = clause && /^(?:on|in)\s*$/i.test(sentence.text.slice(clause.start, at)) && clause.end <= claim.end - sentence.start;
  return /\b(?:said|says|article|statement|release|report(?:ed|s)?|fil(?:ed|ing)|wrote|writes|announc(?:ed|es|ement)|publish(?:ed|es)|releas(?:ed|es)|issu(?:ed|es)|told|disclosed)\b/i.test(
    sentence.text.slice(clause?.start ?? 0, bare ? undefined : clause?.end),
  );
}

/** "Said on Thursday, Aug. 7": the comma parts no clauses. */
const WEEKDAY = /\b(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day,\s*$/;

/** Whether the words right before a claim call it a loss: "a net loss of", "lost". */
function saysLoss(block: Block, claim: Claim): boolean {
  return /\b(?:loss(?:es)?|deficit)(?:,[^,]{1,24},)?\s+(?:\w+\s+){0,8}(?:of|to|at|was|were)\s*$|\blost\s*$/i.test(
    block.text.slice(Math.max(0, claim.start - 90), claim.start),
  );
}

function sameWords(approved: string, surface: string): boolean {
  return approved === surface || (approved.slice(1) === surface.slice(1) && approved[0]?.toLowerCase() === surface[0]?.toLowerCase());
}

function styleFor(mention: QuantityMention, surface: string): QuantityStyle {
  const digits = /\.(\d+)/.exec(surface)?.[1]?.length ?? 0;
  return {
    digits,
    unit: mention.unit === null ? 'none' : 'long',
    lead: mention.hedge ?? '',
    magnitude: !/[-−(]\s?[$\d]/.test(surface),
    words: !/\d/.test(surface),
  };
}

/** Spelled as the house does: separators, scale words in full, signs closed up, no trailing zeros. Most claims are. */
const PLAIN_SPELLING =
  /^(?:(?:more than|less than|at least|up to|about|over|no more than) )?-?(?:[A-Z]{1,2}\$|[$€£¥])?\d{1,3}(?:,\d{3})*(?:\.\d*[1-9])?(?: (?:million|billion|trillion))?(?:%| (?:metric )?tons| kilograms| months| years| percentage points)?(?: per (?:share|kilogram))?$/;

/** The house spelling of what was said, where there is one: not for multiples and fractions, nor other units. */
function houseStyle(quantity: Quantity, mention: QuantityMention, surface: string): string {
  if (
    PLAIN_SPELLING.test(surface) ||
    mention.form === 'multiple' ||
    mention.form === 'fraction' ||
    (mention.unit !== null && mention.unit !== quantity.unit)
  )
    return surface;
  const said: Quantity = { ...quantity, amount: mention.amount, comparator: mention.comparator };
  const short = surface.replace(/\btons\b/, 'metric tons');
  const style = formatQuantity(mention.low === undefined ? said : quantity, styleFor(mention, surface));
  const hedgeBehind = mention.hedge !== undefined && !surface.toLowerCase().startsWith(mention.hedge);
  return short === style || hedgeBehind ? surface : style;
}

/** What the fact would be in the manner of the words found. */
function expectedWords(fact: Fact, quantity: Quantity, mention: QuantityMention): string {
  const digits = mention.unit !== quantity.unit ? undefined : /\.(\d+)/.exec(mention.text)?.[1]?.length;
  return formatQuantity(quantity, { magnitude: tellsChange(fact), ...(digits !== undefined && { digits }) });
}

function wordBefore(before: string): string {
  return /(\S+)\s*$/.exec(before)?.[1] ?? '';
}

function sentenceOf(block: Block, claim: Claim): Sentence | undefined {
  const sentence = containing(block.sentences, claim.start);
  return sentence && claim.end <= sentence.end ? sentence : undefined;
}

/** Whether another claim on the same fact in the sentence says its value. */
function withFigure(play: Play, block: Block, claim: Claim): boolean {
  return (sentenceOf(block, claim)?.claims ?? []).some(
    (other) => other !== claim && other.id === claim.id && play.mentionsOf(other.surface).some((mention) => mention.type === 'quantity'),
  );
}
