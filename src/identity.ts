/** What the SEC, OpenFIGI and GLEIF know of a name, ticker or ISIN, as a proposal for entities.yaml; nothing of it is taken by itself. */
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { ConfigError, SourceError } from './errors.ts';
import { openNetwork } from './gather/http.ts';
import { askGleif, GLEIF, type LegalEntity } from './gather/identity/gleif.ts';
import { askOpenFigi, type FigiJob, type FigiListing, marketOf, OPENFIGI } from './gather/identity/openfigi.ts';
import { askSecTickers, SEC_TICKERS } from './gather/identity/sec-tickers.ts';
import { slug } from './gather/register.ts';
import type { Registrant } from './gather/sec/tickers.ts';
import { EXCHANGES } from './model/entity.ts';
import { wrongIdentifier } from './model/identifier.ts';
import { nameKey } from './model/name-key.ts';
import { VERSION } from './version.ts';

export interface Proposal {
  /** Rows for entities.yaml; empty where nothing was found. */
  readonly yaml: string;
  /** What to look at before it is taken. */
  readonly notes: readonly string[];
}

interface Asking {
  readonly context: Context;
  readonly config: Config;
  readonly secret: (name: string) => string | undefined;
}

/** Asks all three. Throws ConfigError where nobody says who asks; a source that fails is a note. */
export async function askIdentity(words: string, { context, config, secret }: Asking): Promise<Proposal> {
  if (config.contact === undefined)
    throw new ConfigError('nobody says who asks', {
      file: 'factloom.config.ts',
      hint: "contact: 'Company admin@example.com'; the SEC refuses those who do not say",
    });
  const rules = [...SEC_TICKERS, OPENFIGI, GLEIF];
  const network = { fetch: context.fetch, signal: context.signal, now: context.now, userAgent: `Factloom/${VERSION} (${config.contact})` };
  const http = openNetwork(network, rules)(rules);
  const notes: string[] = [];
  const asked = async <T>(run: Promise<readonly T[]>): Promise<readonly T[]> =>
    await run.catch((error: unknown) => {
      if (!(error instanceof SourceError)) throw error;
      notes.push(error.message);
      return [];
    });
  const isin = wrongIdentifier('isin', words) === undefined ? words : undefined;
  const [, ticker, mic] = /^([A-Z0-9][A-Z0-9.-]{0,8})(?:@([A-Z0-9]{4}))?$/.exec(words) ?? [];
  const job = figiJob(isin, ticker, mic);
  const [figis, registrants, legal] = await Promise.all([
    job ? asked(askOpenFigi(job, http, secret('OPENFIGI_API_KEY'))) : [],
    ticker !== undefined && isin === undefined ? asked(askSecTickers(ticker, http)) : [],
    isin !== undefined || ticker === undefined ? asked(askGleif(isin === undefined ? { name: words } : { isin }, http)) : [],
  ]);
  return propose({ figis, registrants, legal, isin }, notes);
}

function figiJob(isin: string | undefined, ticker: string | undefined, mic: string | undefined): FigiJob | undefined {
  if (isin !== undefined) return { idType: 'ID_ISIN', idValue: isin };
  if (ticker === undefined) return undefined;
  return { idType: 'TICKER', idValue: ticker, ...(mic === undefined ? { exchCode: 'US' } : { micCode: mic }) };
}

interface Found {
  readonly figis: readonly FigiListing[];
  readonly registrants: readonly Registrant[];
  readonly legal: readonly LegalEntity[];
  readonly isin: string | undefined;
}

/** One row for each legal person; share classes and listings of different issues are never put together. */
function propose({ figis, registrants, legal, isin }: Found, notes: string[]): Proposal {
  const issues = Map.groupBy(figis, ({ shareClassFIGI, figi }) => shareClassFIGI ?? figi);
  if (issues.size > 1) notes.push(`OpenFIGI knows ${issues.size} issues of it; each stands with its own listings`);
  const names = [...legal.map(({ name }) => name), ...registrants.map(({ name }) => name), ...figis.map(({ name }) => name)];
  const byName = Map.groupBy(names, nameKey);
  if (byName.size === 0) return { yaml: '', notes: [...notes, 'none of the SEC, OpenFIGI and GLEIF knows it'] };
  if (byName.size > 1)
    notes.push(`${byName.size} names were found: ${[...byName.values()].map(([name]) => name).join('; ')}; keep the right one`);
  if (registrants.some(({ exchange }) => exchange === 'NYSE'))
    notes.push('the SEC says NYSE of NYSE American too: the market is OpenFIGI’s');
  for (const { lei, status } of legal) if (status !== 'ISSUED') notes.push(`the LEI ${lei} is ${status.toLowerCase()}`);
  const rows = [...byName].map(([key, [name = '']]) => {
    const lei = legal.find((one) => nameKey(one.name) === key)?.lei;
    const cik = registrants.find((one) => nameKey(one.name) === key)?.cik;
    const listings = figis.filter((one) => nameKey(one.name) === key || byName.size === 1).flatMap((one) => listingRow(one, isin));
    const identifiers = [lei && `lei: ${lei}`, cik && `cik: "${cik}"`].filter(Boolean);
    return [
      `  - id: ${slug(name)}`,
      `    name: ${JSON.stringify(name)}`,
      '    class: company',
      ...(identifiers.length > 0 ? [`    identifiers: { ${identifiers.join(', ')} }`] : []),
      ...(listings.length > 0 ? ['    listings:', ...new Set(listings)] : []),
    ].join('\n');
  });
  return { yaml: `${rows.join('\n')}\n`, notes };
}

/** A listing on a market this program has a name for. */
function listingRow({ ticker, exchCode, figi, compositeFIGI, shareClassFIGI }: FigiListing, isin: string | undefined): readonly string[] {
  const mic = marketOf(exchCode);
  if (mic === undefined || EXCHANGES[mic] === undefined) return [];
  const fields = [
    `ticker: ${JSON.stringify(ticker.replaceAll('/', '.'))}`,
    `mic: ${mic}`,
    `figi: ${figi}`,
    compositeFIGI && `composite: ${compositeFIGI}`,
    shareClassFIGI && `shareClass: ${shareClassFIGI}`,
    isin && `isin: ${isin}`,
  ];
  return [`      - { ${fields.filter(Boolean).join(', ')} }`];
}
