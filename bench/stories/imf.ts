/** The IMF's table of commodity prices, whose headings are not those of its columns. */
import { join } from 'node:path';
import type { FigureTerms, TableOptions } from '../../src/gather/table/terms.ts';
import { table } from '../../src/gather/table.ts';
import { ALL, type Bench, NEW_YORK } from './bench.ts';
import { MONTHLY, SHEET } from './pink.ts';
import { csvGrid, sheetGrid, wideTable } from './raw.ts';

const IMF_FILE = 'bulk/imf_pcps_commodity_prices_v2.csv';
const DOLLARS = {
  t: ['metric ton', 1],
  lb: ['pound', 0.01],
  bbl: ['barrel', 1],
  ozt: ['troy ounce', 1],
  m3: ['cubic meter', 1],
  MMBtu: ['million British thermal units', 1],
} as const;

/**
 * Columns of the IMF's table by letter, and the column of the Pink Sheet that bears out which it is: the headings of the file are
 * those of an older edition, and stand over other columns than their own. Pounds are in cents.
 */
const IMF_COLUMNS: readonly (readonly [column: string, name: string, per: keyof typeof DOLLARS, beside: string])[] = [
  ['T', 'aluminum', 't', 'Aluminum'],
  ['U', 'bananas', 't', 'Banana, US'],
  ['Y', 'South African coal', 't', 'Coal, South African'],
  ['Z', 'cocoa', 't', 'Cocoa'],
  ['AA', 'arabica coffee', 'lb', 'Coffee, Arabica'],
  ['AB', 'robusta coffee', 'lb', 'Coffee, Robusta'],
  ['AC', 'rapeseed oil', 't', 'Rapeseed oil'],
  ['AD', 'copper', 't', 'Copper'],
  ['AE', 'cotton', 'lb', 'Cotton, A Index'],
  ['AK', 'lead', 't', 'Lead'],
  ['AM', 'Malaysian logs', 'm3', 'Logs, Malaysian'],
  ['AN', 'maize', 't', 'Maize'],
  ['AR', 'nickel', 't', 'Nickel'],
  ['AS', 'crude oil', 'bbl', 'Crude oil, average'],
  ['AT', 'Brent crude oil', 'bbl', 'Crude oil, Brent'],
  ['AU', 'Dubai crude oil', 'bbl', 'Crude oil, Dubai'],
  ['AV', 'WTI crude oil', 'bbl', 'Crude oil, WTI'],
  ['BB', 'Thai rice', 't', 'Rice, Thai 5%'],
  ['BC', 'rubber', 'lb', 'Rubber, RSS3'],
  ['BE', 'Malaysian sawnwood', 'm3', 'Sawnwood, Malaysian'],
  ['BK', 'sugar', 'lb', 'Sugar, world'],
  ['BL', 'U.S. sugar', 'lb', 'Sugar, US'],
  ['BO', 'tin', 't', 'Tin'],
  ['BV', 'zinc', 't', 'Zinc'],
  ['BY', 'gold', 'ozt', 'Gold'],
  ['BZ', 'silver', 'ozt', 'Silver'],
  ['CB', 'platinum', 'ozt', 'Platinum'],
];

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The table as a careful user declares it: no headings, columns by their letters. */
export const BY_LETTERS = {
  layout: { header: 0 },
  mapping: {
    period: { column: 'A', frequency: 'M' },
    except: { A: 'Date' },
    figures: IMF_COLUMNS.map(
      ([column, name, per]): FigureTerms => ({
        column,
        subject: { name, class: 'material', plural: /(?:bananas|logs)$/.test(name) },
        property: 'price',
        unit: 'USD',
        per,
        ...(DOLLARS[per][1] !== 1 && { scale: String(DOLLARS[per][1]) }),
      }),
    ),
  },
} as const satisfies Pick<TableOptions, 'layout' | 'mapping'>;

export function imf(folder: string): Bench {
  const file = join(folder, IMF_FILE);
  const story = {
    template: 'time-series',
    ...NEW_YORK,
    edition: { each: { subjectsOf: 'price' } },
    series: { subject: '$edition', property: 'price' },
  };
  return {
    name: 'commodity prices, IMF',
    connectors: [
      table({
        name: 'imf-prices',
        files: file,
        source: {
          publisher: { name: 'International Monetary Fund', short: 'IMF', article: 'the', class: 'agency' },
          title: 'Primary Commodity Price System',
          url: 'https://www.imf.org/en/Research/commodity-prices',
          publishedAt: '2025-10-08',
          licence: 'ODC-PDDL-1.0',
        },
        ...BY_LETTERS,
      }),
    ],
    now: '2025-10-08T16:00:00Z',
    assignments: [
      { slug: 'news', ...story },
      { slug: 'price', ...story, ...ALL },
      ...['1998-12', '2008-07', '2008-11', '2016-01', '2020-04', '2022-03'].map((period) => ({
        slug: `price-${period}`,
        ...story,
        ...ALL,
        series: { ...story.series, period },
      })),
    ],
    raw: () => {
      const units = new Map(IMF_COLUMNS.map(([column, , per]) => [columnNumber(column), DOLLARS[per]]));
      return wideTable(
        csvGrid(file),
        '',
        (cell) => String(cell).slice(0, 7),
        (column) => {
          const [per, factor] = units.get(column) ?? ['', 1];
          return { unit: `per ${per}`, factor };
        },
      );
    },
  };
}

/** Columns whose figures are not those of the World Bank's column of the same commodity, by the median of all months both have. */
export async function besidePinkSheet(folder: string): Promise<readonly string[]> {
  const [, ...own] = csvGrid(join(folder, IMF_FILE));
  const sheet = await sheetGrid(join(folder, MONTHLY), SHEET);
  const heads = sheet.find((row) => row.includes('Copper')) ?? [];
  const months = new Map(sheet.map((row) => [String(row[0] ?? '').replace('M', '-'), row]));
  return IMF_COLUMNS.flatMap(([letters, name, per, beside]) => {
    const column = heads.findIndex((head) => String(head ?? '').replace(/\s*\*+$/, '') === beside);
    const ratios = own.flatMap((row) => {
      const [ours, theirs] = [Number(row[columnNumber(letters)] || Number.NaN), months.get((row[0] ?? '').slice(0, 7))?.[column]];
      return typeof theirs === 'number' && ours > 0 ? [(ours * DOLLARS[per][1]) / (theirs * KILOGRAMS[per])] : [];
    });
    const middle = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? Number.NaN;
    // The sheet prices by the kilogram what is sold by the pound, and some of what is sold by the ton.
    return [middle, middle / 1000].some((ratio) => Math.abs(ratio - 1) <= 0.05) ? [] : [`${letters} (${name}): ${middle.toFixed(3)}`];
  });
}

const KILOGRAMS = { t: 1, lb: 0.45359237, bbl: 1, ozt: 1, m3: 1, MMBtu: 1 } as const;
