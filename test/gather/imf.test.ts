/** IMF: recorded answers in SDMX-ML, from the new host and the one that is gone, and what may go wrong with them. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { type ImfSeries, imf } from '../../src/gather/imf.ts';
import { connectorContract } from './contract.ts';
import { type Ran, run } from './run.ts';
import { type Reply, type Route, type Server, serve } from './server.ts';

const recorded = (name: string): string => readFileSync(new URL(`../../fixtures/recorded/imf/${name}`, import.meta.url), 'utf8');
const xml = (body: string): Reply => ({ body, headers: { 'content-type': 'application/vnd.sdmx.structurespecificdata+xml;version=2.1' } });
const WEO = recorded('WEO_SVK.xml');
const EMPTY = WEO.replace(/ {4}<Group [\s\S]*<\/Series>\n/, '');
const route: Route = ({ pathname }) => {
  if (pathname.startsWith('/external/sdmx/2.1/data/IMF.RES,WEO/')) return xml(WEO);
  return pathname.startsWith('/external/sdmx/2.1/data/IMF.RES,PCPS/') ? xml(recorded('PCPS_zinc.xml')) : undefined;
};

const slovakia: ImfSeries = {
  id: 'IMF.RES/WEO/SVK.NGDP_R.A',
  subject: { name: 'Slovakia', class: 'country' },
  property: { id: 'real-gdp', label: 'gross domestic product at constant prices' },
  unit: 'EUR',
  basis: ['real'],
};
const zinc: ImfSeries = {
  id: 'IMF.RES/PCPS/M.W00.PZINC.USD',
  subject: { name: 'zinc', class: 'material' },
  property: { id: 'world-price', label: 'world price' },
  unit: 'USD',
  per: 't',
};

connectorContract({
  connector: () => imf({ series: [slovakia, zinc] }),
  route,
  atLeast: 2,
  odd: {
    error:
      '<mes:Error xmlns:mes="m" xmlns:com="c"><mes:ErrorMessage code="150"><com:Text>Invalid key</com:Text></mes:ErrorMessage></mes:Error>',
    empty: EMPTY,
    renamed: (good) => good.replaceAll('OBS_VALUE', 'OBSERVATION'),
  },
});

describe('IMF', () => {
  let server: Server | undefined;
  afterEach(async () => await server?.close());
  const ran = async (series: ImfSeries = slovakia, over: Route = route): Promise<Ran> => {
    server = await serve(over);
    return await run(imf({ series: [series] }), { server });
  };
  /** The recorded series with these figures, by year. */
  const withYears = (years: Readonly<Record<string, string>>, last = 'LATEST_ACTUAL_ANNUAL_DATA="2024"'): Route => {
    const rows = Object.entries(years).map(([year, value]) => `<Obs TIME_PERIOD="${year}" OBS_VALUE="${value}"/>`);
    const text = WEO.replace(/<Obs [^>]*>/, rows.join('\n')).replace('LATEST_ACTUAL_ANNUAL_DATA="2024"', last);
    return () => xml(text);
  };

  test.each<[ImfSeries, id: string, value: object]>([
    [slovakia, 'imf.real-gdp.slovakia.2018@weo2025-10', { amount: '94669000000', unit: 'EUR' }],
    [zinc, 'imf.world-price.zinc.2021-01', { amount: '2705.345', unit: 'USD', per: 't' }],
  ])('$id', async (series, id, value) => {
    expect((await ran(series)).fact(id).value).toMatchObject(value);
  });

  /** The recorded series with the months around its one, from the IMF's commodity table as datasets/commodity-prices (PDDL) has it; means in binary, of which fifteen digits are kept. */
  test.each([
    ['2020-11', '2671.60476190476'],
    ['2020-12', '2779.85142857143'],
    ['2021-02', '2744.5025'],
    ['2021-03', '2791.93695652174'],
    ['2021-04', '2829.0125'],
  ])('zinc in %s: %s dollars a metric ton', async (month, amount) => {
    const months = recorded('PCPS_zinc.xml').replace(
      /<Obs [^>]*>/,
      `<Obs TIME_PERIOD="2020-11" OBS_VALUE="2671.6047619047617"/><Obs TIME_PERIOD="2020-12" OBS_VALUE="2779.8514285714286"/>
      <Obs TIME_PERIOD="2021-01" OBS_VALUE="2705.345"/><Obs TIME_PERIOD="2021-02" OBS_VALUE="2744.5025"/>
      <Obs TIME_PERIOD="2021-03" OBS_VALUE="2791.9369565217394"/><Obs TIME_PERIOD="2021-04" OBS_VALUE="2829.0125"/>`,
    );
    const { facts, fact } = await ran(zinc, () => xml(months));
    expect(facts).toHaveLength(6);
    expect(fact(`imf.world-price.zinc.${month}`)).toMatchObject({
      value: { amount, unit: 'USD', per: 't' },
      period: { start: `${month}-01` },
    });
  });

  test('SCALE is for display only: 94,669,000,000 with a scale of 9 stay 94.7 billion', async () => {
    const fact = (await ran()).fact('imf.real-gdp.slovakia.2018@weo2025-10');
    expect(fact).toMatchObject({ value: { amount: '94669000000' } });
    expect(fact.scale).toBeUndefined();
    await server?.close();
    expect((await ran({ ...slovakia, scale: '1e9' })).gaps[0]?.message).toContain('multiplied by 1, not by 1e9');
  });

  test('UNIT_MULT, where there is one, multiplies', async () => {
    const { facts } = await ran(zinc, () => xml(recorded('PCPS_zinc.xml').replace('UNIT_MULT="0"', 'UNIT_MULT="3"')));
    expect(facts[0]?.value).toMatchObject({ amount: '2705345' });
  });

  test('values are texts: a cell that is none is no fact', async () => {
    const { facts } = await ran(slovakia, withYears({ '2018': '2.537', '2019': '', '2020': 'n/a', '2021': 'NaN' }));
    expect(facts.map(({ value }) => value)).toMatchObject([{ amount: '2.537' }]);
  });

  test('after the last actual year figures are forecasts, or estimates where the year was over', async () => {
    const { facts } = await ran(
      slovakia,
      withYears({ '2022': '1', '2023': '2', '2024': '3', '2025': '4', '2026': '5' }, 'LATEST_ACTUAL_ANNUAL_DATA="2023"'),
    );
    expect(facts.map(({ period, standing }) => [period.start.slice(0, 4), standing])).toEqual([
      ['2022', 'actual'],
      ['2023', 'actual'],
      ['2024', 'estimate'],
      ['2025', 'forecast'],
      ['2026', 'forecast'],
    ]);
  });

  test.each([
    ['a fiscal label', 'LATEST_ACTUAL_ANNUAL_DATA="FY2023/24"', ['actual', 'estimate', 'forecast']],
    ['no label: nothing is sure to be actual', '', ['estimate', 'estimate', 'forecast']],
  ])('the last actual year: %s', async (_what, last, standings) => {
    const { facts } = await ran(slovakia, withYears({ '2023': '1', '2024': '2', '2025': '3' }, last));
    expect(facts.map(({ standing }) => standing)).toEqual(standings);
  });

  test('what is said of a group is said of its own series alone', async () => {
    const other = WEO.replace(/( {4}<Series)/, '    <Group INDICATOR="NGDP_R" COUNTRY="CZE" LATEST_ACTUAL_ANNUAL_DATA="2010"/>\n$1');
    const { facts } = await ran(slovakia, () => xml(other));
    expect(facts.map(({ standing }) => standing)).toEqual(['actual']);
  });

  test('an edition of the outlook is a vintage; its figures are known from the last update of the data', async () => {
    const fact = (await ran()).fact('imf.real-gdp.slovakia.2018@weo2025-10');
    expect(fact.vintage).toBe('weo2025-10');
    expect(fact.source).toMatchObject({
      publishedAt: '2025-11-19T21:00:00Z',
      title: 'Gross domestic product (GDP), Constant prices, Domestic currency [WEO: SVK.NGDP_R.A]',
      url: 'https://data.imf.org/en/datasets/IMF.RES:WEO',
    });
  });

  test('200 without any series is a gap that names the code without figures', async () => {
    const asked: Route = ({ pathname }) =>
      pathname.includes('/availableconstraint/') ? { body: recorded('availableconstraint_CPI.xml') } : xml(EMPTY);
    const { gaps } = await ran({ ...slovakia, id: 'IMF.STA/CPI/111.PCPI_IX.M' }, asked);
    expect(gaps[0]?.message).toContain('without any series for IMF.STA/CPI/111.PCPI_IX.M: CPI has no figures for PCPI_IX');
    expect(server?.asked.map(({ url }) => new URL(url).pathname)).toEqual([
      '/external/sdmx/2.1/data/IMF.STA,CPI/111.PCPI_IX.M',
      '/external/sdmx/2.1/availableconstraint/IMF.STA,CPI/all',
    ]);
  });

  test('200 without any series is a gap where nobody tells which codes there are, too', async () => {
    const { gaps } = await ran(slovakia, ({ pathname }) => (pathname.includes('/data/') ? xml(EMPTY) : undefined));
    expect(gaps[0]?.message).toContain('without any series for IMF.RES/WEO/SVK.NGDP_R.A');
  });

  test('an SDMX error tells its words', async () => {
    const body =
      '<mes:Error xmlns:mes="m" xmlns:com="c"><mes:ErrorMessage code="150"><com:Text>Invalid key &amp; version</com:Text></mes:ErrorMessage></mes:Error>';
    expect((await ran(slovakia, () => xml(body))).gaps[0]?.message).toContain('an error: Invalid key & version');
  });

  test('a unit that is another than that of the series is refused', async () => {
    expect((await ran({ ...zinc, unit: 'EUR' })).gaps[0]?.message).toContain('its figures are in USD, not in EUR');
  });
});
