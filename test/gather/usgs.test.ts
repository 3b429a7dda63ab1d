/** USGS Mineral Commodity Summaries: rows of two recorded editions and of the older layouts, and the traps in them. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { type UsgsOptions, usgs } from '../../src/gather/usgs.ts';
import { derivationRule, deriveFact } from '../../src/model/derivation.ts';
import { connectorContract } from './contract.ts';
import { type Ran, type Run, run } from './run.ts';
import { type Reply, type Route, type Server, serve } from './server.ts';

const recorded = (name: string): Buffer => readFileSync(new URL(`../../fixtures/recorded/usgs/${name}`, import.meta.url));
const MCS2026 = recorded('MCS2026_Commodities_Data.csv');
const MCS2025 = recorded('MCS2025_World_Data.csv');

const ITEM_2026 = '69837e43b66b01367d7ec7c7';
const ITEM_2025 = '6798fd34d34ea8c18376e8ee';
const FILES = 'https://www.sciencebase.gov/catalog/file/get';

interface Table {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly published?: string;
  readonly uploaded?: string;
  readonly uri?: string;
}

/** An item as ScienceBase's catalogue has it. */
const item = ({ id, title, name, published = '2026-02-06', uploaded, uri }: Table): object => ({
  link: { rel: 'self', url: `https://www.sciencebase.gov/catalog/item/${id}` },
  id,
  title,
  dates: [{ type: 'Publication', dateString: published, label: 'Publication Date' }],
  files: [
    { name: `${name}.xml`, contentType: 'application/fgdc+xml', size: 1 },
    {
      name,
      contentType: 'text/csv',
      downloadUri: uri ?? `${FILES}/${id}?f=__disk__d3%2Fac%2F84`,
      ...(uploaded !== undefined && { dateUploaded: uploaded }),
    },
  ],
});
const ITEMS: readonly Table[] = [
  {
    id: ITEM_2026,
    title: 'Mineral Commodity Summaries 2026 Data Release - Commodity Salient U.S. and World Statistics',
    name: 'MCS2026_Commodities_Data.csv',
  },
  {
    id: ITEM_2025,
    title: 'Mineral Commodity Summaries 2025 - World Production, Capacity, and Reserves',
    name: 'MCS2025_World_Data.csv',
    published: '2025-01-31',
  },
];

const json = (value: unknown): Reply => ({ body: JSON.stringify(value), headers: { 'content-type': 'application/json' } });
const csv = (body: string | Uint8Array): Reply => ({ body, headers: { 'content-type': 'text/csv' } });

/** The catalogue with tables by item; searches find what `found` says. */
const catalog =
  (tables: Readonly<Record<string, string | Uint8Array>>, items: readonly Table[] = ITEMS, found: readonly Table[] = []): Route =>
  ({ pathname }) => {
    const [, kind = '', id = ''] = /^\/catalog\/(items|item|file\/get)\/?(\w*)$/.exec(pathname) ?? [];
    if (kind === 'items') return json({ total: found.length, items: found.map(item) });
    const [one] = [...items, ...found].filter((other) => other.id === id);
    if (kind === 'item') return one && json(item(one));
    const table = tables[id];
    return kind === 'file/get' && table !== undefined ? csv(table) : undefined;
  };
const route = catalog({ [ITEM_2026]: MCS2026, [ITEM_2025]: MCS2025 });

connectorContract({
  connector: () => usgs({ commodities: ['Rare earths', 'Gallium'], editions: [2026] }),
  route,
  atLeast: 30,
  odd: {
    error: '{"errors":{"message":"Item not found"}}',
    empty: (good) => (good.startsWith('{') ? good : good.split('\n', 1).join('')),
    renamed: (good) => good.replace(',Value,', ',Amount,'),
    // Any bytes are words of windows-1252; a file that is not is a test of its own.
    charset: null,
  },
});

