/** EDGAR as recorded, for the tests of its connector: routes, payloads and the parts of them a test changes. */
import { readFileSync } from 'node:fs';
import { Payload } from '../../../src/gather/payload.ts';
import { openRegister } from '../../../src/gather/register.ts';
import { conceptsOf, type SecConceptChoice, SHARES } from '../../../src/gather/sec/concepts.ts';
import { figuresOf } from '../../../src/gather/sec/figures.ts';
import { type Filing, readSubmissions } from '../../../src/gather/sec/filings.ts';
import { readCompanyFacts } from '../../../src/gather/sec/xbrl.ts';
import type { Entity } from '../../../src/model/entity.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { entity } from '../../memory.ts';
import { NOW } from '../run.ts';
import type { Reply, Route } from '../server.ts';

export const NVIDIA = '1045810';

export function recorded(name: string): string {
  return readFileSync(new URL(`../../../fixtures/recorded/sec/${name}`, import.meta.url), 'latin1');
}

export function parsed<Shape>(name: string): Shape {
  return JSON.parse(recorded(name)) as Shape;
}

export const json = (body: unknown): Reply => ({
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

/** What S3 answers for a document that is not there. */
export const missing: Reply = { status: 404, headers: { 'content-type': 'application/xml' }, body: recorded('submissions_404.xml') };

/** `data.sec.gov` with two companies, and EDGAR's other hosts. */
export const route: Route = ({ host, pathname }) => {
  if (host === 'efts.sec.gov') return json(recorded('efts_1_hit.json'));
  if (pathname === '/files/company_tickers_exchange.json') return json(recorded('company_tickers_exchange.json'));
  if (pathname === '/cgi-bin/browse-edgar')
    return { body: recorded('getcurrent.atom'), headers: { 'content-type': 'application/atom+xml' } };
  const [, cik] = /CIK(\d{10})\.json$/.exec(pathname) ?? [];
  if (cik !== '0001045810' && cik !== '0001835632') return missing;
  if (pathname.startsWith('/submissions/')) return json(recorded(`submissions_CIK${cik}.json`));
  return pathname.startsWith('/api/xbrl/companyfacts/') ? json(recorded(`companyfacts_CIK${cik}.json`)) : missing;
};

export function payloadOf(body: string, url = 'https://data.sec.gov/test.json'): Payload {
  return new Payload({ url, bytes: Buffer.from(body, 'latin1'), type: '', status: 200, retrievedAt: NOW, format: 'json' });
}

export interface RawRow {
  start?: string;
  end: string;
  val: number;
  accn: string;
  fy: number | null;
  fp: string | null;
  form: string;
  filed: string;
}
export interface RawFacts {
  cik: number;
  entityName: string;
  facts: Record<string, Record<string, { label: string; units: Record<string, RawRow[]> }>>;
}

export const nvidia: Entity = entity('nvidia', { name: 'NVIDIA', class: 'company', identifiers: { cik: NVIDIA } });

/** Facts of a company's figures, with no list of filings unless one is given. */
export function figures(
  facts: RawFacts,
  choices: readonly SecConceptChoice[],
  over: { sic?: string; filings?: readonly Filing[]; from?: string } = {},
): readonly Fact[] {
  const concepts = conceptsOf(choices);
  const payload = payloadOf(JSON.stringify(facts));
  const { tagged } = readCompanyFacts(payload, new Set([...concepts.flatMap(({ tags }) => tags), ...SHARES]));
  const register = openRegister([nvidia], []);
  return figuresOf(tagged, concepts, { cik: NVIDIA, entity: 'nvidia', sic: '', filings: [], register, retrievedAt: NOW, ...over });
}

/** Amounts by id, without the company's name. */
export function amounts(facts: readonly Fact[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    facts.map(({ id, value }) => [id.replace(/^nvidia\.|\.nvidia(?=\.)/g, ''), value.type === 'quantity' ? value.amount : '']),
  );
}

export function filingsOf(name: string): readonly Filing[] {
  return readSubmissions(payloadOf(recorded(name))).filings;
}
