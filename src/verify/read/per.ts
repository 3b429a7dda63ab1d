/** What an amount is counted by: `/kg`, `per barrel`, `a year`, `annually`. */
import { longestPhrase } from './phrases.ts';
import { at, type Tokens } from './scan.ts';
import { NOT_A_RATE, PER_UNITS, PERIODIC, SPANS_OF_TIME } from './words-units.ts';

interface Per {
  readonly value: string;
  readonly next: number;
}

/** Words that may stand between an amount and its "a year" at most. */
const REACH = 7;
const STOPS = new Set(
  'in to by and or at from for with on that which as than is was were are be but while since until per a an the'.split(' '),
);

/**
 * The counting unit behind an amount. Where words stand between, as in "10,000 metric tons of oxide a year", it is
 * found but not taken into the mention. `bare` is a number that may be a year.
 */
export function readPer(tokens: Tokens, index: number, bare: boolean): Per | undefined {
  const direct = readDirect(tokens, index);
  if (direct && !(bare && at(tokens, index).lower === 'a')) return direct;
  const far = readFar(tokens, index);
  return far === undefined ? undefined : { value: far, next: index };
}

function readDirect(tokens: Tokens, index: number): Per | undefined {
  const adverb = PERIODIC.get(at(tokens, index).lower);
  if (adverb) return { value: adverb, next: index + 1 };
  const dashed = at(tokens, index).lower === '-' && at(tokens, index + 2).lower === '-' ? 1 : 0;
  const lead = at(tokens, index + dashed).lower;
  if (lead !== '/' && lead !== 'per' && lead !== 'a' && lead !== 'an' && lead !== 'each') return undefined;
  const hit = longestPhrase(PER_UNITS, tokens, index + 1 + dashed * 2);
  if (!hit || ((lead === 'a' || lead === 'an') && SPANS_OF_TIME.has(hit.value) && NOT_A_RATE.has(at(tokens, hit.next).lower)))
    return undefined;
  return hit;
}

function readFar(tokens: Tokens, index: number): string | undefined {
  let next = index;
  if (at(tokens, next).lower === 'of') next++;
  for (let words = 0; words < REACH; words++) {
    const token = at(tokens, next);
    if (words > 0 && (token.lower === 'a' || token.lower === 'per' || PERIODIC.has(token.lower))) {
      const per = readDirect(tokens, next);
      return per && SPANS_OF_TIME.has(per.value) ? per.value : undefined;
    }
    if (token.lower !== '-' && (token.kind !== 'word' || STOPS.has(token.lower))) return undefined;
    next++;
  }
  return undefined;
}
