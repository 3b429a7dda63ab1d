/** The SEC's lists of tickers: CIK and name for each, and in one of them an exchange that is no market: its "NYSE" is NYSE American too. */
import * as v from 'valibot';
import { tickerKey } from '../../model/identifier.ts';
import { jsonAs } from '../json-as.ts';
import type { Payload } from '../payload.ts';

/** With exchanges and without: the second is there should the first be moved. */
export const TICKERS = [
  'https://www.sec.gov/files/company_tickers_exchange.json',
  'https://www.sec.gov/files/company_tickers.json',
] as const;

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
const list = v.record(v.string(), v.object({ cik_str: v.number(), ticker: v.string(), title: v.string() }));

/** The rows of either list; a company has one for each share class: GOOG and GOOGL are one CIK. Throws SourceError where it has another shape. */
export function readTickers(payload: Payload): readonly Registrant[] {
  const raw = payload.json();
  if (typeof raw === 'object' && raw !== null && 'fields' in raw)
    return jsonAs(table, payload).data.map(([cik, name, ticker, exchange]) => ({
      cik: String(cik),
      name,
      ticker,
      exchange: exchange || undefined,
    }));
  return Object.values(jsonAs(list, payload)).map(({ cik_str, ticker, title }) => ({
    cik: String(cik_str),
    name: title,
    ticker,
    exchange: undefined,
  }));
}

/** Those with a ticker, however its share class is written: `BRK.B`, `BRK-B`. */
export function withTicker(ticker: string, registrants: readonly Registrant[]): readonly Registrant[] {
  return registrants.filter((one) => tickerKey(one.ticker) === tickerKey(ticker));
}
