/** The torture newsroom in a real browser, which is its own parser: pages, feeds, captions and pictures show each string as it was given and run none. */
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { podcast } from '../../src/podcast.ts';
import { chartFigures } from '../../src/publish/chart-figure.ts';
import { drawChart } from '../../src/publish/draw-chart.ts';
import { syndication } from '../../src/publish/syndication.ts';
import { receipt } from '../../src/receipt.ts';
import { verifyPage } from '../../src/verify-page.ts';
import { beep } from '../publish/podcast/beep.ts';
import { launch } from '../site/browser.ts';
import { type Built, build, only, open } from '../site/built.ts';
import { ASSIGNMENT, CHART_TITLE, CONTEXT, made, NAMES, PERSONA, REVIEWER, SITE, type Tortured, tortured } from './newsroom.ts';

const IMPRINT = '<img src=x onerror=alert(1)> & "imprint" {{ x }}';
const BYLINE = `${PERSONA.name} (AI agent)`;
const capital = (words: string): string => words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

let all: readonly Tortured[] = [];
let built: Built;
let browser: Browser;

beforeAll(async () => {
  all = await tortured();
  built = await build(
    all.map(({ article }) => article),
    { title: SITE.title, description: SITE.description, imprint: IMPRINT },
    [receipt()],
  );
  browser = await launch();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await built.remove();
});

interface Visit {
  readonly context: BrowserContext;
  /** What ran that should not have: dialogs, errors, requests to others. */
  readonly wrong: string[];
}

async function visitor(options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const wrong = (await only(context, built.out)) as string[];
  context.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { context, wrong };
}

/** Text as it stands in elements, whose apostrophes are typographic; blanks between lines of a template are one. */
async function texts(page: Page, selector: string): Promise<readonly string[]> {
  return (await page.locator(selector).allTextContents()).map((text) => text.replace(/\s+/g, ' ').replaceAll('’', "'").trim());
}

const contents = (page: Page, property: string): Promise<readonly (string | null)[]> =>
  page.locator(`meta[property="${property}"]`).evaluateAll((nodes) => nodes.map((node) => node.getAttribute('content')));

/** What stands outside the picture it belongs to. */
const OUTSIDE = `[...document.querySelectorAll('figure.chart svg')].filter((svg) => svg.getClientRects().length).flatMap((svg) => {
  const box = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')].filter((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return left < box.left - 2 || right > box.right + 2 || top < box.top - 2 || bottom > box.bottom + 2;
  }).map((text) => text.textContent);
})`;

