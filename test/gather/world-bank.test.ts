/** World Bank Indicators: a recorded answer, the error that comes with HTTP 200, and what else may go wrong. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { type WorldBankOptions, worldBank } from '../../src/gather/world-bank.ts';
import { connectorContract } from './contract.ts';
import { type Ran, type Run, run } from './run.ts';
import { type Reply, type Route, type Server, serve } from './server.ts';

const recorded = (name: string): string => readFileSync(new URL(`../../fixtures/recorded/world-bank/${name}`, import.meta.url), 'utf8');
const GDP = recorded('indicator_NY.GDP.MKTP.CD.json');
const REFUSED = recorded('error_120_http200.json');
const json = (body: string): Reply => ({ body, headers: { 'content-type': 'application/json;charset=utf-8' } });

const route: Route = ({ pathname }) => (pathname.endsWith('/indicator/NY.GDP.MKTP.CD') ? json(GDP) : undefined);
const options: WorldBankOptions = { indicators: ['NY.GDP.MKTP.CD'], countries: ['MEX', 'EMU'] };

connectorContract({
  connector: () => worldBank(options),
  route,
  atLeast: 2,
  odd: {
    error: REFUSED,
    empty: '[{"page":1,"pages":0,"per_page":20000,"total":0,"sourceid":"2","lastupdated":"2026-07-01"},null]',
    renamed: (good) => good.replaceAll('"countryiso3code"', '"country_code"'),
  },
});

/** An answer of our own in the recorded shape. */
const answer = (rows: readonly object[], about: object = {}, name = 'GDP (current US$)'): Reply => {
  const full = rows.map((row) => ({
    indicator: { id: 'NY.GDP.MKTP.CD', value: name },
    country: { id: 'MX', value: 'Mexico' },
    countryiso3code: 'MEX',
    date: '2025',
    value: 1,
    unit: '',
    obs_status: '',
    decimal: 0,
    ...row,
  }));
  return json(JSON.stringify([{ page: 1, pages: 1, per_page: '20000', total: rows.length, lastupdated: '2026-07-13', ...about }, full]));
};

