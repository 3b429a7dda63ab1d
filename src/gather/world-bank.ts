/**
 * World Bank Indicators: one series a country and indicator, annual, quarterly or monthly. An error comes with HTTP 200,
 * and one unknown country spoils the whole answer, so a refused call is asked again country by country.
 * https://datahelpdesk.worldbank.org/knowledgebase/articles/889392
 */
import * as v from 'valibot';
import { SourceError } from '../errors.ts';
import type { Basis, Fact, Standing } from '../model/fact.ts';
import { type Period, parsePeriod } from '../model/period.ts';
import type { Source } from '../model/source.ts';
import type { Connector, EntityProposal, Gathering, Window } from './connector.ts';
import { type Countries, loadCountries, WORLD } from './country.ts';
import { told } from './gather.ts';
import { jsonAs } from './json-as.ts';
import type { Payload } from './payload.ts';
import { slug } from './register.ts';
import { type OpenSeries, openSeries, type PropertyProposal } from './series.ts';
import { type MeasuredIn, measuredIn } from './unit-phrase.ts';

export interface WorldBankIndicator extends Partial<MeasuredIn> {
  /** The Bank's code: `NY.GDP.MKTP.CD`. */
  readonly code: string;
  /** Default: one named after the indicator. */
  readonly property?: PropertyProposal;
  /** Default: what the indicator's name says in brackets, where that is a unit: `(current US$)`, `(% of GDP)`. */
  readonly unit?: string;
  readonly basis?: readonly Basis[];
}

export interface WorldBankOptions {
  /** Codes, or what is to be said of them. */
  readonly indicators: readonly (string | WorldBankIndicator)[];
  /** ISO 3166-1 codes, the Bank's own for groups (`EUU`, `WLD`), or `all`. */
  readonly countries: readonly string[];
}

export const WORLD_BANK: EntityProposal = { name: 'World Bank', class: 'organisation', article: 'the', aliases: ['World Bank Group'] };

/** Facts of World Bank indicators (CC BY 4.0). A null value is no fact. */
export function worldBank({ indicators, countries }: WorldBankOptions): Connector {
  return {
    name: 'world-bank',
    hosts: [{ host: 'api.worldbank.org', perSecond: 2 }],
    async *facts(window, gathering) {
      const known = await loadCountries();
      for (const [index, one] of indicators.entries()) {
        const indicator = typeof one === 'string' ? { code: one } : one;
        for await (const payload of answers(indicator.code, countries, window, gathering)) {
          try {
            yield* indicatorFacts(payload, indicator, known, gathering);
          } catch (error) {
            if (!(error instanceof SourceError)) throw error;
            gathering.gap(indicator.code, told(error));
          }
        }
        gathering.progress(index + 1, indicators.length);
      }
    },
  };
}

/** What the Bank says instead of an answer. */
class Refusal extends SourceError {}

/** The pages of an indicator; of one country after the other where the Bank refuses them together. */
async function* answers(code: string, countries: readonly string[], window: Window, gathering: Gathering): AsyncIterable<Payload> {
  const groups = [countries, ...(countries.length > 1 ? countries.map((country) => [country]) : [])];
  for (const [index, group] of groups.entries()) {
    try {
      const [first, ...others] = await pagesOf(code, group, window, gathering);
      if (first) yield first;
      yield* others;
      if (index === 0) return;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      const again = index === 0 && groups.length > 1 && error instanceof Refusal;
      if (!again) gathering.gap(group.length === 1 ? `${code} ${group[0]}` : code, told(error));
      if (index === 0 && !again) return;
    }
  }
}

async function pagesOf(code: string, countries: readonly string[], { since }: Window, gathering: Gathering): Promise<readonly Payload[]> {
  const date = since === undefined ? '' : `&date=${since.slice(0, 4)}:${gathering.now.slice(0, 4)}`;
  const url = `https://api.worldbank.org/v2/country/${countries.map(encodeURIComponent).join(';')}/indicator/${encodeURIComponent(code)}?format=json${date}&per_page=20000`;
  const pages: Payload[] = [];
  for (let page = 1, last = 1; page <= last; page++) {
    const payload = await gathering.http.get(`${url}&page=${page}`, { expect: 'json' });
    last = answerOf(payload)[0].pages;
    pages.push(payload);
  }
  return pages;
}

const refusal = v.tuple([v.object({ message: v.array(v.object({ key: v.string(), value: v.string() })) })]);
const row = v.object({
  indicator: v.object({ id: v.string(), value: v.string() }),
  country: v.object({ id: v.string(), value: v.string() }),
  countryiso3code: v.string(),
  date: v.string(),
  value: v.nullable(v.number()),
  obs_status: v.optional(v.string(), ''),
});
const answer = v.tuple([v.object({ pages: v.number(), lastupdated: v.nullish(v.string()) }), v.nullable(v.array(row))]);

