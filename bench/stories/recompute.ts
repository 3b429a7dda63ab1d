/**
 * What each derived claim must say, worked out from the raw figures alone: a second opinion on `src/model/derive`, which
 * shares no code with it. Amounts are plain floating point: what is printed is rounded far coarser.
 */
import type { Point } from './raw.ts';

/** What must be printed: one of some words, or an amount with what stands behind it. */
export type Expected = { readonly words: readonly string[] } | { readonly amount: number; readonly unit: RegExp };

type Pace = 'year' | 'month' | 'day';

/** A series up to the figure that is told, the newest first. */
interface Back {
  readonly points: readonly Point[];
  readonly pace: Pace;
  /** Whether it is of percentages, which differ in points. */
  readonly rate: boolean;
}

/** The newest first, from a period backwards. */
export function backFrom(series: readonly Point[], period: string, rate: boolean): Back {
  const points = series.filter(({ key }) => key <= period).toReversed();
  return { points, pace: period.length === 4 ? 'year' : period.length === 7 ? 'month' : 'day', rate };
}

const ADJECTIVES: Readonly<Record<Pace, string>> = { year: 'annual', month: 'monthly', day: 'daily' };

/** The change against the period before, or the same period a year before; `base` says which. */
export function change({ points: [now, ...earlier], rate }: Back, base: string): Expected | string {
  const year = now && `${Number(now.key.slice(0, 4)) - 1}${now.key.slice(4)}`;
  const from = earlier.find(({ key }) => key === base);
  if (!now || !from) return `no figure stands at ${base}`;
  if (from !== earlier[0] && base !== year) return `${base} is neither the period before nor a year before`;
  const amount = rate ? now.amount - from.amount : ((now.amount - from.amount) / from.amount) * 100;
  return { amount: Math.abs(amount), unit: rate ? /^ percentage points?$/ : /^%$/ };
}

/** A record, or how far back a figure as high or low stands. */
export function extreme({ points: [now, ...earlier] }: Back, sign: 1 | -1, money: boolean, basis: 'real' | 'nominal'): Expected | string {
  if (!now) return 'nothing';
  const word = sign > 0 ? 'highest' : 'lowest';
  const at = earlier.find(({ amount }) => (amount - now.amount) * sign >= 0);
  if (at) return { words: [`the ${word} since ${dateOf(at.key)}`, `the ${word} level since ${dateOf(at.key)}`] };
  const first = earlier.at(-1)?.key ?? '';
  const old = money && basis === 'nominal' && Number(now.key.slice(0, 4)) - Number(first.slice(0, 4)) >= 10;
  return {
    words: [
      `the ${word} in data going back to ${dateOf(first)}${old ? ', not adjusted for inflation' : ''}`,
      `a record ${sign > 0 ? 'high' : 'low'} in data since ${dateOf(first)}`,
    ],
  };
}

/** Signs of the changes backwards; less than half of the last digit that the series has is none. */
function signs({ points }: Back): readonly number[] {
  const half = Math.min(...points.map((point) => point.half));
  return points.slice(0, -1).map((point, index) => {
    const step = point.amount - (points[index + 1]?.amount ?? point.amount);
    return Math.abs(step) <= half * (1 + 1e-9) ? 0 : Math.sign(step);
  });
}

function runFrom(found: readonly number[], start: number): number {
  let length = 0;
  while (found[start + length] === found[start] && found[start] !== 0 && start + length < found.length) length++;
  return length;
}

export function streak(back: Back): Expected {
  const found = signs(back);
  const length = runFrom(found, 0);
  const kind = (found[0] ?? 0) > 0 ? 'rise' : 'decline';
  const nth = ordinal(length);
  const article = /^(?:eighth|8|1[18]th)/.test(nth) ? 'an' : 'a';
  return {
    words: [
      `the ${nth} straight ${ADJECTIVES[back.pace]} ${kind}`,
      `the ${nth} ${ADJECTIVES[back.pace]} ${kind} in a row`,
      `${article} ${nth} straight ${back.pace}`,
    ],
  };
}

