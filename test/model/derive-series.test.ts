/** Rules over series, groups, editions and guidance: what they find, and what they refuse to say. */
import { describe, expect, test } from 'vitest';
import { derivationRule, deriveFact, wrongDerivation } from '../../src/model/derivation.ts';
import type { Fact } from '../../src/model/fact.ts';
import { figure } from '../memory.ts';

/** Monthly figures, the newest first, that end in June 2026. */
function months(...amounts: readonly (number | string)[]): readonly Fact[] {
  return amounts.map((amount, back) => {
    const month = 2026 * 12 + 5 - back;
    const period = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
    return figure({ id: `m${back}`, period, amount: String(amount), unit: 'USD' });
  });
}

function years(...amounts: readonly number[]): readonly Fact[] {
  return amounts.map((amount, back) => figure({ id: `y${back}`, period: String(2025 - back), amount: String(amount) }));
}

function countries(...amounts: readonly number[]): readonly Fact[] {
  return amounts.map((amount, index) => figure({ id: `c${index}`, subject: `c${index}`, amount: String(amount) }));
}

/** What a rule says: its words, its amount, or why it says nothing. */
function says(rule: string, inputs: readonly Fact[]): string {
  const found = derivationRule(rule);
  if (!found) throw new Error(rule);
  const derived = deriveFact(found, inputs);
  if (typeof derived === 'string') return derived;
  expect(wrongDerivation(derived, new Map(inputs.map((fact) => [fact.id, fact])))).toBeUndefined();
  return derived.value.type === 'text'
    ? derived.value.text
    : derived.value.type === 'quantity'
      ? `${derived.value.amount} ${derived.value.unit}`
      : '';
}

const flat = (count: number, amount = 100): number[] => Array.from({ length: count }, () => amount);
/** Up and down by one, never the same twice. */
const wavy = (count: number): number[] => Array.from({ length: count }, (_, index) => 100 + (index % 2) + index / 1000);

describe('records', () => {
  test.each<[string, string, readonly Fact[], string]>([
    ['above every figure there is', 'high', months(150, ...flat(30)), 'the highest in data going back to December 2023'],
    ['below every figure there is', 'low', months(50, ...flat(30)), 'the lowest in data going back to December 2023'],
    ['too few figures for a record', 'high', months(150, ...flat(10)), 'a record wants 24 figures; there are 11'],
    ['as high as a year and a half before', 'high', months(150, ...flat(17), 150, ...flat(20)), 'the highest since December 2024'],
    ['as high as half a year before', 'high', months(150, ...flat(5), 160, ...flat(30)), 'it was as high in December 2025'],
    ['of years', 'high', years(9, ...flat(12, 5)), 'the highest in data going back to 2013'],
    [
      'prices of more than ten years say that they are nominal',
      'high',
      months(150, ...flat(130)),
      'the highest in data going back to August 2015, not adjusted for inflation',
    ],
    [
      'a month is missing',
      'high',
      months(150, ...flat(30)).filter((_, index) => index !== 7),
      'figures are missing in between, so that a record cannot be told',
    ],
  ])('%s', (_name, rule, inputs, words) => expect(says(rule, inputs)).toBe(words));
});

describe('runs', () => {
  test.each<[string, string, readonly Fact[], string]>([
    ['four rises', 'streak', months(5, 4, 3, 2, 1, 9), 'the fourth straight monthly rise'],
    ['eleven declines', 'streak', months(...Array.from({ length: 12 }, (_, index) => index + 1), 1), 'the 11th straight monthly decline'],
    ['two are no streak', 'streak', months(3, 2, 1, 5), 'a streak wants 3 changes of one sign; there are 2'],
    [
      'a change of less than is shown breaks it',
      'streak',
      months('5', '4', '3', '3', '2', '1'),
      'a streak wants 3 changes of one sign; there are 2',
    ],
    [
      'zeros behind the point are not written: 3 beside 3.4 is 3.0',
      'streak',
      months('4.1', '3.8', '3.4', '3', '3.5'),
      'the third straight monthly rise',
    ],
    [
      'a month is missing',
      'streak',
      months(5, 4, 3, 2, 1).filter((_, index) => index !== 2),
      'a streak wants 3 changes of one sign; there are 1',
    ],
    ['of years', 'streak', years(5, 4, 3, 2), 'the third straight annual rise'],
    ['a turn', 'turn', months(5, 2, 3, 4, 5, 1), 'the first monthly rise after three straight declines'],
    ['no turn after two', 'turn', months(5, 2, 3, 4, 1), 'no turn after a streak'],
  ])('%s', (_name, rule, inputs, words) => expect(says(rule, inputs)).toBe(words));
});

