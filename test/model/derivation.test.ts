import { describe, expect, it } from 'vitest';
import { derivationRule, derivationRules, deriveFact, deriveValue } from '../../src/model/derivation.ts';
import { FACT_ID } from '../../src/model/fact.ts';
import { figure } from '../memory.ts';

type Over = Parameters<typeof figure>[0];
const rule = (id: string) => derivationRule(id) ?? fail();
function fail(): never {
  throw new Error('no rule');
}

/** The two inputs a rule wants, one of them changed. */
function derive(id: string, first: Over, second: Over) {
  const before = id === 'change' || id === 'points' ? { period: '2023' } : {};
  return deriveFact(rule(id), [figure({ id: 'a', ...first }), figure({ id: 'b', ...before, ...second })]);
}

const percent = (amount: string, over: Over = {}): Over => ({ amount, unit: 'percent', ...over });

describe('rules', () => {
  it.each<[string, Over, Over, string, string]>([
    ['change', { amount: '270000' }, { amount: '255000' }, '5.8823529411764705882', 'percent'],
    ['change', { amount: '255000' }, { amount: '270000' }, '-5.5555555555555555556', 'percent'],
    ['change', { amount: '5' }, { amount: '5' }, '0', 'percent'],
    ['change', { amount: '0' }, { amount: '5' }, '-100', 'percent'],
    ['change', { amount: '1', unit: 't' }, { amount: '500', unit: 'kg' }, '100', 'percent'],
    ['points', percent('69.2'), percent('67.8'), '1.4', 'percentage-point'],
    ['points', percent('-1'), percent('2'), '-3', 'percentage-point'],
    ['share', { amount: '270000' }, { amount: '390000', subject: 'world' }, '69.230769230769230769', 'percent'],
    ['share', { amount: '5' }, { amount: '5', subject: 'world' }, '100', 'percent'],
    ['share', { amount: '0' }, { amount: '5', subject: 'world' }, '0', 'percent'],
    ['ratio', { amount: '270000' }, { amount: '45000', subject: 'united-states' }, '6', 'times'],
    ['ratio', { amount: '9', period: '2024' }, { amount: '3', period: '2010' }, '3', 'times'],
    ['margin', { amount: '30', unit: 'USD' }, { amount: '40', unit: 'USD', property: 'revenue' }, '75', 'percent'],
    ['margin', { amount: '-30', unit: 'USD' }, { amount: '40', unit: 'USD', property: 'revenue' }, '-75', 'percent'],
  ])('%s of %j and %j is %s %s', (id, first, second, amount, unit) => {
    expect(derive(id, first, second)).toMatchObject({ value: { amount, unit, comparator: '=' } });
  });

  it('carry nothing of binary fractions', () => {
    expect(derive('points', percent('0.3'), percent('0.1'))).toMatchObject({ value: { amount: '0.2' } });
    expect(derive('change', { amount: '1.1' }, { amount: '1' })).toMatchObject({ value: { amount: '10' } });
  });
});

