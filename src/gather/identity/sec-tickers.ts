/** The SEC's list of tickers: CIK and name for each, and an exchange that is no market: its "NYSE" is NYSE American too. */
import * as v from 'valibot';
import { tickerKey } from '../../model/identifier.ts';
import type { HostRule } from '../connector.ts';
import type { Http } from '../http.ts';
import { jsonAs } from '../json-as.ts';

export const SEC_TICKERS: HostRule = {
  host: 'www.sec.gov',
  budget: 'sec.gov',
  perSecond: 8,
  refused: "say who asks: contact: 'Company admin@example.com' in factloom.config.ts",
};

export interface Registrant {
  /** Without leading zeros. */
  readonly cik: string;
  readonly name: string;
  readonly ticker: string;
  /** As the SEC has it: `Nasdaq`, `NYSE`, `OTC`, `CBOE`; undefined where it has none. */
  readonly exchange: string | undefined;
}

const table = v.object({
  fields: v.tuple([v.literal('cik'), v.literal('name'), v.literal('ticker'), v.literal('exchange')]),
  data: v.array(v.tuple([v.number(), v.string(), v.string(), v.nullable(v.string())])),
});

/** Those with that ticker. A company has one for each share class: GOOG and GOOGL are one CIK. */
export async function askSecTickers(ticker: string, http: Http): Promise<readonly Registrant[]> {
  const payload = await http.get('https://www.sec.gov/files/company_tickers_exchange.json', { expect: 'json' });
  return jsonAs(table, payload)
    .data.filter(([, , own]) => tickerKey(own) === tickerKey(ticker))
    .map(([cik, name, own, exchange]) => ({ cik: String(cik), name, ticker: own, exchange: exchange || undefined }));
}
