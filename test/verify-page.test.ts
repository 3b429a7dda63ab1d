/** Published pages against their receipts, from the disk and over a real server; tampered ones, ones without, and broken answers. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { nodeContext } from '../src/context-node.ts';
import type { PageReport } from '../src/judge-page.ts';
import type { Article } from '../src/model/article.ts';
import type { Fact } from '../src/model/fact.ts';
import { parseDraft } from '../src/newsroom/draft-file.ts';
import { renderMarkdown } from '../src/publish/markdown.ts';
import { receiptPath } from '../src/publish/receipt-link.ts';
import { receiptText } from '../src/receipt.ts';
import { verifyPage } from '../src/verify-page.ts';
import { type Reply, type Route, serve } from './gather/server.ts';
import { demoDrafts } from './verify/demo.ts';
import { htmlOf } from './verify/page/html-page.ts';

const context = nodeContext({ now: '2026-01-05T09:00:00Z', log: () => undefined });
const OPTIONS = { private: false, payload: () => undefined, retryAfter: 1 };
let folder = '';
let flagship: Article;
let markdown = '';
let html = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'factloom-pages-'));
  const demo = (await demoDrafts()).find(({ slug }) => slug === 'rare-earth-ai-hardware');
  if (!demo) throw new Error('the flagship is gone');
  flagship = { body: parseDraft('flagship.md', demo.text).body, ledger: demo.ledger, approval: null };
  markdown = renderMarkdown(flagship, { receipts: '.' }).content;
  html = htmlOf(markdown, receiptPath(flagship));
  await write(receiptPath(flagship), receiptText(flagship));
});

afterAll(async () => await rm(folder, { recursive: true }));

async function write(path: string, content: string): Promise<string> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

/** Verifies a page on the disk, its receipt beside it. */
async function judged(content: string, name = 'page.html'): Promise<Exclude<PageReport, { receipt: null }>> {
  const report = await verifyPage(await write(name, content), OPTIONS, context);
  if (report.receipt === null) throw new Error('no receipt was found');
  return report;
}

describe('a page as it was published', () => {
  it.each(['page.html', 'page.md'])('matches figure for figure: %s', async (name) => {
    const report = await judged(name.endsWith('md') ? markdown : html, name);
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ id: 'rare-earth-ai-hardware/draft', newest: undefined, revised: [], beside: [] });
    expect(report.figures).toBeGreaterThan(60);
    expect(report.matching).toBe(report.figures);
  });

  it('with typographic quotes, other blanks and navigation matches too', async () => {
    const themed = html
      .replaceAll("'", '’')
      .replace(' metric tons', '&nbsp;metric\n      tons')
      .replace('<main>', '<nav>Gold up 90% to $9,000</nav><main>')
      .replace('</main>', '</main><footer>© 1999 Somebody</footer>');
    const report = await judged(themed);
    expect(report.problems).toEqual([]);
    expect(report.matching).toBe(report.figures);
    expect(report.beside.map(({ text }) => text)).toContain('$9,000');
  });

  it('may hold its receipt itself', async () => {
    const script = `<script type="application/vnd.factloom.receipt+json">${JSON.stringify(JSON.parse(receiptText(flagship))).replaceAll('<', '\\u003c')}</script>`;
    const report = await judged(html.replace(/<link [^>]*>/, script));
    expect(report.receipt).toMatch(/\(embedded\)$/);
    expect(report.problems).toEqual([]);
  });

  it('a receipt alone is verified as what it says', async () => {
    const report = await verifyPage(join(folder, receiptPath(flagship)), OPTIONS, context);
    expect(report).toMatchObject({ problems: [], id: 'rare-earth-ai-hardware/draft' });
  });
});