describe('guards', () => {
  it.each<[string, Over, Over, RegExp]>([
    ['change', {}, { amount: '0' }, /base of zero or less/],
    ['change', {}, { amount: '-5' }, /base of zero or less/],
    ['change', { amount: '-5' }, { amount: '5' }, /across zero/],
    ['share', {}, { amount: '0', subject: 'world' }, /between zero and the whole/],
    ['share', { amount: '6' }, { amount: '5', subject: 'world' }, /between zero and the whole/],
    ['share', { amount: '-1' }, { amount: '5', subject: 'world' }, /between zero and the whole/],
    ['ratio', {}, { amount: '0', subject: 'world' }, /no ratio to zero or less/],
    ['ratio', {}, { amount: '-1', subject: 'world' }, /no ratio to zero or less/],
    ['margin', {}, { amount: '0', property: 'revenue' }, /no margin on zero or less/],
    ['points', { amount: '1' }, { amount: '2' }, /difference of two percentages/],
    ['points', percent('1', { unit: 'percentage-point' }), percent('2', { unit: 'percentage-point' }), /difference of two percentages/],
    ['change', { unit: 'USD' }, { unit: 'EUR' }, /a and b differ in unit/],
    ['change', { unit: 't' }, { unit: 'percent' }, /a and b differ in unit/],
    [
      'change',
      { value: { type: 'quantity', amount: '1', unit: 'USD', per: 'kg', comparator: '=' } },
      { value: { type: 'quantity', amount: '1', unit: 'USD', per: 't', comparator: '=' } },
      /differ in unit/,
    ],
    ['change', { basis: ['gaap'] }, { basis: ['adjusted'] }, /a and b differ in basis/],
    ['change', { vintage: 'mcs2025' }, { vintage: 'mcs2024' }, /different vintages/],
    ['change', { vintage: 'mcs2025' }, {}, /different vintages/],
    ['change', {}, { property: 'reserves' }, /different properties/],
    ['share', {}, { property: 'reserves', subject: 'world' }, /different properties/],
    ['change', {}, { subject: 'chile' }, /different subjects/],
    ['points', percent('1'), percent('1', { subject: 'chile' }), /different subjects/],
    ['margin', {}, { property: 'revenue', subject: 'chile' }, /different subjects/],
    ['share', {}, { subject: 'world', period: '2023' }, /different periods/],
    ['margin', {}, { property: 'revenue', period: '2023' }, /different periods/],
    ['ratio', {}, { subject: 'world', period: '2023' }, /different periods/],
    ['change', { period: '2024' }, { period: '2023-Q4' }, /periods of different length/],
    ['change', { comparator: '>' }, {}, /a is a bound or a range/],
    ['change', {}, { comparator: '~' }, /b is a bound or a range/],
    [
      'change',
      { value: { type: 'quantity', amount: '2', unit: 't', comparator: '=', low: '1', high: '3' } },
      {},
      /a is a bound or a range/,
    ],
    ['change', { value: { type: 'text', text: 'much' } }, {}, /a is no quantity/],
  ])('%s of %j and %j: %s', (id, first, second, reason) => expect(derive(id, first, second)).toMatch(reason));

  it('figures of different publishers may be of different vintages', () => {
    expect(derive('change', { vintage: 'a' }, { vintage: 'b', source: { publisher: 'iea' } })).toMatchObject({ kind: 'figure' });
  });

  it('the number of inputs must be right', () => {
    expect(deriveValue(rule('change'), [figure()])).toBe('the rule change takes 2 facts (of, from), not 1');
  });
});

