/** Ice hockey, time series, phones and Wikidata of quintd as ledgers. Names are not registered in full, so that only figures and dates are judged. */
import type { Ledger } from '../../src/model/ledger.ts';
import type { Value } from '../../src/model/quantity.ts';
import { readMentions } from '../../src/verify/read/read.ts';
import { amount, entity, ledgerOf, pair, period, property } from './ledger.ts';
import { moment, parsed, plainNumber, type Said } from './quintd-values.ts';

interface Game {
  readonly homeTeam: Side;
  readonly awayTeam: Side;
  readonly homeScore: Readonly<Record<string, number>>;
  readonly awayScore: Readonly<Record<string, number>>;
  readonly season?: { readonly name: string };
  readonly startDatetime?: string;
  readonly startTimestamp?: number;
}

interface Side {
  readonly name: string;
  readonly shortName: string;
}

const PERIODS: readonly (readonly [string, string, readonly string[]])[] = [
  ['display', 'goals', ['goal', 'score', 'final score', 'scored']],
  ['period1', 'goals in the first period', ['first period', 'opening period', 'first frame']],
  ['period2', 'goals in the second period', ['second period', 'second frame']],
  ['period3', 'goals in the third period', ['third period', 'final period', 'third frame', 'final frame']],
  ['normaltime', 'goals in normal time', ['normal time', 'regulation', 'regular time']],
  ['overtime', 'goals in overtime', ['overtime', 'extra time']],
  ['penalties', 'goals in the penalty shootout', ['penalties', 'penalty shootout', 'shootout']],
];

export function hockey(source: unknown): Ledger {
  const game = parsed(source) as Game;
  const facts: Said[] = [];
  const when = period(game.startDatetime?.slice(0, 10) ?? '2023-11-29');
  if (game.startDatetime !== undefined) facts.push({ subject: 'home', property: 'start', value: moment(game.startDatetime), period: when });
  for (const [key] of PERIODS) {
    const [home, away] = [game.homeScore[key], game.awayScore[key]];
    if (home === undefined || away === undefined) continue;
    facts.push({ subject: 'home', property: key, value: amount(String(home)), period: when });
    facts.push({ subject: 'away', property: key, value: amount(String(away)), period: when });
    for (const subject of ['home', 'away'])
      facts.push({ subject, property: `${key}-pair`, value: pair(String(home), String(away)), period: when });
  }
  const sums = (parts: readonly string[]): readonly string[] =>
    [game.homeScore, game.awayScore].map((score) => String(parts.reduce((sum, part) => sum + (score[part] ?? 0), 0)));
  for (const subject of ['home', 'away']) {
    const [home = '0', away = '0'] = sums(['period1', 'period2']);
    facts.push({ subject, property: 'period2-pair', value: pair(home, away), period: when });
  }
  return ledgerOf({
    asOf: game.startDatetime?.slice(0, 10) ?? '2023-11-29',
    entities: [
      side('home', game.homeTeam),
      side('away', game.awayTeam),
      ...(game.season
        ? [
            entity('season', game.season.name, 'term', [
              game.season.name.replace(/ [\d/]+$/, ''),
              '23/24',
              '2023/24',
              '2023/2024',
              '2023-24',
            ]),
          ]
        : []),
      ...['three periods', 'three-period', 'all three periods', '60 minutes', '20 minutes', String(game.startTimestamp)].map((term) =>
        entity(`term-${term}`, term, 'term'),
      ),
    ],
    properties: PERIODS.flatMap(([id, label, words]) => [property(id, label, words), property(`${id}-pair`, label, words)]),
    facts,
  });
}

function side(id: string, { name, shortName }: Side): ReturnType<typeof entity> {
  const parts = name.split(' ').filter((part) => part.length > 4);
  return entity(id, name, 'organisation', [shortName, ...parts]);
}

/** How series are made, which no value of theirs says. */
const SMOOTHED = ['7-day', 'seven-day', 'per 100', 'per 1,000', 'per 1000', 'per thousand', 'per million', 'per 100,000', 'COVID-19'];

export function series(source: unknown): Ledger {
  const text = String(source);
  const head = (key: string): string => new RegExp(`^# ${key}: (.*)$`, 'm').exec(text)?.[1] ?? '';
  const rows = [...text.matchAll(/^(\d{4}(?:-\d{2}-\d{2})?),(-?[\d.]+(?:e[+-]?\d+)?)$/gm)].map(([, date = '', value = '0']) => ({
    date,
    value: Number(value),
  }));
  const percent = /percent|%|share/i.test(`${head('unit')} ${head('description')} ${head('title')}`);
  const part = percent && rows.every(({ value }) => Math.abs(value) <= 1);
  const facts = rows.flatMap(({ date, value }): readonly Said[] => {
    const said = { subject: 'country', property: 'value', period: period(date) };
    return [
      { ...said, value: amount(plainNumber(value), head('unit') === 'years' ? 'year' : 'count') },
      ...(percent ? [{ ...said, value: amount(plainNumber(value), 'percent') }] : []),
      ...(part ? [{ ...said, value: amount(plainNumber(value * 100), 'percent') }] : []),
    ];
  });
  const last = rows.at(-1)?.date ?? '2024';
  return ledgerOf({
    asOf: last.length === 4 ? `${last}-12-31` : last,
    entities: [
      entity('country', head('country') || 'country', 'country'),
      entity('title', head('title') || 'title', 'term'),
      ...SMOOTHED.map((term) => entity(`term-${term}`, term, 'term')),
    ],
    properties: [
      property(
        'value',
        head('title') || 'value',
        [head('unit')].filter((one) => one !== ''),
        'number',
      ),
    ],
    facts,
  });
}

