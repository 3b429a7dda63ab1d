/** BGS World Mineral Statistics: recorded rows on rare earths, and the footnotes by which a figure is no production. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { type BgsOptions, bgs } from '../../src/gather/bgs.ts';
import { connectorContract } from './contract.ts';
import { type Ran, type Run, run } from './run.ts';
import { type Reply, type Route, type Server, serve } from './server.ts';

const recorded = (name: string): string => readFileSync(new URL(`../../fixtures/recorded/bgs/${name}.csv`, import.meta.url), 'utf8');
const OXIDES = recorded('rare_earth_oxides');
const MINERALS = recorded('rare_earth_minerals');
const csv = (body: string): Reply => ({ body, headers: { 'content-type': 'text/csv; charset=utf-8' } });

const route: Route = ({ searchParams }) => csv(searchParams.get('bgs_commodity_trans') === 'rare earth oxides' ? OXIDES : MINERALS);

connectorContract({
  connector: () => bgs({ commodities: ['rare earth oxides'] }),
  route,
  atLeast: 8,
  odd: {
    error: '{"code":"InvalidParameterValue","description":"filter cannot be read"}',
    empty: (good) => good.split('\n', 1).join(''),
    renamed: (good) => good.replace(',quantity,', ',amount,'),
  },
});

describe('BGS', () => {
  let server: Server | undefined;
  afterEach(async () => await server?.close());
  const ran = async (over: Route = route, options: Partial<BgsOptions> = {}, more: Partial<Run> = {}): Promise<Ran> => {
    server = await serve(over);
    return await run(bgs({ commodities: ['rare earth oxides', 'rare earth minerals'], ...options }), { server, ...more });
  };

  // https://ogcapi.bgs.ac.uk/collections/world-mineral-statistics
  test.each([
    ['rare-earth-oxides-production.china.2023', '255000', 'estimate'],
    ['rare-earth-oxides-production.myanmar.2023', '72000', 'estimate'],
    ['rare-earth-oxides-production.united-states.2023', '24960', 'estimate'],
    ['rare-earth-oxides-production.burundi.2023', '0', 'actual'],
    ['rare-earth-minerals-production-monazite.malaysia.2011', '571', 'actual'],
    ['rare-earth-minerals-production-xenotime.malaysia.2011', '208', 'actual'],
    ['rare-earth-minerals-production-monazite.thailand.1975', '367', 'actual'],
  ])('%s is %s t, %s', async (id, amount, standing) => {
    expect((await ran()).fact(`bgs.${id}`)).toMatchObject({ value: { amount, unit: 't' }, standing });
  });

  test('"f: Exports." is not production, and neither is a nominal capacity', async () => {
    expect(MINERALS).toMatch(/Exports\./);
    expect(MINERALS).toMatch(/Nominal capacity\./);
    const { facts } = await ran();
    expect(facts.filter(({ subject, period }) => subject === 'malaysia' && period.start.startsWith('1975'))).toEqual([]);
    expect(facts.filter(({ subject, period }) => subject === 'united-states' && period.start.startsWith('1982'))).toEqual([]);
  });

  test('gross weights of minerals and contents of oxides are series of their own, and gross weight is said', async () => {
    const { facts, fact, register } = await ran();
    expect([...new Set(facts.map(({ property }) => property))].sort()).toEqual([
      'rare-earth-minerals-production',
      'rare-earth-minerals-production-monazite',
      'rare-earth-minerals-production-xenotime',
      'rare-earth-oxides-production',
    ]);
    expect(fact('bgs.rare-earth-minerals-production-monazite.malaysia.2011').note).toBe('gross tonnage of concentrates');
    expect(fact('bgs.rare-earth-minerals-production.china.2011').note).toBe('REO content. Assumed to be 60% of concentrates produced');
    expect(register.proposals().properties.find(({ id }) => id.endsWith('monazite'))?.label).toBe(
      'production of rare earth minerals (Monazite)',
    );
  });

  test('a year that does not end in December is a fiscal one', async () => {
    const { fact } = await ran();
    expect(fact('bgs.rare-earth-oxides-production.australia.FY2023').period).toMatchObject({ start: '2022-07-01', end: '2023-06-30' });
    expect(fact('bgs.rare-earth-oxides-production.india.FY2023').period).toMatchObject({ start: '2023-04-01', end: '2024-03-31' });
  });

  test('what is not available is no fact, and nothing produced is zero', async () => {
    const { facts } = await ran();
    expect(facts.filter(({ subject }) => subject === 'canada')).toEqual([]);
  });

  test('states that are no more are named without a code', async () => {
    const { register, facts } = await ran(route, { commodities: ['rare earth minerals'] });
    expect(register.find('soviet-union')).toMatchObject({ class: 'country', article: 'the', identifiers: {} });
    expect(facts.some(({ subject }) => subject === 'democratic-republic-of-the-congo')).toBe(true);
  });

  test('every page is asked for, and only what is since a day is kept', async () => {
    const [head = '', ...rows] = OXIDES.trimEnd().split(/\r?\n/);
    const many = Array.from({ length: 2000 }, () => rows[0] ?? '');
    const { facts } = await ran(
      ({ searchParams }) => csv([head, ...(searchParams.get('offset') === '0' ? many : rows), ''].join('\n')),
      { commodities: ['rare earth oxides'] },
      { window: { since: '2023-06-01' } },
    );
    expect(server?.asked.map(({ url }) => new URL(url).searchParams.get('offset'))).toEqual(['0', '2000']);
    expect(facts.length).toBeGreaterThan(3);
    expect(facts.filter(({ period }) => period.end < '2023-06-01')).toEqual([]);
  });

  test('a renamed column, another unit and a commodity without rows are gaps', async () => {
    const messages = [];
    for (const body of [
      OXIDES.replace('concat_figure_notes_text', 'notes'),
      OXIDES.replaceAll('tonnes (metric)', 'cart loads'),
      OXIDES.split('\n')[0] ?? '',
    ]) {
      messages.push((await ran(() => csv(body), { commodities: ['rare earth oxides'] })).gaps[0]?.message);
      await server?.close();
    }
    expect(messages).toEqual([
      expect.stringContaining('no column “concat_figure_notes_text”'),
      expect.stringContaining('has the unit “cart loads”'),
      expect.stringContaining('has no production of “rare earth oxides”'),
    ]);
  });

  test('the newsroom names properties as it likes', async () => {
    const { fact } = await ran(route, { properties: { 'rare-earth-oxides-production': 'ree-mine-production' } });
    expect(fact('bgs.ree-mine-production.china.2023').value).toMatchObject({ amount: '255000' });
  });
});
