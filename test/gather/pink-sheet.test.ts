/** The Pink Sheet: two editions of the workbook with their real figures for a few months, and what may go wrong with them. */
import { afterEach, describe, expect, test } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { type PinkSheetOptions, pinkSheet } from '../../src/gather/pink-sheet.ts';
import { pinkSheetMaterial } from '../../src/gather/pink-sheet-names.ts';
import { connectorContract } from './contract.ts';
import { type Ran, run } from './run.ts';
import { type Reply, type Route, type Server, serve } from './server.ts';

type Row = readonly (string | number | null)[];

const HEADS: Row = [
  null,
  'Crude oil, Brent',
  'Coal, South African **',
  'Natural gas index',
  'Plywood',
  'Iron ore, cfr spot',
  'Copper',
  'Gold',
];
const UNITS: Row = [null, '($/bbl)', '($/mt)', '(2010=100)', '(cents/sheet)', '($/dmtu)', '($/mt)', '($/troy oz)'];
/** As published on March 3 and July 2, 2026. */
const MARCH: readonly Row[] = [
  ['1960M01', 1.63000011444, '…', '…', '…', 11.42, 715.4, 35.27],
  ['1975M06', 10.42000007629, '…', '…', '…', 17.3, 1193, 164.24],
  ['2025M12', 62.72, 90.88, 104.37607098491, 350.23546040906, 104.59, 11785.25, 4309.23],
  ['2026M01', 66.766, 90.56, 155.75506538241, 348.49199459044, 105.53, 13012, 4752.75],
  ['2026M02', 71.114, 91.21, 105.08730208558, 351.95108367629, 98.84, 12951.35, 5019.97],
];
const JULY: readonly Row[] = [
  ['1960M01', 1.6, '…', '…', '…', 11.4, 715, 35],
  ['1975M06', 10.4, '…', '…', '…', 17.3, 1193, 164],
  ['2025M12', 62.7, 90.9, 104.4, 350.2, 104.6, 11785, 4309],
  ['2026M01', 66.8, 90.6, 155.8, 348.5, 105.5, 13012, 4753],
  ['2026M02', 71.1, 91.2, 105, 352, 98.8, 12951, 5020],
  ['2026M06', 85.4, 96.3, 119, 339.8, 100.8, 13552, 4228],
];
const TITLE = 'World Bank Commodity Price Data (The Pink Sheet)';

async function monthly(day: string, rows: readonly Row[], heads: Row = HEADS, units: Row = UNITS): Promise<Uint8Array> {
  const top = [[TITLE], ['monthly prices in nominal US dollars, 1960 to present'], ['(monthly series)'], [`Updated on ${day}`]];
  return await book('Monthly Prices', [...top, heads, units, ...rows]);
}

async function book(sheet: string, rows: readonly Row[]): Promise<Uint8Array> {
  const data = rows.map((row) => HEADS.map((_, index) => (row[index] == null ? null : { value: row[index] })));
  return await writeXlsx([
    { sheet: 'AFOSHEET', data: [] },
    { sheet, data },
  ]).toBuffer();
}

const [march, july, renamed] = await Promise.all([
  monthly('March 03, 2026', MARCH),
  monthly('July 02, 2026', JULY),
  monthly(
    'July 02, 2026',
    JULY,
    HEADS.map((head) => (head === 'Copper' ? 'Copper, LME' : head)),
  ),
]);

const LINK = 'https://thedocs.worldbank.org/en/doc/74e8be41ceb20fa0da750cda2f6b9e4e-0050012026/related/CMO-Historical-Data-';
const PAGE = `<html><body>
  <a href="${LINK}Annual.xlsx" target="_blank">Annual prices</a> <a href='/en/research/commodity-markets/notes.pdf'>Notes</a>
  <a class="btn" href="${LINK}Monthly.xlsx?x=1&amp;y=2" target="_blank"><span>Monthly&nbsp;</span><b>prices</b></a></body></html>`;

const route =
  (workbook: Uint8Array, page = PAGE): Route =>
  ({ host, pathname }) => {
    if (host === 'www.worldbank.org' && pathname === '/en/research/commodity-markets') return html(page);
    return host === 'thedocs.worldbank.org' && pathname.endsWith('.xlsx') ? { body: workbook } : undefined;
  };
