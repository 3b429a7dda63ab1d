import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn, formatDateline, formatDay, formatPeriod, formatTime, prepositionFor, withOffset } from '../../src/model/format-date.ts';
import { parsePeriod } from '../../src/model/period.ts';

function period(text: string) {
  const found = parsePeriod(text);
  if (!found) throw new Error(`no period: ${text}`);
  return found;
}

describe('days', () => {
  it.each([
    ['2025-01-31', 'Jan. 31, 2025'],
    ['2025-02-01', 'Feb. 1, 2025'],
    ['2024-02-29', 'Feb. 29, 2024'],
    ['2025-03-08', 'March 8, 2025'],
    ['2025-04-08', 'April 8, 2025'],
    ['2025-05-24', 'May 24, 2025'],
    ['2025-06-30', 'June 30, 2025'],
    ['2025-07-04', 'July 4, 2025'],
    ['2025-08-07', 'Aug. 7, 2025'],
    ['2025-09-10', 'Sept. 10, 2025'],
    ['2025-10-13', 'Oct. 13, 2025'],
    ['2025-11-24', 'Nov. 24, 2025'],
    ['2025-12-01', 'Dec. 1, 2025'],
    ['2025-08-07T16:05:00-04:00', 'Aug. 7, 2025'],
  ])('%s is %s', (day, shown) => {
    expect(formatDay(day)).toBe(shown);
    expect(formatDay(day, { year: false })).toBe(shown.replace(/, \d{4}$/, ''));
  });
});

describe('periods', () => {
  it.each([
    ['2024', '2024', 'in'],
    ['2025-Q1', 'first quarter of 2025', 'in the'],
    ['2025-Q4', 'fourth quarter of 2025', 'in the'],
    ['2025-H1', 'first half of 2025', 'in the'],
    ['2025-H2', 'second half of 2025', 'in the'],
    ['2025-08', 'August 2025', 'in'],
    ['2025-08-07', 'Aug. 7, 2025', 'on'],
    ['2025-10-10@XNYS', 'Oct. 10, 2025', 'on'],
    ['2025-10-13T14:22:00-04:00', 'Oct. 13, 2025', 'on'],
    ['2021/2024', '2021 to 2024', 'from'],
    ['2025-01-05/2025-02-06', 'Jan. 5, 2025 to Feb. 6, 2025', 'from'],
    ['late 2026', 'late 2026', 'in'],
    ['by 2030', '2030', 'by'],
    ['by late 2026', 'late 2026', 'by'],
    ['since 2020-Q1', 'first quarter of 2020', 'since the'],
    ['until 2025-12-31', 'Dec. 31, 2025', 'until'],
    ['FY2026 2025-01-27/2026-01-25', 'fiscal 2026', 'in'],
    ['FY2026-Q2 2025-04-28/2025-07-27', 'second quarter of fiscal 2026', 'in the'],
    ['FY2026-H1 2025-01-27/2025-07-27', 'first half of fiscal 2026', 'in the'],
  ])('%s is %s, after "%s"', (text, shown, preposition) => {
    expect(formatPeriod(period(text))).toBe(shown);
    expect(prepositionFor(period(text))).toBe(preposition);
  });

  it.each([
    ['2025-Q2', 'second quarter'],
    ['2025-H1', 'first half'],
    ['2025-08', 'August'],
    ['2025-08-07', 'Aug. 7'],
    ['FY2026-Q2 2025-04-28/2025-07-27', 'second quarter'],
    ['2024', '2024'],
  ])('%s without its year is %s', (text, shown) => expect(formatPeriod(period(text), { year: false })).toBe(shown));
});

