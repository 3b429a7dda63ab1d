/**
 * The International Monetary Fund: series of its data portal by flow and key, commodity prices (PCPS) and the World Economic
 * Outlook (WEO) among them. https://data.imf.org/en/Resource-Pages/IMF-API
 */
import { SourceError } from '../errors.ts';
import type { Fact, Standing } from '../model/fact.ts';
import type { Period } from '../model/period.ts';
import type { Connector, Gathering, Window } from './connector.ts';
import { eachPart } from './parts.ts';
import type { Payload } from './payload.ts';
import { figuresOf, multiplier } from './sdmx/figures.ts';
import { type SdmxMessage, type SdmxSeries, seriesUnder } from './sdmx/message.ts';
import { readSdmxMl, readStructure } from './sdmx/ml.ts';
import { sdmxPeriod } from './sdmx/period.ts';
import type { SeriesTerms } from './series.ts';
import { printable } from './words.ts';

export interface ImfSeries extends SeriesTerms {
  /** Agency, flow and key of one series: `IMF.RES/WEO/USA.NGDP_RPCH.A`, `IMF.RES/PCPS/G001.PZINC.USD.M`. Countries are ISO3. */
  readonly id: string;
}

export interface ImfOptions {
  readonly series: readonly ImfSeries[];
}

const HOST = { host: 'api.imf.org', perSecond: 2 } as const;
const BASE = `https://${HOST.host}/external/sdmx/2.1`;

/** Figures of the IMF as they stand: its SCALE is how they are to be shown, and never multiplies. No key. */
export function imf({ series }: ImfOptions): Connector {
  return {
    name: 'imf',
    hosts: [HOST],
    facts: (window, gathering) =>
      eachPart(
        series,
        ({ id }) => id,
        async (one) => await ask(one, window, gathering),
        gathering,
      ),
  };
}

async function ask(one: ImfSeries, { since }: Window, gathering: Gathering): Promise<readonly Fact[]> {
  const { agency, flow, key } = partsOf(one.id);
  const from = since === undefined ? '' : `?startPeriod=${since.slice(0, 4)}`;
  const accept = 'application/vnd.sdmx.structurespecificdata+xml;version=2.1, application/xml;q=0.9';
  const payload = await gathering.http.get(`${BASE}/data/${agency},${flow}/${key}${from}`, { expect: 'xml', headers: { accept } });
  const message = await readSdmxMl(payload);
  if (message.series.length === 0) throw await nothing(one, payload, gathering);
  return imfFigures(message, payload, one, gathering);
}

function partsOf(id: string): { agency: string; flow: string; key: string } {
  const [agency = '', flow = '', key = ''] = id.split('/');
  return { agency, flow, key };
}

/** A code that does not exist is answered with 200 and no series: the codes that have data tell which it is. */
async function nothing({ id }: ImfSeries, payload: Payload, { http }: Gathering): Promise<SourceError> {
  const { agency, flow, key } = partsOf(id);
  const accept = 'application/vnd.sdmx.structure+xml;version=2.1, application/xml;q=0.9';
  const available = await http
    .get(`${BASE}/availableconstraint/${agency},${flow}/all`, { expect: 'xml', headers: { accept } })
    .then(readStructure)
    .catch((error: unknown) => {
      if (error instanceof SourceError) return undefined;
      throw error;
    });
  const known = new Set([...(available?.codes.values() ?? [])].flat());
  const stray = known.size === 0 ? [] : key.split('.').filter((code) => code !== '' && !known.has(code));
  const said = stray.length === 0 ? '' : `: ${flow} has no figures for ${stray.join(', ')}`;
  return new SourceError(`the IMF answered without any series for ${id}${said}`, {
    file: payload.url,
    hint: 'see the codes of the data set, and their order in the key, at https://data.imf.org',
  });
}

/** Facts of one series from an answer in SDMX-ML. */
export function imfFigures(
  message: SdmxMessage,
  payload: Payload,
  terms: ImfSeries,
  { register, now }: Pick<Gathering, 'register' | 'now'>,
): readonly Fact[] {
  const { agency, flow, key } = partsOf(terms.id);
  const series = seriesUnder(key, message, payload);
  const { SERIES_NAME: name, UNIT_MEASURE, UNIT: unit = UNIT_MEASURE, UNIT_MULT: exponent, SCALE: shown } = series.attributes;
  const { PUBLICATION_DATE: published, UPDATE_DATE: updated } = message.attributes;
  // Figures may have been mended after they were published: they are known from the later day.
  const publishedAt =
    [published, updated]
      .flatMap((moment) => moment ?? [])
      .sort()
      .at(-1) ?? now.slice(0, 10);
  const outlook = outlookOf(series, published);
  return figuresOf({
    publisher: 'imf',
    terms,
    series,
    payload,
    register,
    unit,
    ...(shown !== undefined && { scale: '1' }),
    ...multiplier(exponent, payload),
    ...(outlook && { standing: outlook, vintage: `${flow.toLowerCase()}${published?.slice(0, 7)}` }),
    source: {
      id: `imf-${flow}-${key}-${publishedAt.slice(0, 10)}`.toLowerCase(),
      publisher: register.entity({ name: 'International Monetary Fund', class: 'organisation', article: 'the', short: 'IMF' }),
      title: printable(`${name ?? flow} [${flow}: ${key}]`),
      url: `https://data.imf.org/en/datasets/${agency}:${flow}`,
      publishedAt,
      retrievedAt: payload.retrievedAt,
      sha256: payload.sha256,
      licence: 'IMF terms of use',
      namedAs: [],
    },
  });
}

/**
 * How settled the figures of an outlook are, by period; undefined for a series of actuals. After the last actual year it names
 * (`2024`, `FY2024/25`) a year is estimated where it was over by publication, and forecast where it was not.
 */
function outlookOf({ attributes, observations }: SdmxSeries, published: string | undefined): ((period: Period) => Standing) | undefined {
  const day = published?.slice(0, 10);
  const last = /\d{4}/.exec(attributes['LATEST_ACTUAL_ANNUAL_DATA'] ?? '')?.[0];
  const beyond = day !== undefined && observations.some(({ time }) => (sdmxPeriod(time)?.end ?? '') > day);
  if (day === undefined || (last === undefined && !beyond)) return undefined;
  return ({ end }) => (end.slice(0, 4) <= (last ?? '') ? 'actual' : end > day ? 'forecast' : 'estimate');
}
