/** Declared tables: every layout and format, and what each column may say. Real tables are cuts of those in circulation. */
import { describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { payloadTree } from '../../src/gather/payload.ts';
import type { Mapping } from '../../src/gather/table/terms.ts';
import { table } from '../../src/gather/table.ts';
import { checkSources } from '../../src/verify/sources.ts';
import { entity } from '../memory.ts';
import { connectorContract } from './contract.ts';
import { run } from './run.ts';
import { amountOf, gapsOf, read, recorded, SOURCE, TONS, told } from './tables.ts';

const BRENT = {
  name: 'brent',
  source: {
    publisher: { name: 'U.S. Energy Information Administration', class: 'agency', article: 'the' },
    title: 'Europe Brent Spot Price FOB',
    url: 'https://www.eia.gov/dnav/pet/hist/RBRTED.htm',
    publishedAt: '2026-08-19',
    licence: 'public-domain',
  },
  mapping: {
    period: { column: 'Date' },
    subject: { name: 'Brent crude', class: 'material' },
    figures: [{ column: 'Price', property: { id: 'spot-price', label: 'spot price' }, unit: 'USD', per: 'bbl' }],
  },
} as const;

connectorContract({
  connector: () => table({ ...BRENT, files: 'https://data.example.org/brent.csv' }),
  route: () => ({ body: recorded('brent_daily.csv'), headers: { 'content-type': 'text/csv' } }),
  atLeast: 24,
  odd: {
    error: '{"error":"no such sheet"}',
    empty: 'Date,Price\n',
    renamed: (good) => good.replace('Price', 'Close'),
  },
});

/** The publishers of the table of results, by the address of each row. */
const PUBLISHERS = Object.fromEntries(
  [
    ...recorded('mp_lynas_results.tsv')
      .toString()
      .matchAll(/https:\S+/g),
  ].map(([url]) => [url, { name: new URL(url).hostname, class: 'publisher' as const }]),
);

describe('real tables', () => {
  // https://www.eia.gov/dnav/pet/hist/RBRTED.htm
  test.each([
    ['2026-07-16', '81.23'],
    ['2026-07-17', '85.01'],
    ['2026-08-17', '92.43'],
    ['2026-08-18', '95.29'],
  ])('Brent of %s is $%s a barrel', async (day, amount) => {
    const { fact } = await read({ 'brent.csv': recorded('brent_daily.csv') }, BRENT);
    expect(fact(`brent.spot-price.brent-crude.${day}`)).toMatchObject({
      value: { amount, unit: 'USD', per: 'bbl' },
      pointer: expect.any(String),
    });
  });

  test('a price below zero is one', async () => {
    const wti = await read({ 'wti.csv': recorded('wti_daily.csv') }, { ...BRENT, name: 'wti' });
    expect(amountOf(wti.fact('wti.spot-price.brent-crude.2020-04-20'))).toBe('-36.98 USD/bbl');
  });

  test('a row for each country and year, with its code', async () => {
    const gdp = await read(
      { 'gdp.csv': recorded('worldbank_gdp.csv') },
      {
        name: 'gdp',
        mapping: {
          period: { column: 'Year' },
          subject: {
            column: 'Country Name',
            class: 'country',
            identifiers: { iso3: 'Country Code' },
            as: { 'Korea, Rep.': 'south-korea' },
          },
          figures: [{ column: 'Value', property: 'gdp', unit: 'USD', basis: ['nominal'] }],
        },
      },
      { entities: [entity('south-korea', { name: 'South Korea' })] },
    );
    expect(gdp.gaps).toEqual([]);
    expect(amountOf(gdp.fact('gdp.gdp.afghanistan.2020'))).toBe('19955929052.1496 USD');
    expect(gdp.register.find('afghanistan')?.identifiers).toEqual({ iso3: 'AFG' });
    expect(gdp.facts.filter(({ subject }) => subject === 'south-korea').length).toBeGreaterThan(2);
  });

  test('a column for each period, estimated ones and caveats told apart', async () => {
    const production = { property: 'mine-production', unit: 't', note: { column: 'PROD_NOTES' } } as const;
    const mcs = await read(
      { 'mcs.csv': recorded('mcs2025_rare_earths.csv') },
      {
        name: 'mcs',
        mapping: {
          period: {},
          subject: {
            column: 'COUNTRY',
            class: 'country',
            as: { 'World total (rounded)': { name: 'world', class: 'region', article: 'the' } },
          },
          except: { COUNTRY: 'Other Countries' },
          figures: [
            { ...production, columns: '^PROD_(?<period>\\d{4})$' },
            { ...production, columns: '^PROD_EST_ (?<period>\\d{4})$', standing: 'estimate' },
            { column: 'RESERVES_2024', property: 'reserves', unit: 't', period: '2024' },
          ],
        },
      },
    );
    expect(mcs.gaps).toEqual([]);
    expect(amountOf(mcs.fact('mcs.mine-production.china.2023'))).toBe('255000 t');
    expect(mcs.fact('mcs.mine-production.china.2024')).toMatchObject({
      value: { amount: '270000' },
      standing: 'estimate',
      note: 'Production quota; does not include undocumented production.',
    });
    expect(amountOf(mcs.fact('mcs.reserves.world.2024'))).toBe('>90000000 t');
    // Canada mined none that is told of: an empty cell is no zero.
    expect(told(mcs).filter((line) => line.includes('.canada.'))).toEqual(['mcs.reserves.canada.2024: 830000 t']);
    expect(told(mcs).join()).not.toContain('other-countries');
  });

  test('a column for each metal; a zero is a zero and a blank is none', async () => {
    const owid = await read(
      { 'owid.csv': recorded('owid_metal_production.csv') },
      {
        mapping: {
          period: { column: 'Year' },
          subject: { column: 'Entity', class: 'country' },
          figures: [
            { column: 'Gold Production (Clio-Infra & USGS)', property: 'gold-production', unit: 't' },
            { columns: '^Copper Production', property: 'copper-production', unit: 't' },
          ],
        },
      },
    );
    expect(told(owid).filter((line) => line.includes('afghanistan'))).toEqual([
      'ores.gold-production.afghanistan.2013: 0 t',
      'ores.gold-production.afghanistan.2014: 0 t',
      'ores.gold-production.afghanistan.2015: 0 t',
    ]);
  });

  test('figures of many kinds and sources in one column: each row names its own', async () => {
    const results = await read(
      { 'results.tsv': recorded('mp_lynas_results.tsv') },
      {
        name: 'results',
        source: {
          publisher: {
            column: 'source_url',
            class: 'publisher',
            as: PUBLISHERS,
          },
          title: 'Quarterly results',
          url: { column: 'source_url' },
          publishedAt: { column: 'published' },
          licence: 'excerpts',
        },
        mapping: {
          period: { column: 'period', as: { FY2025: '2025' } },
          subject: { column: 'company', class: 'company', ticker: 'ticker' },
          figures: [
            { column: 'value', where: { metric: 'NdPr production' }, property: 'ndpr-production', unit: 't' },
            { column: 'yoy_claimed_pct', where: { metric: 'NdPr production' }, property: 'ndpr-production-growth', unit: 'percent' },
            { column: 'value', where: { metric: 'sales revenue', unit: 'AUD m' }, property: 'revenue', unit: 'AUD', scale: '1e6' },
            { column: 'value', where: { metric: 'net loss' }, property: 'net-income', unit: 'USD', scale: '1e6' },
          ],
        },
      },
    );
    expect(results.gaps).toEqual([]);
    // Argus says +16%; the two figures make +19.4%: both stand, each with its own publisher.
    expect(told(results).filter((line) => /lynas.*2025-Q3|2024-Q3/.test(line) && line.includes('ndpr'))).toEqual([
      'www-argusmedia-com.ndpr-production-growth.lynas-rare-earths-ltd.2025-Q3: 16 percent',
      'www-argusmedia-com.ndpr-production.lynas-rare-earths-ltd.2025-Q3: 2003 t',
      'www-australianmining-com-au.ndpr-production.lynas-rare-earths-ltd.2024-Q3: 1677 t',
    ]);
    const revenue = results.facts.find(({ id }) => id.endsWith('revenue.lynas-rare-earths-ltd.2025-Q3'));
    expect(revenue && amountOf(revenue)).toBe('200200000 AUD');
    expect(revenue?.source).toMatchObject({ publishedAt: '2025-10-30', url: expect.stringContaining('argusmedia.com') });
    expect(results.facts.some((fact) => amountOf(fact) === '-7968000 USD')).toBe(true);
    // "2025-07" was published by the end of July at the latest.
    expect(results.facts.filter(({ source }) => source.publishedAt === '2025-07-31').length).toBeGreaterThan(0);
    const [payload] = [...results.payloads.values()];
    const stored = payload && { sha256: payload.sha256, tree: await payloadTree(payload) };
    expect(checkSources(results.facts, () => stored).filter(({ state }) => state !== 'matches')).toEqual([]);
  });

  test('headings that are not those of the columns: a row longer than they are is refused', async () => {
    const imf = await read(
      { 'imf.csv': recorded('imf_pcps_v2.csv') },
      {
        mapping: {
          period: { column: 'Date', frequency: 'M' },
          subject: { name: 'aluminum', class: 'material' },
          figures: [{ column: 'Aluminum', property: 'price', unit: 'USD', per: 't' }],
        },
      },
    );
    expect(imf.facts).toEqual([]);
    expect(gapsOf(imf)[0]).toMatch(/^imf\.csv: the row: row 2: 95 cells under 64 headings: .*; so in rows 3, 4$/);
  });

  test.each([
    // Fifteen digits of the cell, each within a twentieth of the World Bank's price of the month; the IMF prices cotton in cents.
    ['T', 'aluminum', 't', '1', '2654.47909090909'],
    ['AD', 'copper', 't', '1', '9994.77318181818'],
    ['BV', 'zinc', 't', '1', '2936.73545454546'],
    ['BY', 'gold', 'ozt', '1', '3666.52363636364'],
    ['AT', 'Brent crude oil', 'bbl', '1', '67.6090909090909'],
    ['AE', 'cotton', 'lb', '0.01', '0.779772727272727'],
  ])('by its letter column %s is the price of %s', async (column, name, per, scale, amount) => {
    const { facts, gaps } = await read(
      { 'imf.csv': recorded('imf_pcps_v2.csv') },
      {
        layout: { header: 0 },
        mapping: {
          period: { column: 'A', frequency: 'M' },
          except: { A: 'Date' },
          subject: { name, class: 'material' },
          figures: [{ column, property: 'price', unit: 'USD', per, scale }],
        },
      },
    );
    expect(gaps).toEqual([]);
    expect(facts.map(({ period, value }) => [period.start, value]).at(-1)).toMatchObject(['2025-09-01', { amount, unit: 'USD', per }]);
  });
});

describe('workbooks', () => {
  // The Pink Sheet of July 2, 2026: https://www.worldbank.org/en/research/commodity-markets
  const PINK = [
    ['World Bank Commodity Price Data (The Pink Sheet)', null, null, null],
    ['Updated on July 02, 2026', null, null, null],
    [null, 'Copper', 'Coal, South African **', 'Gold'],
    [null, '($/mt)', '($/mt)', '($/troy oz)'],
    ['1960M01', 715, '…', 35],
    ['2026M05', 13543, 95.6, 4587],
    ['2026M06', 13552, 96.3, 4228],
  ];
  const workbook = async (rows: readonly (readonly unknown[])[] = PINK): Promise<Buffer> => {
    const data = rows.map((row) => row.map((value) => (value === null ? null : { value })));
    const empty = { data: [], sheet: 'AFOSHEET' };
    return await writeWorkbook([empty, { data: data as never, sheet: 'Monthly Prices' }] as never).toBuffer();
  };
  const price = { property: { id: 'price', label: 'price' }, unit: 'USD' } as const;
  const layout = { header: 3, units: 4 };
  const mapping: Mapping = {
    // The column of months has no heading.
    period: { column: 'A' },
    figures: [
      { ...price, column: 'Copper', subject: { name: 'copper', class: 'material' }, per: 't', unitText: '($/mt)' },
      { ...price, column: 'Coal, South African', subject: { name: 'coal', class: 'material' }, per: 't', unitText: '($/mt)' },
      { ...price, column: 'Gold', subject: { name: 'gold', class: 'material' }, per: 'ozt', unitText: '($/troy oz)' },
    ],
  };

  test('a column for each series, each with the unit above it', async () => {
    const pink = await read({ 'pink.xlsx': await workbook() }, { layout, mapping });
    expect(pink.gaps).toEqual([]);
    expect(told(pink)).toEqual([
      'ores.price.coal.2026-05: 95.6 USD/t',
      'ores.price.coal.2026-06: 96.3 USD/t',
      'ores.price.copper.1960-01: 715 USD/t',
      'ores.price.copper.2026-05: 13543 USD/t',
      'ores.price.copper.2026-06: 13552 USD/t',
      'ores.price.gold.1960-01: 35 USD/ozt',
      'ores.price.gold.2026-05: 4587 USD/ozt',
      'ores.price.gold.2026-06: 4228 USD/ozt',
    ]);
    expect(pink.fact('ores.price.gold.2026-06').pointer).toBe('/Monthly Prices/6/3');
  });

  test('another unit above a column: its figures are not taken, the others are', async () => {
    const rows = PINK.map((row, index) => (index === 3 ? [null, '($/kg)', '($/mt)', '($/troy oz)'] : row));
    const pink = await read({ 'pink.xlsx': await workbook(rows) }, { layout, mapping });
    expect(gapsOf(pink)).toEqual([
      'pink.xlsx: Copper: the unit is `($/kg)`, not `($/mt)`; where the figures mean the same, say so in the mapping',
    ]);
    expect(told(pink).filter((line) => line.includes('copper'))).toEqual([]);
    expect(pink.facts).toHaveLength(5);
  });

  test('a sheet that is not there is told with those there are', async () => {
    const pink = await read({ 'pink.xlsx': await workbook() }, { layout: { ...layout, sheet: 'Prices' }, mapping });
    expect(gapsOf(pink)[0]).toContain('there is no sheet `Prices`; there are AFOSHEET, Monthly Prices');
  });
});

describe('other formats', () => {
  const RECORDS = [
    { Country: 'China', Year: 2023, Output: '255,000' },
    { Country: 'China', Year: 2024, Output: 270000 },
  ];
  const EXPECTED = ['ores.output.china.2023: 255000 t', 'ores.output.china.2024: 270000 t'];

  test('a list of records inside a JSON document', async () => {
    const ran = await read({ 'ores.json': JSON.stringify({ meta: {}, data: { rows: RECORDS } }) }, { layout: { list: '/data/rows' } });
    expect(told(ran)).toEqual(EXPECTED);
    expect(ran.fact('ores.output.china.2023').pointer).toBe('/data/rows/0/Output');
  });

  test('a list of rows under a row of headings', async () => {
    const rows = [['Country', 'Year', 'Output'], ...RECORDS.map((record) => Object.values(record))];
    expect(told(await read({ 'ores.json': JSON.stringify(rows) }))).toEqual(EXPECTED);
  });

  test('fields of fields have a heading with a point', async () => {
    const rows = [{ who: { name: 'China' }, Year: '2024', value: { tons: 270000 } }];
    const ran = await read(
      { 'ores.json': JSON.stringify(rows) },
      {
        mapping: {
          ...TONS,
          subject: { column: 'who.name', class: 'country' },
          figures: [{ column: 'value.tons', property: 'output', unit: 't' }],
        },
      },
    );
    expect(told(ran)).toEqual(EXPECTED.slice(1));
    expect(ran.fact('ores.output.china.2024').pointer).toBe('/0/value/tons');
  });

  test('a record on each line', async () => {
    const text = `${JSON.stringify(RECORDS[0])}\n\n${JSON.stringify(RECORDS[1])}`;
    const ran = await read({ 'ores.ndjson': text });
    expect(told(ran)).toEqual(EXPECTED);
    expect(ran.fact('ores.output.china.2024').pointer).toBe('/2/Output');
  });

  test('no list where one was said to be', async () => {
    expect(gapsOf(await read({ 'ores.json': '{"data": []}' }))[0]).toContain(
      'no list stands at the top (ores.json); say `layout: { list: "/data" }`',
    );
  });

  test('windows-1252, and a semicolon', async () => {
    const text = Buffer.from('Country;Year;Output\nC\u00f4te d\u2019Ivoire;2024;5\n'.replace('\u2019', '\u0092'), 'latin1');
    const ran = await read({ 'ores.csv': text }, { layout: { charset: 'windows-1252', delimiter: ';' } });
    expect(told(ran)).toEqual(['ores.output.ivory-coast.2024: 5 t']);
    const wrong = await read({ 'ores.csv': text }, { layout: { delimiter: ';' } });
    expect(gapsOf(wrong)[0]).toContain('the text is not utf-8');
  });

  test('globs find the files there are, and each is a source of its own', async () => {
    const csv = (year: number) => `Country,Year,Output\nChina,${year},${year}\n`;
    const ran = await read(
      { 'ores/2023.csv': csv(2023), 'ores/2024.csv': csv(2024), 'ores/old/2020.csv': csv(2020), 'ores/notes.txt': 'x' },
      { files: 'ores/*.csv' },
    );
    expect(told(ran)).toEqual(['ores.output.china.2023: 2023 t', 'ores.output.china.2024: 2024 t']);
    expect(new Set(ran.facts.map(({ source }) => source.sha256)).size).toBe(2);
    expect((await read({ 'ores/old/2020.csv': csv(2020) }, { files: 'ores/**/*.csv' })).facts).toHaveLength(1);
  });

  test('a file that is not there is a gap, and the others are read', async () => {
    const ran = await read({ 'ores.csv': 'Country,Year,Output\nChina,2024,5\n' }, { files: ['gone.csv', 'ores.csv', 'none/*.csv'] });
    expect(told(ran)).toEqual(['ores.output.china.2024: 5 t']);
    expect(gapsOf(ran)).toEqual([
      'gone.csv: there is no such file (gone.csv); paths start at the newsroom',
      'none/*.csv: no file fits none/*.csv; paths start at the newsroom',
    ]);
  });

  test('a large CSV is never held whole: only the last periods of each series are', async () => {
    const day = (index: number) => new Date(Date.UTC(1990, 0, 1 + index)).toISOString().slice(0, 10);
    const lines = async function* () {
      yield Buffer.from('Day,Price,Note\n');
      for (let index = 0; index < 12_000; index++) yield Buffer.from(`${day(index)},${index}.5,${'x'.repeat(2000)}\n`);
    };
    const connector = table({
      name: 'prices',
      source: SOURCE,
      files: 'prices.csv',
      mapping: {
        period: { column: 'Day' },
        subject: { name: 'gold', class: 'material' },
        figures: [{ column: 'Price', property: 'price', unit: 'USD' }],
        last: 3,
      },
    });
    const ran = await run(connector, { files: { '/newsroom/prices.csv': lines } });
    expect(told(ran)).toEqual([
      'prices.price.gold.2022-11-06: 11997.5 USD',
      'prices.price.gold.2022-11-07: 11998.5 USD',
      'prices.price.gold.2022-11-08: 11999.5 USD',
    ]);
    expect(ran.payloads.size).toBe(0);
    expect(ran.facts[0]?.source.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});