describe('clocks', () => {
  it.each([
    ['2025-10-13T14:22:00-04:00', 'America/New_York', '2:22 p.m. ET'],
    ['2025-10-13T16:00:00Z', 'UTC', '4 p.m. UTC'],
    ['2025-10-13T16:00:00Z', 'America/New_York', 'noon ET'],
    ['2025-10-13T04:00:00Z', 'America/New_York', 'midnight ET'],
    ['2025-10-13T04:01:00Z', 'America/New_York', '12:01 a.m. ET'],
    ['2025-10-13T16:30:00Z', 'America/New_York', '12:30 p.m. ET'],
    ['2025-10-13T15:05:00Z', 'America/Chicago', '10:05 a.m. CT'],
    ['2025-10-13T15:05:00Z', 'America/Denver', '9:05 a.m. MT'],
    ['2025-10-13T15:05:00Z', 'America/Los_Angeles', '8:05 a.m. PT'],
    ['2025-10-13T08:00:00Z', 'Asia/Kolkata', '1:30 p.m. GMT+5:30'],
    ['2025-10-13T18:22:00Z', 'Europe/Brussels', '8:22 p.m. CEST'],
    ['2025-12-13T18:22:00Z', 'Europe/Brussels', '7:22 p.m. CET'],
    ['2025-10-13T05:00:00Z', 'Australia/Sydney', '4 p.m. AEDT'],
  ])('%s in %s is %s', (instant, zone, shown) => expect(formatTime(instant, zone)).toBe(shown));

  it('a dateline has weekday, day and time of its zone', () => {
    expect(formatDateline('2025-10-13T14:22:00-04:00', 'America/New_York')).toBe('Monday, Oct. 13, 2025, 2:22 p.m. ET');
    expect(formatDateline('2025-10-13T23:30:00-04:00', 'UTC')).toBe('Tuesday, Oct. 14, 2025, 3:30 a.m. UTC');
    expect(formatDateline('2024-02-29T12:00:00Z', 'UTC')).toBe('Thursday, Feb. 29, 2024, noon UTC');
  });
});

describe('instants in a zone', () => {
  it.each([
    ['2025-10-13T18:22:07Z', 'America/New_York', '2025-10-13T14:22:07-04:00', '2025-10-13'],
    ['2025-10-14T03:59:59Z', 'America/New_York', '2025-10-13T23:59:59-04:00', '2025-10-13'],
    ['2025-12-31T23:30:00Z', 'Asia/Tokyo', '2026-01-01T08:30:00+09:00', '2026-01-01'],
    ['2025-10-13T18:22:00Z', 'UTC', '2025-10-13T18:22:00+00:00', '2025-10-13'],
    ['2025-10-13T18:22:00Z', 'Asia/Kathmandu', '2025-10-14T00:07:00+05:45', '2025-10-14'],
    // The night the clocks go back: half past one comes twice.
    ['2025-11-02T05:30:00Z', 'America/New_York', '2025-11-02T01:30:00-04:00', '2025-11-02'],
    ['2025-11-02T06:30:00Z', 'America/New_York', '2025-11-02T01:30:00-05:00', '2025-11-02'],
    // The night they go forward: half past two never comes.
    ['2025-03-09T06:59:00Z', 'America/New_York', '2025-03-09T01:59:00-05:00', '2025-03-09'],
    ['2025-03-09T07:00:00Z', 'America/New_York', '2025-03-09T03:00:00-04:00', '2025-03-09'],
    ['2024-02-29T23:00:00-05:00', 'America/New_York', '2024-02-29T23:00:00-05:00', '2024-02-29'],
    ['2025-10-13T18:22:00.789Z', 'UTC', '2025-10-13T18:22:00+00:00', '2025-10-13'],
  ])('%s in %s is %s', (instant, zone, shown, day) => {
    expect(withOffset(instant, zone)).toBe(shown);
    expect(dayIn(instant, zone)).toBe(day);
  });

  it('are the same moment, whatever the zone', () => {
    const zones = fc.constantFrom('America/New_York', 'Europe/Brussels', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), zones, (seconds, zone) => {
        const instant = new Date(seconds * 1000).toISOString();
        const shown = withOffset(instant, zone);
        expect(Date.parse(shown)).toBe(seconds * 1000);
        expect(shown.slice(0, 10)).toBe(dayIn(instant, zone));
      }),
    );
  });
});
