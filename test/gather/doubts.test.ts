/** Figures that may be slips: held against the edition before, or their neighbours. */
import { describe, expect, test } from 'vitest';
import { doubtful, doubtText } from '../../src/gather/doubts.ts';
import type { Fact } from '../../src/model/fact.ts';
import { figure } from '../memory.ts';

const series = (figures: Readonly<Record<string, string>>): ReadonlyMap<string, Fact> =>
  new Map(
    Object.entries(figures).map(([period, amount]) => [
      `x.price.tin.${period}`,
      figure({ id: `x.price.tin.${period}`, subject: 'tin', property: 'price', amount, period }),
    ]),
  );
const doubts = (before: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>): readonly string[] =>
  doubtful(series(before), series(now), 5).map((doubt) => `${doubt.fact.id}: ${doubtText(doubt)}`);

describe('a doubt', () => {
  test.each<[what: string, before: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>, expected: readonly string[]]>([
    ['a zero lost', { '2024': '19000' }, { '2024': '1900' }, ['x.price.tin.2024: 1900 where the edition before says 19000']],
    ['a zero too many', { '2024': '19000' }, { '2024': '190000' }, ['x.price.tin.2024: 190000 where the edition before says 19000']],
    ['an ordinary revision', { '2024': '19000' }, { '2024': '13000' }, []],
    ['exactly the bound', { '2024': '5' }, { '2024': '25' }, []],
    ['a sign turned', { '2024': '19' }, { '2024': '-19' }, ['x.price.tin.2024: -19 where the edition before says 19']],
    ['a figure that became nothing', { '2024': '19' }, { '2024': '0' }, ['x.price.tin.2024: 0 where the edition before says 19']],
    [
      'a new figure far from the last',
      { '2023': '19000' },
      { '2023': '19000', '2024': '1900' },
      ['x.price.tin.2024: 1900 where 2023 says 19000'],
    ],
    [
      'two slips in a row',
      { '2022': '19000' },
      { '2022': '19000', '2023': '1900', '2024': '1950' },
      ['x.price.tin.2023: 1900 where 2022 says 19000', 'x.price.tin.2024: 1950 where 2022 says 19000'],
    ],
    [
      'a new one between two, far from both',
      { '2022': '19000', '2024': '18000' },
      { '2022': '19000', '2023': '1900', '2024': '18000' },
      ['x.price.tin.2023: 1900 where 2022 says 19000'],
    ],
    ['a new one near one of its neighbours', { '2022': '100', '2024': '1000' }, { '2022': '100', '2023': '900', '2024': '1000' }, []],
    ['a leap that was there before', { '2022': '1', '2023': '900' }, { '2022': '1', '2023': '900' }, []],
    ['a series nobody knew', {}, { '2023': '1', '2024': '900' }, []],
  ])('%s', (_what, before, now, expected) => {
    // What is the same object was not changed.
    const known = series(before);
    const given = new Map(
      [...series(now)].map(([id, fact]) => [id, JSON.stringify(known.get(id)) === JSON.stringify(fact) ? (known.get(id) ?? fact) : fact]),
    );
    expect(doubtful(known, given, 5).map((doubt) => `${doubt.fact.id}: ${doubtText(doubt)}`)).toEqual(expected);
  });

  test('a superseded edition of a figure is no neighbour', () => {
    const old = figure({
      id: 'x.price.tin.2023@until-2024-01-01',
      vintage: 'until-2024-01-01',
      subject: 'tin',
      property: 'price',
      amount: '1',
      period: '2023',
    });
    const now = series({ '2024': '900' });
    expect(doubtful(new Map([[old.id, old]]), now, 5)).toEqual([]);
    expect(doubts({ '2023': '800' }, { '2023': '800', '2024': '900' })).toEqual([]);
  });
});
