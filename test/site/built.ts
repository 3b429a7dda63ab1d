/** A site built once from the small newsroom, and a browser that is shown nothing else. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext, Page } from 'playwright-core';
import { nodeContext } from '../../src/context-node.ts';
import type { Article } from '../../src/model/article.ts';
import { markdown } from '../../src/publish/markdown.ts';
import { publish } from '../../src/publish/publish.ts';
import type { Publisher } from '../../src/publish/publisher.ts';
import { site, type WebsiteOptions } from '../../src/publish/site/site.ts';
import { syndication } from '../../src/publish/syndication.ts';

export const WHERE = { url: 'https://desk.example/news', title: 'Example & Desk', description: 'Figures with their sources' };

export interface Built {
  /** The folder of the site. */
  readonly out: string;
  remove(): Promise<void>;
}

/** Publishes articles and builds them with the starter, as `npm run site` does. */
export async function build(
  articles: readonly Article[],
  options: Partial<WebsiteOptions> = {},
  more: readonly Publisher[] = [],
): Promise<Built> {
  const folder = await mkdtemp(join(tmpdir(), 'factloom-site-'));
  const [content, out] = [join(folder, 'content'), join(folder, 'site')];
  await publish(
    articles,
    [markdown(), site({ ...WHERE, ...options }), syndication(WHERE), ...more],
    content,
    nodeContext({ now: '2025-10-13T00:00:00Z' }),
  );
  const script = resolve(import.meta.dirname, '../../site/build.js');
  await promisify(execFile)(process.execPath, [script, '--content', content, '--out', out]);
  return { out, remove: () => rm(folder, { recursive: true }) };
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
};

export const ORIGIN = 'https://desk.example';

/** Answers every request from the folder; collects what a page asks of anybody else, and what it could not have. */
export async function only(context: BrowserContext, out: string): Promise<readonly string[]> {
  const strays: string[] = [];
  await context.route('**/*', async (route) => {
    const { origin, pathname, href } = new URL(route.request().url());
    const path = join(out, decodeURIComponent(pathname.replace(/^\/news\//, '/')), pathname.endsWith('/') ? 'index.html' : '');
    const found = origin === ORIGIN && pathname.startsWith('/news/') && existsSync(path);
    if (found) {
      await route.fulfill({ body: await readFile(path), contentType: TYPES[extname(path)] ?? 'application/octet-stream' });
      return;
    }
    strays.push(href);
    await route.abort();
  });
  return strays;
}

/** Opens a page of the site; `errors` is what went wrong in it. */
export async function open(context: BrowserContext, path: string): Promise<{ page: Page; errors: readonly string[] }> {
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(`${ORIGIN}/news${path}`);
  return { page, errors };
}
