/**
 * A copy of a text that the parser reads in linear time, of the same length, so that its offsets are those of the text.
 * satteri copies the paragraph so far at each character reference and at some marks, and counts a line with letters
 * beyond ASCII anew at each mark. Texts that people write are handed over as they are. In others the marks that would
 * cost too much are made plain characters, and the letters of endless lines ASCII ones; what a reader is shown is taken
 * from the text itself.
 */

/** Characters of paragraphs that may be copied while one text is parsed. */
const BUDGET = 10_000_000;
/** A line longer than this is handed over in ASCII. */
const LONGEST_LINE = 5_000;
const LONG_LINE = new RegExp(`(?<![^\\n\\r])[^\\n\\r]{${LONGEST_LINE},}`, 'g');

const COSTLY = /\n[ \t\r]*\n|[_~]+|\[\^|&(?=[#a-z])|:\/\/|www\.|@/gi;
/** Has no meaning in Markdown, and parts words as punctuation does. */
const PLAIN = '%';

/** The text as the parser is given it; the text itself where that does no harm. */
export function tame(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  if (whole.length <= LONGEST_LINE) return whole;
  return withinBudget(inAscii(whole));
}

function withinBudget(text: string): string {
  if (text.length ** 2 < BUDGET) return text;
  let paragraph = 0;
  let spent = 0;
  return text.replace(COSTLY, (mark, at: number) => {
    if (mark.startsWith('\n')) {
      paragraph = at + mark.length;
      return mark;
    }
    spent += at - paragraph;
    return spent > BUDGET ? PLAIN.repeat(mark.length) : mark;
  });
}

function hasLongLine(text: string): boolean {
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    if (end - start >= LONGEST_LINE) return true;
    start = end + 1;
  }
  return text.length - start >= LONGEST_LINE;
}

/** The same with every character beyond ASCII in a long line replaced by one of its kind. */
function inAscii(text: string): string {
  if (!hasLongLine(text)) return text;
  return text.replace(LONG_LINE, (line) =>
    line.replace(/[^\0-\x7f]/g, (unit, at: number) => {
      if (/\s/.test(unit)) return '\f';
      return /[\p{P}\p{S}\p{Cs}]/u.test(unit) && line[at - 1] !== '\\' ? PLAIN : 'q';
    }),
  );
}
