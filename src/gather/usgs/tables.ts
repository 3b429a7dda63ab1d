/**
 * The tables of the USGS Mineral Commodity Summaries, whose layout changes with the editions, as cells of one shape:
 * from 2026 one row a figure; before, one row a country with a column a year, and one row a year with a column a statistic.
 */
import { columnsOf, oneLine } from '../columns.ts';
import { csvRows, type Payload } from '../payload.ts';

/** One cell, with what the file says around it. */
export interface UsgsCell {
  /** Chapter it stands in; the commodity where the file has no chapters. */
  readonly chapter: string;
  readonly commodity: string;
  readonly table: 'world' | 'united-states' | 'import-sources';
  /** Place named in the row: a country, `World total`, `Other countries`. */
  readonly country: string;
  /** `Production`, `Reserves`, `Capacity`, `Import`, … */
  readonly statistic: string;
  /** What of it: `Mine production: rounded`, `Imports for consumption: Metal`. */
  readonly detail: string;
  /** As written: `thousand metric tons`. */
  readonly unit: string;
  /** `2025`, `2021–24`. */
  readonly year: string;
  readonly value: string;
  readonly notes: readonly string[];
  readonly estimated: boolean;
  /** RFC 6901, of the value. */
  readonly pointer: string;
}

type Rows = readonly (readonly string[])[];

/** The cells of any of the layouts. `commodity` is whom the file is about where it does not say so. Throws SourceError for another layout. */
export async function usgsCells(payload: Payload, edition: number, commodity = ''): Promise<readonly UsgsCell[]> {
  const rows = await csvRows(payload);
  const heads = (rows[0] ?? []).map((head) => head.replace(/\s/g, '').toLowerCase());
  if (heads.includes('statistics_detail')) return tidyCells(payload, rows, heads);
  if (heads.includes('country') && heads.includes('type')) return worldCells(payload, rows, heads, edition, commodity);
  if (heads.includes('year') && heads.some((head) => /^(?:usprod|imports|price)_/.test(head)))
    return salientCells(rows, heads, edition, commodity);
  throw payload.problem(`the table has columns of no known layout: ${(rows[0] ?? []).join(', ').slice(0, 200)}`);
}

const TIDY = ['mcschapter', 'section', 'commodity', 'country', 'statistics', 'statistics_detail', 'unit', 'year', 'value', 'notes'];

/** 2026: a row a figure; what is estimated says so in its notes. */
function tidyCells(payload: Payload, rows: Rows, heads: readonly string[]): readonly UsgsCell[] {
  const at = columnsOf(payload, heads, TIDY);
  const column = heads.indexOf('value');
  const cells = rows.slice(1).flatMap((row, index) => {
    const section = at(row, 'section');
    const table = /^Salient\b/.test(section)
      ? 'united-states'
      : section.startsWith('Import Sources')
        ? 'import-sources'
        : /^World\b/.test(section)
          ? 'world'
          : undefined;
    if (table === undefined) return [];
    const notes = at(row, 'notes').split(/\s*--\s*/);
    return {
      chapter: at(row, 'mcschapter'),
      commodity: at(row, 'commodity'),
      table,
      country: at(row, 'country'),
      statistic: at(row, 'statistics'),
      detail: at(row, 'statistics_detail'),
      unit: at(row, 'unit'),
      year: at(row, 'year'),
      value: at(row, 'value'),
      notes,
      estimated: notes.some(tellsEstimate),
      pointer: `/${index + 1}/${column}`,
    } as const;
  });
  if (rows.length > 1 && !cells.some(({ table, detail }) => table === 'united-states' || detail !== ''))
    throw payload.problem('the table has none of the sections “Salient Statistics”, “Import Sources” and “World …”');
  // Read by the wrong table of characters, a dash is three others: then every dash that stands for zero is lost.
  if (cells.some(({ value, year }) => /â/.test(value + year))) throw payload.problem('the text is not windows-1252, as that of 2026 was');
  return cells;
}

function tellsEstimate(note: string): boolean {
  return /^(?:all |data )?(?:are )?estimated\b/i.test(note);
}

/** Units as column names shorten them. */
const CODES: Readonly<Record<string, string>> = {
  t: 'metric tons',
  kt: 'thousand metric tons',
  mmt: 'million metric tons',
  kg: 'kilograms',
  ct: 'carats',
  kct: 'thousand carats',
  mct: 'million carats',
  mcm: 'million cubic meters',
  dt: 'dollars per metric ton',
  dkg: 'dollars per kilogram',
  dlb: 'dollars per pound',
  dtoz: 'dollars per troy ounce',
  clb: 'cents per pound',
  num: 'number',
  pct: 'percent',
};
const STATISTICS: Readonly<Record<string, string>> = { prod: 'Production', cap: 'Capacity', reserves: 'Reserves' };

