/** Weather forecasts of quintd as a ledger: each reading, and of each day and the whole the least, the most and the sum. */
import type { Ledger } from '../../src/model/ledger.ts';
import type { Period } from '../../src/model/period.ts';
import type { Property } from '../../src/model/property.ts';
import type { Comparator, Value } from '../../src/model/quantity.ts';
import { amount, entity, ledgerOf, period, property } from './ledger.ts';
import { moment, parsed, plainNumber, type Said } from './quintd-values.ts';

interface Reading {
  readonly dt_txt: string;
  readonly main: Readonly<Record<string, number>>;
  readonly clouds?: { readonly all: number };
  readonly wind?: Readonly<Record<string, number>>;
  readonly rain?: Readonly<Record<string, number>>;
  readonly snow?: Readonly<Record<string, number>>;
}

const WEATHER: readonly (readonly [Property, string, string | undefined, (one: Reading) => number | undefined])[] = [
  [property('temp', 'temperature', ['temperatures'], 'temperature'), 'degC', undefined, (one) => one.main['temp']],
  [
    property('feels', 'feels like temperature', ['feels-like temperature', 'feel like', 'feels like'], 'temperature'),
    'degC',
    undefined,
    (one) => one.main['feels_like'],
  ],
  [
    property('temp-min', 'minimum temperature', ['low', 'lows', 'lowest', 'minimum'], 'temperature'),
    'degC',
    undefined,
    (one) => one.main['temp_min'],
  ],
  [
    property('temp-max', 'maximum temperature', ['high', 'highs', 'highest', 'maximum'], 'temperature'),
    'degC',
    undefined,
    (one) => one.main['temp_max'],
  ],
  [property('pressure', 'atmospheric pressure', ['pressure', 'hPa'], 'pressure'), 'count', undefined, (one) => one.main['pressure']],
  [property('wind', 'wind speed', ['winds', 'wind speeds', 'breeze'], 'speed'), 'm', 'second', (one) => one.wind?.['speed']],
  [property('direction', 'wind direction', ['direction'], 'angle'), 'degree', undefined, (one) => one.wind?.['deg']],
  [property('gust', 'wind gust', ['gusts', 'gusting'], 'speed'), 'm', 'second', (one) => one.wind?.['gust']],
  [
    property('clouds', 'cloud cover', ['cloudiness', 'clouds', 'cloud coverage'], 'percent'),
    'percent',
    undefined,
    (one) => one.clouds?.all,
  ],
  [property('rain', 'rainfall', ['rain', 'precipitation'], 'length'), 'mm', undefined, (one) => one.rain?.['3h']],
  [property('snow', 'snowfall', ['snow'], 'length'), 'mm', undefined, (one) => one.snow?.['3h']],
];

/** Rain and snow are told for as long before each reading. */
const EVERY = ['3-hour', '3 hours', 'three hours', 'three-hour', '3h'];

export function weather(source: unknown): Ledger {
  const { city, list } = parsed(source) as { city: { name: string }; list: readonly Reading[] };
  const facts: Said[] = [];
  const days = [...new Set(list.map((one) => one.dt_txt.slice(0, 10)))];
  const whole = period(`${days[0]}/${days.at(-1)}`);
  for (const { dt_txt } of list)
    facts.push({ subject: 'city', property: 'time', value: moment(dt_txt), period: period(dt_txt.slice(0, 10)) });
  for (const [{ id }, unit, per, read] of WEATHER) {
    const say = (value: number, when: Period, high?: number, comparator: Comparator = '='): void => {
      const one: Value = { type: 'quantity', amount: plainNumber(value), unit, comparator, ...(per && { per }) };
      facts.push({
        subject: 'city',
        property: id,
        period: when,
        value: high === undefined ? one : { ...one, low: plainNumber(value), high: plainNumber(high) },
      });
    };
    for (const one of list) {
      const value = read(one);
      const extremes = id === 'temp' ? [one.main['temp_min'], one.main['temp_max']] : [];
      for (const known of [value, ...extremes]) if (known !== undefined) say(known, period(one.dt_txt.slice(0, 10)));
    }
    const spans: readonly (readonly [Period, readonly Reading[]])[] = [
      [whole, list],
      ...days.map((day): readonly [Period, readonly Reading[]] => [period(day), list.filter((one) => one.dt_txt.startsWith(day))]),
    ];
    for (const [when, readings] of spans) {
      const values = readings.flatMap((one) => read(one) ?? []);
      if (id === 'temp') {
        const ends = readings.flatMap(({ main }) => [main['temp_min'], main['temp_max']].filter((one) => one !== undefined));
        if (ends.length > 0) say(Math.min(...ends), when, Math.max(...ends));
      }
      if (values.length === 0) continue;
      const [least, most] = [Math.min(...values), Math.max(...values)];
      if (values.length > 1) say(least, when, most);
      say(most, when, undefined, '<=');
      say(least, when, undefined, '>=');
      const sum = values.reduce((total, one) => total + one, 0);
      if (id === 'rain' || id === 'snow')
        facts.push({ subject: 'city', property: `${id}-total`, period: when, value: amount(plainNumber(sum), unit) });
    }
  }
  return ledgerOf({
    asOf: list[0]?.dt_txt.slice(0, 10) ?? '2024-01-01',
    entities: [entity('city', city.name, 'place'), ...EVERY.map((term) => entity(`term-${term}`, term, 'term'))],
    properties: [
      ...WEATHER.map(([one]) => one),
      property('rain-total', 'total rainfall', ['total rain', 'total precipitation', 'rain accumulation'], 'length'),
      property('snow-total', 'total snowfall', ['total snow', 'snow accumulation'], 'length'),
    ],
    facts,
  });
}
