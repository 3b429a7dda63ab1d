/**
 * World Mineral Statistics of the British Geological Survey: production of minerals by country and year since 1970, from
 * its OGC API. Gross weights of single minerals and contents of oxides stand side by side and are never one series.
 * https://www.bgs.ac.uk/mineralsuk/statistics/world-mineral-statistics/
 */
import type { Fact } from '../model/fact.ts';
import { type Period, parsePeriod } from '../model/period.ts';
import type { Property } from '../model/property.ts';
import type { Source } from '../model/source.ts';
import { type CellOf, columnsOf } from './columns.ts';
import type { Connector, EntityProposal, Gathering } from './connector.ts';
import { type Countries, loadCountries } from './country.ts';
import { eachPart } from './parts.ts';
import { csvRows, type Payload } from './payload.ts';
import { slug } from './register.ts';
import { openSeries, type PropertyProposal } from './series.ts';
import { measuredIn } from './unit-phrase.ts';

export interface BgsOptions {
  /** As the Survey calls them: `rare earth oxides`, `cobalt, mine`, `gallium, primary`. */
  readonly commodities: readonly string[];
  /** What the newsroom calls a property that would be called `rare-earth-oxides-production`. */
  readonly properties?: Readonly<Record<string, PropertyProposal>>;
}

const HOST = { host: 'ogcapi.bgs.ac.uk', perSecond: 1 } as const;
const ITEMS = `https://${HOST.host}/collections/world-mineral-statistics/items`;
/** Rows of an answer. */
const PAGE = 2000;

/** Production by country (Open Government Licence). A figure that is an export or a capacity, as its footnote says, is no production. */
export function bgs({ commodities, properties = {} }: BgsOptions): Connector {
  return {
    name: 'bgs',
    hosts: [HOST],
    async *facts({ since = '' }, gathering) {
      const countries = await loadCountries();
      yield* eachPart(
        commodities,
        (commodity) => commodity,
        async (commodity) => {
          const facts: Fact[] = [];
          for (let offset = 0, more = true; more; offset += PAGE) {
            const asked = `bgs_commodity_trans=${encodeURIComponent(commodity)}&bgs_statistic_type_trans=Production`;
            const payload = await gathering.http.get(`${ITEMS}?${asked}&f=csv&limit=${PAGE}&offset=${offset}`, { expect: 'csv' });
            const rows = await csvRows(payload);
            facts.push(...bgsFacts(rows, payload, properties, countries, gathering));
            more = rows.length > PAGE;
          }
          if (facts.length === 0)
            gathering.gap(commodity, `${HOST.host} has no production of “${commodity}”; its names are those of ${ITEMS}`);
          return facts.filter(({ period }) => period.end >= since);
        },
        gathering,
      );
    },
  };
}

const COLUMNS = [
  'country_trans',
  'country_iso3_code',
  'year',
  'bgs_commodity_trans',
  'bgs_sub_commodity_trans',
  'bgs_statistic_type_trans',
  'units',
  'quantity',
  'concat_table_notes_text',
  'concat_figure_notes_text',
];
const QUANTITY = 'quantity';

