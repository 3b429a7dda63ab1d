/**
 * OpenFIGI: which listings, composites and share classes a ticker or an ISIN has. https://www.openfigi.com/api
 * Without a key 25 requests a minute; errors of single questions come with status 200.
 */
import * as v from 'valibot';
import type { HostRule } from '../connector.ts';
import type { Http } from '../http.ts';
import { jsonAs } from '../json-as.ts';

export const OPENFIGI: HostRule = {
  host: 'api.openfigi.com',
  perSecond: 25 / 60,
  refused: 'the key in OPENFIGI_API_KEY is not known; leave it out, or get one at openfigi.com',
};

/** One listing as OpenFIGI tells it. */
export interface FigiListing {
  readonly figi: string;
  readonly name: string;
  readonly ticker: string;
  /** Bloomberg's code of the exchange; `US` is the composite, no market. */
  readonly exchCode: string;
  readonly compositeFIGI: string | null;
  readonly shareClassFIGI: string | null;
  readonly securityType2: string;
}

const listing = v.object({
  figi: v.string(),
  name: v.string(),
  ticker: v.string(),
  exchCode: v.string(),
  compositeFIGI: v.nullable(v.string()),
  shareClassFIGI: v.nullable(v.string()),
  securityType2: v.string(),
});
const answers = v.array(
  v.union([v.object({ data: v.array(listing) }), v.object({ warning: v.string() }), v.object({ error: v.string() })]),
);

/** What is asked: an ISIN, or a ticker with its market or in all of the United States. */
export type FigiJob =
  | { readonly idType: 'ID_ISIN'; readonly idValue: string }
  | { readonly idType: 'TICKER'; readonly idValue: string; readonly micCode?: string; readonly exchCode?: string };

/** The listings; none where nothing is known. Throws SourceError for a question it refuses. */
export async function askOpenFigi(job: FigiJob, http: Http, key: string | undefined): Promise<readonly FigiListing[]> {
  const payload = await http.get('https://api.openfigi.com/v3/mapping', {
    method: 'POST',
    expect: 'json',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify([job]),
    ...(key !== undefined && { secretHeaders: { 'x-openfigi-apikey': key } }),
  });
  const [answer] = jsonAs(answers, payload);
  if (!answer) throw payload.problem('the answer is empty');
  if ('error' in answer) throw payload.problem(`the question was refused: ${answer.error}`);
  return 'data' in answer ? answer.data : [];
}

/** Markets by Bloomberg's exchange codes, as segment MICs; codes of composites and trading systems stand for none. */
const MARKETS: Readonly<Record<string, string>> = {
  UN: 'XNYS',
  UA: 'XASE',
  UP: 'ARCX',
  UW: 'XNAS',
  UQ: 'XNAS',
  UR: 'XNAS',
  AT: 'XASX',
  CT: 'XTSE',
  CV: 'XTSX',
  LN: 'XLON',
  CG: 'XSHG',
  CS: 'XSHE',
  HK: 'XHKG',
  JT: 'XTKS',
  GY: 'XETR',
  FP: 'XPAR',
  NA: 'XAMS',
  SE: 'XSWX',
  KP: 'XKRX',
  IB: 'XBOM',
  IS: 'XNSE',
};

/** The market of a listing, where its code means one. */
export function marketOf(exchCode: string): string | undefined {
  return Object.hasOwn(MARKETS, exchCode) ? MARKETS[exchCode] : undefined;
}
