/** The website in a browser: what a reader, a keyboard, a screen reader and a hostile name meet. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Publisher } from '../../src/publish/publisher.ts';
import { article } from '../publish/article.ts';
import { faults } from './axe.ts';
import { launch } from './browser.ts';
import { type Built, build, only, open } from './built.ts';
import { full, HOSTILE, many, TITLE, torture, withdrawn } from './newsroom.ts';

/** What the podcast writes for a page, but for the sound. */
const recording: Publisher = {
  name: 'recording',
  async *render() {
    const cues = [
      { speaker: 'Nora (AI voice)', text: 'This is made by software.' },
      { speaker: 'Nora (AI voice)', text: 'Output rose.' },
      { speaker: 'Miles (AI voice)', text: 'By how much?' },
    ];
    const audio = { path: 'podcast/full.mp3', duration: 125.2 };
    yield {
      path: 'podcast/full.episode.json',
      content: JSON.stringify({ label: 'Synthetic voices.', audio, captions: 'podcast/full.vtt', cues }),
    };
    yield { path: 'podcast/full.vtt', content: 'WEBVTT\n' };
    yield { path: 'podcast/full.mp3', content: new Uint8Array() };
  },
};

let built: Built;
let browser: Browser;

beforeAll(async () => {
  built = await build([full(), torture(), article(), withdrawn(), ...many(22)], { imprint: HOSTILE.quotes, cards: true }, [recording]);
  browser = await launch();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await built.remove();
});

const PAGES = {
  'front page': '/',
  'second front page': '/page/2/',
  'article with everything': '/full/',
  draft: '/rare-earths/',
  'withdrawn article': '/withdrawn/',
  'hostile article': '/torture/',
  topics: '/topics/',
  topic: '/topics/rare-earths/',
  companies: '/companies/',
  company: '/companies/mp/',
  authors: '/authors/',
  author: '/authors/vane/',
  corrections: '/corrections/',
  'how this is made': '/how/',
  search: '/search/?q=output',
  '404': '/404.html',
};

async function visitor(options: BrowserContextOptions = {}): Promise<{ context: BrowserContext; strays: readonly string[] }> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  return { context, strays: await only(context, built.out) };
}

const WIDTHS = [390, 768, 1280];

describe.each(['light', 'dark'] as const)('every page, %s', (colorScheme) => {
  it.each(Object.entries(PAGES))('%s: nothing for axe to find at any width, no error, no request that leaves the site', async (_, path) => {
    const { context, strays } = await visitor({ colorScheme });
    const { page, errors } = await open(context, path);
    if (path.startsWith('/search')) await page.locator('#results article').first().waitFor();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 844 });
      expect(await faults(page), `${width} px`).toEqual([]);
    }
    expect({ strays, errors }).toEqual({ strays: [], errors: [] });
  });
});

it('every page has a name of its own, a description and a picture for where it is shared', () => {
  const files = readdirSync(built.out, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
  const heads = files.map((path) => readFileSync(join(built.out, path), 'utf8').split('</head>')[0] ?? '');
  const titles = heads.map((head) => head.match(/<title>(.*?)<\/title>/s)?.[1] ?? '');
  expect(titles.filter((title) => !/^\S/.test(title) || title.startsWith('·'))).toEqual([]);
  for (const head of heads) {
    expect(head).toMatch(/<meta name="description" content="[^"]+">/);
    if (!head.includes('content="noindex"'))
      expect(head).toMatch(/<meta property="og:image" content="https:\/\/desk\.example\/news\/(?:brand|cards)\//);
    expect(head).toMatch(/<link rel="apple-touch-icon" href="[^"]*brand\/icon-180\.png">/);
  }
  expect(JSON.parse(readFileSync(join(built.out, 'manifest.webmanifest'), 'utf8'))).toMatchObject({ name: 'Example & Desk' });
});

it('no page is wider than a phone, nor than 320 px, which is a desktop at 400%', async () => {
  const { context } = await visitor({ viewport: { width: 390, height: 844 } });
  const wide = [];
  for (const path of Object.values(PAGES)) {
    const { page } = await open(context, path);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      const found = await page.evaluate('document.documentElement.scrollWidth');
      if (found !== width) wide.push([path, width, found]);
    }
    await page.close();
  }
  expect(wide).toEqual([]);
});

it('the keyboard comes to the skip link first, which leads to the text, and sees where it is', async () => {
  const { context } = await visitor();
  const { page } = await open(context, '/full/');
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').innerText()).toBe('Skip to the text');
  expect((await page.locator(':focus').boundingBox())?.x).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate("document.querySelector('main').contains(document.activeElement)")).toBe(true);
  expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
});

