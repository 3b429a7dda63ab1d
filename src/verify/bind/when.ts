/** Which date of its sentence a figure is of, and whether a fact is of that date. */
import type { Fact } from '../../model/fact.ts';
import type { DateMention } from '../../model/mention.ts';
import type { Period } from '../../model/period.ts';
import type { Sentence } from '../document.ts';
import { dateMismatch } from '../match-date.ts';
import type { Figure } from './reading.ts';

/** The dates that may govern a figure, the likeliest only; none where the sentence has none. */
export function governing(
  sentence: Sentence,
  figure: Figure,
  next: Figure | undefined,
  dates: readonly DateMention[],
): readonly DateMention[] {
  const text = sentence.block.text;
  if (/\brespectively\b/.test(sentence.text)) return [];
  const behind = dates.find((date) => date.start >= figure.end && (!next || date.start < next.start));
  if (behind && !/[;.—]|, (?:and|but|while|which|with|up|down)\b/.test(text.slice(figure.end, behind.start)))
    return together(text, dates, behind);
  const before = dates.filter((date) => date.end <= figure.start).at(-1);
  if (before) return together(text, dates, before);
  return behind ? together(text, dates, behind) : [];
}

/** "In 2023 and 2024", "on Jan. 7, 8 and 9": dates of one list govern as one. */
function together(text: string, dates: readonly DateMention[], one: DateMention): readonly DateMention[] {
  const index = dates.indexOf(one);
  const joined = (a: DateMention | undefined, b: DateMention | undefined): boolean =>
    a !== undefined && b !== undefined && /^(?:,|,? (?:and|or)) (?:on |in |the )?$/.test(text.slice(a.end, b.start));
  let [from, to] = [index, index + 1];
  while (joined(dates[from - 1], dates[from])) from--;
  while (joined(dates[to - 1], dates[to])) to++;
  return dates.slice(from, to);
}

/** Whether a sentence without a date has a time of its own, so that it does not go on about the last date. */
export function hasOwnTime({ text }: Sentence): boolean {
  return OWN_TIME.test(text);
}

const OWN_TIME =
  /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b|\b(?:next|following|previous|first|second|third|fourth|fifth|last|final|same) (?:day|week|month|quarter|year|half|decade)s?\b|\b(?:throughout|overall)\b/i;

/** Whether the words put the figure before the date: "up from 255,000 a year earlier". */
export function pointsBack(sentence: Sentence, figure: Figure): boolean {
  const text = sentence.block.text;
  return (
    /\bfrom\s+(?:(?:about|around|nearly|just|only|over)\s+)?$/i.test(
      text.slice(Math.max(sentence.start, figure.start - 24), figure.start),
    ) ||
    /^[^;.]{0,48}?\b(?:(?:years?|quarters?|months?|weeks?|days?) (?:earlier|before|ago|prior)|(?:previous|prior|preceding|year-earlier|year-ago|last) (?:years?|quarters?|months?|weeks?|period)|year-earlier|year-ago|in the same (?:period|quarter))\b/i.test(
      text.slice(figure.end, Math.min(sentence.end, figure.end + 80)),
    )
  );
}

/** Whether a fact is of a date: its period, the day that is its value, or, for the telling of it, when its source came out. */
export function isOf(fact: Fact, date: DateMention, year: string, published: boolean): boolean {
  const periods: Period[] = [fact.period];
  if (fact.value.type === 'date') periods.push(fact.value.period);
  if (published && date.day !== undefined) periods.push(dayPeriod(fact.source.publishedAt.slice(0, 10)));
  return periods.some((period) => dateMismatch(period, date, year) === undefined);
}

/** Whether a fact lies on the open side of a date: "by 2021" what was before, "since April" what came after. */
export function liesOpen({ period }: Fact, { relation, period: said }: DateMention): boolean {
  if (!said || relation === undefined || relation === 'in') return false;
  return relation === 'since' ? period.end >= said.start : period.start <= said.end;
}

/** "From Jan. 4 to Jan. 8 …": a span of days holds figures of each of them; a year or a quarter is one figure's own. */
export function liesWithin({ period }: Fact, { period: said }: DateMention): boolean {
  return said?.granularity === 'range' && said.start <= period.start && said.end >= period.end;
}

/** Whether a span of days and the fact's time have a day in common. */
export function meets({ period }: Fact, { period: said }: DateMention): boolean {
  return said?.granularity === 'range' && period.granularity === 'range' && said.start <= period.end && said.end >= period.start;
}

function dayPeriod(day: string): Period {
  return { start: day, end: day, granularity: 'day', calendar: 'calendar', relation: 'in' };
}
