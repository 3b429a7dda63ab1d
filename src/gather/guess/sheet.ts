/** The bytes of a spreadsheet as rows of cells, with how they are to be read again. */
import { ConfigError } from '../../errors.ts';
import { type Cell, CSV, type Delimiter, Payload, xlsxSheets } from '../payload.ts';
import type { Row } from '../table/grid.ts';
import type { Layout } from '../table/terms.ts';
import { kindOf } from './kinds.ts';

export interface Sheet {
  readonly rows: readonly Row[];
  readonly layout: Layout;
}

/** Opens a workbook, a CSV or a text with other signs between its cells, by what its bytes are. Throws ConfigError for anything else. */
export async function openSheet(bytes: Uint8Array, place: string, sheet?: string): Promise<Sheet> {
  const payload = (charset?: string): Payload =>
    new Payload({ url: 'file:///sheet', bytes, type: '', status: 200, retrievedAt: '', format: 'bytes', charset });
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return await openWorkbook(payload(), place, sheet);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200)).trimStart();
  if (/^(?:ï»¿)?[{[]/.test(head) || head.startsWith('PAR1'))
    throw new ConfigError('this is no spreadsheet', {
      file: place,
      hint: 'JSON and Parquet are declared in factloom.config.ts: table({ … })',
    });
  if (/^(?:ï»¿)?<(?:!doctype|html)/i.test(head))
    throw new ConfigError('this is a web page, not a table', { file: place, hint: 'publish the sheet as CSV, or download it' });
  const charset = isUtf8(bytes) ? undefined : 'windows-1252';
  return await openText(payload(charset).text(), place, charset);
}

async function openWorkbook(payload: Payload, place: string, wanted: string | undefined): Promise<Sheet> {
  const sheets = Object.entries(await xlsxSheets(payload));
  const figures = (rows: readonly (readonly Cell[])[]): number =>
    rows
      .slice(0, 200)
      .flat()
      .filter((cell) => kindOf(cell) === 'figure').length;
  const found =
    wanted === undefined ? sheets.toSorted((a, b) => figures(b[1]) - figures(a[1]))[0] : sheets.find(([name]) => name === wanted);
  if (!found)
    throw new ConfigError(`there is no sheet \`${wanted ?? ''}\``, {
      file: place,
      hint: `there are ${sheets.map(([name]) => name).join(', ')}`,
    });
  return { rows: found[1], layout: { format: 'xlsx', sheet: found[0] } };
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // The end of what was read may stand inside a character.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];

async function openText(text: string, place: string, charset: string | undefined): Promise<Sheet> {
  const { parse } = await import('csv-parse/sync');
  const tries = DELIMITERS.map((delimiter) => {
    try {
      const rows = parse(text, { ...CSV, delimiter }) as string[][];
      return { delimiter, rows, ...usual(rows) };
    } catch {
      return { delimiter, rows: [], width: 0, share: 0 };
    }
  });
  // The sign by which most rows have as many cells: a decimal comma cuts only some of them.
  const [best] = tries.filter(({ width }) => width > 1).toSorted((a, b) => b.share - a.share || b.width - a.width);
  if (!best || best.share < 0.5)
    throw new ConfigError('this is no table that can be read', {
      file: place,
      hint: 'save it as .xlsx, or as CSV with a comma, semicolon or tab between the cells',
    });
  const layout = {
    format: 'csv' as const,
    ...(best.delimiter !== ',' && { delimiter: best.delimiter }),
    ...(charset !== undefined && { charset }),
  };
  return { rows: best.rows, layout };
}

/** How many cells rows usually have, and the share of rows that have as many. */
function usual(rows: readonly (readonly string[])[]): { readonly width: number; readonly share: number } {
  const widths = rows.slice(0, 100).flatMap(({ length }, index) => (rows[index]?.some((cell) => cell !== '') ? length : []));
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  const [width, times] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  return { width, share: times / Math.max(1, widths.length) };
}
