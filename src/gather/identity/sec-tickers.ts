/** Who has a ticker, by the SEC's list. */
import type { HostRule } from '../connector.ts';
import type { Http } from '../http.ts';
import { HOSTS } from '../sec/ask.ts';
import { type Registrant, readTickers, TICKERS, withTicker } from '../sec/tickers.ts';

/** The hosts of the SEC. */
export const SEC_TICKERS: readonly HostRule[] = HOSTS;

/** Those with that ticker; one company for several share classes, and never a guess among them. */
export async function askSecTickers(ticker: string, http: Http): Promise<readonly Registrant[]> {
  return withTicker(ticker, readTickers(await http.get(TICKERS[0], { expect: 'json' })));
}
