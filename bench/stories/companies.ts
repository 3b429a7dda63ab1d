/** The companies of the S&P 500: a piece on each from what the table has of it. */
import { join } from 'node:path';
import { table } from '../../src/gather/table.ts';
import { type Bench, NEW_YORK } from './bench.ts';
import { csvGrid, rowTable } from './raw.ts';

const COMPANIES = 'bulk/sp500_constituents_financials.csv';

export function companies(folder: string): Bench {
  const file = join(folder, COMPANIES);
  const one = (property: string) => ({ subject: '$edition', property });
  return {
    name: 'S&P 500 companies, DataHub',
    connectors: [
      table({
        name: 'sp500',
        files: file,
        source: {
          publisher: { name: 'DataHub', class: 'publisher' },
          title: 'S&P 500 Companies with Financial Information',
          url: 'https://datahub.io/core/s-and-p-500-companies-financials',
          publishedAt: '2026-08-31',
          licence: 'ODC-PDDL-1.0',
        },
        mapping: {
          period: '2026-08',
          subject: { column: 'Name', class: 'company', as: { 'Lilly (Eli)': { name: 'Eli Lilly', class: 'company' } } },
          figures: [
            { column: 'Sector', property: 'sector', unit: 'text' },
            { column: 'Market Cap', property: 'market-value', unit: 'USD' },
            { column: 'Price', property: 'share-price', unit: 'USD' },
            { column: 'Earnings/Share', property: 'earnings-per-share', unit: 'USD', per: 'share' },
            { column: 'Price/Earnings', property: 'price-earnings-ratio', unit: 'times' },
          ],
        },
      }),
    ],
    now: '2026-09-01T13:00:00Z',
    assignments: [
      {
        slug: 'company',
        template: 'company-snapshot',
        ...NEW_YORK,
        edition: { each: { subjectsOf: 'sector' } },
        roles: {
          sector: one('sector'),
          value: one('market-value'),
          price: one('share-price'),
          earnings: one('earnings-per-share'),
          multiple: one('price-earnings-ratio'),
          companies: { property: 'market-value', many: true, order: 'largest', limit: '600' },
          rank: { derive: 'rank', inputs: ['value', 'companies'] },
          top: { property: 'market-value', order: 'largest' },
          'top-ratio': { derive: 'ratio', inputs: ['top', 'value'] },
        },
      },
    ],
    raw: () => rowTable(csvGrid(file), '2026-08', (column) => ({ unit: { 4: 'times', 6: 'per share' }[column] ?? '' })),
  };
}