/** The facts of one answer. Throws SourceError where a column is not there or a unit is not known. */
export function bgsFacts(
  [heads = [], ...rows]: readonly (readonly string[])[],
  payload: Payload,
  properties: NonNullable<BgsOptions['properties']>,
  countries: Countries,
  { register }: Pick<Gathering, 'register'>,
): readonly Fact[] {
  const at = columnsOf(payload, heads, COLUMNS);
  const column = heads.indexOf(QUANTITY);
  return rows.flatMap((row, index) => {
    const notes = at(row, 'concat_figure_notes_text').split(/\s*\|\s*/);
    const raw = at(row, QUANTITY);
    if (raw === '' || at(row, 'bgs_statistic_type_trans') !== 'Production' || notes.some((note) => OTHER.test(note))) return [];
    const measure = measuredIn(at(row, 'units').replace(/ \(metric\)$/, ''));
    const period = periodOf(at(row, 'year').slice(0, 4), notes);
    if (!measure || !period) throw payload.problem(`row ${index + 1} has the unit “${at(row, 'units')}” and the year “${at(row, 'year')}”`);
    const property = propertyOf(row, at);
    const subject = countries.find(at(row, 'country_trans'), at(row, 'country_iso3_code')) ?? former(at(row, 'country_trans'));
    const note = [...notes.filter((one) => one !== '' && !TOLD.test(one)), ...grossOf(row, at)].map(lower).join('; ');
    return openSeries({ subject, property: properties[property.id] ?? property, ...measure }, 'bgs', register).fact({
      raw,
      period,
      source: sourceOf(at(row, 'bgs_commodity_trans'), payload, register),
      pointer: `/${index + 1}/${column}`,
      standing: notes.some((one) => /^estimates?\b/i.test(one)) ? 'estimate' : 'actual',
      ...(note !== '' && { note }),
    });
  });
}

/** Footnotes by which a figure is not what the table is about. */
const OTHER = /^(?:exports|nominal capacity)\b/i;
/** Footnotes that standing and period tell. */
const TOLD = /^(?:estimates?\b|years end)/i;

/** Calendar years but where a footnote says when the year ends. */
function periodOf(year: string, notes: readonly string[]): Period | undefined {
  const said = notes.map((note) => /^Years end(?:ed|ing) (30 June|31 March)( following)?/.exec(note)).find((match) => match);
  if (!said) return parsePeriod(year);
  const last = Number(year) + (said[2] === undefined ? 0 : 1);
  const [start, end] = said[1] === '30 June' ? ['07-01', '06-30'] : ['04-01', '03-31'];
  return parsePeriod(`FY${year} ${last - 1}-${start}/${last}-${end}`);
}

/** `cobalt, mine` is mine production of cobalt; a mineral of its own is a series of its own. */
function propertyOf(row: readonly string[], at: CellOf): Pick<Property, 'id' | 'label'> {
  const [what = '', stage] = at(row, 'bgs_commodity_trans').split(/,\s*/);
  const mineral = at(row, 'bgs_sub_commodity_trans');
  const head = stage === undefined ? 'production' : `${stage} production`;
  return {
    id: slug(`${what} ${head} ${mineral}`),
    label: `${head} of ${what}${mineral === '' ? '' : ` (${mineral})`}`,
  };
}

/** A state that is no more has no code in ISO's list. */
function former(name: string): EntityProposal {
  return { name, class: 'country', article: /\bUnion\b|\bRepublic\b/.test(name) ? 'the' : '' };
}

/** What the notes of a table say is gross weight, but for the countries they except. */
function grossOf(row: readonly string[], at: CellOf): readonly string[] {
  const [said, excepted = ''] =
    /(?:With the exception of the data for (.+?), )?figures in this table refer to gross tonnage of concentrates/.exec(
      at(row, 'concat_table_notes_text'),
    ) ?? [];
  return said === undefined || excepted.includes(at(row, 'country_trans')) ? [] : ['gross tonnage of concentrates'];
}

function lower(note: string): string {
  return note.replace(/\.$/, '').replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

/** The Survey does not say when it published a figure: it is known from the day it was read. */
function sourceOf(commodity: string, payload: Payload, register: Gathering['register']): Source {
  return {
    id: `bgs-${slug(commodity)}-${payload.retrievedAt.slice(0, 10)}`,
    publisher: register.entity({ id: 'bgs', name: 'British Geological Survey', class: 'agency', article: 'the', aliases: ['BGS'] }),
    title: `World Mineral Statistics: production of ${commodity}`,
    url: 'https://www.bgs.ac.uk/mineralsuk/statistics/world-mineral-statistics/',
    publishedAt: payload.retrievedAt.slice(0, 10),
    retrievedAt: payload.retrievedAt,
    sha256: payload.sha256,
    licence: 'Open Government Licence v3.0; contains British Geological Survey materials © UKRI',
    namedAs: [],
  };
}