it('an article is shown as it was given, on a phone, and nothing of it runs', async () => {
  const { context, wrong } = await visitor({ viewport: { width: 390, height: 844 } });
  for (const { id, name, title, url, article } of all) {
    const { page, errors } = await open(context, `/torture/${id}/`);
    expect(errors).toEqual([]);
    expect(await texts(page, 'h1')).toEqual([title]);
    expect((await page.title()).startsWith(title.replace(/\s+/g, ' '))).toBe(true);
    expect(await contents(page, 'og:title')).toEqual([title]);
    expect(await contents(page, 'og:site_name')).toEqual([SITE.title]);
    expect(await contents(page, 'article:tag')).toEqual(ASSIGNMENT.topics);
    const [data] = await page.locator('script[type="application/ld+json"]').allTextContents();
    expect(JSON.parse(data ?? '')).toMatchObject({ headline: title, author: { name: BYLINE } });
    expect(await texts(page, '.byline')).toEqual([`By ${BYLINE}`]);
    expect((await texts(page, '.label strong')).join()).toContain(`Reviewed by ${REVIEWER}.`);
    expect((await texts(page, '.text')).join()).toContain(`signed with ${name}, ${name}`);
    expect(await texts(page, 'h2')).toEqual(expect.arrayContaining(ASSIGNMENT.sections.map(({ heading }) => heading)));
    expect((await texts(page, '.sources')).join()).toContain(`${name}, “${name},” Jan. 31, 2025`);
    const links = await page.locator('.source a').evaluateAll((nodes) => nodes.map((node) => (node as unknown as { href: string }).href));
    expect(links.map(decodeURIComponent)).toContain(url);
    expect((await texts(page, 'blockquote')).join('\n')).toContain(`${/(\d+) metric tons$/.exec(title)?.[1]} tons: ${name}`);
    expect((await texts(page, 'section.bio')).join()).toContain(`Stance: ${PERSONA.stance}`);
    expect(await texts(page, '.filed li')).toEqual(expect.arrayContaining(ASSIGNMENT.topics.map(capital)));
    expect(await texts(page, 'figure.chart figcaption h3')).toEqual([CHART_TITLE]);
    expect(await texts(page, 'figure.chart tbody th')).toEqual([...NAMES.values()].reverse().map(capital));
    expect(await page.evaluate(OUTSIDE)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(article.ledger.edition).toBe(id);
    await page.close();
  }
  expect(wrong).toEqual([]);
}, 120_000);

it('lists name articles, topics, companies and the author as they are', async () => {
  const { context, wrong } = await visitor({ viewport: { width: 390, height: 844 } });
  const shown = async (path: string, selector: string): Promise<readonly string[]> => {
    const { page, errors } = await open(context, path);
    expect(errors).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    return await texts(page, selector);
  };
  const titles = [...(await shown('/', '.teaser h2')), ...(await shown('/page/2/', '.teaser h2'))];
  expect([...titles].sort()).toEqual(all.map(({ title }) => title).sort());
  expect(await shown('/', '.masthead .name')).toEqual([SITE.title]);
  expect((await shown('/', 'footer')).join()).toContain(IMPRINT);
  // Two spellings that differ by marks of a sentence alone are one topic.
  const topics = ASSIGNMENT.topics.filter((topic) => !/^Ore(?: &|:) Co$/.test(topic));
  expect(await shown('/topics/', '.index bdi')).toEqual(expect.arrayContaining(topics.map(capital)));
  expect(await shown('/companies/', '.index bdi')).toEqual(expect.arrayContaining([...NAMES.values()].map(capital)));
  for (const [id, name] of NAMES) expect(await shown(`/companies/${id}/`, 'h1')).toEqual([capital(name)]);
  expect(await shown('/authors/hostile/', 'h1')).toEqual([BYLINE]);
  expect(wrong).toEqual([]);
}, 120_000);

it('every page is what its receipt says', async () => {
  const options = { private: false, payload: () => undefined };
  for (const { id } of all) {
    const report = await verifyPage(join(built.out, `torture/${id}/index.html`), options, CONTEXT);
    expect(report).toMatchObject({ id: `torture/${id}/v1`, problems: [] });
  }
});

/** An element of a feed, as the browser's parser read it. */
interface Tag {
  readonly name: string;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Every element below those of a name, each list of one; throws for what is not well formed. */
async function parsed(page: Page, text: string, type: string, below: string): Promise<readonly (readonly Tag[])[]> {
  return await page.evaluate<readonly (readonly Tag[])[]>(`(() => {
    const root = new DOMParser().parseFromString(${JSON.stringify(text)}, ${JSON.stringify(type)});
    const broken = root.querySelector('parsererror');
    if (broken) throw new Error(broken.textContent);
    return [...root.getElementsByTagName(${JSON.stringify(below)})].map((element) =>
      [...element.getElementsByTagName('*')].map((node) => ({
        name: node.tagName,
        text: node.textContent,
        attributes: Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])),
      })),
    );
  })()`);
}

/** The words of captions as the browser's own player shows them. */
async function captions(page: Page, vtt: string): Promise<readonly string[]> {
  return await page.evaluate<readonly string[]>(`new Promise((resolve) => {
    const [video, track] = ['video', 'track'].map((name) => document.createElement(name));
    track.src = URL.createObjectURL(new Blob([${JSON.stringify(vtt)}], { type: 'text/vtt' }));
    track.onload = () => resolve([...track.track.cues].map((cue) => cue.getCueAsHTML().textContent));
    track.onerror = () => resolve(['not loaded']);
    video.append(track);
    document.body.append(video);
    track.track.mode = 'showing';
  })`);
}

describe('what is read by others', () => {
  const blank = async (): Promise<Page> => await (await visitor()).context.newPage();
  const said = (tags: readonly Tag[], name: string): readonly string[] => tags.filter((tag) => tag.name === name).map(({ text }) => text);
  const expected = () => all.map(({ title }) => title).sort();

  it('feeds and sitemaps', async () => {
    const page = await blank();
    const files = await made(
      all.map(({ article }) => article),
      syndication(SITE),
    );
    const rss = await parsed(page, files.get('feed.xml') ?? '', 'text/xml', 'item');
    expect(rss.flatMap((item) => said(item, 'title')).sort()).toEqual(expected());
    for (const item of rss) expect(said(item, 'category')).toEqual(ASSIGNMENT.topics);
    const [channel = []] = await parsed(page, files.get('feed.xml') ?? '', 'text/xml', 'channel');
    expect([said(channel, 'title')[0], said(channel, 'description')[0]]).toEqual([SITE.title, SITE.description]);
    const atom = await parsed(page, files.get('atom.xml') ?? '', 'text/xml', 'entry');
    expect(atom.flatMap((entry) => said(entry, 'title')).sort()).toEqual(expected());
    for (const entry of atom)
      expect(entry.flatMap(({ name, attributes }) => (name === 'category' ? [attributes['term']] : []))).toEqual(ASSIGNMENT.topics);
    expect(atom.flatMap((entry) => said(entry, 'name'))).toEqual(all.map(() => BYLINE));
    const feed = JSON.parse(files.get('feed.json') ?? '') as { title: string; items: { title: string; tags: string[] }[] };
    expect(feed.title).toBe(SITE.title);
    expect(feed.items.map(({ title }) => title).sort()).toEqual(expected());
    const news = await parsed(page, files.get('news-sitemap.xml') ?? '', 'text/xml', 'url');
    expect(news.flatMap((url) => said(url, 'news:title')).sort()).toEqual(expected());
    expect(await parsed(page, files.get('sitemap.xml') ?? '', 'text/xml', 'url')).toHaveLength(all.length);
  });

  it('charts as SVG files, which hold their title and every name', async () => {
    const page = await blank();
    const [one] = all;
    const [figure] = one ? chartFigures(one.article) : [];
    if (!figure) throw new Error('no chart');
    for (const size of ['wide', 'narrow'] as const) {
      const svg = await drawChart(figure, size);
      const [tags = []] = await parsed(page, `<div xmlns="http://www.w3.org/1999/xhtml">${svg}</div>`, 'application/xml', 'svg');
      expect(said(tags, 'title')).toEqual([CHART_TITLE]);
      expect(said(tags, 'desc')).toEqual([figure.alt]);
      for (const name of NAMES.values()) if (name.length < 40) expect(said(tags, 'text').join('\n')).toContain(capital(name).split(' ')[0]);
      expect(tags.filter(({ name }) => /script|foreignObject|image/.test(name))).toEqual([]);
    }
  });

  it('a podcast: its feed, its captions and its transcript', async () => {
    const page = await blank();
    const hosts = ['Nora <i>', 'Miles & "Co"'] as const;
    const feed = { ...SITE, owner: { name: SITE.title, email: 'desk@torture.example' }, image: 'https://torture.example/cover.png' };
    const some = all.filter(({ id }) => ['script', 'reference', 'mustache', 'comment', 'link', 'arabic'].includes(id));
    const files = await made(
      some.map(({ article }) => article),
      podcast({ show: SITE.title, hosts, minutes: 1, voices: beep(), feed }),
    );
    const items = await parsed(page, files.get('podcast.xml') ?? '', 'text/xml', 'item');
    expect(items.flatMap((item) => said(item, 'title')).sort()).toEqual(some.map(({ title }) => title).sort());
    for (const { id } of some) {
      const { segments } = JSON.parse(files.get(`podcast/torture/${id}.transcript.json`) ?? '') as {
        segments: { speaker: string; body: string }[];
      };
      const cues = await captions(page, files.get(`podcast/torture/${id}.vtt`) ?? '');
      expect(cues).toEqual(segments.map(({ body }) => body));
      expect(new Set(segments.map(({ speaker }) => speaker))).toEqual(new Set(hosts.map((host) => `${host} (AI voice)`)));
    }
  });
});
