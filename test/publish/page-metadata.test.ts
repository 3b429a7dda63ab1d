/** What stands at the head of a page, and the picture it is shared with: front matter of every builder, Open Graph, cards, HTML. */
import { HtmlValidate } from 'html-validate';
import { beforeAll, describe, expect, it } from 'vitest';
import { nodeContext } from '../../src/context-node.ts';
import type { Article } from '../../src/model/article.ts';
import { CARD } from '../../src/publish/card.ts';
import { PRESETS } from '../../src/publish/front-matter.ts';
import { renderMarkdown } from '../../src/publish/markdown.ts';
import type { ArticlePage } from '../../src/publish/site/page.ts';
import { site } from '../../src/publish/site/site.ts';
import { APPROVED, article, split } from './article.ts';
import { frontMatterProblems, openGraphProblems, pngProblems } from './front-matter-schemas.ts';

const ARTICLES: readonly (readonly [string, Article])[] = [
  ['an approved article', article({ approval: APPROVED, ledger: { edition: '2025-10' } })],
  ['a draft', article()],
  ['a corrected one', article({ approval: { ...APPROVED, correction: 'It was <6%>: not "7%".' } })],
  ['a withdrawn one', article({ body: '# Withdrawn: gallium\n\nA notice.\n', approval: { ...APPROVED, withdrawal: 'its source was' } })],
  [
    'one with a hostile name',
    article({ body: '# --- : "R&D" {{ x }} # no\n\nA *deck* \\$5 {% raw %}.\n', ledger: { topics: ['no', '1e3', 'a: b'] } }),
  ],
];

describe.each(PRESETS)('front matter for %s', (preset) => {
  it.each(ARTICLES)('of %s is what the builder takes', (_what, given) => {
    expect(frontMatterProblems(preset, split(renderMarkdown(given, { preset, receipts: '.' }).content).front)).toEqual([]);
  });

  it('is refused with a moment in words, a name of our own, a key twice, or a title that is none', () => {
    const { front } = split(renderMarkdown(article(), { preset }).content);
    for (const bad of [
      front.replace(/^((?:pubD|d)ate:) .*$/m, '$1 "Monday"'),
      `${front}\nours: true\n`,
      `${front}\ntitle: "again"\n`,
      front.replace(/^title: .*$/m, 'title: 2025'),
    ]) {
      expect(bad).not.toBe(front);
      expect(frontMatterProblems(preset, bad)).not.toEqual([]);
    }
  });

  it('a later version keeps path and date, wherever the builder shows when it changed', () => {
    const first = article({ approval: { ...APPROVED, version: 1 } });
    const earlier = [{ body: first.body, ledger: first.ledger, approval: { ...APPROVED, version: 1 } }];
    const later = article({ approval: { ...APPROVED, at: '2025-12-01T09:00:00Z' }, earlier, ledger: { asOf: '2025-11-30T09:00:00Z' } });
    const dateOf = (given: Article): unknown => /^(?:pubD|d)ate: .*$/m.exec(renderMarkdown(given, { preset }).content)?.[0];
    expect(renderMarkdown(later, { preset }).path).toBe(renderMarkdown(first, { preset }).path);
    expect(dateOf(later)).toBe(dateOf(first));
  });
});

describe('a page of the site', () => {
  let page: ArticlePage;
  let card: Uint8Array = new Uint8Array();
  const described = (): Record<string, unknown> => JSON.parse(page.jsonLd) as Record<string, unknown>;

  beforeAll(async () => {
    const where = { url: 'https://example.org/desk', title: 'Desk & <Co>', cards: true };
    for await (const { path, content } of site(where).render([article({ approval: APPROVED })], nodeContext({ log: () => undefined }))) {
      if (path === 'site-data/articles/rare-earths.json') page = JSON.parse(String(content)) as ArticlePage;
      if (path === 'cards/rare-earths.png' && typeof content !== 'string') card = content;
    }
  });

  it('says in Open Graph what it says in JSON-LD', () => {
    expect(openGraphProblems(page.openGraph, described())).toEqual([]);
  });

  it.each([
    ['no title', (tags: ArticlePage['openGraph']) => tags.filter(({ property }) => property !== 'og:title')],
    ['a title twice', (tags: ArticlePage['openGraph']) => [...tags, { property: 'og:title', content: 'x' }]],
    ['a picture without words', (tags: ArticlePage['openGraph']) => tags.filter(({ property }) => property !== 'og:image:alt')],
    [
      'another moment',
      (tags: ArticlePage['openGraph']) =>
        tags.map((tag) => (tag.property === 'article:published_time' ? { ...tag, content: '2024-01-01T00:00:00Z' } : tag)),
    ],
  ])('is refused with %s', (_what, change) => {
    expect(openGraphProblems(change(page.openGraph), described())).not.toEqual([]);
  });

  it('has a card that is a picture of its size; one that is cut off or of another size is none', () => {
    expect(pngProblems(card, CARD.width, CARD.height)).toEqual([]);
    expect(pngProblems(card.subarray(0, -20), CARD.width, CARD.height)).toEqual(['cut off']);
    expect(pngProblems(card, 100, 100)).toEqual(['another width', 'another height']);
    expect(pngProblems(new TextEncoder().encode('<svg/>'), CARD.width, CARD.height)).toEqual(['no PNG']);
  });

  it.each(['<p>R&D <b>x</p>', '<img src="a.png">', '<p id="a"></p><p id="a"></p>'])('%s is no valid HTML', async (body) => {
    const validator = new HtmlValidate({ extends: ['html-validate:recommended'] });
    const { valid } = await validator.validateString(
      `<!DOCTYPE html>\n<html lang="en"><head><title>t</title></head><body>${body}</body></html>`,
    );
    expect(valid).toBe(false);
  });
});
