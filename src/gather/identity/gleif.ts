/** GLEIF: legal entities by name or ISIN, with their LEI. https://www.gleif.org/en/lei-data/gleif-api (CC0) */
import * as v from 'valibot';
import type { HostRule } from '../connector.ts';
import type { Http } from '../http.ts';
import { jsonAs } from '../json-as.ts';

export const GLEIF: HostRule = { host: 'api.gleif.org', perSecond: 1 };

export interface LegalEntity {
  readonly lei: string;
  readonly name: string;
  readonly otherNames: readonly string[];
  /** ISO 3166, as registered: `DE`, `US-DE`. */
  readonly jurisdiction: string;
  /** `ISSUED` is in force, `LAPSED` was not renewed. */
  readonly status: string;
}

const record = v.object({
  id: v.string(),
  attributes: v.object({
    entity: v.object({
      legalName: v.object({ name: v.string() }),
      otherNames: v.array(v.object({ name: v.string() })),
      jurisdiction: v.nullable(v.string()),
    }),
    registration: v.object({ status: v.string() }),
  }),
});
const page = v.object({ data: v.array(record) });

/** Up to ten legal entities of that name, or of that ISIN. */
export async function askGleif(by: { readonly isin: string } | { readonly name: string }, http: Http): Promise<readonly LegalEntity[]> {
  const filter = 'isin' in by ? `filter[isin]=${by.isin}` : `filter[entity.legalName]=${encodeURIComponent(by.name)}`;
  const payload = await http.get(`https://api.gleif.org/api/v1/lei-records?${filter}&page[size]=10`, {
    expect: 'json',
    headers: { accept: 'application/vnd.api+json' },
  });
  return jsonAs(page, payload).data.map(({ id, attributes: { entity, registration } }) => ({
    lei: id,
    name: entity.legalName.name,
    otherNames: entity.otherNames.map(({ name }) => name),
    jurisdiction: entity.jurisdiction ?? '',
    status: registration.status,
  }));
}
