/** What each builder finds besides text: images where it looks for them, stylesheet and script. */
import { expect, it } from 'vitest';
import { nodeContext } from '../../src/context-node.ts';
import type { Preset } from '../../src/publish/front-matter.ts';
import { type MarkdownOptions, markdown, renderMarkdown } from '../../src/publish/markdown.ts';
import { figure } from '../memory.ts';
import { article as base, FACTS } from './article.ts';

const chile = figure({ id: 'chile', subject: 'chile', amount: '49000', vintage: 'e' });
const article = (edition?: string) =>
  base({
    ledger: {
      facts: [...FACTS, chile],
      charts: [{ id: 'mines', title: 'Mines', type: 'bar', facts: ['now', 'chile'] }],
      ...(edition !== undefined && { edition }),
    },
  });

it.each<[Preset, string, string]>([
  ['plain', 'charts/rare-earths/mines.svg', 'charts/rare-earths/mines.svg'],
  ['hugo', 'static/charts/rare-earths/mines.svg', '/blog/charts/rare-earths/mines.svg'],
  ['jekyll', 'assets/charts/rare-earths/mines.svg', '/blog/assets/charts/rare-earths/mines.svg'],
  ['astro', 'public/charts/rare-earths/mines.svg', '/blog/charts/rare-earths/mines.svg'],
  ['eleventy', 'charts/rare-earths/mines.svg', '/blog/charts/rare-earths/mines.svg'],
  ['docusaurus', 'static/charts/rare-earths/mines.svg', '/charts/rare-earths/mines.svg'],
  ['quartz', 'content/charts/rare-earths/mines.svg', '/blog/charts/rare-earths/mines.svg'],
])('%s: a chart stands at %s, and the page names it %s', async (preset, path, address) => {
  const options: MarkdownOptions = { preset, base: '/blog' };
  const paths: string[] = [];
  for await (const made of markdown(options).render([article()], nodeContext({ now: '2025-10-13T00:00:00Z' }))) paths.push(made.path);
  expect(paths).toContain(path);
  expect(renderMarkdown(article(), options).content).toContain(`](${address})`);
});

it('plain: an edition stands in a folder of its own, and finds its images from there', () => {
  expect(renderMarkdown(article('2025'), {}).content).toContain('](../charts/rare-earths/2025/mines.svg)');
});

it.each<[Preset, string]>([
  ['hugo', 'static/factloom/figures.css'],
  ['astro', 'public/factloom/figures.css'],
  ['docusaurus', 'static/factloom/figures.css'],
  ['quartz', 'content/factloom/figures.css'],
  ['jekyll', 'factloom/figures.css'],
  ['eleventy', 'factloom/figures.css'],
])('%s: with `figures` stylesheet and script stand at %s', async (preset, path) => {
  const paths: string[] = [];
  for await (const made of markdown({ preset, figures: true }).render([base()], nodeContext({ now: '2025-10-13T00:00:00Z' })))
    paths.push(made.path);
  expect(paths.slice(-2)).toEqual([path, path.replace('.css', '.js')]);
});

it.each([
  [{ base: 'blog' }, 'markdown: base: "blog" is no path'],
  [{ folder: '../up' }, 'markdown: folder: "../up" is no path'],
  [{ folder: 'a/../../b' }, 'markdown: folder: "a/../../b" is no path'],
  [{ figures: 'yes' }, 'markdown: unknown figures `yes`'],
])('%j is refused', (options, message) => {
  expect(() => markdown(options as MarkdownOptions)).toThrow(message);
});
