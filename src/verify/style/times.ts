/** Times of day: `4 p.m. ET`, noon and midnight by name, a zone in reach, and summer time only in summer. */
import { dayIn, withOffset } from '../../model/format-date.ts';
import type { TimeMention } from '../../model/mention.ts';
import { containing, overlapping } from '../spans.ts';
import type { Prose, Rule } from './rule.ts';

export const time: Rule = {
  *run({ play, prose }) {
    const day = dayIn(play.ledger.asOf, play.ledger.zone);
    for (const one of prose) {
      if (one.block.region === 'table') continue;
      const zoned = one.mentions.some((mention) => mention.type === 'time' && mention.zone !== undefined);
      for (const mention of one.mentions) {
        if (mention.type !== 'time' || !isClock(mention, one.block.text)) continue;
        const found = spelling(mention) ?? (mention.zone === undefined ? zoneMissing(mention, one, zoned) : zoneWrong(mention, one, day));
        if (found) yield { prose: one, start: mention.start, end: mention.end, ...found };
      }
    }
  },
};

const HALF = /[ap]\.?\s?m\b/i;

/** No race, no verse, no score; in "from 9:30 to 4 p.m." the half of the day is said once. */
function isClock({ text, end, hour, second }: TimeMention, prose: string): boolean {
  if (second !== undefined) return false;
  return HALF.test(text) || (hour > 12 && !/^\s?(?:to|and|[-–—])\s?\d/.test(prose.slice(end, end + 8)));
}

function spelling({ text, hour, minute, zone }: TimeMention): { reason: string; expected: string } | undefined {
  const named = minute === 0 && hour % 12 === 0;
  const clock = `${hour % 12 || 12}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
  const expected = `${named ? (hour === 12 ? 'noon' : 'midnight') : clock}${zone === undefined ? '' : ` ${zone}`}`;
  const bare = (words: string): string => words.replace(/[()]/g, '').replace(/\.$/, '');
  if (bare(text) === bare(expected)) return undefined;
  return { expected, reason: named ? 'noon and midnight have names' : 'a time is hour, minutes where there are any, a.m. or p.m.' };
}

function zoneMissing({ end }: TimeMention, { block }: Prose, zoned: boolean): { reason: string } | undefined {
  const local = /^\W{0,2}(?:local|in \p{Lu})/u.test(block.text.slice(end, end + 12));
  return zoned || local ? undefined : { reason: 'a time needs its zone' };
}

/** Zones whose two names depend on the season: where they are kept, and how far from UTC each name is. */
const SEASONS: Readonly<Record<string, readonly [place: string, offset: string]>> = {
  EST: ['America/New_York', '-05:00'],
  EDT: ['America/New_York', '-04:00'],
  CST: ['America/Chicago', '-06:00'],
  CDT: ['America/Chicago', '-05:00'],
  PST: ['America/Los_Angeles', '-08:00'],
  PDT: ['America/Los_Angeles', '-07:00'],
  BST: ['Europe/London', '+01:00'],
  CET: ['Europe/Berlin', '+01:00'],
  CEST: ['Europe/Berlin', '+02:00'],
};

/** How far from a time its date may stand. */
const NEAR = 80;

function zoneWrong({ zone = '', start }: TimeMention, { block, mentions }: Prose, today: string): { reason: string } | undefined {
  const season = SEASONS[zone];
  if (!season) return undefined;
  const sentence = containing(block.sentences, start);
  const [from, to] = [Math.max(sentence?.start ?? start, start - NEAR), Math.min(sentence?.end ?? start, start + NEAR)];
  const dates = overlapping(mentions, { start: from, end: to }).flatMap((one) =>
    one.type === 'date' && one.period?.granularity === 'day' ? [one.period.start] : [],
  );
  const day = dates[0] ?? today;
  const kept = withOffset(`${day}T18:00:00Z`, season[0]).endsWith(season[1]);
  return kept ? undefined : { reason: `no clock shows ${zone} on ${day}` };
}
