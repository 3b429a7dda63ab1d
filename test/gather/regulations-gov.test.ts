/** Regulations.gov: a recorded page of documents, as leads. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { regulationsGov } from '../../src/gather/regulations-gov.ts';
import { connectorContract } from './contract.ts';
import { type Ran, type Run, run } from './run.ts';
import { type Route, type Server, serve } from './server.ts';

const recorded = readFileSync(new URL('../../fixtures/recorded/regulations-gov/documents.json', import.meta.url), 'utf8');
const route: Route = () => ({ body: recorded, headers: { 'content-type': 'application/vnd.api+json' } });
const connector = () => regulationsGov({ term: 'Bears Ears', from: '2024-01-01' });
const secrets = { REGULATIONS_GOV_API_KEY: 'x'.repeat(40) };

connectorContract({
  connector,
  route,
  run: { secrets },
  atLeast: 3,
  leads: true,
  odd: {
    error: '{"errors":[{"status":"400","title":"INVALID_PARAMETER"}]}',
    // No document in a window is an answer.
    empty: null,
    renamed: (good) => good.replaceAll('"attributes"', '"fields"'),
  },
});

describe('Regulations.gov', () => {
  let server: Server | undefined;
  afterEach(async () => await server?.close());
  const ran = async (over: Route = route, more: Omit<Run, 'server'> = {}): Promise<Ran> => {
    server = await serve(over);
    return await run(connector(), { secrets, ...more, server });
  };

  test('a document is a lead with the address a person opens, and no fact', async () => {
    const { leads, facts } = await ran();
    expect(facts).toEqual([]);
    expect(leads.find(({ id }) => id === 'EPA-R09-OAR-2024-0555-0001')).toEqual({
      kind: 'lead',
      id: 'EPA-R09-OAR-2024-0555-0001',
      title: 'Receipt of Request for Coverage Under a General Air Quality Permit - San Juan Lateral WTP Rock Crusher',
      url: 'https://www.regulations.gov/document/EPA-R09-OAR-2024-0555-0001',
      publisher: 'EPA',
      publishedAt: '2024-11-15T05:00:00Z',
      firstSeenAt: '2026-11-23T12:00:00Z',
    });
  });

  test('the key goes in a header', async () => {
    await ran();
    expect(server?.asked[0]).toMatchObject({
      headers: { 'x-api-key': secrets.REGULATIONS_GOV_API_KEY },
      url: expect.not.stringContaining('xxx'),
    });
  });

  test('without a key it says where to get one', async () => {
    expect((await ran(route, { secrets: {} })).gaps[0]?.message).toContain('set REGULATIONS_GOV_API_KEY');
  });

  test('a document that was withdrawn is no lead', async () => {
    const { leads } = await ran(() => ({ body: recorded.replace('"withdrawn": false', '"withdrawn": true') }));
    expect(leads).toHaveLength(2);
  });
});
