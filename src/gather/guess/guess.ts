/** What a sheet nobody has described seems to say: where period, subjects and figures are. A guess, for a person to confirm. */
import type { DecimalSign } from '../../model/numeral.ts';
import { parsePeriod } from '../../model/period.ts';
import { columnNames, headingText, type Row } from '../table/grid.ts';
import { readWritten } from '../table/period-cell.ts';
import type { Frequency } from '../table/terms.ts';
import { type Column, columnOf, DIGITS_DAY } from './kinds.ts';
import { guessLayout, type SheetLayout } from './layout.ts';
import { periodHeadings } from './period-headings.ts';
import { type UnitTerms, unitFromWords } from './unit-words.ts';

export interface Guess {
  readonly layout: SheetLayout;
  readonly columns: readonly Column[];
  /** The column of periods, or the pattern of headings that name them; undefined where nothing does. */
  readonly period:
    | { readonly column: string; readonly format?: string; readonly frequency?: Frequency; readonly unsure?: string }
    | { readonly headings: string }
    | undefined;
  /** The column of subjects; `headings` where each column of figures is one. Undefined where all is about one. */
  readonly subject: Column | 'headings' | undefined;
  /** Columns of identifiers by scheme, and of tickers. */
  readonly identifiers: Readonly<Record<string, string>>;
  readonly ticker?: string;
  readonly figures: readonly GuessedFigure[];
  /** Columns that name the document each row is from. */
  readonly origin?: { readonly url: string; readonly publishedAt: string };
  /** Day of publication, where the words above the headings tell of one. */
  readonly published?: string;
  /** Whether figures have a decimal comma that nobody declared. */
  readonly comma: boolean;
  /** Rows with more cells than headings, and the first of them. */
  readonly surplus?: { readonly row: number; readonly cells: number };
}

export interface GuessedFigure {
  /** Heading, or pattern of headings. */
  readonly column?: string;
  readonly columns?: string;
  readonly where?: Readonly<Record<string, string>>;
  /** What the heading says, without its unit: a property, or a subject where those stand in the headings. */
  readonly words: string;
  readonly unit?: UnitTerms;
  readonly unitText?: string;
}

/** Guesses from the rows of a sheet. Undefined where no row of figures stands below a row of words. */
export function guessTable(rows: readonly Row[], decimal?: DecimalSign): Guess | undefined {
  const layout = guessLayout(rows);
  if (!layout) return undefined;
  const names = columnNames(layout.headings);
  const columns = names.map((heading, index) => columnOf(index, heading, layout.headings[index] === '', layout.body, decimal));
  const numbers = columns.filter(({ kind, heading }) => kind === 'figure' && !IDENTIFIERS.some(([form]) => form.test(heading)));
  const words = columns.filter(({ kind }) => kind === 'word');
  const wide = periodHeadings(numbers.map(({ heading }) => heading));
  const time = wide === undefined ? columns.find(({ kind }) => kind === 'period' || kind === 'day') : undefined;
  const kinds = kindsOf(words, numbers);
  const rowsOfFigures = Math.max(0, ...numbers.map(({ filled }) => filled));
  // Words in a few rows are remarks, whatever stands over them.
  const subject = subjectOf(words.filter((column) => column !== kinds?.names && !isAbout(column) && column.filled >= rowsOfFigures / 2));
  const long = layout.body.findIndex((row) => row.length > names.length && row.slice(names.length).some((cell) => cell !== ''));
  const origin = originOf(columns);
  const published = layout.title.flatMap((line) => publicationIn(line) ?? [])[0];
  const ticker = words.find(({ heading }) => TICKER.test(heading))?.heading;
  return {
    layout,
    columns,
    period: wide === undefined ? time && periodOf(time) : { headings: wide.pattern },
    subject: subject ?? (wide === undefined && kinds === undefined && numbers.length > 1 ? 'headings' : undefined),
    identifiers: Object.fromEntries(
      IDENTIFIERS.flatMap(([form, scheme]) => columns.filter(({ heading }) => form.test(heading)).map(({ heading }) => [scheme, heading])),
    ),
    ...(ticker !== undefined && { ticker }),
    figures: wide
      ? [{ columns: wide.pattern, ...unitIn(wide.words) }]
      : kinds
        ? kindFigures(kinds, layout, columns)
        : numbers.map(({ index, heading }) => figureOf(heading, layout.unitWords[index])),
    ...(origin && { origin }),
    ...(published !== undefined && { published }),
    comma: decimal === undefined && numbers.some(({ comma }) => comma),
    ...(long >= 0 && {
      surplus: { row: layout.header + (layout.units === undefined ? 0 : 1) + long + 1, cells: layout.body[long]?.length ?? 0 },
    }),
  };
}

const TICKER = /^(?:symbol|ticker)s?$/i;
const IDENTIFIERS: readonly (readonly [heading: RegExp, scheme: string])[] = [
  [/^cik$/i, 'cik'],
  [/^isin$/i, 'isin'],
  [/^lei$/i, 'lei'],
  [/^(?:iso_?a?3c?|country[ _]code|code)$/i, 'iso3'],
];
const SUBJECT = /\b(?:country|company|security|name|entity|commodity|material|subject|issuer|area|geography|region|product|metal|state)\b/i;
const KIND = /^(?:metric|indicator|series|item|variable|measure|statistics?|property)$/i;
const VALUE = /^(?:value|amount|obs_value|figure)$/i;
const UNIT = /^units?(?:[ _]meas(?:ure)?)?$/i;
const LINK = /^(?:source[ _])?(?:url|link|address)$/i;
const PUBLISHED = /^(?:published|publication[ _]date|released|published[ _]at)$/i;

