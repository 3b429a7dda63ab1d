/** The figures and dates of a block for binding: pairs joined, words of registered names and properties left alone. */
import type { DateMention, Mention, NameMention, QuantityMention, TimeMention } from '../../model/mention.ts';
import type { Block } from '../document.ts';
import type { Play } from '../play.ts';
import { overlaps } from '../spans.ts';
import { streaksIn } from '../words.ts';
import type { Lookup } from './lookup.ts';
import { type Word, wordsOf } from './words.ts';

/** A figure to be bound; a score, a record or "7 of 12" is a pair. */
export interface Figure {
  readonly start: number;
  readonly end: number;
  readonly mention: QuantityMention;
  /** The second number of a pair; `mention` is then the first. */
  readonly second?: QuantityMention;
  /** "A", "an" or "a pair of" before a thing that is counted. */
  readonly article?: true;
  /** The end of a spread ("ranged between"), which may be of any time in it. */
  readonly spread?: boolean;
  /** A spread itself: "ranged between 3% and 5%". */
  readonly whole?: boolean;
}

export interface Reading {
  readonly figures: readonly Figure[];
  readonly dates: readonly DateMention[];
  readonly times: readonly TimeMention[];
  readonly weekdays: readonly { readonly start: number; readonly end: number; readonly text: string; readonly day: number }[];
  /** Names with a number that the register does not have: "Announcement No. 62". */
  readonly names: readonly NameMention[];
  readonly words: readonly Word[];
}

export function readBlock(play: Play, lookup: Lookup, block: Block): Reading {
  const mentions = play.mentionsIn(block);
  const dates = mentions.flatMap((one, index) => (one.type === 'date' ? [one, ...secondDay(block.text, one, mentions[index + 1])] : []));
  const words = wordsOf(block.text);
  const runs = streaksIn(block.text);
  const figures = [...figuresOf(block.text, mentions), ...articles(block.text, words, lookup.counted)]
    .filter((figure) => !overlaps(runs, figure))
    .sort((a, b) => a.start - b.start);
  const known = play.namesIn(block);
  const names = mentions.filter((one): one is NameMention => one.type === 'name' && !lookup.isNumbered(one.text) && !overlaps(known, one));
  const times = mentions.filter((one): one is TimeMention => one.type === 'time' && isTime(block.text, one));
  return { figures, dates, times, names, weekdays: weekdaysOf(block.text, dates), words };
}

/** `16:10` alone may be a ratio: a time says which half of the day, its seconds, or "at". */
function isTime(text: string, { start, end, second, text: shown }: TimeMention): boolean {
  if (second !== undefined || /\p{L}/u.test(shown)) return true;
  return (
    /\b(?:at|by|from|until|till|before|after|around|since)\s$|\d[ ,T]+$/i.test(text.slice(Math.max(0, start - 8), start)) ||
    /^\s(?:local|time|hours)\b/.test(text.slice(end, end + 8))
  );
}

const JOINT = /^(?:[-–]|[-–]?(?:of|for)[-–]| of )$/;

function figuresOf(text: string, mentions: readonly Mention[]): readonly Figure[] {
  const figures: Figure[] = [];
  for (let index = 0; index < mentions.length; index++) {
    const mention = countedAlike(text, withoutIn(text, mentions[index]), figures.at(-1)?.mention, mentions[index + 1]);
    if (mention?.type !== 'quantity' || mention.form === 'ordinal' || isSecondDay(text, mentions[index - 1], mention)) continue;
    const next = mentions[index + 1];
    const split = splitPair(text, mention);
    if (split) figures.push({ start: mention.start, end: mention.end, mention: split[0], second: split[1] });
    else if (isBare(mention) && next?.type === 'quantity' && isPlain(next) && JOINT.test(text.slice(mention.end, next.start))) {
      figures.push({ start: mention.start, end: next.end, mention, second: next });
      index++;
    } else if (next?.type === 'quantity' && isRangeOf(text, mention, next)) {
      const [low, high] = [mention.amount, next.amount];
      const words = text.slice(mention.start, next.end);
      figures.push({ start: mention.start, end: next.end, mention: { ...mention, end: next.end, text: words, low, high } });
      index++;
    } else figures.push({ start: mention.start, end: mention.end, mention });
  }
  return figures;
}

/** "To $6.79 per kilogram from $6.95", "from $6.95 to $6.79 per kilogram": what one is counted by is said of both. */
function countedAlike(
  text: string,
  mention: Mention | undefined,
  before: QuantityMention | undefined,
  next: Mention | undefined,
): Mention | undefined {
  if (mention?.type !== 'quantity' || mention.per !== undefined) return mention;
  if (before?.per !== undefined && mention.unit === before.unit && AGAINST.test(text.slice(before.end, mention.start)))
    return { ...mention, per: before.per };
  if (next?.type === 'quantity' && next.per !== undefined && mention.unit === next.unit && text.slice(mention.end, next.start) === ' to ')
    return { ...mention, per: next.per };
  return mention;
}

