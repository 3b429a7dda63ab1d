/** The Vega-Lite of a chart: what every picture has, and bars from zero with their figures at their ends. */
import type { ChartFigure } from './chart-figure.ts';
import { lines } from './chart-lines.ts';
import { type ChartFrame, colour, FONT_SIZE, palette, SHIPPED_FONT, SYSTEM_FONT, textWidth, wrap } from './chart-look.ts';
import { drawn, type Json, offered } from './chart-rows.ts';
import { series } from './chart-series.ts';

/** A specification with its data, complete. */
export function vegaLite(figure: ChartFigure, frame: ChartFrame): Json {
  const { spec } = figure.plan;
  const own =
    spec ??
    (figure.data.rowsAre === 'names' ? rowBars(figure, frame) : figure.data.type === 'bar' ? columns(figure, frame) : lines(figure, frame));
  return {
    width: frame.width,
    ...(spec === undefined ? {} : { height: Math.round(frame.width * 0.6) }),
    ...own,
    ...(spec === undefined && { height: Number(own['height']) + around(figure, frame) }),
    autosize: { type: 'fit', contains: 'padding' },
    background: frame.words === 'all' ? '#ffffff' : 'transparent',
    padding: frame.words === 'all' ? 24 : { left: 6, right: 10, top: 4, bottom: 4 },
    ...(frame.words !== 'none' && { title: heading(figure, frame) }),
    config: { ...config(frame), ...(spec?.['config'] as Json | undefined) },
    data: { name: 'facts' },
    datasets: { facts: spec === undefined ? drawn(figure) : offered(figure) },
  };
}

/** What title, source line and margin take of the height of a picture that stands alone. */
function around({ title, subtitle, caption }: ChartFigure, { width, words }: ChartFrame): number {
  if (words !== 'all') return 0;
  const small = [...wrap(subtitle, FONT_SIZE, width - 56, 2), ...wrap(caption, FONT_SIZE, width - 56, 4)];
  return 2 * 24 + wrap(title, 22, width - 56, 3).length * 25 + small.length * LINE + 28;
}

function heading({ title, subtitle, caption }: ChartFigure, { width, colours, words }: ChartFrame): Json {
  const common = { anchor: 'start', frame: 'bounds', offset: 12, color: colour('ink', colours) };
  if (words === 'unit')
    return {
      ...common,
      text: wrap(subtitle, FONT_SIZE, width - 8, 3),
      fontSize: FONT_SIZE,
      fontWeight: 'normal',
      color: colour('muted', colours),
    };
  return {
    ...common,
    text: wrap(title, 22, width - 56, 3),
    fontSize: 22,
    fontWeight: 600,
    subtitle: [...wrap(subtitle, FONT_SIZE, width - 56, 2), ...wrap(caption, FONT_SIZE, width - 56, 4)],
    subtitleFontSize: FONT_SIZE,
    subtitleColor: colour('muted', colours),
    subtitlePadding: 8,
    offset: 20,
  };
}

function config({ colours }: ChartFrame): Json {
  const text = {
    labelFontSize: FONT_SIZE,
    titleFontSize: FONT_SIZE,
    labelColor: colour('ink', colours),
    titleColor: colour('muted', colours),
  };
  return {
    aria: false,
    font: colours === 'css' ? SYSTEM_FONT : SHIPPED_FONT,
    view: { stroke: null },
    axis: {
      ...text,
      gridColor: colour('grid', colours),
      domainColor: colour('grid', colours),
      tickColor: colour('grid', colours),
      titleFontWeight: 'normal',
    },
    legend: { ...text, title: null, orient: 'top', symbolType: 'square', labelLimit: 0, offset: 8 },
    range: { category: palette(6, colours, false) },
    bar: { fill: colour('c1', colours) },
    line: { stroke: colour('c1', colours) },
    point: { fill: colour('c1', colours) },
    text: { fontSize: FONT_SIZE, fill: colour('ink', colours) },
    rule: { stroke: colour('muted', colours) },
  };
}

/** Between the lines of a name. */
const LINE = 17;

