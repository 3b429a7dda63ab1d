/** Where sentences and clauses begin and end in a line of prose, with the abbreviations of news and finance in mind. */

import { indexNames, occurrences } from './name-index.ts';
import { once } from './once.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A full stop after these ends no sentence by itself. */
const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof st jr sr inc corp co ltd llc plc cos bros vs etc no nos art arts sec fig jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun gov sen rep gen adm col lt capt rev hon dept est approx ca cf al ed eds vol pp p.m a.m u.s u.k u.n e.u d.c e.g i.e ph.d'.split(
    ' ',
  ),
);

/**
 * Splits a text into sentences; leading and trailing blanks belong to none. Linear in its length.
 * @param names names with a stop in them, which ends no sentence: `Yum! Brands`, `Yahoo!`
 */
export function splitSentences(text: string, names: readonly string[] = NONE): readonly Span[] {
  const spans: Span[] = [];
  const own = stopsOfNames(text, names);
  let start = skipBlank(text, 0);
  for (let index = start; index < text.length; index++) {
    const unit = text[index];
    if (unit !== '.' && unit !== '!' && unit !== '?' && unit !== '…') continue;
    let end = index + 1;
    while (end < text.length && /["'”’)\]]/.test(text[end] ?? '')) end++;
    if (end < text.length && !/\s/.test(text[end] ?? '')) continue;
    const next = skipBlank(text, end);
    const place = own.get(index);
    if (place === 'inside' || (place === 'last' && /\p{Ll}/u.test(text[next] ?? ''))) continue;
    if (unit === '.' && next < text.length && !endsSentence(text, index, next)) continue;
    spans.push({ start, end });
    start = next;
    index = next - 1;
  }
  if (start < text.length) spans.push({ start, end: trimEnd(text, start) });
  return spans;
}

const NONE: readonly string[] = [];

/** The stops that belong to names: one inside ends nothing, the last sign of one may end a sentence too. */
function stopsOfNames(text: string, names: readonly string[]): ReadonlyMap<number, 'inside' | 'last'> {
  const stops = new Map<number, 'inside' | 'last'>();
  for (const { start, end } of occurrences(text, indexOf(names))) {
    for (const { index } of text.slice(start, end).matchAll(/[.!?…]/g))
      stops.set(start + index, start + index === end - 1 ? 'last' : 'inside');
  }
  return stops;
}

const indexOf = once((names: readonly string[]) => indexNames(names.map((name) => [name, true])));

/** Whether the full stop at `index` ends a sentence when the next word begins at `next`. */
function endsSentence(text: string, index: number, next: number): boolean {
  const following = text[next] ?? '';
  if (/\p{Ll}/u.test(following)) return false;
  let begin = index;
  while (begin > 0 && index - begin < 12 && /[\p{L}\p{N}.]/u.test(text[begin - 1] ?? '')) begin--;
  const word = text.slice(begin, index).toLowerCase();
  if (/^\p{L}$/u.test(word) && !/['’]/.test(text[begin - 1] ?? '')) return isUnit(text, begin);
  // Initials before a name: C.H. Robinson, J.P. Morgan.
  if (!ABBREVIATIONS.has(word) && /^(?:\p{L}\.)+\p{L}$/u.test(word)) return OPENERS.test(text.slice(next, next + 14));
  if (!ABBREVIATIONS.has(word)) return true;
  // An initialism or a time before a word that usually begins a sentence: "… in the U.S. The mine …"
  return /^(?:u\.s|u\.k|e\.u|u\.n|d\.c|a\.m|p\.m|inc|corp|ltd|co|plc|etc)$/.test(word) && OPENERS.test(text.slice(next, next + 14));
}

/** "2.1 m/s. The wind", "24 °C. On Friday": the letter of a unit, not an initial. */
function isUnit(text: string, begin: number): boolean {
  return /[/°º]\s?$/.test(text.slice(Math.max(0, begin - 2), begin));
}

const OPENERS =
  /^(?:The|A|An|It|Its|In|On|At|By|That|This|These|Those|But|And|Yet|He|She|They|Their|We|For|From|As|If|When|While|After|Before|Since|Under|With|Output|Revenue|Production|Prices|Both|Neither|Not|No|One|Two|Most|Many)\b/;

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? '')) at++;
  return at;
}

function trimEnd(text: string, start: number): number {
  let end = text.length;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  return end;
}

const CLAUSE_BREAK =
  /[;:—–](?=\s)|\s[—–]\s|,(?=\s(?:and|but|while|whereas|which|who|though|although|as|yet|or|so)\b)|\s(?=(?:while|whereas|although|though|but)\s)|,(?=\s(?!\d{4}\b))/g;

/** Splits a sentence into clauses at semicolons, dashes, commas and the conjunctions that part statements. */
export function splitClauses(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(CLAUSE_BREAK)) {
    if (match.index > start) spans.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}
