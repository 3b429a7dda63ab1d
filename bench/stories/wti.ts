/** Oil by the day, negative prices among them. */
import { join } from 'node:path';
import { table } from '../../src/gather/table.ts';
import { ALL, type Bench, NEW_YORK } from './bench.ts';
import { csvGrid, wideTable } from './raw.ts';

const WTI = 'bulk/wti_daily.csv';

/** Days on which the price of oil did what prices do not: below zero, a hundred and forty, half in a day. */
const DAYS = [
  '1986-04-01',
  '1990-08-06',
  '1991-01-17',
  '2008-07-03',
  '2008-12-19',
  '2020-03-09',
  '2020-04-17',
  '2020-04-20',
  '2020-04-21',
  '2020-04-22',
  '2022-03-08',
];

export function wti(folder: string): Bench {
  const file = join(folder, WTI);
  const story = { template: 'time-series', ...NEW_YORK, ...ALL };
  return {
    name: 'WTI by the day, EIA',
    connectors: [
      table({
        name: 'wti',
        files: file,
        source: {
          publisher: { name: 'Energy Information Administration', short: 'EIA', article: 'the', class: 'agency' },
          title: 'Cushing, OK WTI Spot Price FOB',
          url: 'https://www.eia.gov/dnav/pet/hist/RWTCD.htm',
          publishedAt: '2026-08-17',
          licence: 'public-domain',
        },
        mapping: {
          period: { column: 'Date' },
          subject: { name: 'WTI crude oil', class: 'material' },
          figures: [{ column: 'Price', property: 'spot-price', unit: 'USD', per: 'bbl' }],
        },
      }),
    ],
    now: '2026-08-18T12:00:00Z',
    assignments: DAYS.map((period) => ({
      slug: `wti-${period}`,
      ...story,
      series: { subject: 'wti-crude-oil', property: 'spot-price', period },
    })),
    raw: () => wideTable(csvGrid(file), '', String, () => ({ unit: 'per barrel' })),
  };
}