describe('a derived fact', () => {
  it('says what it is made of, and takes subject, period, source and edition of the first', () => {
    expect(derive('change', { vintage: 'mcs2025', standing: 'estimate' }, { vintage: 'mcs2025' })).toMatchObject({
      kind: 'figure',
      id: 'usgs.mine-production-change.china.2024-from-2023@mcs2025',
      subject: 'china',
      property: 'mine-production-change',
      period: { start: '2024-01-01' },
      vintage: 'mcs2025',
      standing: 'estimate',
      derivedFrom: { rule: 'change', version: 1, inputs: ['a', 'b'] },
    });
  });

  it('is as settled as the least settled of its inputs', () => {
    expect(derive('change', {}, { standing: 'forecast' })).toMatchObject({ standing: 'forecast' });
    expect(derive('change', { standing: 'alleged' }, { standing: 'plan' })).toMatchObject({ standing: 'alleged' });
    expect(derive('change', {}, {})).toMatchObject({ standing: 'actual' });
  });

  it.each<[string, Over, Over, string]>([
    ['share', { amount: '1' }, { amount: '2', subject: 'world' }, 'usgs.mine-production-share.china.2024'],
    ['ratio', {}, { subject: 'united-states' }, 'usgs.mine-production-ratio.china-to-united-states.2024'],
    [
      'change',
      { period: 'FY2026-Q2 2025-04-28/2025-07-27' },
      { period: 'FY2025-Q2 2024-04-29/2024-07-28' },
      'usgs.mine-production-change.china.FY2026-Q2-from-FY2025-Q2',
    ],
    ['change', { period: 'by 2030' }, { period: 'by 2029' }, 'usgs.mine-production-change.china.by-2030-from-by-2029'],
    ['change', { vintage: 'Q1 (a)' }, { vintage: 'Q1 (a)' }, 'usgs.mine-production-change.china.2024-from-2023@Q1-a-'],
  ])('%s of %j and %j is called %s', (id, first, second, name) => {
    const fact = derive(id, first, second);
    expect(fact).toMatchObject({ id: name });
    expect(name).toMatch(FACT_ID);
  });

  describe('the rest of a year', () => {
    const usd = (id: string, amount: string, period: string, over: Over = {}) =>
      figure({ id, amount, unit: 'USD', property: 'revenue', period, vintage: 'as-filed', ...over });
    // NVIDIA, 10-K for fiscal 2026: https://www.sec.gov/Archives/edgar/data/1045810/000104581026000021/
    const inputs = (over: readonly Over[] = []) => [
      usd('y', '215938000000', 'FY2026 2025-01-27/2026-01-25', over[0]),
      usd('a', '44062000000', 'FY2026-Q1 2025-01-27/2025-04-27', over[1]),
      usd('b', '46743000000', 'FY2026-Q2 2025-04-28/2025-07-27', over[2]),
      usd('c', '57006000000', 'FY2026-Q3 2025-07-28/2025-10-26', over[3]),
    ];

    it('is its fourth quarter, of the same property and in the same unit', () => {
      expect(deriveFact(rule('rest'), inputs())).toMatchObject({
        id: 'usgs.revenue.china.FY2026-Q4@as-filed',
        property: 'revenue',
        value: { amount: '68127000000', unit: 'USD' },
        period: { start: '2025-10-27', end: '2026-01-25', granularity: 'quarter', calendar: 'fiscal', fiscal: { year: 2026, quarter: 4 } },
        derivedFrom: { rule: 'rest', version: 1, inputs: ['y', 'a', 'b', 'c'] },
      });
    });

    it('keeps the unit of a mass', () => {
      const tons = ['2024', '2024-Q1', '2024-Q2', '2024-Q3'].map((period, at) =>
        figure({ id: `f${at}`, amount: at === 0 ? '10' : '2', unit: 't', period }),
      );
      expect(deriveFact(rule('rest'), tons)).toMatchObject({
        id: 'usgs.mine-production.china.2024-Q4',
        value: { amount: '4', unit: 't' },
      });
    });

    it.each<[string, readonly Over[], RegExp]>([
      ['a half for a quarter', [{}, {}, {}, { period: 'FY2026-H1 2025-07-28/2025-10-26' }], /not the first three of the year/],
      ['a day between two quarters', [{}, {}, { period: 'FY2026-Q2 2025-04-29/2025-07-27' }], /not the first three of the year/],
      ['a quarter of another year', [{}, { period: 'FY2025-Q1 2025-01-27/2025-04-27' }], /not the first three of the year/],
      ['a year that is a quarter', [{ period: 'FY2026-Q1 2025-01-27/2025-04-27' }], /needs the year/],
      ['a year that ends with them', [{ period: 'FY2026 2025-01-27/2025-10-26' }], /leave nothing/],
      ['another company', [{}, { subject: 'chile' }], /different subjects/],
      ['another vintage', [{}, { vintage: 'restated' }], /different vintages/],
      ['another property', [{}, { property: 'net-income' }], /different properties/],
    ])('there is none with %s', (_what, over, reason) => expect(deriveFact(rule('rest'), inputs(over))).toMatch(reason));
  });

  it('every rule has an id, a version, names for its inputs and a formula', () => {
    for (const entry of derivationRules()) {
      expect(entry.version).toBeGreaterThan(0);
      expect(entry.formula).not.toBe('');
      expect(entry.inputs.length).toBeGreaterThan(0);
      expect(derivationRule(entry.id)).toBe(entry);
    }
    expect(derivationRule('constructor')).toBeUndefined();
  });
});
