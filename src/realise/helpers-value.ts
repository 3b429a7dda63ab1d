/** Helpers that print what a fact says, and when. */
import { claimLink } from '../model/claim.ts';
import { decimal } from '../model/decimal.ts';
import { derivationRule } from '../model/derivation.ts';
import { type Fact, tellsChange } from '../model/fact.ts';
import { formatQuantity, type QuantityStyle } from '../model/format.ts';
import { formatPeriod, prepositionFor } from '../model/format-date.ts';
import type { Granularity, Period } from '../model/period.ts';
import type { Quantity } from '../model/quantity.ts';
import { unitById } from '../model/unit.ts';
import { type Call, factOf, type Helper, isTold } from './call.ts';

/** `{{claim x}}`: the value of a fact. `digits=`, `unit="none"`, `lead="over"`, `wording=2`, `signed=true`, and
 * `magnitude=true` for a negative amount whose words say it is a loss, `told=true` for nothing where it is not told. */
function claim(call: Call, param: unknown): string {
  if (call.hash['told'] === true && !isTold(call.writer, param)) return '';
  const fact = factOf(param);
  return claimLink(surface(call, fact), fact.id);
}

function surface({ hash, writer }: Call, fact: Fact): string {
  const { value } = fact;
  if (hash['wording'] !== undefined || value.type === 'text') {
    const number = Number(hash['wording'] ?? 1);
    const words = fact.wordings[number - 1];
    if (words === undefined) throw new RangeError(`${fact.id} has no wording ${number}`);
    return words;
  }
  if (value.type === 'date') return formatPeriod(value.period, { year: withYear({ hash, writer }, value.period) });
  if (value.type === 'entity') return writer.entities.get(value.entity)?.name ?? value.entity;
  const style: QuantityStyle = {
    ...(hash['digits'] !== undefined && { digits: digitsOf(hash['digits']) }),
    ...(hash['unit'] !== undefined && { unit: isSmall(value) ? 'long' : unitOf(hash['unit']) }),
    ...(typeof hash['lead'] === 'string' && { lead: hash['lead'] }),
    magnitude: (tellsChange(fact) || hash['magnitude'] === true) && hash['signed'] !== true,
  };
  return formatQuantity(value, style);
}

/** One to nine without a unit would be a word: six metric tons keep theirs. */
function isSmall({ amount, unit }: Quantity): boolean {
  const size = decimal(amount).abs();
  return unitById(unit)?.dimension.startsWith('currency:') !== true && size.lt(10) && size.isInteger();
}

function digitsOf(option: unknown): number {
  const digits = Number(option);
  if (!Number.isInteger(digits) || digits < 0 || digits > 12)
    throw new RangeError(`digits=${String(option)}: expected a whole number from 0 to 12`);
  return digits;
}

function unitOf(option: unknown): 'long' | 'none' {
  if (option !== 'none' && option !== 'long') throw new RangeError(`unit=${String(option)}: expected "none" or "long"`);
  return option;
}

/** `{{when x}}`: the period of a fact with its preposition, `in [2024](…)`; `{{period x}}` without it. */
function when(call: Call, param: unknown): string {
  const fact = factOf(param);
  const shown = fact.value.type === 'date' && call.hash['value'] === true ? fact.value.period : fact.period;
  return `${prepositionFor(shown)} ${periodClaim(call, fact, shown)}`;
}

function period(call: Call, param: unknown): string {
  const fact = factOf(param);
  return periodClaim(call, fact, fact.period);
}

function periodClaim(call: Call, fact: Fact, shown: Period): string {
  return claimLink(formatPeriod(shown, { year: withYear(call, shown) }), fact.id);
}

/** AP leaves out the year of a day in the year of the piece; `year=true` or `false` says otherwise. */
function withYear({ hash, writer }: Pick<Call, 'hash' | 'writer'>, shown: Period): boolean {
  if (typeof hash['year'] === 'boolean') return hash['year'];
  return !(shown.start.slice(0, 10) === shown.end.slice(0, 10) && shown.start.startsWith(writer.year));
}

