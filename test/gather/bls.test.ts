/** The Bureau of Labor Statistics: a recorded series, and what may go wrong with it. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { bls } from '../../src/gather/bls.ts';
import { connectorContract } from './contract.ts';
import { type Ran, type Run, run } from './run.ts';
import { type Route, type Server, serve } from './server.ts';

const recorded = readFileSync(new URL('../../fixtures/recorded/bls/APU0000701111.json', import.meta.url), 'utf8');
const json = (body: string) => ({ body, headers: { 'content-type': 'application/json' } });
const route: Route = () => json(recorded);
const flour = {
  id: 'APU0000701111',
  subject: { name: 'flour', class: 'product' },
  property: { id: 'retail-price', label: 'average retail price' },
  unit: 'USD',
  per: 'lb',
} as const;
const connector = () => bls({ series: [flour] });

connectorContract({
  connector,
  route,
  atLeast: 6,
  odd: {
    error: '{"status":"REQUEST_NOT_PROCESSED","message":["daily threshold reached"],"Results":{}}',
    empty: '{"status":"REQUEST_SUCCEEDED","message":["No Data Available"],"Results":{"series":[{"seriesID":"APU0000701111","data":[]}]}}',
    renamed: (good) => good.replaceAll('"value"', '"amount"'),
  },
});

describe('BLS', () => {
  let server: Server | undefined;
  afterEach(async () => await server?.close());
  const ran = async (over: Route = route, more: Omit<Run, 'server'> = {}): Promise<Ran> => {
    server = await serve(over);
    return await run(connector(), { ...more, server });
  };

  test.each([
    ['2022-12', '0.522'],
    ['2022-11', '0.524'],
    ['2022-10', '0.534'],
    ['2022-09', '0.556'],
    ['2022-07', '0.533'],
  ])('a pound of flour cost in %s %s dollars', async (month, amount) => {
    expect((await ran()).fact(`bls.retail-price.flour.${month}`).value).toMatchObject({ amount, unit: 'USD', per: 'lb' });
  });

  test.each([
    ['M13', []],
    ['Q05', []],
    ['S03', []],
    ['Q04', ['2022-10-01']],
    ['S02', ['2022-07-01']],
    ['A01', ['2022-01-01']],
  ])('the period %s is of %j', async (code, days) => {
    const { facts } = await ran(() => json(recorded.replace('"M12"', `"${code}"`)));
    const others = ['2022-11', '2022-10', '2022-09', '2022-08', '2022-07'].map((month) => `bls.retail-price.flour.${month}`);
    expect(facts.filter(({ id }) => !others.includes(id)).map(({ period }) => period.start)).toEqual(days);
  });

  test('a missing value, "-", is no fact; a preliminary one says so', async () => {
    const { facts } = await ran(() => json(recorded.replace('"0.522"', '"-"').replace(/\{\}/, '{"code":"P","text":"Preliminary."}')));
    expect(facts.map(({ period }) => period.start.slice(0, 7))).not.toContain('2022-12');
    await server?.close();
    const { fact } = await ran(() => json(recorded.replace(/\{\}/, '{"code":"P","text":"Preliminary."}')));
    expect([fact('bls.retail-price.flour.2022-12').note, fact('bls.retail-price.flour.2022-11').note]).toEqual(['preliminary', undefined]);
  });

  test('200 with REQUEST_NOT_PROCESSED is a gap with its words', async () => {
    const { gaps } = await ran(() => json('{"status":"REQUEST_NOT_PROCESSED","message":["daily threshold reached"],"Results":{}}'));
    expect(gaps[0]?.message).toContain('REQUEST_NOT_PROCESSED: daily threshold reached');
  });

  test('a series without figures is a gap', async () => {
    const said = 'Series does not exist for Series APU0000701111';
    const body = { status: 'REQUEST_SUCCEEDED', message: [said], Results: { series: [{ seriesID: 'APU0000701111', data: [] }] } };
    expect((await ran(() => json(JSON.stringify(body)))).gaps).toMatchObject([{ what: 'APU0000701111', message: `no figures; ${said}` }]);
  });

  test('asks for ten years, and with a key for twenty', async () => {
    await ran();
    expect(JSON.parse(server?.asked[0]?.body ?? '')).toEqual({ seriesid: ['APU0000701111'], startyear: '2017', endyear: '2026' });
    await server?.close();
    await ran(route, { secrets: { BLS_API_KEY: 'k'.repeat(32) } });
    expect(JSON.parse(server?.asked[0]?.body ?? '')).toMatchObject({ startyear: '2007', registrationkey: 'k'.repeat(32) });
  });
});
