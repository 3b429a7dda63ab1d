/** Feeds and sitemaps against schemas and a checker of feeds: ours pass, and each check is seen to refuse what is broken. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { syndication } from '../../src/publish/syndication.ts';
import { contextOf, memory } from '../memory.ts';
import { APPROVED, article, BODY } from './article.ts';
import { feedMessages } from './feed-checker.ts';
import { jsonFeedProblems } from './json-feed.ts';
import { xmlProblems } from './xmllint.ts';

const NAME = 'Desk & <Co> "Daily" 🪨';
const SITE = { url: 'https://desk.example.org/blog/', title: NAME, description: 'Figures\u0000 with sources & more', cards: true };

const first = article({ approval: { version: 1, by: 'Ada Okafor', at: '2025-10-13T20:00:00Z' } });
const ARTICLES: readonly Article[] = [
  article({
    approval: { ...APPROVED, correction: 'The share was <6%>, not 7%.' },
    earlier: [{ body: first.body, ledger: first.ledger, approval: { version: 1, by: 'Ada Okafor', at: '2025-10-13T20:00:00Z' } }],
    ledger: { asOf: '2025-10-14T01:00:00-04:00' },
  }),
  article({
    approval: APPROVED,
    ledger: { slug: 'weekly', edition: '2025-w42', asOf: '2025-10-14T02:00:00-04:00', topics: ['a\u0008 "b" & <c>'] },
  }),
  article({
    approval: APPROVED,
    body: BODY.replace("China's mines grow", 'R&D \\<b>bold\\</b> ]]> \u0001\uFFFE\uD800 🪨 grow'),
    ledger: { slug: 'marked-up' },
  }),
  article({
    approval: { ...APPROVED, version: 3, withdrawal: 'its source was withdrawn' },
    body: '# Withdrawn: gallium\n\nThis article was withdrawn.\n',
    ledger: { slug: 'gone' },
  }),
];

const made: Record<string, string> = {};
beforeAll(async () => {
  for await (const { path, content } of syndication(SITE).render(ARTICLES, contextOf(memory({})))) made[path] = String(content);
});

const CHECKS: Readonly<Record<string, (text: string) => Promise<readonly unknown[]>>> = {
  'feed.xml': async (xml) => [...(await xmlProblems(xml, 'rss.rng')), ...feedMessages(xml)],
  'atom.xml': async (xml) => [...(await xmlProblems(xml, 'atom.rng')), ...feedMessages(xml)],
  'feed.json': async (json) => jsonFeedProblems(json),
  'sitemap.xml': (xml) => xmlProblems(xml, 'sitemap.xsd', ['sitemap-news.xsd']),
  'news-sitemap.xml': (xml) => xmlProblems(xml, 'sitemap.xsd', ['sitemap-news.xsd']),
};

const problems = async (path: string, text: string): Promise<readonly unknown[]> => (await CHECKS[path]?.(text)) ?? ['no check'];

describe('feeds', () => {
  it('all are checked', () => {
    expect(Object.keys(made).sort()).toEqual(Object.keys(CHECKS).sort());
  });

  it.each(Object.keys(CHECKS))('%s passes its schema and checks, whatever titles, names and topics hold', async (path) => {
    const text = made[path] ?? '';
    // A title of RSS and Atom is plain text, which a checker that looks for HTML cannot know.
    const found = (await problems(path, text)).filter(
      (one) => !(typeof one === 'object' && (one as { message: string }).message === 'ContainsHTML'),
    );
    expect(found).toEqual([]);
    expect(text).toContain('marked-up');
  });

  it.each<[path: string, what: string, good: RegExp, bad: string]>([
    ['feed.xml', 'no title of the channel', /<title>.*?<\/title>/s, ''],
    ['feed.xml', 'a moment as Atom writes it', /<pubDate>.*?</, '<pubDate>2025-10-13T14:22:00Z<'],
    ['feed.xml', 'a relative address', /<link>https:\/\/desk\.example\.org\/blog\/weekly/, '<link>/weekly'],
    ['feed.xml', 'a bare ampersand', /<docs>/, '<docs>R&D '],
    ['feed.xml', 'another version', /version="2\.0"/, 'version="0.92"'],
    ['feed.xml', 'an item with two links', /<guid/, '<link>https://example.org/</link><guid'],
    ['atom.xml', 'no id', /<id>https.*?<\/id>/, ''],
    ['atom.xml', 'a moment as RSS writes it', /<updated>.*?</, '<updated>Mon, 13 Oct 2025 18:22:00 GMT<'],
    ['atom.xml', 'a moment without a zone', /<published>([^<]*)Z</, '<published>$1<'],
    ['atom.xml', 'a summary without words', /<summary>.*?<\/summary>/s, '<summary></summary>'],
    ['atom.xml', 'an id that is no address', /<id>tag:[^<]*</, '<id>weekly<'],
    ['feed.json', 'a number for an id', /"id": "[^"]*"/, '"id": 7'],
    ['feed.json', 'another version', /version\/1\.1/, 'version/2'],
    ['feed.json', 'an item without content', /"content_text": ("(?:[^"\\]|\\.)*"),/, ''],
    ['feed.json', 'a key of our own without its mark', /"language"/, '"ai": true, "language"'],
    ['feed.json', 'a change before the publication', /"date_modified": "2025/, '"date_modified": "2024'],
    ['sitemap.xml', 'a relative address', /<loc>https:\/\/desk\.example\.org/, '<loc>'],
    ['sitemap.xml', 'a moment in words', /<lastmod>[^<]*</, '<lastmod>Oct. 13, 2025<'],
    ['sitemap.xml', 'an address twice', /(<url>.*?<\/url>)/s, '$1$1'],
    ['news-sitemap.xml', 'no title', /<news:title>.*?<\/news:title>/s, ''],
    ['news-sitemap.xml', 'a language in words', /<news:language>en/, '<news:language>English'],
    ['news-sitemap.xml', 'a tag Google does not read any more', /<\/news:news>/, '<news:genres>Blog</news:genres></news:news>'],
  ])('%s with %s is refused', async (path, _what, good, bad) => {
    const text = made[path] ?? '';
    expect(text).toMatch(good);
    const broken = text.replace(good, bad);
    expect((await problems(path, broken)).length).toBeGreaterThan((await problems(path, text)).length);
  });

  it('a version keeps the moment of the first, and says when it changed', () => {
    const { items } = JSON.parse(made['feed.json'] ?? '') as { items: { id: string; date_published: string; date_modified: string }[] };
    expect(items.find(({ id }) => id.endsWith(':rare-earths'))).toMatchObject({
      date_published: '2025-10-13T18:22:00.000Z',
      date_modified: '2025-10-14T07:00:00.000Z',
    });
  });

  it('characters that no XML may hold are left out, and all else stands', () => {
    for (const name of ['feed.xml', 'atom.xml', 'news-sitemap.xml']) {
      expect(made[name], name).not.toMatch(/(?![\t\n\r])\p{Cc}|\uFFFE/u);
      expect(made[name], name).toContain('🪨 grow');
    }
  });
});

describe('the checker of feeds', () => {
  const rss = (inside: string): string =>
    `<rss version="2.0"><channel><title>t</title><link>https://e.org/</link><description>d</description>${inside}</channel></rss>`;

  it.each<[string, string]>([
    ['DuplicateValue', rss('<item><guid>a</guid></item><item><guid><![CDATA[a]]></guid></item>')],
    ['DuplicateElement', rss('<language>en</language><language>de</language>')],
    ['InvalidRFC2822Date', rss('<pubDate>Thu, 19 Jul 2006 23:08:26 +1000</pubDate>')],
    ['InvalidLanguage', rss('<language>nonsense language</language>')],
    ['MissingAttribute', rss('<item><enclosure url="https://e.org/a.mp3" type="audio/mpeg"/></item>')],
    ['InvalidIntegerAttribute', rss('<item><enclosure url="https://e.org/a.mp3" length="x" type="audio/mpeg"/></item>')],
    ['ContainsHTML', rss('<item><title>a &lt;b&gt;bold&lt;/b&gt; title</title></item>')],
    ['SAXError', rss('<item>')],
    ['MissingElement', '<feed xmlns="http://www.w3.org/2005/Atom"/>'],
    ['InvalidTAG', '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:id>tag:e.org,03:x</a:id></a:feed>'],
  ])('says %s', (message, xml) => {
    expect(feedMessages(xml).map((one) => one.message)).toContain(message);
  });

  it('says nothing of a feed that is right', () => {
    expect(feedMessages(rss('<item><title>AT&amp;T</title><pubDate>9 Feb 06 23:59 GMT</pubDate></item>'))).toEqual([]);
  });
});
