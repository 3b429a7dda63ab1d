/** A day of the week beside a date is the one that date has: no fact is needed to know. */
import type { DateMention } from '../../model/mention.ts';
import { at, type Check } from '../check.ts';
import type { Play } from '../play.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const BEFORE = /\b((?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day),?\s+(?:the\s+)?$/;

export const weekday: Check = {
  id: 'weekday',
  *run(play) {
    for (const block of play.document.blocks) {
      if (!/day\b/.test(block.text)) continue;
      for (const mention of play.mentionsIn(block)) {
        const said = mention.type === 'date' ? BEFORE.exec(block.text.slice(Math.max(0, mention.start - 20), mention.start)) : null;
        if (mention.type !== 'date' || !said?.[1]) continue;
        const found = daysOf(play, mention).map((day) => DAYS[new Date(day).getUTCDay()]);
        const [expected] = found;
        if (expected === undefined || found.includes(said[1])) continue;
        yield {
          rule: 'weekday',
          severity: 'error',
          message: `\`${said[1]}\` stands before \`${mention.text}\`, which is a ${expected}`,
          ...at(block, mention.start - said[0].length, mention.end),
          actual: said[1],
          expected,
        };
      }
    }
  },
};

/** The day a date names; without a year, that day in the year of the piece and in those beside it that lie within half a year. */
function daysOf({ year, ledger }: Play, { month, day, year: written }: DateMention): readonly string[] {
  if (month === undefined || day === undefined) return [];
  const on = (one: number): string => `${one}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (written !== undefined) return [on(written)];
  const now = Date.parse(ledger.asOf.slice(0, 10));
  const [own, ...others] = [0, -1, 1].map((offset) => on(Number(year) + offset));
  const near = others.filter((one) => Math.abs(Date.parse(one) - now) < HALF_A_YEAR);
  return own === undefined ? near : Math.abs(Date.parse(own) - now) < HALF_A_YEAR || near.length === 0 ? [own, ...near] : near;
}

const HALF_A_YEAR = 183 * 86_400_000;
