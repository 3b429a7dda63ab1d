/** Helpers that choose words: verbs by sign and size, hedges by standing, lists, plurals, articles, variation. */
import { decimal } from '../model/decimal.ts';
import type { Fact } from '../model/fact.ts';
import { DIRECTION_VERBS, type DirectionVerb, STANDING_PHRASES } from '../model/lexicon.ts';
import { type Call, factOf, type Helper } from './call.ts';
import { tellsMany } from './helpers-name.ts';
import { entityOf } from './refer.ts';
import { choose } from './writer.ts';

/** The size of a change in percent, with its sign. Throws a RangeError for a fact that is no change. */
export function changeOf(fact: Fact): number {
  if (fact.value.type !== 'quantity' || !['percent', 'percentage-point', 'basis-point'].includes(fact.value.unit))
    throw new RangeError(`${fact.id} is no change; derive one with \`derive: change\``);
  return decimal(fact.value.amount).toNumber();
}

/** `{{verb x}}`: rose, fell, edged up, by the sign and size of a change. `tense="present"`, `"base"`, `"gerund"`. */
function verb(call: Call, param: unknown): string {
  const fact = factOf(param);
  const form = call.hash['tense'] === undefined ? 'past' : String(call.hash['tense']);
  if (!['past', 'present', 'base', 'gerund'].includes(form)) throw new RangeError(`unknown tense ${form}`);
  // Imports rise where a price rises.
  const many = form === 'present' && tellsMany(call.writer, fact);
  return fitting(call, fact)[many ? 'base' : (form as 'past' | 'present' | 'base' | 'gerund')];
}

/** `{{noun x}}`: increase, decline, jump. With its article: `{{article (noun x)}}`. */
function noun(call: Call, param: unknown): string {
  return fitting(call, factOf(param), true).noun ?? 'change';
}

function fitting(call: Call, fact: Fact, withNoun = false): DirectionVerb {
  const change = changeOf(fact);
  const [size, sign] = [Math.abs(change), Math.sign(change)];
  const usable = DIRECTION_VERBS.filter(
    (entry) => entry.sign === sign && (entry.house || isSlight(entry, size)) && (!withNoun || entry.noun !== undefined),
  );
  const grows = isLevel(call, fact) ? usable.filter(({ base }) => base !== 'grow') : usable;
  const slight = withNoun ? [] : grows.filter((entry) => isSlight(entry, size));
  const fits = slight.length > 0 ? slight : grows.filter(({ from, to }) => size >= from && size <= to);
  const others = fits.filter((entry) => entry.base !== call.writer.movement);
  const found = others[choose(call.writer, call.place, Math.max(others.length, 1))] ?? fits[0] ?? usable[1] ?? usable[0];
  if (found) call.writer.movement = found.base;
  if (!found) throw new RangeError('a change of zero has no noun; test with (flat x)');
  return found;
}

/** Less than a tenth of a percent: it edges up or down. */
function isSlight({ base }: DirectionVerb, size: number): boolean {
  return size < 0.1 && base.startsWith('edge ');
}

/** Whether a change is of a price, a rate or an index: output and shares grow, a price rises. */
function isLevel({ writer }: Call, { derivedFrom, property }: Fact): boolean {
  const of = writer.facts.get(derivedFrom?.inputs[0] ?? '');
  if (of?.value.type !== 'quantity') return /\bprice\b/.test(property);
  if (of.derivedFrom) return false;
  return of.value.per !== undefined || ['percent', 'index-point', 'times'].includes(of.value.unit) || /\bprice\b/.test(of.property);
}

/** `{{adverb x}}`: up, down, unchanged. */
function adverb(_call: Call, param: unknown): string {
  const change = changeOf(factOf(param));
  return change > 0 ? 'up' : change < 0 ? 'down' : 'unchanged';
}

/** `{{hedge x}}`: is expected to, plans to, by standing and number of the subject; nothing for an actual. */
function hedge({ writer }: Call, param: unknown): string {
  const fact = factOf(param);
  const { one, many } = STANDING_PHRASES[fact.standing];
  return entityOf(writer, fact.subject).plural ? many : one;
}

