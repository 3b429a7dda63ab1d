/** Which companies are meant: by id in the register, by Central Index Key or by ticker, and the register's own where none are named. */
import { ConfigError, SourceError } from '../../errors.ts';
import type { Entity } from '../../model/entity.ts';
import type { Gathering } from '../connector.ts';
import { told } from '../gather.ts';
import type { Edgar } from './ask.ts';
import { type Registrant, readTickers, TICKERS, withTicker } from './tickers.ts';

/** The CIKs meant, each once. Throws ConfigError for a registered entity without one. A ticker the SEC does not have is a gap. */
export async function companiesOf(wanted: readonly string[] | undefined, edgar: Edgar, gathering: Gathering): Promise<readonly string[]> {
  const { register } = gathering;
  const names =
    wanted ?? [...register.entities].flatMap(({ id, identifiers }) => (identifiers['cik'] === undefined ? [] : [id])).toSorted();
  const byName = new Map(names.map((name) => [name, cikOf(name, register.find(name))]));
  const symbols = names.filter((name) => byName.get(name) === undefined);
  if (symbols.length > 0) {
    const registrants = await askTickers(edgar, gathering);
    for (const symbol of symbols) {
      const [found] = withTicker(symbol, registrants ?? []);
      if (found) byName.set(symbol, found.cik);
      else if (registrants)
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

/** The list of tickers; where it cannot be had, a gap of its own. */
async function askTickers(edgar: Edgar, { gap }: Gathering): Promise<readonly Registrant[] | undefined> {
  try {
    for (const url of TICKERS) {
      const payload = await edgar.get(url, 'json');
      if (payload) return readTickers(payload);
    }
    throw new SourceError('the SEC has no list of tickers where it was', { file: TICKERS[0], hint: 'name companies by CIK' });
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    gap('tickers', told(error));
    return undefined;
  }
}
