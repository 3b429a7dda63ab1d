/**
 * SEC EDGAR: what companies report to the U.S. Securities and Exchange Commission. Figures from their accounts (XBRL),
 * events from their 8-Ks by item, and leads from the full-text search and the feed of newest filings. No key; the SEC
 * wants to know who asks.
 * https://www.sec.gov/search-filings/edgar-application-programming-interfaces
 */
import { ConfigError, SourceError } from '../../errors.ts';
import type { Fact } from '../../model/fact.ts';
import type { Connector, Gathering, Lead, Window } from '../connector.ts';
import { eachPart } from '../parts.ts';
import { type Edgar, HOSTS, openEdgar, padded } from './ask.ts';
import { companiesOf } from './companies.ts';
import { conceptsOf, type SecConcept, type SecConceptChoice, SHARES, tagsFor } from './concepts.ts';
import { currentFilings } from './current.ts';
import { eventsOf } from './events.ts';
import { type Accounts, figuresOf } from './figures.ts';
import { type Filer, type Filing, readOlderFilings, readSubmissions } from './filings.ts';
import { figuresOfFrame, framePeriod } from './frames.ts';
import { nameOf, type SecSearch, searchFilings } from './search.ts';
import { readCompanyConcept, readCompanyFacts, type Tagged } from './xbrl.ts';

export interface SecOptions {
  /** Ids of the newsroom's register, CIKs or tickers. Default: every registered entity with a `cik`. */
  readonly companies?: readonly string[];
  /** Figures wanted of them; an empty list for none. Default: all that have a name here. */
  readonly concepts?: readonly SecConceptChoice[];
  /**
   * How figures are asked for: `companyfacts` is all of a company in one document of some megabytes, `companyconcept` one
   * of some kilobytes for each tag, which is less where few concepts are wanted. Default `companyfacts`.
   */
  readonly document?: 'companyfacts' | 'companyconcept';
  /** Forms that are events; an empty list for none. Default `8-K`, `8-K/A` and `6-K`. */
  readonly forms?: readonly string[];
  /** Items of 8-Ks that are events: `['1.01', '2.02']`. Default: all but exhibits (9.01). */
  readonly items?: readonly string[];
  /** ISO day to go back to: no figure of a period that ended, and no event filed, before it. Default: all figures, and events of the newest thousand filings. */
  readonly from?: string;
  /** Words to search all filings for, as leads. */
  readonly search?: readonly SecSearch[];
  /** Forms whose newest filings, whoever files them, are leads: `['8-K']`. */
  readonly current?: readonly string[];
  /** Cross-sections of all companies, each a concept and a frame: `{ concept: 'revenue', frame: 'CY2025Q1' }`. */
  readonly frames?: readonly { readonly concept: SecConceptChoice; readonly frame: string }[];
}

/** Facts and leads of EDGAR. A company that reports a concept nowhere has no fact of it. */
export function secEdgar(options: SecOptions = {}): Connector {
  const { search = [], current = [] } = options;
  const wanted = { ...options, concepts: conceptsOf(options.concepts) };
  const frames = (options.frames ?? []).flatMap(({ concept, frame }) => conceptsOf([concept]).map((one) => ({ concept: one, frame })));
  for (const { frame } of frames) framePeriod(frame);
  return {
    name: 'sec',
    hosts: HOSTS,
    async *facts(window, gathering) {
      const edgar = openEdgar(gathering);
      const companies = await companiesOf(options.companies, edgar, gathering);
      const parts: readonly Part[] = [
        ...companies.map((cik) => ({ name: `CIK ${cik}`, read: () => ofCompany(cik, wanted, window, edgar, gathering) })),
        ...frames.map(({ concept, frame }) => ({
          name: `frame ${frame} of ${concept.tags[0]}`,
          read: async () => await figuresOfFrame(concept, frame, edgar, gathering),
        })),
        ...search.map((one) => ({ name: nameOf(one), read: async () => await searchFilings(one, window.since, edgar, gathering) })),
        ...current.map((form) => ({
          name: `newest ${form}`,
          read: async () => await currentFilings(form, window.since, edgar, gathering),
        })),
      ];
      if (parts.length === 0 && (options.companies ?? []).length === 0)
        throw new ConfigError('sec is asked for nothing', {
          hint: "give an entity of entities.yaml its cik, or say secEdgar({ companies: ['NVDA'] })",
        });
      yield* eachPart(
        parts,
        ({ name }) => name,
        ({ read }) => read(),
        gathering,
      );
    },
  };
}

