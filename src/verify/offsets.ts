/** Where each character of a tree's text stands in the source: escapes, entities and line prefixes between them. */
import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** The words of a node, and where its Markdown stands in the source. */
export interface Piece {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** Code: nothing in it is escaped or referred to. */
  readonly literal: boolean;
}

/**
 * Writes into `map`, from `first` on, the source offset of every UTF-16 unit of a piece. A character that cannot be
 * found in the source is given the place reached.
 */
export function mapText(source: string, piece: Piece, map: Uint32Array, first: number): void {
  const { value, start, end } = piece;
  if (end - start === value.length && source.startsWith(value, start)) {
    for (let index = 0; index < value.length; index++) map[first + index] = start + index;
    return;
  }
  const missing = new Set<string>();
  let at = start;
  let index = 0;
  while (index < value.length) {
    const step = next(source, at, piece, index, missing);
    for (let unit = 0; unit < step.units; unit++) map[first + index + unit] = Math.min(step.at, Math.max(start, end - 1));
    index += step.units;
    at = step.at + step.length;
  }
}

interface Step {
  /** Where the character stands, how much of the source it takes, and how many units of the value it is. */
  readonly at: number;
  readonly length: number;
  readonly units: number;
}

const REFERENCE = /&(?:#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z0-9]{1,31});/y;

/** The place of a character from `from` on. What is nowhere is noted in `missing`: it is not looked for again. */
function next(source: string, from: number, { value, end, literal }: Piece, index: number, missing: Set<string>): Step {
  const wanted = value[index] ?? '';
  for (let at = missing.has(wanted) ? end : from; at < end; at++) {
    const found = source[at];
    if (found === '\\' && source[at + 1] === wanted && !literal) return { at, length: 2, units: 1 };
    if (found === '&' && !literal) {
      REFERENCE.lastIndex = at;
      const reference = REFERENCE.exec(source)?.[0];
      const decoded = reference && decode(reference);
      if (reference && decoded && value.startsWith(decoded, index)) return { at, length: reference.length, units: decoded.length };
    }
    if (found === wanted || (found === '\0' && wanted === REPLACEMENT)) return { at, length: 1, units: 1 };
    if (wanted === '\n' && found === '\r') return { at, length: source[at + 1] === '\n' ? 2 : 1, units: 1 };
  }
  missing.add(wanted);
  return { at: Math.min(from, end), length: 0, units: 1 };
}

/** What Markdown puts in the place of a character that is none. */
const REPLACEMENT = '\uFFFD';

function decode(reference: string): string | undefined {
  const body = reference.slice(1, -1);
  if (!body.startsWith('#')) return decodeNamedCharacterReference(body) || undefined;
  const hex = body[1] === 'x' || body[1] === 'X';
  const code = Number.parseInt(body.slice(hex ? 2 : 1), hex ? 16 : 10);
  const none = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  return none ? REPLACEMENT : String.fromCodePoint(code);
}
