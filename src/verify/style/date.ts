/** Dates as the wires write them: `Nov. 20`, `March 3`, `October 2024`. */
import { formatDay, formatPeriod } from '../../model/format-date.ts';
import type { DateMention } from '../../model/mention.ts';
import type { Rule } from './rule.ts';

export const date: Rule = {
  *run({ prose }) {
    for (const one of prose) {
      if (one.block.region === 'table') continue;
      for (const mention of one.mentions) {
        if (mention.type !== 'date') continue;
        const found = spelling(mention);
        if (found)
          yield { prose: one, start: mention.end - found.text.length, end: mention.end, expected: found.expected, reason: found.reason };
      }
    }
  },
};

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\\.?';
const DAY_MONTH = new RegExp(
  `(?:${MONTH} \\d{1,2}(?:st|nd|rd|th)?|(?:the )?\\d{1,2}(?:st|nd|rd|th)?(?: day)?(?: of)? ${MONTH})(?:,? \\d{4})?$`,
);
const NUMERIC = /\d{1,4}([-/.])\d{1,2}\1\d{1,4}$/;
const MONTH_YEAR = new RegExp(`${MONTH},? \\d{4}$`);

/** The date inside a mention and how the house writes it, where it is one plain day or month. */
function spelling(mention: DateMention): { text: string; expected: string; reason: string } | undefined {
  const { month, day, year, period } = mention;
  if (month === undefined || (period && period.granularity !== 'day' && period.granularity !== 'month')) return undefined;
  const text =
    (day === undefined ? MONTH_YEAR : DAY_MONTH).exec(mention.text)?.[0] ??
    (day === undefined ? undefined : NUMERIC.exec(mention.text)?.[0]);
  if (text === undefined || mention.text.slice(0, -text.length).match(/\d/)) return undefined;
  const written = `${year ?? 2000}-${String(month).padStart(2, '0')}-${String(day ?? 1).padStart(2, '0')}`;
  const monthOf = { start: written, end: written, granularity: 'month', calendar: 'calendar', relation: 'in' } as const;
  const expected = day === undefined ? formatPeriod(monthOf) : formatDay(written, { year: year !== undefined });
  if (text === expected) return undefined;
  return { text, expected, reason: lapseIn(text, day) };
}

function lapseIn(text: string, day: number | undefined): string {
  if (/\d(?:st|nd|rd|th)/.test(text)) return 'the day of a date is no ordinal';
  if (day === undefined) return 'a month without a day is written out';
  if (!/\p{L}/u.test(text)) return 'the month of a date is a word';
  if (/^\d/.test(text)) return 'the month stands before the day';
  return 'before a day it is Jan., Feb., Aug., Sept., Oct., Nov. and Dec., and March to July in full';
}
