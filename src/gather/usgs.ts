/**
 * USGS Mineral Commodity Summaries: what the world mines, refines and holds in reserve, and what the United States imports,
 * uses and pays, by commodity. The data lie in ScienceBase, an item an edition, before 2026 an item a commodity.
 * https://www.usgs.gov/centers/national-minerals-information-center/mineral-commodity-summaries
 */
import * as v from 'valibot';
import { SourceError } from '../errors.ts';
import type { Source } from '../model/source.ts';
import type { Connector, Gathering } from './connector.ts';
import { loadCountries } from './country.ts';
import { told } from './gather.ts';
import { jsonAs } from './json-as.ts';
import type { Payload } from './payload.ts';
import type { PropertyProposal } from './series.ts';
import { usgsFacts } from './usgs/facts.ts';
import { commodityName } from './usgs/names.ts';
import { usgsCells } from './usgs/tables.ts';

export interface UsgsOptions {
  /** As the summaries call them: `Rare earths`, `Gallium`, `Graphite (Natural)`. */
  readonly commodities: readonly string[];
  /** Years of the editions, from 2022. Figures of one are never compared with those of another. */
  readonly editions: readonly number[];
  /** What the newsroom calls a property that would be called after commodity and statistic: `{ 'rare-earths-mine-production': 'ree-mine-production' }`. */
  readonly properties?: Readonly<Record<string, PropertyProposal>>;
}

const CATALOG = 'https://www.sciencebase.gov/catalog';
const HOSTS = [{ host: 'www.sciencebase.gov', perSecond: 2 }, { host: '*.sciencebase.gov' }, { host: '*.usgs.gov' }] as const;
const FIRST_TIDY = 2026;

/** The data releases; the items whose files hold all commodities are known, those of later editions are searched for. */
const RELEASES: Readonly<Record<number, { readonly doi: string; readonly item?: string }>> = {
  2022: { doi: '10.5066/P9KKMCP4' },
  2023: { doi: '10.5066/P9WCYUI6' },
  2024: { doi: '10.5066/P144BA54' },
  2025: { doi: '10.5066/P13XCP3R', item: '6798fd34d34ea8c18376e8ee' },
  2026: { doi: '10.5066/P1WKQ63T', item: '69837e43b66b01367d7ec7c7' },
};

/** Facts of the summaries, each with its edition (`mcs2026`). Withheld (W) and not available (NA) are no facts; a dash is zero. */
export function usgs({ commodities, editions, properties = {} }: UsgsOptions): Connector {
  return {
    name: 'usgs',
    hosts: HOSTS,
    async *facts(_window, gathering) {
      const countries = await loadCountries();
      // The newest first: its words name properties that several editions have.
      for (const [index, edition] of [...new Set(editions)].sort((a, b) => b - a).entries()) {
        for (const find of documentsOf(edition, commodities))
          try {
            const { file, item, wanted } = await find.open(gathering);
            const payload = await gathering.http.get(addressOf(file, item), {
              expect: 'csv',
              ...(edition >= FIRST_TIDY && { charset: 'windows-1252' }),
            });
            const source = sourceOf(edition, item, file, payload, gathering);
            const cells = await usgsCells(payload, edition, wanted[0]);
            yield* usgsFacts(cells, { edition, commodities: wanted, properties, source }, countries, gathering);
          } catch (error) {
            if (!(error instanceof SourceError)) throw error;
            gathering.gap(find.what, told(error));
          }
        gathering.progress(index + 1, editions.length);
      }
    },
  };
}

const file = v.object({
  name: v.string(),
  downloadUri: v.optional(v.string()),
  url: v.optional(v.string()),
  dateUploaded: v.optional(v.string()),
});
const item = v.object({
  id: v.string(),
  title: v.string(),
  files: v.optional(v.array(file), []),
  dates: v.optional(v.array(v.object({ type: v.string(), dateString: v.string() })), []),
});
type Item = v.InferOutput<typeof item>;
type File = v.InferOutput<typeof file>;

interface Found {
  readonly item: Item;
  readonly file: File;
  readonly wanted: readonly string[];
}

interface Find {
  readonly what: string;
  open(gathering: Gathering): Promise<Found>;
}

/** Where the tables of an edition are. */
function documentsOf(edition: number, commodities: readonly string[]): readonly Find[] {
  const what = `mcs${edition}`;
  const all = (name: RegExp): Find => ({
    what,
    open: async (gathering) => ({ ...(await wholeEdition(edition, name, gathering)), wanted: commodities }),
  });
  if (edition >= FIRST_TIDY) return [all(/commodities_data\.csv$/i)];
  const each = (table: string): readonly Find[] =>
    commodities.map((commodity) => ({
      what: `${what} ${commodity} (${table})`,
      open: async (gathering) => ({ ...(await oneCommodity(edition, commodity, table, gathering)), wanted: [commodity] }),
    }));
  return [...(edition === 2025 ? [all(/world_data\.csv$/i)] : each('world')), ...each('salient')];
}

