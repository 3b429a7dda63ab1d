/** Every claim of a draft against the raw table: figures and dates where they stand, derived ones worked out anew. */
import { findClaims } from '../../src/model/claim.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { Ledger } from '../../src/model/ledger.ts';
import type { RawCell, RawTable } from './raw.ts';
import {
  backFrom,
  change,
  crossing,
  dateOf,
  type Expected,
  extreme,
  largestMove,
  numeral,
  rank,
  ratio,
  share,
  streak,
  turn,
} from './recompute.ts';

export interface Verdict {
  /** Figures, words and dates that stand in the table. */
  readonly told: number;
  /** Claims that were worked out. */
  readonly derived: number;
  readonly wrong: readonly string[];
}

export function judge(body: string, ledger: Ledger, table: RawTable): Verdict {
  const facts = new Map(ledger.facts.map((fact) => [fact.id, fact]));
  const wrong: string[] = [];
  let [told, derived] = [0, 0];
  for (const { id, surface } of findClaims(body)) {
    const fact = facts.get(id);
    if (!fact) throw new Error(`no fact ${id}`);
    const reason = isDate(surface)
      ? dateProblem(surface, fact, facts, table)
      : fact.derivedFrom
        ? derivedProblem(surface, fact, facts, table)
        : cellProblem(surface, table.at(fact.pointer ?? ''), fact);
    if (fact.derivedFrom && !isDate(surface)) derived++;
    else told++;
    if (reason !== undefined)
      wrong.push(`${ledger.slug}${ledger.edition === undefined ? '' : `/${ledger.edition}`}: [${surface}](${id}): ${reason}`);
  }
  return { told, derived, wrong };
}

const isDate = (surface: string): boolean =>
  /^(?:(?:[A-Z][a-z]+\.? )?(?:\d{1,2}, )?\d{4}|[A-Z][a-z]+\.? \d{1,2}|\d{4} to \d{4})$/.test(surface);

function dateProblem(surface: string, fact: Fact, facts: ReadonlyMap<string, Fact>, table: RawTable): string | undefined {
  const [first = ''] = fact.derivedFrom?.inputs ?? [];
  const { period } = table.at((facts.get(first) ?? fact).pointer ?? '');
  const span = /^(\d{4})[–-](\d{4}|\d{2})$/.exec(period);
  const right =
    span && !/^\d{4}-\d{2}$/.test(period)
      ? `${span[1]} to ${(span[1] ?? '').slice(0, 4 - (span[2] ?? '').length)}${span[2]}`
      : dateOf(period);
  return surface === right || right.startsWith(`${surface},`) ? undefined : `the table says ${right}`;
}

/** A figure as the cell has it. */
function cellProblem(surface: string, cell: RawCell, fact: Fact): string | undefined {
  if (fact.value.type === 'text') return surface === cell.text ? undefined : `the cell says ${cell.text}`;
  const bound = /^(more than|less than) /.exec(surface)?.[1];
  if (bound !== undefined) {
    const sign = bound === 'more than' ? '>' : '<';
    return cell.text.replace(/\s/g, '').startsWith(sign) ? undefined : `the cell says ${cell.text}`;
  }
  if (cell.amount === undefined) return `the cell says ${cell.text}`;
  const shown = numberIn(surface);
  if (!shown) return 'no number can be read';
  // "It lost $0.21" says the sign in words.
  const off = Math.min(Math.abs(shown.amount - cell.amount), Math.abs(shown.amount + cell.amount));
  if (cell.amount >= 0 ? Math.abs(shown.amount - cell.amount) > shown.half : off > shown.half)
    return `the cell says ${cell.text} (${cell.amount})`;
  const unit = shown.behind.trim();
  return unit === '' || sameUnit(unit, cell.unit) ? undefined : `the unit is ${cell.unit}`;
}

function sameUnit(printed: string, said: string): boolean {
  const plain = (words: string): string =>
    words
      .replace(/\bdry /, '')
      .replace(/s\b/g, '')
      .replace(/^%$/, 'percent')
      .replace(/^index$/, 'point')
      .replace(/^per ton$/, 'per metric ton');
  return plain(printed) === plain(said) || plain(said).endsWith(plain(printed));
}

