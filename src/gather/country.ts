/** Countries as sources name them, and as the register should: a plain English name, the ISO 3166-1 code, the other spellings. */
import { nameKey } from '../model/name-key.ts';
import type { EntityProposal } from './connector.ts';
import { DEMONYMS } from './demonyms.ts';

export interface Countries {
  /** A country by its ISO code (three letters or two) or by a name; undefined for what is none: `Other countries`. */
  find(name: string, code?: string): EntityProposal | undefined;
}

/** The world as a whole: `World total`, `WLD`. */
export const WORLD: EntityProposal = { name: 'world', class: 'region', article: 'the', aliases: ['global', 'worldwide', 'globally'] };

/** Everyday names where ISO's is official, inverted or shared. */
const NAMES: Readonly<Record<string, string>> = {
  BRN: 'Brunei',
  COD: 'Democratic Republic of the Congo',
  COG: 'Republic of the Congo',
  FLK: 'Falkland Islands',
  FSM: 'Micronesia',
  GBR: 'United Kingdom',
  LAO: 'Laos',
  MDA: 'Moldova',
  SYR: 'Syria',
  VAT: 'Vatican City',
  VGB: 'British Virgin Islands',
  VIR: 'U.S. Virgin Islands',
};

/** What they are called at later mentions and in headlines, where that is shorter. */
const SHORT: Readonly<Record<string, string>> = { COD: 'DRC', GBR: 'U.K.', USA: 'U.S.' };

/** Spellings of agencies that ISO's list does not have. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  COD: ['Congo (Kinshasa)', 'Congo, Democratic Republic', 'Zaire'],
  COG: ['Congo (Brazzaville)'],
  KOR: ['Korea, Republic of', 'Korea, Rep.'],
  MMR: ['Burma'],
  PRK: ['Korea, North', "Korea, Dem. People's Rep."],
};

const THE = /^(?:United|Netherlands|Philippines|Bahamas|Maldives|Gambia|Comoros)\b|\bIslands\b|\bRepublic\b/;

/** The countries of ISO 3166-1. */
export async function loadCountries(): Promise<Countries> {
  const [{ default: iso }, { default: english }] = await Promise.all([
    import('i18n-iso-countries/index.js'),
    import('i18n-iso-countries/langs/en.json', { with: { type: 'json' } }),
  ]);
  const byCode = new Map<string, EntityProposal>();
  const byName = new Map<string, EntityProposal>();
  for (const [alpha2, given] of Object.entries(english.countries)) {
    const code = iso.alpha2ToAlpha3(alpha2);
    if (code === undefined) continue;
    const country = proposal(code, [given].flat());
    byCode.set(code, country);
    byCode.set(alpha2, country);
    for (const name of [country.name, ...(country.aliases ?? [])]) byName.set(nameKey(name), country);
  }
  return {
    find: (name, code) => (code === undefined ? undefined : byCode.get(code.toUpperCase())) ?? byName.get(keyOf(name)),
  };
}

function proposal(code: string, given: readonly string[]): EntityProposal {
  const all = [...new Set([...given.filter((name) => name !== 'Congo'), ...(SPELLINGS[code] ?? []), ...(DEMONYMS[code] ?? [])])];
  const name = NAMES[code] ?? given.filter((one) => /^[^,.(]{4,}$/.test(one)).sort((a, b) => a.length - b.length)[0] ?? given[0] ?? code;
  return {
    name,
    class: 'country',
    ...(SHORT[code] !== undefined && { short: SHORT[code] }),
    ...(THE.test(name) && { article: 'the' }),
    aliases: all.filter((one) => one !== name && !/^[A-Z]{2,3}$/.test(one)),
    identifiers: { iso3: code },
  };
}

/** The key of a name without its article. */
function keyOf(name: string): string {
  return nameKey(name.replace(/^the /i, ''));
}