/** `{{published x}}`: the day the source came out, as a claim: `on [Aug. 7](…)` without the year in the year of the piece. */
function published(call: Call, param: unknown): string {
  const fact = factOf(param);
  const day = fact.source.publishedAt.slice(0, 10);
  const shown: Period = { start: day, end: day, granularity: 'day', calendar: 'calendar', relation: 'in' };
  return periodClaim(call, fact, shown);
}

/** `{{multiple x}}`: a change as a multiple, `[more than doubled](…)`, where it is one; else a RangeError. Test with `(multiplied x)`. */
function multiple(_call: Call, param: unknown): string {
  const fact = factOf(param);
  const words = multipleWords(fact);
  if (!words) throw new RangeError(`${fact.id} is no multiple that has a word`);
  return claimLink(words, fact.id);
}

const MULTIPLES: readonly (readonly [number, string])[] = [
  [2, 'doubled'],
  [3, 'tripled'],
  [4, 'quadrupled'],
];

/** `more than doubled` for a change between 100% and 125%, and so on; undefined where no such word is near. */
export function multipleWords(fact: Fact): string | undefined {
  if (
    fact.value.type !== 'quantity' ||
    fact.value.unit !== 'percent' ||
    (fact.derivedFrom?.rule !== 'change' && !fact.property.endsWith('-change'))
  )
    return undefined;
  const factor = decimal(fact.value.amount).div(100).plus(1);
  for (const [times, word] of MULTIPLES) {
    if (factor.eq(times)) return word;
    if (factor.gt(times) && factor.lte(times * 1.25)) return `more than ${word}`;
    if (factor.lt(times) && factor.gte(times * 0.95)) return `nearly ${word}`;
  }
  return undefined;
}

/** `{{earlier x y}}`: how long before another figure the first is of: "a month earlier"; its period where they do not follow each other. */
function earlier(call: Call, param: unknown, other: unknown): string {
  const [fact, later] = [factOf(param), factOf(other)];
  const { period: from } = fact;
  const span = from.granularity === later.period.granularity ? SPANS[from.granularity] : undefined;
  if (span && monthsBetween(from, later.period) === span.months) return `${span.words} earlier`;
  return when(call, fact);
}

const SPANS: Readonly<Partial<Record<Granularity, { readonly words: string; readonly months: number }>>> = {
  month: { words: 'a month', months: 1 },
  quarter: { words: 'a quarter', months: 3 },
  half: { words: 'six months', months: 6 },
  year: { words: 'a year', months: 12 },
};

function monthsBetween(earlier: Period, later: Period): number {
  const months = ({ start }: Period): number => Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7));
  return months(later) - months(earlier);
}

/** `(input x "from")`: the fact a derived one was worked out from, by the name its rule gives it. */
function input({ writer }: Call, param: unknown, name: unknown): Fact {
  const { id, derivedFrom } = factOf(param);
  const rule = derivationRule(derivedFrom?.rule ?? '');
  const place = rule?.inputs.indexOf(String(name)) ?? -1;
  const found = writer.facts.get(derivedFrom?.inputs[place] ?? '');
  if (found) return found;
  throw new RangeError(rule ? `${id} has no input ${String(name)}; there are ${rule.inputs.join(', ')}` : `${id} is not derived`);
}

export const values: Readonly<Record<string, Helper>> = {
  claim: { run: claim, options: ['digits', 'unit', 'lead', 'wording', 'signed', 'magnitude', 'year', 'told'] },
  when: { run: when, options: ['value', 'year'] },
  period: { run: period, options: ['year'] },
  published: { run: published, options: ['year'] },
  multiple: { run: multiple },
  earlier: { run: earlier, takes: [2, 2] },
  input: { run: input, strings: true, takes: [2, 2], gives: 'fact' },
};
