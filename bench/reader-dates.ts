/** Dates and durations of the Recognizers specs, compared with what the reader read. */
import type { DateMention, Mention, QuantityMention } from '../src/model/mention.ts';
import { unitById } from '../src/model/unit.ts';
import type { Expected, Row } from './reader-rows.ts';

type Read = (text: string) => readonly Mention[];

interface Value {
  readonly type?: string;
  readonly timex?: string;
  readonly value?: string;
  readonly start?: string;
  readonly end?: string;
  readonly Mod?: string;
}

/** Every date, range and duration of the row found, by any of the readings the spec allows. */
export function rightDate(row: Row, read: Read): boolean {
  const mentions = read(row.input ?? '');
  return (row.expected ?? []).every((one) => {
    const values = valuesOf(one);
    if (values.length === 0) return mentions.some((mention) => overlaps(mention, one));
    return mentions.some((mention) => overlaps(mention, one) && values.some((value) => fits(mention, value)));
  });
}

export function rightDuration(row: Row, read: Read): boolean {
  return rightDate(row, read);
}

const overlaps = (mention: Mention, one: Expected): boolean =>
  one.start === undefined || one.end === undefined || (mention.start < one.end && mention.end > one.start);

function valuesOf(one: Expected): Value[] {
  const resolution = one.resolution ?? {};
  const listed = resolution['values'];
  if (Array.isArray(listed)) return listed;
  return ['FutureResolution', 'PastResolution'].flatMap((key) => {
    const given = resolution[key] as Readonly<Record<string, string>> | undefined;
    if (!given || Object.keys(given).length === 0) return [];
    return [
      {
        value: given['date'] ?? given['duration'] ?? '',
        start: given['startDate'] ?? '',
        end: given['endDate'] ?? '',
        Mod: String(resolution['Mod'] ?? ''),
      },
    ];
  });
}

function fits(mention: Mention, value: Value): boolean {
  if (mention.type === 'quantity') return value.value !== undefined && secondsOf(mention) === Number(value.value);
  if (mention.type !== 'date') return false;
  if (value.value === 'not resolved') return mention.period === null;
  const period = mention.period;
  if (!period) return false;
  if (!value.start && !value.end) return period.start === value.value && (period.end === value.value || mention.relation !== undefined);
  if (value.start && value.end) return period.start === value.start && endsOf(mention).includes(value.end);
  return value.start ? opened(mention, value.start) : bounded(mention, value.end ?? '');
}

/** The day after ours, or where the spec counts up to the begin of the last part, that begin. */
function endsOf(mention: DateMention): string[] {
  const end = mention.period?.end ?? '';
  const after = nextDay(end);
  return mention.period?.granularity === 'range' ? [after, end, `${end.slice(0, 8)}01`, `${end.slice(0, 4)}-01-01`] : [after];
}

const bounded = (mention: DateMention, end: string): boolean =>
  (mention.relation === 'until' || mention.relation === 'by') &&
  [mention.period?.start, mention.period?.end, nextDay(mention.period?.end ?? '')].includes(end);
const opened = (mention: DateMention, start: string): boolean =>
  mention.relation === 'since' && [mention.period?.start, nextDay(mention.period?.end ?? '')].includes(start);

function nextDay(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? '' : new Date(time + 86400000).toISOString().slice(0, 10);
}

/** Months count thirty days and years 365, as in the specs. */
function secondsOf(mention: QuantityMention): number | undefined {
  const unit = unitById(mention.unit ?? '');
  if (unit?.dimension === 'time') return Number(mention.amount) * Number(unit.factor);
  if (unit?.dimension !== 'months') return undefined;
  if (unit.id === 'year') return Number(mention.amount) * 365 * 86400;
  const months = Number(mention.amount) * Number(unit.factor);
  return Math.floor(months / 12) * 365 * 86400 + Math.round((months % 12) * 30 * 86400);
}
