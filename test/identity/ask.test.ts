/** What the SEC, OpenFIGI and GLEIF say of a name, over a real server with recorded answers. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { askIdentity, type Proposal } from '../../src/identity.ts';
import { parseEntities } from '../../src/newsroom/registers.ts';
import { type Route, type Server, serve } from '../gather/server.ts';
import { contextOf, memory } from '../memory.ts';

const recorded = (name: string): string => readFileSync(new URL(`../../fixtures/recorded/identity/${name}`, import.meta.url), 'utf8');
const route: Route = ({ host, pathname }) => {
  if (host === 'www.sec.gov') return { body: recorded('company_tickers_exchange.json') };
  if (host === 'api.gleif.org') return { body: recorded('gleif_puma.json'), headers: { 'content-type': 'application/vnd.api+json' } };
  return pathname === '/v3/mapping' ? { body: recorded('openfigi_isin.json') } : undefined;
};

let server: Server | undefined;
afterEach(async () => await server?.close());

async function ask(words: string, over: Route = route): Promise<Proposal> {
  server = await serve(over);
  const context = { ...contextOf(memory({})), fetch: server.fetch };
  return await askIdentity(words, { context, config: { contact: 'Test test@example.com' }, secret: () => undefined });
}

describe('asking who it is', () => {
  test('a ticker: the CIK of the SEC, the markets and issues of OpenFIGI, in rows the register reads', async () => {
    const { yaml } = await ask('IBM');
    const [ibm] = parseEntities('entities.yaml', `entities:\n${yaml}`).filter(({ listings }) => listings.length > 0);
    expect(ibm?.listings.map(({ ticker, mic }) => `${ticker}@${mic}`)).toContain('IBM@XNYS');
    expect(ibm?.listings.every(({ shareClass }) => shareClass === 'BBG001S5S399')).toBe(true);
    expect(yaml).toContain('cik: "51143"');
    expect(JSON.parse(server?.asked.find(({ url }) => url.includes('openfigi'))?.body ?? '')).toEqual([
      { idType: 'TICKER', idValue: 'IBM', exchCode: 'US' },
    ]);
  });

  test('a name: the legal person with its LEI', async () => {
    const { yaml, notes } = await ask('Puma SE');
    expect(yaml).toContain('lei: 529900GRZ2BQY5ZM9N49');
    expect(notes).toEqual([]);
  });

  test('the SEC’s NYSE is no market', async () => {
    const { yaml, notes } = await ask('UUUU', (url, request) =>
      url.host === 'api.openfigi.com' ? { body: '[{"warning":"No identifier found."}]' } : route(url, request),
    );
    expect(yaml).not.toContain('XNYS');
    expect(notes.join()).toContain('NYSE American');
  });

  test('a question refused with status 200 is a note, and the others answer', async () => {
    const { yaml, notes } = await ask('NVDA', (url, request) =>
      url.host === 'api.openfigi.com' ? { body: '[{"error":"Invalid value for idType."}]' } : route(url, request),
    );
    expect(notes.join()).toContain('Invalid value for idType');
    expect(yaml).toContain('cik: "1045810"');
  });

  test('nobody knows it', async () => {
    const { yaml, notes } = await ask('Nobody & Sons', () => ({ body: '{"data":[]}' }));
    expect(yaml).toBe('');
    expect(notes).toEqual(['none of the SEC, OpenFIGI and GLEIF knows it']);
  });

  test('nobody says who asks', async () => {
    const context = contextOf(memory({}));
    await expect(askIdentity('IBM', { context, config: {}, secret: () => undefined })).rejects.toThrow('nobody says who asks');
  });
});
