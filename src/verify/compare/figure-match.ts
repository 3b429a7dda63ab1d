/** Whether two figures say the same, and if not, how they differ: value, unit, comparator. Rounding as the guard's rules allow. */
import type { QuantityMention } from '../../model/mention.ts';

/** `same` (or coarser, as rules allow); `hedge-dropped`, `hedge-added`, `comparator`: value equal and its limit not; `different`. */
export type FigureVerdict = 'same' | 'hedge-dropped' | 'hedge-added' | 'comparator' | 'different';

/** Rounding may move a figure by this share at most where no word says that it is rough. */
const ROUNDING = 0.025;

export function compareFigures(was: QuantityMention, is: QuantityMention): FigureVerdict {
  if (!sameUnit(was, is) || (was.form === 'ordinal') !== (is.form === 'ordinal')) return 'different';
  if (was.per !== undefined && is.per !== undefined && was.per !== is.per) return 'different';
  const range = was.low !== undefined || was.high !== undefined;
  if (range !== (is.low !== undefined || is.high !== undefined)) return 'different';
  if (range) {
    const ends = near(was.low, is.low, is.step) && near(was.high, is.high, is.step);
    return ends ? limits(was, is, 0) : 'different';
  }
  const old = Number(was.amount);
  const now = Number(is.amount);
  if (old === now) return limits(was, is, 0);
  if (Number(is.step) <= Number(was.step)) return 'different';
  const off = Math.abs(old - now);
  const share = off / Math.max(Math.abs(old), 1e-12);
  const limit = limits(was, is, Math.sign(old - now));
  if (off <= Number(is.step) / 2 + 1e-9 && share <= ROUNDING) return limit;
  // "more than $46 billion" for 46.7, "nearly 57%" for 56.5
  const bounded =
    (is.comparator === '>' && old > now && share <= 0.1) || ((is.comparator === '<' || isNearly(is)) && old < now && share <= 0.05);
  if (bounded && was.comparator === '=') return 'same';
  return is.comparator === '~' && was.comparator !== '>' && was.comparator !== '<' && share <= 0.05 ? limit : 'different';
}

function isNearly(figure: QuantityMention): boolean {
  return /^(?:nearly|almost|close to)/.test(figure.hedge ?? '');
}

function near(was: string | undefined, is: string | undefined, step: string): boolean {
  if (was === undefined || is === undefined) return was === is;
  const off = Math.abs(Number(was) - Number(is));
  return off === 0 || (off <= Number(step) / 2 && off <= ROUNDING * Math.abs(Number(was)));
}

/** @param side sign of what rounding took away */
function limits(was: QuantityMention, is: QuantityMention, side: number): FigureVerdict {
  if (was.comparator === is.comparator) {
    if (was.comparator !== '~') return 'same';
    return isNearly(was) !== isNearly(is) && isNearly(is) ? 'hedge-added' : 'same';
  }
  if (was.comparator === '=') {
    if (is.comparator === '~') return side === 0 ? 'hedge-added' : 'same';
    return (is.comparator === '>' && side > 0) || (is.comparator === '<' && side < 0) ? 'same' : 'comparator';
  }
  if (is.comparator === '=') return was.comparator === '~' ? 'hedge-dropped' : 'comparator';
  // "nearly 10%" and "just under 10%"
  if (isNearly(was) && is.comparator === '<') return 'same';
  if (was.comparator === '<' && isNearly(is)) return 'same';
  return 'comparator';
}

/** One may be a word with two meanings ("pounds", "points") or leave its unit to the context. */
export function sameUnit(was: QuantityMention, is: QuantityMention): boolean {
  if (was.unit === is.unit) return true;
  const old = [was.unit, ...(was.units ?? [])];
  const now = [is.unit, ...(is.units ?? [])];
  if (old.some((unit) => unit !== null && now.includes(unit))) return true;
  // "three percentage points" and "three points", "five million tonnes" and "five million": the words still stand beside it.
  return false;
}
