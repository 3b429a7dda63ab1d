/** The Mineral Commodity Summaries of the USGS. */
import { join } from 'node:path';
import { usgs } from '../../src/gather/usgs.ts';
import type { Fact } from '../../src/model/fact.ts';
import { ALL, type Bench, NEW_YORK } from './bench.ts';
import { csvGrid, usgsTable } from './raw.ts';

const MCS = 'usgs-mcs/MCS2026_Commodities_Data_full.csv';
const ITEM = '69837e43b66b01367d7ec7c7';

/** Tables of countries, series of the United States and rows of countries: every property with figures enough. */
export function minerals(folder: string): Bench {
  const file = join(folder, MCS);
  const rows = csvGrid(file, 'windows-1252');
  const commodities = [...new Set(rows.slice(1).map((row) => (row[2] ?? '').trim()))];
  return {
    name: 'Mineral Commodity Summaries, USGS',
    connectors: [usgs({ commodities, editions: [2026] })],
    answers: {
      'file/get': { file },
      [ITEM]: {
        text: JSON.stringify({
          id: ITEM,
          title: 'U.S. Geological Survey Mineral Commodity Summaries 2026 Data Release',
          files: [
            {
              name: 'MCS2026_Commodities_Data.csv',
              url: `https://www.sciencebase.gov/catalog/file/get/${ITEM}?f=1`,
              dateUploaded: '2026-02-06T15:00:00Z',
            },
          ],
          dates: [{ type: 'Publication', dateString: '2026-02-06' }],
        }),
      },
    },
    now: '2026-02-09T16:00:00Z',
    assignments: (facts) => [...tables(facts), ...series(facts)],
    raw: () => usgsTable(rows),
  };
}

/** A piece on each table of countries, and on each of its rows. */
function* tables(facts: readonly Fact[]): Iterable<Record<string, unknown>> {
  for (const [property, list] of Map.groupBy(facts, (fact) => fact.property)) {
    const subjects = [...new Set(list.map(({ subject }) => subject))].filter((subject) => subject !== 'world').sort();
    if (subjects.length < 4) continue;
    const total = list.some(({ subject }) => subject === 'world') ? { total: 'world' } : {};
    yield { slug: `table-${property}`, template: 'cross-section', ...NEW_YORK, ...ALL, table: { property, ...total } };
    yield {
      slug: `row-${property}`,
      template: 'table-row',
      ...NEW_YORK,
      ...ALL,
      edition: { each: subjects },
      row: { of: '$edition', property, ...total },
    };
  }
}

/** A piece on each series of four years and more: what the United States makes, buys and pays. */
function* series(facts: readonly Fact[]): Iterable<Record<string, unknown>> {
  for (const [key, list] of Map.groupBy(facts, ({ property, subject }) => `${property}|${subject}`)) {
    const [property = '', subject = ''] = key.split('|');
    if (list.length >= 4) yield { slug: `series-${property}`, template: 'time-series', ...NEW_YORK, ...ALL, series: { subject, property } };
  }
}
