/** The period a cell or a heading names. */
import type { Locale } from 'date-fns';
import { type Period, parsePeriod } from '../../model/period.ts';
import type { Cell } from '../payload.ts';
import { periodFrom } from '../series.ts';
import type { Frequency, PeriodTerms } from './terms.ts';

/** Reads a period; undefined where the words are none. */
export type ReadPeriod = (cell: Cell) => Period | undefined;

/** Cells of a table hold the same few thousand days again and again. */
const REMEMBERED = 50_000;

/** A reader by what is declared. `now` is the moment two-digit years are near to. */
export async function periodReader(terms: PeriodTerms, now: string): Promise<ReadPeriod> {
  const known = new Map<string, Period | undefined>();
  const written = terms.format === undefined ? readWritten : await formatReader(terms.format, now);
  const read = (text: string): Period | undefined => {
    const meant = terms.as?.[text];
    const key = meant ?? written(text);
    return key === undefined ? undefined : placed(key, meant === undefined ? terms : {});
  };
  return (cell) => {
    const before = typeof cell === 'string' ? known.get(cell) : undefined;
    if (before) return before;
    const text = cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '').trim();
    if (known.has(text)) return known.get(text);
    const period = text === '' ? undefined : cell instanceof Date && terms.as?.[text] === undefined ? placed(text, terms) : read(text);
    if (known.size > REMEMBERED) known.clear();
    known.set(text, period);
    return period;
  };
}

/** A day by how often the source counts, or as a session of its market; anything else as it is. */
function placed(key: string, { frequency, market }: PeriodTerms): Period | undefined {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(key);
  if (isDay && frequency !== undefined && parsePeriod(key)) return periodFrom(key, frequency);
  return parsePeriod(isDay && market !== undefined ? `${key}@${market}` : key);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';

/** Ways of writing a period that mean one thing only, each with the compact form it stands for. */
const FORMS: readonly (readonly [form: RegExp, compact: (...groups: readonly string[]) => string])[] = [
  [/^(\d{4})(?:\.0)?$/, (year) => `${year}`],
  [/^(\d{4})[-/ ]?Q([1-4])$/i, (year, quarter) => `${year}-Q${quarter}`],
  [/^Q([1-4])[-/ ]?(\d{4})$/i, (quarter, year) => `${year}-Q${quarter}`],
  [/^(\d{4})[-/ ]?H([12])$/i, (year, half) => `${year}-H${half}`],
  [/^(\d{4})(?:-|\/|M)(\d{2})$/, (year, month) => `${year}-${month}`],
  [/^(\d{4})[-/](\d{2})[-/](\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00(?::?00)?)?)?$/, (year, month, day) => `${year}-${month}-${day}`],
  [/^(\d{4})(\d{2})(\d{2})$/, (year, month, day) => `${year}-${month}-${day}`],
  [/^(\d{4})[–-](\d{4})$/, (first, last) => `${first}/${last}`],
  [new RegExp(`^${MONTH}[- ](\\d{4})$`, 'i'), (month, year) => `${year}-${monthOf(month)}`],
  [new RegExp(`^(\\d{1,2})[- ]${MONTH}[- ](\\d{4})$`, 'i'), (day = '', month, year) => `${year}-${monthOf(month)}-${day.padStart(2, '0')}`],
  [new RegExp(`^${MONTH} (\\d{1,2}),? (\\d{4})$`, 'i'), (month, day = '', year) => `${year}-${monthOf(month)}-${day.padStart(2, '0')}`],
];

function monthOf(name = ''): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1).padStart(2, '0');
}

/** The compact form of a period that is written in one way alone; other words as they are. */
export function readWritten(text: string): string {
  for (const [form, compact] of FORMS) {
    const [whole, ...groups] = form.exec(text) ?? [];
    if (whole !== undefined) return compact(...groups);
  }
  return text;
}

/** By a pattern of date-fns; how fine the period is, is how fine the pattern is. */
async function formatReader(format: string, now: string): Promise<(text: string) => string | undefined> {
  const [{ parse }, { enUS }] = await Promise.all([import('date-fns/parse'), import('date-fns/locale/en-US')]);
  const letters = format.replace(/'[^']*'/g, '');
  const fineness: Frequency = /[dD]/.test(letters) ? 'D' : /[ML]/.test(letters) ? 'M' : /[Qq]/.test(letters) ? 'Q' : 'A';
  const near = new Date(Number(now.slice(0, 4)), 0, 1);
  return (text) => {
    const date = parse(text, format, near, { locale: enUS satisfies Locale });
    if (Number.isNaN(date.getTime())) return undefined;
    const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
    const whole = `${String(year).padStart(4, '0')}-${month}-${day}`;
    return fineness === 'D'
      ? whole
      : fineness === 'M'
        ? whole.slice(0, 7)
        : fineness === 'Q'
          ? `${year}-Q${Math.ceil(Number(month) / 3)}`
          : `${year}`;
  };
}
