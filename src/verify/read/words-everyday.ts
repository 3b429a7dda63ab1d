/** Words of everyday dates. Data only. */
import type { Relation } from '../../model/period.ts';
import { type Day, HOLIDAYS } from './everyday-calendar.ts';
import { phraseTable } from './phrases.ts';
import { POINTERS } from './relative.ts';

/** Days of the week, 1 for Monday. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  ['monday mon', 'tuesday tue tues', 'wednesday wed', 'thursday thu thurs', 'friday fri', 'saturday sat', 'sunday'].flatMap(
    (names, index) => names.split(' ').map((name): [string, number] => [name, index + 1]),
  ),
);

/** `POINTERS` with the words that point from what was said before. */
export const ALL_POINTERS: ReadonlyMap<string, number> = new Map([
  ...POINTERS,
  ...([
    ['previous', -1],
    ['prior', -1],
    ['following', 1],
    ['same', 0],
    ['that', 0],
  ] as const),
]);

export const HOLIDAY_NAMES = phraseTable<(year: number) => Day>(HOLIDAYS);

/** Days from the reference. */
export const DAY_WORDS = phraseTable<number>([
  ['today', 0],
  ['now', 0],
  ['tonight', 0],
  ['tomorrow', 1],
  ['tmrw', 1],
  ['tmr', 1],
  ['yesterday', -1],
  ['day after tomorrow', 2],
  ['day after tmrw', 2],
  ['day before yesterday', -2],
]);

/** Words before an everyday date that set its relation. */
export const BEFORE = phraseTable<Relation>([
  ...[
    'since',
    'as early as',
    'starting',
    'starting from',
    'starting on',
    'from',
    'beginning',
    'after',
    'later than',
    'any time from',
    '>',
  ].map((word): [string, Relation] => [word, 'since']),
  ...['until', 'till', 'before', 'as late as', 'no later than', 'prior to', '<', '< =', '<=', 'earlier than', 'sooner than'].map(
    (word): [string, Relation] => [word, 'until'],
  ),
  ['by', 'by'],
]);

/** Words for the first and the last half of a period, seen from the reference. */
export const HALVES = phraseTable<'first' | 'middle' | 'last'>([
  ...['earlier', 'earlier in', 'early', 'early in', 'beginning of', 'start of', 'the beginning of', 'the start of'].map(
    (word): [string, 'first'] => [word, 'first'],
  ),
  ...['mid', 'middle of', 'the middle of'].map((word): [string, 'middle'] => [word, 'middle']),
  ...['later', 'later in', 'late', 'late in', 'end of', 'the end of', 'rest of', 'the rest of', 'remaining of'].map(
    (word): [string, 'last'] => [word, 'last'],
  ),
]);
