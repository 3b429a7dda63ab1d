/** "Check this article": the verifier in a browser, over the page as it stands there, finds what `factloom verify` finds in the file. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { nodeContext } from '../../src/context-node.ts';
import type { PageReport } from '../../src/judge-page.ts';
import type { Article } from '../../src/model/article.ts';
import { parseDraft } from '../../src/newsroom/draft-file.ts';
import { receipt } from '../../src/receipt.ts';
import { verifyPage } from '../../src/verify-page.ts';
import { demoDrafts } from '../verify/demo.ts';
import { faults } from './axe.ts';
import { launch } from './browser.ts';
import { type Built, build, only, open } from './built.ts';

const FLAGSHIP = 'rare-earth-ai-hardware';
let slugs: readonly string[] = [];
let built: Built;
let browser: Browser;

beforeAll(async () => {
  const articles = (await demoDrafts()).map(
    ({ slug, text, ledger }): Article => ({ body: parseDraft(`${slug}.md`, text).body, ledger, approval: null }),
  );
  slugs = articles.map(({ ledger }) => ledger.slug);
  built = await build(articles, {}, [receipt()]);
  browser = await launch();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await built.remove();
});

async function visitor(options: BrowserContextOptions = {}): Promise<{ context: BrowserContext; strays: readonly string[] }> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  return { context, strays: await only(context, built.out) };
}

const BUTTON = { name: 'Check this article' };
const said = (page: Page): Promise<string | null> => page.locator('factloom-check .said').textContent();

/** Presses the button, and waits for what is found. */
async function pressed(page: Page): Promise<PageReport> {
  await page.getByRole('button', BUTTON).click();
  return await found(page);
}

async function found(page: Page): Promise<PageReport> {
  await page.locator('factloom-check .actions').waitFor();
  return await page.locator('factloom-check').evaluate((element) => (element as unknown as { report: PageReport }).report);
}

/** The file of the flagship's page with something changed, as a page of its own beside it. */
async function altered(change: (html: string) => string, name = 'changed.html'): Promise<string> {
  const html = await readFile(join(built.out, FLAGSHIP, 'index.html'), 'utf8');
  expect(change(html)).not.toBe(html);
  const file = join(built.out, FLAGSHIP, name);
  await writeFile(file, change(html));
  return file;
}

async function onCommandLine(file: string): Promise<PageReport> {
  const context = nodeContext({ now: '2026-01-05T09:00:00Z', log: () => undefined });
  return await verifyPage(file, { private: false, payload: () => undefined }, context);
}

/** A report whatever the address at which page and receipt were found. */
function bare(report: PageReport): unknown {
  return JSON.parse(JSON.stringify({ ...report, page: '', receipt: report.receipt === null ? null : '' }));
}

describe('an honest page', () => {
  it('matches, figure for figure, as on the command line', async () => {
    expect(slugs.length).toBeGreaterThanOrEqual(3);
    for (const slug of slugs) {
      const { context, strays } = await visitor();
      const { page, errors } = await open(context, `/${slug}/`);
      const report = await pressed(page);
      expect(bare(report)).toEqual(bare(await onCommandLine(join(built.out, slug, 'index.html'))));
      expect(report).toMatchObject({ problems: [] });
      expect(await said(page)).toMatch(/^✓ (\d+) of \1 figures match their recorded sources$/);
      expect({ strays, errors }).toEqual({ strays: [], errors: [] });
    }
  });
});

describe('a page that was altered', () => {
  it.each<[string, (html: string) => string, string]>([
    ['a figure', (html) => html.replaceAll('597 metric tons', '697 metric tons'), '697'],
    ['a direction', (html) => html.replace('up <a', 'down <a'), 'down'],
    ['a name', (html) => html.replaceAll('MP Materials made', 'Acme Metals made'), 'Acme Metals'],
    ['a sentence put in', (html) => html.replace('The next in line', 'Prices rose 90%. The next in line'), 'Prices rose 90%.'],
    [
      'a paragraph put in',
      (html) => html.replace('<p>The next in line', '<p>Mines in Brazil closed.</p><p>The next in line'),
      'Mines in Brazil',
    ],
    ['a word taken out', (html) => html.replace('The next in line', 'Next in line'), 'Next'],
    ['a paragraph taken out', (html) => html.replace(/<p>Gallium[\s\S]*?<\/p>/, ''), ''],
  ])('%s: the same is found as on the command line, and marked', async (_what, change, marked) => {
    const file = await altered(change);
    const { context, strays } = await visitor();
    const { page } = await open(context, `/${FLAGSHIP}/changed.html`);
    const report = await pressed(page);
    expect(bare(report)).toEqual(bare(await onCommandLine(file)));
    expect(report).not.toMatchObject({ problems: [] });
    expect(await said(page)).toMatch(/^✗ /);
    expect((await page.locator('mark.factloom-found').allTextContents()).join('|')).toContain(marked);
    expect(strays).toEqual([]);
  });

  it('on the screen alone: each finding leads to its words, and back; the marks go without a trace', async () => {
    const { context } = await visitor({ reducedMotion: 'reduce' });
    const { page } = await open(context, `/${FLAGSHIP}/`);
    const before = await page.locator('article .text').innerHTML();
    await page
      .locator('.text a.figure:text-is("597 metric tons")')
      .first()
      .evaluate((figure) => {
        figure.textContent = '697 metric tons';
      });
    await pressed(page);
    expect(await said(page)).toMatch(/^✗ 78 of 79 figures match their recorded sources; \d+ to look at$/);
    const mark = page.locator('mark.factloom-found');
    expect(await mark.allTextContents()).toEqual(['697 metric tons']);
    await page.getByRole('button', { name: 'Show in the text: finding 1' }).click();
    expect(await mark.evaluate((node) => node.matches(':focus'))).toBe(true);
    expect(await mark.evaluate((node) => node.getBoundingClientRect().top < 720)).toBe(true);
    await page.getByRole('button', { name: /approved: 597.*Back to the list/ }).press('Enter');
    expect(await page.locator('factloom-check li:focus').count()).toBe(1);
    await page.getByRole('button', { name: 'Take the marks away' }).click();
    await page.locator('.text a.figure:text-is("697 metric tons")').evaluate((figure) => {
      figure.textContent = '597 metric tons';
    });
    expect(await page.locator('article .text').innerHTML()).toBe(before);
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByText(/^✓ 79 of 79 figures/).waitFor();
  });

  it('what a style sheet hides is not on the screen', async () => {
    const { context } = await visitor();
    await altered((html) =>
      html
        .replace('</head>', '<style>.gone{display:none}</style></head>')
        .replace(/(<div class="text">[\s\S]*?>)(597 metric tons)</, '$1<span class="gone">$2</span><'),
    );
    const { page } = await open(context, `/${FLAGSHIP}/changed.html`);
    const report = await pressed(page);
    expect(report.receipt !== null && report.problems.map(({ expected }) => expected)).toContain('597 metric tons');
  });
});

