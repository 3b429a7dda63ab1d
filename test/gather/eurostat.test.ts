/** Eurostat: figures recorded from its retired service, in the layout of today's, and what it answers instead of figures. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/errors.ts';
import { type EurostatSeries, eurostat, eurostatFigures } from '../../src/gather/eurostat.ts';
import { Payload } from '../../src/gather/payload.ts';
import { openRegister } from '../../src/gather/register.ts';
import { connectorContract } from './contract.ts';
import { type Ran, run } from './run.ts';
import { type Reply, type Route, type Server, serve } from './server.ts';

const OLD = readFileSync(new URL('../../fixtures/recorded/eurostat/nama_gdp_c_IT_1.x.json', import.meta.url), 'utf8');
const recorded = (
  JSON.parse(OLD) as {
    nama_gdp_c: { value: (number | null)[]; dimension: { id: string[]; size: number[]; [dimension: string]: unknown } };
  }
).nama_gdp_c;

/** The recorded table as JSON-stat 2.0: values sparse, without what is not there. */
function today(over: Readonly<Record<string, unknown>> = {}): Reply {
  const { id, size, ...dimension } = recorded.dimension;
  const value = Object.fromEntries(recorded.value.flatMap((amount, place) => (amount === null ? [] : [[String(place), amount]])));
  const label = 'GDP and main components - Current prices';
  const table = {
    version: '2.0',
    class: 'dataset',
    label,
    source: 'ESTAT',
    updated: '2015-11-06T00:00:00+0100',
    value,
    id,
    size,
    dimension,
  };
  return { body: JSON.stringify({ ...table, ...over }), headers: { 'content-type': 'application/json' } };
}

const italy: EurostatSeries = {
  id: 'nama_gdp_c',
  filters: { unit: 'EUR_HAB', indic_na: 'B1GM', geo: 'IT' },
  subject: { name: 'Italy', class: 'country' },
  property: { id: 'gdp-per-head', label: 'gross domestic product per inhabitant' },
  unit: 'EUR',
};
const connector = () => eurostat({ series: [italy] });

connectorContract({
  connector,
  route: () => today(),
  atLeast: 24,
  odd: {
    error: '{"error":[{"status":400,"id":150,"label":"INVALID_DIMENSION"}]}',
    empty: today({ value: {} }).body as string,
    renamed: (good) => good.replace('"dimension"', '"dimensions"'),
  },
});

