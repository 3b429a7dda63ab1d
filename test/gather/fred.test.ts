/** FRED: recorded answers for GDP, and what may go wrong with them. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { fred } from '../../src/gather/fred.ts';
import { connectorContract } from './contract.ts';
import { type Ran, run } from './run.ts';
import { type Reply, type Route, type Server, serve } from './server.ts';

const recorded = (name: string): string => readFileSync(new URL(`../../fixtures/recorded/fred/${name}`, import.meta.url), 'utf8');
const json = (body: string): Reply => ({ body, headers: { 'content-type': 'application/json; charset=UTF-8' } });

const route: Route = ({ pathname }) => {
  if (pathname === '/fred/series') return json(recorded('series_GDP.json'));
  return pathname === '/fred/series/observations' ? json(recorded('observations_GDP.json')) : undefined;
};
const connector = () =>
  fred({
    series: [
      {
        id: 'GDP',
        subject: { name: 'United States', class: 'country', article: 'the' },
        property: { id: 'gdp-annual-rate', label: 'gross domestic product at an annual rate' },
        unit: 'USD',
        scale: '1e9',
        basis: ['nominal', 'seasonally-adjusted'],
      },
    ],
  });
const secrets = { FRED_API_KEY: '0123456789abcdef0123456789abcdef' };

connectorContract({
  connector,
  route,
  run: { secrets },
  atLeast: 8,
  odd: {
    error: '{"error_code":400,"error_message":"Bad Request. The series does not exist."}',
    empty: (good) => good.replace(/"observations": ?\[[\s\S]*\]/, '"observations":[]'),
    renamed: (good) => good.replaceAll('"value"', '"amount"'),
  },
});

describe('FRED', () => {
  let server: Server | undefined;
  afterEach(async () => await server?.close());
  const ran = async (over: Route = route, withKey: Readonly<Record<string, string>> = secrets): Promise<Ran> => {
    server = await serve(over);
    return await run(connector(), { server, secrets: withKey });
  };

  // https://fred.stlouisfed.org/series/GDP, as of 2024-11-03
  test.each([
    ['2024-Q3', '29349924000000'],
    ['2024-Q2', '29016714000000'],
    ['2024-Q1', '28624069000000'],
    ['2023-Q4', '28296967000000'],
    ['2023-Q3', '27967697000000'],
  ])('GDP of %s is %s dollars', async (period, amount) => {
    expect((await ran()).fact(`fred.gdp-annual-rate.united-states.${period}`).value).toMatchObject({ amount, unit: 'USD' });
  });

  test('a fact is as old as the last update of the series, and billions are billions', async () => {
    const fact = (await ran()).fact('fred.gdp-annual-rate.united-states.2024-Q3');
    expect(fact.source).toMatchObject({ publishedAt: '2024-10-30T07:54:01-05:00', url: 'https://fred.stlouisfed.org/series/GDP' });
    expect(fact).toMatchObject({ scale: '1000000000', basis: ['nominal', 'seasonally-adjusted'] });
  });

  test('a missing value, ".", is no fact', async () => {
    expect((await ran()).facts.map(({ period }) => period.start).filter((day) => day < '1947')).toEqual([]);
  });

  test('an error inside an answer is a gap', async () => {
    const { gaps } = await ran(() => ({ status: 400, body: '{"error_code":400,"error_message":"Bad Request."}' }));
    expect(gaps).toMatchObject([{ connector: 'fred', what: 'GDP', message: expect.stringContaining('answered 400') }]);
  });

  test('a column that changed its name is a gap', async () => {
    const { gaps } = await ran((url, request) => {
      const reply = route(url, request);
      return url.pathname.endsWith('observations') ? { ...reply, body: String(reply?.body).replaceAll('"value"', '"val"') } : reply;
    });
    expect(gaps[0]?.message).toContain('another shape: observations.0.value');
  });

  test('without a key the table behind the chart is read', async () => {
    server = await serve(({ host }) =>
      host === 'fred.stlouisfed.org' ? { body: 'observation_date,GDP\n2024-04-01,29016.714\n2024-07-01,29349.924\n' } : undefined,
    );
    const first = fred({
      series: [
        { id: 'GDP', frequency: 'Q', subject: { name: 'United States', class: 'country' }, property: 'gdp', unit: 'USD', scale: '1e9' },
      ],
    });
    const result = await run(first, { server });
    expect(result.facts.map(({ id, value }) => [id, value.type === 'quantity' && value.amount])).toEqual([
      ['fred.gdp.united-states.2024-Q2', '29016714000000'],
      ['fred.gdp.united-states.2024-Q3', '29349924000000'],
    ]);
  });

  test('without a key and a frequency it says what to do', async () => {
    expect((await ran(route, {})).gaps[0]?.message).toContain("say `frequency: 'Q'`");
  });
});
