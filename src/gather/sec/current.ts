/** EDGAR's feed of the newest filings of everybody, as leads. */
import type { Gathering, Lead } from '../connector.ts';
import { type Payload, xmlTree } from '../payload.ts';
import type { Edgar } from './ask.ts';

const PAGE = 100;

/** Leads to the newest filings of a form, back to `since` or as far as the feed goes. */
export async function currentFilings(form: string, since: string | undefined, edgar: Edgar, { now }: Gathering): Promise<readonly Lead[]> {
  const leads = new Map<string, Lead>();
  for (let start = 0; ; start += PAGE) {
    const url = `https://www.sec.gov/cgi-bin/browse-edgar?action=getcurrent&type=${encodeURIComponent(form)}&owner=include&count=${PAGE}&start=${start}&output=atom`;
    const payload = await edgar.get(url, 'xml');
    const { entries, found } = payload ? await readCurrent(payload, now) : { entries: 0, found: [] };
    const fresh = found.filter((lead) => !leads.has(lead.id));
    for (const lead of fresh) leads.set(lead.id, lead);
    const past = since !== undefined && found.some(({ publishedAt = '' }) => publishedAt < since);
    if (entries < PAGE || fresh.length === 0 || past) break;
  }
  return [...leads.values()].filter(({ publishedAt = '' }) => since === undefined || publishedAt >= since);
}

/** The filings of one page, each once: an entry stands there for every role, as filer, issuer and owner. */
export async function readCurrent(payload: Payload, now: string): Promise<{ readonly entries: number; readonly found: readonly Lead[] }> {
  const { feed } = (await xmlTree(payload)) as { feed?: { entry?: unknown } };
  if (!feed) throw payload.problem('the answer has another shape: there is no feed in it');
  const entries = [feed.entry ?? []].flat().map((entry) => entryOf(entry as Readonly<Record<string, unknown>>, payload));
  const byFiling = Map.groupBy(entries, ({ accession }) => accession);
  const found = [...byFiling].map(([accession, roles]): Lead => {
    const filer = roles.find(({ role }) => role !== 'Reporting') ?? roles[0];
    const { form = '', name = '', items = [], url = null, updated = '' } = filer ?? {};
    return {
      kind: 'lead',
      id: accession,
      title: `${name}, Form ${form}${items.length === 0 ? '' : `: ${items.join('; ')}`}`,
      url,
      publisher: name,
      publishedAt: updated,
      firstSeenAt: now,
    };
  });
  return { entries: entries.length, found };
}

interface Entry {
  readonly accession: string;
  readonly form: string;
  readonly name: string;
  /** `Filer`, `Issuer`, `Subject`, `Reporting`. */
  readonly role: string;
  /** Headings of an 8-K's items, exhibits aside. */
  readonly items: readonly string[];
  readonly url: string;
  readonly updated: string;
}

function entryOf(entry: Readonly<Record<string, unknown>>, payload: Payload): Entry {
  const accession = /^urn:tag:sec\.gov,2008:accession-number=([\d-]+)$/.exec(wordsIn(entry['id']))?.[1];
  // "8-K - Biohaven Ltd. (0001935979) (Filer)"
  const [, form, name, role] = /^(.+?) - (.+) \(\d{10}\) \((.+)\)$/.exec(wordsIn(entry['title'])) ?? [];
  const updated = wordsIn(entry['updated']);
  if (accession === undefined || form === undefined || name === undefined || role === undefined)
    throw payload.problem(`an entry has another shape: ${JSON.stringify(entry['title'])}, ${JSON.stringify(entry['id'])}`);
  const url = (entry['link'] as Readonly<Record<string, unknown>> | undefined)?.['@href'];
  const items = [...wordsIn(entry['summary']).matchAll(/Item (\d\.\d{2}): ([^\n<]+)/g)].flatMap(([, number, heading = '']) =>
    number === '9.01' ? [] : [heading.trim()],
  );
  return { accession, form, name, role, items, url: String(url), updated };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The words of an element, its entities resolved once. */
function wordsIn(node: unknown): string {
  const raw = typeof node === 'object' && node !== null ? (node as Readonly<Record<string, unknown>>)['#text'] : node;
  return String(raw ?? '').replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal));
  });
}
