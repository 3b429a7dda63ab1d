/** Lines through time: they break where a figure is missing. */
import type { ChartData, ChartFact } from '../model/chart.ts';
import type { ChartFigure } from './chart-figure.ts';
import type { ChartFrame } from './chart-look.ts';
import type { Json } from './chart-rows.ts';
import { series } from './chart-series.ts';

/** Points up to this many are marked one by one. */
const MOST_POINTS = 30;

export function lines(figure: ChartFigure, { width, colours }: ChartFrame): Json {
  const { data } = figure;
  const one = data.columns.length === 1;
  const years = data.facts.every(({ period }) => period.granularity === 'year');
  return {
    height: Math.round(Math.min(380, width * 0.62)) + (one ? 0 : 30),
    encoding: {
      x: {
        field: 'start',
        type: 'temporal',
        title: null,
        scale: { type: 'utc' },
        axis: {
          grid: false,
          labelAngle: 0,
          labelOverlap: true,
          labelFlush: true,
          tickCount: Math.max(3, Math.round(width / 110)),
          ...(years && { format: '%Y', tickCount: { interval: 'year', step: Math.max(1, Math.ceil(data.rows.length / (width / 70))) } }),
        },
      },
      y: {
        field: 'value',
        type: 'quantitative',
        title: null,
        scale: { zero: false, nice: true },
        axis: { tickCount: 5, domain: false, ticks: false, format: ',~f', labelPadding: 6 },
      },
    },
    layer: [
      {
        mark: { type: 'line', strokeWidth: 2, ...(data.rows.length <= MOST_POINTS && { point: { size: 36 } }) },
        encoding: series(data, colours),
      },
      ...(one ? newest(lastOf(data)) : []),
    ],
  };
}

/** The last point with its figure beside it. */
function newest(last: ChartFact | undefined): readonly Json[] {
  if (!last) return [];
  const transform = [{ filter: { field: 'fact', equal: last.id } }];
  return [
    { transform, mark: { type: 'point', filled: true, size: 60, opacity: 1 } },
    {
      transform,
      mark: { type: 'text', align: 'left', baseline: 'middle', dx: 8, fontWeight: 600 },
      encoding: { text: { field: 'printed', type: 'nominal' } },
    },
  ];
}

function lastOf({ cells }: ChartData): ChartFact | undefined {
  return cells.findLast((row) => row[0])?.[0];
}
