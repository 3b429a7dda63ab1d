/** CELLAR: two acts in the shape its endpoint answers in, the text of one, and what it answers instead. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/errors.ts';
import { type CellarOptions, cellar } from '../../src/gather/cellar.ts';
import { payloadTree } from '../../src/gather/payload.ts';
import { linkFacts, parseFactFile } from '../../src/newsroom/fact-file.ts';
import { checkSources } from '../../src/verify/sources.ts';
import { connectorContract } from './contract.ts';
import { type Ran, type Run, run } from './run.ts';
import { type Reply, type Route, type Server, serve } from './server.ts';

const recorded = (name: string): string => readFileSync(new URL(`../../fixtures/recorded/cellar/${name}`, import.meta.url), 'utf8');
interface Answer {
  head: object;
  results: { distinct: boolean; ordered: boolean; bindings: Record<string, { value: string }>[] };
}
const ACTS = JSON.parse(recorded('acts.json')) as Answer;
const sparql = (bindings: Answer['results']['bindings']): Reply => ({
  body: JSON.stringify({ ...ACTS, results: { ...ACTS.results, bindings } }),
  headers: { 'content-type': 'application/sparql-results+json; charset=UTF-8' },
});
const text = (): Reply => ({ body: recorded('32024R1252.xhtml'), headers: { 'content-type': 'application/xhtml+xml;charset=UTF-8' } });
const queryOf = (body: string): string => new URLSearchParams(body).get('query') ?? '';
const route: Route = ({ pathname }, { body }) => {
  if (pathname !== '/webapi/rdf/sparql') return pathname === '/resource/celex/32024R1252' ? text() : undefined;
  const only = /"(\d{5}[A-Z]\d+)"\^\^xsd:string/.exec(queryOf(body))?.[1];
  return sparql(ACTS.results.bindings.filter(({ celex }) => only === undefined || celex?.value === only));
};
const options: CellarOptions = { titles: ['raw materials', 'semiconductor'], from: '2023-09-01', texts: ['32024R1252'] };

connectorContract({
  connector: () => cellar(options),
  route,
  atLeast: 6,
  odd: {
    error: "Virtuoso 37000 Error SP030: SPARQL compiler, line 3: syntax error at 'bif'",
    empty: '{"head":{"vars":[]},"results":{"bindings":[]}}',
    renamed: (good) => good.replaceAll('"celex"', '"number"'),
  },
});

describe('CELLAR', () => {
  let server: Server | undefined;
  afterEach(async () => await server?.close());
  const ran = async (with_: CellarOptions = options, over: Route = route, more: Omit<Run, 'server'> = {}): Promise<Ran> => {
    server = await serve(over);
    return await run(cellar(with_), { ...more, server });
  };
  const search: CellarOptions = { titles: ['raw materials'], from: '2026-01-01' };
  const row = ACTS.results.bindings[0] ?? {};

  // https://eur-lex.europa.eu/eli/reg/2024/1252/oj and …/2023/1781/oj, "Dates"
  test.each([
    ['eu.adoption-date.european-union.2024-04-11@32024R1252', '2024-04-11', 'actual'],
    ['eu.publication-date.european-union.2024-05-03@32024R1252', '2024-05-03', 'actual'],
    ['eu.effective-date.european-union.2024-05-23@32024R1252', '2024-05-23', 'plan'],
    ['eu.adoption-date.european-union.2023-09-13@32023R1781', '2023-09-13', 'actual'],
    ['eu.publication-date.european-union.2023-09-18@32023R1781', '2023-09-18', 'actual'],
    ['eu.effective-date.european-union.2023-09-21@32023R1781', '2023-09-21', 'plan'],
  ])('%s', async (id, day, standing) => {
    expect((await ran()).fact(id)).toMatchObject({
      kind: 'policy',
      subject: 'european-union',
      value: { period: { start: day } },
      standing,
    });
  });

  test('an act is an entity by its CELEX number, named by its own', async () => {
    const { register } = await ran();
    expect(register.find('eu-32024r1252')).toMatchObject({
      name: 'Regulation (EU) 2024/1252',
      class: 'law',
      identifiers: { celex: '32024R1252' },
    });
  });

  test.each([
    [
      'Commission Implementing Regulation (EU) 2025/302 of 12 February 2025 on x',
      'Commission Implementing Regulation (EU) 2025/302',
      ['Implementing Regulation (EU) 2025/302'],
    ],
    ['Council Regulation (EC) No\u00a0428/2009 of 5 May 2009', 'Council Regulation (EC) No 428/2009', ['Regulation (EC) No 428/2009']],
    ['Directive\u00a02014/24/EU of the European Parliament', 'Directive 2014/24/EU', []],
    ['Notice concerning the entry into force', 'Notice concerning the entry into force', []],
  ])('%s is called %s', async (title, name, aliases) => {
    const { register } = await ran(search, () => sparql([{ ...row, title: { value: title } }]));
    expect(register.find('eu-32024r1252')).toMatchObject({ name, aliases });
  });

  test('a law that the newsroom knows by that number is that law', async () => {
    const crma = {
      id: 'crma',
      name: 'Critical Raw Materials Act',
      short: 'Critical Raw Materials Act',
      article: 'the',
      class: 'law',
      isA: [],
      aliases: ['Regulation (EU) 2024/1252'],
      listings: [],
      identifiers: {},
      plural: false,
    } as const;
    const { fact } = await ran(options, route, { entities: [crma] });
    expect(fact('eu.adoption-date.european-union.2024-04-11@32024R1252')).toMatchObject({ instrument: 'crma' });
  });

  test('an act is known from its publication, not from its date', async () => {
    const { fact } = await ran();
    expect(fact('eu.adoption-date.european-union.2024-04-11@32024R1252').source).toMatchObject({
      publishedAt: '2024-05-03',
      url: 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32024R1252',
    });
  });

  test('where no publication is told, an act is known from the day it is first read', async () => {
    const { published: _published, ...unpublished } = row;
    const first = await ran(search, () => sparql([unpublished]));
    expect(first.facts.map(({ source }) => source.publishedAt)).toEqual(['2026-11-23', '2026-11-23']);
    const later = await run(cellar(search), { server: server as Server, before: first.facts, now: '2026-12-24T00:00:00Z' });
    expect(later.facts.map(({ source }) => source.publishedAt)).toEqual(['2026-11-23', '2026-11-23']);
  });

  test('each day an act takes effect is a fact; days that stand for none are not', async () => {
    const effective = (value: string) => ({ ...row, effective: { value } });
    const { facts } = await ran(search, () => sparql(['2024-05-23', '2028-05-24', '1001-01-01', '9999-12-31'].map(effective)));
    expect(facts.filter(({ property }) => property === 'effective-date').map(({ period }) => period.start)).toEqual([
      '2024-05-23',
      '2028-05-24',
    ]);
  });

  test('an act of which nothing is dated is a lead', async () => {
    const { facts, leads } = await ran(search, () => sparql([{ celex: { value: '61991CC0017' } }]));
    expect([facts, leads]).toMatchObject([
      [],
      [{ id: '61991CC0017', url: 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:61991CC0017' }],
    ]);
  });

  test('dates stand where their pointers say, in the answer they came with', async () => {
    const { facts, payloads } = await ran();
    const trees = new Map(
      await Promise.all([...payloads].map(async ([sha256, payload]) => [sha256, { sha256, tree: await payloadTree(payload) }] as const)),
    );
    expect(checkSources(facts, (sha256) => trees.get(sha256)).map(({ state }) => state)).toEqual(facts.map(() => 'matches'));
  });

  test('hand-kept facts find their excerpts in the stored text of the act', async () => {
    const { fact, payloads } = await ran();
    const { source } = fact('eu.adoption-date.european-union.2024-04-11@32024R1252');
    const kept = readFileSync(new URL('../../fixtures/newsroom/facts/policy.yaml', import.meta.url), 'utf8');
    const mine = linkFacts([
      parseFactFile('policy.yaml', kept),
      parseFactFile('sources.yaml', readFileSync(new URL('../../fixtures/newsroom/facts/sources.yaml', import.meta.url), 'utf8')),
    ]).facts.flatMap((one) => (one.kind === 'policy' && /Article (?:5|47)\b/.test(one.provision ?? '') ? [{ ...one, source }] : []));
    const words = await payloadTree(payloads.get(source.sha256 ?? '') ?? expect.fail('the text is not stored'));
    const check = (facts: typeof mine) => checkSources(facts, (sha256) => ({ sha256, tree: words })).map(({ state }) => state);
    expect(mine).toHaveLength(5);
    expect(check(mine)).toEqual(mine.map(() => 'matches'));
    expect(check(mine.map((one) => ({ ...one, excerpt: one.excerpt?.replace('Union', 'union') ?? '' }))).slice(0, 4)).toEqual([
      'differs',
      'differs',
      'differs',
      'differs',
    ]);
  });

  test('the query is a form, asks for a hundred rows, and finds acts published after their date', async () => {
    await ran({ titles: ['raw materials', 'semiconductors'], types: ['REG'], from: '2026-01-01' });
    const [{ url, headers, body } = { url: '', headers: {}, body: '' }] = server?.asked ?? [];
    expect(url).toBe('http://publications.europa.eu/webapi/rdf/sparql');
    expect(headers).toMatchObject({ accept: 'application/sparql-results+json', 'content-type': 'application/x-www-form-urlencoded' });
    expect(queryOf(body)).toContain(`?title bif:contains "'raw materials' OR 'semiconductors'"`);
    expect(queryOf(body)).toContain('FILTER(?date >= "2025-07-05"^^xsd:date)');
    expect(queryOf(body)).toContain('VALUES ?type { <http://publications.europa.eu/resource/authority/resource-type/REG> }');
    expect(queryOf(body)).toMatch(/LIMIT 100 OFFSET 0$/);
  });

  test('more than a hundred rows are asked for page by page', async () => {
    const many = Array.from({ length: 100 }, (_, number) => ({ ...row, celex: { value: `32026R${String(number + 1).padStart(4, '0')}` } }));
    await ran(search, (_url, { body }) => sparql(queryOf(body).endsWith('OFFSET 0') ? many : []));
    expect(server?.asked.map(({ body }) => /OFFSET \d+/.exec(queryOf(body))?.[0])).toEqual(['OFFSET 0', 'OFFSET 100']);
  });

  test('the text is asked for as XHTML in English', async () => {
    await ran({ texts: ['32024R1252'] });
    expect(server?.asked[1]).toMatchObject({
      url: 'http://publications.europa.eu/resource/celex/32024R1252',
      headers: { accept: expect.stringMatching(/^application\/xhtml\+xml/), 'accept-language': 'eng' },
    });
  });

  test('200 with a Virtuoso error is a gap with its words', async () => {
    const { gaps } = await ran(search, () => ({
      body: "Virtuoso 37000 Error SP030: SPARQL compiler, line 3: syntax error at 'bif'",
      headers: { 'content-type': 'text/plain' },
    }));
    expect(gaps[0]?.message).toContain('Virtuoso 37000 Error SP030');
  });

  test('300 is a gap that names the parts', async () => {
    const parts =
      '<html><body><ul><li><a href="http://publications.europa.eu/resource/cellar/x.0006.03/DOC_1">1</a></li><li><a href="http://publications.europa.eu/resource/cellar/x.0006.03/DOC_2">2</a></li></ul></body></html>';
    const { gaps } = await ran({ texts: ['32024R1252'] }, (url, request) =>
      url.pathname.startsWith('/resource/') ? { status: 300, body: parts } : route(url, request),
    );
    expect(gaps[0]).toMatchObject({
      what: '32024R1252',
      message: expect.stringContaining('comes in 2 parts: http://publications.europa.eu/resource/cellar/x.0006.03/DOC_1'),
    });
  });

  test('a gate with 200 is not taken for the text', async () => {
    const gate: Reply = { body: `<html><body>${'Please wait while we check your browser. '.repeat(20)}</body></html>` };
    const { gaps, facts } = await ran({ texts: ['32024R1252'] }, (url, request) =>
      url.pathname.startsWith('/resource/') ? gate : route(url, request),
    );
    expect(gaps[0]?.message).toContain('another page was given than the text of 32024R1252');
    expect(facts).toEqual([]);
  });

  test('a CELEX number nobody knows is a gap', async () => {
    expect((await ran({ texts: ['32099R9999'] })).gaps[0]?.message).toContain('no act has the CELEX number 32099R9999');
  });

  test('a redirect inside the repository is followed', async () => {
    const moved: Route = (url, request) =>
      url.pathname === '/resource/celex/32024R1252'
        ? { status: 303, headers: { location: 'http://publications.europa.eu/resource/cellar/x.0006.03/DOC_1' } }
        : url.pathname.startsWith('/resource/cellar/')
          ? text()
          : route(url, request);
    expect((await ran({ texts: ['32024R1252'] }, moved)).gaps).toEqual([]);
  });

  test.each<CellarOptions>([{ titles: ["x' } DROP"] }, { types: ['REG>'] }, { texts: ['crma'] }, { from: 'last year' }])(
    'what cannot be asked is refused at once: %j',
    (with_) => {
      expect(() => cellar(with_)).toThrow(ConfigError);
    },
  );
});
