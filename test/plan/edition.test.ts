import { describe, expect, it } from 'vitest';
import { editionKeys } from '../../src/plan/edition.ts';

describe('the key of an edition', () => {
  it.each([
    ['day', '2025-10-13T14:22:00-04:00', '2025-10-13'],
    ['week', '2025-10-13T14:22:00-04:00', '2025-w42'],
    ['month', '2025-10-13T14:22:00-04:00', '2025-10'],
    ['quarter', '2025-10-13T14:22:00-04:00', '2025-q4'],
    ['year', '2025-10-13T14:22:00-04:00', '2025'],
    ['quarter', '2025-03-31T12:00:00-04:00', '2025-q1'],
    ['quarter', '2025-04-01T12:00:00-04:00', '2025-q2'],
    ['quarter', '2025-09-30T12:00:00-04:00', '2025-q3'],
    // Weeks by ISO 8601: one belongs to the year that has its Thursday.
    ['week', '2024-12-29T12:00:00-05:00', '2024-w52'],
    ['week', '2024-12-30T12:00:00-05:00', '2025-w01'],
    ['week', '2025-01-01T12:00:00-05:00', '2025-w01'],
    ['week', '2020-12-31T12:00:00-05:00', '2020-w53'],
    ['week', '2021-01-03T12:00:00-05:00', '2020-w53'],
    ['week', '2021-01-04T12:00:00-05:00', '2021-w01'],
    ['week', '2027-01-01T12:00:00-05:00', '2026-w53'],
    ['day', '2024-02-29T12:00:00-05:00', '2024-02-29'],
    // The day is that of the piece's zone, not of the machine.
    ['day', '2026-01-01T03:00:00Z', '2025-12-31'],
    ['month', '2026-01-01T03:00:00Z', '2025-12'],
    ['year', '2026-01-01T03:00:00Z', '2025'],
    ['week', '2025-01-06T04:59:00Z', '2025-w01'],
    ['week', '2025-01-06T05:00:00Z', '2025-w02'],
  ] as const)('every %s, %s is %s', (every, asOf, key) => expect(editionKeys({ every }, asOf, 'America/New_York')).toEqual([key]));

  it('each entity has its own', () => {
    expect(editionKeys({ each: ['china', 'chile'] }, '2025-10-13T14:22:00-04:00', 'UTC')).toEqual(['china', 'chile']);
  });

  it('keys sort as their time does', () => {
    const days = ['2020-12-31', '2021-01-04', '2024-12-29', '2024-12-30', '2025-03-01', '2025-10-13'];
    const keys = days.flatMap((day) => editionKeys({ every: 'week' }, `${day}T12:00:00Z`, 'UTC'));
    expect([...keys].sort()).toEqual(keys);
  });
});
