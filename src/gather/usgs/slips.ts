/**
 * Where the data releases of the Mineral Commodity Summaries are known to be wrong, and how a total is found out that its own
 * table contradicts. Each unit below was held against the other editions: a world that dug 446,000 tons of sand would be one quarry.
 */
import { decimal } from '../../model/decimal.ts';
import type { Fact } from '../../model/fact.ts';
import type { NamedCell } from './names.ts';

/** The right unit, with a note on it; or why the figure is not taken. */
export type Slip = { readonly unit: string; readonly note: string } | { readonly refused: string };

/** By edition, then by commodity, or commodity and statistic: the unit the figures are in. */
const UNITS: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  2025: { 'titanium mineral concentrates': 'thousand metric tons', 'industrial sand and gravel': 'thousand metric tons' },
  2026: { 'vanadium reserves': 'thousand metric tons' },
};

/** Units known to be wrong by a factor that is not on record here. */
const UNCERTAIN: Readonly<Record<number, readonly string[]>> = {
  2023: ['vanadium', 'rhenium', 'chromium'],
  2024: ['talc and pyrophyllite', 'selenium'],
};

/** Capacities that stand in the column of reserves. */
const MISPLACED: Readonly<Record<number, readonly string[]>> = { 2025: ['indium', 'magnesium metal'] };

export function slipOf({ cell, commodity }: NamedCell, edition: number): Slip | undefined {
  if (cell.table !== 'world') return undefined;
  const refused = (why: string): Slip => ({ refused: `${why} in the data release of ${edition}, and none is taken` });
  if (UNCERTAIN[edition]?.includes(commodity)) return refused(`the units of ${commodity} are known to be wrong`);
  if (cell.statistic === 'Reserves' && MISPLACED[edition]?.includes(commodity))
    return refused(`what stands as reserves of ${commodity} are capacities`);
  const unit = UNITS[edition]?.[commodity] ?? UNITS[edition]?.[`${commodity} ${cell.statistic.toLowerCase()}`];
  return unit === undefined
    ? undefined
    : { unit, note: `in ${unit}, where the data release says ${cell.unit === '' ? 'nothing' : cell.unit}` };
}

/** Totals of the world that are less than two thirds of what the countries of their table add up to: a digit is missing. */
export function contradictedTotals(facts: Iterable<Fact>, world: string | undefined): readonly Fact[] {
  const tables = Map.groupBy(facts, ({ property, period }) => `${property} ${period.start}`);
  return [...tables.values()].flatMap((table) => {
    const sum = table.filter(({ subject }) => subject !== world).reduce((total, fact) => total.plus(amountOf(fact)), decimal('0'));
    return table.filter((fact) => fact.subject === world && fact.value.type === 'quantity' && sum.times(2).gt(amountOf(fact).times(3)));
  });
}

function amountOf({ value }: Fact): ReturnType<typeof decimal> {
  return decimal(value.type === 'quantity' ? value.amount : '0');
}
