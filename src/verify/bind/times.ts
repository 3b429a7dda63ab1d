/** Times of day: each is that of a moment facts tell of, as it is written there, in UTC, or in the zone of the piece. */
import { formatTime } from '../../model/format-date.ts';
import type { Ledger } from '../../model/ledger.ts';
import type { TimeMention } from '../../model/mention.ts';

/** Minutes of the day of every moment in a ledger. */
export function timesIn({ facts, asOf, zone }: Ledger): ReadonlySet<number> {
  const moments = facts.flatMap(({ period, value, source }) => [
    period.start,
    source.publishedAt,
    ...(value.type === 'date' ? [value.period.start] : []),
  ]);
  const minutes = new Set<number>();
  for (const moment of new Set([asOf, ...moments])) {
    const written = /T(\d\d):(\d\d)/.exec(moment);
    if (!written) continue;
    minutes.add(Number(written[1]) * 60 + Number(written[2]));
    for (const place of ['UTC', zone]) minutes.add(minutesOf(formatTime(moment, place)));
  }
  return minutes;
}

export function isKnownTime(times: ReadonlySet<number>, { hour, minute }: TimeMention): boolean {
  return times.has(hour * 60 + minute);
}

/** "2:22 p.m. ET", "noon". */
function minutesOf(time: string): number {
  const [, hour = '12', minute = '0', half = 'p'] = /^(\d+)(?::(\d\d))? ([ap])/.exec(time) ?? [];
  return ((Number(hour) % 12) + (time.startsWith('midnight') || half === 'a' ? 0 : 12)) * 60 + Number(minute);
}
