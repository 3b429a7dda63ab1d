/** The Federal Register: a recorded search, cut to two pages, and what documents and answers may be like. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { type FederalRegisterOptions, federalRegister } from '../../src/gather/federal-register.ts';
import { payloadTree } from '../../src/gather/payload.ts';
import { checkSources } from '../../src/verify/sources.ts';
import { connectorContract } from './contract.ts';
import { type Ran, type Run, run } from './run.ts';
import { type Reply, type Route, type Server, serve } from './server.ts';

const recorded = (name: string): string =>
  readFileSync(new URL(`../../fixtures/recorded/federal-register/${name}`, import.meta.url), 'utf8');
const json = (body: string): Reply => ({ body, headers: { 'content-type': 'application/json; charset=utf-8' } });
const route: Route = ({ searchParams }) =>
  json(recorded(searchParams.get('page') === '2' ? 'documents_page2.json' : 'documents_page1.json'));
const options: FederalRegisterOptions = { conditions: { term: '"Bears Ears"' } };

connectorContract({
  connector: () => federalRegister(options),
  route,
  atLeast: 14,
  pointers: false,
  odd: {
    error: '{"errors":{"conditions":"are not valid"}}',
    // No document in a window is an answer.
    empty: null,
    renamed: (good) => good.replaceAll('"publication_date"', '"published_on"'),
  },
});

/** Executive Order 14272 as the Register has it. */
const order = {
  document_number: '2025-06836',
  title:
    'Ensuring National Security and Economic Resilience Through Section 232 Actions on Processed Critical Minerals and Derivative Products',
  type: 'Presidential Document',
  subtype: 'Executive Order',
  html_url: 'https://www.federalregister.gov/documents/2025/04/18/2025-06836/ensuring-national-security',
  publication_date: '2025-04-18',
  effective_on: null,
  comments_close_on: null,
  signing_date: '2025-04-15',
  executive_order_number: '14272',
  correction_of: null,
  agencies: [
    { raw_name: 'EXECUTIVE OFFICE OF THE PRESIDENT', name: 'Executive Office of the President', slug: 'executive-office-of-the-president' },
  ],
};
const rule = {
  ...order,
  document_number: '2026-01001',
  title: 'Entity List Additions',
  type: 'Rule',
  subtype: null,
  publication_date: '2026-02-02',
  effective_on: '2026-03-04',
  signing_date: null,
  executive_order_number: null,
  agencies: [{ raw_name: 'BUREAU OF INDUSTRY AND SECURITY' }],
};

