/** Numbers that are part of a name: `S&P 500`, `10-K`, `5G`, `COVID-19`, `Section 232`, `Article 5(1)`, `Regulation (EU) 2024/1252`. */
import { type Found, mentionAt } from './found.ts';
import { isHyphen, longestPhrase } from './phrases.ts';
import { at, type Token, type Tokens } from './scan.ts';
import { SCALES } from './words.ts';
import { DESIGNATORS, LABEL_LEADS, MEMBERS, MODELS, NUMBER_SIGNS } from './words-names.ts';

/** The longest run read as one name; longer ones are read in pieces, so that time stays linear. */
const MOST_PARTS = 24;

/** The name with a number in it that begins at a token. */
export function readName(text: string, tokens: Tokens, index: number): Found | undefined {
  const next = readLabel(tokens, index) ?? readMember(tokens, index) ?? readMix(tokens, index) ?? readCode(tokens, index);
  return next === undefined ? undefined : mentionAt(text, tokens, index, next, { type: 'name' });
}

const isCapital = (token: Token): boolean => token.kind === 'word' && token.text[0] !== token.lower[0];
const ROMAN = /^[IVXLC]{1,6}$/;

/** A designator and its number: `Section 232`, `No. 18`, `Announcement No. 61`, `Executive Order 14272`, `Title III`. */
function readLabel(tokens: Tokens, index: number): number | undefined {
  const token = at(tokens, index);
  if (isCapital(token) && LABEL_LEADS.has(token.lower) && at(tokens, index + 1).gap && DESIGNATORS.has(at(tokens, index + 1).lower))
    return readLabel(tokens, index + 1);
  const noun = token.kind === 'word' && token.text !== token.lower && DESIGNATORS.has(token.lower);
  const sign = longestPhrase(NUMBER_SIGNS, tokens, noun ? index + 1 : index);
  if (!noun && (!sign || !isNumberSign(tokens, index, sign.next))) return undefined;
  let next = sign?.next ?? index + 1;
  if (noun && !sign && at(tokens, next).text === '.') next++;
  if (noun && token.lower === 'act' && at(tokens, next).lower === 'of' && at(tokens, next + 1).text.length === 4) next++;
  const number = at(tokens, next);
  if (noun && !sign && ROMAN.test(number.text)) return next + 1;
  if (number.kind !== 'digits') return undefined;
  const end = labelEnd(tokens, next);
  return isFigure(tokens, next, end) ? undefined : end;
}

/** `No.` counts only with its point and capital, `#` and `(EU)` before figures. */
function isNumberSign(tokens: Tokens, index: number, next: number): boolean {
  const first = at(tokens, index);
  if (first.text === '#') return true;
  return first.text === 'No' || first.text === 'Nos' ? at(tokens, index + 1).text === '.' && next > index + 1 : false;
}

/** `232`, `5(1)`, `301(b)`, `2024/1252`, `117-169`, `4.0`, `2B`. */
function labelEnd(tokens: Tokens, index: number): number {
  let next = index + 1;
  for (let parts = 0; parts < MOST_PARTS; parts++) {
    const sign = at(tokens, next);
    const inner = at(tokens, next + 1);
    if (sign.gap) break;
    if (sign.text === '(' && !inner.gap && at(tokens, next + 2).text === ')') next += 3;
    else if ((sign.text === '/' || sign.text === '.' || sign.lower === '-') && inner.kind === 'digits' && !inner.gap) next += 2;
    else if (sign.text === '/' && inner.kind === 'word' && isCapital(inner) && !inner.gap) next += 2;
    else if (sign.lower === '-' && inner.kind === 'word' && isCapital(inner) && inner.text.length < 3 && !inner.gap) next += 2;
    else if (sign.kind === 'word' && sign.text.length < 4) next += 1;
    else break;
  }
  return next;
}

/** A scale, a percent sign or a thousands comma behind it: a figure after all ("Series 5 million"). */
function isFigure(tokens: Tokens, index: number, end: number): boolean {
  const after = at(tokens, end);
  if (after.text === '%' || after.lower === 'percent' || (after.kind === 'word' && SCALES.has(after.lower))) return true;
  return end === index + 1 && after.text === ',' && !after.gap && at(tokens, end + 1).kind === 'digits' && !at(tokens, end + 1).gap;
}

