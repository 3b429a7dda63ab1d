/** Which companies are meant: by id in the register, by Central Index Key or by ticker, and the register's own where none are named. */
import * as v from 'valibot';
import { ConfigError, SourceError } from '../../errors.ts';
import type { Entity } from '../../model/entity.ts';
import type { Gathering } from '../connector.ts';
import { told } from '../gather.ts';
import { jsonAs } from '../json-as.ts';
import type { Payload } from '../payload.ts';
import type { Edgar } from './ask.ts';

/** With the exchange and without: the second is there should the first be moved. */
const TICKERS = ['https://www.sec.gov/files/company_tickers_exchange.json', 'https://www.sec.gov/files/company_tickers.json'];

/** The CIKs meant, each once. Throws ConfigError for a registered entity without one. A ticker the SEC does not have is a gap. */
export async function companiesOf(wanted: readonly string[] | undefined, edgar: Edgar, gathering: Gathering): Promise<readonly string[]> {
  const { register } = gathering;
  const names =
    wanted ?? [...register.entities].flatMap(({ id, identifiers }) => (identifiers['cik'] === undefined ? [] : [id])).toSorted();
  const byName = new Map(names.map((name) => [name, cikOf(name, register.find(name))]));
  const symbols = names.filter((name) => byName.get(name) === undefined);
  if (symbols.length > 0) {
    const tickers = await askTickers(edgar, gathering);
    for (const symbol of symbols) {
      const cik = tickers?.get(tickerKey(symbol));
      if (cik !== undefined) byName.set(symbol, cik);
      else if (tickers)
        gathering.gap(`ticker ${symbol}`, `no entity has that id, and the SEC lists no company with the ticker ${symbol}; say its CIK`);
    }
  }
  return [...new Set([...byName.values()].filter((cik) => cik !== undefined))];
}

/** The CIK of an entity, or the number that a name is; undefined for a ticker. */
function cikOf(name: string, entity: Entity | undefined): string | undefined {
  const cik = entity ? entity.identifiers['cik'] : name;
  if (/^\d{1,10}$/.test(cik ?? '')) return String(Number(cik));
  if (!entity) return undefined;
  throw new ConfigError(cik === undefined ? `${name} has no cik` : `the cik of ${name} is no number: ${cik}`, {
    file: 'entities.yaml',
    hint: 'its Central Index Key is found at https://www.sec.gov/search-filings: identifiers: { cik: "1045810" }',
  });
}

/** CIKs by ticker; where they cannot be had, a gap of its own. */
async function askTickers(edgar: Edgar, { gap }: Gathering): Promise<ReadonlyMap<string, string> | undefined> {
  try {
    for (const url of TICKERS) {
      const payload = await edgar.get(url, 'json');
      if (payload) return readTickers(payload);
    }
    throw new SourceError('the SEC has no list of tickers where it was', { file: TICKERS[0] ?? '', hint: 'name companies by CIK' });
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    gap('tickers', told(error));
    return undefined;
  }
}

const table = v.object({ fields: v.array(v.string()), data: v.array(v.array(v.nullable(v.union([v.string(), v.number()])))) });
const list = v.record(v.string(), v.object({ cik_str: v.number(), ticker: v.string() }));

/** CIKs by ticker, from either list. Throws SourceError where it has another shape. */
export function readTickers(payload: Payload): ReadonlyMap<string, string> {
  const found = jsonAs(v.union([table, list], 'neither a table of tickers nor a list'), payload);
  if (!isTable(found)) return new Map(Object.values(found).map(({ ticker, cik_str }) => [tickerKey(ticker), String(cik_str)]));
  const { fields, data } = found;
  const [cik, ticker] = [fields.indexOf('cik'), fields.indexOf('ticker')];
  if (cik < 0 || ticker < 0) throw payload.problem(`the table of tickers has no columns cik and ticker: ${fields.join(', ')}`);
  return new Map(data.map((row) => [tickerKey(String(row[ticker])), String(row[cik])]));
}

function isTable(found: v.InferOutput<typeof table> | v.InferOutput<typeof list>): found is v.InferOutput<typeof table> {
  return Array.isArray(found['fields']);
}

/** `BRK.B`, `BRK/B` and `BRK-B` are one. */
function tickerKey(ticker: string): string {
  return ticker.toUpperCase().replace(/[./]/g, '-');
}