describe('a figure', () => {
  const MINED = 'a.figure:text-is("270,000 metric tons")';

  it('shows source, date and address when the keyboard reaches it; Enter goes in, Escape comes back', async () => {
    const { context } = await visitor();
    const { page } = await open(context, '/full/');
    const figure = page.locator(`.key-takeaways ${MINED}`);
    const proof = page.getByRole('dialog');
    for (let steps = 0; steps < 40 && !(await figure.evaluate((node) => node.matches(':focus'))); steps += 1)
      await page.keyboard.press('Tab');
    // The note may still be open for the figure before.
    await page.locator(`.key-takeaways ${MINED}[aria-expanded=true]`).waitFor();
    expect(await proof.isVisible()).toBe(true);
    expect(await proof.textContent()).toMatch(
      /270,000 metric tons.*mine production, China, 2024.*U\.S\. Geological Survey.*Jan\. 31, 2025/s,
    );
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('href')).toBe('https://example.org/mcs2025');
    await page.keyboard.press('Escape');
    expect(await proof.isVisible()).toBe(false);
    expect(await figure.evaluate((node) => node.matches(':focus'))).toBe(true);
  });

  it('that was calculated shows its formula and inputs under the pointer, and goes when the pointer goes', async () => {
    const { context } = await visitor();
    const { page } = await open(context, '/full/');
    const proof = page.getByRole('dialog');
    await page.locator('.text a.figure:text-is("5.9%")').hover();
    await proof.waitFor();
    expect(await proof.textContent()).toContain('(270,000 − 255,000) ÷ 255,000 × 100');
    expect(await proof.textContent()).toContain('255,000 metric tons: mine production, China, 2023');
    expect(await faults(page)).toEqual([]);
    await page.mouse.move(5, 5);
    await proof.waitFor({ state: 'hidden' });
  });

  it('on a phone opens a sheet at the bottom, which a tap elsewhere closes', async () => {
    const { context } = await visitor({ viewport: { width: 390, height: 844 }, hasTouch: true });
    const { page } = await open(context, '/full/');
    await page.locator(`.text ${MINED}`).first().tap();
    const proof = page.getByRole('dialog');
    const box = await proof.boundingBox();
    expect(box && [Math.round(box.x), Math.round(box.width), Math.round(box.y + box.height)]).toEqual([0, 390, 844]);
    await page.locator('h2#section-supply').tap();
    expect(await proof.isVisible()).toBe(false);
  });

  it('has its note in a list that is folded, and opens where a link leads into it', async () => {
    const { context } = await visitor();
    const { page } = await open(context, '/full/');
    const note = page.locator('.notes > li', { hasText: 'mine production, China, 2024' }).first();
    expect(await note.isVisible()).toBe(false);
    await page.goto(`${page.url()}#${await note.getAttribute('id')}`);
    expect(await note.isVisible()).toBe(true);
    await page.pdf();
    expect(await page.locator('details.taken').last().getAttribute('open')).toBe(null);
  });

  it('without JavaScript leads to its source in the list', async () => {
    const { context } = await visitor({ javaScriptEnabled: false });
    const { page } = await open(context, '/full/');
    await page.locator(`.text ${MINED}`).first().click();
    const note = page.locator(':target');
    expect(await note.textContent()).toContain('mine production, China, 2024');
    expect(await page.locator('.sources > li', { has: note }).textContent()).toContain(
      'U.S. Geological Survey, “Mineral Commodity Summaries 2025,”',
    );
  });
});

