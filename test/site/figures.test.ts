/** Figures in somebody else's theme: the stylesheet and script that go with Markdown, in a browser, on the mark-up of each builder. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DISCLOSURE } from '../../src/publish/disclosure.ts';
import { launch } from './browser.ts';

const file = (name: string): string => readFileSync(new URL(`../../embed/${name}`, import.meta.url), 'utf8');
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => await browser.close());

const NOTE = 'U.S. Geological Survey, “World Data,” April 8, 2025.';
/** A footnote's reference and its note as each builder writes them. */
const MARKUP: Readonly<Record<string, readonly [string, string]>> = {
  'remark (Astro, Docusaurus, Quartz)': [
    '<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref="" aria-describedby="footnote-label">1</a></sup>',
    `<section data-footnotes="" class="footnotes"><ol><li id="user-content-fn-1"><p>${NOTE} <a href="#user-content-fnref-1" data-footnote-backref="" aria-label="Back to reference 1">↩</a></p></li></ol></section>`,
  ],
  'goldmark (Hugo)': [
    '<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup>',
    `<div class="footnotes" role="doc-endnotes"><ol><li id="fn:1"><p>${NOTE}&#160;<a href="#fnref:1" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a></p></li></ol></div>`,
  ],
  'kramdown (Jekyll)': [
    '<sup id="fnref:1"><a href="#fn:1" class="footnote" rel="footnote" role="doc-noteref">1</a></sup>',
    `<div class="footnotes" role="doc-endnotes"><ol><li id="fn:1"><p>${NOTE} <a href="#fnref:1" class="reversefootnote" role="doc-backlink">&#8617;</a></p></li></ol></div>`,
  ],
};

async function open(body: string, more: { readonly width?: number; readonly touch?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: more.width ?? 900, height: 600 }, hasTouch: more.touch ?? false });
  const page = await context.newPage();
  await page.setContent(
    `<!doctype html><style>${file('figures.css')}</style><article>${body}</article><p><a href="#end">end</a></p><script>${file('figures.js')}</script>`,
  );
  return page;
}
const piece = (text: string, notes: string): string => `<p>${text}</p><p>${DISCLOSURE}</p>${notes}`;
const figures = async (page: Page): Promise<readonly string[]> => await page.locator('.fl-figure').allTextContents();

it('stylesheet and script have 5 kB together', () => {
  expect(Buffer.byteLength(file('figures.css')) + Buffer.byteLength(file('figures.js'))).toBeLessThan(5000);
});

it.each(Object.entries(MARKUP))(
  '%s: a figure shows its source on hover and focus, and Escape takes it away',
  async (_builder, [reference, notes]) => {
    const page = await open(piece(`China mined over 270,000 metric tons${reference} in 2024.`, notes));
    expect(await figures(page)).toEqual(['over 270,000 metric tons']);
    const note = page.getByRole('tooltip');
    await page.locator('.fl-figure').hover();
    expect(await note.textContent()).toBe(NOTE);
    await page.mouse.move(0, 500);
    expect(await note.isVisible()).toBe(false);
    await page.locator('.fl-figure').focus();
    expect(await note.isVisible()).toBe(true);
    expect(await page.locator('.fl-figure').getAttribute('aria-describedby')).toBe('fl-note');
    await page.keyboard.press('Escape');
    expect(await note.isVisible()).toBe(false);
    await page.context().close();
  },
);

const [reference = '', notes = ''] = MARKUP['goldmark (Hugo)'] ?? [];

it.each([
  ['the price was $58.20 per kilogram', '$58.20 per kilogram'],
  ['from A$1.2 billion', 'A$1.2 billion'],
  ['it rose 84%', '84%'],
  ['in late 2026', '2026'],
  ['In 2024, output: 12,500', '12,500'],
  ['a loss of -3.7%', '-3.7%'],
  ['by 2.5 percentage points', '2.5 percentage points'],
])('of “%s” the figure is “%s”', async (text, figure) => {
  const page = await open(piece(`${text}${reference}.`, notes));
  expect(await figures(page)).toEqual([figure]);
  await page.context().close();
});

it('links with a title show it, a first tap without leaving; words without a figure are left to the mark', async () => {
  const page = await open(
    piece(`It made <a href="https://example.org/" title="USGS, World Data">270,000</a>; a record${reference}.`, notes),
    {
      touch: true,
      width: 390,
    },
  );
  expect(await figures(page)).toEqual(['270,000']);
  await page.locator('.fl-figure').tap();
  expect(await page.getByRole('tooltip').textContent()).toBe('USGS, World Data');
  expect(page.url()).toBe('about:blank');
  const box = await page.getByRole('tooltip').boundingBox();
  expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 390).toBe(true);
  await page.context().close();
});

it('a page that is none of ours is left as it is', async () => {
  const page = await open(`<p>My own 12 cats${reference}, and <a href="https://example.org/" title="Mine">a link</a>.</p>${notes}`);
  expect(await figures(page)).toEqual([]);
  expect(await page.locator('a[title="Mine"]').count()).toBe(1);
  await page.context().close();
});
