/** The Pink Sheet: every commodity of the workbook, now and at ten moments of the past. */
import { join } from 'node:path';
import { pinkSheet } from '../../src/gather/pink-sheet.ts';
import type { Fact } from '../../src/model/fact.ts';
import { ALL, type Bench, NEW_YORK } from './bench.ts';
import { type Column, sheetGrid, wideTable } from './raw.ts';

export const MONTHLY = 'world-bank/CMO-Historical-Data-Monthly_2026-07.xlsx';
export const SHEET = 'Monthly Prices';

/** Every column of the Pink Sheet; iron ore is priced by the ton, and plywood by a sheet nobody knows. */
export async function pink(folder: string): Promise<Bench> {
  const file = join(folder, MONTHLY);
  const grid = await sheetGrid(file, SHEET);
  const at = grid.findIndex((row) => /^\(.*\)$/.test(String(row[1] ?? '')));
  const heads = (grid[at - 1] ?? []).flatMap((head) => (typeof head === 'string' ? head.replace(/\s*\*+$/, '') : []));
  const units = grid[at] ?? [];
  const series = heads
    .filter((head) => head !== 'Plywood')
    .map((name) => (name.startsWith('Iron ore') ? { name, unit: 'USD', per: 't' } : name));
  const story = { template: 'time-series', ...NEW_YORK };
  return {
    name: 'Pink Sheet, World Bank',
    connectors: [pinkSheet({ series })],
    answers: {
      'research/commodity-markets': {
        text: '<!DOCTYPE html><a href="https://thedocs.worldbank.org/CMO-Historical-Data-Monthly.xlsx">Monthly prices</a>',
      },
      'CMO-Historical-Data-Monthly.xlsx': { file },
    },
    now: '2026-07-02T16:00:00Z',
    assignments: (facts) => [
      ...['price', 'price-index'].flatMap((property) => {
        const edition = { edition: { each: { subjectsOf: property } } };
        return [
          { slug: `news-${property}`, ...story, ...edition, series: { subject: '$edition', property } },
          { slug: property, ...story, ...edition, ...ALL, series: { subject: '$edition', property } },
        ];
      }),
      // The same at moments of the past that every rule has something to say of.
      ...['1974-01', '1986-07', '1998-12', '2008-07', '2008-11', '2011-02', '2016-01', '2020-04', '2022-03', '2024-12'].map((period) => ({
        slug: `price-${period}`,
        ...story,
        ...ALL,
        edition: { each: pricedIn(period, facts) },
        series: { subject: '$edition', property: 'price', period },
      })),
    ],
    raw: () =>
      wideTable(
        grid,
        `/${SHEET}`,
        (cell) => String(cell ?? '').replace('M', '-'),
        (column): Column => ({ unit: pinkUnit(String(units[column] ?? '')) }),
      ),
  };
}

/** Commodities that have a price of the month: some begin later, some have ended. */
function pricedIn(month: string, facts: readonly Fact[]): readonly string[] {
  return facts.flatMap(({ property, period, subject }) => (property === 'price' && period.start.startsWith(month) ? subject : []));
}

const PER: Readonly<Record<string, string>> = {
  mt: 'metric ton',
  dmtu: 'metric ton',
  kg: 'kilogram',
  bbl: 'barrel',
  mmbtu: 'million British thermal units',
  'troy oz': 'troy ounce',
  'cubic meter': 'cubic meter',
};

function pinkUnit(words: string): string {
  const [, per] = /^\(\$\/(.+)\)$/.exec(words) ?? [];
  return per === undefined ? 'points' : `per ${PER[per] ?? per}`;
}