/** `S&P 500`, `Nasdaq 100`, `S&P/ASX 200`: the span holds the name from its first letter. */
function readMember(tokens: Tokens, index: number): number | undefined {
  let next = index;
  if (at(tokens, next).text === 'S' && at(tokens, next + 1).text === '&' && at(tokens, next + 2).text === 'P') next += 2;
  else if (!isCapital(at(tokens, next))) return undefined;
  for (let words = 0; words < 3; words++) {
    const sizes = MEMBERS.get(at(tokens, next).lower);
    const joint = isHyphen(at(tokens, next + 1)) ? next + 2 : next + 1;
    const number = at(tokens, joint);
    if (sizes?.has(number.text) && !isFigure(tokens, joint, joint + 1) && at(tokens, joint + 1).lower !== 'points') return joint + 1;
    const sign = at(tokens, next + 1);
    if (sign.text === '/' && isCapital(at(tokens, next + 2))) next += 2;
    else if ((MEMBERS.has(at(tokens, next).lower) || at(tokens, next).lower === 'euro') && MEMBERS.has(sign.lower)) next += 1;
    else return undefined;
  }
  return undefined;
}

/** Letters and digits without a blank: `H20`, `F-35`, `COVID-19`, `10-K`, `5G`, `737 MAX`, `1111-2222-3333`. */
function readMix(tokens: Tokens, index: number): number | undefined {
  const first = at(tokens, index);
  if (first.kind !== 'digits' && first.kind !== 'word') return undefined;
  let next = index + 1;
  let digits = first.kind === 'digits' ? 1 : 0;
  let letters = 1 - digits;
  for (let parts = 0; parts < MOST_PARTS; parts++) {
    const token = at(tokens, next);
    const dash =
      isHyphen(token) ||
      (token.text === '.' && at(tokens, next - 1).kind === 'digits' && digits > 0) ||
      token.text === '_' ||
      (token.text === '/' && letters > 0 && digits > 0);
    const part = dash && !token.gap ? at(tokens, next + 1) : token;
    if (part.gap || (part.kind !== 'digits' && part.kind !== 'word')) break;
    digits += part.kind === 'digits' ? 1 : 0;
    letters += part.kind === 'word' ? 1 : 0;
    next += dash ? 2 : 1;
  }
  if (at(tokens, index).kind === 'digits' && next === index + 1 && MODELS.has(at(tokens, next).text)) return next + 1;
  if (digits === 0 || next === index + 1) return undefined;
  return isName(tokens, index, next, letters) ? withBracket(tokens, next) : undefined;
}

/** Whether a run of digits, letters and hyphens is a name and no range, prefixed year or hyphenated figure. */
function isName(tokens: Tokens, index: number, next: number, letters: number): boolean {
  const first = at(tokens, index);
  const second = at(tokens, index + 1);
  if (first.kind === 'word')
    return isHyphen(second) ? !PREFIXES.has(first.lower) && at(tokens, index + 2).kind === 'digits' : second.kind === 'digits';
  if (letters === 0) return next - index > 3;
  if (!isHyphen(second)) return second.kind === 'word';
  const word = at(tokens, index + 2);
  return word.kind === 'word' && isCapital(word);
}

const PREFIXES = new Set(
  'mid pre post late early end sub non ex inter about around over under near some by from to year fiscal the plus minus and or up at of in than between since until since for a per'.split(
    ' ',
  ),
);

/** `401(k)`, `501(c)(3)`. */
function withBracket(tokens: Tokens, index: number): number {
  let next = index;
  while (
    next < index + 9 &&
    at(tokens, next).text === '(' &&
    !at(tokens, next).gap &&
    at(tokens, next + 1).text.length < 3 &&
    at(tokens, next + 2).text === ')'
  )
    next += 3;
  return next;
}

/** `401(k)` from its digits on. */
function readCode(tokens: Tokens, index: number): number | undefined {
  const open = at(tokens, index + 1);
  const inner = at(tokens, index + 2);
  if (
    at(tokens, index).kind !== 'digits' ||
    open.text !== '(' ||
    open.gap ||
    inner.kind !== 'word' ||
    inner.text.length > 2 ||
    at(tokens, index + 3).text !== ')'
  )
    return undefined;
  return withBracket(tokens, index + 1);
}
