/** Ordinals: `first`, `21st`, `twenty-first`. */
import { type Found, mentionAt } from './found.ts';
import { at, type Tokens } from './scan.ts';
import { ORDINALS, TENS } from './words.ts';

const ENDINGS = new Set(['st', 'nd', 'rd', 'th']);

/** The place in a row that an ordinal at a token names, and the token after it. */
export function ordinalAt(tokens: Tokens, index: number): { readonly value: number; readonly next: number } | undefined {
  const token = at(tokens, index);
  const after = at(tokens, index + 1);
  if (token.kind === 'digits') {
    const fits = token.text.length < 5 && after.kind === 'word' && !after.gap && ENDINGS.has(after.lower);
    return fits ? { value: Number(token.text), next: index + 2 } : undefined;
  }
  if (token.kind !== 'word') return undefined;
  const single = ORDINALS.get(token.lower);
  if (single !== undefined) return { value: single, next: index + 1 };
  const tens = TENS.get(token.lower);
  if (tens === undefined) return undefined;
  const from = after.lower === '-' ? index + 2 : index + 1;
  const one = ORDINALS.get(at(tokens, from).lower);
  return one !== undefined && one < 10 ? { value: tens + one, next: from + 1 } : undefined;
}

/** The ordinal that begins at a token. */
export function readOrdinal(text: string, tokens: Tokens, index: number): Found | undefined {
  const ordinal = ordinalAt(tokens, index);
  if (!ordinal) return undefined;
  return mentionAt(text, tokens, index, ordinal.next, {
    type: 'quantity',
    amount: String(ordinal.value),
    unit: null,
    comparator: '=',
    form: 'ordinal',
    step: '1',
  });
}
