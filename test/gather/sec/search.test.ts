/** Leads and cross-sections: full-text search, the feed of newest filings, frames. */
import { afterEach, describe, expect, test } from 'vitest';
import { readCurrent } from '../../../src/gather/sec/current.ts';
import { type SecOptions, secEdgar } from '../../../src/gather/sec/edgar.ts';
import { readSearch } from '../../../src/gather/sec/search.ts';
import { NOW, type Ran, run } from '../run.ts';
import { type Route, type Server, serve } from '../server.ts';
import { json, missing, nvidia, parsed, payloadOf, recorded, route } from './recorded.ts';

let server: Server | undefined;
afterEach(async () => await server?.close());
const ran = async (options: SecOptions, over: Route = route, since?: string): Promise<Ran> => {
  server = await serve(over);
  return await run(secEdgar({ companies: [], ...options }), {
    server,
    entities: [nvidia],
    ...(since !== undefined && { window: { since } }),
  });
};

describe('full-text search', () => {
  const search = { query: '"rare earth"', forms: ['8-K', '10-Q'], ciks: ['1801368'] };

  test('asks with dateRange=custom, without which the dates do not count', async () => {
    await ran({ search: [search] });
    expect(server?.asked[0]?.url).toBe(
      'https://efts.sec.gov/LATEST/search-index?q=%22rare+earth%22&forms=8-K%2C10-Q&ciks=0001801368&dateRange=custom&startdt=2026-10-24&enddt=2026-11-23&from=0',
    );
  });

  test('begins on the day gather is asked to', async () => {
    await ran({ search: [search] }, route, '2026-11-20');
    expect(server?.asked[0]?.url).toContain('startdt=2026-11-20');
  });

  test('gives leads to the files found', async () => {
    expect((await ran({ search: [search] })).leads).toEqual([
      {
        kind: 'lead',
        id: '0000950170-25-055890',
        title: 'BrightSpring Health Services, Inc., Form ARS',
        url: 'https://www.sec.gov/Archives/edgar/data/1865782/000095017025055890/btsg-2025_ars.pdf',
        publisher: 'BrightSpring Health Services, Inc.',
        publishedAt: '2025-04-18',
        firstSeenAt: NOW,
      },
    ]);
  });

  test('of several filers the first is named, whatever stands in its name', () => {
    const { leads } = readSearch(payloadOf(recorded('efts_100_hits.json')), NOW);
    expect(leads[0]).toMatchObject({
      publisher: 'BofA Finance LLC',
      url: expect.stringContaining('/data/1682472/000191870425006778/form424b2.htm'),
    });
  });

  test('nothing found is nothing', async () => {
    const { leads, gaps } = await ran({ search: [search] }, () => json(recorded('efts_0_hits.json')));
    expect([leads, gaps]).toEqual([[], []]);
  });

  test('reads page after page until all are read', async () => {
    const hits = (total: number, from: number, count: number) => ({
      hits: {
        total: { value: total, relation: 'eq' },
        hits: Array.from({ length: count }, (_, index) => ({
          _id: `a-${from + index}:x.htm`,
          _source: { ciks: ['1'], display_names: ['A  (CIK 0000000001)'], form: '8-K', file_date: '2026-11-01', adsh: `a-${from + index}` },
        })),
      },
    });
    const { leads } = await ran({ search: [search] }, ({ searchParams }) => {
      const from = Number(searchParams.get('from'));
      return json(hits(150, from, from === 0 ? 100 : 50));
    });
    expect(leads).toHaveLength(150);
    expect(server?.asked).toHaveLength(2);
  });

  test('more than 10,000 is a gap: EDGAR shows no further', async () => {
    const capped = parsed<object>('efts_10000_hits.json');
    const { gaps, leads } = await ran({ search: [search] }, ({ searchParams }) =>
      searchParams.get('from') === '0' ? json(capped) : json(recorded('efts_0_hits.json')),
    );
    expect(leads).toHaveLength(2);
    expect(gaps).toMatchObject([{ what: 'search for "rare earth"', message: expect.stringContaining('more than 10,000 files hold it') }]);
  });
});