/** Up to the word that sets a figure against the one before it in its sentence. */
const AGAINST = /^(?:(?![.;!?]\s).)*\s(?:from|than|to|against|after|versus|with)\s$/is;

/** "Two in the third quarter" are no inches. */
function withoutIn(text: string, mention: Mention | undefined): Mention | undefined {
  if (mention?.type !== 'quantity' || mention.unit !== 'in' || !mention.text.endsWith(' in')) return mention;
  if (!/^\s+(?:the|a|an|its|their|this|that|each|all|\d)\b/.test(text.slice(mention.end, mention.end + 8))) return mention;
  return { ...mention, unit: null, end: mention.end - 3, text: mention.text.slice(0, -3) };
}

/** "June 19 and 20": the second number is a day as well. */
function isSecondDay(text: string, before: Mention | undefined, mention: QuantityMention): boolean {
  if (before?.type !== 'date' || before.day === undefined || mention.unit !== null || !/^\d\d?(?:st|nd|rd|th)?$/.test(mention.text))
    return false;
  return Number(mention.amount) <= 31 && /^(?:,? and |,? or | to |[-–]|, )$/.test(text.slice(before.end, mention.start));
}

/** The date that a second number is. */
function secondDay(text: string, date: DateMention, next: Mention | undefined): readonly DateMention[] {
  if (next?.type !== 'quantity' || !isSecondDay(text, date, next)) return [];
  const day = Number(next.amount);
  const at = (iso: string): string => `${iso.slice(0, 8)}${String(day).padStart(2, '0')}`;
  const period = date.period && { ...date.period, start: at(date.period.start), end: at(date.period.end) };
  return [{ ...date, start: next.start, end: next.end, text: next.text, day, period }];
}

/** "12% to 18%", with the unit at both. */
function isRangeOf(text: string, mention: QuantityMention, next: QuantityMention): boolean {
  return (
    mention.unit !== null &&
    mention.unit === next.unit &&
    isPlain(mention) &&
    isPlain(next) &&
    Number(mention.amount) < Number(next.amount) &&
    /^(?: to |[-–])$/.test(text.slice(mention.end, next.start)) &&
    !/\bfrom\s+$/i.test(text.slice(Math.max(0, mention.start - 8), mention.start))
  );
}

const isPlain = (one: QuantityMention): boolean => one.low === undefined && one.comparator === '=' && one.form !== 'ordinal';
const isBare = (one: QuantityMention): boolean => isPlain(one) && one.unit === null;

/** `5-10` without a unit is a score or a pair as well as a range; the first number may be the larger. */
function splitPair(text: string, mention: QuantityMention): readonly [QuantityMention, QuantityMention] | undefined {
  if (mention.low === undefined || mention.comparator !== '=' || mention.unit !== null) return undefined;
  const parts = /^(\d[\d,]*)\s?[-–]\s?(\d[\d,]*)/.exec(mention.text);
  if (!parts?.[1] || !parts[2]) return undefined;
  const { low: _low, high: _high, ...rest } = mention;
  const from = mention.start + parts[0].length - parts[2].length;
  const part = (start: number, shown: string): QuantityMention => ({
    ...rest,
    start,
    end: start + shown.length,
    text: text.slice(start, start + shown.length),
    amount: shown.replaceAll(',', ''),
    unit: null,
    step: '1',
  });
  return [part(mention.start, parts[1]), part(from, parts[2])];
}

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const WEEKDAY = /\b(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\b/g;

/** Days of the week that stand alone; "Monday, Oct. 13" is a date by itself. */
function weekdaysOf(text: string, dates: readonly DateMention[]): Reading['weekdays'] {
  if (!text.includes('day')) return [];
  return [...text.matchAll(WEEKDAY)]
    .map(({ 0: word, index }) => ({ start: index, end: index + word.length, text: word, day: DAYS.indexOf(word.toLowerCase()) }))
    .filter((one) => !overlaps(dates, { start: one.start - 1, end: one.end + 3 }));
}

const ENDS = /^\s*(?:$|[,.;:)]|(?:and|in|on|to|while|along|with|over|for|from|off|as|per)\b)/;

/** "An assist" and "a pair of steals" count things that a property counts. */
function articles(text: string, words: Reading['words'], counted: ReadonlySet<string>): readonly Figure[] {
  if (counted.size === 0) return [];
  return words.flatMap(({ start, end, key, lower }, index): readonly Figure[] => {
    if (!counted.has(key)) return [];
    const before = /(?:^|[\s(])((an?)|(?:a )?(?:pair|couple) of)\s$/i.exec(text.slice(Math.max(0, start - 16), start));
    if (!before?.[1] || !ENDS.test(text.slice(end, end + 8)) || (before[2] && lower.endsWith('s')) || index === 0) return [];
    const from = start - before[0].length + before[0].indexOf(before[1]);
    const shown = before[1];
    const mention: QuantityMention = {
      type: 'quantity',
      start: from,
      end: from + shown.length,
      text: shown,
      amount: before[2] ? '1' : '2',
      unit: null,
      comparator: '=',
      form: 'words',
      step: '1',
    };
    return [{ start: from, end: from + shown.length, mention, article: true }];
  });
}