describe('an article', () => {
  it('says first how it was made and who looked at it', async () => {
    const { context } = await visitor({ javaScriptEnabled: false });
    const words = async (path: string) => await (await open(context, path)).page.locator('main').innerText();
    expect(await words('/rare-earths/')).toMatch(
      /^Unreviewed draft\. Generated from sourced data by templates; no AI model wrote or edited it\./,
    );
    expect(await words('/full/')).toMatch(/^Generated from sourced data .*\. Reviewed by Ada Okafor\./);
    expect(await words('/')).toContain('Unreviewed draft');
    const robots = async (path: string) => await (await open(context, path)).page.locator('meta[name=robots]').count();
    expect(await robots('/rare-earths/')).toBe(1);
    expect(await robots('/full/')).toBe(0);
    expect(await robots('/withdrawn/')).toBe(1);
    expect(await words('/withdrawn/')).toMatch(/^Withdrawn by Ada Okafor\./);
  });

  it('has its parts: byline, dateline, read time, takeaways, player with transcript, chart with table, sources, versions, disclosure, bio', async () => {
    const { context } = await visitor({ javaScriptEnabled: false });
    const { page } = await open(context, '/full/');
    const text = await page.locator('main').innerText();
    for (const part of ['By Marlow Vane (AI agent)', 'Monday, Oct. 13, 2025, 2:23 p.m. ET', '1 min read', 'Corrected Oct. 14, 2025'])
      expect(text).toContain(part);
    expect(await page.locator('h2').allInnerTexts()).toEqual(
      expect.arrayContaining([
        'Listen 2:05',
        'Key takeaways',
        'Supply',
        'Versions',
        'How this was made',
        'Disclosure',
        'About Marlow Vane (AI agent)',
      ]),
    );
    const chart = page.locator('section[aria-labelledby=section-supply] figure.chart');
    expect(await chart.getByRole('img').count()).toBe(1);
    await chart.locator('summary').click();
    expect(await chart.locator('tbody tr').allInnerTexts()).toEqual(['2023\t255,000 metric tons', '2024\t270,000 metric tons']);
    await chart.locator('td a.figure').last().click();
    expect(await page.locator(':target').innerText()).toContain('mine production, China, 2024');
    expect(await page.locator('.player dd').allTextContents()).toEqual(['This is made by software. Output rose.', 'By how much?']);
    expect(await page.locator('audio').getAttribute('src')).toBe('../podcast/full.mp3');
    expect(await page.locator('.versions').textContent()).toContain('made 260,000270,000 metric tons');
    expect(JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '')).toMatchObject({
      // The page sets apostrophes as printers do.
      headline: (await page.locator('h1').innerText()).replaceAll('’', "'"),
    });
  });
});

it('search finds an article by its words and leads to it', async () => {
  const { context } = await visitor();
  const { page } = await open(context, '/search/');
  await page.getByLabel('Words in articles').fill('Donaudampfschifffahrt');
  const link = page.locator('#results a').first();
  await link.waitFor();
  expect(await link.innerText()).toContain(TITLE);
  await link.click();
  expect(new URL(page.url()).pathname).toBe('/news/torture/');
});