const FIELDS = 'format=json&max=10&fields=title,files,dates';

async function wholeEdition(edition: number, name: RegExp, gathering: Gathering): Promise<Omit<Found, 'wanted'>> {
  const known = RELEASES[edition]?.item;
  const items =
    known === undefined
      ? await search('Mineral Commodity Summaries Commodity Salient', gathering)
      : [jsonAs(item, await gathering.http.get(`${CATALOG}/item/${known}?${FIELDS}`, { expect: 'json' }))];
  return pick(items, `the edition ${edition}`, ({ title }) => title.includes(String(edition)), name);
}

async function oneCommodity(edition: number, commodity: string, table: string, gathering: Gathering): Promise<Omit<Found, 'wanted'>> {
  const items = await search(`Mineral Commodity Summaries ${edition} ${commodity.toUpperCase()}`, gathering);
  const titled = ({ title }: Item): boolean => {
    const [, year, words = ''] = /Mineral Commodity Summaries (\d{4})\W+(.+?)(?:\s+Data(?: Release)?)?$/i.exec(title) ?? [];
    return Number(year) === edition && commodityName(words) === commodityName(commodity);
  };
  return pick(items, `${commodity} in ${edition}`, titled, new RegExp(`^mcs\\d{4}-\\w+_${table}[\\w-]*\\.csv$`, 'i'));
}

async function search(words: string, gathering: Gathering): Promise<readonly Item[]> {
  const payload = await gathering.http.get(`${CATALOG}/items?q=${encodeURIComponent(words)}&${FIELDS}`, { expect: 'json' });
  return jsonAs(v.object({ items: v.array(item) }), payload).items;
}

function pick(items: readonly Item[], what: string, titled: (one: Item) => boolean, name: RegExp): Omit<Found, 'wanted'> {
  for (const one of items.filter(titled)) {
    const found = one.files.find((other) => name.test(other.name));
    if (found) return { item: one, file: found };
  }
  throw new SourceError(`www.sciencebase.gov has no table of ${what}`, {
    file: `${CATALOG}/items?q=Mineral%20Commodity%20Summaries`,
    hint: 'look there whether that edition is published and what it calls the commodity',
  });
}

/** Where a file is fetched from; a catalogue may link anywhere, and only the Survey's own hosts are asked. */
function addressOf({ name, downloadUri, url }: File, { id }: Item): string {
  const address = downloadUri ?? url ?? `${CATALOG}/file/get/${id}?name=${encodeURIComponent(name)}`;
  const { protocol, hostname } = new URL(address, CATALOG);
  if (protocol === 'https:' && HOSTS.some(({ host }) => hostname === host || (host.startsWith('*') && hostname.endsWith(host.slice(1)))))
    return address;
  throw new SourceError(`the file ${name} lies at ${hostname}, which is not the Survey’s`, {
    file: address,
    hint: `open ${CATALOG}/item/${id} to see why`,
  });
}

function sourceOf(
  edition: number,
  { id, title, dates }: Item,
  { name, dateUploaded }: File,
  payload: Payload,
  { register }: Gathering,
): Source {
  const release = dates.find(({ type, dateString }) => /^publication$/i.test(type) && /^\d{4}-\d{2}-\d{2}/.test(dateString))?.dateString;
  // A file that was mended after its publication says nothing before.
  const [published] = [release, dateUploaded]
    .flatMap((date) => date?.slice(0, 10) ?? [])
    .sort()
    .reverse();
  if (published === undefined) throw payload.problem(`ScienceBase does not say when ${name} was published`);
  const doi = RELEASES[edition]?.doi;
  return {
    id: `usgs-${name
      .toLowerCase()
      .replace(/\.csv$/, '')
      .replace(/[^a-z0-9]+/g, '-')}`,
    publisher: register.entity({
      id: 'usgs',
      name: 'U.S. Geological Survey',
      short: 'Geological Survey',
      class: 'agency',
      article: 'the',
      aliases: ['USGS'],
    }),
    title,
    url: doi === undefined ? `${CATALOG}/item/${id}` : `https://doi.org/${doi}`,
    publishedAt: published,
    retrievedAt: payload.retrievedAt,
    sha256: payload.sha256,
    licence: 'public-domain',
    namedAs: [],
  };
}
