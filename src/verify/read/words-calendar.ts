/** The words of dates: months, parts, relations. Data only. */
import type { Part, Relation } from '../../model/period.ts';
import { phraseTable } from './phrases.ts';

const NAMES = 'january february march april may june july august september october november december'.split(' ');

/** Months in full and short, 1 to 12. */
export const MONTHS: ReadonlyMap<string, number> = new Map([
  ...NAMES.map((name, index): [string, number] => [name, index + 1]),
  ...NAMES.map((name, index): [string, number] => [name.slice(0, 3), index + 1]),
  ['sept', 9],
]);

/** Words before a lone "May" that make a month of it. */
export const BEFORE_MAY = new Set(
  'in of by since until till during last next this late early mid through to from between before after for and or -'.split(' '),
);

/** Parts of a year, month or quarter. Ends and beginnings are its late and early third. */
export const PARTS = phraseTable<Part>([
  ['early', 'early'],
  ['early in', 'early'],
  ['early on in', 'early'],
  ['beginning of', 'early'],
  ['beginning', 'early'],
  ['start of', 'early'],
  ['the beginning of', 'early'],
  ['the start of', 'early'],
  ['mid', 'mid'],
  ['mid -', 'mid'],
  ['middle of', 'mid'],
  ['the middle of', 'mid'],
  ['midyear', 'mid'],
  ['mid year', 'mid'],
  ['midway through', 'mid'],
  ['late', 'late'],
  ['late in', 'late'],
  ['end', 'late'],
  ['end of', 'late'],
  ['the end of', 'late'],
  ['close of', 'late'],
  ['year end', 'late'],
  ['yearend', 'late'],
  ['end of year', 'late'],
  ['back end of', 'late'],
]);

/** How the text stands to its date. "before" is read as `until`, "after" and "starting in" as `since`. */
export const RELATIONS = phraseTable<Relation>([
  ['by', 'by'],
  ['no later than', 'by'],
  ['not later than', 'by'],
  ['since', 'since'],
  ['later than', 'since'],
  ['no earlier than', 'since'],
  ['not earlier than', 'since'],
  ['as early as', 'since'],
  ['as late as', 'until'],
  ['earlier than', 'until'],
  ['ever since', 'since'],
  ['after', 'since'],
  ['starting in', 'since'],
  ['starting on', 'since'],
  ['starting from', 'since'],
  ['starting', 'since'],
  ['beginning in', 'since'],
  ['beginning on', 'since'],
  ['from', 'since'],
  ['until', 'until'],
  ['till', 'until'],
  ['not until', 'until'],
  ['before', 'until'],
  ['prior to', 'until'],
  ['through', 'until'],
  ['up to', 'until'],
  ['up until', 'until'],
]);

/** The same behind a date: `2027 or later`. */
export const OPEN_ENDS = phraseTable<Relation>([
  ...['or later', 'and later', 'or after', 'and after', 'and beyond', 'and greater', 'onward', 'onwards'].map(
    (word): [string, Relation] => [word, 'since'],
  ),
  ...['or earlier', 'and earlier', 'or before', 'and before'].map((word): [string, Relation] => [word, 'until']),
]);

/** Words of `RELATIONS` that hold a date only where no noun follows it: "after Q2 results" is no "since Q2". */
export const LOOSE = new Set(['after', 'before', 'through', 'prior', 'starting', 'beginning', 'from', 'up']);

export const FISCAL = phraseTable<true>(
  ['fy', 'fiscal', 'fiscal year', 'fiscal years', 'financial year', 'fiscal year ended', 'fiscal yr'].map((word): [string, true] => [
    word,
    true,
  ]),
);

/** Years that count from the day of the text. */
export const YEARS: ReadonlyMap<string, number> = new Map([
  ['this', 0],
  ['current', 0],
  ['last', -1],
  ['next', 1],
]);
