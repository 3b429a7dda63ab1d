/** Rules over a few figures: changes, differences, shares, ratios, the rest of a year, revisions, surprises. */
import { Decimal, decimal } from '../decimal.ts';
import type { Fact } from '../fact.ts';
import { fourthQuarter } from '../remainder.ts';
import { unitById } from '../unit.ts';
import type { Rule } from './rule.ts';

const zero = new Decimal(0);

const isPercentage = (fact: Fact | undefined): boolean =>
  fact?.value.type === 'quantity' && unitById(fact.value.unit)?.dimension === 'percent';

const NO_BASE = 'no percentage change on a base of zero or less, nor across zero';

export const PAIR_RULES: readonly Rule[] = [
  {
    id: 'change',
    version: 1,
    inputs: ['of', 'from'],
    many: false,
    shape: 'times',
    formula: '(of - from) / |from| * 100',
    worked: (of, from) => `(${of} − ${from}) ÷ ${from} × 100`,
    label: 'change in',
    unit: 'percent',
    compute: ([of = zero, from = zero], [fact]) =>
      isPercentage(fact)
        ? 'percentages differ in percentage points: use the rule points'
        : from.lte(0) || of.lt(0)
          ? NO_BASE
          : of.minus(from).div(from).times(100),
  },
  {
    id: 'difference',
    version: 1,
    inputs: ['of', 'from'],
    many: false,
    shape: 'times',
    formula: 'of - from',
    worked: (of, from) => `${of} − ${from}`,
    label: 'change in',
    unit: 'same',
    compute: ([of = zero, from = zero], [fact]) =>
      isPercentage(fact) ? 'percentages differ in percentage points: use the rule points' : of.minus(from),
  },
  {
    id: 'points',
    version: 1,
    inputs: ['of', 'from'],
    many: false,
    shape: 'times',
    formula: 'of - from, in percentage points',
    worked: (of, from) => `${of} − ${from}`,
    label: 'change in',
    unit: 'percentage-point',
    compute: ([of = zero, from = zero], [fact]) => (isPercentage(fact) ? of.minus(from) : 'points are the difference of two percentages'),
  },
  {
    id: 'share',
    version: 1,
    inputs: ['of', 'in'],
    many: false,
    shape: 'parts',
    formula: 'of / in * 100',
    worked: (of, total) => `${of} ÷ ${total} × 100`,
    label: 'share of',
    unit: 'percent',
    compute: ([of = zero, total = zero]) =>
      total.lte(0) || of.lt(0) || of.gt(total) ? 'no share: the part must lie between zero and the whole' : of.div(total).times(100),
  },
  {
    id: 'ratio',
    version: 1,
    inputs: ['of', 'to'],
    many: false,
    shape: 'times-or-parts',
    formula: 'of / to',
    worked: (of, to) => `${of} ÷ ${to}`,
    label: 'ratio of',
    unit: 'times',
    compute: ([of = zero, to = zero]) => (to.lte(0) ? 'no ratio to zero or less' : of.div(to)),
  },
  {
    id: 'margin',
    version: 1,
    inputs: ['of', 'on'],
    many: false,
    shape: 'properties',
    formula: 'of / on * 100',
    worked: (of, on) => `${of} ÷ ${on} × 100`,
    label: 'margin of',
    unit: 'percent',
    compute: ([of = zero, on = zero]) => (on.lte(0) ? 'no margin on zero or less' : of.div(on).times(100)),
  },
  {
    id: 'rest',
    version: 1,
    inputs: ['year', 'first', 'second', 'third'],
    many: false,
    shape: 'year',
    formula: 'year - first - second - third',
    worked: (year, ...quarters) => [year, ...quarters].join(' − '),
    label: 'rest of',
    unit: 'same',
    time: fourthQuarter,
    compute: ([year = zero, ...quarters]) => quarters.reduce((left, quarter) => left.minus(quarter), year),
  },
  {
    id: 'cagr',
    version: 1,
    inputs: ['of', 'from'],
    many: false,
    shape: 'times',
    formula: '((of / from) ^ (1 / years) - 1) * 100, over three years or more',
    worked: (of, from) => `((${of} ÷ ${from}) ^ (1 ÷ years) − 1) × 100`,
    label: 'average yearly growth of',
    unit: 'percent',
    compute: ([of = zero, from = zero], [last, first]) => {
      const years = Number(last?.period.end.slice(0, 4)) - Number(first?.period.end.slice(0, 4));
      if (last?.period.end.slice(4) !== first?.period.end.slice(4) || years < 3)
        return 'growth a year wants the same date three years or more apart';
      return from.lte(0) || of.lte(0) ? NO_BASE : of.div(from).pow(new Decimal(1).div(years)).minus(1).times(100);
    },
  },
  {
    id: 'revision',
    version: 1,
    inputs: ['of', 'from'],
    many: false,
    shape: 'editions',
    formula: '(of - from) / |from| * 100, of one figure in two editions of its source',
    worked: (of, from) => `(${of} − ${from}) ÷ ${from} × 100`,
    label: 'revision of',
    unit: 'percent',
    compute: ([of = zero, from = zero]) => (from.lte(0) || of.lt(0) ? NO_BASE : of.minus(from).div(from).times(100)),
  },
  {
    id: 'surprise',
    version: 1,
    inputs: ['of', 'against'],
    many: false,
    shape: 'guidance',
    formula: 'where the figure stands against the range or point that was forecast',
    worked: (of, against) => `${of} against ${against}`,
    label: 'surprise in',
    unit: 'text',
    compute: ([of = zero], [, guidance]) => {
      if (guidance?.value.type !== 'quantity') return 'the guidance is no quantity';
      const factor = unitById(guidance.value.unit)?.factor ?? '1';
      const { low = guidance.value.amount, high = guidance.value.amount } = guidance.value;
      const [bottom, top] = [decimal(low).times(factor), decimal(high).times(factor)];
      const range = !bottom.eq(top);
      if (of.gt(top)) return { words: [range ? 'above the top of the range' : 'above the forecast'] };
      if (of.lt(bottom)) return { words: [range ? 'below the bottom of the range' : 'below the forecast'] };
      return { words: [range ? 'within the range' : 'in line with the forecast'] };
    },
  },
];