/** 2022 to 2025: a row a country; years, and before 2025 units, stand in the names of columns: `PROD_EST_ 2024`, `Prod_t_est_2023`. */
function worldCells(payload: Payload, rows: Rows, heads: readonly string[], edition: number, commodity: string): readonly UsgsCell[] {
  const at = columnsOf(payload, heads, ['country', 'type', ...(heads.includes('commodity') ? ['unit_meas'] : [])]);
  const columns = heads.flatMap((head, column) => {
    const [whole, what = '', code, estimated, year] = /^(prod|cap|reserves)(?:_([a-z]+?))??(_est)?(?:_(\d{4}))?$/.exec(head) ?? [];
    if (whole === undefined || code === 'notes') return [];
    const note = heads.find((other) => other === `${what}_notes` || other === `${what.replace(/s$/, '')}_notes`);
    return { what, code, estimated: estimated !== undefined, year: year ?? String(edition - 1), column, note };
  });
  if (!columns.some(({ what }) => what === 'prod' || what === 'cap'))
    throw payload.problem(`the table has no column like “PROD_EST_ 2024”; it has ${heads.join(', ').slice(0, 200)}`);
  const nameOf = (row: readonly string[]): string => (heads.includes('commodity') ? at(row, 'commodity') : commodity);
  const note = heads.find((head) => /^reserves?_notes$/.test(head));
  // Molybdenum, vanadium: the notes of a few rows say that all reserves of the commodity are in another unit than its production.
  const reserves = new Map<string, string>();
  for (const row of rows.slice(1)) {
    const unit = /\breserve data is ((?:thousand|million) metric tons)\b/i.exec(note === undefined ? '' : at(row, note))?.[1];
    if (unit !== undefined) reserves.set(nameOf(row), unit);
  }
  return rows.slice(1).flatMap((row, index) => {
    const name = nameOf(row);
    const type = at(row, 'type');
    return columns.flatMap(({ what, code, estimated, year, column, note }): UsgsCell | readonly UsgsCell[] => {
      const value = oneLine(row[column] ?? '');
      if (value === '') return [];
      const said = note === undefined ? '' : at(row, note);
      // Iron ore: what the reserves of a row are of, and in which unit, stands in its note.
      const [, of, own] = (what === 'reserves' && /^([A-Z][a-z]+ \w+), ((?:thousand|million) metric tons)$/.exec(said)) || [];
      return {
        chapter: name,
        commodity: name,
        table: 'world',
        country: at(row, 'country'),
        statistic: what === 'prod' && /\bcapacity\b/i.test(type) ? 'Capacity' : (STATISTICS[what] ?? what),
        detail: of ?? type,
        unit:
          own ??
          (what === 'reserves' ? reserves.get(name) : undefined) ??
          (code === undefined ? at(row, 'unit_meas') : (CODES[code] ?? code)),
        year,
        value,
        notes: [said],
        estimated: estimated || what === 'reserves' || (/\bestimated\b/i.test(type) && !/^rep\w+ted\b/i.test(said)) || tellsEstimate(said),
        pointer: `/${index + 1}/${column}`,
      };
    });
  });
}

const HEADS: Readonly<Record<string, string>> = {
  usprod: 'Production',
  imports: 'Import',
  exports: 'Export',
  consump: 'Consumption',
  price: 'Price',
  stocks: 'Stock',
  employment: 'Employment',
  nir: 'Net import reliance',
  shipments: 'Shipment',
};

/** 2022 to 2025: a row a year, a column a statistic with its unit at the end: `Price_Metal_dkg`. The last year is an estimate. */
function salientCells(rows: Rows, heads: readonly string[], edition: number, commodity: string): readonly UsgsCell[] {
  const names = (rows[0] ?? []).map(oneLine);
  return rows.slice(1).flatMap((row, index) => {
    const year = oneLine(row[heads.indexOf('year')] ?? '');
    return names.flatMap((name, column): UsgsCell | readonly UsgsCell[] => {
      const [, head = '', qualifier = '', code = ''] = /^([A-Za-z]+)((?:_\w+)?)_([a-z]+)$/.exec(name) ?? [];
      const statistic = HEADS[head.toLowerCase()];
      if (statistic === undefined) return [];
      return {
        chapter: commodity,
        commodity,
        table: 'united-states',
        country: 'United States',
        statistic,
        detail: qualifier.replaceAll('_', ' ').trim(),
        unit: CODES[code] ?? code,
        year,
        value: oneLine(row[column] ?? ''),
        notes: [],
        estimated: Number(year) === edition - 1,
        pointer: `/${index + 1}/${column}`,
      };
    });
  });
}