describe('a tampered page', () => {
  it.each<[string, string, string, string[], number]>([
    ['a digit', '597 metric tons', '697 metric tons', ['changed', 'claim-value'], 1],
    ['a direction', 'up 119%', 'down 119%', ['changed', 'direction'], 1],
    ['a name', 'MP Materials made', 'Lynas made', ['changed', 'subject'], 1],
    ['a name that nobody knows', 'MP Materials made', 'Acme Metals made', ['changed', 'unknown-name'], 0],
    ['a unit', '$57.4 million', '$57.4 billion', ['changed', 'claim-value'], 1],
    ['a date', 'due on Dec. 1<', 'due on Dec. 21<', ['changed', 'claim-value'], 1],
    ['a word that is no figure', 'Washington has opened', 'Washington has not opened', ['changed'], 0],
  ])('%s: said, with what was approved', async (_what, was, now, rules, lost) => {
    expect(html).toContain(was);
    const report = await judged(html.replaceAll(was, now));
    const found = new Set(report.problems.map(({ rule }) => rule));
    for (const rule of rules) expect([...found]).toContain(rule);
    expect(report.figures - report.matching).toBeGreaterThanOrEqual(lost);
  });

  it('names the words that stand there and those that were approved', async () => {
    const { problems } = await judged(html.replace('produced 597 metric tons', 'produced 697 metric tons'));
    expect(problems).toContainEqual(expect.objectContaining({ rule: 'changed', actual: '697', expected: '597' }));
    expect(problems).toContainEqual(
      expect.objectContaining({ rule: 'claim-value', actual: '697 metric tons', expected: '597 metric tons' }),
    );
  });

  it.each([
    ['a sentence put into a paragraph', (page: string) => page.replace('The next in line', 'Prices rose 90%. The next in line'), 'changed'],
    [
      'a paragraph put in',
      (page: string) => page.replace('<p>The next in line', '<p>Mines in Brazil closed.</p><p>The next in line'),
      'added',
    ],
    ['a figure put at the end', (page: string) => page.replace('</article>', '<p>Shares rose 93% since.</p></article>'), 'added'],
    ['a paragraph taken out', (page: string) => page.replace(/<p>Gallium[\s\S]*?<\/p>/, ''), 'missing'],
  ])('%s is found', async (_what, change, rule) => {
    expect(change(html)).not.toBe(html);
    expect((await judged(change(html))).problems.map((problem) => problem.rule)).toContain(rule);
  });

  it('words that a reader does not see stand for nothing', async () => {
    const { problems } = await judged(html.replace('69.2%', '<span hidden>69.2%</span>96.2%'));
    expect(problems).toContainEqual(expect.objectContaining({ actual: '96.2%', expected: '69.2%' }));
  });
});

describe('a receipt', () => {
  it('that was changed is refused', async () => {
    const other = await write('other/receipt.json', receiptText(flagship).replace('"270000"', '"280000"'));
    await expect(verifyPage(await write('page.html', html), { ...OPTIONS, receipt: other }, context)).rejects.toThrow(
      'changed after it was written',
    );
  });

  it('of another article is refused by the hash of the facts', async () => {
    const facts = flagship.ledger.facts.slice(1);
    const other = await write('other/receipt.json', receiptText({ ...flagship, ledger: { ...flagship.ledger, facts } }));
    await expect(verifyPage(await write('page.md', markdown), { ...OPTIONS, receipt: other }, context)).rejects.toThrow(
      'not that of the page',
    );
  });

  it('made anew around a false figure fails by its sources: the excerpt and the sum are read again', async () => {
    const facts = flagship.ledger.facts.map(
      (fact): Fact =>
        fact.id === 'usgs.ree-mine-production.china.2024@mcs2025' && fact.value.type === 'quantity'
          ? ({ ...fact, value: { ...fact.value, amount: '280000' } } as Fact)
          : fact,
    );
    const body = flagship.body.replaceAll('270,000', '280,000');
    const forged: Article = { ...flagship, body, ledger: { ...flagship.ledger, facts } };
    await write('forged/receipts/rare-earth-ai-hardware/draft.json', receiptText(forged));
    const report = await judged(htmlOf(renderMarkdown(forged).content, receiptPath(forged)), 'forged/page.html');
    expect(report.matching).toBeLessThan(report.figures);
    expect(report.problems.map(({ rule }) => rule)).toContain('source');
  });

  it('that a newer version follows: what was revised since is counted', async () => {
    const approved = (version: number, amount: string): Article => ({
      ...flagship,
      approval: { version, by: 'Ada Okafor', at: '2025-10-14T09:00:00-04:00' },
      ledger: {
        ...flagship.ledger,
        facts: flagship.ledger.facts.map(
          (fact): Fact =>
            fact.id.includes('ndpr-production.lynas') && fact.value.type === 'quantity'
              ? ({ ...fact, value: { ...fact.value, amount } } as Fact)
              : fact,
        ),
      },
    });
    const [first, second] = [approved(1, '2080'), approved(2, '2090')];
    await write(`versions/${receiptPath(first)}`, receiptText(first));
    await write(`versions/${receiptPath(second)}`, receiptText(second));
    await write('versions/receipts/rare-earth-ai-hardware/latest.json', '{ "receipt": "v2.json" }');
    const report = await judged(renderMarkdown(first, { receipts: '.' }).content, 'versions/page.md');
    expect(report).toMatchObject({ problems: [], newest: 'rare-earth-ai-hardware/v2' });
    expect(report.revised.map(({ surface }) => surface)).toEqual(['2,080 metric tons']);
  });
});

