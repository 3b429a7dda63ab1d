/** Whether words say a period: equal or coarser, fiscal never for calendar, and the year where it is not plain. */
import type { DateMention } from '../model/mention.ts';
import type { Period, Relation } from '../model/period.ts';

/** Undefined where the mention says the period, else what is wrong in a few words. `year` is that of the piece. */
export function dateMismatch(period: Period, mention: DateMention, year: string): string | undefined {
  if (period.fiscal) return fiscalMismatch(period.fiscal, mention);
  if (mention.fiscal) return 'a fiscal period for a calendar one';
  if (!mention.period) return yearlessMismatch(period, mention, year);
  const { start, end } = mention.period;
  const day = period.granularity === 'instant' ? { ...period, start: period.start.slice(0, 10), end: period.start.slice(0, 10) } : period;
  if (start === day.start && end === day.end) return undefined;
  const holds = start <= day.start && end >= day.end;
  const whole = mention.period.granularity === 'year' || mention.period.granularity === 'month' || mention.period.granularity === 'quarter';
  return holds && whole && !mention.period.part && day.granularity !== 'range' ? undefined : 'the date differs';
}

function fiscalMismatch(fiscal: NonNullable<Period['fiscal']>, mention: DateMention): string | undefined {
  if (mention.quarter !== fiscal.quarter || mention.half !== fiscal.half) return 'the fiscal period differs';
  if (mention.year === undefined) return fiscal.quarter === undefined ? 'the fiscal year is missing' : undefined;
  if (!mention.fiscal) return 'a calendar period for a fiscal one';
  return mention.year === fiscal.year ? undefined : 'the fiscal year differs';
}

/** Without a year, a day or month is of the year of the piece; a quarter is of the year that is being spoken of. */
function yearlessMismatch(period: Period, mention: DateMention, year: string): string | undefined {
  const month = Number(period.start.slice(5, 7));
  const quarter = period.granularity === 'quarter' ? (month + 2) / 3 : undefined;
  const half = period.granularity === 'half' ? (month === 1 ? 1 : 2) : undefined;
  if (mention.quarter !== quarter || mention.half !== half) return 'the date differs';
  if (mention.month === undefined) return quarter === undefined && half === undefined ? 'the date differs' : undefined;
  if (mention.month !== month) return 'the date differs';
  if (
    mention.day !== undefined &&
    (mention.day !== Number(period.start.slice(8, 10)) || period.start.slice(0, 10) !== period.end.slice(0, 10))
  )
    return 'the date differs';
  if (mention.day === undefined && period.granularity !== 'month') return 'the date differs';
  return period.start.startsWith(year) ? undefined : 'the year is missing';
}

const BEFORE = /(?:^|\s)(by|since|until|till|through|before|after|in|on|at|from|during|for|of)(?:\s+(?:the|early|late))?\s*$/i;
const RELATIONS: Readonly<Record<string, Relation | 'other'>> = {
  by: 'by',
  since: 'since',
  until: 'until',
  till: 'until',
  through: 'until',
  before: 'other',
  after: 'other',
};

/** Whether the words before a date, or in it, put it in another relation: `by 2030` is not `in 2030`. */
export function relationMismatch(period: Period, before: string, mention: DateMention): string | undefined {
  // "They had until May 24" is "by May 24".
  if (period.relation === 'by' && /\b(?:has|have|had) (?:until|till)(?: the)?\s*$/i.test(before)) return undefined;
  const inside = mention.period && mention.period.relation !== 'in' ? mention.period.relation : undefined;
  const word = BEFORE.exec(before)?.[1]?.toLowerCase();
  const outside = word === undefined ? undefined : (RELATIONS[word] ?? 'in');
  const said = inside ?? outside;
  if (said === undefined || said === period.relation) return undefined;
  if (period.relation === 'in') return `${inside ?? word} where the fact is of that time itself`;
  return `${inside ?? word} where the fact says ${period.relation}`;
}
