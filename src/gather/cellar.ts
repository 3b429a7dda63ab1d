/**
 * CELLAR, the repository of the EU's Publications Office: acts by date and words of their title, and the text of an act, which
 * hand-kept excerpts are checked against. https://op.europa.eu/en/web/cellar
 */
import { ConfigError, SourceError } from '../errors.ts';
import type { Fact } from '../model/fact.ts';
import { momentOf } from '../model/period.ts';
import { type Act, actFacts, actLead, readActs } from './cellar-act.ts';
import { actsByCelex, LIMIT, searchFor } from './cellar-query.ts';
import type { Connector, Gathering, Lead } from './connector.ts';
import { seenAt } from './leads.ts';
import { eachPart } from './parts.ts';
import type { Payload } from './payload.ts';
import { pageWords } from './words.ts';

export interface CellarOptions {
  /** Phrases, one of which stands in the title: `['raw materials', 'semiconductors']`. Acts of every title where none is given. */
  readonly titles?: readonly string[];
  /** Kinds of acts, as the Publications Office codes them. Default regulations, directives and decisions, implementing and delegated ones too. */
  readonly types?: readonly string[];
  /** ISO day of the first act asked for, where no window is. No acts are looked for where none is given. */
  readonly from?: string;
  /** CELEX numbers of acts whose text is kept: `['32024R1252']`. Hand-kept facts name it as `source: eu-32024r1252`. */
  readonly texts?: readonly string[];
}

const HOST = { host: 'publications.europa.eu', perSecond: 2 } as const;
const PAGES = 20;

/** Acts of the European Union as policy facts: when each was adopted, published and takes effect. No key. */
export function cellar(options: CellarOptions): Connector {
  const stray = options.texts?.find((celex) => !/^[0-9][0-9A-Z()]+$/.test(celex));
  if (stray !== undefined) throw new ConfigError(`${stray} is no CELEX number`, { hint: "cellar({ texts: ['32024R1252'] })" });
  if (options.from !== undefined && momentOf(options.from) !== 'day')
    throw new ConfigError(`\`from\` is ${options.from}, and no day`, { hint: "cellar({ from: '2026-01-01' })" });
  const query = searchFor(options);
  return {
    name: 'cellar',
    hosts: [HOST],
    async *facts(window, gathering) {
      const { texts = [] } = options;
      yield* eachPart(
        texts,
        (celex) => celex,
        async (celex) => await textOf(celex, gathering),
        gathering,
      );
      const since = window.since ?? options.from;
      if (options.from !== undefined && since !== undefined) yield* search((offset) => query(since, offset), new Set(texts), gathering);
    },
  };
}

/** Facts of an act whose source is its stored text. */
async function textOf(celex: string, gathering: Gathering): Promise<readonly Fact[]> {
  const notice = await ask(actsByCelex(celex), gathering);
  const acts = readActs(notice);
  if (acts.length === 0) throw notice.problem(`no act has the CELEX number ${celex}`);
  const headers = { accept: 'application/xhtml+xml, text/html;q=0.9', 'accept-language': 'eng' };
  const text = await gathering.http.get(`http://${HOST.host}/resource/celex/${encodeURIComponent(celex)}`, {
    expect: 'html',
    headers,
    also: [300],
  });
  refuseOther(text, celex);
  return acts.flatMap((act) => actFacts(act, notice, gathering, text));
}

/** Several documents, or a page that is not the act, in its stead. */
function refuseOther(text: Payload, celex: string): void {
  const body = text.text();
  if (text.status === 300) {
    const parts = [...new Set([...body.matchAll(/href="([^"]+)"/g)].flatMap(([, href]) => href ?? []))];
    throw new SourceError(`the text of ${celex} comes in ${parts.length || 'several'} parts: ${parts.slice(0, 3).join(', ')}`, {
      file: text.url,
      hint: 'keep the excerpts of this act by hand, with the part as their source',
    });
  }
  const [, year, number] = /^3(\d{4})[A-Z]{1,2}0*(\d+)/.exec(celex) ?? [];
  const words = pageWords(body);
  const short = year?.slice(2);
  const named =
    year === undefined ||
    [`${year}/${number}`, `${number}/${year}`, `${short}/${number}`, `${number}/${short}`].some((name) => words.includes(name));
  if (!named || words.length < 200) throw text.problem(`another page was given than the text of ${celex}`);
}

async function* search(query: (offset: number) => string, told: ReadonlySet<string>, gathering: Gathering): AsyncIterable<Fact | Lead> {
  for (let page = 0; page < PAGES; page++) {
    const payload = await ask(query(page * LIMIT), gathering);
    const acts = readActs(payload);
    yield* acts.filter(({ celex }) => !told.has(celex)).flatMap((act) => said(act, payload, gathering));
    gathering.progress(page + 1, page + (acts.length < LIMIT ? 1 : 2));
    if (acts.length < LIMIT) return;
  }
  gathering.gap('acts', `more than ${PAGES * LIMIT} rows were found; name phrases in \`titles\`, or a later day`);
}

function said(act: Act, payload: Payload, gathering: Gathering): readonly (Fact | Lead)[] {
  const facts = actFacts(act, payload, gathering);
  return facts.length > 0 ? facts : [seenAt(gathering.now, actLead(act))];
}

async function ask(query: string, { http }: Gathering): Promise<Payload> {
  return await http.get(`http://${HOST.host}/webapi/rdf/sparql`, {
    method: 'POST',
    expect: 'json',
    headers: { accept: 'application/sparql-results+json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ query }).toString(),
  });
}
