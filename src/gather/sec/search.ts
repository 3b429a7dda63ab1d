/** EDGAR's full-text search: filings since 2001 that hold some words, as leads. */
import * as v from 'valibot';
import type { Gathering, Lead } from '../connector.ts';
import { jsonAs } from '../json-as.ts';
import type { Payload } from '../payload.ts';
import { type Edgar, padded } from './ask.ts';

export interface SecSearch {
  /** As EDGAR takes it: words, and `"rare earth"` for a phrase. */
  readonly query: string;
  /** Only these forms: `8-K`, `10-Q`. */
  readonly forms?: readonly string[];
  /** Only filings of these companies, by CIK. */
  readonly ciks?: readonly string[];
  /** Days back from today where `gather --since` does not say since when. Default 30. */
  readonly days?: number;
}

const PAGE = 100;
/** EDGAR counts no further. */
const MOST = 10_000;

const answer = v.object({
  hits: v.object({
    total: v.object({ value: v.number(), relation: v.string() }),
    hits: v.array(
      v.object({
        _id: v.string(),
        _source: v.object({
          ciks: v.array(v.string()),
          display_names: v.array(v.string()),
          form: v.string(),
          file_type: v.nullish(v.string()),
          file_description: v.nullish(v.string()),
          file_date: v.string(),
          adsh: v.string(),
        }),
      }),
    ),
  }),
});

/** Leads to all filings found, each once. More than EDGAR counts is a gap. */
export async function searchFilings(
  search: SecSearch,
  since: string | undefined,
  edgar: Edgar,
  gathering: Gathering,
): Promise<readonly Lead[]> {
  const leads = new Map<string, Lead>();
  let total = PAGE;
  for (let from = 0; from < Math.min(total, MOST); from += PAGE) {
    const payload = await edgar.get(addressOf(search, since, gathering.now, from), 'json');
    if (!payload) break;
    const page = readSearch(payload, gathering.now);
    total = page.total;
    if (page.capped && from === 0)
      gathering.gap(
        nameOf(search),
        `more than ${MOST.toLocaleString('en')} files hold it, and EDGAR shows no further; narrow it by \`forms\`, \`ciks\` or \`days\``,
      );
    // Several files of one filing may hold the words: the first is the best match.
    for (const lead of page.leads) if (!leads.has(lead.id)) leads.set(lead.id, lead);
    if (page.leads.length === 0) break;
  }
  return [...leads.values()];
}

/** What a gap of a search is called. */
export function nameOf({ query }: SecSearch): string {
  return `search for ${query}`;
}

/** The dates count only with `dateRange=custom`. */
function addressOf({ query, forms = [], ciks = [], days = 30 }: SecSearch, since: string | undefined, now: string, from: number): string {
  const start = since ?? new Date(Date.parse(now) - days * 86_400_000).toISOString().slice(0, 10);
  const asked = new URLSearchParams({ q: query });
  if (forms.length > 0) asked.set('forms', forms.join(','));
  if (ciks.length > 0) asked.set('ciks', ciks.map(padded).join(','));
  asked.set('dateRange', 'custom');
  asked.set('startdt', start);
  asked.set('enddt', now.slice(0, 10));
  asked.set('from', String(from));
  return `https://efts.sec.gov/LATEST/search-index?${asked.toString()}`;
}

/** One page of hits. `capped` where there are more than EDGAR counts. */
export function readSearch(
  payload: Payload,
  now: string,
): { readonly leads: readonly Lead[]; readonly total: number; readonly capped: boolean } {
  const { total, hits } = jsonAs(answer, payload).hits;
  const leads = hits.map(({ _id, _source }): Lead => {
    const { ciks, display_names, form, file_type, file_description, file_date, adsh } = _source;
    // Of several filers the first is the one the list names first; names and keys stand in the same order.
    const name = (display_names[0] ?? '').replace(/\s*(?:\([^()]*\)\s*)*\(CIK \d+\)\s*$/, '');
    const file = _id.slice(_id.indexOf(':') + 1);
    const what = file_description ?? file_type ?? '';
    return {
      kind: 'lead',
      id: adsh,
      title: `${name}, Form ${form}${what === '' || what === form ? '' : `: ${what}`}`,
      url: `https://www.sec.gov/Archives/edgar/data/${Number(ciks[0] ?? 0)}/${adsh.replaceAll('-', '')}/${file}`,
      publisher: name,
      publishedAt: file_date,
      firstSeenAt: now,
    };
  });
  return { leads, total: total.value, capped: total.relation !== 'eq' };
}
