/** A filer and its filings, from EDGAR's list of submissions: the newest thousand, and older pages of the same columns. */
import * as v from 'valibot';
import { EXCHANGES, type Listing } from '../../model/entity.ts';
import type { Source } from '../../model/source.ts';
import { jsonAs } from '../json-as.ts';
import type { Payload } from '../payload.ts';
import { publicSince } from './acceptance.ts';
import { indexPage } from './ask.ts';

export interface Filing {
  /** `0001045810-25-000209`. */
  readonly accession: string;
  /** `10-Q`, `8-K/A`. */
  readonly form: string;
  /** Day EDGAR dates it. */
  readonly filed: string;
  /** ISO instant with offset, or the day where none is recorded. */
  readonly publicSince: string;
  /** Last day of the period reported on, or the day of the event. */
  readonly reported?: string;
  /** Items of an 8-K: `2.02`; bare numbers before August 2004. */
  readonly items: readonly string[];
}

export interface Filer {
  /** Without leading zeros. */
  readonly cik: string;
  readonly name: string;
  /** Standard Industrial Classification, four digits; empty where there is none. */
  readonly sic: string;
  readonly listings: readonly Listing[];
  readonly filings: readonly Filing[];
  /** Names of older pages, with the days of their first and last filing. */
  readonly older: readonly { readonly name: string; readonly from: string; readonly to: string }[];
}

const text = v.nullable(v.string());
const columns = v.object({
  accessionNumber: v.array(v.string()),
  filingDate: v.array(v.string()),
  reportDate: v.array(text),
  acceptanceDateTime: v.array(text),
  form: v.array(v.string()),
  items: v.array(text),
});
const submissions = v.object({
  cik: v.union([v.string(), v.number()]),
  name: v.string(),
  sic: v.nullish(v.string(), ''),
  tickers: v.array(v.string()),
  exchanges: v.array(text),
  filings: v.object({
    recent: columns,
    files: v.array(v.object({ name: v.string(), filingFrom: v.string(), filingTo: v.string() })),
  }),
});

/** Throws SourceError where the list has another shape. */
export function readSubmissions(payload: Payload): Filer {
  const { cik, name, sic, tickers, exchanges, filings } = jsonAs(submissions, payload);
  return {
    cik: String(Number(cik)),
    name: name.replace(/\s*\/\s*[A-Z]{2,3}\s*\/?\s*$/, '').trim(),
    sic,
    listings: tickers.flatMap((ticker, index) => listingOf(ticker, exchanges[index])),
    filings: filingsOf(filings.recent, payload),
    older: filings.files.map((page) => ({ name: page.name, from: page.filingFrom, to: page.filingTo })),
  };
}

/** An older page has its columns at the root. */
export function readOlderFilings(payload: Payload): readonly Filing[] {
  return filingsOf(jsonAs(columns, payload), payload);
}

function filingsOf(table: v.InferOutput<typeof columns>, payload: Payload): readonly Filing[] {
  const rows = table.accessionNumber.length;
  const uneven = Object.entries(table).find(([, column]) => column.length !== rows);
  if (uneven) throw payload.problem(`the list of filings has ${rows} accession numbers and ${uneven[1].length} of ${uneven[0]}`);
  return table.accessionNumber.map((accession, row) => {
    const [form = '', filed = ''] = [table.form[row], table.filingDate[row]];
    const reported = table.reportDate[row] ?? '';
    return {
      accession,
      form,
      filed,
      publicSince: publicSince(table.acceptanceDateTime[row] ?? '', filed, form),
      ...(reported !== '' && { reported }),
      items: (table.items[row] ?? '').split(',').filter((item) => item !== ''),
    };
  });
}

/** The SEC names the exchange and not the market: its NYSE may be NYSE American (Energy Fuels), so only Nasdaq is sure. */
function listingOf(ticker: string, exchange: string | null | undefined): readonly Listing[] {
  return exchange === 'Nasdaq' ? [{ ticker, mic: 'XNAS', exchange: EXCHANGES['XNAS'] ?? 'NASDAQ' }] : [];
}

/** A filing as the source of what it says. `publisher` is the entity that filed it. */
export function sourceOf(filing: Filing, cik: string, publisher: string, retrievedAt: string): Source {
  const { accession, form } = filing;
  return {
    id: `sec-${accession}`,
    publisher,
    title: titleOf(filing),
    url: indexPage(cik, accession),
    publishedAt: filing.publicSince,
    retrievedAt,
    licence: 'public-domain',
    namedAs: [...(NAMES[form.replace('/A', '')] ?? []), 'filing'],
  };
}

const NAMES: Readonly<Record<string, readonly string[]>> = {
  '10-Q': ['quarterly report'],
  '10-K': ['annual report'],
  '20-F': ['annual report'],
  '40-F': ['annual report'],
};

/** `Form 10-Q for the quarter ended July 27, 2025`. */
function titleOf({ form, filed, reported }: Filing): string {
  const kind = form.replace('/A', '');
  if (reported === undefined) return `Form ${form} filed ${longDay(filed)}`;
  if (kind === '10-Q') return `Form ${form} for the quarter ended ${longDay(reported)}`;
  if (NAMES[kind]) return `Form ${form} for the fiscal year ended ${longDay(reported)}`;
  return kind === '8-K' ? `Form ${form} dated ${longDay(reported)}` : `Form ${form} filed ${longDay(filed)}`;
}

function longDay(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });
}