/** Whether a column tells of its row something other than whom it is about. */
function isAbout({ heading }: Column): boolean {
  const form = [
    TICKER,
    UNIT,
    LINK,
    PUBLISHED,
    /^(?:mic|exchange|currency|notes?|comments?|remarks?|footnotes?|source|sector|claim|status)\b/i,
  ];
  return form.some((one) => one.test(heading)) || IDENTIFIERS.some(([one]) => one.test(heading));
}

/** The column of names: by its heading, else the first that is filled. */
function subjectOf(words: readonly Column[]): Column | undefined {
  const filled = Math.max(0, ...words.map((column) => column.filled));
  const full = words.filter((column) => column.filled >= filled * 0.8);
  const named = full.filter(({ heading }) => SUBJECT.test(heading.replace(/_/g, ' ')));
  return named.sort((a, b) => b.words.length - a.words.length)[0] ?? full[0];
}

interface Kinds {
  readonly names: Column;
  readonly value: Column;
}

/** A column that says what the figure of its row is: `metric`, beside one of values. */
function kindsOf(words: readonly Column[], numbers: readonly Column[]): Kinds | undefined {
  const names = words.find(({ heading }) => KIND.test(heading));
  const value = numbers.find(({ heading }) => VALUE.test(heading)) ?? (numbers.length === 1 ? numbers[0] : undefined);
  return names && value && { names, value };
}

/** A figure for each kind, and each unit it is told in. */
function kindFigures({ names, value }: Kinds, { body }: SheetLayout, columns: readonly Column[]): readonly GuessedFigure[] {
  const units = columns.find(({ heading }) => UNIT.test(heading));
  const found = new Map<string, GuessedFigure>();
  for (const row of body) {
    const name = String(row[names.index] ?? '').trim();
    const unitWords = units === undefined ? '' : String(row[units.index] ?? '').trim();
    const key = `${name}\u0000${unitWords}`;
    if (name === '' || found.has(key)) continue;
    const unit = unitFromWords(unitWords);
    found.set(key, {
      column: value.heading,
      where: { [names.heading]: name, ...(units && { [units.heading]: unitWords }) },
      words: name,
      ...(unit && { unit }),
    });
  }
  return [...found.values()];
}

function figureOf(heading: string, unitText = ''): GuessedFigure {
  const inside = unitIn(heading);
  const unit = unitFromWords(unitText) ?? inside.unit;
  return { column: heading, words: inside.words, ...(unit && { unit }), ...(unitText !== '' && { unitText }) };
}

/** The unit at the end of a heading, and the words before it: `Output (kt)`, `Revenue, USD m`, `Price [USD/t]`. */
function unitIn(heading: string): { readonly words: string; readonly unit?: UnitTerms } {
  const [, words, inner] = /^(.*?)\s*(?:[([]([^()[\]]+)[)\]]|, ([^,]+))$/.exec(heading)?.filter((part) => part !== undefined) ?? [];
  const unit = inner === undefined ? undefined : unitFromWords(inner);
  return unit && words !== undefined && words !== '' ? { words: headingText(words), unit } : { words: heading };
}

function originOf(columns: readonly Column[]): Guess['origin'] {
  const url = columns.find(({ heading }) => LINK.test(heading))?.heading;
  const publishedAt = columns.find(({ heading }) => PUBLISHED.test(heading))?.heading;
  return url === undefined || publishedAt === undefined ? undefined : { url, publishedAt };
}

/** The day after "Updated on", "Published" and the like. */
export function publicationIn(line: string): string | undefined {
  const [, words = ''] = /\b(?:updated|published|released|as of)\b(?: on)?:? +(.+)$/i.exec(line) ?? [];
  const period = parsePeriod(readWritten(words.replace(/\.$/, '')));
  return period?.granularity === 'day' ? period.start : undefined;
}

function periodOf({ heading, kind, words }: Column): NonNullable<Guess['period']> {
  if (kind === 'day') {
    const format = dayFormat(words);
    return { column: heading, ...(format === undefined ? { unsure: words[0] ?? '' } : { format }) };
  }
  const frequency = frequencyOf(words);
  return { column: heading, ...(frequency && { frequency }) };
}

/** The order of day and month, where one of the days tells it: 31.12.2024. */
function dayFormat(words: readonly string[]): string | undefined {
  const days = words.flatMap((word) => {
    const [, first, between, second, year] = DIGITS_DAY.exec(word) ?? [];
    return first === undefined ? [] : { first: Number(first), second: Number(second), between: between ?? '', year: year ?? '' };
  });
  const [one] = days;
  if (!one) return undefined;
  const year = one.year.length === 4 ? 'yyyy' : 'yy';
  const dayFirst = days.some(({ first }) => first > 12);
  const monthFirst = days.some(({ second }) => second > 12);
  if (dayFirst === monthFirst) return undefined;
  return (dayFirst ? ['d', 'M', year] : ['M', 'd', year]).join(one.between);
}

/** Whether days stand for months, quarters or years: each is the first of one. */
function frequencyOf(words: readonly string[]): Frequency | undefined {
  const days = words.flatMap((word) => /^\d{4}-(\d{2})-(\d{2})/.exec(word)?.slice(1).join('-') ?? []);
  if (days.length < 3 || days.length < words.length || days.some((day) => !day.endsWith('-01'))) return undefined;
  const months = new Set(days.map((day) => day.slice(0, 2)));
  if (months.size === 1) return months.has('01') ? 'A' : undefined;
  return [...months].every((month) => ['01', '04', '07', '10'].includes(month)) ? 'Q' : 'M';
}
