/** Samples of series of agencies: ECB, Eurostat, IMF, BLS. */
import { dirname, join } from 'node:path';
import { blsFigures } from '../../src/gather/bls.ts';
import { type EcbSeries, ecbFigures, ecbRates } from '../../src/gather/ecb.ts';
import { eurostatFigures } from '../../src/gather/eurostat.ts';
import { fredFacts } from '../../src/gather/fred.ts';
import { imfFigures } from '../../src/gather/imf.ts';
import { readSdmxMl, readStructure } from '../../src/gather/sdmx/ml.ts';
import { type Outcome, openSample, type Reader, type Sample } from './reader.ts';

const euroArea = { name: 'euro area', class: 'region' } as const;
const estr = (code: string, unit: string): EcbSeries => ({
  id: `EST/B.EU000A2X2A25.${code}`,
  subject: euroArea,
  property: `estr-${code.toLowerCase()}`,
  unit,
});
const exchange = (code: string): EcbSeries => ({
  id: `EXR/D.${code}.EUR.SP00.A`,
  subject: { name: 'euro', class: 'currency' },
  property: `rate-${code}`,
  unit: code,
});
const italy = { subject: { name: 'Italy', class: 'country' }, property: 'gdp-per-head', unit: 'EUR' } as const;

export const series: readonly Reader[] = [
  {
    file: /^ecb\/EST_jsondata/,
    connector: 'ecb',
    read: ecb(estr('NB', 'count'), estr('R25', 'percent'), estr('R75', 'percent'), estr('TT', 'EUR')),
  },
  { file: /^ecb\/sdmx-json/, connector: 'ecb', read: ecb(exchange('NZD'), exchange('RUB')) },
  {
    file: /^ecb\/eurofxref_/,
    connector: 'ecb',
    read: async ({ payload, register }) => ({ facts: await ecbRates(payload('xml'), CURRENCIES, register) }),
  },
  {
    file: /^eurostat\/name_gdp_c/,
    connector: 'eurostat',
    read: ({ payload, register }) => ({
      facts: eurostatFigures(
        payload('json'),
        { id: 'nama_gdp_c', filters: { unit: 'EUR_HAB', indic_na: 'B1GM', geo: 'IT' }, ...italy },
        { register },
      ),
    }),
  },
  {
    // Its author left out the dimensions: without them nobody knows of which months the figures are.
    file: /^eurostat\/prc_hicp_midx_PL_head_EXCERPT/,
    connector: 'eurostat',
    read: ({ payload, register }) => ({
      facts: eurostatFigures(payload('json'), { id: 'prc_hicp_midx', filters: {}, ...italy, unit: 'index-point' }, { register }),
    }),
    refused: /another shape: dimension/,
  },
  {
    file: /^bls\//,
    connector: 'bls',
    read: ({ payload, register, now }) => {
      const terms = {
        id: 'APU0000701111',
        subject: { name: 'flour', class: 'product' },
        property: 'price',
        unit: 'USD',
        per: 'lb',
      } as const;
      return { facts: blsFigures(payload('json'), [terms], { register, now, gap: () => undefined }) };
    },
  },
  { file: /^fred\/(?:observations|series)_GDP\.json/, connector: 'fred', read: gdp },
  { file: /^(?:eurostat\/GOV_10Q|imf\/availableconstraint)/, connector: 'sdmx', read: structure },
  {
    file: /^imf\/WEO/,
    connector: 'imf',
    read: imf('IMF.RES/WEO/SVK.NGDP_R.A', { name: 'Slovakia', class: 'country' }, 'EUR'),
  },
  { file: /^imf\/PCPS/, connector: 'imf', read: imf('IMF.RES/PCPS/M.W00.PZINC.USD', { name: 'zinc', class: 'material' }, 'USD') },
];

const CURRENCIES =
  'USD JPY BGN CZK DKK GBP HUF PLN RON SEK CHF ISK NOK HRK RUB TRY AUD BRL CAD CNY HKD IDR ILS INR KRW MXN MYR NZD PHP SGD THB ZAR'.split(
    ' ',
  );

function ecb(...series: readonly EcbSeries[]) {
  return async (sample: Sample): Promise<Outcome> => ({
    facts: (await Promise.all(series.map(async (one) => await ecbFigures(sample.payload('json'), one, sample)))).flat(),
  });
}

/** The two answers of the API stand in two files. */
function gdp({ path, register }: Sample): Outcome {
  const answer = (name: string) => openSample(join(dirname(path), `${name}_GDP.json`)).payload('json');
  const terms = { id: 'GDP', subject: { name: 'United States', class: 'country' }, property: 'gdp', unit: 'USD', scale: '1e9' } as const;
  return { facts: fredFacts(terms, answer('series'), answer('observations'), { register }) };
}

function imf(id: string, subject: Parameters<typeof imfFigures>[2]['subject'], unit: string) {
  return async (sample: Sample): Promise<Outcome> => {
    const payload = sample.payload('xml');
    return { facts: imfFigures(await readSdmxMl(payload), payload, { id, subject, property: 'figure', unit }, sample) };
  };
}

async function structure({ payload }: Sample): Promise<Outcome> {
  const { codes } = await readStructure(payload('xml'));
  const count = [...codes.values()].reduce((sum, list) => sum + list.length, 0);
  return { said: `${codes.size} dimensions, ${count} codes` };
}