describe('Federal Register', () => {
  let server: Server | undefined;
  afterEach(async () => await server?.close());
  const ran = async (over: Route = route, more: Omit<Run, 'server'> = {}, with_ = options): Promise<Ran> => {
    server = await serve(over);
    return await run(federalRegister(with_), { ...more, server });
  };
  const given =
    (...results: readonly object[]): Route =>
    () =>
      json(JSON.stringify({ count: results.length, total_pages: 1, results }));

  test.each([
    ['federal-register.publication-date.united-states.2026-04-21@2026-07755', '2026-04-21'],
    ['federal-register.publication-date.united-states.2025-12-05@2025-22068', '2025-12-05'],
    ['federal-register.publication-date.united-states.2025-10-06@2025-19485', '2025-10-06'],
    ['federal-register.publication-date.united-states.2025-01-16@2025-00863', '2025-01-16'],
    ['federal-register.publication-date.united-states.2024-12-27@2024-30953', '2024-12-27'],
  ])('%s is a date of a law of the United States', async (id, day) => {
    const fact = (await ran()).fact(id);
    expect(fact).toMatchObject({ kind: 'policy', value: { type: 'date', period: { start: day } }, standing: 'actual' });
    expect(fact.source).toMatchObject({
      publishedAt: day,
      url: expect.stringMatching(/^https:\/\/www\.federalregister\.gov\/documents\//),
    });
  });

  test('dates stand where their pointers say, in the page they came with', async () => {
    const { facts, payloads } = await ran();
    const trees = new Map(
      await Promise.all([...payloads].map(async ([sha256, payload]) => [sha256, { sha256, tree: await payloadTree(payload) }] as const)),
    );
    const dates = facts.filter(({ value }) => value.type === 'date');
    expect(checkSources(dates, (sha256) => trees.get(sha256)).map(({ state }) => state)).toEqual(dates.map(() => 'matches'));
  });

  test('agencies are entities by their slug, and issued the document', async () => {
    const { register, facts } = await ran();
    const issuers = facts.filter(({ property, subject }) => property === 'issuing-agency' && subject === 'fr-2026-07755');
    expect(issuers.map(({ value }) => value)).toEqual([
      { type: 'entity', entity: 'fish-and-wildlife-service' },
      { type: 'entity', entity: 'interior-department' },
    ]);
    expect(register.find('interior-department')?.identifiers).toEqual({ 'federal-register': 'interior-department' });
  });

  test('an agency with a raw_name only has it as a name, capitals undone', async () => {
    const { register } = await ran(given(rule));
    expect(register.find('bureau-of-industry-and-security')).toMatchObject({ name: 'Bureau of Industry and Security', identifiers: {} });
  });

  test('an executive order goes by its number, and is signed before it is published', async () => {
    const { register, fact, leads } = await ran(given(order));
    expect(register.find('eo-14272')).toMatchObject({
      name: 'Executive Order 14272',
      class: 'law',
      aliases: [order.title],
      identifiers: { eo: '14272' },
    });
    const signed = fact('federal-register.signing-date.united-states.2025-04-15@2025-06836');
    expect(signed).toMatchObject({ instrument: 'eo-14272', value: { period: { start: '2025-04-15' } } });
    expect(signed.source).toMatchObject({ publishedAt: '2025-04-18', namedAs: expect.arrayContaining(['the executive order']) });
    expect(leads).toEqual([]);
  });

  test('a law that the newsroom knows by that name is that law', async () => {
    const known = {
      id: 'minerals-order',
      name: 'Executive Order 14272',
      short: 'order',
      class: 'law',
      article: '',
      isA: [],
      aliases: [],
      listings: [],
      identifiers: {},
      plural: false,
    } as const;
    const { facts } = await ran(given(order), { entities: [known] });
    expect(facts.filter(({ kind }) => kind === 'policy')).toMatchObject([
      { instrument: 'minerals-order' },
      { instrument: 'minerals-order' },
    ]);
  });

  test('a rule takes effect on a day it plans; comments are due by a day', async () => {
    const proposed = { ...rule, document_number: '2026-01002', type: 'Proposed Rule', effective_on: null, comments_close_on: '2026-04-03' };
    const { fact } = await ran(given(rule, proposed));
    expect(fact('federal-register.effective-date.united-states.2026-03-04@2026-01001').standing).toBe('plan');
    expect(fact('federal-register.comment-deadline.united-states.2026-04-03@2026-01002')).toMatchObject({
      value: { period: { start: '2026-04-03', relation: 'by' } },
      standing: 'actual',
    });
  });

  test('a rule in effect when it is published is in effect', async () => {
    const { fact } = await ran(given({ ...rule, effective_on: '2026-02-02' }));
    expect(fact('federal-register.effective-date.united-states.2026-02-02@2026-01001').standing).toBe('actual');
  });

  test.each([
    ['whose only date is its publication', { ...rule, effective_on: null }],
    ['that corrects another', { ...rule, correction_of: 'https://www.federalregister.gov/api/v1/documents/2025-00001' }],
    ['that is not yet published', { ...order, publication_date: null, executive_order_number: null }],
  ])('a document %s is a lead for a person', async (_what, one) => {
    const { leads, facts } = await ran(given(one));
    expect(leads).toMatchObject([{ id: one.document_number, title: one.title, url: one.html_url, firstSeenAt: '2026-11-23T12:00:00Z' }]);
    expect(facts.length > 0).toBe(one.publication_date !== null);
  });

  test('a presidential document has no abstract and is read all the same', async () => {
    expect(recorded('documents_page1.json')).toContain('"abstract": null');
    expect((await ran()).register.find('fr-2025-19485')?.name).toBe('Continuance of Certain Federal Advisory Committees');
  });

  test('two documents of one title are two', async () => {
    const { register } = await ran(given(rule, { ...rule, document_number: '2026-01009' }));
    expect([register.find('fr-2026-01001')?.name, register.find('fr-2026-01009')?.name]).toEqual([
      'Entity List Additions',
      'Entity List Additions',
    ]);
  });

  test('a title holds neither markup nor an address', async () => {
    const { register } = await ran(given({ ...rule, title: 'Safety <em>Zones</em>; see https://www.regulations.gov &amp; more' }));
    expect(register.find('fr-2026-01001')?.name).toBe('Safety Zones; see & more');
  });

  test('asks for many a page (1 is taken for 20), by conditions and types, past the cache', async () => {
    await ran(
      given(),
      { window: { since: '2026-01-01' } },
      { conditions: { type: ['rule', 'presidential-document'], agencies: ['commerce-department'] } },
    );
    const { searchParams, pathname } = new URL(server?.asked[0]?.url ?? '');
    expect(pathname).toBe('/api/v1/documents.json');
    expect(searchParams.getAll('conditions[type][]')).toEqual(['RULE', 'PRESDOCU']);
    expect(searchParams.getAll('conditions[agencies][]')).toEqual(['commerce-department']);
    expect(searchParams.get('conditions[publication_date][gte]')).toBe('2026-01-01');
    expect(searchParams.get('per_page')).toBe('200');
    expect(searchParams.get('_')).toBe(String(Date.parse('2026-11-23T12:00:00Z') / 1000));
    expect(searchParams.getAll('fields[]')).not.toContain('presidential_document_type');
  });

  test('next_page_url is followed to the letter', async () => {
    await ran();
    expect(server?.asked[1]?.url).toBe((JSON.parse(recorded('documents_page1.json')) as { next_page_url: string }).next_page_url);
  });

  test('a page that names itself as the next is a gap, not a loop', async () => {
    const again: Route = (url) => json(JSON.stringify({ count: 5, total_pages: 9, next_page_url: url.href, results: [] }));
    expect((await ran(again)).gaps[0]?.message).toContain('a page a second time');
  });

  test('fewer documents than counted is a gap', async () => {
    const short: Route = () => json(JSON.stringify({ count: 110, total_pages: 22, results: [rule] }));
    const { gaps, facts } = await ran(short);
    expect(gaps[0]?.message).toContain('1 of 110 documents were given');
    expect(facts.length).toBeGreaterThan(0);
  });

  test('a window with more documents than can be counted is halved', async () => {
    const many: Route = ({ searchParams: query }) => {
      const [from, to] = ['gte', 'lte'].map((end) => query.get(`conditions[publication_date][${end}]`) ?? '');
      return json(
        JSON.stringify(
          from === '2026-01-01' && to === '2026-11-23' ? { count: 10_000, total_pages: 50, results: [] } : { count: 0, total_pages: 0 },
        ),
      );
    };
    const { gaps } = await ran(many, { window: { since: '2026-01-01' } });
    expect(gaps).toEqual([]);
    expect(
      server?.asked
        .map(({ url }) => new URL(url).searchParams)
        .map((query) => [query.get('conditions[publication_date][gte]'), query.get('conditions[publication_date][lte]')]),
    ).toEqual([
      ['2026-01-01', '2026-11-23'],
      ['2026-01-01', '2026-06-13'],
      ['2026-06-14', '2026-11-23'],
    ]);
  });

  test('400 tells what the Register said', async () => {
    const { gaps } = await ran(() => ({ status: 400, body: '{"message":"field \'presidential_document_type\' not valid"}' }));
    expect(gaps[0]?.message).toContain("400: field 'presidential_document_type' not valid");
  });

  test('a later page that fails leaves what the first said', async () => {
    const { facts, gaps } = await ran((url, request) => (url.searchParams.get('page') === '2' ? { status: 404 } : route(url, request)));
    expect(facts.filter(({ kind }) => kind === 'policy')).toHaveLength(3);
    expect(gaps).toMatchObject([{ what: 'documents from 1994-01-01' }]);
  });
});