describe('moves and thresholds', () => {
  test.each<[string, string, readonly Fact[], string]>([
    ['the largest of all', 'largest-move', months(120, ...wavy(30)), 'the largest monthly rise in data going back to December 2023'],
    ['the largest since', 'largest-move', months(120, ...wavy(14), 100, 70, ...wavy(20)), 'the largest monthly rise since March 2025'],
    [
      'usual for the season',
      'largest-move',
      months(120, ...flat(11), 120, ...flat(11), 120, ...flat(11)),
      'a move of this size is usual for the season',
    ],
    ['above a round number', 'crossing', months(10_200, 9_800), 'above $10,000'],
    ['below one', 'crossing', months(3_439, 3_666), 'below $3,500'],
    ['by a hair', 'crossing', months(10_010, 9_990), 'no round number lies between the two'],
    ['from the round number itself', 'crossing', months(9_800, 10_000), 'no round number lies between the two'],
    ['below zero', 'crossing', months(-37, 18), 'below zero'],
    ['usual changes deviate little', 'outlier', months(...wavy(40)), '0'],
  ])('%s', (_name, rule, inputs, words) => {
    const found = says(rule, inputs);
    if (rule === 'outlier') expect(Math.abs(Number.parseFloat(found))).toBeLessThan(1.5);
    else expect(found).toBe(words);
  });

  test('an outlier is far from the changes before (modified z-score)', () => {
    expect(Number.parseFloat(says('outlier', months(150, ...wavy(40))))).toBeGreaterThan(3.5);
    expect(says('outlier', months(150, ...flat(40)))).toBe('the changes before do not vary');
    expect(says('outlier', months(150, ...wavy(10)))).toBe('a deviation wants 20 changes before');
  });
});

describe('short wordings, for headlines', () => {
  test.each<[string, readonly Fact[], string]>([
    ['high', months(150, ...flat(130)), 'a record high in data since August 2015'],
    ['low', years(1, ...flat(12, 5)), 'a record low in data since 2013'],
    ['largest-move', months(120, ...wavy(30)), 'the most in data since December 2023'],
    ['largest-move', months(120, ...wavy(14), 100, 70, ...wavy(20)), 'the most since March 2025'],
    ['streak', months(5, 4, 3, 2, 1, 9), 'a fourth straight month'],
    ['streak', years(9, 8, 7, 6, 5, 4, 3, 2, 1), 'an eighth straight year'],
    ['streak', months(...Array.from({ length: 12 }, (_, index) => index + 1), 1), 'an 11th straight month'],
  ])('%s', (rule, inputs, words) => {
    const found = derivationRule(rule);
    const derived = found && deriveFact(found, inputs);
    if (derived === undefined || typeof derived === 'string') throw new Error(derived);
    expect(derived.wordings).toContain(words);
  });
});

describe('groups', () => {
  test.each<[string, string, readonly Fact[], string]>([
    ['first', 'rank', countries(9, 5, 3), 'the largest of three'],
    ['third', 'rank', countries(3, 5, 9, 1), 'the third-largest of four'],
    ['joint, with one rank (1224)', 'rank', countries(5, 5, 9, 1), 'the joint second-largest of four'],
    ['last', 'rank', countries(1, 5, 9), 'the smallest of three'],
    ['of two', 'rank', countries(1, 5), 'a rank wants three members'],
    ['a sum', 'sum', countries(1, 5, 9), '15 t'],
    ['a combined share', 'combined-share', countries(20, 5, 9), '70 percent'],
    [
      'parts that are more than the whole',
      'combined-share',
      countries(10, 5, 9),
      'no share: the parts must lie between zero and the whole',
    ],
    [
      'parts rounded to a hair more than the whole',
      'combined-share',
      countries(900, 905, 4),
      'no share: the parts must lie between zero and the whole',
    ],
    ['concentration', 'concentration', countries(100, 50, 30, 20), '3800 count'],
  ])('%s', (_name, rule, inputs, words) => expect(says(rule, inputs)).toBe(words));

  test('one subject twice is refused', () => {
    const [a, b, c] = countries(1, 2, 3);
    if (!a || !b || !c) throw new Error();
    expect(says('rank', [a, b, { ...c, subject: 'c1' }])).toBe('c1 stands twice');
  });

  test('breadth counts the members that rose, and takes the median of their changes', () => {
    const pairs = [110, 120, 90, 105, 100].flatMap((now, index) => [
      figure({ id: `n${index}`, subject: `c${index}`, amount: String(now) }),
      figure({ id: `b${index}`, subject: `c${index}`, amount: '100', period: '2023' }),
    ]);
    expect(says('breadth', pairs)).toBe('3 of 5');
    expect(says('median-change', pairs)).toBe('5 percent');
    expect(says('breadth', pairs.slice(0, 8))).toBe('breadth wants five members; there are 4');
    expect(says('breadth', [...pairs.slice(0, 8), ...pairs.slice(8).reverse()])).toMatch(/different periods|different subjects/);
  });
});

