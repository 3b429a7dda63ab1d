/** What the axis of a chart counts: `Metric tons`, `$ billion`, and the power of ten its numbers are divided by. */
import { type ChartFact, capital } from '../model/chart.ts';
import { decimal } from '../model/decimal.ts';
import { currencySign, isCurrency, unitById } from '../model/unit.ts';

export interface ChartUnit {
  readonly name: string;
  /** Every amount of the chart divided by this is the number on the axis. */
  readonly divisor: string;
}

const SCALES: readonly (readonly [string, string])[] = [
  ['1e12', 'trillion'],
  ['1e9', 'billion'],
  ['1e6', 'million'],
];

/** The unit of figures that share one. */
export function chartUnit(facts: readonly ChartFact[]): ChartUnit {
  const [first] = facts;
  if (!first) return { name: '', divisor: '1' };
  const { unit, per } = first.value;
  const largest = facts.map(({ value }) => decimal(value.amount).abs()).reduce((a, b) => (a.gt(b) ? a : b));
  const [divisor, scale] = SCALES.find(([size]) => largest.gte(size)) ?? ['1', ''];
  const by = per === undefined ? '' : ` per ${unitById(per)?.one ?? per}`;
  const noun = unitById(unit)?.many ?? unit;
  const name = isCurrency(unit)
    ? [currencySign(unit).trim(), scale].join(' ').trim()
    : capital([scale, unit === 'percent' ? 'percent' : noun].join(' ').trim());
  return { name: `${name}${by}`, divisor };
}

/** The number of a figure on the axis. It places a mark and is never printed: labels are the fact's own words. */
export function onAxis({ value }: ChartFact, { divisor }: ChartUnit): number {
  return decimal(value.amount).div(divisor).toNumber();
}