function derivedProblem(surface: string, fact: Fact, facts: ReadonlyMap<string, Fact>, table: RawTable): string | undefined {
  const expected = expectedOf(surface, fact, facts, table);
  if (typeof expected === 'string') return expected;
  if ('words' in expected) return expected.words.includes(surface) ? undefined : `it should be “${expected.words.join('” or “')}”`;
  const shown = numberIn(surface);
  if (!shown || !expected.unit.test(shown.behind)) return 'the unit differs';
  return Math.abs(shown.amount - expected.amount) <= shown.half ? undefined : `it should be ${expected.amount}`;
}

function expectedOf(surface: string, fact: Fact, facts: ReadonlyMap<string, Fact>, table: RawTable): Expected | string {
  const cells = (fact.derivedFrom?.inputs ?? []).map((id) => table.at(facts.get(id)?.pointer ?? ''));
  const [first, second] = cells;
  if (!first || first.amount === undefined) return 'its first figure is not exact';
  const rate = first.unit === 'percent';
  const back = backFrom(first.series, first.period, rate);
  const money = facts.get(fact.derivedFrom?.inputs[0] ?? '')?.value;
  const isMoney = money?.type === 'quantity' && money.unit === 'USD';
  switch (fact.derivedFrom?.rule) {
    case 'change':
    case 'points':
      return change(back, second?.period ?? '');
    case 'high':
      return extreme(back, 1, isMoney, 'nominal');
    case 'low':
      return extreme(back, -1, isMoney, 'nominal');
    case 'streak':
      return streak(back);
    case 'turn':
      return turn(back);
    case 'largest-move':
      return largestMove(back);
    case 'crossing':
      return crossed(surface, crossing(back));
    case 'rank':
      return rank(first.group, first.amount);
    case 'share':
      return share([first.amount], second?.amount ?? Number.NaN);
    case 'combined-share':
      return share(largest(first.group.length > 0 ? first.group : (second?.group ?? []), cells.length - 1), first.amount);
    case 'ratio':
      return ratio(first.amount, second?.amount ?? Number.NaN);
    default:
      return `nobody here knows the rule ${fact.derivedFrom?.rule}`;
  }
}

function largest(group: RawCell['group'], count: number): readonly number[] {
  return group
    .map(({ amount }) => amount)
    .sort((a, b) => b - a)
    .slice(0, count);
}

/** The threshold as it is printed: its number is compared, its unit is that of the figures beside it. */
function crossed(surface: string, found: ReturnType<typeof crossing>): Expected | string {
  if (typeof found === 'string') return found;
  const shown = numberIn(surface.replace(/^(?:above|below) /, ''));
  const amount = surface.endsWith(' zero') ? 0 : shown?.amount;
  if (!surface.startsWith(`${found.side} `)) return `it went ${found.side}`;
  return amount !== undefined && Math.abs(amount - found.threshold) <= 1e-9 * found.threshold
    ? { words: [surface] }
    : `the round number is ${found.threshold}`;
}

const SCALES: Readonly<Record<string, number>> = { million: 1e6, billion: 1e9, trillion: 1e12 };

/** A printed number: its amount, half of its last digit, and what stands behind it. */
function numberIn(surface: string): { readonly amount: number; readonly half: number; readonly behind: string } | undefined {
  const word = /^(zero|one|two|three|four|five|six|seven|eight|nine)\b(.*)$/.exec(surface);
  if (word)
    return { amount: Array.from({ length: 10 }, (_, count) => numeral(count)).indexOf(word[1] ?? ''), half: 0.05, behind: word[2] ?? '' };
  const [, sign = '', whole = '', fraction = '', scale, behind = ''] =
    /^(-)?(?:[$€£])?(\d[\d,]*)(?:\.(\d+))?(?: (million|billion|trillion))?(.*)$/.exec(surface) ?? [];
  if (whole === '') return undefined;
  const factor = SCALES[scale ?? ''] ?? 1;
  const amount = Number(`${sign}${whole.replaceAll(',', '')}.${fraction || 0}`) * factor;
  // Zeros behind the point are not printed, so that the last digit shown may be coarser than the rounding.
  const last = 0.5 * 10 ** -fraction.length * factor;
  return { amount, half: Math.min(last, Math.max(Math.abs(amount) * 0.026, 0.05)) * (1 + 1e-6), behind };
}
