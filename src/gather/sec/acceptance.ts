/**
 * When a filing became public. EDGAR writes the moment as UTC and means UTC in some filings and New York in others, even
 * in one list (NVIDIA's 10-K of Feb. 25, 2026, in New York's, and its 10-Q of the August before, in UTC): the reading that EDGAR's
 * hours allow is taken, and of two the later, so that no fact is told before it was there.
 */
import { withOffset } from '../../model/format-date.ts';

const ZONE = 'America/New_York';
/** EDGAR takes filings from 6 to 22 o'clock; what comes after half past five has the date of the next business day. */
const HOURS = { first: '06:00:00', dated: '17:30:00', last: '22:00:00' };
/** Reports of ownership have the date of the day up to 22 o'clock. */
const OWNERSHIP = /^(?:3|4|5|144|SC 13|SCHEDULE 13)/;

/** The moment with New York's offset, or the day of filing where none is recorded. */
export function publicSince(recorded: string, filed: string, form: string): string {
  const [, day = '', clock = ''] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})/.exec(recorded) ?? [];
  if (day === '') return filed;
  const open = clock >= HOURS.first && clock <= HOURS.last;
  const dated = filed > day || (filed === day && (clock <= HOURS.dated || OWNERSHIP.test(form)));
  return open && dated ? inNewYork(day, clock) : withOffset(`${day}T${clock}Z`, ZONE);
}

function inNewYork(day: string, clock: string): string {
  const summer = withOffset(`${day}T${clock}-04:00`, ZONE);
  return summer.startsWith(`${day}T${clock}`) ? summer : withOffset(`${day}T${clock}-05:00`, ZONE);
}
