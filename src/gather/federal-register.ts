/**
 * The Federal Register of the United States: rules, proposed rules, notices and presidential documents, by conditions.
 * https://www.federalregister.gov/developers/documentation/api/v1
 */
import * as v from 'valibot';
import { SourceError } from '../errors.ts';
import type { Connector, Gathering, Window } from './connector.ts';
import { document, documentFacts, documentLead, type FederalDocument } from './federal-register-document.ts';
import { told } from './gather.ts';
import { jsonAs } from './json-as.ts';
import { seenAt } from './leads.ts';
import type { Payload } from './payload.ts';

export interface FederalRegisterOptions {
  readonly conditions: FederalRegisterConditions;
  /** ISO day of the first publication asked for, where no window is. Default 1994-01-01, where the Register's data begins. */
  readonly from?: string;
}

/** What documents must meet, all of it. */
export interface FederalRegisterConditions {
  /** Words, with quotes and `|` as on the site: `"rare earth" | "critical minerals"`. */
  readonly term?: string;
  readonly type?: readonly ('rule' | 'proposed-rule' | 'notice' | 'presidential-document')[];
  /** Slugs: `commerce-department`. */
  readonly agencies?: readonly string[];
  readonly presidentialDocumentType?: readonly ('executive_order' | 'proclamation' | 'memorandum' | 'determination' | 'notice' | 'other')[];
  readonly docketId?: string;
  readonly cfr?: { readonly title: number; readonly part?: number };
}

/** The site's pages for people refuse programs; the API does not, and asks for no more than one request a second. */
const HOST = { host: 'www.federalregister.gov', perSecond: 1 } as const;
const TYPES = { rule: 'RULE', 'proposed-rule': 'PRORULE', notice: 'NOTICE', 'presidential-document': 'PRESDOCU' } as const;
/** 1 is taken for 20, and more than 1,000 is refused. */
const PER_PAGE = 200;
/** What `count` never goes beyond; a window that reaches it is halved. */
const COUNTED = 10_000;

/** Documents as policy facts of the United States: what was published, takes effect, is open for comment, was signed, and by whom. No key. */
export function federalRegister(options: FederalRegisterOptions): Connector {
  return {
    name: 'federal-register',
    hosts: [HOST],
    async *facts(window, gathering) {
      for await (const { payload, documents } of pages(options, window, gathering)) {
        for (const [index, one] of documents.entries()) {
          yield* documentFacts(one, `/results/${index}`, payload, gathering.register);
          const lead = documentLead(one);
          if (lead) yield seenAt(gathering.now, lead);
        }
      }
    },
  };
}

interface Page {
  readonly payload: Payload;
  readonly documents: readonly FederalDocument[];
}

type Days = readonly [from: string, to: string];

/** Every page of every window; a window that fails is a gap, and the others go on. */
async function* pages(
  { conditions, from = '1994-01-01' }: FederalRegisterOptions,
  { since = from }: Window,
  gathering: Gathering,
): AsyncIterable<Page> {
  const windows: Days[] = [[since, gathering.now.slice(0, 10)]];
  for (let days = windows.shift(); days; days = windows.shift()) {
    try {
      const halves = yield* pagesOf(days, conditions, gathering);
      windows.unshift(...halves);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      gathering.gap(`documents from ${days[0]}`, told(error));
    }
  }
}

/** The pages of one window; or its halves, where it has more documents than can be counted. */
async function* pagesOf(
  days: Days,
  conditions: FederalRegisterConditions,
  { http, now, gap, progress }: Gathering,
): AsyncGenerator<Page, readonly Days[]> {
  const asked = new Set<string>();
  let read = 0;
  let counted = 0;
  for (let url: string | undefined = addressOf(conditions, days, now); url !== undefined; ) {
    if (asked.has(url))
      throw new SourceError('the Federal Register gives a page a second time', { file: url, hint: 'narrow the conditions' });
    asked.add(url);
    const payload = await http.get(url, { expect: 'json', also: [400] });
    const { count, total_pages: total, next_page_url: next, results } = answerOf(payload);
    if (asked.size === 1 && count >= COUNTED && days[0] < days[1]) return halvesOf(days);
    counted = count;
    read += results.length;
    progress(asked.size, Math.max(total, asked.size));
    yield { payload, documents: results };
    url = next ?? undefined;
  }
  if (read < counted) gap(`documents from ${days[0]}`, `${read} of ${counted} documents were given; narrow the conditions, or the window`);
  return [];
}

const answer = v.object({
  count: v.number(),
  total_pages: v.optional(v.number(), 1),
  next_page_url: v.nullish(v.string()),
  results: v.optional(v.array(document), []),
});

function answerOf(payload: Payload): v.InferOutput<typeof answer> {
  if (payload.status < 400) return jsonAs(answer, payload);
  const said = v.safeParse(v.object({ message: v.string() }), payload.json());
  throw new SourceError(`the Federal Register answered ${payload.status}${said.success ? `: ${said.output.message}` : ''}`, {
    file: payload.url,
    hint: 'mend the conditions where the connector is configured',
  });
}

const FIELDS = Object.keys(document.entries);

/** Answers come from a cache that may be hours old; the moment of the run makes the address new. */
function addressOf(conditions: FederalRegisterConditions, [from, to]: Days, now: string): string {
  const query = new URLSearchParams();
  const ask = (name: string, ...values: readonly (string | number | undefined)[]): void => {
    for (const value of values) if (value !== undefined) query.append(name, String(value));
  };
  ask('conditions[term]', conditions.term);
  ask('conditions[type][]', ...(conditions.type ?? []).map((name) => TYPES[name]));
  ask('conditions[agencies][]', ...(conditions.agencies ?? []));
  ask('conditions[presidential_document_type][]', ...(conditions.presidentialDocumentType ?? []));
  ask('conditions[docket_id]', conditions.docketId);
  ask('conditions[cfr][title]', conditions.cfr?.title);
  ask('conditions[cfr][part]', conditions.cfr?.part);
  ask('conditions[publication_date][gte]', from);
  ask('conditions[publication_date][lte]', to);
  ask('fields[]', ...FIELDS);
  ask('order', 'newest');
  ask('per_page', PER_PAGE);
  ask('_', Math.floor(Date.parse(now) / 1000));
  return `https://${HOST.host}/api/v1/documents.json?${query.toString()}`;
}

function halvesOf([from, to]: Days): readonly Days[] {
  const dayAt = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
  const middle = Math.floor((Date.parse(from) + Date.parse(to)) / 2 / 86_400_000) * 86_400_000;
  return [
    [from, dayAt(middle)],
    [dayAt(middle + 86_400_000), to],
  ];
}
