/** What kind of thing names are, as far as the names and their units tell. */
import type { EntityClass } from '../../model/entity.ts';
import { unitById } from '../../model/unit.ts';
import type { Countries } from '../country.ts';
import type { Guess } from './guess.ts';

/** The likely class of names; undefined where nothing tells. */
export function classOf(
  names: readonly string[],
  { ticker, identifiers, figures }: Pick<Guess, 'ticker' | 'identifiers' | 'figures'>,
  countries: Countries,
): EntityClass | undefined {
  const share = (test: (name: string) => boolean): number => names.filter(test).length / Math.max(1, names.length);
  if (share((name) => countries.find(name) !== undefined) >= 0.5) return 'country';
  if ('iso3' in identifiers) return 'country';
  if (ticker !== undefined || ['cik', 'isin', 'lei'].some((scheme) => scheme in identifiers)) return 'company';
  if (share((name) => COMPANY.test(name)) >= 0.5) return 'company';
  const counted = figures.filter(({ unit }) => ['mass', 'volume', 'energy'].includes(unitById(unit?.per ?? '')?.dimension ?? ''));
  return counted.length > 0 && counted.length >= figures.length / 2 ? 'material' : undefined;
}

const COMPANY = /\b(?:inc|corp|corporation|ltd|limited|plc|llc|ag|se|sa|nv|co|company|group|holdings)\b\.?$/i;
