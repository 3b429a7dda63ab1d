/**
 * What is refused before anything is parsed: a text that is too large, or nested too deep for any parser to be safe with.
 * One look at each character; the depth is what the marks could open at most, so code full of them counts as well.
 */
import type { Problem } from './check.ts';

/** Nobody reads a commentary of a megabyte. */
const LIMIT = 1_000_000;
/** Quotes, list items, emphasis or brackets inside one another. */
const DEPTH = 50;

/** Why a text is not read, if it is not. */
export function refusal(text: string): Problem | undefined {
  if (text.length > LIMIT)
    return {
      rule: 'too-large',
      severity: 'error',
      message: `The text has ${text.length} characters; ${LIMIT} are allowed`,
      start: 0,
      end: 1,
    };
  const deep = deepPlace(text);
  if (deep === undefined) return undefined;
  return { rule: 'too-deep', severity: 'error', message: `The text is nested more than ${DEPTH} deep here`, start: deep, end: deep + 1 };
}

/** Where a text is nested too deep first. */
function deepPlace(text: string): number | undefined {
  const items: number[] = [];
  let read = spansOfParagraph();
  for (let start = 0; start < text.length; ) {
    const end = lineEnd(text, start);
    const { depth, at } = containersAt(text, start, end, items);
    if (depth > DEPTH) return start;
    if (at === end) read = spansOfParagraph();
    const deep = read(text, at, end);
    if (deep !== undefined) return deep;
    start = text.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
  return undefined;
}

function lineEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

/**
 * How many quotes and list items the words of a line stand in, and where those words begin. A list item is nested in
 * those before it that it is indented for: `items` holds the columns at which their content begins.
 */
function containersAt(text: string, start: number, end: number, items: number[]): { readonly depth: number; readonly at: number } {
  let quotes = 0;
  let column = 0;
  let at = start;
  for (;;) {
    for (; at < end && isBlank(text[at]); at++) column += text[at] === '\t' ? 4 - (column % 4) : 1;
    const mark = text[at] === '>' ? 0 : itemMark(text, at, end);
    if (mark === undefined || at === end) return { depth: quotes + items.length, at };
    if (mark === 0) {
      quotes++;
      at++;
      column = 0;
      continue;
    }
    while ((items.at(-1) ?? 0) > column) items.pop();
    at += mark;
    column += mark;
    items.push(column + 1);
  }
}

/** Length of the `-`, `*`, `+`, `1.` or `1)` of a list item. */
function itemMark(text: string, at: number, end: number): number | undefined {
  let next = at;
  while (next - at < 10 && isDigit(text[next])) next++;
  const signs = next === at ? '-*+' : '.)';
  const sign = text[next];
  const free = next + 1 >= end || isBlank(text[next + 1]);
  return sign !== undefined && next < end && free && signs.includes(sign) ? next + 1 - at : undefined;
}

const isBlank = (unit: string | undefined): boolean => unit === ' ' || unit === '\t';
const isDigit = (unit: string | undefined): boolean => unit !== undefined && unit >= '0' && unit <= '9';

/** Reads a stretch of a line; the place at which it is nested too deep. */
type ReadSpans = (text: string, from: number, to: number) => number | undefined;

/** Emphasis and brackets of a paragraph, from line to line. */
function spansOfParagraph(): ReadSpans {
  let brackets = 0;
  /** For each mark of emphasis that is open, how deep what has closed inside it is nested. */
  const heights: number[] = [];
  return (text, from, to) => {
    for (let at = from; at < to; at++) {
      const unit = text[at];
      if (unit === '\\') at++;
      else if (unit === '[') {
        if (++brackets > DEPTH) return at;
      } else if (unit === ']') brackets = Math.max(0, brackets - 1);
      else if (unit === '*' || unit === '_' || unit === '~') {
        const end = runEnd(text, at, to);
        if (emphasis(heights, Math.ceil((end - at) / 2), !isOutside(text[end]), !isOutside(text[at - 1])) > DEPTH) return at;
        at = end - 1;
      }
    }
    return undefined;
  };
}

/** Opens or closes as many spans as a run of marks can; how deep the deepest is that it closes. */
function emphasis(heights: number[], count: number, opens: boolean, closes: boolean): number {
  if (!closes || (opens && heights.length === 0)) {
    if (opens) for (let index = 0; index < count; index++) heights.push(0);
    return 0;
  }
  let height = 0;
  for (let index = Math.min(count, heights.length); index > 0; index--) {
    height = (heights.pop() ?? 0) + 1;
    const outer = heights.pop();
    if (outer !== undefined) heights.push(Math.max(outer, height));
  }
  return height;
}

function runEnd(text: string, from: number, to: number): number {
  let end = from + 1;
  while (end < to && text[end] === text[from]) end++;
  return end;
}

/** Blank, or no character at all. */
const isOutside = (unit: string | undefined): boolean => unit === undefined || unit === '\n' || unit === '\r' || isBlank(unit);
