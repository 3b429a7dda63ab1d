/**
 * The European Central Bank: series of its Data Portal by flow and key, and the euro's reference rates of each working day.
 * https://data.ecb.europa.eu/help/api/overview
 */
import { ConfigError } from '../errors.ts';
import type { Fact } from '../model/fact.ts';
import { parsePeriod } from '../model/period.ts';
import type { Source } from '../model/source.ts';
import { isCurrency } from '../model/unit.ts';
import type { Connector, Gathering, Register, Window } from './connector.ts';
import { eachPart } from './parts.ts';
import { type Payload, xmlTree } from './payload.ts';
import { readSdmxCsv } from './sdmx/csv.ts';
import { figuresOf, multiplier } from './sdmx/figures.ts';
import { readSdmxJson } from './sdmx/json.ts';
import { isFigure, seriesUnder } from './sdmx/message.ts';
import { openSeries, type SeriesTerms } from './series.ts';
import { printable } from './words.ts';

export interface EcbSeries extends SeriesTerms {
  /** Flow and key of one series: `EXR/M.USD.EUR.SP00.A`, `EST/B.EU000A2X2A25.WT`. */
  readonly id: string;
}

export interface EcbOptions {
  readonly series?: readonly EcbSeries[];
  /** Currencies whose reference rate is wanted, how many of them a euro is: `['USD', 'CNY']`. */
  readonly rates?: readonly string[];
  /** What series are asked in; `csvdata` is smaller where histories are long. Default `jsondata`. */
  readonly format?: 'jsondata' | 'csvdata';
}

const HOSTS = [
  { host: 'data-api.ecb.europa.eu', perSecond: 2 },
  { host: 'www.ecb.europa.eu', perSecond: 1 },
] as const;

/** Figures of the ECB, each with the multiplier (UNIT_MULT) that its series states. No key. */
export function ecb({ series = [], rates = [], format = 'jsondata' }: EcbOptions): Connector {
  const strange = rates.find((code) => !isCurrency(code));
  if (strange !== undefined) throw new ConfigError(`${strange} is no currency`, { hint: "ecb({ rates: ['USD', 'CNY'] })" });
  const parts = [...series, ...(rates.length > 0 ? (['reference rates'] as const) : [])];
  return {
    name: 'ecb',
    hosts: HOSTS,
    facts: (window, gathering) =>
      eachPart(
        parts,
        (part) => (typeof part === 'string' ? part : part.id),
        async (part) => {
          if (typeof part !== 'string') return await ecbFigures(await ask(part, format, window, gathering), part, gathering);
          return await ecbRates(await gathering.http.get(rateFile(window, gathering), { expect: 'xml' }), rates, gathering.register);
        },
        gathering,
      ),
  };
}

async function ask({ id }: EcbSeries, format: 'jsondata' | 'csvdata', { since }: Window, { http }: Gathering): Promise<Payload> {
  const from = since === undefined ? '' : `&startPeriod=${since}`;
  const url = `https://data-api.ecb.europa.eu/service/data/${id}?detail=full&format=${format}${from}`;
  return await http.get(url, { expect: format === 'csvdata' ? 'csv' : 'json' });
}

/** Facts of one series from an answer of the Data Portal, in SDMX-JSON or as a table. */
export async function ecbFigures(
  payload: Payload,
  terms: EcbSeries,
  { register, now }: Pick<Gathering, 'register' | 'now'>,
): Promise<readonly Fact[]> {
  const [flow = '', key = ''] = terms.id.split('/');
  const message = payload.format === 'csv' ? await readSdmxCsv(payload) : readSdmxJson(payload);
  const series = seriesUnder(key, message, payload);
  const { TITLE: title, UNIT_MULT: exponent, UNIT_MEASURE, UNIT: unit = UNIT_MEASURE } = series.attributes;
  const code = `${flow}.${key}`;
  const source = {
    ...sourceOf(payload, register),
    id: `ecb-${code.toLowerCase()}-${now.slice(0, 10)}`,
    title: printable(`${title ?? flow} [${code}]`),
    url: `https://data.ecb.europa.eu/data/datasets/${flow}/${code}`,
    // The answer does not tell when its figures were published: they are known from the day they are first read.
    publishedAt: now.slice(0, 10),
  };
  return figuresOf({ publisher: 'ecb', terms, series, source, payload, register, unit, ...multiplier(exponent, payload) });
}

/** The file of 90 days, or that of all days since 1999 where an older one is asked for. */
function rateFile({ since }: Window, { now }: Gathering): string {
  const days = since === undefined ? 0 : (Date.parse(now) - Date.parse(since)) / 86_400_000;
  return `https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist${days > 85 ? '' : '-90d'}.xml`;
}

/** Reference rates from any of the ECB's `eurofxref` files: `N/A` and currencies no longer listed are no facts. */
export async function ecbRates(payload: Payload, rates: readonly string[], register: Register): Promise<readonly Fact[]> {
  const root = '/gesmes:Envelope/Cube/Cube';
  const days = listAt(await xmlTree(payload), root);
  if (days.length === 0) throw payload.problem('the file has no days of rates');
  const base = sourceOf(payload, register);
  const open = new Map(
    rates.map((code) => {
      const property = { id: `euro-rate-${code.toLowerCase()}`, label: `euro reference rate in ${code}` };
      const subject = { name: 'euro', class: 'currency', article: 'the', identifiers: { currency: 'EUR' } } as const;
      return [code, openSeries({ subject, property, unit: code }, 'ecb', register)] as const;
    }),
  );
  return days.flatMap(({ node, pointer }) => {
    const day = String(node['@time']);
    const period = parsePeriod(day);
    if (!period) throw payload.problem(`${day} is no day`);
    const source = {
      ...base,
      id: `ecb-eurofxref-${day}`,
      title: `Euro foreign exchange reference rates of ${day}`,
      url: 'https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/html/index.en.html',
      publishedAt: day,
    };
    return listAt(node, '/Cube', pointer).flatMap((rate) => {
      const raw = rate.node['@rate'];
      const series = open.get(String(rate.node['@currency']));
      return series && isFigure(raw) ? [series.fact({ raw: String(raw), period, source, pointer: `${rate.pointer}/@rate` })] : [];
    });
  });
}

interface Found {
  readonly node: Readonly<Record<string, unknown>>;
  readonly pointer: string;
}

/** Elements at a path below a node, one or several. */
function listAt(tree: unknown, path: string, above = ''): readonly Found[] {
  let node = tree;
  for (const name of path.split('/').slice(1)) node = (node as Found['node'] | undefined)?.[name];
  const at = above + path;
  if (Array.isArray(node)) return node.map((one: Found['node'], index) => ({ node: one, pointer: `${at}/${index}` }));
  return typeof node === 'object' && node !== null ? [{ node: node as Found['node'], pointer: at }] : [];
}

function sourceOf(payload: Payload, register: Register): Pick<Source, 'publisher' | 'retrievedAt' | 'sha256' | 'licence' | 'namedAs'> {
  return {
    publisher: register.entity({ name: 'European Central Bank', class: 'agency', article: 'the', short: 'ECB' }),
    retrievedAt: payload.retrievedAt,
    sha256: payload.sha256,
    licence: 'reuse-with-source',
    namedAs: [],
  };
}