interface Phone {
  readonly name: string;
  readonly details: {
    readonly name: string;
    readonly detailSpec: readonly {
      readonly category: string;
      readonly specifications: readonly { readonly name: string; readonly value: string }[];
    }[];
    readonly quickSpec?: readonly { readonly name: string; readonly value: string }[];
  };
}

export function phone(source: unknown): Ledger {
  const { name, details } = parsed(source) as Phone;
  const specs = details.detailSpec.flatMap(({ category, specifications }) =>
    specifications.map((one) => ({ label: `${category} ${one.name}`.trim(), value: one.value })),
  );
  const quick = (details.quickSpec ?? []).map((one) => ({ label: one.name, value: one.value.trim() }));
  return sheet([details.name, name], [...specs, ...quick]);
}

export function triples(source: unknown): Ledger {
  const [title = '', , ...lines] = String(source).split('\n');
  return sheet(
    [title],
    lines.map((line) => {
      const [, label = '', value = ''] = /^- ([^:]*): (.*)$/.exec(line) ?? [];
      return { label, value };
    }),
  );
}

/** A data sheet: each figure and date its values hold, however they are written. */
function sheet(names: readonly string[], specs: readonly { readonly label: string; readonly value: string }[]): Ledger {
  const facts = specs.flatMap(({ label, value }): readonly Said[] =>
    label === ''
      ? []
      : readMentions(
          withUnits(label, value)
            .replace(/\b(\d{4}), ([A-Z][a-z]+)\b/g, '$2 $1')
            .replaceAll('~', ''),
        ).flatMap((mention): readonly Said[] => {
          const said = { subject: 'thing', property: label };
          if (mention.type === 'date')
            return mention.period ? [{ ...said, period: mention.period, value: { type: 'date', period: mention.period } }] : [];
          if (mention.type !== 'quantity')
            return [...mention.text.matchAll(/\d+(?:\.\d+)?/g)].map((found) => ({ ...said, value: amount(found[0]) }));
          const ends = mention.low !== undefined && mention.high !== undefined ? [mention.low, mention.high] : [mention.amount];
          return ends.flatMap((one) => [
            { ...said, value: amount(one) },
            { ...said, value: { type: 'quantity' as const, amount: one, unit: mention.unit ?? 'count', comparator: '<=' as const } },
            { ...said, value: { type: 'quantity' as const, amount: one, unit: mention.unit ?? 'count', comparator: '~' as const } },
            ...(mention.unit === null ? [] : [{ ...said, value: amount(one, mention.unit) }]),
            ...(mention.per === undefined
              ? []
              : [{ ...said, value: { ...amount(one, mention.unit ?? 'count'), per: mention.per } as Value }]),
          ]);
        }),
  );
  const labels = specs.flatMap(({ label }) => [...label.matchAll(/\d[\d.]*mm/g)].map((found) => found[0]));
  const values = [...new Set([...labels, ...specs.map(({ value }) => value)].filter((value) => /\d/.test(value)))];
  return ledgerOf({
    asOf: '2024-01-01',
    entities: [
      entity('thing', names[0] || 'thing', 'product', names.slice(1)),
      ...values.map((value, index) => entity(`v${index}`, value, 'term')),
    ],
    properties: [...new Set(specs.map(({ label }) => label))]
      .filter((label) => label !== '')
      .map((label) => property(label, label, /Stand-by/.test(label) ? ['standby', 'standby time', 'stand-by time'] : [])),
    facts,
  });
}

/** Radio bands are printed without their unit, and frames as a rate. */
function withUnits(label: string, value: string): string {
  const bands = /bands/.test(label) ? [...value.matchAll(/\b\d{3,4}\b/g)].map((found) => `; ${found[0]} MHz`) : [];
  const rates = [...value.matchAll(/(\d+)(?:\/\d+)?fps/g)].map((found) => `; ${found[1]} frames per second`);
  const sizes = [...value.matchAll(/(\d+(?:\.\d+)?) ?(GHz|MHz|MB|GB|TB)\b/g)].map((found) => `; ${found[1]} ${found[2]}`);
  return value.replace(/(\d)MP\b/g, '$1 MP') + [...bands, ...rates, ...sizes].join('');
}