interface Part {
  readonly name: string;
  read(): AsyncIterable<Fact | Lead> | Promise<readonly (Fact | Lead)[]>;
}

type Wanted = Pick<SecOptions, 'document' | 'forms' | 'items' | 'from'> & { readonly concepts: readonly SecConcept[] };

async function* ofCompany(cik: string, wanted: Wanted, { since }: Window, edgar: Edgar, gathering: Gathering): AsyncIterable<Fact | Lead> {
  const { register } = gathering;
  const payload = await edgar.get(`https://data.sec.gov/submissions/CIK${padded(cik)}.json`, 'json');
  if (!payload)
    throw new SourceError(`the SEC knows no filer with the CIK ${cik}`, {
      hint: 'see https://www.sec.gov/search-filings for the right one',
    });
  const filer = readSubmissions(payload);
  const entity = register.entity({ name: filer.name, class: 'company', identifiers: { cik }, listings: filer.listings });
  const { retrievedAt } = payload;
  const back = since ?? wanted.from;
  const filings = [...filer.filings, ...(await older(filer, back, edgar, gathering))];
  const { forms = ['8-K', '8-K/A', '6-K'], items, from } = wanted;
  yield* eventsOf(filings, { cik, entity, name: filer.name, retrievedAt, forms, items, from: back }, gathering);
  const accounts: Accounts = { cik, entity, sic: filer.sic, filings, register, retrievedAt, from };
  for await (const facts of figures(wanted, accounts, edgar)) yield* publishedSince(facts, since);
}

/** Filings of older pages, as far back as is asked for. A page that cannot be read is a gap of its own. */
async function older(
  { cik, older: pages }: Filer,
  back: string | undefined,
  edgar: Edgar,
  gathering: Gathering,
): Promise<readonly Filing[]> {
  const filings: Filing[] = [];
  const wanted = back === undefined ? [] : pages.filter(({ to }) => to >= back);
  for await (const page of eachPart(
    wanted,
    ({ name }) => `filings of CIK ${cik}: ${name}`,
    async ({ name }) => {
      const payload = await edgar.get(`https://data.sec.gov/submissions/${name}`, 'json');
      if (!payload) throw new SourceError('the SEC lists a page of filings that is not there', { file: name, hint: 'try again later' });
      return readOlderFilings(payload);
    },
    { gap: gathering.gap, progress: () => undefined },
  ))
    filings.push(page);
  return filings;
}

/** Figures in one go, or concept by concept. */
async function* figures({ document, concepts }: Wanted, accounts: Accounts, edgar: Edgar): AsyncIterable<readonly Fact[]> {
  if (concepts.length === 0) return;
  const at = (path: string): string => `https://data.sec.gov/api/xbrl/${document ?? 'companyfacts'}/CIK${padded(accounts.cik)}${path}.json`;
  if (document !== 'companyconcept') {
    const payload = await edgar.get(at(''), 'json');
    if (!payload)
      throw new SourceError(`CIK ${accounts.cik} has filed no figures that can be read by machine`, {
        file: at(''),
        hint: 'leave out its figures: concepts: []',
      });
    const tags = new Set([...concepts.flatMap((concept) => concept.tags), ...SHARES]);
    yield figuresOf(readCompanyFacts(payload, tags).tagged, concepts, accounts);
    return;
  }
  for (const concept of concepts) {
    const byShare = concept.counts === 'per-share' || concept.counts === 'shares';
    const tagged: Tagged[] = [];
    for (const tag of new Set([...tagsFor(concept, accounts.sic), ...(byShare ? SHARES : [])])) {
      const payload = await edgar.get(at(`/${tag}`), 'json');
      // A tag it never used is not there.
      if (payload) tagged.push(readCompanyConcept(payload));
    }
    yield figuresOf(tagged, [concept], accounts);
  }
}

/** What was published since a day, with what it is derived from. */
function publishedSince(facts: readonly Fact[], since = ''): readonly Fact[] {
  const fresh = facts.filter(({ source }) => source.publishedAt >= since);
  const inputs = new Set(fresh.flatMap(({ derivedFrom }) => derivedFrom?.inputs ?? []));
  return facts.filter((fact) => fact.source.publishedAt >= since || inputs.has(fact.id));
}