/** Bars side by side of those that are compared, the largest on top. */
function rowBars(figure: ChartFigure, { width, colours }: ChartFrame): Json {
  const { data } = figure;
  const size = data.columns.length > 1 ? 13 : FONT_SIZE;
  const room = width * 0.36;
  const names = data.rows.map((label) => wrap(label, FONT_SIZE, room, 3));
  const extent = Math.ceil(Math.max(...names.flat().map((line) => textWidth(line, FONT_SIZE))) * 1.08) + 8;
  const step = Math.max(data.columns.length * 22 + 12, ...names.map((lines) => lines.length * LINE + 8));
  const rows = drawn(figure);
  const widest = Math.max(...rows.map(({ printed: words }) => textWidth(String(words), size))) + 10;
  const label = (sign: 'gte' | 'lt'): Json => ({
    transform: [{ filter: { field: 'value', [sign]: 0 } }],
    mark: { type: 'text', align: sign === 'gte' ? 'left' : 'right', dx: sign === 'gte' ? 6 : -6, baseline: 'middle', fontSize: size },
    encoding: { text: { field: 'printed', type: 'nominal' } },
  });
  return {
    height: data.rows.length * step + (data.columns.length > 1 ? 30 : 0) + 40,
    encoding: {
      y: {
        field: 'label',
        type: 'nominal',
        sort: null,
        title: null,
        scale: { paddingInner: 0.3, paddingOuter: 0.1 },
        axis: {
          domain: false,
          ticks: false,
          labelLimit: 0,
          labelLineHeight: LINE,
          labelOffset: { expr: raised(names, data.rows) },
          labelPadding: 8,
          minExtent: extent,
          maxExtent: extent,
          labelExpr: broken(names, data.rows),
        },
      },
      x: {
        field: 'value',
        type: 'quantitative',
        axis: null,
        scale: { domain: reach(rows, widest / Math.max(60, width - extent - 16)), nice: false },
      },
      ...(data.columns.length > 1 && {
        yOffset: { field: 'series', type: 'nominal', sort: null, scale: { domain: data.columns, paddingInner: 0.15 } },
      }),
    },
    layer: [
      { mark: { type: 'bar' }, encoding: series(data, colours) },
      { mark: { type: 'rule' }, encoding: { x: { datum: 0 }, y: null, yOffset: null } },
      label('gte'),
      label('lt'),
    ],
  };
}

/** From the lowest to the highest with zero among them, and room for the figures at the ends. */
function reach(rows: readonly Json[], share: number): readonly [number, number] {
  const values = rows.map(({ value }) => Number(value ?? 0));
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const space = ((high - low || 1) * share) / Math.max(0.2, 1 - share);
  return [low < 0 ? low - space : 0, high > 0 || low === 0 ? high + space : 0];
}

/** Names as lines: Vega takes them from an expression, each by its own words. */
function broken(names: readonly (readonly string[])[], rows: readonly string[]): string {
  const pairs = rows.map((row, index) => `${JSON.stringify(row)}: ${JSON.stringify(names[index])}`);
  return `({${pairs.join(', ')}})[datum.label]`;
}

/** The first line of a name stands so much above the middle of its bar that all its lines have that middle. */
function raised(names: readonly (readonly string[])[], rows: readonly string[]): string {
  const pairs = rows.map((row, index) => `${JSON.stringify(row)}: ${(-((names[index]?.length ?? 1) - 1) * LINE) / 2}`);
  return `({${pairs.join(', ')}})[datum.value]`;
}

/** Bars in time, from left to right. */
function columns(figure: ChartFigure, { width, colours }: ChartFrame): Json {
  const rows = drawn(figure);
  const step = (width - 60) / rows.length;
  const room = Math.max(...rows.map(({ printed: words }) => textWidth(String(words), FONT_SIZE)));
  const labelled = room < step;
  const y = { field: 'value', type: 'quantitative' };
  const label = (sign: 'gte' | 'lt'): Json => ({
    transform: [{ filter: { field: 'value', [sign]: 0 } }],
    mark: { type: 'text', baseline: sign === 'gte' ? 'bottom' : 'top', dy: sign === 'gte' ? -5 : 5 },
    encoding: { text: { field: 'printed', type: 'nominal' } },
  });
  return {
    height: Math.round(Math.min(340, width * 0.62)),
    encoding: {
      x: {
        field: 'label',
        type: 'ordinal',
        sort: null,
        title: null,
        scale: { paddingInner: 0.3, paddingOuter: 0.15 },
        axis: { labelAngle: 0, ticks: false, labelOverlap: true, labelPadding: 8, domain: false },
      },
      y: labelled
        ? { ...y, axis: null, scale: { domain: reach(rows, 0.12), nice: false } }
        : { ...y, title: null, scale: { zero: true }, axis: { tickCount: 5, domain: false, ticks: false, format: ',~f' } },
    },
    layer: [
      { mark: { type: 'bar' } },
      { mark: { type: 'rule', stroke: colour('muted', colours) }, encoding: { y: { datum: 0 }, x: null } },
      ...(labelled ? [label('gte'), label('lt')] : []),
    ],
  };
}
