/** How units of measure are written: every spelling that `unit.ts` knows, and what only a reader of text needs. Data only. */
import { allUnits } from '../../model/unit.ts';
import { phraseTable } from './phrases.ts';

export interface UnitWord {
  readonly unit: string;
  /** Power of ten between the word and the unit: 3 for kilotonnes of `t`. */
  readonly power: number;
  /** Other units the word may mean: `pounds`, `points`, `tons`. */
  readonly others?: readonly string[];
  /** Unit it is counted by, where the word holds it: `bpd`, `km/h`. */
  readonly per?: string;
  /** `figure`: only after figures, for one-letter signs; `glued`: also without a blank only. */
  readonly after?: 'figure' | 'glued';
}

const AMBIGUOUS: readonly (readonly [string, UnitWord])[] = [
  ...(['points', 'point'] as const).map((word) => [word, { unit: 'index-point', power: 0, others: ['percentage-point'] }] as const),
  ...(['tons', 'ton'] as const).map((word) => [word, { unit: 't', power: 0, others: ['short-ton', 'long-ton'] }] as const),
  ...(['pounds', 'pound'] as const).map((word) => [word, { unit: 'lb', power: 0, others: ['GBP'] }] as const),
  ...(['ounces', 'ounce', 'oz'] as const).map((word) => [word, { unit: 'oz', power: 0, others: ['ozt'] }] as const),
];

const SCALED: readonly (readonly [string, UnitWord])[] = [
  ['=Mt', { unit: 't', power: 6 }],
  ['=Gt', { unit: 't', power: 9 }],
  ['=kt', { unit: 't', power: 3 }],
  ['=Kt', { unit: 't', power: 3 }],
  ['kiloton', { unit: 't', power: 3 }],
  ['kilotons', { unit: 't', power: 3 }],
  ['kilotonne', { unit: 't', power: 3 }],
  ['kilotonnes', { unit: 't', power: 3 }],
  ['megaton', { unit: 't', power: 6 }],
  ['megatons', { unit: 't', power: 6 }],
  ['megatonnes', { unit: 't', power: 6 }],
  ['gigatons', { unit: 't', power: 9 }],
  ['gigatonnes', { unit: 't', power: 9 }],
  ['=Moz', { unit: 'oz', power: 6, others: ['ozt'] }],
  ['=koz', { unit: 'oz', power: 3, others: ['ozt'] }],
  ['=Mlb', { unit: 'lb', power: 6 }],
  ['=Mbbl', { unit: 'bbl', power: 6 }],
  ['bcf', { unit: 'ft3', power: 9 }],
  ['tcf', { unit: 'ft3', power: 12 }],
  ['bcm', { unit: 'm3', power: 9 }],
];

const COUNTED: readonly (readonly [string, UnitWord])[] = [
  ['bpd', { unit: 'bbl', power: 0, per: 'day' }],
  ['b/d', { unit: 'bbl', power: 0, per: 'day' }],
  ['boepd', { unit: 'bbl', power: 0, per: 'day' }],
  ['kb/d', { unit: 'bbl', power: 3, per: 'day' }],
  ['mb/d', { unit: 'bbl', power: 6, per: 'day' }],
  ['bcf/d', { unit: 'ft3', power: 9, per: 'day' }],
  ['tpd', { unit: 't', power: 0, per: 'day' }],
  ['tpa', { unit: 't', power: 0, per: 'year' }],
  ['tpy', { unit: 't', power: 0, per: 'year' }],
  ['mtpa', { unit: 't', power: 6, per: 'year' }],
  ['ktpa', { unit: 't', power: 3, per: 'year' }],
  ['mph', { unit: 'mi', power: 0, per: 'hour' }],
  ['km/h', { unit: 'km', power: 0, per: 'hour' }],
  ['kph', { unit: 'km', power: 0, per: 'hour' }],
  ['kmh', { unit: 'km', power: 0, per: 'hour' }],
  ['m/s', { unit: 'm', power: 0, per: 'second' }],
];

const SHORT: readonly (readonly [string, UnitWord])[] = [
  ['=m', { unit: 'm', power: 0, after: 'figure' }],
  ['=g', { unit: 'g', power: 0, after: 'figure' }],
  ['=t', { unit: 't', power: 0, after: 'figure' }],
  ['=l', { unit: 'l', power: 0, after: 'figure' }],
  ['=L', { unit: 'l', power: 0, after: 'figure' }],
  ['=K', { unit: 'kelvin', power: 0, after: 'figure' }],
  ['=h', { unit: 'hour', power: 0, after: 'figure' }],
  ['=W', { unit: 'W', power: 0, after: 'figure' }],
  ['=V', { unit: 'V', power: 0, after: 'glued' }],
  ['x', { unit: 'times', power: 0, after: 'glued' }],
  ['×', { unit: 'times', power: 0, after: 'glued' }],
  ['"', { unit: 'in', power: 0, after: 'glued' }],
  ["''", { unit: 'in', power: 0, after: 'glued' }],
];

const known = allUnits().flatMap((unit) =>
  unit.id === 'count' ? [] : [unit.one, unit.many, ...unit.aliases].map((word) => [word, { unit: unit.id, power: 0 }] as const),
);

/** Units after an amount. */
export const UNIT_WORDS = phraseTable<UnitWord>([...AMBIGUOUS, ...SCALED, ...COUNTED, ...SHORT, ...known]);

/** Units after "a", "an", "per", "each" or a slash: one of them. `per annum` and `annually` are in `PERIODIC`. */
export const PER_UNITS = phraseTable<string>([
  ...AMBIGUOUS.filter(([word]) => !word.endsWith('s')).map(([word, value]): [string, string] => [word, value.unit]),
  ...allUnits()
    .filter((unit) => unit.one !== '' && unit.id !== 'percent' && unit.id !== 'times')
    .flatMap((unit) => [unit.one, ...unit.aliases].filter((word) => /^\p{L}/u.test(word)).map((word): [string, string] => [word, unit.id])),
  ['t', 't'],
  ['mt', 't'],
  ['annum', 'year'],
  ['boe', 'bbl'],
  ['h', 'hour'],
  ['d', 'day'],
  ['s', 'second'],
]);

/** Adverbs after an amount that say by what span it is counted. */
export const PERIODIC: ReadonlyMap<string, string> = new Map([
  ['annually', 'year'],
  ['yearly', 'year'],
  ['monthly', 'month'],
  ['weekly', 'week'],
  ['daily', 'day'],
  ['hourly', 'hour'],
]);

/** After "a year" these make it a point in time and no rate: "10% a year earlier". */
export const NOT_A_RATE = new Set('ago earlier before later after from prior on since previously to old long into'.split(' '));

/** Units that are spans of time. */
export const SPANS_OF_TIME = new Set([
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'fortnight',
  'month',
  'quarter',
  'year',
  'decade',
  'century',
]);
