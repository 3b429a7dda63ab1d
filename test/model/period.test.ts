import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentOf, monthEnd, parsePeriod, periodKey } from '../../src/model/period.ts';

describe('parsePeriod', () => {
  it.each([
    ['2024', '2024-01-01', '2024-12-31', 'year'],
    ['2025-Q1', '2025-01-01', '2025-03-31', 'quarter'],
    ['2025-Q2', '2025-04-01', '2025-06-30', 'quarter'],
    ['2025-Q4', '2025-10-01', '2025-12-31', 'quarter'],
    ['2025-H1', '2025-01-01', '2025-06-30', 'half'],
    ['2025-H2', '2025-07-01', '2025-12-31', 'half'],
    ['2024-02', '2024-02-01', '2024-02-29', 'month'],
    ['2025-02', '2025-02-01', '2025-02-28', 'month'],
    ['1900-02', '1900-02-01', '1900-02-28', 'month'],
    ['2000-02', '2000-02-01', '2000-02-29', 'month'],
    ['2025-08-07', '2025-08-07', '2025-08-07', 'day'],
    ['2024-02-29', '2024-02-29', '2024-02-29', 'day'],
    ['2025-10-10@XNYS', '2025-10-10', '2025-10-10', 'session'],
    ['2025-10-13T14:22:00-04:00', '2025-10-13T14:22:00-04:00', '2025-10-13T14:22:00-04:00', 'instant'],
    ['2025-10-13T18:22Z', '2025-10-13T18:22Z', '2025-10-13T18:22Z', 'instant'],
    ['2021/2024', '2021-01-01', '2024-12-31', 'range'],
    ['2024-Q3/2025-Q2', '2024-07-01', '2025-06-30', 'range'],
    ['2025-01-05/2025-02-06', '2025-01-05', '2025-02-06', 'range'],
    ['early 2026', '2026-01-01', '2026-04-30', 'year'],
    ['mid 2026', '2026-05-01', '2026-08-31', 'year'],
    ['mid-2026', '2026-05-01', '2026-08-31', 'year'],
    ['late 2026', '2026-09-01', '2026-12-31', 'year'],
    ['FY2026-Q2 2025-04-28/2025-07-27', '2025-04-28', '2025-07-27', 'quarter'],
    ['FY2026-H1 2025-01-27/2025-07-27', '2025-01-27', '2025-07-27', 'half'],
    ['FY2026 2025-01-27/2026-01-25', '2025-01-27', '2026-01-25', 'year'],
  ])('%s is %s to %s, a %s', (text, start, end, granularity) => {
    expect(parsePeriod(text)).toMatchObject({ start, end, granularity, relation: 'in' });
  });

  it.each([
    ['by 2030', 'by'],
    ['since 2020-Q1', 'since'],
    ['until 2025-12-31', 'until'],
    ['in 2024', 'in'],
    ['by late 2026', 'by'],
  ])('%s stands as "%s" to its period', (text, relation) => expect(parsePeriod(text)?.relation).toBe(relation));

  it('keeps the label of a fiscal period, the market of a session and the part of a year', () => {
    expect(parsePeriod('FY2026-Q2 2025-04-28/2025-07-27')).toMatchObject({ calendar: 'fiscal', fiscal: { year: 2026, quarter: 2 } });
    expect(parsePeriod('2025-10-10@XNYS')?.market).toBe('XNYS');
    expect(parsePeriod('by late 2026')?.part).toBe('late');
  });

  it.each([
    '',
    ' ',
    'soon',
    '24',
    '20245',
    '2025-13',
    '2025-00',
    '2025-1',
    '2025-Q0',
    '2025-Q5',
    '2025-H3',
    '2025-02-30',
    '2025-02-29',
    '2025-04-31',
    '2025-00-10',
    '2025-01-00',
    '2025-8-7',
    '2025/08/07',
    '07.08.2025',
    '2024/2021',
    '2021/',
    '2021/2022/2023',
    '2025-02-30@XNYS',
    '2025-10-10@xnys',
    '2025-10-13T14:22:00',
    '2025-10-13T25:00:00Z',
    '2025-02-30T10:00:00Z',
    '2025-10-13T14:22:00+0400',
    'late 2025-Q2',
    'late 2025-08',
    'late FY2026 2025-01-27/2026-01-25',
    'after 2024',
    'by by 2024',
    'FY2026-Q2',
    'FY2026-Q2 2025-07-27/2025-04-28',
    'FY2026-Q5 2025-04-28/2025-07-27',
    'FY2026-Q2 2025-04-31/2025-07-27',
    '2025-q2',
    'LATE 2026',
    '２０２４',
  ])('%j is no period', (text) => expect(parsePeriod(text)).toBeUndefined());
});

describe('periodKey', () => {
  it.each([
    '2024',
    '2025-Q2',
    '2025-H1',
    '2025-08',
    '2025-08-07',
    'late 2026',
    'by 2030',
    'by late 2026',
    'since 2020-Q1',
    '2025-10-10@XNYS',
    '2025-10-13T14:22:00-04:00',
    'FY2026-Q2 2025-04-28/2025-07-27',
    'until FY2026 2025-01-27/2026-01-25',
  ])('%s is written as it was read', (text) => expect(periodKey(parsePeriod(text) ?? fail())).toBe(text));

  it('any period is read back the same', () => {
    const two = (number: number) => String(number).padStart(2, '0');
    const year = fc.integer({ min: 1900, max: 2100 }).map(String);
    const day = fc
      .tuple(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`);
    const base = fc.oneof(
      year,
      day,
      fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([y, q]) => `${y}-Q${q}`),
      fc.tuple(year, fc.integer({ min: 1, max: 2 })).map(([y, h]) => `${y}-H${h}`),
      fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${two(m)}`),
      fc.tuple(fc.constantFrom('early', 'mid', 'late'), year).map(([part, y]) => `${part} ${y}`),
      day.map((d) => `${d}@XNYS`),
      day.map((d) => `${d}T14:22:00-04:00`),
      fc.tuple(day, day).map((days) => [...days].sort().join('/')),
      fc.tuple(day, day).map((days) => `FY2026-Q2 ${[...days].sort().join('/')}`),
    );
    fc.assert(
      fc.property(fc.constantFrom('', 'by ', 'since ', 'until '), base, (relation, text) => {
        const read = parsePeriod(relation + text) ?? fail();
        expect(parsePeriod(periodKey(read))).toEqual(read);
      }),
    );
  });
});

describe('momentOf and monthEnd', () => {
  it.each([
    ['2025-08-07', 'day'],
    ['2025-08-07T16:05:00-04:00', 'instant'],
    ['by 2025-08-07', undefined],
    ['2025-08', undefined],
    ['2025-02-30', undefined],
    ['2025-02-30T10:00:00Z', undefined],
    ['2025-08-07 ', undefined],
  ])('%j is %s', (text, kind) => expect(momentOf(text)).toBe(kind));

  it.each([
    [2024, 2, '2024-02-29'],
    [2025, 2, '2025-02-28'],
    [2025, 12, '2025-12-31'],
    [2025, 4, '2025-04-30'],
  ])('month %d-%d ends on %s', (year, month, day) => expect(monthEnd(year, month)).toBe(day));
});

function fail(): never {
  throw new Error('no period');
}
