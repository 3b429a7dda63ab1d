/** Rules over a series, the newest figure first: records, highest and lowest since, streaks, turns, the largest move, thresholds. */
import { Decimal, plain } from '../decimal.ts';
import type { Fact } from '../fact.ts';
import { formatQuantity } from '../format.ts';
import { formatPeriod } from '../format-date.ts';
import type { Granularity, Period } from '../period.ts';
import { isCurrency, unitById } from '../unit.ts';
import type { Rule, Words } from './rule.ts';

/** By how often a series counts: what it is called, how many figures a record wants, how far back "since" must reach. */
const PACE: Readonly<
  Partial<Record<Granularity, { adjective: string; noun: string; record: number; since: number; streak: number; months: number }>>
> = {
  year: { adjective: 'annual', noun: 'year', record: 10, since: 3, streak: 3, months: 12 },
  half: { adjective: 'half-yearly', noun: 'half-year', record: 10, since: 4, streak: 3, months: 6 },
  quarter: { adjective: 'quarterly', noun: 'quarter', record: 20, since: 4, streak: 3, months: 3 },
  month: { adjective: 'monthly', noun: 'month', record: 24, since: 12, streak: 3, months: 1 },
  day: { adjective: 'daily', noun: 'day', record: 250, since: 60, streak: 5, months: 0 },
  session: { adjective: 'daily', noun: 'day', record: 250, since: 60, streak: 5, months: 0 },
};