describe('World Bank', () => {
  let server: Server | undefined;
  afterEach(async () => await server?.close());
  const ran = async (over: Route = route, given: WorldBankOptions = options, more: Partial<Run> = {}): Promise<Ran> => {
    server = await serve(over);
    return await run(worldBank(given), { server, ...more });
  };

  // https://data.worldbank.org/indicator/NY.GDP.MKTP.CD?locations=MX, as of July 13, 2026
  test.each([
    ['2025', '1832641364775.52'],
    ['2024', '1830489311088.89'],
  ])('the GDP of Mexico in %s is %s dollars', async (year, amount) => {
    const fact = (await ran()).fact(`world-bank.gdp-current-us.mexico.${year}`);
    expect(fact.value).toMatchObject({ amount, unit: 'USD' });
    expect(fact).toMatchObject({
      basis: ['nominal'],
      source: { publishedAt: '2026-07-13', url: 'https://data.worldbank.org/indicator/NY.GDP.MKTP.CD', licence: 'CC BY 4.0' },
    });
  });

  // https://data.worldbank.org/indicator/NY.GDP.MKTP.CD?locations=US-CN-JP-1W
  test.each([
    ['united-states', '2023', '27360935000000'],
    ['united-states', '2022', '25744108000000'],
    ['china', '2023', '17794781986104.5'],
    ['japan', '2022', '4256410760723.75'],
    ['world', '2023', '105435039507024'],
  ])('the GDP of %s in %s is %s dollars', async (subject, year, amount) => {
    const { fact } = await ran(() => json(recorded('gdp_2022-2023.json')));
    expect(fact(`world-bank.gdp-current-us.${subject}.${year}`).value).toMatchObject({ amount, unit: 'USD' });
  });

  test('a country comes with its ISO code, and is found by it', async () => {
    expect((await ran()).register.find('mexico')).toMatchObject({ class: 'country', identifiers: { iso3: 'MEX' } });
    await server?.close();
    const own = {
      id: 'mx',
      name: 'United Mexican States',
      short: 'Mexico',
      article: 'the',
      class: 'country',
      identifiers: { iso3: 'MEX' },
    } as const;
    const { facts } = await ran(route, options, { entities: [{ ...own, isA: [], aliases: [], listings: [], plural: false }] });
    expect(facts.map(({ subject }) => subject)).toEqual(['mx', 'mx']);
  });

  test('a null value is no fact', async () => {
    expect((await ran()).facts.map(({ subject }) => subject)).toEqual(['mexico', 'mexico']);
  });

  test('all countries are asked in one call, with the years wanted', async () => {
    await ran(route, options, { window: { since: '2024-06-30' } });
    expect(server?.asked.map(({ url }) => url)).toEqual([
      'https://api.worldbank.org/v2/country/MEX;EMU/indicator/NY.GDP.MKTP.CD?format=json&date=2024:2026&per_page=20000&page=1',
    ]);
  });

  test('an error with HTTP 200 is a gap', async () => {
    const { gaps, facts } = await ran(() => json(REFUSED), { ...options, countries: ['MEX'] });
    expect(facts).toEqual([]);
    expect(gaps).toMatchObject([
      { what: 'NY.GDP.MKTP.CD MEX', message: expect.stringContaining('refuses: Invalid value: The provided parameter value') },
    ]);
  });

  test('one bad country fails alone: the others are asked again one by one', async () => {
    const { gaps, facts } = await ran(
      (url) => (url.pathname.includes('ATLANTIS') ? json(REFUSED) : route(url, { method: 'GET', headers: {}, body: '' })),
      {
        ...options,
        countries: ['ATLANTIS', 'MEX'],
      },
    );
    expect(gaps.map(({ what }) => what)).toEqual(['NY.GDP.MKTP.CD ATLANTIS']);
    expect(facts).toHaveLength(2);
    expect(server?.asked.map(({ url }) => new URL(url).pathname.split('/')[3])).toEqual(['ATLANTIS;MEX', 'ATLANTIS', 'MEX']);
  });

  test('a second element that is null is a gap, not a crash', async () => {
    const { gaps } = await ran(() => json('[{"page":0,"pages":0,"per_page":0,"total":0,"sourceid":null,"lastupdated":null},null]'));
    expect(gaps).toMatchObject([{ what: 'NY.GDP.MKTP.CD', message: expect.stringContaining('has no observations') }]);
  });

  test('every page is read', async () => {
    const { facts } = await ran(({ searchParams }) => {
      const page = Number(searchParams.get('page'));
      return answer([{ date: String(2020 + page), value: page }], { page, pages: 3 });
    });
    expect(facts.map(({ id }) => id)).toEqual(['2021', '2022', '2023'].map((year) => `world-bank.gdp-current-us.mexico.${year}`));
    expect(new Set(facts.map(({ source }) => source.id)).size).toBe(3);
  });

  test('years, quarters and months', async () => {
    const { facts } = await ran(() => answer([{ date: '2025' }, { date: '2025Q4' }, { date: '2026M02' }]));
    expect(facts.map(({ period }) => [period.granularity, period.start, period.end])).toEqual([
      ['year', '2025-01-01', '2025-12-31'],
      ['quarter', '2025-10-01', '2025-12-31'],
      ['month', '2026-02-01', '2026-02-28'],
    ]);
  });

  test('groups are regions, the world is the world, and what is not classified is nobody', async () => {
    const { facts, register } = await ran(() =>
      answer([
        { country: { id: 'XC', value: 'Euro area' }, countryiso3code: 'EMU' },
        { country: { id: '1W', value: 'World' }, countryiso3code: 'WLD' },
        { country: { id: 'XX', value: 'Not classified' }, countryiso3code: '' },
      ]),
    );
    expect(facts.map(({ subject }) => [subject, register.find(subject)?.class])).toEqual([
      ['euro-area', 'region'],
      ['world', 'region'],
    ]);
  });

  test.each([
    ['GDP growth (annual %)', { unit: 'percent' }, []],
    ['GDP (constant 2015 US$)', { unit: 'USD' }, ['real']],
    ['Total reserves (thousand metric tons)', { unit: 't', amount: '1000' }, []],
  ])('the unit of %s is read from its name', async (name, value, basis) => {
    const { facts } = await ran(() => answer([{}], {}, name));
    expect(facts).toMatchObject([{ value, basis }]);
  });

  test('a unit that is not known is a gap, until it is said', async () => {
    const reply: Route = () => answer([{ value: 130.5 }], {}, 'Population, total');
    expect((await ran(reply)).gaps).toMatchObject([
      { what: 'NY.GDP.MKTP.CD', message: expect.stringContaining('the unit of “Population, total” is not known') },
    ]);
    await server?.close();
    const property = { id: 'population', label: 'population' };
    const { facts } = await ran(reply, { ...options, indicators: [{ code: 'NY.GDP.MKTP.CD', unit: 'count', scale: '1e6', property }] });
    expect(facts).toMatchObject([
      { id: 'world-bank.population.mexico.2025', value: { amount: '130500000', unit: 'count' }, scale: '1000000' },
    ]);
  });

  test('estimates and forecasts are not told as settled', async () => {
    const { facts } = await ran(() =>
      answer([
        { date: '2024', obs_status: 'E' },
        { date: '2025', obs_status: 'F' },
      ]),
    );
    expect(facts.map(({ standing }) => standing)).toEqual(['estimate', 'forecast']);
  });

  test('a renamed field is a gap', async () => {
    const { gaps } = await ran(() => json(GDP.replaceAll('"value":null', '"val":null').replaceAll('"countryiso3code"', '"iso3"')));
    expect(gaps[0]?.message).toContain('another shape: 1.0.countryiso3code');
  });
});
