/** The columns a mapping names, found among the headings of a table. A renamed one is told with the headings there are. */
import { SourceError } from '../../errors.ts';
import type { Period } from '../../model/period.ts';
import { columnNames, type Grid, headingText, type Row } from './grid.ts';
import type { ReadPeriod } from './period-cell.ts';
import type { Conditions, FigureTerms, Mapping } from './terms.ts';

/** A column of figures, with what its heading says of them. */
export interface FigureColumn {
  readonly terms: FigureTerms;
  readonly index: number;
  readonly heading: string;
  readonly period?: Period;
  /** Name of the subject in the heading. */
  readonly subject?: string;
  fits(row: Row): boolean;
}

/** Finds a column. Throws SourceError naming the headings there are where it is gone or stands twice. */
export type FindColumn = (heading: string) => number;

/** A finder over the headings of one table. */
export function columnFinder(headings: readonly string[], file: string): FindColumn {
  const names = columnNames(headings);
  return (wanted) => {
    const heading = headingText(wanted);
    const [index, second] = names.flatMap((one, at) => (one === heading ? at : []));
    if (index !== undefined && second === undefined) return index;
    const there = headings.filter((one) => one !== '');
    const shown = there.slice(0, SHOWN).map((one) => `\`${one}\``);
    throw new SourceError(
      index === undefined
        ? `there is no column \`${wanted}\`; there are ${[...shown, ...(there.length > SHOWN ? [`${there.length - SHOWN} more`] : [])].join(', ') || 'none'}`
        : `the column \`${wanted}\` stands twice`,
      { file, hint: index === undefined ? 'where it was renamed, name it so in the mapping' : 'give one of them another heading' },
    );
  };
}

const SHOWN = 30;

/** Whether a row meets conditions. */
export function conditionsOn(conditions: Conditions | undefined, find: FindColumn): (row: Row) => boolean {
  const tests = Object.entries(conditions ?? {}).map(([column, words]) => ({ index: find(column), words: new Set([words].flat()) }));
  return (row) => tests.every(({ index, words }) => words.has(String(row[index] ?? '').trim()));
}

/** Whether a row is one of the exceptions: any of the columns holds one of its words. */
export function exceptionsOn(conditions: Conditions | undefined, find: FindColumn): (row: Row) => boolean {
  const tests = Object.entries(conditions ?? {}).map(([column, words]) => ({ index: find(column), words: new Set([words].flat()) }));
  return (row) => tests.some(({ index, words }) => words.has(String(row[index] ?? '').trim()));
}

/** The columns of figures; one that is gone, or whose unit changed, is told and the others stand. */
export function figureColumns(
  { figures }: Mapping,
  { headings, units }: Grid,
  find: FindColumn,
  readPeriod: ReadPeriod,
  tell: (what: string, message: string) => void,
): readonly FigureColumn[] {
  return figures.flatMap((terms) => {
    try {
      const fits = conditionsOn(terms.where, find);
      const columns = terms.columns === undefined ? [{ index: find(terms.column ?? '') }] : fitting(terms.columns, headings, readPeriod);
      return columns.flatMap((column) => {
        const heading = headings[column.index] ?? '';
        const said = units[column.index] ?? '';
        if (terms.unitText !== undefined && headingText(terms.unitText) !== said) {
          tell(heading, `the unit is \`${said}\`, not \`${terms.unitText}\`; where the figures mean the same, say so in the mapping`);
          return [];
        }
        return { ...column, terms, heading, fits };
      });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      tell(terms.column ?? terms.columns ?? '', `${error.message}; ${error.hint}`);
      return [];
    }
  });
}

/** Columns whose heading fits a pattern, with the period or subject its groups catch. */
function fitting(
  pattern: string,
  headings: readonly string[],
  readPeriod: ReadPeriod,
): readonly { readonly index: number; readonly period?: Period; readonly subject?: string }[] {
  const form = new RegExp(pattern, 'u');
  const columns = headings.flatMap((heading, index) => {
    const match = heading === '' ? null : form.exec(heading);
    if (!match) return [];
    const { period: when, subject } = match.groups ?? {};
    const period = when === undefined ? undefined : readPeriod(when);
    if (when !== undefined && period === undefined)
      throw new SourceError(`\`${when}\` in the heading \`${heading}\` is no period`, { hint: 'say its `format` under `period`' });
    return { index, ...(period && { period }), ...(subject !== undefined && { subject: subject.trim() }) };
  });
  if (columns.length > 0) return columns;
  throw new SourceError(
    `no heading fits \`${pattern}\`; there are ${headings
      .filter((one) => one !== '')
      .slice(0, SHOWN)
      .map((one) => `\`${one}\``)
      .join(', ')}`,
    {
      hint: 'where the columns were renamed, say so in the mapping',
    },
  );
}
