import { describe, expect, it } from 'vitest';
import { capital, chartData, chartWords } from '../../src/model/chart.ts';
import type { Fact } from '../../src/model/fact.ts';
import { entity, figure } from '../memory.ts';

const names = {
  entities: [entity('china'), entity('chile', { name: 'Republic of Chile', short: 'Chile' }), entity('peru')],
  properties: [
    { id: 'mine-production', label: 'mine production', aliases: [], dimension: 'mass', polarity: 'neutral' as const },
    { id: 'refinery-production', label: 'refinery production', aliases: [], dimension: 'mass', polarity: 'neutral' as const },
  ],
};

const year = (period: string, amount: string, over: Parameters<typeof figure>[0] = {}): Fact =>
  figure({ id: `${over.subject ?? 'china'}.${period}`, period, amount, ...over });
const shape = (facts: readonly Fact[], asked?: 'line' | 'bar') => {
  const data = chartData(facts, asked, names);
  return typeof data === 'string' ? data : { ...data, facts: undefined, cells: data.cells.map((row) => row.map((fact) => fact?.id)) };
};
const years = ['2020', '2021', '2022', '2023'].map((period) => year(period, period));

describe('the shape of figures says what is drawn', () => {
  it('one subject through four periods or more is a line, in order of time whatever the order given', () => {
    expect(shape(years.toReversed())).toEqual({
      type: 'line',
      rowsAre: 'periods',
      rows: ['2020', '2021', '2022', '2023'],
      columns: [''],
      cells: [['china.2020'], ['china.2021'], ['china.2022'], ['china.2023']],
      breaks: [],
    });
  });

  it('fewer periods are bars in time', () => {
    expect(shape(years.slice(0, 3))).toMatchObject({ type: 'bar', rowsAre: 'periods', rows: ['2020', '2021', '2022'] });
  });

  it('several subjects of one period are bars, the largest first, by exact amounts', () => {
    const facts = [
      year('2024', '9007199254740993', { subject: 'chile' }),
      year('2024', '9007199254740992'),
      year('2024', '-1', { subject: 'peru' }),
    ];
    expect(shape(facts)).toMatchObject({ type: 'bar', rowsAre: 'names', rows: ['Chile', 'China', 'Peru'], columns: [''] });
  });

  it('several subjects of two periods are groups, with a blank where a figure is missing', () => {
    const facts = [year('2023', '5'), year('2024', '6'), year('2024', '7', { subject: 'chile' })];
    expect(shape(facts)).toMatchObject({
      rows: ['Chile', 'China'],
      columns: ['2023', '2024'],
      cells: [
        [undefined, 'chile.2024'],
        ['china.2023', 'china.2024'],
      ],
    });
  });

  it('several subjects through time are lines of their own', () => {
    expect(shape([...years, ...years.map((fact) => ({ ...fact, id: `${fact.id}.chile`, subject: 'chile' }))])).toMatchObject({
      type: 'line',
      columns: ['China', 'Chile'],
    });
  });

  it('several properties of one subject are named by their labels', () => {
    expect(shape([year('2024', '1'), year('2024', '2', { id: 'r', property: 'refinery-production' })])).toMatchObject({
      rows: ['Refinery production', 'Mine production'],
    });
  });

  it('a missing year breaks the line, and a pause of days does not', () => {
    expect(shape([...years, year('2026', '1'), year('2027', '2')])).toMatchObject({ breaks: [3] });
    const days = ['2025-10-10', '2025-10-13', '2025-10-14', '2025-10-27'].map((day) => year(day, '1'));
    expect(shape(days)).toMatchObject({ breaks: [2] });
  });
});

describe('figures that make no chart are refused in words', () => {
  const [first, second] = [year('2020', '1'), year('2021', '2')];
  it.each<[string, readonly Fact[], ('line' | 'bar')?]>([
    ['a chart needs two figures at least', [first]],
    ['it mixes units: china.2020 and china.2022', [first, second, year('2022', '3', { unit: 'kg' })]],
    ['it mixes editions: china.2020 and china.2022', [first, second, year('2022', '3', { vintage: 'mcs2026' })]],
    ['it mixes bases: china.2020 and china.2022', [first, second, year('2022', '3', { basis: ['real'] })]],
    ['it mixes periods: china.2020 and china.2022-Q1', [first, second, year('2022-Q1', '3')]],
    ['it mixes what was with what is foreseen: china.2020 and china.2022', [first, second, year('2022', '3', { standing: 'forecast' })]],
    ['two figures are of the same time: china.2020 and again', [first, year('2020', '3', { id: 'again' })]],
    ['china.2021 is no figure', [first, year('2021', '3', { value: { type: 'text', text: 'a record' } })]],
    [
      'china.2021 is a range',
      [first, year('2021', '3', { value: { type: 'quantity', amount: '2', unit: 't', comparator: '=', low: '1', high: '3' } })],
    ],
    ['china.2021 is no exact figure, and a line would pass through it', [first, year('2021', '3', { comparator: '>' })], 'line'],
    ['a line needs several periods', [first, year('2020', '1', { subject: 'chile' })], 'line'],
    [
      'it mixes several subjects with several properties',
      [first, year('2021', '1', { subject: 'chile', property: 'refinery-production' })],
    ],
    [
      'it mixes figures of several publishers in one series: china mine-production; say which with `publisher:`',
      [first, year('2021', '1', { source: { id: 'bgs', publisher: 'bgs' } })],
    ],
    ['it has 41 bars, and one can read 40: set `limit:`', Array.from({ length: 41 }, (_, index) => year(String(1950 + index), '1')), 'bar'],
  ])('%s', (reason, facts, asked) => {
    expect(chartData(facts, asked, names)).toBe(reason);
  });
});

it('a word in small letters gets a capital where it begins a line, and a name of its own shape does not', () => {
  expect(['rare earths', 'aluminum', 'eBay', 'iShares', '3M', ''].map(capital)).toEqual([
    'Rare earths',
    'Aluminum',
    'eBay',
    'iShares',
    '3M',
    '',
  ]);
});

it('the words of a chart are its title, and what a specification of one’s own prints', () => {
  const spec = {
    title: { text: ['Up 12%', 'again'], color: '#112233' },
    mark: { type: 'text', fill: '#445566' },
    encoding: { x: { field: 'label', axis: { title: 'Mines of *Chile*' } }, text: { value: 'best' }, color: { value: '#778899' } },
  };
  expect(chartWords({ title: 'A title', spec })).toEqual(['A title', 'Up 12%', 'again', 'Mines of \\*Chile\\*', 'best']);
});
