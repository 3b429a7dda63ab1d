/** Cuts a text into words, runs of digits and single signs, with exact UTF-16 offsets. Linear; keeps every character but blanks. */

/** `foreign` is a run of digits other than 0-9; `break` a blank line, which no reading crosses. */
export type TokenKind = 'word' | 'digits' | 'foreign' | 'sign' | 'break' | 'end';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** Whether blanks stand before it. */
  readonly gap: boolean;
}

export type Tokens = readonly Token[];

/** Stands for everything outside the text, so that looking ahead needs no bounds. */
const OUTSIDE: Token = { kind: 'end', text: '', lower: '', start: 0, end: 0, gap: true };

/** The token at an index; a token of kind `end` where there is none. */
export function at(tokens: Tokens, index: number): Token {
  return (index >= 0 ? tokens[index] : undefined) ?? OUTSIDE;
}

const CLASS = { sign: 0, blank: 1, newline: 2, letter: 3, digit: 4, foreign: 5, mark: 6 } as const;
type CharClass = (typeof CLASS)[keyof typeof CLASS];

const ASCII: readonly CharClass[] = Array.from({ length: 128 }, (_, code) => asciiClass(code));

function asciiClass(code: number): CharClass {
  if (code === 10 || code === 13) return CLASS.newline;
  if (code === 32 || (code >= 9 && code <= 13)) return CLASS.blank;
  if (code >= 48 && code <= 57) return CLASS.digit;
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return CLASS.letter;
  return CLASS.sign;
}

const LETTER = /^\p{L}/u;
const MARK = /^\p{M}/u;
const DIGIT = /^\p{Nd}/u;
const BLANK = /^\s/u;

function classAt(text: string, index: number): CharClass {
  const code = text.charCodeAt(index);
  const known = ASCII[code];
  if (known !== undefined) return known;
  const char = String.fromCodePoint(text.codePointAt(index) ?? 0);
  if (LETTER.test(char)) return CLASS.letter;
  if (MARK.test(char)) return CLASS.mark;
  if (DIGIT.test(char)) return CLASS.foreign;
  return BLANK.test(char) ? CLASS.blank : CLASS.sign;
}

const width = (text: string, index: number): number => ((text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1);

/** All tokens of a text, in order. */
export function scan(text: string): Tokens {
  const tokens: Token[] = [];
  let gap = true;
  let lines = 0;
  let index = 0;
  while (index < text.length) {
    const kind = classAt(text, index);
    if (kind === CLASS.blank || kind === CLASS.newline) {
      if (text.charCodeAt(index) === 10) lines++;
      gap = true;
      index++;
      continue;
    }
    if (lines > 1) tokens.push({ kind: 'break', text: '', lower: '', start: index, end: index, gap: true });
    lines = 0;
    const end = runEnd(text, index, kind);
    tokens.push(token(text, index, end, kind, gap));
    gap = false;
    index = end;
  }
  return tokens;
}

function runEnd(text: string, start: number, kind: CharClass): number {
  let end = start + width(text, start);
  if (kind === CLASS.sign || kind === CLASS.mark) return end;
  while (end < text.length) {
    const next = classAt(text, end);
    if (next !== kind && !(next === CLASS.mark && kind === CLASS.letter)) break;
    end += width(text, end);
  }
  return end;
}

function token(text: string, start: number, end: number, kind: CharClass, gap: boolean): Token {
  const slice = text.slice(start, end);
  if (kind === CLASS.letter) return { kind: 'word', text: slice, lower: slice.toLowerCase(), start, end, gap };
  if (kind === CLASS.digit) return { kind: 'digits', text: slice, lower: slice, start, end, gap };
  return { kind: kind === CLASS.foreign ? 'foreign' : 'sign', text: slice, lower: SIGNS.get(slice) ?? slice, start, end, gap };
}

/** Signs that mean the same are read as one: every dash is `-`, every apostrophe `'`. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['–', '-'],
  ['—', '-'],
  ['‐', '-'],
  ['‑', '-'],
  ['‒', '-'],
  ['−', '-'],
  ['’', "'"],
  ['‘', "'"],
  ['´', "'"],
  ['“', '"'],
  ['”', '"'],
  ['″', '"'],
  ['′', "'"],
  ['∼', '~'],
  ['≈', '~'],
]);