describe('names that mean something', () => {
  it('are shown as they are and run nowhere', async () => {
    const { context, strays } = await visitor();
    const shown = async (path: string, selector: string) => {
      const { page, errors } = await open(context, path);
      const text = (await page.locator(selector).allTextContents()).join('\n').replace(/\s+/g, ' ');
      expect(await page.evaluate('globalThis.broken')).toBeUndefined();
      expect(errors).toEqual([]);
      return text;
    };
    const text = await shown('/torture/', 'main');
    for (const words of [
      TITLE,
      HOSTILE.script,
      HOSTILE.long,
      HOSTILE.dollars,
      HOSTILE.emoji,
      HOSTILE.template,
      '<b onclick="globalThis.broken = 1">',
    ])
      expect(text).toContain(words);
    expect(await shown('/torture/', '.label strong bdi')).toBe(`Reviewed by ${HOSTILE.script} ${HOSTILE.bidi}.`);
    expect(await shown('/', 'main')).toContain(TITLE);
    expect(await shown('/', 'footer')).toContain(HOSTILE.quotes);
    const topics = await shown('/topics/', 'main');
    for (const topic of [HOSTILE.script, HOSTILE.long, HOSTILE.emoji]) expect(topics).toContain(topic.replace(/^d/, 'D'));
    expect(await shown('/companies/', 'main')).toContain(`${HOSTILE.template} ${HOSTILE.quotes}: <b>`);
    expect(await shown('/authors/', 'main')).toContain(`${HOSTILE.quotes} (AI agent)`);
    expect(strays).toEqual([]);
  });
});

it('every link within the site leads to a page, and to a place on it', () => {
  const files = readdirSync(built.out, { recursive: true, encoding: 'utf8' });
  const pages = new Map(
    files.filter((path) => path.endsWith('.html')).map((path) => [`/${path}`, readFileSync(join(built.out, path), 'utf8')]),
  );
  const dead: string[] = [];
  for (const [path, html] of pages) {
    const base = path === '/404.html' ? 'https://desk.example/news/' : `https://desk.example/news${path}`;
    for (const [, href = ''] of html.matchAll(/<(?:a|link|script|audio|track)\s[^>]*?(?:href|src)="([^"]*)"/g)) {
      const { origin, pathname, hash } = new URL(href.replaceAll('&amp;', '&'), base);
      if (origin !== 'https://desk.example') continue;
      const target = decodeURIComponent(pathname.replace(/^\/news/, '')).replace(/\/$/, '/index.html');
      if (!files.includes(target.slice(1))) dead.push(`${path}: ${href}`);
      else if (hash && !pages.get(target)?.includes(` id="${hash.slice(1)}"`)) dead.push(`${path}: ${href}`);
    }
  }
  const policies = [
    ...(pages.get('/full/index.html') ?? '').matchAll(/https:\/\/desk\.example\/news(\/(?:how|corrections)\/)(?:#(\w+))?"/g),
  ];
  expect(policies.length).toBeGreaterThan(2);
  for (const [address, path, anchor] of policies)
    if (!pages.get(`${path}index.html`)?.includes(anchor === undefined ? '<h1' : ` id="${anchor}"`)) dead.push(address);
  expect(dead).toEqual([]);
  expect(pages.size).toBeGreaterThan(Object.keys(PAGES).length);
});

it('every page is valid HTML', async () => {
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules: { 'long-title': 'off' } });
  const files = readdirSync(built.out, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
  const reports = await Promise.all(files.map(async (path) => ({ path, report: await validator.validateFile(join(built.out, path)) })));
  const told = reports.flatMap(({ path, report: { results } }) =>
    results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `${path}:${line} ${ruleId}: ${message}`)),
  );
  expect(told).toEqual([]);
});

it('comments are loaded from outside where they are configured, and there alone', async () => {
  const comments = { repo: 'desk/comments', repoId: 'R_1', category: 'Articles', categoryId: 'C_1' };
  const other = await build([article()], { comments });
  onTestFinished(() => other.remove());
  const page = (folder: string) => readFileSync(join(folder, 'rare-earths/index.html'), 'utf8');
  expect(page(other.out)).toMatch(/<script src="https:\/\/giscus\.app\/client\.js" data-repo="desk\/comments"/);
  expect(page(other.out)).toContain('frame-src https://giscus.app');
  expect(page(other.out)).toContain('Comments are kept by GitHub and shown by giscus.app');
  for (const path of readdirSync(built.out, { recursive: true, encoding: 'utf8' }))
    if (/\.(?:html|js|css)$/.test(path)) expect(readFileSync(join(built.out, path), 'utf8'), path).not.toContain('giscus');
});
