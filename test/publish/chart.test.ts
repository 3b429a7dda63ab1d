import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nodeContext } from '../../src/context-node.ts';
import type { ChartType, PlannedChart } from '../../src/model/chart.ts';
import type { Fact } from '../../src/model/fact.ts';
import { formatLedger, parseLedger } from '../../src/newsroom/ledger-file.ts';
import { chartFigures } from '../../src/publish/chart-figure.ts';
import { drawChart, drawChartInline, drawChartPng } from '../../src/publish/draw-chart.ts';
import { markdown, renderMarkdown } from '../../src/publish/markdown.ts';
import { publish } from '../../src/publish/publish.ts';
import type { ArticlePage } from '../../src/publish/site/page.ts';
import { site } from '../../src/publish/site/site.ts';
import { verify } from '../../src/verify/verify.ts';
import { nodes, parse, TORTURE, textOf } from '../markdown.ts';
import { contextOf, entity, figure, memory } from '../memory.ts';
import { BODY, article as base, FACTS, split } from './article.ts';

const chile = figure({ id: 'chile', subject: 'chile', amount: '49000', vintage: 'e', note: 'a quota' });
const PROPERTY = { id: 'mine-production', label: 'mine production', aliases: [], dimension: 'mass', polarity: 'neutral' } as const;
const CHINA = entity('china');
const USGS = entity('usgs', { name: 'U.S. Geological Survey', article: 'the', class: 'agency' });

/** An article with one chart of facts. */
function article(facts: readonly Fact[], over: Partial<PlannedChart> = {}, type: ChartType = 'bar', name = 'Chile') {
  const chart: PlannedChart = {
    id: 'mines',
    section: 'supply',
    title: 'China mines most',
    type,
    facts: facts.map(({ id }) => id),
    ...over,
  };
  return base({
    ledger: {
      charts: [chart],
      facts: [...FACTS, ...facts.filter(({ id }) => !FACTS.some((fact) => fact.id === id))],
      entities: [CHINA, USGS, entity('chile', { name, short: name })],
      properties: [PROPERTY],
      plan: { sections: [{ id: 'supply', heading: 'Supply', statements: [] }], gaps: [], leftOut: [] },
    },
  });
}
const now = FACTS[0] ?? chile;
const bars = article([now, chile]);
const only = (piece: ReturnType<typeof article>) => {
  const [first] = chartFigures(piece);
  if (!first) throw new Error('no chart');
  return first;
};
const series = ['2019', '2020', '2021', '2023', '2024'].map((period, index) =>
  figure({ id: `s${period}`, period, amount: String(100 + index), vintage: 'e' }),
);

describe('what a chart says', () => {
  it('bars: alternative text, source line with caveats, and the table with the fact of each figure', () => {
    expect(only(bars)).toMatchObject({
      heading: 'Supply',
      title: 'China mines most',
      subtitle: 'Metric tons, 2024',
      alt: 'Bar chart: mine production, 2024. China 270,000 metric tons; Chile 49,000 metric tons.',
      caption: 'Source: U.S. Geological Survey. Chile: a quota.',
      columns: ['Country', '2024'],
      rows: [
        { label: 'China', cells: [{ text: '270,000 metric tons', fact: 'now' }] },
        { label: 'Chile', cells: [{ text: '49,000 metric tons', fact: 'chile' }] },
      ],
      images: { wide: 'charts/rare-earths/mines.svg', narrow: 'charts/rare-earths/mines-narrow.svg', png: 'charts/rare-earths/mines.png' },
    });
  });

  it('a line says where it is broken', () => {
    expect(only(article(series, {}, 'line'))).toMatchObject({
      alt: 'Line chart: China, mine production, 2019 to 2024. 100 metric tons in 2019, 101 metric tons in 2020, 102 metric tons in 2021, 103 metric tons in 2023, 104 metric tons in 2024.',
      caption: 'Source: U.S. Geological Survey. No figure between 2021 and 2023.',
    });
  });

  it('figures of another standing say so', () => {
    const forecast = { ...chile, standing: 'estimate' as const };
    expect(only(article([now, forecast])).rows[1]?.cells[0]).toEqual({ text: '49,000 metric tons', fact: 'chile', standing: 'estimate' });
  });

  it('its alternative text and its table hold no figure that no fact has', () => {
    const { alt, caption, rows } = only(bars);
    const told = [`${alt} ${caption}`, ...rows.map(({ label, cells }) => `${label} mined ${cells[0]?.text} in 2024.`)].join('\n\n');
    expect(verify(told, bars.ledger, { mode: 'text' }).filter(({ severity }) => severity === 'error')).toEqual([]);
    const wrong = verify(told.replaceAll('49,000', '94,000'), bars.ledger, { mode: 'text' });
    expect(wrong.some(({ severity }) => severity === 'error')).toBe(true);
  });
});

