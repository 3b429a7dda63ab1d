/** Helpers that print facts, names and sources. */
import { claimLink, escapeMarkdown } from '../model/claim.ts';
import { decimal } from '../model/decimal.ts';
import { type Fact, tellsChange } from '../model/fact.ts';
import { formatQuantity, type QuantityStyle } from '../model/format.ts';
import { formatPeriod, prepositionFor } from '../model/format-date.ts';
import type { Period } from '../model/period.ts';
import { type Call, factOf, type Helper } from './call.ts';
import { mention, sayVerb } from './refer.ts';
import { choose } from './writer.ts';

/** `{{claim x}}`: the value of a fact. `digits=`, `unit="none"`, `lead="over"`, `wording=2`, `signed=true`, and
 * `magnitude=true` for a negative amount whose words say it is a loss. */
function claim(call: Call, param: unknown): string {
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
    ...(hash['unit'] !== undefined && { unit: unitOf(hash['unit']) }),
    ...(typeof hash['lead'] === 'string' && { lead: hash['lead'] }),
    magnitude: (tellsChange(fact) || hash['magnitude'] === true) && hash['signed'] !== true,
  };
  return formatQuantity(value, style);
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

/** `{{name x}}`: the subject of a fact, in full at first mention, a company with its ticker once. `of="object"` names the object. */
function name({ writer, hash }: Call, param: unknown): string {
  const fact = factOf(param);
  return mention(writer, pick(fact, hash['of']));
}

/** `{{possessive x}}`: China's, rare earths'. */
function possessive({ writer, hash }: Call, param: unknown): string {
  return mention(writer, pick(factOf(param), hash['of']), true);
}

function pick(fact: Fact, of: unknown): string {
  if (of === undefined || of === 'subject') return fact.subject;
  const found =
    of === 'object' && fact.kind === 'move'
      ? fact.object
      : of === 'instrument' && fact.kind === 'policy'
        ? fact.instrument
        : of === 'value' && fact.value.type === 'entity'
          ? fact.value.entity
          : undefined;
  if (!found) throw new RangeError(`${fact.id} has no ${String(of)}`);
  return found;
}

/** `{{label x}}`: what is said, as the register words it: mine production of rare earths. Of a derived fact, what it is derived from. */
function label({ writer }: Call, param: unknown): string {
  const fact = factOf(param);
  const rule = fact.derivedFrom?.rule;
  const property = rule === undefined ? fact.property : fact.property.slice(0, -rule.length - 1);
  const found = writer.properties.get(property);
  if (!found) throw new RangeError(`unknown property \`${property}\``);
  return escapeMarkdown(found.label);
}

/** `{{source x}}`: who says so, by name. */
function source({ writer }: Call, param: unknown): string {
  return mention(writer, factOf(param).source.publisher);
}

/** `{{attribution x}}`: "the U.S. Geological Survey estimates", with the verb its standing allows; `verb="said"` sets it. */
function attribution(call: Call, param: unknown): string {
  const fact = factOf(param);
  const verb =
    typeof call.hash['verb'] === 'string'
      ? call.hash['verb']
      : sayVerb(call.writer, fact, (count) => choose(call.writer, call.place, count));
  return `${mention(call.writer, fact.source.publisher)} ${verb}`;
}

/** Words that show how settled a figure is, before it is told; nothing for an actual one. */
const GROUNDS: Readonly<Partial<Record<Fact['standing'], string>>> = {
  estimate: 'by estimates of',
  forecast: 'by forecasts of',
  plan: 'under plans told by',
  target: 'by targets of',
  alleged: 'as alleged by',
};

/** `{{grounds x}}`: "by estimates of the USGS, " at the beginning of a sentence; nothing where the figure is an actual one. */
function grounds({ writer }: Call, param: unknown): string {
  const fact = factOf(param);
  const words = GROUNDS[fact.standing];
  return words === undefined ? '' : `${words} ${mention(writer, fact.source.publisher)}, `;
}

/** `{{note x}}`: the caveat that must stay with a figure. */
function note(_call: Call, param: unknown): string {
  const fact = factOf(param);
  if (fact.note === undefined) throw new RangeError(`${fact.id} has no note; test with (noted x)`);
  return escapeMarkdown(fact.note);
}

export const values: Readonly<Record<string, Helper>> = {
  claim: { run: claim, options: ['digits', 'unit', 'lead', 'wording', 'signed', 'magnitude', 'year'] },
  when: { run: when, options: ['value', 'year'] },
  period: { run: period, options: ['year'] },
  published: { run: published, options: ['year'] },
  multiple: { run: multiple },
  name: { run: name, options: ['of'] },
  possessive: { run: possessive, options: ['of'] },
  label: { run: label },
  source: { run: source },
  attribution: { run: attribution, options: ['verb'] },
  grounds: { run: grounds },
  note: { run: note },
};
