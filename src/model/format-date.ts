/** Dates, periods and times in prose, AP style: `Oct. 13, 2025`, `the second quarter of 2025`, `2:22 p.m. ET`. */
import type { Period } from './period.ts';

/** AP abbreviates no month from March to July. */
const MONTHS = ['Jan.', 'Feb.', 'March', 'April', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'];
const MONTHS_FULL = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const ORDINALS = ['first', 'second', 'third', 'fourth'];

export interface DateStyle {
  /** Leaves out the year of a day, for dates in the year of the piece. */
  readonly year?: boolean;
}

/** A day, `YYYY-MM-DD`, as `Aug. 7, 2025`, or `Aug. 7` with `year: false`. */
export function formatDay(day: string, style: DateStyle = {}): string {
  const [year, month, date] = day.slice(0, 10).split('-').map(Number);
  const name = MONTHS[(month ?? 0) - 1];
  return style.year === false ? `${name} ${date}` : `${name} ${date}, ${year}`;
}

/** A period without preposition or article: `second quarter of 2025`, `2024`, `late 2026`, `August 2025`. */
export function formatPeriod(period: Period, style: DateStyle = {}): string {
  const year = period.start.slice(0, 4);
  if (period.part) return `${period.part} ${year}`;
  const ofYear = style.year === false ? '' : ` of ${period.fiscal ? `fiscal ${period.fiscal.year}` : year}`;
  const month = Number(period.start.slice(5, 7));
  switch (period.granularity) {
    case 'year':
      return period.fiscal ? `fiscal ${period.fiscal.year}` : year;
    case 'quarter':
      return `${ORDINALS[(period.fiscal?.quarter ?? (month + 2) / 3) - 1]} quarter${ofYear}`;
    case 'half':
      return `${ORDINALS[(period.fiscal?.half ?? (month === 1 ? 1 : 2)) - 1]} half${ofYear}`;
    case 'month':
      return `${MONTHS_FULL[month - 1]}${style.year === false ? '' : ` ${year}`}`;
    case 'range':
      return formatSpan(period);
    default:
      return formatDay(period.start, style);
  }
}

function formatSpan(period: Period): string {
  const wholeYears = period.start.endsWith('-01-01') && period.end.endsWith('-12-31');
  return wholeYears ? `${period.start.slice(0, 4)} to ${period.end.slice(0, 4)}` : `${formatDay(period.start)} to ${formatDay(period.end)}`;
}

/** The article and preposition a period takes in a sentence: `in`, `in the`, `on`, `by`, `since the`. */
export function prepositionFor(period: Period): string {
  const article = period.granularity === 'quarter' || period.granularity === 'half' ? ' the' : '';
  if (period.relation !== 'in') return period.relation + article;
  if (period.granularity === 'range') return 'from';
  return (period.granularity === 'day' || period.granularity === 'session' || period.granularity === 'instant' ? 'on' : 'in') + article;
}

/** Zones AP names by one or two letters. */
const ZONE_NAMES: Readonly<Record<string, string>> = {
  'America/New_York': 'ET',
  'America/Chicago': 'CT',
  'America/Denver': 'MT',
  'America/Los_Angeles': 'PT',
  UTC: 'UTC',
};

/** The calendar day an instant falls on in a zone, `YYYY-MM-DD`. */
export function dayIn(instant: string, zone: string): string {
  const parts = partsIn(instant, zone);
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** `Monday, Oct. 13, 2025, 2:22 p.m. ET`: an instant in a zone, as a dateline shows it. */
export function formatDateline(instant: string, zone: string): string {
  const weekday = formatterFor(zone).weekday.format(new Date(instant));
  return `${weekday}, ${formatDay(dayIn(instant, zone))}, ${formatTime(instant, zone)}`;
}

/** `October 13, 2025, 2:22 p.m. ET`. */
export function formatMoment(instant: string, zone: string): string {
  return `${formatDay(dayIn(instant, zone))}, ${formatTime(instant, zone)}`;
}

/** `2:22 p.m. ET`, `4 p.m. UTC`, `noon ET`. */
export function formatTime(instant: string, zone: string): string {
  const { hour, minute } = partsIn(instant, zone);
  const clock = Number(hour);
  const name = ZONE_NAMES[zone] ?? zoneAbbreviation(instant, zone);
  if (minute === '00' && clock === 12) return `noon ${name}`;
  if (minute === '00' && clock === 0) return `midnight ${name}`;
  const shown = `${clock % 12 === 0 ? 12 : clock % 12}${minute === '00' ? '' : `:${minute}`}`;
  return `${shown} ${clock < 12 ? 'a.m.' : 'p.m.'} ${name}`;
}

/** `CEST` where English somewhere has a name for it, else `GMT+5:30`. */
function zoneAbbreviation(instant: string, zone: string): string {
  const names = ['en-US', 'en-GB', 'en-AU'].map((locale) => {
    const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' }).formatToParts(new Date(instant));
    return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
  });
  return names.find((name) => !/^GMT[+-]/.test(name)) ?? names[0] ?? zone;
}

function partsIn(instant: string, zone: string): Record<'year' | 'month' | 'day' | 'hour' | 'minute', string> {
  if (last.instant === instant && last.zone === zone) return last.parts;
  const { clock } = formatterFor(zone);
  const {
    year = '',
    month = '',
    day = '',
    hour = '',
    minute = '',
  } = Object.fromEntries(clock.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
  last = { instant, zone, parts: { year, month, day, hour, minute } };
  return last.parts;
}

/** One piece asks for its own moment again and again. */
let last = { instant: '', zone: '', parts: { year: '', month: '', day: '', hour: '', minute: '' } };

interface Formatters {
  readonly clock: Intl.DateTimeFormat;
  readonly weekday: Intl.DateTimeFormat;
}

/** Making a formatter takes longer than a thousand uses of it. */
const formatters = new Map<string, Formatters>();

function formatterFor(zone: string): Formatters {
  const known = formatters.get(zone);
  if (known) return known;
  const made: Formatters = {
    clock: new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
    weekday: new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'long' }),
  };
  formatters.set(zone, made);
  return made;
}

/** An instant in a zone, ISO 8601 with that zone's offset, to the second: `2025-10-13T14:22:00-04:00`. */
export function withOffset(instant: string, zone: string): string {
  const date = new Date(instant);
  const { year, month, day, hour, minute } = partsIn(instant, zone);
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), date.getUTCSeconds());
  const minutes = Math.round((wall - Math.floor(date.getTime() / 1000) * 1000) / 60_000);
  const sign = minutes < 0 ? '-' : '+';
  const two = (value: number): string => String(value).padStart(2, '0');
  const offset = `${sign}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  return `${year}-${month}-${day}T${hour}:${minute}:${two(date.getUTCSeconds())}${offset}`;
}