describe('a receipt', () => {
  it('that was changed is refused', async () => {
    const { context } = await visitor();
    const { page } = await open(context, `/${FLAGSHIP}/`);
    await page.route('**/draft.json', async (route) => {
      const text = await readFile(join(built.out, 'receipts', FLAGSHIP, 'draft.json'), 'utf8');
      await route.fulfill({ body: text.replace('"270000"', '"280000"') });
    });
    expect(await pressed(page)).toBeUndefined();
    expect(await said(page)).toContain('this receipt was changed after it was written');
  });

  it.each([
    ['that is a page of an error', '<!doctype html><p>Sorry', 'is no receipt'],
    ['without end', `{"kind":"factloom-receipt","x":"${'x'.repeat(21_000_000)}"}`, 'more than 20 MB'],
    ['nested without end', `{"kind":"factloom-receipt","x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 'nested'],
    ['with keys of every object', '{"kind":"factloom-receipt","format":1,"__proto__":{"polluted":1}}', '__proto__'],
    ['that speaks HTML', '{"kind":"factloom-receipt","format":"<img src=x onerror=broken=1>"}', '<img src=x onerror='],
  ])('%s is told in words, and nothing else happens', async (_what, body, message) => {
    const { context, strays } = await visitor();
    const { page } = await open(context, `/${FLAGSHIP}/`);
    await page.route('**/draft.json', (route) => route.fulfill({ body }));
    await pressed(page);
    expect(await said(page)).toContain(message);
    expect(await page.evaluate('[typeof broken, typeof {}.polluted]')).toEqual(['undefined', 'undefined']);
    expect(strays).toEqual([]);
  });

  it('on another site is not asked for', async () => {
    await altered((html) => html.replace(/href="[^"]*draft.json"/g, 'href="https://elsewhere.example/draft.json"'));
    const { context, strays } = await visitor();
    const { page } = await open(context, `/${FLAGSHIP}/changed.html`);
    await pressed(page);
    expect(await said(page)).toContain('stands on another site');
    expect(strays).toEqual([]);
  });
});

it('a page that is opened from a file takes the receipt that the reader chooses', async () => {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(built.out, FLAGSHIP, 'index.html')).href);
  await pressed(page);
  expect(await said(page)).toContain('could not be fetched');
  await page.locator('factloom-check input').setInputFiles(join(built.out, 'receipts', FLAGSHIP, 'draft.json'));
  await page.getByText(/^✓ 79 of 79 figures/).waitFor();
});

it('weighs nothing until it is asked for', async () => {
  const { context } = await visitor();
  const asked: string[] = [];
  context.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const { page } = await open(context, `/${FLAGSHIP}/`);
  const isHeavy = (path: string): boolean => /factloom\/check\.js|receipts\//.test(path);
  expect(asked.filter(isHeavy)).toEqual([]);
  await pressed(page);
  expect(asked.filter(isHeavy)).toEqual([
    '/news/factloom/check.js',
    `/news/receipts/${FLAGSHIP}/draft.json`,
    `/news/receipts/${FLAGSHIP}/latest.json`,
  ]);
});

it('without JavaScript a page shows no button, and how to check it otherwise', async () => {
  const { context } = await visitor({ javaScriptEnabled: false });
  const { page } = await open(context, `/${FLAGSHIP}/`);
  expect(await page.getByRole('button', BUTTON).count()).toBe(0);
  expect(await page.getByText('npx factloom verify').isVisible()).toBe(true);
});

describe.each(['light', 'dark'] as const)('the panel, %s', (colorScheme) => {
  it.each([390, 1280])('on a screen %i wide: nothing for axe to find, and no wider than the screen', async (width) => {
    await altered((html) => html.replaceAll('597 metric tons', '697 metric tons').replace('The next in line', 'Next in line'));
    const { context } = await visitor({ colorScheme, viewport: { width, height: 844 } });
    const { page } = await open(context, `/${FLAGSHIP}/changed.html`);
    await page.keyboard.press('Tab');
    await page.getByRole('button', BUTTON).focus();
    await page.keyboard.press('Enter');
    await found(page);
    expect(await page.locator('factloom-check .said').evaluate((node) => node.matches(':focus') && node.role)).toBe('status');
    expect(await faults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });
});
