/**
 * FRED, the Federal Reserve Bank of St. Louis: series of prices, rates and demand. With a key the API, which knows units,
 * frequency and when a series was last updated; without one the table behind each chart.
 * https://fred.stlouisfed.org/docs/api/fred/
 */
import * as v from 'valibot';
import { SourceError } from '../errors.ts';
import type { Fact } from '../model/fact.ts';
import type { Source } from '../model/source.ts';
import type { Connector, Gathering, Window } from './connector.ts';
import { jsonAs } from './json-as.ts';
import { eachPart } from './parts.ts';
import { csvRows, type Payload } from './payload.ts';
import { type OpenSeries, openSeries, periodFrom, type SeriesTerms } from './series.ts';

export interface FredSeries extends SeriesTerms {
  /** FRED's id: `GDP`, `DGS10`. */
  readonly id: string;
  /** How often it counts, for use without a key: `A`, `Q`, `M`, `W`, `D`. The API knows it. */
  readonly frequency?: string;
}

export interface FredOptions {
  readonly series: readonly FredSeries[];
}

const HOSTS = [
  {
    host: 'api.stlouisfed.org',
    perSecond: 2,
    refused: 'the key in FRED_API_KEY is not known; get one at https://fredaccount.stlouisfed.org/apikeys',
  },
  { host: 'fred.stlouisfed.org', perSecond: 1 },
] as const;

/**
 * Facts of FRED series. Reads the key from `FRED_API_KEY`; a series of a third party (ICE, S&P) is under its owner's
 * copyright: configure only what you may publish. A missing value, ".", is no fact.
 */
export function fred({ series }: FredOptions): Connector {
  return {
    name: 'fred',
    hosts: HOSTS,
    facts: (window, gathering) => {
      const key = gathering.secret('FRED_API_KEY');
      return eachPart(
        series,
        ({ id }) => id,
        async (one) => (key === undefined ? await fromChart(one, window, gathering) : await fromApi(one, key, window, gathering)),
        gathering,
      );
    },
  };
}

const metadata = v.object({
  seriess: v.pipe(
    v.array(
      v.object({
        title: v.string(),
        frequency_short: v.string(),
        units: v.string(),
        seasonal_adjustment_short: v.string(),
        last_updated: v.string(),
      }),
    ),
    v.minLength(1),
  ),
});
const observations = v.object({ observations: v.array(v.object({ date: v.string(), value: v.string() })) });

async function fromApi(one: FredSeries, key: string, { since }: Window, gathering: Gathering): Promise<readonly Fact[]> {
  const at = 'https://api.stlouisfed.org/fred/series';
  const ask = { expect: 'json', secrets: { api_key: key } } as const;
  const query = `series_id=${encodeURIComponent(one.id)}&file_type=json`;
  const about = await gathering.http.get(`${at}?${query}`, ask);
  const payload = await gathering.http.get(`${at}/observations?${query}${since === undefined ? '' : `&observation_start=${since}`}`, ask);
  return fredFacts(one, about, payload, gathering);
}

/** Facts of the two answers of the API: what a series is, and its observations. */
export function fredFacts(one: FredSeries, metadataPayload: Payload, payload: Payload, gathering: Registering): readonly Fact[] {
  const about = jsonAs(metadata, metadataPayload).seriess[0];
  const rows = jsonAs(observations, payload).observations;
  if (!about || rows.length === 0) throw payload.problem(`the series ${one.id} has no observations`);
  const adjusted = about.seasonal_adjustment_short.startsWith('SA');
  const series = open({ ...one, basis: one.basis ?? (adjusted ? ['seasonally-adjusted'] : []) }, gathering);
  const source = sourceOf(one.id, about.title, momentOf(about.last_updated), payload, gathering);
  return rows.flatMap(({ date, value }, index) => {
    if (value === '.') return [];
    return series.fact({ raw: value, period: periodFrom(date, about.frequency_short), source, pointer: `/observations/${index}/value` });
  });
}

async function fromChart(one: FredSeries, { since }: Window, gathering: Gathering): Promise<readonly Fact[]> {
  const url = `https://fred.stlouisfed.org/graph/fredgraph.csv?id=${encodeURIComponent(one.id)}${since === undefined ? '' : `&cosd=${since}`}`;
  if (one.frequency === undefined)
    throw new SourceError(`${one.id}: its frequency is not known without a key`, {
      hint: "say `frequency: 'Q'` where it is configured, or set FRED_API_KEY",
    });
  const payload = await gathering.http.get(url, { expect: 'csv' });
  const [head = [], ...rows] = await csvRows(payload);
  if (!/^(?:observation_date|DATE)$/.test(head[0] ?? '') || head[1] !== one.id || rows.length === 0)
    throw payload.problem(`the table of ${one.id} has other columns than a date and ${one.id}: ${head.join(', ')}`);
  const series = open(one, gathering);
  const source = sourceOf(one.id, one.id, gathering.now.slice(0, 10), payload, gathering);
  return rows.flatMap(([date = '', value = ''], index) => {
    if (value === '.' || value === '') return [];
    return series.fact({ raw: value, period: periodFrom(date, one.frequency ?? ''), source, pointer: `/${index + 1}/1` });
  });
}

type Registering = Pick<Gathering, 'register'>;

function open(one: FredSeries, { register }: Registering): OpenSeries {
  return openSeries(one, 'fred', register);
}

function sourceOf(id: string, title: string, publishedAt: string, payload: Payload, { register }: Registering): Source {
  const publisher = register.entity({
    name: 'Federal Reserve Bank of St. Louis',
    class: 'agency',
    article: 'the',
    short: 'St. Louis Fed',
    aliases: ['FRED'],
  });
  return {
    id: `fred-${id.toLowerCase()}-${publishedAt.slice(0, 10)}`,
    publisher,
    title: `${title} [${id}]`,
    url: `https://fred.stlouisfed.org/series/${id}`,
    publishedAt,
    retrievedAt: payload.retrievedAt,
    sha256: payload.sha256,
    licence: 'FRED terms of use',
    namedAs: [],
  };
}

/** `2024-10-30 07:54:01-05` as an ISO instant. */
function momentOf(updated: string): string {
  const [, day, time, offset] = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})([+-]\d{2})$/.exec(updated) ?? [];
  return day === undefined ? updated.slice(0, 10) : `${day}T${time}${offset}:00`;
}