describe('editions and guidance', () => {
  const edition = (id: string, amount: string, vintage: string): Fact => figure({ id, amount, vintage });

  test('a revision compares one figure in two editions, and nothing else does', () => {
    const [now, before] = [edition('new', '29000', 'mcs2026'), edition('old', '13000', 'mcs2025')];
    expect(says('revision', [now, before])).toMatch(/^123\.07\d+ percent$/);
    expect(says('change', [now, { ...before, period: { ...before.period, start: '2023-01-01', end: '2023-12-31' } }])).toBe(
      'new and old are of different vintages',
    );
    expect(says('revision', [now, { ...before, vintage: 'mcs2026' }])).toBe('new and old are of one edition');
  });

  const guidance = (value: object, standing: Fact['standing'] = 'forecast'): Fact =>
    ({
      ...figure({ id: 'g', unit: 'USD', standing }),
      value: { type: 'quantity', amount: '54', unit: 'USD', comparator: '=', ...value },
    }) as Fact;
  test.each([
    ['57', {}, 'above the forecast'],
    ['57', { low: '52.9', high: '55.1' }, 'above the top of the range'],
    ['54', { low: '52.9', high: '55.1' }, 'within the range'],
    ['50', { low: '52.9', high: '55.1' }, 'below the bottom of the range'],
    ['54', {}, 'in line with the forecast'],
  ])('%s against %j is %s', (amount, value, words) => {
    expect(says('surprise', [figure({ id: 'a', unit: 'USD', amount }), guidance(value)])).toBe(words);
  });

  test('an actual figure is no guidance', () => {
    expect(says('surprise', [figure({ id: 'a', unit: 'USD' }), guidance({}, 'actual')])).toBe('g is no forecast');
  });

  test('growth a year wants three years', () => {
    expect(says('cagr', [figure({ id: 'a', amount: '8' }), figure({ id: 'b', amount: '1', period: '2021' })])).toBe('100 percent');
    expect(says('cagr', [figure({ id: 'a', amount: '8' }), figure({ id: 'b', amount: '1', period: '2022' })])).toContain(
      'three years or more apart',
    );
  });

  test('rates differ in points, never in percent', () => {
    const [a, b] = [figure({ id: 'a', amount: '5', unit: 'percent' }), figure({ id: 'b', amount: '4', unit: 'percent', period: '2023' })];
    expect(says('change', [a, b])).toContain('use the rule points');
    expect(says('difference', [a, b])).toContain('use the rule points');
    expect(says('points', [a, b])).toBe('1 percentage-point');
  });
});

test('a derived fact whose words were changed is found', () => {
  const inputs = months(5, 4, 3, 2, 1, 9);
  const rule = derivationRule('streak');
  const fact = rule && deriveFact(rule, inputs);
  if (!fact || typeof fact === 'string') throw new Error('no streak');
  const facts = new Map(inputs.map((input) => [input.id, input]));
  expect(wrongDerivation({ ...fact, wordings: [...fact.wordings, 'the fifth straight monthly rise'] }, facts)).toContain('fourth straight');
  expect(wrongDerivation({ ...fact, value: { type: 'text', text: 'the fifth straight monthly rise' } }, facts)).toContain(
    'fourth straight',
  );
  facts.delete('m3');
  expect(wrongDerivation(fact, facts)).toBe('the input m3 is not there');
});