type Pace = NonNullable<(typeof PACE)[Granularity]>;

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
const NUMBERS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
/** 10th, 11th, 21st, 32nd. */
export const ordinalOf = (n: number): string =>
  ORDINALS[n] ?? `${n}${n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
/** One to nine in words. */
export const numberOf = (n: number): string => NUMBERS[n] ?? String(n);

const series = (
  rule: Pick<Rule, 'id' | 'formula' | 'label'> & { unit?: string; read: (series: Series) => Decimal | Words | string },
): Rule => ({
  version: 1,
  inputs: ['series'],
  many: true,
  shape: 'series',
  unit: 'text',
  ...rule,
  worked: (...figures) => `${rule.formula}; ${figures.length} figures`,
  compute: (amounts, facts) => {
    const [newest] = facts;
    const pace = newest && PACE[newest.period.granularity];
    if (!newest || !pace) return 'only figures of days, months, quarters, halves and years make a series';
    const hole = facts.findIndex((fact, index) => index > 0 && !follows(fact.period, facts[index - 1]?.period, pace));
    return rule.read({ amounts, facts, pace, whole: hole < 0, unbroken: hole < 0 ? facts.length : hole });
  },
});

interface Series {
  /** In the base unit, the newest first. */
  readonly amounts: readonly Decimal[];
  readonly facts: readonly Fact[];
  readonly pace: Pace;
  /** Whether no period between the first and the last is missing. */
  readonly whole: boolean;
  /** How many figures follow each other from the newest backwards without one missing. */
  readonly unbroken: number;
}

/** Whether a period ends where the next begins. Days follow each other as their market has sessions: up to ten days apart. */
function follows(earlier: Period, later: Period | undefined, pace: Pace): boolean {
  if (later === undefined) return true;
  const gap = (Date.parse(later.start.slice(0, 10)) - Date.parse(earlier.end.slice(0, 10))) / 86_400_000;
  return pace.months === 0 ? gap <= 10 : gap === 1 || (later.calendar === 'fiscal' && gap >= 1 && gap <= 10);
}

export const SERIES_RULES: readonly Rule[] = [
  series({ id: 'high', formula: 'the newest figure against every earlier one', label: 'high of', read: (found) => extreme(found, 1) }),
  series({ id: 'low', formula: 'the newest figure against every earlier one', label: 'low of', read: (found) => extreme(found, -1) }),
  series({ id: 'streak', formula: 'changes of one sign, ending now', label: 'streak in', read: streak }),
  series({ id: 'turn', formula: 'the first change of its sign after changes of the other', label: 'turn in', read: turn }),
  series({
    id: 'largest-move',
    formula: 'the newest change against every earlier one of its sign',
    label: 'largest move in',
    read: largestMove,
  }),
  series({ id: 'crossing', formula: 'a round number between the newest figure and the one before', label: 'threshold of', read: crossing }),
  series({
    id: 'outlier',
    formula: '0.6745 * (change - median) / median absolute deviation of up to 60 changes before',
    label: 'robust deviation of the change in',
    unit: 'count',
    read: ({ amounts, unbroken, facts }) => robustDeviation(changesOf(amounts.slice(0, unbroken), isRate(facts[0]))),
  }),
];

/** Record high or low, or the highest or lowest since a figure that was as high or low. */
function extreme({ amounts, facts, pace, whole, unbroken }: Series, sign: 1 | -1): Words | string {
  const [now, ...earlier] = amounts;
  const word = sign > 0 ? 'highest' : 'lowest';
  if (!now || earlier.length === 0) return 'there is nothing to hold it against';
  const at = earlier.findIndex((amount) => amount.cmp(now) * sign >= 0);
  if (at < 0) {
    if (!whole) return 'figures are missing in between, so that a record cannot be told';
    if (amounts.length < pace.record) return `a record wants ${pace.record} figures; there are ${amounts.length}`;
    const first = said(facts.at(-1)?.period);
    return {
      words: [
        `the ${word} in data going back to ${first}${nominal(facts)}`,
        `a record ${sign > 0 ? 'high' : 'low'} in data since ${first}`,
      ],
    };
  }
  const back = at + 1;
  if (back >= unbroken) return 'figures are missing in between';
  if (back < pace.since || back < 2) return `it was as ${sign > 0 ? 'high' : 'low'} in ${said(facts[back]?.period)}`;
  const since = said(facts[back]?.period);
  return { words: [`the ${word} since ${since}`, `the ${word} level since ${since}`] };
}

/** Prices of ten years and more ago are not those of today. */
function nominal(facts: readonly Fact[]): string {
  const [newest] = facts;
  const years = Number(newest?.period.end.slice(0, 4)) - Number(facts.at(-1)?.period.end.slice(0, 4));
  const money = newest?.value.type === 'quantity' && isCurrency(newest.value.unit);
  return money && years >= 10 && !newest.basis.includes('real') ? ', not adjusted for inflation' : '';
}

function said(period: Period | undefined): string {
  return period ? formatPeriod(period, { year: true }) : '';
}

/** The signs of the changes from the newest backwards, zero where they are less than the series shows. */
function signsOf({ amounts, facts, unbroken }: Series): readonly number[] {
  // Tables drop zeros behind the point: the finest figure says how fine they all are.
  const shown = Decimal.min(...facts.slice(0, unbroken).map(halfDigit));
  return amounts.slice(0, unbroken - 1).map((amount, index) => {
    const change = amount.minus(amounts[index + 1] ?? amount);
    return change.abs().lte(shown) ? 0 : Math.sign(change.toNumber());
  });
}

/** Half of the last digit a figure shows, in the base unit. */
function halfDigit(fact: Fact): Decimal {
  if (fact.value.type !== 'quantity') return new Decimal(0);
  const { amount, unit } = fact.value;
  const digits = amount.split('.')[1]?.length ?? 0;
  return new Decimal(10)
    .pow(-digits)
    .div(2)
    .times(unitById(unit)?.factor ?? '1');
}

/** How many changes from the `from`th backwards have the sign of that one. */
function run(signs: readonly number[], from = 0): number {
  const sign = signs[from];
  if (sign === undefined || sign === 0) return 0;
  const end = signs.findIndex((other, index) => index >= from && other !== sign);
  return (end < 0 ? signs.length : end) - from;
}

function streak(found: Series): Words | string {
  const signs = signsOf(found);
  const length = run(signs);
  if (length < found.pace.streak) return `a streak wants ${found.pace.streak} changes of one sign; there are ${length}`;
  const kind = (signs[0] ?? 0) > 0 ? 'rise' : 'decline';
  return {
    words: [
      `the ${ordinalOf(length)} straight ${found.pace.adjective} ${kind}`,
      `the ${ordinalOf(length)} ${found.pace.adjective} ${kind} in a row`,
      `${/^(?:eighth|8|1[18]th)/.test(ordinalOf(length)) ? 'an' : 'a'} ${ordinalOf(length)} straight ${found.pace.noun}`,
    ],
  };
}

function turn(found: Series): Words | string {
  const signs = signsOf(found);
  const [newest = 0, before = 0] = signs;
  const length = run(signs, 1);
  if (newest === 0 || newest === before || length < found.pace.streak) return 'no turn after a streak';
  const [kind, other] = newest > 0 ? ['rise', 'declines'] : ['decline', 'rises'];
  return { words: [`the first ${found.pace.adjective} ${kind} after ${numberOf(length)} straight ${other}`] };
}

const isRate = (fact: Fact | undefined): boolean => fact?.value.type === 'quantity' && unitById(fact.value.unit)?.dimension === 'percent';

/** Changes from the newest backwards: percentages, or points of a rate. Empty where a base is zero or less. */
export function changesOf(amounts: readonly Decimal[], rate: boolean): readonly Decimal[] {
  const changes = amounts.slice(0, -1).map((amount, index) => {
    const before = amounts[index + 1] ?? amount;
    return rate ? amount.minus(before) : before.lte(0) || amount.lt(0) ? undefined : amount.minus(before).div(before).times(100);
  });
  return changes.every((change) => change !== undefined) ? changes : [];
}

function largestMove({ amounts, facts, pace, whole, unbroken }: Series): Words | string {
  const [now, ...earlier] = changesOf(amounts.slice(0, unbroken), isRate(facts[0]));
  if (!now || now.isZero()) return 'no change that could be set against others';
  const at = earlier.findIndex((change) => change.isNegative() === now.isNegative() && change.abs().gte(now.abs()));
  const kind = now.isNegative() ? 'decline' : 'rise';
  const years = Math.min(5, Math.floor((earlier.length * pace.months) / 12));
  const season =
    pace.months > 0 && pace.months < 12 ? Array.from({ length: years }, (_, year) => earlier[((year + 1) * 12) / pace.months - 1]) : [];
  const seasonal = season.filter(
    (change) => change && change.isNegative() === now.isNegative() && change.abs().gte(now.abs().times('0.8')),
  );
  if (seasonal.length >= 2) return 'a move of this size is usual for the season';
  if (at < 0) {
    if (!whole || earlier.length < pace.record) return `the largest of all wants ${pace.record} changes without a gap`;
    const first = said(facts.at(-1)?.period);
    return { words: [`the largest ${pace.adjective} ${kind} in data going back to ${first}`, `the most in data since ${first}`] };
  }
  if (at + 1 < pace.since) return `as large a ${kind} stands in ${said(facts[at + 1]?.period)}`;
  const since = said(facts[at + 1]?.period);
  return { words: [`the largest ${pace.adjective} ${kind} since ${since}`, `the most since ${since}`] };
}

/** The roundest number that the newest figure and the one before have between them, passed by half a percent at least; none that the one before stood at. */
function crossing({ amounts, facts }: Series): Words | string {
  const [newest] = facts;
  const [now, before] = amounts;
  if (!now || !before || newest?.value.type !== 'quantity') return 'there is nothing to hold it against';
  const factor = unitById(newest.value.unit)?.factor ?? '1';
  const [a, b] = [before.div(factor), now.div(factor)];
  if (a.lte(0) || b.lte(0)) return a.lte(0) === b.lte(0) ? 'no threshold' : { words: [b.gt(0) ? 'above zero' : 'below zero'] };
  const magnitude = new Decimal(10).pow(Math.floor(Decimal.log10(Decimal.max(a, b)).toNumber()));
  const [low, high] = [Decimal.min(a, b), Decimal.max(a, b)];
  const threshold = [magnitude, magnitude.div(2)]
    .map((size) => high.div(size).floor().times(size))
    .find((round) => round.gt(low) && !round.eq(a));
  if (!threshold || b.minus(threshold).abs().lt(threshold.times('0.005'))) return 'no round number lies between the two';
  const shown = formatQuantity({ ...newest.value, amount: plain(threshold), comparator: '=' }, { words: false });
  return { words: [`${b.gt(a) ? 'above' : 'below'} ${shown}`] };
}

/** How unusual the first of some changes is beside up to 60 before it (Iglewicz and Hoaglin's modified z-score). */
export function robustDeviation(changes: readonly Decimal[]): Decimal | string {
  const [now, ...earlier] = changes;
  const window = earlier.slice(0, 60);
  if (!now || window.length < 20) return 'a deviation wants 20 changes before';
  const middle = median(window);
  const spread = median(window.map((change) => change.minus(middle).abs()));
  if (spread.isZero()) return 'the changes before do not vary';
  return now.minus(middle).times('0.6745').div(spread).toSignificantDigits(12);
}

/** The middle of some amounts; of an even number, the middle between the two. */
export function median(amounts: readonly Decimal[]): Decimal {
  const sorted = [...amounts].sort((a, b) => a.cmp(b));
  const half = Math.floor(sorted.length / 2);
  const [low = new Decimal(0), high = low] = sorted.length % 2 === 0 ? [sorted[half - 1], sorted[half]] : [sorted[half], sorted[half]];
  return low.plus(high).div(2);
}
