/** Feeds of every kind and pages with JSON-LD, as leads; written here in the shapes that publishers use. */
import { afterEach, describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/errors.ts';
import { type FeedSource, feeds } from '../../src/gather/feeds.ts';
import { diskCache } from '../../src/gather/http-cache.ts';
import { memory } from '../memory.ts';
import { connectorContract } from './contract.ts';
import { type Ran, type Run, run } from './run.ts';
import { type Reply, type Server, serve } from './server.ts';

const rss = (items: string, more = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${more}<rss version="2.0"><channel><title>Bureau of Ores &amp; Metals</title><link>https://example.org/</link>${items}</channel></rss>`;
const ITEM =
  '<item><title>Quota for &#8216;heavy&#8217; ores set</title><link>https://example.org/news/7?utm_source=rss#top</link><guid isPermaLink="false">news-7</guid><pubDate>Wed, 18 Nov 2026 16:05:00 -0500</pubDate></item>';
const source: FeedSource = { url: 'https://example.org/feed.xml' };
const connector = () => feeds({ feeds: [source] });

connectorContract({
  connector,
  route: () => ({ body: rss(ITEM) }),
  atLeast: 1,
  leads: true,
  odd: {
    error: '{"error":"the feed has moved"}',
    empty: rss(''),
    renamed: (good) =>
      good
        .replace('<link>https://example.org/news', '<address>https://example.org/news')
        .replace('</link><guid', '</address><id')
        .replace('</guid>', '</id>'),
  },
});

describe('feeds', () => {
  let server: Server | undefined;
  afterEach(async () => await server?.close());
  const ran = async (reply: Reply | string, more: Omit<Run, 'server'> = {}, from: FeedSource = source): Promise<Ran> => {
    server = await serve(() => (typeof reply === 'string' ? { body: reply } : reply));
    return await run(feeds({ feeds: [from] }), { ...more, server });
  };

  test('an item of RSS is a lead, and no figure', async () => {
    const { leads, facts } = await ran(rss(ITEM));
    expect(facts).toEqual([]);
    expect(leads).toEqual([
      {
        kind: 'lead',
        id: 'https://example.org/feed.xml#news-7',
        title: 'Quota for ‘heavy’ ores set',
        url: 'https://example.org/news/7?utm_source=rss#top',
        publisher: 'Bureau of Ores & Metals',
        publishedAt: '2026-11-18T21:05:00Z',
        firstSeenAt: '2026-11-23T12:00:00Z',
      },
    ]);
  });

  test('a feed that asks to be left alone for an hour is not asked again within it', async () => {
    server = await serve(() => ({ body: rss(`<ttl>60</ttl>${ITEM}`) }));
    const cache = diskCache('/cache', memory({}));
    const at = async (now: string): Promise<number> => {
      if (!server) throw new Error('no server');
      expect((await run(connector(), { server, cache, now })).leads).toHaveLength(1);
      return server.asked.length;
    };
    expect(await at('2026-11-23T12:00:00Z')).toBe(1);
    expect(await at('2026-11-23T12:59:00Z')).toBe(1);
    expect(await at('2026-11-23T13:00:00Z')).toBe(2);
    expect(await at('2026-11-23T13:59:00Z')).toBe(2);
  });

  test('a feed that says nothing of it is asked each time', async () => {
    server = await serve(() => ({ body: rss(ITEM) }));
    const cache = diskCache('/cache', memory({}));
    for (let count = 1; count < 3; count++) {
      await run(connector(), { server, cache });
      expect(server.asked).toHaveLength(count);
    }
  });

  test('an entry of Atom: its id, its page, when it was first published', async () => {
    const entry =
      '<entry><id>tag:example.org,2026:7</id><title type="html">A &lt;b&gt;bold&lt;/b&gt; plan</title><link rel="self" href="/7.atom"/><link href="/7"/><published>2026-11-18T21:05:00+01:00</published><updated>2026-11-19T00:00:00Z</updated></entry>';
    const { leads } = await ran(`<feed xmlns="http://www.w3.org/2005/Atom"><title>Bureau</title>${entry}</feed>`);
    expect(leads).toMatchObject([
      {
        id: 'tag:example.org,2026:7',
        title: 'A bold plan',
        url: 'https://example.org/7',
        publishedAt: '2026-11-18T20:05:00Z',
        publisher: 'Bureau',
      },
    ]);
  });

  test('an item of RDF: rdf:about and dc:date', async () => {
    const { leads } = await ran(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://example.org"><title>Bureau</title></channel><item rdf:about="https://example.org/7"><title>News</title><link>https://example.org/7</link><dc:date>2026-11-18</dc:date></item></rdf:RDF>`,
    );
    expect(leads).toMatchObject([{ id: 'https://example.org/7', publishedAt: '2026-11-18' }]);
  });

  test('an item of JSON Feed', async () => {
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Bureau',
      items: [{ id: '7', url: 'https://example.org/7', title: 'A &amp; B', date_published: '2026-11-18T21:05:00Z' }],
    };
    expect((await ran(JSON.stringify(feed))).leads).toMatchObject([
      { id: 'https://example.org/feed.xml#7', title: 'A & B', publishedAt: '2026-11-18T21:05:00Z' },
    ]);
  });

  test('without an id an item is known by its address, without what counts readers', async () => {
    const { leads } = await ran(rss(ITEM.replace(/<guid.*<\/guid>/, '')));
    expect(leads[0]?.id).toBe('https://example.org/news/7');
  });

  test.each([
    ['by the XML declaration', { body: Buffer.from(rss(ITEM).replace('UTF-8', 'ISO-8859-1').replace('Quota', 'Qu\u00f3ta'), 'latin1') }],
    [
      'by the Content-Type',
      {
        body: Buffer.from(rss(ITEM).replace(' encoding="UTF-8"', '').replace('Quota', 'Qu\u00f3ta'), 'latin1'),
        headers: { 'content-type': 'application/rss+xml; charset=windows-1252' },
      },
    ],
    [
      'by a byte order mark',
      { body: Buffer.from(`\ufeff${rss(ITEM).replace(' encoding="UTF-8"', '').replace('Quota', 'Qu\u00f3ta')}`, 'utf16le') },
    ],
  ])('a text is decoded %s', async (_what, reply) => {
    expect((await ran(reply)).leads[0]?.title).toBe('Qu\u00f3ta for ‘heavy’ ores set');
  });

  test('bytes that are not what they are said to be are a gap', async () => {
    expect((await ran({ body: Buffer.from(rss(ITEM).replace('Quota', 'Qu\u00f3ta'), 'latin1') })).gaps[0]?.message).toContain(
      'the text is not utf-8',
    );
  });

  test('items that say too little are left out', async () => {
    const { leads, gaps } = await ran(
      rss(`${ITEM}<item><title>No address</title></item><item><link>https://example.org/8</link></item><item/>`),
    );
    expect(leads).toHaveLength(1);
    expect(gaps).toEqual([]);
  });

  test.each([
    ['no item with a title and an address', rss('<item><title>No address</title></item>'), 'none of 1 items has a title and an address'],
    [
      'no items',
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-US"><entry><author></author></entry></feed>',
      'the feed has no items',
    ],
    ['no feed', '<head><title>Document Moved</title></head>\n<body><h1>Object Moved</h1></body>', 'this is no feed'],
    ['half a feed', rss(ITEM).slice(0, -40), 'not whole'],
  ])('%s is a gap', async (_what, body, message) => {
    const { leads, gaps } = await ran(body);
    expect(leads).toEqual([]);
    expect(gaps).toMatchObject([{ what: source.url, message: expect.stringContaining(message) }]);
  });

  test.each([
    ['entities of the feed are not expanded', '<!DOCTYPE rss [<!ENTITY a "AAAA"><!ENTITY b "&a;&a;&a;&a;">]>', /^Q&b;$/],
    [
      'an old document type is no harm',
      '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">',
      /^Q&b;$/,
    ],
  ])('%s', async (_what, doctype, title) => {
    const { leads } = await ran(rss('<item><title>Q&b;</title><link>https://example.org/7</link></item>', doctype));
    expect(leads[0]?.title).toMatch(title);
  });

  test('a file named in a document type is not read', async () => {
    const { leads, gaps } = await ran(rss(ITEM.replace('Quota', '&x;'), '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'));
    expect([leads, gaps.length]).toEqual([[], 1]);
  });

  test('more than five megabytes are not read', async () => {
    expect((await ran(rss(ITEM.repeat(25_000)))).gaps[0]?.message).toContain('more than 5 MB');
  });

  test.each([
    ['Wed, 18 Nov 2026 16:05:00 EST', '2026-11-18T21:05:00Z'],
    ['2026-11-18T21:05:00.250Z', '2026-11-18T21:05:00.250Z'],
    ['Wed, 18 Nov 2026 16:05:00', undefined],
    ['yesterday', undefined],
    ['Thu, 01 Jan 1970 00:00:00 GMT', undefined],
  ])('a date %j is %s', async (written, publishedAt) => {
    expect((await ran(rss(ITEM.replace(/<pubDate>.*<\/pubDate>/, `<pubDate>${written}</pubDate>`)))).leads[0]?.publishedAt).toBe(
      publishedAt,
    );
  });

  test('an address that is none of the web is none', async () => {
    const { leads } = await ran(rss(ITEM.replace('https://example.org/news/7?utm_source=rss#top', 'javascript:alert(1)')));
    expect(leads[0]?.url).toBeNull();
  });

  test('a feed that sends on to another host is a gap', async () => {
    const { gaps } = await ran({ status: 301, headers: { location: 'https://feeds.example.net/' } });
    expect(gaps[0]?.message).toContain('sends on to feeds.example.net');
  });

  test.each(['https://news.google.com/rss/search?q=gallium', 'ftp://example.org/feed', 'feed'])('%s is refused at once', (url) => {
    expect(() => feeds({ feeds: [{ url }] })).toThrow(ConfigError);
  });
});

describe('JSON-LD of a page', () => {
  let server: Server | undefined;
  afterEach(async () => await server?.close());
  const leadsOf = async (...blocks: readonly string[]): Promise<Ran> => {
    const scripts = blocks.map((block) => `<script data-x type="application/ld+json">${block}</script>`);
    server = await serve(() => ({ body: `<!DOCTYPE html><html><head>${scripts.join('\n')}</head><body>Output rose 9%.</body></html>` }));
    return await run(feeds({ feeds: [{ url: 'https://example.org/press' }] }), { server });
  };
  const article = {
    '@type': 'NewsArticle',
    headline: 'Quota set',
    url: 'https://example.org/7',
    datePublished: '2026-11-18T16:05:00-05:00',
    publisher: { name: 'Bureau' },
  };
  const lead = {
    id: 'https://example.org/7',
    title: 'Quota set',
    url: 'https://example.org/7',
    publisher: 'Bureau',
    publishedAt: '2026-11-18T21:05:00Z',
  };

  test.each<[what: string, tree: unknown]>([
    ['an object', article],
    ['a list', [{ '@type': 'WebSite' }, article]],
    ['a @graph', { '@context': 'https://schema.org', '@graph': [{ '@type': 'Organization' }, article] }],
    ['types in a list', { ...article, '@type': ['Thing', 'PressRelease'] }],
    [
      'an address as the main entity',
      { ...article, url: undefined, mainEntityOfPage: { '@type': 'WebPage', '@id': 'https://example.org/7' } },
    ],
    ['entities in the headline', { ...article, headline: 'Quota&nbsp;set' }],
  ])('%s is read', async (_what, tree) => {
    expect((await leadsOf(JSON.stringify(tree))).leads).toMatchObject([lead]);
  });

  test('comments, a comma too many and raw control characters are survived', async () => {
    const { leads } = await leadsOf(`{ "@type": "NewsArticle", // type
      /* "headline": "old", */
      "headline": "Quota\tset\nat // last",
      "url": "https://example.org/7", //"articleBody": ""
    }`);
    expect(leads).toMatchObject([{ title: 'Quota set at // last', url: 'https://example.org/7', publisher: 'example.org' }]);
  });

  test('a block that is no JSON is passed over', async () => {
    expect((await leadsOf('{"@type": "NewsArticle", "headline": ', JSON.stringify(article))).leads).toMatchObject([lead]);
  });

  test('a page without articles is a gap', async () => {
    expect((await leadsOf('{"@type": "Organization", "name": "Bureau"}')).gaps[0]?.message).toContain(
      'nor a page that describes an article',
    );
  });

  test('a page made to be slow is read in one pass', async () => {
    const { gaps } = await leadsOf(`"${'\\"'.repeat(400_000)}`, '/*'.repeat(400_000), `${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    expect(gaps).toHaveLength(1);
  });
});
