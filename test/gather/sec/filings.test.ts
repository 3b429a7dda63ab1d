/** Filings: when they became public, what happened, and in which shapes EDGAR lists them. */
import { describe, expect, test } from 'vitest';
import { openRegister } from '../../../src/gather/register.ts';
import { publicSince } from '../../../src/gather/sec/acceptance.ts';
import { eventsOf } from '../../../src/gather/sec/events.ts';
import { type Filing, readOlderFilings, readSubmissions, sourceOf } from '../../../src/gather/sec/filings.ts';
import { NOW } from '../run.ts';
import { filingsOf, NVIDIA, nvidia, parsed, payloadOf, recorded } from './recorded.ts';

describe('when a filing became public', () => {
  test.each<[why: string, recorded: string, filed: string, form: string, since: string]>([
    [
      'half past four is New York, and no results come out before noon',
      '2026-02-25T16:31:25.000Z',
      '2026-02-25',
      '8-K',
      '2026-02-25T16:31:25-05:00',
    ],
    ['eight in the evening of the same date is UTC', '2025-08-27T20:52:07.000Z', '2025-08-27', '10-Q', '2025-08-27T16:52:07-04:00'],
    ['nine in the evening of the same date is UTC', '2025-11-19T21:36:17.000Z', '2025-11-19', '10-Q', '2025-11-19T16:36:17-05:00'],
    ['after ten in the evening EDGAR is closed: UTC', '2025-04-07T22:56:32.000Z', '2025-04-08', '8-K', '2025-04-07T18:56:32-04:00'],
    ['after midnight EDGAR is closed: UTC', '2021-04-21T01:20:33.000Z', '2021-04-21', '8-K', '2021-04-20T21:20:33-04:00'],
    [
      'six in the morning is New York: in UTC it would be night there',
      '2025-10-31T06:01:26.000Z',
      '2025-10-31',
      '10-K',
      '2025-10-31T06:01:26-04:00',
    ],
    ['evening with the date of the next day is New York', '2025-07-08T21:18:13.000Z', '2025-07-09', '8-K', '2025-07-08T21:18:13-04:00'],
    ['reports of ownership keep their date in the evening', '2026-02-05T18:30:10.000Z', '2026-02-05', '4', '2026-02-05T18:30:10-05:00'],
    ['of two readings the later', '2026-02-18T11:05:14.000Z', '2026-02-18', '8-K', '2026-02-18T11:05:14-05:00'],
    ['none recorded: the day', '', '2009-08-20', '10-Q', '2009-08-20'],
  ])('%s', (_why, moment, filed, form, since) => expect(publicSince(moment, filed, form)).toBe(since));
});

describe('the list of filings', () => {
  test('has parallel columns: the row of one is the row of all', () => {
    const filing = filingsOf('submissions_CIK0001045810.json').find(({ accession }) => accession === '0001045810-25-000209');
    expect(filing).toEqual({
      accession: '0001045810-25-000209',
      form: '10-Q',
      filed: '2025-08-27',
      publicSince: '2025-08-27T16:52:07-04:00',
      reported: '2025-07-27',
      items: [],
    });
  });

  test('an older page has its columns at the root', () => {
    const filings = readOlderFilings(payloadOf(recorded('submissions_CIK0001318605-submissions-001.json')));
    expect(filings.find(({ filed }) => filed === '2010-10-20')).toMatchObject({
      form: '8-K',
      items: ['1.01', '2.01'],
      reported: '2010-10-19',
    });
  });

  test('a column that is shorter than the others is refused', () => {
    const page = parsed<Record<string, unknown[]>>('submissions_CIK0001318605-submissions-001.json');
    page['form']?.pop();
    expect(() => readOlderFilings(payloadOf(JSON.stringify(page)))).toThrow('9 accession numbers and 8 of form');
  });

  test('a filing that says no period has none', () => {
    const page = parsed<Record<string, unknown[]>>('submissions_CIK0001318605-submissions-001.json');
    page['reportDate']?.fill('');
    const [first] = readOlderFilings(payloadOf(JSON.stringify(page)));
    expect(first).not.toHaveProperty('reported');
    expect(first && sourceOf(first, '1318605', 'tesla', NOW).title).toBe('Form 8-K filed December 16, 2010');
  });

  test.each([
    [['NVDA'], ['Nasdaq'], [{ ticker: 'NVDA', mic: 'XNAS', exchange: 'NASDAQ' }]],
    // The SEC says NYSE of Energy Fuels, which trades on NYSE American.
    [['UUUU'], ['NYSE'], []],
    [['GOOGL', 'X'], ['Nasdaq', null], [{ ticker: 'GOOGL', mic: 'XNAS', exchange: 'NASDAQ' }]],
  ])('%j at %j is listed as %j', (tickers, exchanges, listings) => {
    const raw = { ...parsed<object>('submissions_CIK0001045810.json'), tickers, exchanges };
    expect(readSubmissions(payloadOf(JSON.stringify(raw))).listings).toEqual(listings);
  });

  test.each([
    ['ENERGY FUELS INC /CAN/', 'ENERGY FUELS INC'],
    ['MP Materials Corp. / DE', 'MP Materials Corp.'],
    ['NVIDIA CORP', 'NVIDIA CORP'],
  ])('the state is no part of the name: %s', (name, plain) => {
    const raw = { ...parsed<object>('submissions_CIK0001045810.json'), name };
    expect(readSubmissions(payloadOf(JSON.stringify(raw))).name).toBe(plain);
  });

  test.each<[form: string, reported: string | undefined, title: string]>([
    ['10-Q', '2025-07-27', 'Form 10-Q for the quarter ended July 27, 2025'],
    ['10-K/A', '2026-01-25', 'Form 10-K/A for the fiscal year ended January 25, 2026'],
    ['20-F', '2025-12-31', 'Form 20-F for the fiscal year ended December 31, 2025'],
    ['8-K', '2026-03-02', 'Form 8-K dated March 2, 2026'],
    ['6-K', '2026-03-02', 'Form 6-K filed March 6, 2026'],
  ])('a %s of %s is called %s', (form, reported, title) => {
    const filing: Filing = {
      accession: '1-26-1',
      form,
      filed: '2026-03-06',
      publicSince: '2026-03-06',
      items: [],
      ...(reported !== undefined && { reported }),
    };
    expect(sourceOf(filing, '1', 'x', NOW).title).toBe(title);
  });
});