/** `{{list "a" (name b)}}`: "A, B and C" of the words that are there; blanks are dropped. `last="or"`. */
function list({ hash }: Call, ...params: readonly unknown[]): string {
  const given = params.flat();
  if (given.some((item) => typeof item === 'object' && item !== null))
    throw new RangeError(
      'it joins words, not facts; write {{list (name a) (name b)}}, or {{#each facts as |fact|}}{{claim fact}}{{/each}} for a list',
    );
  const items = given.map((item) => (typeof item === 'string' ? item.trim() : '')).filter((item) => item !== '');
  const last = typeof hash['last'] === 'string' ? hash['last'] : 'and';
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** `{{plural x "company" "companies"}}` by the number of a list or the amount of a fact. */
function plural(_call: Call, param: unknown, one: unknown, many: unknown): string {
  const count = Array.isArray(param) ? param.length : amountOf(factOf(param));
  return String(count === 1 ? one : (many ?? `${String(one)}s`));
}

function amountOf(fact: Fact): number {
  if (fact.value.type !== 'quantity') throw new RangeError(`${fact.id} is no quantity`);
  return decimal(fact.value.amount).toNumber();
}

/** `{{article "increase"}}`: the word with a or an, by sound: an 8%, an hour, a European, an MP Materials mine. */
function article(_call: Call, word: unknown): string {
  const text = String(word);
  return `${soundsOpen(text.replace(/^[^\p{L}\p{N}]+/u, '')) ? 'an' : 'a'} ${text}`;
}

/** Capitals that are read as a word and not letter by letter. */
const READ_AS_WORD = /^(?:NASA|NASDAQ|NATO|LIBOR|SOFR)\b/;
/** Written with a vowel, spoken with a consonant: union, uranium, Ukraine, one; but not unimportant, uninsured, unidentified. */
const SPOKEN_CLOSED = /^(?:uni(?!m|n|dent)|unanim|us[aeu]|ut[aio]|ur[aeu]|uk|uga|ubiq|eu|ewe|one\b|once\b)/i;

function soundsOpen(word: string): boolean {
  if (/^\d/.test(word)) return /^(?:8|1[18](?!\d))/.test(word);
  if (/^[A-Z](?![a-z])/.test(word) && !READ_AS_WORD.test(word)) return /^[AEFHILMNORSX]/.test(word);
  return /^(?:[aeiouéèêàáôóí]|hour|honest|hono(?:u)?r|heir)/i.test(word) && !SPOKEN_CLOSED.test(word);
}

/** `{{ordinal 3}}`: third; 11th. */
function ordinal(_call: Call, number: unknown): string {
  const value = Number(typeof number === 'object' ? amountOf(factOf(number)) : number);
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`${String(number)} has no ordinal`);
  const word = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'][value - 1];
  const teen = value % 100 > 10 && value % 100 < 14;
  return word ?? `${value}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')}`;
}

/** `{{vary "said" "reported"}}`: one of several wordings, the same for the same seed. */
function vary(call: Call, ...choices: readonly unknown[]): string {
  const chosen = choices[choose(call.writer, call.place, choices.length)];
  if (typeof chosen !== 'string') throw new RangeError('vary chooses among words');
  return chosen;
}

/** `{{cap (source x)}}`: the first letter as a capital, for the beginning of a sentence. */
function cap(_call: Call, text: unknown): string {
  return String(text).replace(/^([[\s]*)(\p{Ll})/u, (_, lead: string, letter: string) => lead + letter.toUpperCase());
}

export const words: Readonly<Record<string, Helper>> = {
  verb: { run: verb, options: ['tense'] },
  noun: { run: noun },
  adverb: { run: adverb },
  hedge: { run: hedge },
  list: { run: list, strings: true, takes: [1, Number.POSITIVE_INFINITY], options: ['last'] },
  plural: { run: plural, strings: true, takes: [2, 3] },
  article: { run: article, strings: true },
  ordinal: { run: ordinal, numbers: true },
  vary: { run: vary, strings: true, takes: [1, Number.POSITIVE_INFINITY] },
  cap: { run: cap, strings: true },
};
