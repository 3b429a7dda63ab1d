/**
 * Identifiers of entities, issues and listings, four levels that are never merged: a legal person (LEI; CIK for those that
 * report to the SEC), an issue (ISIN, share-class FIGI), a country's composite (FIGI), a listing (ticker and market, FIGI).
 */
import type { Entity, Listing } from './entity.ts';

/** What is wrong with an identifier, in words; undefined where it is well formed and its check digit right, or its scheme has none. */
export function wrongIdentifier(scheme: string, value: string): string | undefined {
  const rule = Object.hasOwn(RULES, scheme) ? RULES[scheme] : undefined;
  if (!rule) return undefined;
  if (!rule.shape.test(value)) return `${JSON.stringify(value)} is no ${rule.name}: ${rule.like}`;
  return rule.check(value) ? undefined : `${value} is no ${rule.name}: its check digit is wrong; look it up again`;
}

interface Scheme {
  readonly name: string;
  readonly shape: RegExp;
  readonly like: string;
  readonly check: (value: string) => boolean;
}

const FIGI: Scheme = {
  name: 'FIGI',
  shape: /^(?!BS|BM|GG|GB|GH|KY|VG)[B-DF-HJ-NP-TV-Z]{2}G[B-DF-HJ-NP-TV-Z0-9]{8}\d$/,
  like: '12 characters such as BBG000B9XRY4',
  check: (value) => figiDigit(value.slice(0, 11)) === value[11],
};

const RULES: Readonly<Record<string, Scheme>> = {
  lei: {
    name: 'LEI',
    shape: /^[A-Z0-9]{18}\d{2}$/,
    like: '20 characters such as 529900GRZ2BQY5ZM9N49',
    check: (value) => mod97(value) === 1,
  },
  isin: {
    name: 'ISIN',
    shape: /^[A-Z]{2}[A-Z0-9]{9}\d$/,
    like: '12 characters such as US0378331005',
    check: (value) => luhn([...value].map(numberOf).join('')),
  },
  cusip: {
    name: 'CUSIP',
    shape: /^[A-Z0-9*@#]{8}\d$/,
    like: '9 characters such as 037833100',
    check: (value) => figiDigit(value.slice(0, 8)) === value[8],
  },
  cik: { name: 'CIK', shape: /^\d{1,10}$/, like: 'up to 10 digits such as 1045810', check: (value) => Number(value) > 0 },
  figi: FIGI,
  'figi-sc': FIGI,
};

/** A is 10, Z is 35. */
function numberOf(character: string): number {
  return Number.parseInt(character, 36);
}

/** ISO 7064 MOD 97-10, as ISO 17442 has it for the LEI. */
function mod97(value: string): number {
  return [...[...value].map(numberOf).join('')].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);
}

/** The Luhn sum of digits whose last one is the check digit (ISO 6166 for the ISIN). */
function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** "Modulus 10 double add double", the check digit of CUSIP and FIGI. */
function figiDigit(value: string): string {
  const sum = [...value].reduce((total, character, index) => {
    const code = { '*': 36, '@': 37, '#': 38 }[character] ?? numberOf(character);
    const weighed = index % 2 === 1 ? code * 2 : code;
    return total + Math.floor(weighed / 10) + (weighed % 10);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** Everything that belongs to this entity alone, as keys: `lei:…`, `isin:…`, `MP@XNYS` (with its time where it has one). */
export function identitiesOf({ identifiers, listings }: Pick<Entity, 'identifiers' | 'listings'>): readonly string[] {
  const own = Object.entries(identifiers).filter(([scheme]) => Object.hasOwn(RULES, scheme));
  const keys = [
    ...own.map(([scheme, value]) => identityKey(scheme, value)),
    ...listings.flatMap((listing) => [
      `${tickerKey(listing.ticker)}@${listing.mic}${(listing.from ?? listing.until) ? ` (${listing.from ?? ''}/${listing.until ?? ''})` : ''}`,
      ...(['figi', 'composite', 'shareClass'] as const).flatMap((field) =>
        listing[field] === undefined ? [] : [`figi:${listing[field]}`],
      ),
      ...(listing.isin === undefined ? [] : [`isin:${listing.isin}`]),
    ]),
  ];
  return [...new Set(keys)];
}

/** `cik:1045810` whatever zeros it was written with. */
export function identityKey(scheme: string, value: string): string {
  const bare = value.trim().toUpperCase();
  return `${scheme === 'figi-sc' ? 'figi' : scheme}:${scheme === 'cik' ? bare.replace(/^0+/, '') : bare}`;
}

/** `BRK-B`, `BRK/B` and `BRK.B` are one ticker. */
export function tickerKey(ticker: string): string {
  return ticker.toUpperCase().replace(/[-/ ]/g, '.');
}

/** The listings of each issue apart: those with one share class or, without it, one ISIN. Others stand alone. */
export function issuesOf({ listings }: Pick<Entity, 'listings'>): readonly (readonly Listing[])[] {
  return [...Map.groupBy(listings, (listing) => listing.shareClass ?? listing.isin ?? listing).values()];
}