describe('newest filings', () => {
  test('one filing stands there for each role, and is one lead', async () => {
    const { entries, found } = await readCurrent(payloadOf(recorded('getcurrent.atom')), NOW);
    expect(entries).toBe(4);
    expect(found.map(({ id, title }) => [id, title])).toEqual([
      ['0001935979-26-000005', 'Biohaven Ltd., Form 8-K: Regulation FD Disclosure'],
      ['0001670157-26-000004', 'LMP CAPITAL & INCOME FUND INC., Form 3'],
      ['0001580642-26-000224', 'Dynamic Alternatives Fund, Form SC TO-I'],
    ]);
    expect(found[0]).toMatchObject({
      url: 'https://www.sec.gov/Archives/edgar/data/1935979/000193597926000005/0001935979-26-000005-index.htm',
      publishedAt: '2026-01-12T11:19:08-05:00',
    });
  });

  test('the feed is ISO-8859-1, as it says', async () => {
    const feed = Buffer.from(recorded('getcurrent.atom').replace('Biohaven', 'Société'), 'latin1').toString('latin1');
    expect((await readCurrent(payloadOf(feed), NOW)).found[0]?.publisher).toBe('Société Ltd.');
  });

  test('is asked by form, a hundred at a time, back to the day asked for', async () => {
    const { leads } = await ran({ current: ['8-K'] }, route, '2026-01-12');
    expect(leads).toHaveLength(3);
    expect(server?.asked.map(({ url }) => url)).toEqual([
      'https://www.sec.gov/cgi-bin/browse-edgar?action=getcurrent&type=8-K&owner=include&count=100&start=0&output=atom',
    ]);
    await server?.close();
    expect((await ran({ current: ['8-K'] }, route, '2026-01-13')).leads).toEqual([]);
  });

  test('a feed that gives the same page again and again is read once', async () => {
    const entry = /<entry>[\s\S]*?<\/entry>/.exec(recorded('getcurrent.atom'))?.[0] ?? '';
    const full = recorded('getcurrent.atom').replace(entry, entry.repeat(100));
    await ran({ current: ['8-K'] }, () => ({ body: full }));
    expect(server?.asked).toHaveLength(2);
  });

  test('an entry of another shape is a gap', async () => {
    const { gaps } = await ran({ current: ['8-K'] }, () => ({ body: recorded('getcurrent.atom').replace('(Filer)', '') }));
    expect(gaps).toMatchObject([{ what: 'newest 8-K', message: expect.stringContaining('an entry has another shape') }]);
  });
});

describe('frames', () => {
  /** A frame in EDGAR's shape with figures of NVIDIA's and others' own filings. */
  const frame = (tag: string, rows: readonly (readonly [cik: number, name: string, start: string, end: string, val: number])[]) =>
    json({
      taxonomy: 'us-gaap',
      tag,
      ccp: 'CY2025Q1',
      uom: 'USD',
      label: tag,
      description: '',
      pts: rows.length,
      data: rows.map(([cik, entityName, start, end, val]) => ({
        accn: '0000000000-25-000001',
        cik,
        entityName,
        loc: 'US-CA',
        start,
        end,
        val,
      })),
    });
  const frames: Route = ({ pathname }) => {
    const [, tag] = /^\/api\/xbrl\/frames\/us-gaap\/(\w+)\/USD\/CY2025Q1\.json$/.exec(pathname) ?? [];
    if (tag === 'Revenues') return frame(tag, [[1045810, 'NVIDIA CORP', '2025-01-27', '2025-04-27', 44062000000]]);
    if (tag === 'RevenueFromContractWithCustomerExcludingAssessedTax')
      return frame(tag, [
        [1045810, 'NVIDIA CORP', '2025-01-27', '2025-04-27', 1],
        [1835632, 'MARVELL TECHNOLOGY, INC.', '2025-01-01', '2025-03-31', 1895300000],
        [36104, 'US BANCORP \\DE\\', '2025-01-01', '2025-03-31', 1],
      ]);
    return tag === 'InterestIncomeExpenseNet'
      ? frame(tag, [[36104, 'US BANCORP \\DE\\', '2025-01-01', '2025-03-31', 4092000000]])
      : missing;
  };
  const options = { frames: [{ concept: 'revenue', frame: 'CY2025Q1' }] } as const;

  test('give one figure a company, under the calendar’s quarter, of the first tag it has; a lender’s fees are no revenue', async () => {
    const { facts, gaps } = await ran(options, frames);
    expect(gaps).toEqual([]);
    expect(facts.map(({ id, value }) => [id, value.type === 'quantity' && value.amount])).toEqual([
      ['sec.revenue.marvell-technology-inc.2025-Q1', '1895300000'],
      ['sec.revenue.nvidia.2025-Q1', '44062000000'],
    ]);
  });

  test('a fiscal quarter far from the calendar’s says so wherever it is told', async () => {
    const { facts } = await ran(options, frames);
    expect(facts.map(({ note }) => note)).toEqual([undefined, 'fiscal quarter nearest to the calendar quarter']);
  });

  test('point into their own payload, and are known from the day they are read', async () => {
    const { facts, payloads, register } = await ran(options, frames);
    const [fact] = facts;
    expect(fact?.source).toMatchObject({
      publishedAt: '2026-11-23',
      title: 'XBRL frames: RevenueFromContractWithCustomerExcludingAssessedTax, CY2025Q1',
    });
    expect(register.find(fact?.source.publisher ?? '')).toMatchObject({ short: 'SEC' });
    expect(payloads.get(fact?.source.sha256 ?? '')?.url).toBe(fact?.source.url);
    expect(fact?.pointer).toBe('/data/1/val');
  });

  test('a frame that is not there is a gap', async () => {
    const { gaps } = await ran({ frames: [{ concept: 'inventory', frame: 'CY2030Q1I' }] }, frames);
    expect(gaps).toMatchObject([{ message: expect.stringContaining('the SEC has no frame CY2030Q1I of us-gaap/InventoryNet') }]);
  });

  test('a name that is no frame is refused where it is configured', () => {
    expect(() => secEdgar({ frames: [{ concept: 'revenue', frame: '2025Q1' }] })).toThrow('2025Q1 is no frame');
  });
});