const html = (body: string): Reply => ({ body, headers: { 'content-type': 'text/html; charset=utf-8' } });

const SERIES = ['Crude oil, Brent', 'Coal, South African', 'Natural gas index', 'Copper', 'Gold'];
connectorContract({
  connector: () => pinkSheet({ series: SERIES }),
  route: route(july),
  atLeast: 24,
  odd: {
    error: '{"error":"no such document"}',
    empty: html('<!DOCTYPE html><p>Commodity markets</p>').body as string,
    // A workbook is bytes: its renamed column is a test of its own.
    renamed: null,
    charset: null,
  },
});

describe('Pink Sheet', () => {
  let server: Server | undefined;
  afterEach(async () => await server?.close());
  const ran = async (
    workbook: Uint8Array,
    options: Partial<PinkSheetOptions> = {},
    before: Ran['facts'] = [],
    page = PAGE,
  ): Promise<Ran> => {
    server = await serve(route(workbook, page));
    try {
      return await run(pinkSheet({ series: SERIES, ...options }), { server, before });
    } finally {
      await server.close();
      server = undefined;
    }
  };

  // https://thedocs.worldbank.org, CMO-Historical-Data-Monthly.xlsx of July 2, 2026
  test.each([
    ['copper', '2026-06', '13552', 't'],
    ['copper', '2025-12', '11785', 't'],
    ['gold', '2026-06', '4228', 'ozt'],
    ['brent-crude-oil', '2026-06', '85.4', 'bbl'],
    ['brent-crude-oil', '1960-01', '1.6', 'bbl'],
    ['south-african-coal', '2026-06', '96.3', 't'],
  ])('%s of %s cost %s dollars', async (subject, period, amount, per) => {
    const fact = (await ran(july)).fact(`world-bank.price.${subject}.${period}`);
    expect(fact.value).toMatchObject({ amount, unit: 'USD', per });
    expect(fact).toMatchObject({ basis: ['nominal'], standing: 'actual', source: { publishedAt: '2026-07-02' } });
  });

  test('float noise ends at 15 digits', async () => {
    const noisy = await monthly('July 02, 2026', [['2026M06', 71.11399999999999, 1, 1, 1, 1, 0.1 + 0.2, 1]]);
    const { fact } = await ran(noisy);
    expect(fact('world-bank.price.brent-crude-oil.2026-06').value).toMatchObject({ amount: '71.114' });
    expect(fact('world-bank.price.copper.2026-06').value).toMatchObject({ amount: '0.3' });
  });

  test('"…" is no fact', async () => {
    expect((await ran(july)).facts.filter(({ subject }) => subject === 'south-african-coal').map(({ period }) => period.start)).toEqual([
      '2025-12-01',
      '2026-01-01',
      '2026-02-01',
      '2026-06-01',
    ]);
  });

  test('an index has no currency', async () => {
    expect((await ran(july)).fact('world-bank.price-index.natural-gas-index.2026-06').value).toMatchObject({ unit: 'index-point' });
  });

  test('vintages that differ by rounding are no revisions', async () => {
    const { facts } = await ran(march);
    const second = await ran(july, {}, facts);
    expect(second.revised).toEqual([]);
    expect(second.gone).toEqual([]);
    expect(second.added.map(({ period }) => period.start)).toEqual(Array(5).fill('2026-06-01'));
    expect(second.fact('world-bank.price.copper.2026-02').value).toMatchObject({ amount: '12951' });
  });

  test('a price that really changed is a revision, and both stay', async () => {
    const { facts } = await ran(march);
    const mended = JULY.map((row) => (row[0] === '2026M02' ? [...row.slice(0, 6), 12500, row[7] ?? null] : row));
    const { revised, fact } = await ran(await monthly('July 02, 2026', mended), {}, facts);
    expect(revised.map(({ after }) => after.id)).toEqual(['world-bank.price.copper.2026-02']);
    expect(fact('world-bank.price.copper.2026-02@until-2026-03-03').value).toMatchObject({ amount: '12951.35' });
  });

  test('a renamed column is a gap that names what there is', async () => {
    const { gaps, facts } = await ran(renamed);
    expect(gaps).toMatchObject([
      { what: 'Copper', message: expect.stringContaining('no column is called “Copper”; there are Copper, LME') },
    ]);
    expect(facts.some(({ subject }) => subject === 'gold')).toBe(true);
  });

  test('an unknown unit is a gap for that series, until it is said', async () => {
    const { gaps } = await ran(july, { series: ['Plywood', 'Iron ore, cfr spot', 'Gold'] });
    expect(gaps.map(({ what, message }) => [what, message.slice(0, 32)])).toEqual([
      ['Iron ore, cfr spot', 'the unit ($/dmtu) of “Iron ore, '],
      ['Plywood', 'the unit (cents/sheet) of “Plywo'],
    ]);
    const said = await ran(july, {
      series: [{ name: 'Iron ore, cfr spot', subject: { name: 'iron ore', class: 'material' }, unit: 'USD', per: 't' }],
    });
    expect(said.fact('world-bank.price.iron-ore.2026-06').value).toMatchObject({ amount: '100.8', unit: 'USD', per: 't' });
  });

  test('the link is found by its words, wherever the document lies', async () => {
    server = await serve(route(july));
    await run(pinkSheet({ series: ['Gold'] }), { server });
    expect(server.asked.map(({ url }) => url)).toEqual([
      'https://www.worldbank.org/en/research/commodity-markets',
      `${LINK}Monthly.xlsx?x=1&y=2`,
    ]);
  });

  test('a link that leads elsewhere, or none, is a gap', async () => {
    const elsewhere = await ran(july, {}, [], PAGE.replaceAll('thedocs.worldbank.org', 'example.com'));
    expect(elsewhere.gaps[0]?.message).toContain('leads to example.com');
    expect((await ran(july, {}, [], '<html><a href="/x.xlsx">Data</a></html>')).gaps[0]?.message).toContain('no link to the workbook');
  });

  test('a workbook without its sheet, its units or its date is a gap', async () => {
    const messages = [];
    for (const workbook of [await book('Prices', JULY), await monthly('July 02, 2026', JULY, HEADS, []), await monthly('July', JULY)])
      messages.push((await ran(workbook)).gaps[0]?.message);
    expect(messages).toEqual([
      expect.stringContaining('no sheet “Monthly Prices”'),
      expect.stringContaining('no row of units'),
      expect.stringContaining('does not say when it was updated'),
    ]);
  });

  test('the annual workbook has its names in another row, and years', async () => {
    const top = [[TITLE], ['annual prices'], ['(annual series)'], ['Updated on March 03, 2026'], [], []];
    const years = await book('Annual Prices (Nominal)', [...top, HEADS, UNITS, [1960, 1.6], [2025, 69, 94.9]]);
    const { fact, harvest } = await ran(years, { frequency: 'annual', series: ['Crude oil, Brent', 'Coal, South African'] }).then(
      (all) => ({ ...all, harvest: all.connector }),
    );
    expect(harvest).toBe('pink-sheet-annual');
    expect(fact('world-bank.price.brent-crude-oil.2025').value).toMatchObject({ amount: '69' });
    expect(fact('world-bank.price.brent-crude-oil.1960').value).toMatchObject({ amount: '1.6' });
    expect(fact('world-bank.price.south-african-coal.2025').value).toMatchObject({ amount: '94.9' });
  });

  test('only what is asked for since a day', async () => {
    server = await serve(route(july));
    const { facts } = await run(pinkSheet({ series: ['Gold'] }), { server, window: { since: '2026-02-15' } });
    expect(facts.map(({ id }) => id)).toEqual(['world-bank.price.gold.2026-02', 'world-bank.price.gold.2026-06']);
  });
});

describe('names of its columns', () => {
  test.each([
    ['Copper', 'copper', 'copper', false],
    ['Crude oil, Brent', 'brent-crude-oil', 'Brent crude oil', false],
    ['Crude oil, average', 'average-crude-oil', 'crude oil', false],
    ['Coal, South African **', 'south-african-coal', 'South African coal', false],
    ['Tea, avg 3 auctions', 'avg-3-auctions-tea', 'tea', false],
    ['Soybeans', 'soybeans', 'soybeans', true],
    ['Logs, Malaysian', 'malaysian-logs', 'Malaysian logs', true],
    ['Natural gas index', 'natural-gas-index', 'natural gas', false],
    ['DAP', 'dap', 'diammonium phosphate', false],
  ])('%s', (head, id, name, plural) => expect(pinkSheetMaterial(head)).toMatchObject({ id, name, plural, class: 'material' }));
});