describe('the picture', () => {
  it('is this, byte for byte', async () => {
    await expect(await drawChart(only(bars), 'narrow')).toMatchFileSnapshot('golden/chart-bars.svg');
    await expect(await drawChart(only(article(series, {}, 'line')), 'narrow')).toMatchFileSnapshot('golden/chart-line.svg');
  });

  it('has a role, a name, a description and colours for light and dark, and draws only with them', async () => {
    const svg = await drawChart(only(bars), 'wide');
    expect(svg).toContain('role="img" aria-labelledby="chart-mines-wide-title chart-mines-wide-desc"');
    expect(svg).toContain('<title id="chart-mines-wide-title">China mines most</title>');
    expect(svg).toContain('<desc id="chart-mines-wide-desc">Bar chart: mine production, 2024. China 270,000');
    expect(svg).toContain('@media(prefers-color-scheme:dark){#chart-mines-wide{');
    expect(svg.slice(svg.indexOf('</style>')).match(/#[0-9a-f]{3,6}\b/gi) ?? []).toEqual([]);
  });

  it('bars begin at zero', async () => {
    const svg = await drawChart(only(bars), 'wide');
    const widths = [...svg.matchAll(/aria-|<path d="M0,0h([\d.]+)v|<path d="M0,[\d.]+h([\d.]+)v/g)].flatMap(
      (match) => Number(match[1] ?? match[2]) || [],
    );
    const [china = 0, other = 0] = widths.slice(-2);
    expect(china / other).toBeCloseTo(270 / 49, 2);
  });

  it('a gap breaks the line', async () => {
    const svg = await drawChart(only(article(series, {}, 'line')), 'wide');
    const path = /<path d="(M[^"]*L[^"]*)"/.exec(svg)?.[1] ?? '';
    expect(path.match(/M/g)).toHaveLength(2);
  });

  it('is the same for dots, with title and source inside', async () => {
    const png = await drawChartPng(only(bars), nodeContext());
    expect(Buffer.from(png).subarray(1, 4).toString()).toBe('PNG');
    expect(Buffer.from(png).readUInt32BE(16)).toBe(1600);
    expect(Buffer.compare(png, await drawChartPng(only(bars), nodeContext()))).toBe(0);
  });

  it.each(TORTURE)('%j as a name is text in it', async (name) => {
    const svg = await drawChart(only(article([now, chile], {}, 'bar', name)), 'narrow');
    expect(svg).not.toMatch(/<script|<img|<b>|javascript:[^<]*"/i);
    expect(svg.match(/<svg/g)).toHaveLength(1);
    expect(svg.endsWith('</svg>\n')).toBe(true);
  });

  it('a name of 300 letters stays inside', async () => {
    const svg = await drawChart(only(article([now, chile], {}, 'bar', 'x'.repeat(300))), 'narrow');
    expect(svg).toContain('width="358"');
    expect(svg).toMatch(/x…<\/tspan>/);
  });

  it('a specification of one’s own draws our figures, and names the fault where it does not', async () => {
    const spec = { mark: 'point', encoding: { x: { field: 'value', type: 'quantitative' }, y: { field: 'label', type: 'nominal' } } };
    const svg = await drawChart(only(article([now, chile], { spec })), 'wide');
    expect(svg.match(/<path transform="translate/g)).toHaveLength(2);
    await expect(drawChart(only(article([now, chile], { spec: { mark: 'pie' } })), 'wide')).rejects.toThrow(
      'the chart `mines` cannot be drawn',
    );
  });
});

describe('in Markdown', () => {
  it('it stands at the end of its section: title, image, source line, table of cited figures', () => {
    const { body } = split(renderMarkdown(bars).content);
    expect(body.slice(body.indexOf('**China mines most**'), body.indexOf('## Sources'))).toBe(
      [
        '**China mines most**',
        '![Bar chart: mine production, 2024. China 270,000 metric tons; Chile 49,000 metric tons.](charts/rare-earths/mines.svg)',
        '*Metric tons, 2024. Source: U.S. Geological Survey. Chile: a quota.*',
        '| Country | 2024 |\n| --- | ---: |\n| China | 270,000 metric tons[^1] |\n| Chile | 49,000 metric tons[^1] |',
        '',
      ].join('\n\n'),
    );
  });

  it.each(TORTURE)('%j as a name keeps the table whole', (name) => {
    const { body } = split(renderMarkdown(article([now, chile], {}, 'bar', name)).content);
    const [table] = nodes(parse(body)).filter(({ type }) => type === 'table');
    expect(table && 'children' in table ? table.children.map((row) => ('children' in row ? row.children.length : 0)) : []).toEqual([
      2, 2, 2,
    ]);
    expect((table ? textOf(table) : '').toLowerCase()).toContain(name.toLowerCase());
    expect(nodes(parse(body)).filter(({ type }) => type === 'html')).toEqual([]);
  });

  it('the image is written beside it', async () => {
    const files = memory({});
    await publish([bars], [markdown()], '/out', contextOf(files));
    expect(files.writes).toEqual(['/out/rare-earths.md', '/out/charts/rare-earths/mines.svg']);
  });

  it('a figure that may not be redistributed is not drawn', async () => {
    const closed = { ...chile, source: { ...chile.source, id: 'closed', licence: 'no-redistribution' as const } };
    await expect(publish([article([now, closed])], [markdown()], '/out', contextOf(memory({})))).rejects.toThrow(
      'may not be redistributed',
    );
  });
});

describe('in the ledger', () => {
  it('it is kept as it is, a specification with its numbers', () => {
    const spec = { mark: { type: 'bar', size: 1.5 } };
    const { ledger } = article([now, chile], { spec });
    expect(parseLedger('a.facts.json', formatLedger(ledger)).charts).toEqual(ledger.charts);
  });

  it('one that shows a fact that is not there is refused', () => {
    const { ledger } = article([now, chile], { facts: ['now', 'gone'] });
    expect(() => parseLedger('a.facts.json', formatLedger(ledger))).toThrow('charts: `mines` shows `gone`, which is not among the facts');
  });

  const text = `---\n---\n\n${BODY}`;
  const found = (over: Partial<PlannedChart>) =>
    verify(text, article([now, chile], over).ledger).flatMap(({ rule, severity, message }) =>
      message.startsWith('The chart') ? [`${severity} ${rule}`] : [],
    );

  it.each<[string, string[], Partial<PlannedChart>]>([
    ['words', [], { title: 'China mines most' }],
    ['a claim', [], { title: 'China mined [270,000 metric tons](fact:now)' }],
    ['a figure that is no claim', ['error loose-figure'], { title: 'China mined 280,000 metric tons' }],
    ['a claim that is untrue', ['error claim-value'], { title: 'China mined [280,000 metric tons](fact:now)' }],
    ['a name nobody knows', ['error unknown-name'], { title: 'Acme Lithium Holdings against China' }],
    ['words of a specification', ['error loose-figure'], { spec: { mark: 'bar', title: 'Up 12% since 2020' } }],
  ])('the guard reads %s', (_what, rules, over) => {
    expect(found(over).slice(0, 1)).toEqual(rules);
  });
});

it('Vega is loaded where a chart is drawn, and nowhere else', () => {
  for (const name of ['markdown', 'chart-markdown', 'chart-figure', 'chart-vega', 'publish'])
    expect(readFileSync(new URL(`../../src/publish/${name}.ts`, import.meta.url), 'utf8')).not.toMatch(
      /from '(?:vega|vega-lite|@resvg\/resvg-js)'/,
    );
});

it('for a page both pictures, one for wide and one for narrow windows, without what the page says beside them', async () => {
  const svg = await drawChartInline(only(bars));
  expect(svg.match(/<svg/g)).toHaveLength(2);
  expect(svg).toContain('@media(max-width:620px){#chart-mines-wide{display:none}}');
  expect(svg).toContain('@media(min-width:620.01px){#chart-mines-narrow{display:none}}');
  expect(svg).not.toContain('>Metric tons, 2024<');
});

it('on the page of a site it stands in its section, and each figure of its table leads to a note of that fact', async () => {
  const pages: string[] = [];
  for await (const { path, content } of site({ url: 'https://example.org', title: 'Desk' }).render([bars], contextOf(memory({}))))
    if (path.startsWith('site-data/articles/')) pages.push(String(content));
  const page = JSON.parse(pages[0] ?? '') as ArticlePage;
  const [chart] = page.sections.find(({ headingText }) => headingText === 'Supply')?.charts ?? [];
  const figures = page.sources.flatMap((source) => source.figures);
  const notes = chart?.rows.map(({ cellsHtml: [cell = ''] }) => figures.find(({ id }) => cell.includes(`href="#${id}"`))?.value);
  expect(notes).toEqual(['270,000 metric tons', '49,000 metric tons']);
  expect(chart).toMatchObject({
    title: 'China mines most',
    subtitle: 'Metric tons, 2024',
    caption: 'Source: U.S. Geological Survey. Chile: a quota.',
  });
});