describe('events', () => {
  const events = (filings: readonly Filing[], over: { forms?: readonly string[]; items?: readonly string[]; from?: string } = {}) =>
    eventsOf(
      filings,
      { cik: NVIDIA, entity: 'nvidia', name: 'NVIDIA CORP', retrievedAt: NOW, forms: ['8-K', '8-K/A', '6-K'], ...over },
      { register: openRegister([nvidia], []), now: NOW },
    );
  const filing = (items: string, over: Partial<Filing> = {}): Filing => ({
    accession: '0001045810-26-000019',
    form: '8-K',
    filed: '2026-02-25',
    publicSince: '2026-02-25T16:31:25-05:00',
    reported: '2026-02-25',
    items: items.split(',').filter(Boolean),
    ...over,
  });

  test('results are announced on the day of the event', () => {
    expect(
      events(filingsOf('submissions_CIK0001045810.json')).find(({ id }) => id.includes('results') && id.includes('2026')),
    ).toMatchObject({
      kind: 'move',
      id: 'nvidia.results.nvidia.2026-02-25@0001045810-26-000019',
      subject: 'nvidia',
      action: 'announce',
      status: 'done',
      period: { start: '2026-02-25', granularity: 'day' },
      excerpt: 'Item 2.02: Results of Operations and Financial Condition',
      wordings: ['results'],
      source: { title: 'Form 8-K dated February 25, 2026', publishedAt: '2026-02-25T16:31:25-05:00', namedAs: ['filing'] },
    });
  });

  test.each<[items: string, given: readonly string[]]>([
    ['2.02,9.01', ['announce done']],
    ['1.01,9.01', ['agree done']],
    ['1.02', ['agree cancelled']],
    ['4.02', ['announce done']],
    ['2.06', ['announce done']],
    ['2.01', ['Completion of Acquisition or Disposition of Assets']],
    ['5.02', ['Departure or Election of Directors or Certain Officers']],
    ['1.01,8.01,9.01', ['agree done', 'Other Events']],
    ['7.01,8.01', ['Regulation FD Disclosure; Other Events']],
    ['9.01', []],
    ['1.06', ['Item 1.06']],
    // Before Aug. 23, 2004.
    ['12', ['announce done']],
    ['5,7', ['Other Events']],
  ])('items %s: %j', (items, given) => {
    const told = events([filing(items)]).map((found) =>
      found.kind === 'move'
        ? `${found.action} ${found.status}`
        : found.kind === 'lead'
          ? found.title.replace('NVIDIA CORP, Form 8-K: ', '')
          : found.id,
    );
    expect(told).toEqual(given);
  });

  test('what has no action of its own is a lead to its filing', () => {
    expect(events([filing('5.02')])).toEqual([
      {
        kind: 'lead',
        id: '0001045810-26-000019',
        title: 'NVIDIA CORP, Form 8-K: Departure or Election of Directors or Certain Officers',
        url: 'https://www.sec.gov/Archives/edgar/data/1045810/000104581026000019/0001045810-26-000019-index.htm',
        publisher: 'NVIDIA CORP',
        publishedAt: '2026-02-25T16:31:25-05:00',
        firstSeenAt: NOW,
      },
    ]);
  });

  test('an agreement made and another ended in one filing are two facts', () => {
    expect(events([filing('1.01,1.02')])).toMatchObject([
      { id: 'nvidia.material-agreement.nvidia.2026-02-25@0001045810-26-000019', status: 'done' },
      { id: 'nvidia.material-agreement-end.nvidia.2026-02-25@0001045810-26-000019', status: 'cancelled' },
    ]);
  });

  test('an amendment tells of no second event', () => {
    expect(events([filing('2.02', { form: '8-K/A' })])).toMatchObject([
      { kind: 'lead', title: 'NVIDIA CORP, Form 8-K/A: Results of Operations and Financial Condition' },
    ]);
  });

  test('a foreign company’s 6-K has no items and is a lead', () => {
    expect(events([filing('', { form: '6-K' })])).toMatchObject([{ kind: 'lead', title: 'NVIDIA CORP, Form 6-K' }]);
  });

  test('only forms, items and days that are asked for', () => {
    const filings = filingsOf('submissions_CIK0001045810.json');
    expect(events(filings, { forms: [] })).toEqual([]);
    expect(events(filings, { items: ['5.02'] }).every(({ kind }) => kind === 'lead')).toBe(true);
    expect(events(filings, { from: '2026-01-01' })).toHaveLength(2);
  });
});
