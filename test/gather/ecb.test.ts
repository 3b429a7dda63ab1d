/** ECB: recorded answers of the Data Portal and the reference rates, and what may go wrong with them. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/errors.ts';
import { type EcbOptions, ecb } from '../../src/gather/ecb.ts';
import { connectorContract } from './contract.ts';
import { type Ran, type Run, run } from './run.ts';
import { type Reply, type Route, type Server, serve } from './server.ts';

const recorded = (name: string): string => readFileSync(new URL(`../../fixtures/recorded/ecb/${name}`, import.meta.url), 'utf8');
const json = (body: string): Reply => ({ body, headers: { 'content-type': 'application/vnd.sdmx.data+json;version=1.0.0-wd' } });
const route: Route = ({ host, pathname }) => {
  if (host === 'www.ecb.europa.eu') return { body: recorded('eurofxref-hist-90d.xml'), headers: { 'content-type': 'text/xml' } };
  return pathname.startsWith('/service/data/EST/') ? json(recorded('EST.json')) : undefined;
};

const euroArea = { name: 'euro area', class: 'region', article: 'the' } as const;
const volume = {
  id: 'EST/B.EU000A2X2A25.TT',
  subject: euroArea,
  property: { id: 'estr-volume', label: 'volume behind the euro short-term rate' },
  unit: 'EUR',
} as const;
const rate25 = {
  id: 'EST/B.EU000A2X2A25.R25',
  subject: euroArea,
  property: { id: 'estr-rate-25', label: 'euro short-term rate at the 25th percentile' },
  unit: 'percent',
} as const;
const all: EcbOptions = { series: [volume, rate25], rates: ['USD', 'JPY', 'CNY'] };

connectorContract({
  connector: () => ecb(all),
  route,
  atLeast: 17,
  odd: {
    error: '{"errors":[{"code":140,"title":"Invalid key"}]}',
    empty: '{"header":{},"dataSets":[{"series":{}}],"structure":{"dimensions":{"series":[],"observation":[]}}}',
    renamed: (good) => good.replaceAll('"observations"', '"values"').replaceAll(' rate=', ' value='),
  },
});

describe('ECB', () => {
  let server: Server | undefined;
  afterEach(async () => await server?.close());
  const ran = async (options: EcbOptions = all, over: Route = route, more: Omit<Run, 'server'> = {}): Promise<Ran> => {
    server = await serve(over);
    return await run(ecb(options), { ...more, server });
  };

  test.each([
    ['ecb.estr-volume.euro-area.2025-01-02', '59601000000', 'EUR'],
    ['ecb.estr-volume.euro-area.2025-01-03', '55651000000', 'EUR'],
    ['ecb.estr-rate-25.euro-area.2025-01-02', '2.9', 'percent'],
    ['ecb.estr-rate-25.euro-area.2025-01-07', '2.89', 'percent'],
    ['ecb.euro-rate-usd.euro.2018-06-11', '1.179', 'USD'],
    ['ecb.euro-rate-jpy.euro.2018-06-08', '128.64', 'JPY'],
    ['ecb.euro-rate-cny.euro.2018-03-14', '7.8089', 'CNY'],
  ])('%s is %s %s', async (id, amount, unit) => {
    expect((await ran()).fact(id).value).toMatchObject({ amount, unit });
  });

  test('UNIT_MULT multiplies: 59,601 with a multiplier of 6 are 59.6 billion', async () => {
    expect((await ran()).fact('ecb.estr-volume.euro-area.2025-01-02')).toMatchObject({
      value: { amount: '59601000000' },
      scale: '1000000',
    });
  });

  test('a scale that is another than that of the series is refused', async () => {
    const { gaps } = await ran({ series: [{ ...volume, scale: '1e9' }] });
    expect(gaps[0]?.message).toContain('multiplied by 1000000, not by 1e9');
  });

  test('a unit that is another than that of the series is refused', async () => {
    const { gaps } = await ran({ series: [{ ...volume, unit: 'USD' }] });
    expect(gaps[0]?.message).toContain('its figures are in EUR, not in USD');
  });

  test('a missing or NaN observation is no fact', async () => {
    const holes: Route = () => json(recorded('EST.json').replace('[59601,', '[null,').replace('[55651,', '["NaN",'));
    const { facts } = await ran({ series: [volume] }, holes);
    expect(facts.map(({ period }) => period.start)).toEqual(['2025-01-06', '2025-01-07']);
  });

  test('an unsettled figure is told as one', async () => {
    const provisional = recorded('EST.json').replace('{"id":"A","name":"Normal value"}', '{"id":"P","name":"Provisional value"}');
    expect((await ran({ series: [volume] }, () => json(provisional))).facts[0]).toMatchObject({ standing: 'actual', note: 'provisional' });
  });

  test('the same figures as csvdata are the same facts, digits as written', async () => {
    const rows = [
      'KEY,FREQ,BENCHMARK_ITEM,DATA_TYPE_EST,TIME_PERIOD,OBS_VALUE,OBS_STATUS,DECIMALS,TITLE,UNIT,UNIT_MULT',
      'EST.B.EU000A2X2A25.TT,B,EU000A2X2A25,TT,2025-01-02,59601,A,0,"Euro short-term rate, Total volume",EUR,6',
      'EST.B.EU000A2X2A25.TT,B,EU000A2X2A25,TT,2025-01-03,55651,A,0,"Euro short-term rate, Total volume",EUR,6',
      'EST.B.EU000A2X2A25.TT,B,EU000A2X2A25,TT,2025-01-06,,M,0,"Euro short-term rate, Total volume",EUR,6',
    ];
    const table = await ran({ series: [volume], format: 'csvdata' }, () => ({ body: `${rows.join('\r\n')}\r\n` }));
    expect(server?.asked[0]?.url).toContain('/service/data/EST/B.EU000A2X2A25.TT?detail=full&format=csvdata');
    await server?.close();
    const tree = await ran({ series: [volume] });
    expect(table.facts.map(({ id, value }) => [id, value])).toEqual(tree.facts.slice(0, 2).map(({ id, value }) => [id, value]));
    expect(table.facts[0]?.source.title).toBe('Euro short-term rate, Total volume [EST.B.EU000A2X2A25.TT]');
  });

  test('a column that changed its name is a gap', async () => {
    const { gaps } = await ran({ series: [volume], format: 'csvdata' }, () => ({ body: 'KEY,TIME_PERIOD,VALUE\nx,2025-01-02,1\n' }));
    expect(gaps[0]?.message).toContain('the table has other columns: KEY, TIME_PERIOD, VALUE');
  });

  test('a field that changed its name is a gap', async () => {
    const { gaps } = await ran({ series: [volume] }, () => json(recorded('EST.json').replaceAll('"observations"', '"obs"')));
    expect(gaps[0]?.message).toContain('another shape: dataSets.0.series.0:0:2.observations');
  });

  test('a key of several series asks for one of them', async () => {
    const { gaps } = await ran({ series: [{ ...volume, id: 'EST/B.EU000A2X2A25.' }] });
    expect(gaps[0]?.message).toContain('2 series under the key B.EU000A2X2A25.: B.EU000A2X2A25.R25, B.EU000A2X2A25.TT; name one of them');
  });

  test('a reference rate is of the day it was published, from a page a person can open', async () => {
    expect((await ran()).fact('ecb.euro-rate-usd.euro.2018-06-08').source).toMatchObject({
      publishedAt: '2018-06-08',
      url: expect.stringContaining('euro_reference_exchange_rates'),
    });
  });

  test('days before the last 90 are in the file of all days', async () => {
    await ran({ rates: ['USD'] }, route, { window: { since: '2026-11-01' } });
    expect(server?.asked[0]?.url).toBe('https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist-90d.xml');
    await server?.close();
    await ran({ rates: ['USD'] }, route, { window: { since: '2020-01-01' } });
    expect(server?.asked[0]?.url).toBe('https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.xml');
  });

  test('what is no currency is refused at once', () => {
    expect(() => ecb({ rates: ['dollar'] })).toThrow(ConfigError);
  });
});
