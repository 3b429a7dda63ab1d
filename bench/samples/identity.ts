/** Samples of those who tell who is who: GLEIF and OpenFIGI, played to the code that asks them. */
import * as v from 'valibot';
import type { HostRule } from '../../src/gather/connector.ts';
import { type Http, openNetwork } from '../../src/gather/http.ts';
import { askGleif, GLEIF } from '../../src/gather/identity/gleif.ts';
import { askOpenFigi, OPENFIGI } from '../../src/gather/identity/openfigi.ts';
import { jsonAs } from '../../src/gather/json-as.ts';
import type { Outcome, Reader, Sample } from './reader.ts';

export const identity: readonly Reader[] = [
  {
    file: /^gleif\/(?:lei-records-list|lei_records__(?:multi|direct-children))/,
    connector: 'gleif',
    read: async ({ payload }) => {
      const found = await askGleif({ name: 'Anybody' }, played(GLEIF, payload('bytes').bytes, 200));
      return { said: `${found.length} legal entities` };
    },
  },
  { file: /^openfigi\/mapping_bad_key/, connector: 'openfigi', read: recorded, refused: /answered 401/ },
  { file: /^openfigi\/mapping_invalid_idtype/, connector: 'openfigi', read: recorded, refused: /Invalid value for idType/ },
  { file: /^openfigi\/404/, connector: 'openfigi', read: recorded, refused: /404/ },
  { file: /^openfigi\/mapping_invalid_identifier/, connector: 'openfigi', read: bare, refused: /Invalid idValue format/ },
  { file: /^openfigi\/mapping_isin/, connector: 'openfigi', read: bare },
  { file: /^openfigi\/mapping_/, connector: 'openfigi', read: recorded },
];

const exchange = v.object({
  response: v.object({ status: v.number(), bodyJson: v.optional(v.unknown()), bodyText: v.optional(v.string()) }),
});

/** An answer that was recorded with its status. */
async function recorded({ payload }: Sample): Promise<Outcome> {
  const { status, bodyJson, bodyText = JSON.stringify(bodyJson) } = jsonAs(exchange, payload('json')).response;
  return await listings(bodyText, status);
}

async function bare({ payload }: Sample): Promise<Outcome> {
  return await listings(payload('bytes').bytes, 200);
}

async function listings(body: string | Uint8Array, status: number): Promise<Outcome> {
  const found = await askOpenFigi({ idType: 'TICKER', idValue: 'AAPL' }, played(OPENFIGI, body, status), undefined);
  return { said: `${found.length} listings` };
}

/** A client to whom one answer is given, whatever it asks. */
function played(host: HostRule, body: string | Uint8Array, status: number): Http {
  const fetch = async (): Promise<Response> => new Response(typeof body === 'string' ? body : Uint8Array.from(body), { status });
  const network = { fetch, signal: new AbortController().signal, userAgent: 'samples', now: new Date(0).toISOString() };
  return openNetwork(network, [host])([host]);
}
