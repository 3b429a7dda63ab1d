/**
 * The World Bank's Pink Sheet: monthly and annual averages of some seventy commodity prices since 1960, in a workbook
 * whose address changes with each edition and is read from the page that links it.
 * https://www.worldbank.org/en/research/commodity-markets
 */
import { SourceError } from '../errors.ts';
import { isDecimal } from '../model/decimal.ts';
import type { Fact } from '../model/fact.ts';
import { parsePeriod } from '../model/period.ts';
import type { Source } from '../model/source.ts';
import type { Connector, EntityProposal, Gathering, Register, Window } from './connector.ts';
import { told } from './gather.ts';
import { type Cell, type Payload, xlsxSheets } from './payload.ts';
import { pinkSheetMaterial } from './pink-sheet-names.ts';
import { openSeries, type PropertyProposal } from './series.ts';
import { measuredIn } from './unit-phrase.ts';
import { pageWords } from './words.ts';
import { WORLD_BANK } from './world-bank.ts';

export interface PinkSheetSeries {
  /** Head of its column, without stars: `Copper`, `Crude oil, Brent`. */
  readonly name: string;
  /** Default: a material named after the column, as prose has it. */
  readonly subject?: string | EntityProposal;
  /** Default: `price`. */
  readonly property?: PropertyProposal;
  /** For a unit that is not known here ($/dmtu, cents/sheet): unit, what it is counted by, and a factor for the figures. */
  readonly unit?: string;
  readonly per?: string;
  readonly scale?: string;
}

export interface PinkSheetOptions {
  /** Heads of columns, or what is to be said of them. */
  readonly series: readonly (string | PinkSheetSeries)[];
  /** Which workbook. Default `monthly`. */
  readonly frequency?: 'monthly' | 'annual';
}

const PAGE = 'https://www.worldbank.org/en/research/commodity-markets';
const HOSTS = [{ host: 'www.worldbank.org' }, { host: 'thedocs.worldbank.org' }] as const;
const BOOKS = {
  monthly: { name: 'pink-sheet', sheet: 'Monthly Prices', link: /\bmonthly prices\b|CMO-Historical-Data-Monthly\.xlsx/i },
  annual: { name: 'pink-sheet-annual', sheet: 'Annual Prices (Nominal)', link: /\bannual prices\b|CMO-Historical-Data-Annual\.xlsx/i },
} as const;

/** Nominal commodity prices of the Pink Sheet (CC BY 4.0). */
export function pinkSheet(options: PinkSheetOptions): Connector {
  const { name, link } = BOOKS[options.frequency ?? 'monthly'];
  return {
    name,
    hosts: HOSTS,
    async *facts(window, gathering) {
      const page = await gathering.http.get(PAGE, { expect: 'html' });
      const payload = await gathering.http.get(linked(page, link), { expect: 'xlsx' });
      yield* await pinkSheetFacts(payload, options, window, gathering);
      gathering.progress(1, 1);
    },
  };
}

/** Where the link goes whose words, or the file it leads to, match. */
function linked(page: Payload, words: RegExp): string {
  for (const [, href = '', inside = ''] of page.text().matchAll(/<a\b[^>]*?\bhref\s*=\s*["']([^"']+)["'][^>]*>(.*?)<\/a>/gis)) {
    const text = pageWords(inside);
    if (!words.test(text) && !words.test(href)) continue;
    const url = new URL(href.replaceAll('&amp;', '&'), page.url);
    if (!HOSTS.some(({ host }) => host === url.hostname))
      throw page.problem(`the link “${text}” leads to ${url.hostname}, which is not the World Bank's`);
    return url.href;
  }
  throw page.problem('no link to the workbook of prices was found');
}

