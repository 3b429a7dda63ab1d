/**
 * Regulations.gov: documents of rulemaking dockets, as leads: what they say is for a person to read, or for the Federal
 * Register's own data. https://open.gsa.gov/api/regulationsgov/
 */
import * as v from 'valibot';
import { SourceError } from '../errors.ts';
import type { Connector, Gathering, Window } from './connector.ts';
import { jsonAs } from './json-as.ts';
import { type Sighting, seenAt } from './leads.ts';
import type { Payload } from './payload.ts';
import { printable } from './words.ts';

export interface RegulationsGovOptions {
  readonly term?: string;
  /** As the site has them: `EPA`, `BIS`. */
  readonly agencies?: readonly string[];
  readonly docket?: string;
  /** ISO day of the first posting asked for, where no window is. */
  readonly from: string;
}

const HOST = {
  host: 'api.regulations.gov',
  perSecond: 0.25,
  refused: 'the key in REGULATIONS_GOV_API_KEY is not known; get one at https://open.gsa.gov/api/regulationsgov/',
} as const;
const PAGES = 20;

/** Leads of documents posted; key in `REGULATIONS_GOV_API_KEY`, 1,000 requests an hour. */
export function regulationsGov(options: RegulationsGovOptions): Connector {
  return {
    name: 'regulations-gov',
    hosts: [HOST],
    async *facts(window, gathering) {
      for await (const payload of pages(options, window, gathering))
        for (const found of documentLeads(payload)) yield seenAt(gathering.now, found);
    },
  };
}

const meta = v.object({ meta: v.object({ hasNextPage: v.boolean(), totalElements: v.number(), totalPages: v.optional(v.number(), 1) }) });
const documents = v.object({
  data: v.array(
    v.object({
      id: v.pipe(v.string(), v.minLength(1)),
      attributes: v.object({
        agencyId: v.string(),
        title: v.string(),
        postedDate: v.nullish(v.string()),
        withdrawn: v.nullish(v.boolean()),
      }),
    }),
  ),
});

async function* pages(
  { term, agencies = [], docket, from }: RegulationsGovOptions,
  { since = from }: Window,
  gathering: Gathering,
): AsyncIterable<Payload> {
  const key = gathering.secret('REGULATIONS_GOV_API_KEY');
  if (key === undefined)
    throw new SourceError('Regulations.gov wants a key', {
      hint: 'set REGULATIONS_GOV_API_KEY; https://open.gsa.gov/api/regulationsgov/ gives one',
    });
  for (let page = 1; page <= PAGES; page++) {
    const query = new URLSearchParams({
      ...(term !== undefined && { 'filter[searchTerm]': term }),
      ...(agencies.length > 0 && { 'filter[agencyId]': agencies.join(',') }),
      ...(docket !== undefined && { 'filter[docketId]': docket }),
      'filter[postedDate][ge]': since,
      sort: '-postedDate',
      'page[size]': '250',
      'page[number]': String(page),
    });
    const url = `https://${HOST.host}/v4/documents?${query.toString()}`;
    const payload = await gathering.http.get(url, {
      expect: 'json',
      headers: { accept: 'application/vnd.api+json' },
      secretHeaders: { 'x-api-key': key },
    });
    const { hasNextPage, totalElements, totalPages } = jsonAs(meta, payload).meta;
    yield payload;
    gathering.progress(page, Math.min(totalPages, PAGES));
    if (!hasNextPage) return;
    if (page === PAGES)
      gathering.gap('documents', `${totalElements} documents match, and ${PAGES} pages are given; narrow the term, or the window`);
  }
}

/** A page of documents as leads; what was withdrawn is none. */
export function documentLeads(payload: Payload): readonly Sighting[] {
  return jsonAs(documents, payload).data.flatMap(({ id, attributes }) =>
    attributes.withdrawn === true
      ? []
      : [
          {
            id,
            title: printable(attributes.title),
            url: `https://www.regulations.gov/document/${id}`,
            publisher: attributes.agencyId,
            ...(attributes.postedDate && { publishedAt: attributes.postedDate }),
          },
        ],
  );
}
