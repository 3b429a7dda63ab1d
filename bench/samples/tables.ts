/** Samples without a connector of their own: tables in general circulation, each with its declaration. */
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { SourceError } from '../../src/errors.ts';
import { guessTable } from '../../src/gather/guess/guess.ts';
import { openSheet } from '../../src/gather/guess/sheet.ts';
import type { FigureTerms, Layout, Mapping } from '../../src/gather/table/terms.ts';
import { table } from '../../src/gather/table.ts';
import { gathered } from '../gathered.ts';
import { BY_LETTERS } from '../stories/imf.ts';
import type { Outcome, Reader, Sample } from './reader.ts';

const TABLE = { connector: 'table' } as const;
const price = (subject: string, more: Partial<FigureTerms> = {}): Mapping => ({
  period: { column: 'Date' },
  subject: { name: subject, class: 'material' },
  figures: [{ column: 'Price', property: 'price', unit: 'USD', ...more }],
});
const metals = 'Nickel Tungsten Zinc Silver Bauxite Iron Gold Tin Lead Copper Aluminium Manganese'.split(' ');
const companies = {
  Price: { unit: 'USD' },
  'Price/Earnings': { unit: 'times' },
  'Dividend Yield': { unit: 'percent', scale: '100' },
  'Earnings/Share': { unit: 'USD' },
  '52 Week Low': { unit: 'USD' },
  '52 Week High': { unit: 'USD' },
  'Market Cap': { unit: 'USD' },
  EBITDA: { unit: 'USD' },
  'Price/Sales': { unit: 'times' },
  'Price/Book': { unit: 'times' },
};
const results = (metric: string, unit: string, terms: Pick<FigureTerms, 'property' | 'unit' | 'scale' | 'per'>): FigureTerms => ({
  column: 'value',
  where: { metric, unit },
  ...terms,
});

export const tables: readonly Reader[] = [
  { ...TABLE, file: /^bulk\/brent_daily/, read: declared(price('Brent crude', { per: 'bbl' })) },
  { ...TABLE, file: /^bulk\/wti_daily/, read: declared(price('WTI crude', { per: 'bbl' })) },
  { ...TABLE, file: /^bulk\/gold_monthly/, read: declared(price('gold', { per: 'ozt' })) },
  {
    ...TABLE,
    file: /^bulk\/vix_daily/,
    read: declared({
      period: { column: 'DATE' },
      subject: { name: 'VIX', class: 'index' },
      figures: ['OPEN', 'HIGH', 'LOW', 'CLOSE'].map((column) => ({ column, property: column.toLowerCase(), unit: 'index-point' })),
    }),
  },
  {
    ...TABLE,
    file: /^bulk\/worldbank_gdp/,
    read: declared({
      period: { column: 'Year' },
      subject: { column: 'Country Name', class: 'country', identifiers: { iso3: 'Country Code' } },
      figures: [{ column: 'Value', property: 'gdp', unit: 'USD' }],
    }),
  },
  {
    ...TABLE,
    file: /^bulk\/owid_metal/,
    read: declared({
      period: { column: 'Year' },
      subject: { column: 'Entity', class: 'country' },
      figures: metals.map((metal) => ({ columns: `^${metal}\\b.* Production`, property: `${metal.toLowerCase()}-production`, unit: 't' })),
    }),
  },
  {
    ...TABLE,
    file: /^bulk\/sp500_constituents_financials/,
    read: declared({
      period: '2026-08',
      subject: { column: 'Name', class: 'company', ticker: 'Symbol' },
      figures: Object.entries(companies).map(([column, unit]) => ({
        column,
        property: column.toLowerCase().replace(/\W+/g, '-'),
        ...unit,
      })),
    }),
  },
  // It names companies and holds no figures.
  { ...TABLE, file: /^bulk\/sp500_constituents_cik/, read: guessed },
  { ...TABLE, file: /^bulk\/imf_pcps/, read: underWrongHeadings },
  {
    ...TABLE,
    file: /^facts\/mp_lynas/,
    read: declared({
      period: { column: 'period', as: { FY2025: '2025' } },
      subject: { column: 'company', class: 'company', ticker: 'ticker' },
      figures: [
        results('REO production', 't', { property: 'reo-production', unit: 't' }),
        results('NdPr production', 't', { property: 'ndpr-production', unit: 't' }),
        results('NdPr sales', 't', { property: 'ndpr-sales', unit: 't' }),
        results('revenue', 'USD m', { property: 'revenue', unit: 'USD', scale: '1e6' }),
        results('sales revenue', 'AUD m', { property: 'revenue', unit: 'AUD', scale: '1e6' }),
        results('net loss', 'USD m', { property: 'net-income', unit: 'USD', scale: '1e6' }),
        results('price protection agreement income', 'USD m', { property: 'price-protection-income', unit: 'USD', scale: '1e6' }),
        results('average selling price', 'AUD/kg', { property: 'average-selling-price', unit: 'AUD', per: 'kg' }),
        { column: 'yoy_claimed_pct', where: { metric: 'NdPr production' }, property: 'ndpr-production-growth', unit: 'percent' },
        { column: 'yoy_claimed_pct', where: { metric: 'REO production' }, property: 'reo-production-growth', unit: 'percent' },
      ],
    }),
  },
];

/** Its 64 headings stand over 95 columns and are not theirs, nickel under "Poultry chicken": by headings it is refused, by letters it is read. */
async function underWrongHeadings(sample: Sample): Promise<Outcome> {
  const byHeadings = declared({
    period: { column: 'Date', frequency: 'M' },
    subject: { name: 'tin', class: 'material' },
    figures: [{ column: 'Tin', property: 'price', unit: 'USD' }],
  });
  try {
    await byHeadings(sample);
  } catch (error) {
    if (!(error instanceof SourceError && error.message.includes('95 cells under 64 headings'))) throw error;
    return {
      ...(await declared(BY_LETTERS.mapping, BY_LETTERS.layout)(sample)),
      said: 'by the letters of its columns; refused by its headings',
    };
  }
  throw new SourceError('was read by headings that are not those of its columns');
}

function declared(mapping: Mapping, layout: Layout = {}): Reader['read'] {
  return async ({ path, register, payload }: Sample) => {
    const connector = table({
      name: 'sample',
      source: {
        publisher: { name: 'Sample', class: 'organisation' },
        title: basename(path),
        url: null,
        publishedAt: '2026-11-01',
        licence: 'unknown',
      },
      files: basename(path),
      layout,
      mapping,
    });
    payload('csv');
    const { facts, gaps } = await gathered(connector, dirname(path), register);
    const [gap] = gaps;
    if (gap && facts.length === 0) throw new SourceError(gap.message);
    return { facts, ...(gaps.length > 0 && { said: gaps.map(({ what, message }) => `${what}: ${message}`).join('; ') }) };
  };
}

async function guessed({ path }: Sample): Promise<{ readonly said: string }> {
  const guess = guessTable((await openSheet(readFileSync(path), path)).rows);
  return {
    said: `${guess?.layout.body.length} rows, names in ${typeof guess?.subject === 'object' ? guess.subject.heading : 'none'}, ${Object.entries(guess?.identifiers ?? {}).join()}`,
  };
}
