/** Years in words: `two thousand and twenty`, `nineteen ninety six`. */
import { readCardinal } from './number-words.ts';
import { at, type Tokens } from './scan.ts';

/** The year in words that begins at a token, from 1900 to 2099. */
export function yearWords(tokens: Tokens, index: number): { readonly year: number; readonly next: number } | undefined {
  const whole = at(tokens, index).kind === 'word' ? readCardinal(tokens, index, true) : undefined;
  if (!whole) return undefined;
  if (whole.value >= 1900 && whole.value < 2100) return { year: whole.value, next: whole.next };
  if (whole.value !== 19 && whole.value !== 20) return undefined;
  const rest = readCardinal(tokens, whole.next, false);
  return rest && rest.value > 9 && rest.value < 100 ? { year: whole.value * 100 + rest.value, next: rest.next } : undefined;
}
