/** Samples of the USGS, the BGS and the World Bank. */
import { bgsFacts } from '../../src/gather/bgs.ts';
import { loadCountries } from '../../src/gather/country.ts';
import { csvRows } from '../../src/gather/payload.ts';
import { pinkSheetFacts } from '../../src/gather/pink-sheet.ts';
import { usgsFacts } from '../../src/gather/usgs/facts.ts';
import { usgsCells } from '../../src/gather/usgs/tables.ts';
import { indicatorFacts } from '../../src/gather/world-bank.ts';
import type { Outcome, Reader, Sample } from './reader.ts';

const PRICES = [
  'Crude oil, Brent',
  'Natural gas, Europe',
  'Coal, Australian',
  'Aluminum',
  'Copper',
  'Lead',
  'Nickel',
  'Tin',
  'Zinc',
  'Gold',
  'Silver',
  'Platinum',
];

export const minerals: readonly Reader[] = [
  { file: /^(?:usgs-mcs|bulk)\/MCS2026_/i, connector: 'usgs', read: async (sample) => await usgs(sample, 2026, 'windows-1252') },
  { file: /^usgs-mcs\/MCS2025_World/, connector: 'usgs', read: async (sample) => await usgs(sample, 2025) },
  {
    file: /^usgs-mcs\/BGS_/,
    connector: 'bgs',
    read: async (sample) => {
      const payload = sample.payload('csv');
      return { facts: bgsFacts(await csvRows(payload), payload, {}, await loadCountries(), sample) };
    },
  },
  { file: /^world-bank\/CMO-Historical-Data-Monthly/, connector: 'pink-sheet', read: async (sample) => await prices(sample, 'monthly') },
  {
    file: /^world-bank\/CMO-Historical-Data-Annual/,
    connector: 'pink-sheet-annual',
    read: async (sample) => await prices(sample, 'annual'),
  },
  { file: /^world-bank\/indicator_/, connector: 'world-bank', read: indicator },
  { file: /^world-bank\/error_/, connector: 'world-bank', read: indicator, refused: /refuses: Invalid value/ },
];

/** Every commodity of a file; what of it is no fact is counted. */
async function usgs(sample: Sample, edition: number, charset?: string): Promise<Outcome> {
  const payload = sample.payload('csv', charset);
  const cells = await usgsCells(payload, edition);
  const commodities = [...new Set(cells.map(({ commodity }) => commodity))];
  const source = {
    id: `mcs${edition}`,
    publisher: 'usgs',
    title: `MCS ${edition}`,
    url: null,
    publishedAt: `${edition}-02-01`,
    licence: 'public-domain',
    namedAs: [],
  };
  const gathering = counting(sample);
  const facts = usgsFacts(cells, { edition, commodities, properties: {}, source }, await loadCountries(), gathering);
  return { facts, said: `${gathering.gaps()} series refused` };
}

async function prices(sample: Sample, frequency: 'monthly' | 'annual'): Promise<Outcome> {
  return { facts: await pinkSheetFacts(sample.payload('xlsx'), { series: PRICES, frequency }, {}, counting(sample)) };
}

async function indicator(sample: Sample): Promise<Outcome> {
  return { facts: indicatorFacts(sample.payload('json'), { code: 'NY.GDP.MKTP.CD' }, await loadCountries(), counting(sample)) };
}

function counting({ register }: Sample) {
  let count = 0;
  return { register, gap: () => void count++, gaps: () => count };
}