describe('Eurostat', () => {
  let server: Server | undefined;
  afterEach(async () => await server?.close());
  const ran = async (reply: Reply, series: EurostatSeries = italy): Promise<Ran> => {
    const route: Route = () => reply;
    server = await serve(route);
    return await run(eurostat({ series: [series] }), { server });
  };

  test.each([
    ['1990', '15800'],
    ['1995', '15200'],
    ['2000', '21000'],
    ['2008', '26300'],
    ['2013', '25600'],
  ])('GDP per inhabitant of Italy in %s is %s euros', async (year, amount) => {
    expect((await ran(today())).fact(`eurostat.gdp-per-head.italy.${year}`).value).toMatchObject({ amount, unit: 'EUR' });
  });

  test('asks for one code of every dimension', async () => {
    server = await serve(() => today());
    await run(connector(), { server, window: { since: '2000-06-01' } });
    expect(server.asked[0]?.url).toBe(
      'https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data/nama_gdp_c?format=JSON&lang=EN&unit=EUR_HAB&indic_na=B1GM&geo=IT&sinceTimePeriod=2000',
    );
  });

  test('an answer of the retired service, full of nulls, is read to the same figures', async () => {
    const payload = new Payload({
      url: 'https://ec.europa.eu/x',
      bytes: Buffer.from(OLD),
      type: '',
      status: 200,
      retrievedAt: '2026-11-23T12:00:00Z',
      format: 'json',
    });
    const old = eurostatFigures(payload, italy, { register: openRegister([], []) });
    expect(old.map(({ id, value }) => [id, value])).toEqual((await ran(today())).facts.map(({ id, value }) => [id, value]));
  });

  test('a place in the list is the sum of positions times strides', async () => {
    const codes = (...list: string[]) => ({ category: { index: Object.fromEntries(list.map((code, place) => [code, place])) } });
    const table = {
      id: ['freq', 'geo', 'time'],
      size: [1, 2, 3],
      dimension: { freq: codes('A'), geo: codes('DE', 'IT'), time: codes('2022', '2023', '2024') },
      value: { '3': 1.5, '5': 2.5 },
    };
    const { facts } = await ran(today(table));
    expect(facts.map(({ id, value, pointer }) => [id, value.type === 'quantity' && value.amount, pointer])).toEqual([
      ['eurostat.gdp-per-head.italy.2022', '1.5', '/value/3'],
      ['eurostat.gdp-per-head.italy.2024', '2.5', '/value/5'],
    ]);
  });

  test('a key that is absent is no fact, and neither is a confidential figure', async () => {
    const { facts } = await ran(today({ value: { '44': 15800, '46': null }, status: { '45': ':', '46': 'c' } }));
    expect(facts.map(({ period }) => period.start)).toEqual(['1990-01-01']);
  });

  test.each([
    ['p', { standing: 'actual', note: 'provisional' }],
    ['e', { standing: 'estimate' }],
    ['s', { standing: 'estimate' }],
    ['f', { standing: 'forecast' }],
    ['b', { standing: 'actual', note: 'break in the series' }],
    ['bp', { standing: 'actual', note: 'break in the series; provisional' }],
    ['u', { standing: 'actual', note: 'low reliability' }],
  ])('the flag %s is told: %j', async (flag, told) => {
    expect((await ran(today({ status: { '45': flag } }))).fact('eurostat.gdp-per-head.italy.1991')).toMatchObject(told);
    expect((await run(connector(), { server: server as Server })).fact('eurostat.gdp-per-head.italy.1990').note).toBeUndefined();
  });

  test.each([
    ['MIO_EUR', '1640000000000', '1000000'],
    ['THS_EUR', '1640000000', '1000'],
    ['EUR', '1640000', undefined],
  ])('the unit %s multiplies', async (code, amount, scale) => {
    const unit = { unit: { category: { index: { [code]: 0 } } } };
    const { size: _size, id: _id, ...dimension } = recorded.dimension;
    const { facts } = await ran(today({ value: { '67': 1_640_000 }, dimension: { ...dimension, ...unit } }), {
      ...italy,
      filters: { ...italy.filters, unit: code },
    });
    expect(facts[0]?.value).toMatchObject({ amount, unit: 'EUR' });
    expect(facts[0]?.scale).toBe(scale);
  });

  test('an update is an instant with an offset', async () => {
    expect((await ran(today())).facts[0]?.source).toMatchObject({
      publishedAt: '2015-11-06T00:00:00+01:00',
      url: 'https://ec.europa.eu/eurostat/databrowser/view/nama_gdp_c/default/table?lang=en',
    });
  });

  test('200 with an empty value is a gap that names the dimension without a code', async () => {
    const { size: _size, id: _id, ...dimension } = recorded.dimension;
    const { gaps } = await ran(
      today({ value: {}, size: [1, 1, 0, 69], dimension: { ...dimension, geo: { category: { index: {}, label: {} } } } }),
    );
    expect(gaps[0]).toMatchObject({ what: 'nama_gdp_c geo=IT indic_na=B1GM unit=EUR_HAB' });
    expect(gaps[0]?.message).toContain('the table has not the code given for geo');
  });

  test('200 with a warning ASYNCHRONOUS_RESPONSE is a gap that says what to do', async () => {
    const label = 'ASYNCHRONOUS_RESPONSE. Your request will be treated asynchronously. Please try again later.';
    const { gaps } = await ran({ body: JSON.stringify({ warning: { status: 413, label } }) });
    expect(gaps[0]?.message).toContain('ASYNCHRONOUS_RESPONSE');
    expect(gaps[0]?.message).toContain('give a code for every dimension');
  });

  test.each([
    [400, 150, "INVALID_DIMENSION. Dimension 'gea' is not valid"],
    [404, 100, 'ERR_NOT_FOUND_4: Dataset nama_gdp_d is not available'],
  ])('%i tells what Eurostat said', async (status, id, label) => {
    const { gaps } = await ran({ status, body: JSON.stringify({ error: [{ status, id, label }] }) });
    expect(gaps[0]?.message).toContain(label);
  });

  test('a dimension left open is a gap that lists its codes', async () => {
    const { size: _size, id: _id, ...dimension } = recorded.dimension;
    const { gaps } = await ran(
      today({
        size: [2, 1, 1, 69],
        value: { '44': 1, '113': 2 },
        dimension: { ...dimension, unit: { category: { index: { EUR_HAB: 0, MIO_EUR: 1 } } } },
      }),
    );
    expect(gaps[0]?.message).toContain('give one code for unit (EUR_HAB, MIO_EUR)');
  });

  test('geo and geoLevel together are refused at once', () => {
    expect(() => eurostat({ series: [{ ...italy, filters: { geo: 'IT', geoLevel: 'country' } }] })).toThrow(ConfigError);
  });
});
