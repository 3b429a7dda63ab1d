/** The figures of a chart as rows of a data set: for our own pictures, and for an author's own. */
import type { ChartFact } from '../model/chart.ts';
import { decimal } from '../model/decimal.ts';
import { formatQuantity } from '../model/format.ts';
import { type ChartFigure, printed } from './chart-figure.ts';
import { onAxis } from './chart-unit.ts';

export type Json = Readonly<Record<string, unknown>>;

/** Figures in the order of the table. A null breaks a line. */
export function drawn({ data, unit }: ChartFigure): readonly Json[] {
  return data.rows.flatMap((label, row) => {
    const cells = (data.cells[row] ?? []).map((fact, column) => ({
      label,
      series: data.columns[column] ?? '',
      start: day(fact ?? data.cells[row]?.find((other) => other)),
      value: fact ? onAxis(fact, unit) : null,
      printed: fact ? short(fact) : '',
      fact: fact?.id ?? '',
    }));
    const gap = data.breaks.includes(row)
      ? data.columns.map((series) => ({ label: '⋯', series, start: between(data.cells, row), value: null, printed: '' }))
      : [];
    return [...cells, ...gap];
  });
}

/** Figures as a specification of one's own gets them: in their own unit, without what is missing. */
export function offered({ data }: ChartFigure): readonly Json[] {
  return data.rows.flatMap((label, row) =>
    (data.cells[row] ?? []).flatMap((fact, column) =>
      fact
        ? [
            {
              label,
              series: data.columns[column] ?? '',
              start: day(fact),
              end: fact.period.end.slice(0, 10),
              value: decimal(fact.value.amount).toNumber(),
              printed: printed(fact),
              standing: fact.standing,
              fact: fact.id,
            },
          ]
        : [],
    ),
  );
}

function day(fact: ChartFact | undefined): string {
  return fact?.period.start.slice(0, 10) ?? '';
}

function between(cells: ChartFigure['data']['cells'], row: number): string {
  const [from, to] = [cells[row], cells[row + 1]].map((one) => Date.parse(day(one?.find((fact) => fact))));
  return new Date(((from ?? 0) + (to ?? 0)) / 2).toISOString().slice(0, 10);
}

/** The figure at a mark, without the unit that stands above the chart; a scale stays with it. */
function short({ value }: ChartFact): string {
  const { per: _per, ...bare } = value;
  return formatQuantity(bare, { words: false, unit: 'none' });
}
