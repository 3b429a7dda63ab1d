import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/errors.ts';
import { parseChartSpec } from '../../src/newsroom/chart-spec.ts';

const BAR = { mark: 'bar', encoding: { x: { field: 'value', type: 'quantitative' }, y: { field: 'label', type: 'nominal' } } };
const parse = (spec: unknown) => parseChartSpec('charts/a.vl.json', JSON.stringify(spec));
const reported = (spec: unknown): string => {
  try {
    parse(spec);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'taken';
};

describe('an author’s own specification', () => {
  it('is taken without its schema, with our data or none', () => {
    expect(parse({ $schema: 'https://vega.github.io/schema/vega-lite/v6.json', ...BAR })).toEqual(BAR);
    expect(reported({ data: { name: 'facts' }, ...BAR })).toBe('taken');
    expect(reported({ transform: [{ filter: { field: 'label', equal: 'China' } }], ...BAR })).toBe('taken');
    expect(reported({ mark: 'line', encoding: { y: { field: 'value', scale: { zero: false } } } })).toBe('taken');
  });

  it.each<[string, object]>([
    ['data: brings data', { ...BAR, data: { url: 'https://example.org/x.csv' } }],
    ['data: brings data', { ...BAR, data: { values: [{ value: 1 }] } }],
    ['datasets: `datasets` is refused', { ...BAR, datasets: { facts: [] } }],
    ['layer.1.data: brings data', { layer: [BAR, { ...BAR, data: { sequence: { start: 0, stop: 9 } } }] }],
    ['transform: filters alone are taken', { ...BAR, transform: [{ calculate: 'datum.value * 2', as: 'value' }] }],
    ['transform: filters alone are taken', { ...BAR, transform: [{ lookup: 'label', from: { data: { url: 'file:///etc/passwd' } } }] }],
    ['transform.0.filter: an expression', { ...BAR, transform: [{ filter: 'datum.value > 1' }] }],
    ['mark.text.expr: `expr` is refused', { mark: { type: 'text', text: { expr: 'now()' } } }],
    ['mark: images are refused', { mark: 'image', encoding: {} }],
    ['mark.type: images are refused', { mark: { type: 'image' } }],
    ['encoding.href: `href` is refused', { ...BAR, encoding: { href: { value: 'javascript:alert(1)' } } }],
    ['encoding.y.axis.labelExpr: `labelExpr` is refused', { mark: 'bar', encoding: { y: { axis: { labelExpr: '"12%"' } } } }],
    ['encoding.color.condition.test: an expression', { mark: 'bar', encoding: { color: { condition: { test: 'random() > 0.5' } } } }],
    ['encoding.x.aggregate: `aggregate` is refused', { mark: 'bar', encoding: { x: { aggregate: 'mean', field: 'value' } } }],
    ['encoding.x.scale: a bar or an area begins at zero', { mark: 'bar', encoding: { x: { field: 'value', scale: { zero: false } } } }],
    [
      'layer.0.encoding.x.scale: a bar or an area begins at zero',
      { layer: [{ mark: { type: 'area' }, encoding: { x: { scale: { domain: [5, 9] } } } }] },
    ],
    ['encoding.x.field: unknown field "price"', { mark: 'bar', encoding: { x: { field: 'price' } } }],
    [
      'encoding.x.field: unknown field "value\'];process.exit()//"',
      { mark: 'bar', encoding: { x: { field: "value'];process.exit()//" } } },
    ],
    ['params: `params` is refused', { ...BAR, params: [{ name: 'p', select: 'point' }] }],
    ['config.signals: `signals` is refused', { ...BAR, config: { signals: [{ name: 's', update: 'warn(1)' }] } }],
    ['a specification is an object in braces', [BAR]],
  ])('%s', (message, spec) => {
    expect(reported(spec)).toBe(message);
  });

  it('no JSON, too long, and too deep are refused', () => {
    expect(() => parseChartSpec('charts/a.vl.json', '{ mark:')).toThrow('no JSON');
    expect(() => parseChartSpec('charts/a.vl.json', ' '.repeat(100_001))).toThrow('at most 100000 characters');
    expect(() => parseChartSpec('charts/a.vl.json', `${'{"layer":['.repeat(300)}${']}'.repeat(300)}`)).toThrow('nested too deeply');
  });
});
