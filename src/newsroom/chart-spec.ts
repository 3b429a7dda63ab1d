/** An author's own Vega-Lite: it says how facts are drawn, and can neither bring data nor ask for any. */
import { ConfigError } from '../errors.ts';
import { CHART_FIELDS, type ChartSpec } from '../model/chart.ts';

const CALCULATED = 'a figure that a chart works out has no source: make it a derived fact of the assignment';
const NO_CODE = 'a specification holds no expressions: conditions are objects, such as { "field": "label", "equal": "China" }';
const NO_ACTS = 'a chart is a picture, and nobody acts on it';

/** Keys by which a specification would reach out of itself, or show what no fact says, with what to do instead. */
const REFUSED: Readonly<Record<string, string>> = {
  url: 'nothing is loaded: the figures of the chart are there as the data set `facts`',
  datasets: 'figures come from facts: they are there as the data set `facts`',
  href: 'a chart is a picture, and holds no links',
  params: NO_ACTS,
  selection: NO_ACTS,
  usermeta: 'nothing reads it',
  repeat: 'name the fields: the figures of a chart are one column, `value`',
  ...Object.fromEntries(['expr', 'signal', 'signals', 'labelExpr', 'update', 'init'].map((key) => [key, NO_CODE])),
  ...Object.fromEntries(['aggregate', 'bin', 'impute', 'calculate', 'regression', 'loess', 'density'].map((key) => [key, CALCULATED])),
};

const LARGEST = 100_000;
const DEEPEST = 40;

/** Reads a specification. Throws ConfigError for one that brings data, loads anything, or hides where a bar begins. */
export function parseChartSpec(file: string, content: string): ChartSpec {
  if (content.length > LARGEST) throw new ConfigError(`a chart's specification has at most ${LARGEST} characters`, { file });
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (cause) {
    throw new ConfigError(`no JSON: ${cause instanceof Error ? cause.message : String(cause)}`, { file, cause });
  }
  if (!isRecord(value))
    throw new ConfigError('a specification is an object in braces', { file, hint: '{ "mark": "bar", "encoding": { … } }' });
  const problem = problemIn(value, [], hasBars(value));
  if (problem) throw new ConfigError(problem.message, { file, hint: problem.hint });
  const { $schema: _schema, ...spec } = value;
  return spec;
}

interface Problem {
  readonly message: string;
  readonly hint: string;
}

function problemIn(value: unknown, path: readonly string[], bars: boolean): Problem | undefined {
  if (path.length > DEEPEST) return { message: 'it is nested too deeply', hint: `at most ${DEEPEST} levels` };
  if (Array.isArray(value)) return first(value.entries(), ([index, item]) => problemIn(item, [...path, String(index)], bars));
  if (!isRecord(value)) return undefined;
  return first(Object.entries(value), ([key, item]) => {
    const here = [...path, key].join('.');
    const hint = Object.hasOwn(REFUSED, key) ? REFUSED[key] : undefined;
    if (hint !== undefined) return { message: `${here}: \`${key}\` is refused`, hint };
    if (key === 'data' && !(isRecord(item) && Object.keys(item).join() === 'name' && item['name'] === 'facts'))
      return { message: `${here}: brings data`, hint: 'figures come from facts: leave `data` out, or write { "name": "facts" }' };
    if ((key === 'mark' || key === 'type') && item === 'image')
      return { message: `${here}: images are refused`, hint: 'nothing is loaded' };
    if (key === 'transform' && !isFilters(item)) return { message: `${here}: filters alone are taken`, hint: CALCULATED };
    if ((key === 'filter' || key === 'test') && typeof item === 'string') return { message: `${here}: an expression`, hint: NO_CODE };
    if (key === 'field' && !CHART_FIELDS.some((field) => field === item))
      return { message: `${here}: unknown field ${JSON.stringify(item)}`, hint: `there are ${CHART_FIELDS.join(', ')}` };
    if (bars && key === 'scale' && isRecord(item) && (item['zero'] === false || 'domain' in item || 'domainMin' in item))
      return {
        message: `${here}: a bar or an area begins at zero`,
        hint: 'leave out `zero`, `domain` and `domainMin`, or draw a line or points',
      };
    return problemIn(item, [...path, key], bars);
  });
}

function isFilters(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => isRecord(item) && Object.keys(item).join() === 'filter');
}

/** Whether lengths or areas stand for amounts anywhere in it. */
function hasBars(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasBars);
  if (!isRecord(value)) return false;
  return Object.entries(value).some(([key, item]) => {
    const mark = isRecord(item) ? item['type'] : item;
    return (key === 'mark' && (mark === 'bar' || mark === 'area')) || hasBars(item);
  });
}

function first<Item>(items: Iterable<Item>, find: (item: Item) => Problem | undefined): Problem | undefined {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