export function turn(back: Back): Expected {
  const found = signs(back);
  const length = runFrom(found, 1);
  const [kind, others] = (found[0] ?? 0) > 0 ? ['rise', 'declines'] : ['decline', 'rises'];
  return { words: [`the first ${ADJECTIVES[back.pace]} ${kind} after ${numeral(length)} straight ${others}`] };
}

/** The newest change beside every earlier one of its sign. */
export function largestMove({ points, pace, rate }: Back): Expected {
  const steps = points.slice(0, -1).map(({ key, amount }, index) => {
    const before = points[index + 1]?.amount ?? amount;
    return { key, size: rate ? amount - before : (amount - before) / before };
  });
  const [now, ...earlier] = steps;
  const kind = (now?.size ?? 0) < 0 ? 'decline' : 'rise';
  const at = earlier.find(
    ({ size }) => Math.sign(size) === Math.sign(now?.size ?? 0) && Math.abs(size) >= Math.abs(now?.size ?? 0) * (1 - 1e-12),
  );
  if (at) return { words: [`the largest ${ADJECTIVES[pace]} ${kind} since ${dateOf(at.key)}`, `the most since ${dateOf(at.key)}`] };
  const first = dateOf(points.at(-1)?.key ?? '');
  return { words: [`the largest ${ADJECTIVES[pace]} ${kind} in data going back to ${first}`, `the most in data since ${first}`] };
}

/** The roundest number between the newest figure and the one before. */
export function crossing({ points: [now, before] }: Back): { readonly side: string; readonly threshold: number } | string {
  if (!now || !before) return 'nothing';
  if (now.amount <= 0 !== before.amount <= 0) return { side: now.amount > 0 ? 'above' : 'below', threshold: 0 };
  const [low, high] = [Math.min(now.amount, before.amount), Math.max(now.amount, before.amount)];
  const magnitude = 10 ** Math.floor(Math.log10(high) + 1e-12);
  for (const step of [magnitude, magnitude / 2]) {
    const round = Math.floor(high / step + 1e-12) * step;
    if (round > low && round !== before.amount) return { side: now.amount > before.amount ? 'above' : 'below', threshold: round };
  }
  return 'no round number lies between';
}

/** Place among the members, equals sharing one. */
export function rank(group: readonly Point[], own: number): Expected {
  const place = 1 + group.filter(({ amount }) => amount > own).length;
  const joint = group.filter(({ amount }) => amount === own).length > 1;
  const count = numeral(group.length);
  const nth = place === 1 ? 'largest' : `${ordinal(place)}-largest`;
  const words = [`the ${joint ? 'joint ' : ''}${nth} of ${count}`, `No. ${place} of ${group.length}`];
  return { words: place === group.length && !joint ? [`the smallest of ${count}`, ...words] : words };
}

/** A part, or some, of a whole. */
export function share(parts: readonly number[], whole: number): Expected {
  return { amount: (parts.reduce((sum, part) => sum + part, 0) / whole) * 100, unit: /^%$/ };
}

export function ratio(of: number, to: number): Expected {
  return { amount: of / to, unit: /^ times?$/ };
}

const NUMERALS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];

export function numeral(count: number): string {
  return NUMERALS[count] ?? String(count);
}

function ordinal(count: number): string {
  const ending = count % 100 >= 11 && count % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return ORDINALS[count] ?? `${count}${ending}`;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const SHORT = 'Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');

/** `2026-06` as June 2026, a day as AP has it. */
export function dateOf(key: string): string {
  const [year = '', month, day] = key.split('-');
  if (month === undefined) return year;
  return day === undefined ? `${MONTHS[Number(month) - 1]} ${year}` : `${SHORT[Number(month) - 1]} ${Number(day)}, ${year}`;
}
