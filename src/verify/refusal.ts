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
  for (let start = 0; start < text.length; start = lineEnd(text, start) + 1) if (containersAt(text, start, items) > DEPTH) return start;
  return deepSpan(text);
}

function lineEnd(text: string, from: number): number {
  let end = from;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === 10 || code === 13) return end;
  }
  return end;
}

/**
 * How many quotes and list items the words of a line stand in. A list item is nested in those before it that it is
 * indented for: `items` holds the columns at which their content begins.
 */
function containersAt(text: string, start: number, items: number[]): number {
  let quotes = 0;
  let column = 0;
  let at = start;
  for (;;) {
    for (; isBlank(text[at]); at++) column += text[at] === '\t' ? 4 - (column % 4) : 1;
    const mark = text[at] === '>' ? 0 : itemMark(text, at);
    if (mark === undefined) return quotes + items.length;
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
function itemMark(text: string, at: number): number | undefined {
  let next = at;
  while (next - at < 10 && isDigit(text[next])) next++;
  const sign = text[next];
  const marks = sign !== undefined && (next === at ? '-*+' : '.)').includes(sign);
  return marks && isOutside(text[next + 1]) ? next + 1 - at : undefined;
}

const isDigit = (unit: string | undefined): boolean => unit !== undefined && unit >= '0' && unit <= '9';
const isBlank = (unit: string | undefined): boolean => unit === ' ' || unit === '\t';
/** Blank, or no character at all. */
const isOutside = (unit: string | undefined): boolean => unit === undefined || unit === '\n' || unit === '\r' || isBlank(unit);

/** Marks of emphasis and brackets; escaped characters; and lines without words, which end all that is open. */
const MARKS = /\\[\s\S]?|[[\]]|[*_~]+|(?:\r\n?|\n)[ \t>]*(?=[\r\n])/g;

/** Where emphasis or brackets of a paragraph are nested too deep. */
function deepSpan(text: string): number | undefined {
  let brackets = 0;
  /** For each mark of emphasis that is open, how deep what has closed inside it is nested. */
  let heights: number[] = [];
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    const end = index + mark.length;
    if (mark === '[') brackets++;
    else if (mark === ']') brackets = Math.max(0, brackets - 1);
    else if (/[*_~]/.test(mark[0] ?? '')) {
      const depth = emphasis(heights, spansOf(mark), !isOutside(text[end]), !isOutside(text[index - 1]));
      if (depth > DEPTH) return index;
    } else if (mark[0] !== '\\') {
      brackets = 0;
      heights = [];
    }
    if (brackets > DEPTH) return index;
  }
  return undefined;
}

/** How many spans a run of marks opens or closes at most: two of a kind make one. */
function spansOf(marks: string): number {
  if (marks.length === 1) return 1;
  let spans = 0;
  for (const [run] of marks.matchAll(/\*+|_+|~+/g)) spans += Math.ceil(run.length / 2);
  return spans;
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
