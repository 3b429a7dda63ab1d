import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PRESETS, type Preset } from '../../src/publish/front-matter.ts';
import { renderMarkdown } from '../../src/publish/markdown.ts';
import { APPROVED, article, split } from './article.ts';

function front(preset: Preset, over: Parameters<typeof article>[0] = {}): Record<string, unknown> {
  return parse(split(renderMarkdown(article(over), { preset }).content).front) as Record<string, unknown>;
}

const DATE = '2025-10-13T14:22:00-04:00';
const DESCRIPTION = "The world's largest producer made 270,000 metric tons.";
const TITLE = "China's mines grow 6%";
const TAGS = ['rare earths', 'supply: chains'];

describe('front matter as each builder reads it', () => {
  it('plain', () => {
    expect(front('plain')).toMatchObject({
      title: TITLE,
      slug: 'rare-earths',
      date: DATE,
      draft: true,
      description: DESCRIPTION,
      author: 'Marlow Vane (AI agent)',
      tags: TAGS,
    });
  });

  it('hugo: own data under params, lastmod, no reserved name of its own', () => {
    const fields = front('hugo', { approval: APPROVED });
    expect(fields).toMatchObject({
      title: TITLE,
      slug: 'rare-earths',
      date: DATE,
      lastmod: '2025-10-14T03:00:00-04:00',
      draft: false,
      description: DESCRIPTION,
      tags: TAGS,
    });
    expect(Object.keys(fields).sort()).toEqual(['date', 'description', 'draft', 'lastmod', 'params', 'slug', 'tags', 'title']);
    expect(fields['params']).toMatchObject({
      author: 'Marlow Vane (AI agent)',
      version: 'v2',
      review: { status: 'approved', reviewer: 'Ada Okafor' },
    });
  });

  it('jekyll: layout, date with a blank before the offset, published, and no Liquid', () => {
    expect(front('jekyll')).toMatchObject({
      layout: 'post',
      title: TITLE,
      date: '2025-10-13 14:22:00 -0400',
      published: false,
      render_with_liquid: false,
      author: 'Marlow Vane (AI agent)',
    });
    expect(front('jekyll')).not.toHaveProperty('categories');
    expect(front('jekyll')).not.toHaveProperty('draft');
  });

  it('astro: the dates of the blog starter', () => {
    expect(front('astro')).toMatchObject({ title: TITLE, description: DESCRIPTION, pubDate: DATE, updatedDate: DATE });
    for (const date of ['pubDate', 'updatedDate']) expect(Number.isNaN(Date.parse(String(front('astro')[date])))).toBe(false);
  });

  it('eleventy: no layout, and no template language over the text', () => {
    expect(front('eleventy')).toMatchObject({ title: TITLE, date: DATE, tags: TAGS, templateEngineOverride: 'md' });
    expect(front('eleventy')).not.toHaveProperty('layout');
  });

  it('docusaurus: authors and never author, last_update, plain Markdown, and a date in UTC behind which it puts its Z', () => {
    expect(front('docusaurus')).toMatchObject({
      title: TITLE,
      slug: 'rare-earths',
      date: '2025-10-13T18:22:00',
      authors: [{ name: 'Marlow Vane (AI agent)' }],
      last_update: { date: DATE, author: 'Marlow Vane (AI agent)' },
      mdx: { format: 'md' },
      draft: true,
    });
    expect(front('docusaurus')).not.toHaveProperty('author');
  });

  it('quartz: modified, draft, description', () => {
    expect(front('quartz')).toMatchObject({ title: TITLE, description: DESCRIPTION, date: DATE, modified: DATE, draft: true, tags: TAGS });
  });

  it('a folder of another name is taken', () => {
    expect(renderMarkdown(article(), { preset: 'hugo', folder: 'content/post' }).path).toBe('content/post/rare-earths.md');
  });

  it('eleventy has no footnotes: a link’s title says what a note would, and a calculation leads to its source', () => {
    const { body } = split(renderMarkdown(article(), { preset: 'eleventy' }).content);
    expect(body).not.toContain('[^');
    expect(body).toContain(
      '[270,000 metric tons](https://example.org/mcs2025 "U.S. Geological Survey, Mineral Commodity Summaries 2025, Jan. 31, 2025")',
    );
    expect(body).toMatch(/\[5\.9%\]\(https:\/\/example\.org\/mcs2025 "Calculated: \(270,000 − 255,000\) ÷ 255,000 × 100\./);
    expect(body).toContain('up [5.9%]');
    expect(body).toMatch(/from 255,000\./);
    expect(split(renderMarkdown(article(), { preset: 'eleventy', citations: 'footnotes' }).content).body).toContain('[^1]');
  });

  it.each<[Preset, string, string]>([
    ['plain', 'rare-earths.md', 'rare-earths/2025-w42.md'],
    ['hugo', 'content/posts/rare-earths.md', 'content/posts/rare-earths-2025-w42.md'],
    ['jekyll', '_posts/2025-10-13-rare-earths.md', '_posts/2025-10-13-rare-earths-2025-w42.md'],
    ['astro', 'src/content/blog/rare-earths.md', 'src/content/blog/rare-earths-2025-w42.md'],
    ['eleventy', 'rare-earths.md', 'rare-earths-2025-w42.md'],
    ['docusaurus', 'blog/2025-10-13-rare-earths.md', 'blog/2025-10-13-rare-earths-2025-w42.md'],
    ['quartz', 'content/rare-earths.md', 'content/rare-earths-2025-w42.md'],
  ])('%s goes to %s, and an edition to %s', (preset, path, edition) => {
    expect(renderMarkdown(article(), { preset }).path).toBe(path);
    expect(renderMarkdown(article({ ledger: { edition: '2025-w42' } }), { preset }).path).toBe(edition);
  });
});

describe.each(PRESETS)('%s', (preset) => {
  it('prints the title once: in the layout or in the body', () => {
    const { body } = split(renderMarkdown(article(), { preset }).content);
    expect(body.startsWith('# ')).toBe(preset === 'plain');
    expect(body.match(/^# /gm)?.length ?? 0).toBe(preset === 'plain' ? 1 : 0);
  });

  it.each([
    '"quoted" and \'quoted\'',
    'a: b',
    '{{ x }} {% y %}',
    'ends with \\',
    '# hash',
    '- dash',
    '[a](b)',
    '*ST',
    '@at',
    '%percent',
    'null',
    '2025-10-13',
    'yes',
    'tab\tin',
    '🪨',
    'a --- b',
    '| pipe',
  ])('keeps the title %s whole', (title) => {
    const escaped = title.replace(/[\\`*_[\]<>{}|~]/g, '\\$&');
    expect(front(preset, { body: `# ${escaped}\n\nDeck [270,000 metric tons](fact:now).\n` })['title']).toBe(title);
  });

  it('quotes every string, so that no date, number or word is read as another thing', () => {
    const { front: yaml } = split(renderMarkdown(article(), { preset }).content);
    for (const line of yaml.split('\n'))
      expect(line).toMatch(/^\s*(?:- )?(?:[\w_-]+:|"[^\n]*")(?: (?:"[^\n]*"|true|false|null|\d+|\[\]))?$/);
  });
});

it('tells how it was made, reviewed and sourced', () => {
  expect(front('plain', { approval: APPROVED })).toMatchObject({
    version: 'v2',
    ai: { digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/dataDrivenMedia', template: 'note@abababababab', model: null },
    review: { status: 'approved', reviewer: 'Ada Okafor', at: '2025-10-14T03:00:00-04:00' },
    summary: ['Output was 270,000 metric tons in 2024.', 'It rose 5.9%.'],
    readingTime: 1,
    sources: [
      {
        title: 'Mineral Commodity Summaries 2025',
        publisher: 'U.S. Geological Survey',
        publishedAt: '2025-01-31',
        url: 'https://example.org/mcs2025',
      },
      { title: 'Mineral Commodity Summaries 2024', url: null },
    ],
    factsHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(front('plain')).toMatchObject({ version: 'draft', review: { status: 'unreviewed' } });
});

it('names the tickers of companies it makes claims about, and of no others', () => {
  expect(front('plain')['tickers']).toEqual([]);
  const facts = article().ledger.facts.map((fact) => ({ ...fact, subject: 'mp' }));
  expect(front('plain', { ledger: { facts } })['tickers']).toEqual(['XNYS MP']);
});