function answerOf(payload: Payload): v.InferOutput<typeof answer> {
  const refused = v.safeParse(refusal, payload.json());
  if (!refused.success) return jsonAs(answer, payload);
  const said = refused.output[0].message.map(({ key, value }) => `${key}: ${value}`).join('; ');
  throw new Refusal(`api.worldbank.org refuses: ${said}`, {
    file: payload.url,
    hint: 'look up the codes of country and indicator at https://data.worldbank.org',
  });
}

const STANDINGS: Readonly<Record<string, Standing>> = { E: 'estimate', F: 'forecast' };

/** The facts of one answer. */
export function indicatorFacts(
  payload: Payload,
  indicator: WorldBankIndicator,
  countries: Countries,
  gathering: Pick<Gathering, 'register' | 'gap'>,
): readonly Fact[] {
  const [{ lastupdated }, rows] = answerOf(payload);
  const [first] = rows ?? [];
  if (!rows || !first || lastupdated == null) {
    gathering.gap(
      indicator.code,
      `api.worldbank.org has no observations of ${indicator.code} for these countries and years (${payload.url})`,
    );
    return [];
  }
  const measure = measureOf(indicator, first.indicator.value);
  if (!measure) {
    gathering.gap(
      indicator.code,
      `the unit of “${first.indicator.value}” is not known; say it where the indicator is configured: { code: '${indicator.code}', unit: 'USD' }`,
    );
    return [];
  }
  const source = sourceOf(first.indicator, lastupdated, payload, gathering);
  const open = new Map<string, OpenSeries | undefined>();
  return rows.flatMap(({ country, countryiso3code, date, value, obs_status }, index) => {
    const period = periodOf(date);
    if (value === null || !period) return [];
    const key = countryiso3code || country.id;
    if (!open.has(key)) open.set(key, seriesOf(key, country, first.indicator, { ...indicator, ...measure }, countries, gathering));
    const fact = open.get(key)?.fact({
      raw: String(value),
      period,
      source,
      pointer: `/1/${index}/value`,
      standing: STANDINGS[obs_status] ?? 'actual',
    });
    return fact ?? [];
  });
}

interface Named {
  readonly id: string;
  readonly value: string;
}

function seriesOf(
  key: string,
  country: Named,
  { value: name }: Named,
  indicator: WorldBankIndicator & Measure,
  countries: Countries,
  { register }: Pick<Gathering, 'register'>,
): OpenSeries | undefined {
  const group: EntityProposal = { name: country.value, class: 'region', identifiers: { 'world-bank': key } };
  const subject = key === 'WLD' ? WORLD : (countries.find(country.value, key) ?? group);
  // What belongs to no country is about nobody.
  if (/^not classified$/i.test(country.value)) return undefined;
  const property = indicator.property ?? { id: slug(name), label: name };
  return openSeries({ ...indicator, subject, property }, 'world-bank', register);
}

interface Measure extends MeasuredIn {
  readonly basis: readonly Basis[];
}

/** What is configured, or what an indicator's name says in its last brackets. */
function measureOf({ unit, per, scale, basis }: WorldBankIndicator, name: string): Measure | undefined {
  const said = /\(([^()]*)\)$/.exec(name)?.[1] ?? '';
  const by: readonly Basis[] = /^constant\b/i.test(said) ? ['real'] : /^current\b/i.test(said) ? ['nominal'] : [];
  if (unit !== undefined) return { unit, ...(per !== undefined && { per }), ...(scale !== undefined && { scale }), basis: basis ?? by };
  const money = /^(?:current|constant \d{4}) US\$$/i.test(said);
  const read = money ? { unit: 'USD' } : /%/.test(said) ? { unit: 'percent' } : measuredIn(said);
  return read && { ...read, basis: basis ?? by };
}

/** `2025`, `2025Q4`, `2026M02`. */
function periodOf(date: string): Period | undefined {
  return parsePeriod(date.replace(/^(\d{4})(Q\d)$/, '$1-$2').replace(/^(\d{4})M(\d{2})$/, '$1-$2'));
}

function sourceOf({ id, value }: Named, updated: string, payload: Payload, { register }: Pick<Gathering, 'register'>): Source {
  return {
    id: `world-bank-${slug(id)}-${updated}`,
    publisher: register.entity(WORLD_BANK),
    title: `World Development Indicators: ${value} [${id}]`,
    url: `https://data.worldbank.org/indicator/${id}`,
    publishedAt: updated,
    retrievedAt: payload.retrievedAt,
    sha256: payload.sha256,
    licence: 'CC BY 4.0',
    namedAs: [],
  };
}
