/**
 * The U.S. Bureau of Labor Statistics: prices and jobs by series. FRED has most of them too, and asks for less patience:
 * without a key the Bureau answers 25 requests a day. https://www.bls.gov/developers/api_signature_v2.htm
 */
import * as v from 'valibot';
import { SourceError } from '../errors.ts';
import type { Fact } from '../model/fact.ts';
import { type Period, parsePeriod } from '../model/period.ts';
import type { Connector, Gathering, Window } from './connector.ts';
import { jsonAs } from './json-as.ts';
import { eachPart } from './parts.ts';
import type { Payload } from './payload.ts';
import { openSeries, type SeriesTerms } from './series.ts';
import { printable } from './words.ts';

export interface BlsSeries extends SeriesTerms {
  /** `APU0000701111`, `CUUR0000SA0`. */
  readonly id: string;
}

export interface BlsOptions {
  readonly series: readonly BlsSeries[];
}

const HOST = {
  host: 'api.bls.gov',
  perSecond: 1,
  refused: 'the Bureau shuts out programs that ask too often; try again tomorrow',
} as const;
/** Series of a request and years they reach back, without a key and with one. */
const LIMITS = { open: { series: 25, years: 10 }, keyed: { series: 50, years: 20 } } as const;

/** Figures of the Bureau; key in `BLS_API_KEY`, optional. Averages of a year, which it gives as a thirteenth month, are left out. */
export function bls({ series }: BlsOptions): Connector {
  return {
    name: 'bls',
    hosts: [HOST],
    facts: (window, gathering) => {
      const key = gathering.secret('BLS_API_KEY');
      const { series: most, years } = key === undefined ? LIMITS.open : LIMITS.keyed;
      const lots = Array.from({ length: Math.ceil(series.length / most) }, (_, index) => series.slice(index * most, (index + 1) * most));
      return eachPart(
        lots,
        ([first]) => `series from ${first?.id}`,
        async (lot) => blsFigures(await ask(lot, key, years, window, gathering), lot, gathering),
        gathering,
      );
    },
  };
}

async function ask(
  lot: readonly BlsSeries[],
  key: string | undefined,
  years: number,
  { since }: Window,
  { http, now }: Gathering,
): Promise<Payload> {
  const last = Number(now.slice(0, 4));
  const first = Math.max(Number(since?.slice(0, 4) ?? 0), last - years + 1);
  const terms = { seriesid: lot.map(({ id }) => id), startyear: String(first), endyear: String(last) };
  return await http.get(`https://${HOST.host}/publicAPI/v2/timeseries/data/`, {
    method: 'POST',
    expect: 'json',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...terms, ...(key !== undefined && { catalog: true, registrationkey: key }) }),
  });
}

const answer = v.object({ status: v.string(), message: v.optional(v.array(v.string()), []), Results: v.optional(v.unknown()) });
const results = v.object({
  series: v.array(
    v.object({
      seriesID: v.string(),
      catalog: v.optional(v.object({ series_title: v.string() })),
      data: v.array(
        v.object({
          year: v.string(),
          period: v.string(),
          value: v.string(),
          footnotes: v.optional(v.array(v.object({ code: v.optional(v.string()) })), []),
        }),
      ),
    }),
  ),
});

/** Facts of the series of an answer; a series without figures is a gap. Throws SourceError where the request was not processed. */
export function blsFigures(
  payload: Payload,
  lot: readonly BlsSeries[],
  { register, now, gap }: Pick<Gathering, 'register' | 'now' | 'gap'>,
): readonly Fact[] {
  const { status, message, Results: found } = jsonAs(answer, payload);
  if (status !== 'REQUEST_SUCCEEDED')
    throw new SourceError(`the Bureau answered ${status}: ${message.join(' ')}`, {
      file: payload.url,
      hint: 'without a key it answers 25 requests a day',
    });
  const series = jsonAs(results, payload, found).series;
  return lot.flatMap((terms): readonly Fact[] => {
    const place = series.findIndex(({ seriesID }) => seriesID === terms.id);
    const one = series[place];
    if (!one || one.data.length === 0) {
      gap(terms.id, `no figures; ${message.find((said) => said.includes(terms.id)) ?? 'the Bureau may know it by another id'}`);
      return [];
    }
    const open = openSeries(terms, 'bls', register);
    const source = {
      id: `bls-${terms.id.toLowerCase()}-${now.slice(0, 10)}`,
      publisher: register.entity({
        name: 'U.S. Bureau of Labor Statistics',
        class: 'agency',
        article: 'the',
        short: 'BLS',
        aliases: ['Bureau of Labor Statistics'],
      }),
      title: printable(`${one.catalog?.series_title ?? 'Series'} [${terms.id}]`),
      url: `https://data.bls.gov/timeseries/${terms.id}`,
      // The answer does not tell when its figures were published: they are known from the day they are first read.
      publishedAt: now.slice(0, 10),
      retrievedAt: payload.retrievedAt,
      sha256: payload.sha256,
      licence: 'public-domain',
      namedAs: [],
    };
    return one.data.flatMap(({ year, period: code, value, footnotes }, index) => {
      const period = periodOf(year, code);
      if (!period || value === '-') return [];
      const preliminary = footnotes.some((footnote) => footnote.code === 'P');
      const pointer = `/Results/series/${place}/data/${index}/value`;
      return open.fact({ raw: value, period, source, pointer, ...(preliminary && { note: 'preliminary' }) });
    });
  });
}

/** A month, quarter, half or year; undefined for `M13`, `Q05` and `S03`, the averages of a year. */
function periodOf(year: string, code: string): Period | undefined {
  const [, kind, number = ''] = /^([MQSA])(\d\d)$/.exec(code) ?? [];
  const text = { M: `${year}-${number}`, Q: `${year}-Q${Number(number)}`, S: `${year}-H${Number(number)}`, A: year }[kind ?? ''];
  return text === undefined ? undefined : parsePeriod(text);
}
