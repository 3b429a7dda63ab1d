/** Who and what can be named: companies, countries, materials, laws, agencies, places, and terms that are not entities. */

export const ENTITY_CLASSES = [
  'company',
  'country',
  'region',
  'place',
  'agency',
  'organisation',
  'publisher',
  'person',
  'material',
  'product',
  'law',
  'programme',
  'sector',
  'index',
  'currency',
  'term',
] as const;
export type EntityClass = (typeof ENTITY_CLASSES)[number];

/** Where a share trades. A ticker is an attribute of a listing, not an identity. */
export interface Listing {
  readonly ticker: string;
  /** ISO 10383 market identifier code: `XNYS`. */
  readonly mic: string;
  /** Name of the exchange as printed before the ticker: `NYSE American`. */
  readonly exchange: string;
  /** Of this very listing. */
  readonly figi?: string;
  /** FIGI of all listings of the issue in one country. */
  readonly composite?: string;
  /** FIGI of the issue: one share class wherever it trades. */
  readonly shareClass?: string;
  /** Of the issue. */
  readonly isin?: string;
  /** ISO days, inclusive, between which the ticker was this issue's. Open where they are left out. */
  readonly from?: string;
  readonly until?: string;
}

export interface Entity {
  readonly id: string;
  /** The name in full, as at first mention. Case is kept as given: `MP Materials`, `rare earths`. */
  readonly name: string;
  /** The name at later mentions; the full one where there is no shorter. */
  readonly short: string;
  /** `the` where prose needs it: the U.S. Geological Survey. */
  readonly article: '' | 'the';
  readonly class: EntityClass;
  /** Classes of things it is one of, by entity id: neodymium is one of `rare-earths`, gallium is not. */
  readonly isA: readonly string[];
  /** Every other name a text may use, adjectives included: `Chinese`, `U.S.`. */
  readonly aliases: readonly string[];
  readonly listings: readonly Listing[];
  /** `lei`, `cik`, `isin`, `figi`, … */
  readonly identifiers: Readonly<Record<string, string>>;
  /** Whether the name takes a plural verb: `rare earths`, `AI and semiconductors`. */
  readonly plural: boolean;
}

/** All names of an entity, longest first. */
export function namesOf(entity: Entity): readonly string[] {
  return [...new Set([entity.name, entity.short, ...entity.aliases])].sort((a, b) => b.length - a.length);
}

/** What the exchanges of a register are called: segment MICs keep their own name (UUUU trades on NYSE American, not the NYSE). */
export const EXCHANGES: Readonly<Record<string, string>> = {
  XNYS: 'NYSE',
  XASE: 'NYSE American',
  ARCX: 'NYSE Arca',
  XNAS: 'NASDAQ',
  XASX: 'ASX',
  XTSE: 'TSX',
  XTSX: 'TSXV',
  XLON: 'LSE',
  XSHG: 'SSE',
  XSHE: 'SZSE',
  XHKG: 'HKEX',
  XTKS: 'TSE',
  XKRX: 'KRX',
  XETR: 'Xetra',
  XPAR: 'Euronext Paris',
  XAMS: 'Euronext Amsterdam',
  XSWX: 'SIX',
  XBOM: 'BSE',
  XNSE: 'NSE',
  OTCM: 'OTC',
};
