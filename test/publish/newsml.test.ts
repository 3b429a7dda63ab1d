/** NewsML-G2: what an editor's system reads of an article, by a schema, and what it would refuse. */
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { newsml } from '../../src/publish/newsml.ts';
import type { Publishing } from '../../src/publish/publisher.ts';
import type { WireOptions } from '../../src/publish/wire.ts';
import { APPROVED, article, BODY } from './article.ts';
import { xmlProblems } from './xmllint.ts';

const SITE: WireOptions = { url: 'https://example.org', title: 'Desk & <Co>', mediaTopics: { 'rare earths': '20000388' } };

async function made(given: Article): Promise<{ readonly path: string; readonly xml: string }> {
  for await (const { path, content } of newsml(SITE).render([given], {} as Publishing)) return { path, xml: String(content) };
  throw new Error('nothing was made');
}

const problems = (xml: string): Promise<readonly string[]> => xmlProblems(xml, 'newsml-g2.xsd', ['xml.xsd', 'xhtml.xsd']);
const company = (body: string): Article =>
  article({ body, ledger: { facts: article().ledger.facts.map((fact) => ({ ...fact, subject: 'mp' })) } });

const WITHDRAWN = article({
  body: "# Withdrawn: China's mines\n\nThis article was withdrawn.\n",
  approval: { ...APPROVED, version: 3, withdrawal: 'its source was' },
});

/** Everything that Markdown and names can hold, one of each. */
const RICH = `# R&D <script>alert(1)</script> ]]> \\$5 🪨 "x" grows [6%](fact:change)

Deck with a control \u0001, \uFFFE, a lone \uD800 and [270,000 metric tons](fact:now).

## Key takeaways

- Output was *[270,000 metric tons](fact:now)* **strong** ~~gone~~ \`a < b\`.

## A list & a table

1. one

   two
2. three

> quoted

\`\`\`
<b>&
\`\`\`

***

A [good](https://example.com/?a=1&b=2) and a [bad](javascript:alert(1)) link,\\
![alt <text>](data:image/png;base64,AAAA).

| Country | 2024 |
| --- | ---: |
| China | [270,000 metric tons](fact:now) |
`;

describe('newsml', () => {
  it.each<[string, Article]>([
    ['an approved article', article({ approval: APPROVED, ledger: { edition: '2025-10' } })],
    ['a draft', article()],
    ['a corrected one', article({ approval: { ...APPROVED, correction: 'It was 6%, not 7%.' } })],
    ['a withdrawn one', WITHDRAWN],
    ['one about a company', company(BODY)],
    ['one whose words hold all there is', article({ body: RICH, approval: APPROVED, ledger: { topics: ['a "b" <c>'] } })],
  ])('%s is valid', async (_what, given) => {
    expect(await problems((await made(given)).xml)).toEqual([]);
  });

  it.each([
    ['another status', /stat:usable/, 'stat:killed'],
    ['a moment without a zone', /(<versionCreated>[^<]*)[+-]\d\d:\d\d</, '$1<'],
    ['a version that is no number', / version="2"/, ' version="v2"'],
    ['no headline', /<headline>.*<\/headline>/, ''],
    ['a script in the article', /<body>/, '<body><script>alert(1)</script>'],
    ['a market by name', /<slugline/, '<subject market="NYSE"><name>x</name></subject><slugline'],
    ['a bare ampersand', /<h1>/, '<h1>R&D '],
  ])('%s is refused', async (_what, good, bad) => {
    const { xml } = await made(article({ approval: APPROVED }));
    expect(xml).toMatch(good);
    expect(await problems(xml.replace(good, bad))).not.toEqual([]);
  });

  it('a version of an article keeps its guid, and a draft never takes that of a version', async () => {
    const second = (await made(article({ approval: APPROVED, ledger: { edition: '2025-10' } }))).xml;
    expect(second).toContain('guid="tag:example.org,2026:rare-earths/2025-10" version="2"');
    expect(second).toContain('<pubStatus qcode="stat:usable"/>');
    const draft = await made(article());
    expect(draft.path).toBe('rare-earths.newsml.xml');
    expect(draft.xml).toContain('guid="tag:example.org,2026:rare-earths/draft" version="1"');
    expect(draft.xml).toContain('<pubStatus qcode="stat:withheld"/>');
  });

  it('tells editors what a version corrects, and that an article is withdrawn', async () => {
    const { xml } = await made(WITHDRAWN);
    expect(xml).toContain('guid="tag:example.org,2026:rare-earths" version="3"');
    expect(xml).toContain('<pubStatus qcode="stat:canceled"/>');
    expect(xml).toContain('<edNote>STORY WITHDRAWN: its source was</edNote>');
    expect((await made(article({ approval: { ...APPROVED, correction: 'It was 6%.' } }))).xml).toContain(
      '<edNote>CORRECTED: It was 6%.</edNote>',
    );
  });

  it('names Media Topics where the newsroom has, and markets and tickers of companies', async () => {
    const { xml } = await made(company(BODY));
    expect(xml).toMatch(/<subject qcode="medtop:20000388">\s*<name>rare earths<\/name>/);
    expect(xml).toContain('<subject literal="supply: chains">');
    expect(xml).toContain('<hasInstrument symbol="MP" market="mic:XNYS" marketlabel="NYSE"/>');
    expect(() => newsml({ ...SITE, mediaTopics: { metals: 'metal' } })).toThrow('newsml: mediaTopics: metals: "metal" is no code');
  });

  it('says the words of the article, and adds no space between them', async () => {
    const { xml } = await made(article({ approval: APPROVED }));
    expect(xml).toContain('made 270,000 metric tons<sup><a href="#note-1">1</a></sup>.</p>');
    expect(xml).toContain('<li id="note-1">');
  });
});