/** The facts of a workbook; a series that cannot be read is a gap. Throws SourceError where the sheet has another shape. */
export async function pinkSheetFacts(
  payload: Payload,
  { series, frequency = 'monthly' }: PinkSheetOptions,
  { since = '' }: Window,
  gathering: Pick<Gathering, 'register' | 'gap'>,
): Promise<readonly Fact[]> {
  const { sheet } = BOOKS[frequency];
  const rows = (await xlsxSheets(payload))[sheet];
  if (!rows) throw payload.problem(`the workbook has no sheet “${sheet}”`);
  const at = rows.findIndex(([, unit]) => /^\(.*\)$/.test(textOf(unit)));
  const names = rows[at - 1]?.map(textOf) ?? [];
  if (at < 1 || names.every((name) => name === ''))
    throw payload.problem(`no row of units like ($/bbl) stands below a row of names in “${sheet}”`);
  const source = sourceOf(rows, payload, gathering.register);
  const seen = new Set<number>();
  return series.flatMap((given) => {
    const one = typeof given === 'string' ? { name: given } : given;
    try {
      const column = columnOf(one.name, names, payload);
      if (seen.has(column)) return [];
      seen.add(column);
      return columnFacts({ sheet, rows, column, first: at + 1 }, one, source, since, gathering.register);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      gathering.gap(one.name, told(error));
      return [];
    }
  });
}

function textOf(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell.replace(/\s+/g, ' ').trim() : '';
}

/** The column with that head; stars of footnotes come and go. */
function columnOf(name: string, names: readonly string[], payload: Payload): number {
  const bare = (text: string): string => text.replace(/\s*\*+$/, '').toLowerCase();
  const found = names.flatMap((head, index) => (bare(head) === bare(name) ? [index] : []));
  const [column] = found;
  if (column !== undefined && found.length === 1) return column;
  const [word = name] = name.split(/[ ,]/);
  const alike = names.filter((head) => head.toLowerCase().includes(word.toLowerCase()));
  throw payload.problem(
    found.length > 1
      ? `${found.length} columns are called “${name}”`
      : `no column is called “${name}”${alike.length > 0 ? `; there are ${alike.join(' and ')}` : ''}`,
  );
}

interface Column {
  readonly sheet: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly column: number;
  /** Row of the first figure. */
  readonly first: number;
}

function columnFacts(
  { sheet, rows, column, first }: Column,
  one: PinkSheetSeries,
  source: Source,
  since: string,
  register: Register,
): readonly Fact[] {
  const said = textOf(rows[first - 1]?.[column]);
  const measure = one.unit === undefined ? measuredIn(said) : { unit: one.unit };
  if (!measure)
    throw new SourceError(`the unit ${said} of “${one.name}” is not known`, {
      hint: `say what it is where the series is configured: { name: '${one.name}', unit: 'USD', per: 't' }`,
    });
  const { unit: _unit, ...own } = one;
  const index = measure.unit === 'index-point';
  const series = openSeries(
    {
      subject: pinkSheetMaterial(one.name),
      property: index ? { id: 'price-index', label: 'price index' } : { id: 'price', label: 'price' },
      basis: ['nominal'],
      ...measure,
      ...own,
    },
    'world-bank',
    register,
  );
  return rows.slice(first).flatMap((row, offset) => {
    const raw = typeof row[column] === 'number' ? String(row[column]) : '';
    const period = parsePeriod(String(row[0] ?? '').replace(/^(\d{4})M(\d{2})$/, '$1-$2'));
    // "…" is not available.
    if (!isDecimal(raw) || !period || period.end < since) return [];
    return series.fact({ raw, period, source, pointer: `/${sheet}/${first + offset}/${column}` });
  });
}

function sourceOf(rows: readonly (readonly Cell[])[], payload: Payload, register: Register): Source {
  const said = rows
    .slice(0, 6)
    .map(([cell]) => /^Updated on (\w+ \d{1,2}, \d{4})$/.exec(textOf(cell))?.[1])
    .find((day) => day !== undefined);
  const time = said === undefined ? Number.NaN : Date.parse(`${said} UTC`);
  if (Number.isNaN(time)) throw payload.problem('the workbook does not say when it was updated');
  const day = new Date(time).toISOString().slice(0, 10);
  return {
    id: `world-bank-pink-sheet-${day}`,
    publisher: register.entity(WORLD_BANK),
    title: `${textOf(rows[0]?.[0])}, ${said}`,
    url: PAGE,
    publishedAt: day,
    retrievedAt: payload.retrievedAt,
    sha256: payload.sha256,
    licence: 'CC BY 4.0',
    namedAs: [],
  };
}