describe('USGS', () => {
  let server: Server | undefined;
  afterEach(async () => await server?.close());
  const ran = async (options: Partial<UsgsOptions> = {}, over: Route = route, more: Partial<Run> = {}): Promise<Ran> => {
    server = await serve(over);
    try {
      return await run(usgs({ commodities: ['Rare earths'], editions: [2026], ...options }), { server, ...more });
    } finally {
      await server.close();
    }
  };
  /** The rows of the 2026 edition with some of their words exchanged. */
  const with2026 = (from: string, to: string): Route =>
    catalog({ [ITEM_2026]: Buffer.from(MCS2026.toString('latin1').replaceAll(from, to), 'latin1') });

  // https://doi.org/10.5066/P1WKQ63T, https://doi.org/10.5066/P13XCP3R
  test.each([
    ['rare-earths-mine-production.china.2025@mcs2026', '=', '270000', 't', 'estimate'],
    ['rare-earths-mine-production.united-states.2024@mcs2026', '=', '45500', 't', 'actual'],
    ['rare-earths-mine-production.world.2025@mcs2026', '=', '390000', 't', 'estimate'],
    ['rare-earths-mine-production.world.2024@mcs2026', '=', '380000', 't', 'estimate'],
    ['rare-earths-reserves.world.2025@mcs2026', '>', '85000000', 't', 'estimate'],
    ['rare-earths-net-import-reliance-compounds-and-metals.united-states.2025@mcs2026', '=', '67', 'percent', 'estimate'],
    ['rare-earths-imports-compounds.united-states.2025@mcs2026', '=', '21000', 't', 'estimate'],
    ['gallium-primary-production.china.2025@mcs2026', '=', '900000', 'kg', 'estimate'],
    ['gallium-capacity.world.2025@mcs2026', '=', '1700000', 'kg', 'estimate'],
    ['lithium-net-import-reliance.united-states.2025@mcs2026', '>', '50', 'percent', 'estimate'],
    ['rare-earths-mine-production.china.2024@mcs2025', '=', '270000', 't', 'estimate'],
    ['rare-earths-mine-production.united-states.2023@mcs2025', '=', '41600', 't', 'actual'],
    ['rare-earths-mine-production.australia.2023@mcs2025', '=', '16000', 't', 'estimate'],
    ['rare-earths-reserves.world.2024@mcs2025', '>', '90000000', 't', 'estimate'],
    ['gallium-capacity.china.2024@mcs2025', '=', '1000000', 'kg', 'estimate'],
    ['cement-capacity.world.2024@mcs2025', '=', '3800000000', 't', 'estimate'],
    ['iron-ore-reserves-crude-ore.australia.2024@mcs2025', '=', '58000000000', 't', 'estimate'],
  ])('%s is %s %s %s, %s', async (id, comparator, amount, unit, standing) => {
    const { fact } = await ran({ commodities: ['Rare earths', 'Gallium', 'Lithium', 'Cement', 'Iron ore'], editions: [2025, 2026] });
    expect(fact(`usgs.${id}`)).toMatchObject({ value: { comparator, amount, unit }, standing, vintage: id.replace(/.*@/, '') });
  });

  test('an edition is a source with its own day, title and DOI', async () => {
    const { fact } = await ran({ editions: [2025, 2026] });
    expect(fact('usgs.rare-earths-mine-production.china.2025@mcs2026').source).toMatchObject({
      publishedAt: '2026-02-06',
      url: 'https://doi.org/10.5066/P1WKQ63T',
      licence: 'public-domain',
      publisher: 'usgs',
    });
    expect(fact('usgs.rare-earths-mine-production.china.2024@mcs2025').source).toMatchObject({
      publishedAt: '2025-01-31',
      title: 'Mineral Commodity Summaries 2025 - World Production, Capacity, and Reserves',
    });
  });

  test('a table mended after its publication says nothing before', async () => {
    const mended = ITEMS.map((one) => ({ ...one, uploaded: '2026-05-27T15:15:49.000Z' }));
    const { facts } = await ran({}, catalog({ [ITEM_2026]: MCS2026 }, mended));
    expect(new Set(facts.map(({ source }) => source.publishedAt))).toEqual(new Set(['2026-05-27']));
  });

  test('MCS2025 and MCS2026 are never compared: flat at 390,000 across editions is +2.6% within one', async () => {
    const { fact } = await ran({ editions: [2025, 2026] });
    const change = derivationRule('change');
    if (!change) throw new Error('no rule');
    const [now, before, other] = ['2025@mcs2026', '2024@mcs2026', '2024@mcs2025'].map((id) =>
      fact(`usgs.rare-earths-mine-production.world.${id}`),
    );
    if (!now || !before || !other) throw new Error('no fact');
    expect(deriveFact(change, [now, other])).toContain('are of different vintages');
    expect(deriveFact(change, [now, before])).toMatchObject({ value: { amount: expect.stringMatching(/^2\.63/), unit: 'percent' } });
  });

  test('a figure that the next edition revises is no revision of this one', async () => {
    const { facts } = await ran({ editions: [2025] });
    const { revised, gone } = await ran({ editions: [2025, 2026] }, route, { before: facts });
    expect([revised, gone]).toEqual([[], []]);
  });

  test('W is not zero, NA and net exporters are no figures, a dash is zero', async () => {
    const { facts, fact, gaps } = await ran({ commodities: ['Rare earths', 'Lithium'] });
    expect(gaps).toEqual([]);
    const ids = facts.map(({ id }) => id);
    expect(MCS2026.toString('latin1')).toMatch(/Lithium,United States,Production,Production,metric tons,2025,W,/);
    expect(ids.filter((id) => id.includes('lithium-us-production'))).toEqual([]);
    expect(ids.filter((id) => id.includes('rare-earths-reserves.myanmar'))).toEqual([]);
    expect(ids.filter((id) => id.includes('net-import-reliance-mineral-concentrates'))).toEqual([]);
    expect(fact('usgs.rare-earths-mine-production.canada.2025@mcs2026').value).toMatchObject({ amount: '0' });
  });

  test('the caveat of a figure is its note', async () => {
    const { fact } = await ran({ commodities: ['Rare earths', 'Lithium', 'Lime'], editions: [2025, 2026] });
    const quota = 'production quota; does not include undocumented production';
    expect(fact('usgs.rare-earths-mine-production.china.2024@mcs2025').note).toBe(quota);
    expect(fact('usgs.rare-earths-mine-production.china.2024@mcs2026').note).toBe(quota);
    expect(fact('usgs.rare-earths-mine-production.china.2025@mcs2026').note).toBeUndefined();
    expect(fact('usgs.lithium-mine-production.world.2025@mcs2026').note).toBe('excludes U.S. production');
    expect(fact('usgs.lime-production.japan.2025@mcs2026').note).toBe('quicklime only');
    expect(fact('usgs.lime-production.japan.2024@mcs2025').note).toBe('quicklime only');
  });

  test('a price is the commodity’s, nominal, and credits who found it', async () => {
    const fact = (await ran()).fact('usgs.neodymium-price-neodymium-oxide-99-5-minimum.neodymium.2025@mcs2026');
    expect(fact).toMatchObject({
      value: { amount: '73', unit: 'USD', per: 'kg' },
      basis: ['nominal'],
      note: 'free on board; source: Argus Media group, Argus Non-Ferrous Markets',
    });
  });

  test('other countries are nobody, the world total is the world, rounded or not', async () => {
    const { facts, register } = await ran({ editions: [2025, 2026] });
    expect(register.find('other-countries')).toBeUndefined();
    expect(register.find('world')).toMatchObject({ class: 'region', article: 'the' });
    expect(facts.filter(({ subject }) => subject === 'world').length).toBeGreaterThan(4);
  });

  test('countries are found in the register under any of their names', async () => {
    const burma = {
      id: 'burma',
      name: 'Burma',
      short: 'Burma',
      article: '',
      class: 'country',
      isA: [],
      aliases: ['Myanmar'],
      listings: [],
      identifiers: {},
      plural: false,
    } as const;
    const own = await ran({}, route, { entities: [burma] });
    expect(own.fact('usgs.rare-earths-mine-production.burma.2025@mcs2026').value).toMatchObject({ amount: '22000' });
    const { register, fact } = await ran({ commodities: ['Lime'] });
    expect(fact('usgs.lime-production.south-korea.2025@mcs2026').value).toMatchObject({ amount: '5000000' });
    expect(register.find('south-korea')).toMatchObject({
      identifiers: { iso3: 'KOR' },
      aliases: expect.arrayContaining(['Korea, Republic of']),
    });
  });

  test('where the supply of imports comes from is said of each country, over four years', async () => {
    const { facts } = await ran();
    const share = facts.find(({ property, subject }) => property.startsWith('rare-earths-share-of-us-imports') && subject === 'china');
    expect(share).toMatchObject({
      value: { amount: '71', unit: 'percent' },
      period: { start: '2021-01-01', end: '2024-12-31' },
      note: 'includes Hong Kong',
    });
  });

  test('the newsroom names properties as it likes', async () => {
    const { facts, register } = await ran({ properties: { 'rare-earths-mine-production': 'ree-mine-production' } });
    expect(facts.some(({ id }) => id === 'usgs.ree-mine-production.china.2025@mcs2026')).toBe(true);
    expect(facts.some(({ property }) => property === 'rare-earths-mine-production')).toBe(false);
    expect(register.proposals().properties.find(({ id }) => id === 'rare-earths-reserves')).toMatchObject({
      label: 'reserves of rare earths',
      dimension: 'mass',
    });
  });

  test('known slips of units are mended with a note, and other units told in notes are kept to', async () => {
    const { fact } = await ran({
      commodities: ['Titanium mineral concentrates', 'Sand and gravel (industrial)', 'Molybdenum'],
      editions: [2025],
    });
    expect(fact('usgs.industrial-sand-and-gravel-mine-production.world.2023@mcs2025')).toMatchObject({
      value: { amount: '446000000', unit: 't' },
      scale: '1000',
      note: 'in thousand metric tons, where the data release says metric tons',
    });
    expect(fact('usgs.titanium-mineral-concentrates-mine-production-ilmenite.world.2024@mcs2025').value).toMatchObject({
      amount: '8900000',
    });
    // The notes of three rows say that the reserves of all rows are in thousand tons.
    expect(fact('usgs.molybdenum-reserves.chile.2024@mcs2025').value).toMatchObject({ amount: '1400000' });
    expect(fact('usgs.molybdenum-mine-production.chile.2024@mcs2025').value).toMatchObject({ amount: '38000' });
  });

  test('capacities in the column of reserves, and a total with a digit missing, are not taken', async () => {
    const rows = [
      'MCS2025,Indium,China,Refinery production,metric tons,690,760,,,,,1100,',
      'MCS2025,Clays,India,"Mine poduction, Kaolin",thousand metric tons,8400,8400,,,,,,',
      'MCS2025,Clays,World total (rounded),"Mine poduction, Kaolin",thousand metric tons,44400,4400,,,,,,',
    ];
    const [head] = MCS2025.toString('utf8').split('\n');
    const tables = catalog({ [ITEM_2025]: [head, ...rows, ''].join('\n') });
    const { facts, gaps } = await ran({ commodities: ['Indium', 'Clays'], editions: [2025] }, tables);
    expect(facts.map(({ id }) => id.replace('usgs.', ''))).toEqual([
      'clays-mine-production.india.2023@mcs2025',
      'clays-mine-production.india.2024@mcs2025',
      'clays-mine-production.world.2023@mcs2025',
      'indium-refinery-production.china.2023@mcs2025',
      'indium-refinery-production.china.2024@mcs2025',
    ]);
    expect(gaps.map(({ message }) => message).join('\n')).toMatch(
      /is less than its countries add up to.*\n.*reserves of indium are capacities/,
    );
  });

  test('two figures under one name are neither', async () => {
    const { facts, gaps } = await ran({ commodities: ['Mica (natural)', 'Helium'], editions: [2025, 2026] });
    expect(facts.filter(({ property }) => /natural-mica-imports|helium/.test(property))).toEqual([]);
    expect(gaps.map(({ what }) => what)).toEqual(expect.arrayContaining(['mcs2025 helium-production', 'mcs2026 natural-mica-imports']));
  });

  test('parts of a commodity are told apart, and only where there are several', async () => {
    const { fact } = await ran({ commodities: ['Platinum-group metals', 'Iron ore', 'Nickel'], editions: [2025, 2026] });
    expect(fact('usgs.platinum-group-metals-mine-production-palladium.world.2024@mcs2025').value).toMatchObject({
      amount: '190000',
      unit: 'kg',
    });
    expect(fact('usgs.platinum-group-metals-reserves.world.2024@mcs2025').value).toMatchObject({ amount: '81000000' });
    expect(fact('usgs.iron-ore-mine-production-usable-ore.australia.2024@mcs2025').value).toMatchObject({ amount: '930000000' });
    expect(
      fact('usgs.nickel-price-average-annual-london-metal-exchange-lme-cash-dollars-per-pound.nickel.2025@mcs2026').value,
    ).toMatchObject({ amount: '6.9', per: 'lb' });
  });

  test('ranges and unknown units are gaps', async () => {
    const { gaps } = await ran({ commodities: ['Scandium', 'Tungsten'] });
    expect(gaps.map(({ message }) => message)).toEqual([
      expect.stringContaining('“660–670” for 2024 is no figure that can be read'),
      expect.stringContaining('the unit “dollars per dry metric ton unit”'),
    ]);
  });

  test('a commodity the edition does not have is a gap that names like ones', async () => {
    const { gaps } = await ran({ commodities: ['Rare earth elements'] });
    expect(gaps).toMatchObject([
      {
        what: 'mcs2026 Rare earth elements',
        message: expect.stringMatching(/has no commodity called “Rare earth elements”; there is Rare Earths/),
      },
    ]);
  });

  test('a renamed column is a gap', async () => {
    expect((await ran({}, with2026(',Value,', ',Amount,'))).gaps[0]?.message).toContain(
      'the table has no column “value”; it has mcschapter',
    );
    const wide = catalog({ [ITEM_2025]: MCS2025.toString('utf8').replaceAll(/(?:PROD|CAP)_/g, 'P_') });
    expect((await ran({ editions: [2025] }, wide)).gaps[0]?.message).toContain('no column like “PROD_EST_ 2024”');
  });

  test('the wrong charset is a gap, in either direction', async () => {
    const utf8 = catalog({ [ITEM_2026]: new TextDecoder('windows-1252').decode(MCS2026) });
    expect((await ran({}, utf8)).gaps[0]?.message).toContain('the text is not windows-1252');
    const cp1252 = catalog({ [ITEM_2025]: Buffer.concat([Buffer.from(MCS2025.subarray(3)), Buffer.from([0x97, 0x0a])]) });
    expect((await ran({ editions: [2025] }, cp1252)).gaps[0]?.message).toContain('the text is not utf-8');
  });

  test('one edition that fails leaves the others', async () => {
    const { facts, gaps } = await ran({ editions: [2025, 2026] }, catalog({ [ITEM_2026]: MCS2026 }));
    expect(new Set(facts.map(({ vintage }) => vintage))).toEqual(new Set(['mcs2026']));
    expect(gaps.map(({ what }) => what)).toContain('mcs2025');
  });

  test('a file that lies elsewhere is not fetched', async () => {
    const elsewhere = ITEMS.map((one) => ({ ...one, uri: 'https://example.com/MCS2026_Commodities_Data.csv' }));
    const { gaps } = await ran({}, catalog({}, elsewhere));
    expect(gaps[0]?.message).toContain('lies at example.com, which is not the Survey’s');
    expect(server?.asked.some(({ url }) => url.includes('example.com'))).toBe(false);
  });

  test('an edition not known here is searched for', async () => {
    const later = {
      id: 'abc',
      title: 'Mineral Commodity Summaries 2027 Data Release - Commodity Salient U.S. and World Statistics',
      name: 'MCS2027_Commodities_Data.csv',
      published: '2027-02-05',
    };
    const { fact } = await ran({ editions: [2027] }, catalog({ abc: MCS2026 }, [], [...ITEMS, later]));
    expect(fact('usgs.rare-earths-mine-production.china.2025@mcs2027').source.url).toBe('https://www.sciencebase.gov/catalog/item/abc');
    expect(server?.asked[0]?.url).toBe(
      'https://www.sciencebase.gov/catalog/items?q=Mineral%20Commodity%20Summaries%20Commodity%20Salient&format=json&max=10&fields=title,files,dates',
    );
    expect((await ran({ editions: [2028] }, catalog({}, [], ITEMS))).gaps[0]?.message).toContain('has no table of the edition 2028');
  });

  describe('before 2025 each commodity is an item, with units and years in its columns', () => {
    // Rows and heads as https://doi.org/10.5066/P144BA54 and https://doi.org/10.5066/P13XCP3R have them.
    const WORLD = [
      'Source,Country,Type,Prod_t_2022,Prod_t_est_2023,Prod_notes,Reserves_t,Reserves_notes',
      'MCS2024,Mexico,"mine production, silver content",6195,6400,,37000,',
      'MCS2024,China,"mine production, silver content",3480,3400,,72000,',
      'MCS2024,Other countries6,"mine production, silver content",2940,3000,,57000,',
      'MCS2024,World total (rounded),"mine production, silver content",25600,26000,,610000,',
    ].join('\n');
    const SALIENT = [
      'DataSource,Commodity,Year,USprod_t,Imports_t,Exports_t,Price_dt,NIR_pct',
      'MCS2025,Lithium,2024,W,3300,1700,14000,>50',
    ].join('\n');
    const older: readonly Table[] = [
      {
        id: 's24',
        title: 'Mineral Commodity Summaries 2024 - SILVER Data Release',
        name: 'mcs2024-silve_world.csv',
        published: '2024-01-31',
      },
      {
        id: 'l25',
        title: 'Mineral Commodity Summaries 2025 - LITHIUM Data Release',
        name: 'mcs2025-lithium_salient.csv',
        published: '2025-01-31',
      },
    ];

    test('the world', async () => {
      const { fact, facts } = await ran({ commodities: ['Silver'], editions: [2024] }, catalog({ s24: WORLD }, [], older));
      expect(fact('usgs.silver-mine-production.mexico.2023@mcs2024')).toMatchObject({
        value: { amount: '6400', unit: 't' },
        standing: 'estimate',
      });
      expect(fact('usgs.silver-mine-production.mexico.2022@mcs2024')).toMatchObject({ value: { amount: '6195' }, standing: 'actual' });
      expect(fact('usgs.silver-reserves.world.2023@mcs2024').value).toMatchObject({ amount: '610000' });
      expect(facts).toHaveLength(9);
      expect(server?.asked[0]?.url).toContain('items?q=Mineral%20Commodity%20Summaries%202024%20SILVER&');
    });

    test('the United States', async () => {
      const { fact, facts } = await ran(
        { commodities: ['Lithium'], editions: [2025] },
        catalog({ l25: SALIENT, [ITEM_2025]: MCS2025 }, ITEMS, older),
      );
      expect(fact('usgs.lithium-imports.united-states.2024@mcs2025')).toMatchObject({
        value: { amount: '3300', unit: 't' },
        standing: 'estimate',
      });
      expect(fact('usgs.lithium-net-import-reliance.united-states.2024@mcs2025').value).toMatchObject({
        comparator: '>',
        amount: '50',
        unit: 'percent',
      });
      expect(fact('usgs.lithium-price.lithium.2024@mcs2025').value).toMatchObject({ amount: '14000', unit: 'USD', per: 't' });
      expect(facts.filter(({ property }) => property === 'lithium-us-production')).toEqual([]);
    });

    test('units known to be wrong by an unknown factor are refused', async () => {
      const vanadium = WORLD.replaceAll('silver', 'vanadium').replaceAll('2023', '2022').replaceAll('MCS2024', 'MCS2023');
      const tables: readonly Table[] = [
        {
          id: 'v23',
          title: 'Mineral Commodity Summaries 2023 - VANADIUM Data Release',
          name: 'mcs2023-vanad_world.csv',
          published: '2023-01-31',
        },
      ];
      const { facts, gaps } = await ran({ commodities: ['Vanadium'], editions: [2023] }, catalog({ v23: vanadium }, [], tables));
      expect(facts).toEqual([]);
      expect(gaps.map(({ message }) => message).join()).toContain(
        'the units of vanadium are known to be wrong in the data release of 2023',
      );
    });
  });
});
