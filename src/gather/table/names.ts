/** Whom a cell or heading names: an entity of the register by identifier, ticker or name, or one proposed for it. */
import { SourceError } from '../../errors.ts';
import { EXCHANGES } from '../../model/entity.ts';
import type { EntityProposal, Register } from '../connector.ts';
import { type Countries, loadCountries, WORLD } from '../country.ts';
import type { FindColumn } from './columns.ts';
import type { Row } from './grid.ts';
import type { SubjectTerms } from './terms.ts';

/** The id of whom a row is about; `name` is what the heading says, where it says it. Throws SourceError where nobody, or several, can be meant. */
export type ReadName = (row: Row, name?: string) => string;

/** Whom a row is about by what is declared: always the same, or by the cells of the row. */
export async function nameReader(terms: string | EntityProposal | SubjectTerms, find: FindColumn, register: Register): Promise<ReadName> {
  const countries = typeof terms === 'object' && terms.class === 'country' ? await loadCountries() : undefined;
  if (typeof terms === 'string' || 'name' in terms) {
    const id = entityOf(terms, register);
    return () => id;
  }
  const column = terms.column === undefined ? undefined : find(terms.column);
  const identifiers = Object.entries(terms.identifiers ?? {}).map(([scheme, heading]) => [scheme, find(heading)] as const);
  const ticker = terms.ticker === undefined ? undefined : find(terms.ticker);
  const known = new Map<string, string>();
  const alone = identifiers.length === 0 && ticker === undefined ? column : undefined;
  return (row, name) => {
    const plain = alone === undefined || name !== undefined ? undefined : row[alone];
    const before = typeof plain === 'string' ? known.get(plain) : undefined;
    if (before !== undefined) return before;
    const cell = (index: number | undefined): string => (index === undefined ? '' : String(row[index] ?? '').trim());
    const symbol = cell(ticker);
    const called = name ?? (cell(column) || symbol);
    if (called === '') throw new SourceError('the row names nobody');
    const ids = identifiers.map(([scheme, index]) => [scheme, cell(index)] as const).filter(([, id]) => id !== '');
    const key = [called, symbol, ...ids.flat()].join('\u0000');
    const found =
      (alone === undefined ? known.get(key) : known.get(called)) ??
      whom(called, symbol, Object.fromEntries(ids), terms, register, countries);
    known.set(alone === undefined ? key : called, found);
    return found;
  };
}

function entityOf(whose: string | EntityProposal, register: Register): string {
  if (typeof whose !== 'string') return register.entity(whose);
  if (register.find(whose)) return whose;
  throw new SourceError(`unknown entity \`${whose}\``, {
    hint: 'add it to entities.yaml, or describe it in the mapping: { name: copper, class: material }',
  });
}

function whom(
  name: string,
  ticker: string,
  identifiers: Readonly<Record<string, string>>,
  { class: kind, as, mic }: SubjectTerms,
  register: Register,
  countries: Countries | undefined,
): string {
  const meant = as?.[name];
  if (meant !== undefined) return entityOf(meant, register);
  if (countries) return register.entity(country(name, identifiers, countries));
  const listed = ticker === '' ? [] : listedAs(ticker, mic, register);
  if (listed.length > 1)
    throw new SourceError(`${ticker} may be ${listed.join(' or ')}`, {
      hint: 'say the market of the tickers as `mic`, or whom it means under `as`',
    });
  const [only] = listed;
  if (only !== undefined) return only;
  const exchange = mic === undefined ? undefined : EXCHANGES[mic];
  const listings = ticker !== '' && mic !== undefined && exchange !== undefined ? [{ ticker, mic, exchange }] : [];
  return register.entity({ class: kind, identifiers, listings, ...(kind === 'company' ? company(name) : { name }) });
}

/** A company as prose has it: the Home Depot for `Home Depot (The)`, and Apple at later mentions of `Apple Inc.` */
function company(given: string): Pick<EntityProposal, 'name' | 'short' | 'article' | 'aliases'> {
  const name = given.replace(/ \(The\)$/, '');
  const article = name === given ? '' : 'the';
  return { name, article, short: name.replace(FORM, ''), aliases: name === given ? [] : [given] };
}

/** Legal forms that prose leaves out; `Company` and `Group` are mostly part of the name. */
const FORM =
  /(?<=\p{L}[\p{L}\p{N}&’'.-]*)(?:,? (?:Inc\.?|Incorporated|Corp\.|Corporation|Ltd\.?|Limited|PLC|plc|N\.V\.|S\.A\.|SE|AG)| & Co\.)$/u;

/** A country by ISO's list; what stands among countries and is none is a region: the world, high income. */
function country(name: string, identifiers: Readonly<Record<string, string>>, countries: Countries): EntityProposal {
  const found = countries.find(name, identifiers['iso3']);
  if (found) return found;
  return /^world\b/i.test(name) ? WORLD : { name, class: 'region' };
}

/** Entities with a listing of that ticker, on that market where one is given. */
function listedAs(ticker: string, mic: string | undefined, register: Register): readonly string[] {
  const found: string[] = [];
  for (const { id, listings } of register.entities)
    if (listings.some((listing) => listing.ticker === ticker && (mic === undefined || listing.mic === mic))) found.push(id);
  return found;
}
