import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nodeContext } from '../../src/context-node.ts';
import { CARD, type CardWords, cardAlt, cardWords, drawCard } from '../../src/publish/card.ts';
import { wrap } from '../../src/publish/chart-look.ts';
import { jsonLd } from '../../src/publish/json-ld.ts';
import type { ArticlePage } from '../../src/publish/site/page.ts';
import { site } from '../../src/publish/site/site.ts';
import { syndication } from '../../src/publish/syndication.ts';
import { TORTURE } from '../markdown.ts';
import { memory } from '../memory.ts';
import { APPROVED, article } from './article.ts';

const disk = nodeContext({ now: '2025-10-13T14:22:00-04:00' });
const words = cardWords(article(), 'The Desk');
const size = (png: Uint8Array) => [Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)];

describe('what a card says', () => {
  it('is the article’s: title, byline, label, day, and a figure that the title does not tell', () => {
    expect(words).toEqual({
      publication: 'The Desk',
      day: 'Oct. 13, 2025',
      title: "China's mines grow 6%",
      author: 'By Marlow Vane (AI agent)',
      label: 'Generated from sourced data by templates; no AI model wrote or edited it. Unreviewed draft.',
      figure: { surface: '270,000 metric tons', what: 'Mine production, China, 2024' },
    });
    expect(cardAlt(words)).toBe("China's mines grow 6%. 270,000 metric tons: Mine production, China, 2024.");
  });

  it('names who reviewed it, and does without a figure where there is none', () => {
    const plain = cardWords(article({ approval: APPROVED, body: '# No figure\n\nNone.\n' }), 'The Desk');
    expect(plain.label).toMatch(/Reviewed by Ada Okafor\.$/);
    expect(plain.figure).toBeUndefined();
    expect(cardAlt(plain)).toBe('No figure');
  });
});

describe('the picture', () => {
  it('has the size that networks ask for, and is the same bytes each time', async () => {
    const png = await drawCard(words, disk);
    expect(size(png)).toEqual([CARD.width, CARD.height]);
    expect(Buffer.compare(png, await drawCard(words, disk))).toBe(0);
    expect(Buffer.compare(png, await drawCard({ ...words, title: 'Another' }, disk))).not.toBe(0);
  });

  it('is drawn once where there is a folder to keep it', async () => {
    const files = memory({});
    const readBytes = async (path: string) => (path.endsWith('.ttf') ? readFileSync(path) : await files.readBytes(path));
    const booth = { files: { ...files, readBytes }, cache: '/cache/drafts' };
    const png = await drawCard(words, booth);
    expect(files.writes).toEqual([expect.stringMatching(/^\/cache\/cards\/[0-9a-f]{64}\.png$/)]);
    expect(Buffer.compare(png, await drawCard(words, booth))).toBe(0);
    expect(files.writes).toHaveLength(1);
  });

  it.each([...TORTURE, 'x'.repeat(300), 'long words '.repeat(60), 'مرحبا 中文 🪨'])('%j fits as every word of it', async (text) => {
    const all: CardWords = { publication: text, day: text, title: text, author: text, label: text, figure: { surface: '12%', what: text } };
    expect(size(await drawCard(all, disk))).toEqual([CARD.width, CARD.height]);
  });
});

describe('lines', () => {
  it('hold every word, cut one that is too long between letters, and end in an ellipsis where there is no room', () => {
    expect(wrap('one two three', 10, 40, 5)).toEqual(['one two', 'three']);
    expect(wrap('x'.repeat(12), 10, 30, 9).join('')).toBe('x'.repeat(12));
    expect(wrap('one two three four', 10, 40, 2)).toEqual(['one two', 'three…']);
    expect(wrap('👩‍🔬👩‍🔬👩‍🔬', 10, 25, 9)).toEqual(['👩‍🔬', '👩‍🔬', '👩‍🔬']);
  });
});

describe('where it is named', () => {
  const where = { url: 'https://example.org/desk', title: 'The Desk', cards: true };
  const publishing = { ...disk, cache: undefined };

  it('site() makes it and its page names it with its words and size; without `cards` neither', async () => {
    const made = new Map<string, string | Uint8Array>();
    for await (const { path, content } of site(where).render([article()], publishing)) made.set(path, content);
    expect(size(made.get('cards/rare-earths.png') as Uint8Array)).toEqual([1200, 630]);
    const [, page] = [...made].find(([path]) => path.startsWith('site-data/articles/')) ?? [];
    expect((JSON.parse(String(page)) as ArticlePage).openGraph).toEqual(
      expect.arrayContaining([
        { property: 'og:image', content: 'https://example.org/desk/cards/rare-earths.png' },
        { property: 'og:image:alt', content: cardAlt(words) },
        { property: 'twitter:card', content: 'summary_large_image' },
      ]),
    );
    for await (const { path, content } of site({ ...where, cards: false }).render([article()], publishing)) {
      expect(path).not.toMatch(/png$/);
      expect(String(content)).not.toContain('og:image');
    }
  });

  it('feeds and JSON-LD name it too', async () => {
    const texts: string[] = [];
    for (const publisher of [jsonLd(where), syndication(where)])
      for await (const { path, content } of publisher.render([article({ ledger: { edition: '2025' } })], publishing))
        if (/jsonld$|feed\.json$/.test(path)) texts.push(String(content));
    expect(texts).toHaveLength(2);
    for (const text of texts) expect(text).toContain('"image": "https://example.org/desk/cards/rare-earths/2025.png"');
  });
});
