/** SEC EDGAR as a connector: whom it asks, how, and what becomes of what fails. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { nodeContext } from '../../../src/context-node.ts';
import { ConfigError } from '../../../src/errors.ts';
import { type SecOptions, secEdgar } from '../../../src/gather/sec/edgar.ts';
import { gather } from '../../../src/gather.ts';
import { checkSources } from '../../../src/verify/sources.ts';
import { entity } from '../../memory.ts';
import { connectorContract } from '../contract.ts';
import { NOW, type Ran, type Run, run } from '../run.ts';
import { type Route, type Server, serve } from '../server.ts';
import { json, missing, NVIDIA, nvidia, parsed, type RawFacts, route } from './recorded.ts';

connectorContract({
  connector: () => secEdgar({ companies: ['1045810', '1835632'] }),
  route,
  atLeast: 60,
  odd: {
    error: '{"message":"Internal error"}',
    empty: '{}',
    renamed: (good) => good.replaceAll('"accn"', '"accession"').replaceAll('"accessionNumber"', '"accession"'),
  },
});

let server: Server | undefined;
afterEach(async () => await server?.close());
const ran = async (options: SecOptions = {}, over: Route = route, more: Omit<Run, 'server'> = {}): Promise<Ran> => {
  server = await serve(over);
  return await run(secEdgar(options), { server, entities: [nvidia], ...more });
};
const asked = (): readonly string[] => (server?.asked ?? []).map(({ url }) => url);

describe('manners', () => {
  test('without a contact nothing is asked, and the person is told what to add', async () => {
    const running = ran({}, route, { contact: undefined });
    await expect(running).rejects.toThrow(ConfigError);
    await expect(running).rejects.toMatchObject({ hint: expect.stringContaining("contact: 'Company admin@example.com'") });
    expect(asked()).toEqual([]);
  });

  test('each request says who asks, as the SEC wants it', async () => {
    await ran();
    expect(new Set(server?.asked.map(({ headers }) => headers['user-agent']))).toEqual(new Set(['Test test@example.com']));
  });

  test('three hosts share one budget of eight a second', () => {
    expect(secEdgar().hosts.map(({ host, budget, perSecond }) => [host, budget, perSecond])).toEqual([
      ['data.sec.gov', 'sec.gov', 8],
      ['www.sec.gov', 'sec.gov', 8],
      ['efts.sec.gov', 'sec.gov', 8],
    ]);
  });

  test('a refusal says what to do about it', async () => {
    const { gaps } = await ran({}, () => ({ status: 403, body: '<html>Undeclared Automated Tool</html>' }));
    expect(gaps).toMatchObject([{ what: 'CIK 1045810', message: expect.stringContaining('`contact` in factloom.config.ts') }]);
  });
});

describe('whom it asks for', () => {
  test('every registered entity with a cik, where none are named', async () => {
    await ran();
    expect(asked()).toEqual([
      'https://data.sec.gov/submissions/CIK0001045810.json',
      'https://data.sec.gov/api/xbrl/companyfacts/CIK0001045810.json',
    ]);
  });

  test('an id, a CIK and a ticker', async () => {
    await ran({ companies: ['nvidia', '0001835632', 'aapl'], concepts: [] });
    expect(asked()).toEqual([
      'https://www.sec.gov/files/company_tickers_exchange.json',
      'https://data.sec.gov/submissions/CIK0001045810.json',
      'https://data.sec.gov/submissions/CIK0001835632.json',
      'https://data.sec.gov/submissions/CIK0000320193.json',
    ]);
  });

  test.each(['BRK.B', 'BRK-B', 'brk/b'])('a share class however it is written: %s', async (ticker) => {
    await ran({ companies: [ticker], concepts: [] });
    expect(asked()[1]).toBe('https://data.sec.gov/submissions/CIK0001067983.json');
  });

  test('a ticker the SEC does not have is a gap', async () => {
    const { gaps } = await ran({ companies: ['LYC'] });
    expect(gaps).toMatchObject([{ what: 'ticker LYC', message: expect.stringContaining('no company with the ticker LYC') }]);
  });

  test('the plain list of tickers, where the one with exchanges is gone', async () => {
    const over: Route = (url, request) => {
      if (url.pathname.endsWith('_exchange.json')) return missing;
      return url.pathname === '/files/company_tickers.json'
        ? json({ 0: { cik_str: 1045810, ticker: 'NVDA', title: 'NVIDIA CORP' } })
        : route(url, request);
    };
    expect((await ran({ companies: ['NVDA'] }, over)).gaps).toEqual([]);
    expect(asked()).toContain('https://data.sec.gov/submissions/CIK0001045810.json');
  });

  test('no list of tickers is a gap, and companies by CIK are asked for all the same', async () => {
    const { gaps, facts } = await ran({ companies: [NVIDIA, 'AAPL'] }, (url, request) =>
      url.pathname.startsWith('/files/') ? json({ fields: ['cik', 'symbol'], data: [] }) : route(url, request),
    );
    expect(gaps).toMatchObject([{ what: 'tickers', message: expect.stringContaining('another shape: fields.1') }]);
    expect(facts.length).toBeGreaterThan(0);
  });

  test('an entity without a cik is told to the person', async () => {
    await expect(ran({ companies: ['lynas'] }, route, { entities: [entity('lynas', { class: 'company' })] })).rejects.toThrow(
      'lynas has no cik',
    );
  });

  test('nobody: said so', async () => {
    await expect(ran({}, route, { entities: [] })).rejects.toThrow('sec is asked for nothing');
  });

  test('a CIK that nobody has: the XML of a missing document is no JSON that is broken', async () => {
    const { gaps } = await ran({ companies: ['1'] }, () => missing);
    expect(gaps).toMatchObject([{ what: 'CIK 1', message: expect.stringContaining('the SEC knows no filer with the CIK 1') }]);
  });

  test('a company that is registered keeps its name; another is proposed with what is sure of it', async () => {
    const { register, facts } = await ran({ companies: [NVIDIA, '1835632'] });
    expect(new Set(facts.map(({ subject }) => subject))).toEqual(new Set(['nvidia', 'marvell-technology-inc']));
    expect(register.proposals().entities).toMatchObject([
      { name: 'Marvell Technology, Inc.', identifiers: { cik: '1835632' }, listings: [{ ticker: 'MRVL', mic: 'XNAS' }] },
    ]);
  });

  test('a company registered by name alone is the same', async () => {
    const { facts } = await ran({ companies: ['1835632'] }, route, {
      entities: [entity('mrvl', { name: 'Marvell Technology', class: 'company' })],
    });
    expect(new Set(facts.map(({ subject }) => subject))).toEqual(new Set(['mrvl']));
  });
});

describe('what it asks for', () => {
  test('filings of older pages only as far back as is wanted', async () => {
    const page = 'https://data.sec.gov/submissions/CIK0001045810-submissions-001.json';
    await ran({ concepts: [] });
    expect(asked()).not.toContain(page);
    await server?.close();
    await ran({ concepts: [], from: '2019-12-01' });
    expect(asked()).not.toContain(page);
    await server?.close();
    await ran({ concepts: [], from: '2019-01-01' });
    expect(asked()).toContain(page);
  });

  test('an older page tells of events, and one that is gone is a gap', async () => {
    const whole = parsed<{ filings: { recent: Record<string, unknown[]> } }>('submissions_CIK0001045810.json');
    const older = Object.fromEntries(Object.entries(whole.filings.recent).map(([name, column]) => [name, column.slice(-20)]));
    const recent = Object.fromEntries(Object.entries(whole.filings.recent).map(([name, column]) => [name, column.slice(0, -20)]));
    const over: Route = (url, request) => {
      if (url.pathname.endsWith('-submissions-001.json')) return json(older);
      return url.pathname.endsWith('/CIK0001045810.json') && url.pathname.startsWith('/submissions')
        ? json({ ...whole, filings: { ...whole.filings, recent } })
        : route(url, request);
    };
    const all = await ran({ concepts: [] });
    await server?.close();
    expect((await ran({ concepts: [], from: '2019-01-01' }, over)).facts.map(({ id }) => id)).toEqual(all.facts.map(({ id }) => id));
    await server?.close();
    const { gaps } = await ran({ concepts: [], from: '2019-01-01' });
    expect(gaps).toMatchObject([{ what: 'filings of CIK 1045810: CIK0001045810-submissions-001.json' }]);
  });

  test('one concept at a time: a tag that was never used is not there, and the next is asked', async () => {
    const facts = parsed<RawFacts>('companyfacts_CIK0001045810.json');
    const over: Route = (url, request) => {
      const [, tag] = /\/companyconcept\/CIK0001045810\/us-gaap\/(\w+)\.json$/.exec(url.pathname) ?? [];
      const found = facts.facts['us-gaap']?.[tag ?? ''];
      if (tag === undefined) return route(url, request);
      return found ? json({ cik: facts.cik, taxonomy: 'us-gaap', tag, entityName: facts.entityName, ...found }) : missing;
    };
    const options = { concepts: ['revenue', 'eps-diluted'] } as const;
    const byConcept = await ran({ ...options, document: 'companyconcept' }, over);
    expect(byConcept.gaps).toEqual([]);
    expect(asked()).toContain('https://data.sec.gov/api/xbrl/companyconcept/CIK0001045810/us-gaap/RevenuesNetOfInterestExpense.json');
    await server?.close();
    const byCompany = await ran(options);
    const told = ({ facts: all }: Ran) => all.map(({ pointer: _pointer, payload: _payload, ...fact }) => fact);
    expect(told(byConcept)).toEqual(told(byCompany));
    // Two tags of one filing are two payloads and one source.
    const filing = byConcept.facts.filter(({ source }) => source.id === 'sec-0001045810-25-000209');
    expect(new Set(filing.map(({ payload }) => payload)).size).toBe(2);
  });

  test('what was published since a day, with what it is derived from', async () => {
    const { facts } = await ran({ concepts: ['revenue'], forms: [] }, route, { window: { since: '2026-02-01' } });
    expect(facts.map(({ id }) => id.replace('nvidia.revenue.nvidia.', ''))).toEqual([
      'FY2026',
      'FY2026-Q1',
      'FY2026-Q2',
      'FY2026-Q3',
      'FY2026-Q4',
      'FY2027-Q1',
    ]);
  });

  test('a company without figures keeps its events, and the gap says what to do', async () => {
    const { facts, gaps } = await ran({}, (url, request) => (url.pathname.includes('companyfacts') ? missing : route(url, request)));
    expect(facts.every(({ kind }) => kind === 'move')).toBe(true);
    expect(facts.length).toBeGreaterThan(0);
    expect(gaps).toMatchObject([{ what: 'CIK 1045810', message: expect.stringContaining('concepts: []') }]);
  });

  test('a concept nobody knows is refused where it is configured', () => {
    expect(() => secEdgar({ concepts: ['turnover' as 'revenue'] })).toThrow('unknown concept `turnover`');
  });

  test('a concept of the user’s own', async () => {
    const own = { property: { id: 'stock', label: 'stock in hand' }, tags: ['us-gaap/InventoryNet'], counts: 'balance' } as const;
    expect((await ran({ concepts: [own], forms: [] })).fact('nvidia.stock.nvidia.2025-07-27').value).toMatchObject({
      amount: '14962000000',
    });
  });
});

test('a newsroom keeps the payload its facts point into, and reads them again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'factloom-sec-'));
  try {
    await writeFile(
      join(folder, 'entities.yaml'),
      'entities:\n  - { id: nvidia, name: NVIDIA, class: company, identifiers: { cik: "1045810" } }\n',
    );
    await writeFile(join(folder, 'properties.yaml'), 'properties: []\n');
    server = await serve(route);
    const config = { connectors: [secEdgar()], contact: 'Test test@example.com' };
    const context = { ...nodeContext({ now: NOW }), fetch: server.fetch };
    const once = async () => await gather({ newsroom: folder, config, only: [], secret: () => undefined }, context);
    const { harvests } = await once();
    expect(await readdir(join(folder, 'facts', 'payloads'))).toHaveLength(1);
    expect(checkSources(harvests[0]?.facts ?? [], () => undefined).filter(({ state }) => state === 'differs')).toEqual([]);
    expect((await once()).written).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