describe('a page without a receipt', () => {
  it('every figure, date and name is listed', async () => {
    const file = await write('plain.html', '<h1>Ore jumps</h1><p>Northwind Ores sold 4,200 metric tons in March 2025, up 12%.</p>');
    const report = await verifyPage(file, OPTIONS, context);
    expect(report.receipt).toBeNull();
    expect(report.receipt === null && report.untraced.map(({ kind, text }) => [kind, text])).toEqual([
      ['figure', '4,200 metric tons'],
      ['date', 'March 2025'],
      ['figure', '12%'],
      ['name', 'Northwind Ores'],
    ]);
  });

  it('a name is listed once, however it stands, and none of a heading', async () => {
    const text =
      '# The Next Wave\n\nIn May Peru joined. Then Peru’s mines, which Peru had shut, sold $300B of ore to the U.S. and Ghana.\n';
    const report = await verifyPage(await write('names.md', text), OPTIONS, context);
    const names = report.receipt === null ? report.untraced.filter(({ kind }) => kind === 'name') : [];
    expect(names.map(({ text: name, times }) => [name, times])).toEqual([
      ['Peru', 3],
      ['U.S.', 1],
      ['Ghana', 1],
    ]);
  });

  it('a text that says nothing of the kind has nothing to list', async () => {
    expect(await verifyPage(await write('empty.md', 'Nothing happened.\n'), OPTIONS, context)).toMatchObject({ untraced: [] });
  });
});

describe('over the web', () => {
  const served = async (route: Route): Promise<string> => {
    const server = await serve(route);
    onTestFinished(async () => await server.close());
    return server.url;
  };
  const verifyAt = async (url: string, more: object = {}) => await verifyPage(url, { ...OPTIONS, private: true, ...more }, context);

  it('a page and its receipt, by a relative link', async () => {
    const linked = { body: html.replace('href="receipts', 'href="../receipts') };
    const url = await served(({ pathname }) =>
      pathname === '/a/' ? linked : pathname.endsWith('draft.json') ? { body: receiptText(flagship) } : undefined,
    );
    const report = await verifyAt(`${url}/a/`);
    expect(report).toMatchObject({ receipt: `${url}/receipts/rare-earth-ai-hardware/draft.json`, problems: [] });
  });

  it('is not asked on a private address unless that is said', async () => {
    const url = await served(() => ({ body: html }));
    await expect(verifyAt(url, { private: false })).rejects.toThrow('has the private address 127.0.0.1');
  });

  it.each<[string, Reply, string]>([
    ['a page that is not there', { status: 404, body: 'gone' }, 'answered 404 (not there)'],
    ['a page that is cut off', { body: '<p>half', cut: true }, 'could not be read to the end'],
    ['a page without end', { body: `<p>${'x'.repeat(5_000_100)}` }, 'answered more than 2 MB'],
    [
      'one that sends on to a private address',
      { status: 302, body: '', headers: { location: 'http://10.0.0.1/' } },
      'has the private address 10.0.0.1',
    ],
    [
      'one that sends on to this machine by name',
      { status: 302, body: '', headers: { location: 'http://localhost:8089/' } },
      'has the private address',
    ],
    ['a page nested without end', { body: '<div>'.repeat(100_000) }, 'deep inside one another'],
    ['a page of nothing but paragraphs', { body: '<p>x'.repeat(6000) }, 'it has 6000 blocks of text'],
    [
      'a receipt that is not there',
      { body: '<link rel="alternate" type="application/vnd.factloom.receipt+json" href="data:,x"><p>1' },
      'a receipt that is no address',
    ],
  ])('%s is told as what it is', async (_what, answer, message) => {
    const url = await served(() => answer);
    await expect(verifyAt(url)).rejects.toThrow(message);
  });

  it('a page whose receipt is gone, or is a page', async () => {
    const gone = await served(({ pathname }) => (pathname === '/' ? { body: html } : undefined));
    await expect(verifyAt(`${gone}/`)).rejects.toThrow('answered 404 (not there)');
    const page = await served(() => ({ body: html }));
    await expect(verifyAt(`${page}/`)).rejects.toThrow('no receipt');
  });
});
