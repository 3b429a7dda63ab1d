import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ArticlePage } from '../../src/publish/site/page.ts';
import { pathName } from '../../src/publish/site/path-name.ts';
import { site } from '../../src/publish/site/site.ts';
import { contextOf, figure, memory } from '../memory.ts';
import { full, HOSTILE, torture } from '../site/newsroom.ts';
import { APPROVED, article, BODY, FACTS } from './article.ts';

const WHERE = { url: 'https://example.org/desk', title: 'Example Desk' };

async function filesOf(articles: Parameters<ReturnType<typeof site>['render']>[0], options: Partial<Parameters<typeof site>[0]> = {}) {
  const files = new Map<string, unknown>();
  for await (const { path, content } of site({ ...WHERE, ...options }).render(articles, contextOf(memory({}))))
    files.set(path, JSON.parse(String(content)));
  return files;
}

const pageOf = async (...args: Parameters<typeof article>): Promise<ArticlePage> => {
  const found = [...(await filesOf([article(...args)])).entries()].find(([path]) => path.startsWith('site-data/articles/'));
  return found?.[1] as ArticlePage;
};

describe('the body of a page', () => {
  it('has its parts in their places, and each claim is a figure that leads to its note', async () => {
    const page = await pageOf();
    expect(page.titleHtml).toBe('China&#39;s mines grow <a class="figure" href="#figure-1">6%</a>');
    expect(page.deckHtml).toBe('The world&#39;s largest producer made <a class="figure" href="#figure-2">270,000 metric tons</a>.');
    expect(page.takeawaysHtml).toHaveLength(2);
    expect(page.sections).toMatchObject([{ id: 'section-supply', headingText: 'Supply', heading: 'Supply' }]);
    expect(page.sections[0]?.html.match(/<a class="figure" href="#figure-\d">[^<]+<\/a>/g)).toHaveLength(4);
  });

  it('every figure of the text has its note, and every note its source', async () => {
    const page = await pageOf();
    const notes = [...page.sources.flatMap(({ figures }) => figures), ...page.calculations];
    const led = new Set([...JSON.stringify(page).matchAll(/href=\\"#(figure-\d+)/g)].map((match) => match[1]));
    expect(new Set(notes.map(({ id }) => id))).toEqual(led);
    expect(page.sources.map(({ publisher, title, date, url }) => ({ publisher, title, date, url }))).toEqual([
      {
        publisher: 'U.S. Geological Survey',
        title: 'Mineral Commodity Summaries 2025',
        date: 'Jan. 31, 2025',
        url: 'https://example.org/mcs2025',
      },
      { publisher: 'U.S. Geological Survey', title: 'Mineral Commodity Summaries 2024', date: 'Jan. 31, 2024', url: null },
    ]);
  });

  it('a calculated figure tells its sum, its inputs and the sources at its ground', async () => {
    const { calculations } = await pageOf();
    expect(calculations).toMatchObject([
      {
        value: '5.88%',
        sum: '(270,000 − 255,000) ÷ 255,000 × 100',
        inputs: ['270,000 metric tons: mine production, China, 2024', '255,000 metric tons: mine production, China, 2023'],
        from: [{ number: 1 }, { number: 2 }],
      },
    ]);
  });

  it('a note says what was said, not only when', async () => {
    const { sources } = await pageOf({
      body: '# T\n\nIn [2024](fact:deal) it was [a deal](fact:deal).\n',
      ledger: { facts: [figure({ id: 'deal', value: { type: 'text', text: 'a deal' } })] },
    });
    expect(sources[0]?.figures).toMatchObject([{ value: '2024' }]);
    const counted = await pageOf({ body: '# T\n\nIn [2024](fact:now) it was [270,000](fact:now).\n', ledger: { facts: FACTS } });
    expect(counted.sources[0]?.figures).toMatchObject([{ value: '270,000 metric tons', when: '2024' }]);
  });

  it('holds no mark-up but its own, whatever its names, titles and text hold', async () => {
    const page = [...(await filesOf([torture()])).values()][0] as ArticlePage;
    const html = [
      page.titleHtml,
      page.deckHtml,
      ...page.takeawaysHtml,
      ...page.sections.map(({ heading, html: text }) => heading + text),
    ].join('\n');
    const tags = new Set([...html.matchAll(/<(\w+)/g)].map((match) => match[1]));
    expect(tags).toEqual(new Set(['a', 'p', 'section', 'table', 'tbody', 'td', 'th', 'thead', 'tr']));
    expect(html).not.toContain('javascript:');
    expect([...html.matchAll(/\s(?!class|href|scope|tabindex|aria-label)([\w-]+)="/g)]).toEqual([]);
    expect(page.jsonLd).not.toContain('<');
  });
});

describe('versions', () => {
  it('say who approved them, when, and what each changed, word by word', async () => {
    const page = [...(await filesOf([full()])).values()][0] as ArticlePage;
    expect(page.versions.map(({ label, by, when }) => [label, by, when])).toEqual([
      ['v2', 'Ada Okafor', 'Oct. 14, 2025, 3 a.m. ET'],
      ['v1', 'Ada Okafor', 'Oct. 13, 2025, 4 p.m. ET'],
    ]);
    expect(page.versions[0]?.changes[0]).toContain('<del>260,000</del><ins>270,000</ins> metric tons.');
    expect(page.versions[1]?.changes).toEqual([]);
  });

  it('what came in place of words is told whole, not word for word between the spaces that stayed', async () => {
    const [before, after] = ['The next in line are far behind.', 'Nobody else comes near, and it shows.'];
    const [earlier] = full().earlier ?? [];
    if (!earlier) throw new Error('the article has one version');
    const revised = {
      ...full(),
      body: `${BODY}\n${after} It said so.\n`,
      earlier: [{ ...earlier, body: `${BODY}\n${before} It said so.\n` }],
    };
    const page = [...(await filesOf([revised])).values()][0] as ArticlePage;
    expect(page.versions[0]?.changes).toEqual([`<del>${before}</del><ins>${after}</ins> It said so.`]);
  });

  it('whether a person changed the text is told by the hash of the text as it was written', async () => {
    const text = createHash('sha256').update(BODY).digest('hex');
    const record = { ...article().ledger.record, text };
    expect((await pageOf({ body: `\n${BODY}`, ledger: { record } })).made.edited).toBe(false);
    expect((await pageOf({ body: BODY.replace('grow', 'gain'), ledger: { record } })).made.edited).toBe(true);
  });

  it('of a draft there are none', async () => {
    expect((await pageOf()).versions).toEqual([]);
    expect((await pageOf({ approval: APPROVED })).versions).toHaveLength(1);
  });
});

describe('lists', () => {
  it('topics, companies with what was reported of them, authors and changes lead to articles', async () => {
    const body = '# MP\n\nMP made [597 metric tons](fact:mp) in [2024](fact:mp).\n';
    const files = await filesOf([
      full(),
      article({ body, ledger: { slug: 'mp', facts: [figure({ id: 'mp', subject: 'mp', amount: '597' })] } }),
    ]);
    expect(files.get('site-data/topics.json')).toEqual([
      { name: 'rare earths', url: '/topics/rare-earths/', articles: ['/full/', '/mp/'] },
      { name: 'supply: chains', url: '/topics/supply-chains/', articles: ['/full/', '/mp/'] },
    ]);
    expect(files.get('site-data/companies.json')).toMatchObject([
      {
        name: 'Mp',
        tickers: ['NYSE: MP'],
        articles: ['/full/', '/mp/'],
        figures: [
          { what: 'mine production', when: '2024', value: '597 metric tons', url: '/full/#figure-4', source: 'U.S. Geological Survey' },
        ],
      },
    ]);
    expect(files.get('site-data/authors.json')).toMatchObject([
      { name: 'Marlow Vane (AI agent)', bio: expect.arrayContaining(['Marlow Vane is a software agent, not a person.']), models: [] },
    ]);
    expect(files.get('site-data/corrections.json')).toMatchObject([
      { label: 'v2', article: { name: "China's mines grow 6%", url: '/full/' } },
    ]);
  });

  it('two names never share an address', () => {
    const names = ['AI', 'C++', 'C#', 'C', '稀土', 'نادر', '🪨', HOSTILE.long, `${HOSTILE.long}x`, HOSTILE.script, 'Rare earths'];
    expect(new Set(names.map(pathName)).size).toBe(names.length);
    for (const name of names) expect(pathName(name)).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });
});

describe('options', () => {
  it.each([
    [{ url: 'example' }, 'site: url: "example" is no address'],
    [{ theme: 'dark' }, 'site: unknown option `theme`'],
    [{ comments: { repo: 'a/b' } }, 'site: comments: repoId is missing'],
  ])('%j is refused', (options, message) => {
    expect(() => site({ ...WHERE, ...(options as object) })).toThrow(message);
  });

  it('an article may not stand where the site has a page of its own', async () => {
    await expect(filesOf([article({ ledger: { slug: 'topics' } })])).rejects.toThrow('the site has a page of its own at /topics/');
    await expect(filesOf([article({ ledger: { slug: 'topics' } })], { permalink: '/a/:slug/' })).resolves.toBeDefined();
  });
});
