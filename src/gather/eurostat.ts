/**
 * Eurostat: series of its tables, by table code and one code for every dimension but time.
 * https://ec.europa.eu/eurostat/web/user-guides/data-browser/api-data-access/api-introduction
 */
import * as v from 'valibot';
import { ConfigError, SourceError } from '../errors.ts';
import type { Fact } from '../model/fact.ts';
import type { Connector, Gathering, Window } from './connector.ts';
import { eachPart } from './parts.ts';
import type { Payload } from './payload.ts';
import { figuresOf } from './sdmx/figures.ts';
import { type JsonStat, readJsonStat } from './sdmx/json-stat.ts';
import type { SeriesTerms } from './series.ts';
import { printable } from './words.ts';

export interface EurostatSeries extends Omit<SeriesTerms, 'scale'> {
  /** Code of the table: `prc_hicp_midx`. */
  readonly id: string;
  /** One code for each dimension: `{ geo: 'PL', coicop: 'CP00', unit: 'I15' }`. */
  readonly filters: Readonly<Record<string, string>>;
}

export interface EurostatOptions {
  readonly series: readonly EurostatSeries[];
}

const HOST = { host: 'ec.europa.eu', perSecond: 2 } as const;

/** Figures of Eurostat; its flags become standings and caveats, and a unit in thousands or millions (THS_, MIO_) multiplies. No key. */
export function eurostat({ series }: EurostatOptions): Connector {
  const both = series.find(({ filters }) => 'geo' in filters && 'geoLevel' in filters);
  if (both) throw new ConfigError(`${both.id}: Eurostat refuses geo and geoLevel together`, { hint: 'leave out geoLevel' });
  return {
    name: 'eurostat',
    hosts: [HOST],
    facts: (window, gathering) =>
      eachPart(
        series,
        nameOf,
        async (one) =>
          eurostatFigures(await gathering.http.get(addressOf(one, window), { expect: 'json', also: [400, 404, 413] }), one, gathering),
        gathering,
      ),
  };
}

/** The same from run to run: `prc_hicp_midx coicop=CP00 geo=PL`. */
function nameOf({ id, filters }: EurostatSeries): string {
  return [
    id,
    ...Object.entries(filters)
      .map(([name, code]) => `${name}=${code}`)
      .sort(),
  ].join(' ');
}

function addressOf({ id, filters }: EurostatSeries, { since }: Window): string {
  const query = new URLSearchParams({
    format: 'JSON',
    lang: 'EN',
    ...filters,
    ...(since !== undefined && { sinceTimePeriod: since.slice(0, 4) }),
  });
  return `https://${HOST.host}/eurostat/api/dissemination/statistics/1.0/data/${id}?${query.toString()}`;
}

/** Facts of one series from an answer in JSON-stat. Throws SourceError for what Eurostat answers instead of figures. */
export function eurostatFigures(payload: Payload, terms: EurostatSeries, { register }: Pick<Gathering, 'register'>): readonly Fact[] {
  refuseErrors(payload);
  const table = readJsonStat(payload);
  const [series, ...others] = table.series;
  if (!series) throw payload.problem(`no figures for ${nameOf(terms)}${emptyDimensions(table)}`);
  if (others.length > 0) throw payload.problem(`several series for ${nameOf(terms)}: give one code for ${openDimensions(table)}`);
  const unit = series.key['unit'];
  const publishedAt = table.updated.replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  return figuresOf({
    publisher: 'eurostat',
    terms,
    series,
    payload,
    register,
    scale: scaleOf(unit),
    unit: unit?.replace(MULTIPLE, ''),
    source: {
      id: `eurostat-${nameOf(terms)
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')}-${publishedAt.slice(0, 10)}`,
      publisher: register.entity({ name: 'Eurostat', class: 'agency' }),
      title: printable(`${table.label} [${terms.id}]`),
      url: `https://ec.europa.eu/eurostat/databrowser/view/${terms.id}/default/table?lang=en`,
      publishedAt,
      retrievedAt: payload.retrievedAt,
      sha256: payload.sha256,
      licence: 'CC-BY-4.0',
      namedAs: [],
    },
  });
}

const MULTIPLE = /^(?:THS|MIO|BIO|BN)_/;
const SCALES: Readonly<Record<string, string>> = { THS: '1000', MIO: '1000000', BIO: '1000000000', BN: '1000000000' };

/** `MIO_EUR` counts in millions. */
function scaleOf(unit = ''): string {
  return (MULTIPLE.test(unit) ? SCALES[unit.replace(/_.*$/, '')] : undefined) ?? '1';
}

const problems = v.union([
  v.pipe(
    v.object({
      error: v.pipe(v.array(v.object({ id: v.optional(v.union([v.number(), v.string()])), label: v.string() })), v.minLength(1)),
    }),
    v.transform(({ error }) => error.map(({ label }) => label).join('; ')),
  ),
  v.pipe(
    v.object({ warning: v.object({ label: v.string() }) }),
    v.transform(({ warning }) => warning.label),
  ),
  v.pipe(
    v.object({ warning: v.pipe(v.array(v.object({ label: v.string() })), v.minLength(1)) }),
    v.transform(({ warning }) => warning.map(({ label }) => label).join('; ')),
  ),
]);

/** Eurostat says what is wrong in the body, with status 400 and 404, and with 200 where an answer would be too large. */
function refuseErrors(payload: Payload): void {
  const said = v.safeParse(problems, payload.json());
  if (!said.success && payload.status < 400) return;
  const message = said.success ? said.output : `status ${payload.status}`;
  const large = /ASYNCHRONOUS|too (?:big|large)/i.test(message) || payload.status === 413;
  throw new SourceError(`Eurostat answered: ${message}`, {
    file: payload.url,
    hint: large ? 'the answer would be too large: give a code for every dimension' : 'see the codes of the table in the data browser',
  });
}

/** A code that the table does not have leaves its dimension without any. */
function emptyDimensions({ codes }: JsonStat): string {
  const empty = [...codes].flatMap(([name, list]) => (list.length === 0 ? [name] : []));
  return empty.length === 0 ? '' : `: the table has not the code given for ${empty.join(', ')}`;
}

function openDimensions({ codes }: JsonStat): string {
  return [...codes].flatMap(([name, list]) => (list.length > 1 ? [`${name} (${list.slice(0, 8).join(', ')})`] : [])).join(', ');
}
