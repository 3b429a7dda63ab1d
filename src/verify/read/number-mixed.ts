/** Figures and words in one number: `4 thousand 3 hundred and 21`, `6 crore and two hundred`, `3 million and a half`. */
import { add, isLess, shift } from './figures.ts';
import { type Numeral, readFigure, scaled } from './number.ts';
import { readCardinal, readShare } from './number-words.ts';
import { at, type Tokens } from './scan.ts';
import { SCALES } from './words.ts';

const MOST_TERMS = 4;

/** The number that goes on behind a figure with its scale in words; undefined where it goes no further, which is the rule. */
export function readMixed(tokens: Tokens, figure: Numeral): Numeral | undefined {
  const head = withScale(tokens, figure);
  if (!head) return undefined;
  const half = readHalf(tokens, head);
  if (half) return half;
  let sum = head;
  let limit = head.step;
  for (let term = 0; term < MOST_TERMS; term++) {
    const next = readNext(tokens, sum, limit);
    if (!next) break;
    sum = { ...head, next: next.next, value: add(sum.value, next.value), step: next.step };
    limit = next.step;
  }
  return sum === head ? undefined : { ...sum, words: true };
}

function withScale(tokens: Tokens, figure: Numeral): Numeral | undefined {
  const scale = SCALES.get(at(tokens, figure.next).lower);
  return scale && scale.factor === undefined ? scaled(figure, scale, figure.next + 1) : undefined;
}

/** `3 million and a half` */
function readHalf(tokens: Tokens, head: Numeral): Numeral | undefined {
  if (at(tokens, head.next).lower !== 'and' || at(tokens, head.next + 1).lower !== 'a') return undefined;
  const share = readShare(tokens, head.next + 1, true);
  if (!share?.fraction || head.value.length < 4) return undefined;
  const part = shift(share.value, head.step.length - 1);
  return { ...head, next: share.next, words: true, value: add(head.value, part), step: shift(head.step, -1) };
}

/** A smaller term: with a scale of its own, or the last one below a hundred behind "hundred". */
function readNext(tokens: Tokens, sum: Numeral, limit: string): Numeral | undefined {
  const joined = at(tokens, sum.next).lower === 'and';
  const from = joined ? sum.next + 1 : sum.next;
  const figure = readFigure(tokens, from);
  const cardinal = figure ? undefined : readCardinal(tokens, from, true);
  const words =
    cardinal && at(tokens, from).lower !== 'a'
      ? { next: cardinal.next, value: String(cardinal.value), step: String(cardinal.place), words: true, fraction: false, plain: false }
      : undefined;
  if (figure && !figure.plain) return undefined;
  const term = figure ? (withScale(tokens, figure) ?? figure) : words;
  if (!term || !isLess(term.value, limit) || term.value === '0' || (figure && SCALES.has(at(tokens, term.next).lower))) return undefined;
  // "$11.3 billion one quarter earlier": behind millions only hundreds go on.
  if (limit.length > 3 && isLess(term.value, '100')) return undefined;
  return term;
}
