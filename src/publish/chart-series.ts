/** Colours of lines and of the bars of a group, and their legend. */
import type { ChartData } from '../model/chart.ts';
import { type Colours, palette } from './chart-look.ts';
import type { Json } from './chart-rows.ts';

export function series({ type, columns, rowsAre }: ChartData, colours: Colours): Json {
  if (columns.length === 1) return {};
  const range = palette(columns.length, colours, rowsAre === 'names');
  const legend = type === 'line' ? { symbolType: 'stroke', symbolStrokeWidth: 3 } : {};
  return { color: { field: 'series', type: 'nominal', sort: null, scale: { domain: columns, range }, legend } };
}
