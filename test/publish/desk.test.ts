/** A corrected and a withdrawn article in every rendition: the same id, what was wrong and what is right, and nothing withdrawn told again. */
import { parseFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Article } from '../../src/model/article.ts';
import { parseReceipt } from '../../src/newsroom/receipt-file.ts';
import { annotations } from '../../src/publish/annotations.ts';
import { PRESETS } from '../../src/publish/front-matter.ts';
import { jsonLd } from '../../src/publish/json-ld.ts';
import { llms } from '../../src/publish/llms.ts';
import { markdown } from '../../src/publish/markdown.ts';
import { ninjs } from '../../src/publish/ninjs.ts';
import { provenance } from '../../src/publish/provenance.ts';
import type { Publisher } from '../../src/publish/publisher.ts';
import { site } from '../../src/publish/site/site.ts';
import { syndication } from '../../src/publish/syndication.ts';
import { receipt } from '../../src/receipt.ts';
import { emptied } from '../../src/review/versions.ts';
import { noticeOf } from '../../src/review/withdraw.ts';
import { contextOf, figure, memory } from '../memory.ts';
import { article, BODY, FACTS, split } from './article.ts';

const SITE = { url: 'https://desk.example', title: 'Desk', cards: true };
const NOTE = 'An earlier version gave the output as 260,000 metric tons. It was 270,000 & no <less>.';
const AT = ['2025-10-13T20:00:00Z', '2025-10-14T09:00:00+02:00', '2025-10-15T09:00:00+02:00'] as const;
const ZONE = 'America/New_York';

const V1 = {
  body: BODY.replaceAll('270,000', '260,000'),
  ledger: { ...article().ledger, facts: [figure({ id: 'now', vintage: 'e', amount: '260000' }), ...FACTS.slice(1)] },
  approval: { version: 1, by: 'Ada Okafor', at: AT[0] },
};
const correction = { version: 2, by: 'Ada Okafor', at: AT[1], correction: NOTE };
const CORRECTED = article({ approval: correction, earlier: [V1] });
const withdrawal = { version: 3, by: 'Ada Okafor', at: AT[2], withdrawal: 'The agency has taken its data back.' };
const WITHDRAWN: Article = {
  body: noticeOf(CORRECTED.body, withdrawal, ZONE) ?? '',
  ledger: emptied(CORRECTED.ledger),
  approval: withdrawal,
  earlier: [V1, { body: CORRECTED.body, ledger: CORRECTED.ledger, approval: correction }],
};
const OTHER = article({ approval: { version: 1, by: 'Ada Okafor', at: AT[0] }, ledger: { slug: 'other' } });

async function files(publisher: Publisher, ...articles: readonly Article[]): Promise<Readonly<Record<string, string>>> {
  const made: Record<string, string> = {};
  for await (const { path, content } of publisher.render(articles, contextOf(memory({})))) made[path] = String(content);
  return made;
}

const json = (text: string | undefined): Record<string, unknown> => JSON.parse(text ?? 'null') as Record<string, unknown>;

describe('a correction stands', () => {
  it('at the top of the Markdown, labelled as one, and in its front matter', async () => {
    const { front, body } = split((await files(markdown(), CORRECTED))['rare-earths.md'] ?? '');
    expect(body.split('\n\n')[3]).toBe(
      '> **Correction, Oct. 14, 2025, 3 a.m. ET:** An earlier version gave the output as 260,000 metric tons. It was 270,000 & no \\<less\\>.',
    );
    expect(parse(front)).toMatchObject({ version: 'v2', corrections: [{ version: 'v2', date: '2025-10-14T03:00:00-04:00', note: NOTE }] });
  });

  it('and moves neither the day of publication nor a file that is named by it', async () => {
    const later = { ...CORRECTED, ledger: { ...CORRECTED.ledger, asOf: '2025-10-14T02:50:00-04:00' } };
    expect(Object.keys(await files(markdown({ preset: 'jekyll' }), later))).toEqual(['_posts/2025-10-13-rare-earths.md']);
    const dates = { datePublished: '2025-10-13T14:22:00-04:00', dateModified: '2025-10-14T03:00:00-04:00' };
    expect(json((await files(jsonLd(SITE), later))['rare-earths.jsonld'])).toMatchObject(dates);
    expect((await files(syndication(SITE), later))['atom.xml']).toContain('<published>2025-10-13T18:22:00.000Z</published>');
    expect((await files(markdown(), later))['rare-earths.md']).toContain('Tuesday, Oct. 14, 2025, 2:50 a.m. ET · 1 min read');
  });

  it('in JSON-LD, as schema.org has it', async () => {
    expect(json((await files(jsonLd(SITE), CORRECTED))['rare-earths.jsonld'])).toMatchObject({
      creativeWorkStatus: 'Corrected',
      correction: [{ '@type': 'CorrectionComment', text: NOTE, datePublished: '2025-10-14T03:00:00-04:00' }],
      version: 'v2',
      dateModified: '2025-10-14T03:00:00-04:00',
    });
  });

  it('in ninjs as an advisory of that version alone', async () => {
    const sent = async (one: Article) => json((await files(ninjs(SITE), one))['rare-earths.ninjs.json']);
    expect(await sent(CORRECTED)).toMatchObject({ pubStatus: 'usable', version: 'v2', edNote: `CORRECTED: ${NOTE}` });
    const later = article({
      approval: { version: 3, by: 'Ada', at: AT[2] },
      earlier: [V1, { ...CORRECTED, approval: correction }],
    });
    expect(await sent(later)).not.toHaveProperty('edNote');
    expect(JSON.stringify(await sent(later))).toContain('**Correction, Oct. 14, 2025');
  });

  it('in feeds under the id of before, as new as the correction', async () => {
    const made = await files(syndication(SITE), OTHER, CORRECTED);
    const { items } = json(made['feed.json']) as { items: readonly Record<string, string>[] };
    expect(items[0]).toMatchObject({ id: 'tag:desk.example,2026:rare-earths', date_modified: '2025-10-14T07:00:00.000Z' });
    expect(items[0]?.['content_text']).toMatch(/^Correction, Oct\. 14, 2025, 3 a\.m\. ET: An earlier version/);
    for (const name of ['feed.xml', 'atom.xml']) {
      const row = JSON.stringify(parseFeed(made[name] ?? ''));
      expect(row, name).toContain('tag:desk.example,2026:rare-earths');
      expect(row, name).toContain('An earlier version gave the output');
      expect(made[name], name).toContain('2025-10-14T07:00:00');
    }
  });

  it('in llms.txt', async () => {
    expect((await files(llms(SITE), CORRECTED))['llms.txt']).toContain(' Correction, Oct. 14, 2025, 3 a.m. ET: An earlier version');
  });

  it('on the page, in its versions and in the log', async () => {
    const made = await files(site({ url: SITE.url, title: 'Desk' }), CORRECTED);
    expect(json(made['site-data/articles/rare-earths.json'])).toMatchObject({
      corrections: [{ version: 'v2', by: 'Ada Okafor', note: NOTE }],
      versions: [
        { label: 'v2', correction: NOTE, changes: expect.arrayContaining([expect.stringContaining('<del>260,000</del>')]) },
        { label: 'v1' },
      ],
    });
    expect(json(made['site-data/corrections.json'])).toMatchObject([{ correction: NOTE, article: { url: '/rare-earths/' } }]);
  });

  it('in the receipts of its version and of those after it; each version keeps its own', async () => {
    const made = await files(receipt(), CORRECTED);
    expect(Object.keys(made)).toEqual(['receipts/rare-earths/v1.json', 'receipts/rare-earths/v2.json', 'receipts/rare-earths/latest.json']);
    expect(made['receipts/rare-earths/v1.json']).toBe((await files(receipt(), { ...V1 }))['receipts/rare-earths/v1.json']);
    const { corrections, article: told } = await parseReceipt('v2.json', made['receipts/rare-earths/v2.json'] ?? '');
    expect(corrections).toEqual([correction]);
    expect(told.approval).toEqual(correction);
  });
});

describe('a withdrawn article', () => {
  it('is a notice in every rendition, and none makes a claim of it', async () => {
    for (const make of [
      markdown(),
      jsonLd(SITE),
      ninjs(SITE),
      annotations(SITE),
      provenance(SITE),
      receipt(),
      site({ url: SITE.url, title: 'Desk' }),
    ])
      for (const [path, content] of Object.entries(await files(make, WITHDRAWN))) {
        expect(content.replaceAll(JSON.stringify(NOTE), ''), path).not.toMatch(/2[67]0,000|fact:now|Mineral Commodity/);
        if (!/annotations|latest|topics|companies|authors|articles\.json|site\.json/.test(path))
          expect(content, path).toMatch(/[Ww]ithdrawn/);
      }
  });

  it.each(PRESETS)('keeps its file for %s, and says that it is withdrawn', async (preset) => {
    const [before, after] = [await files(markdown({ preset }), CORRECTED), await files(markdown({ preset }), WITHDRAWN)];
    expect(Object.keys(after)).toEqual(Object.keys(before).filter((path) => path.endsWith('.md')));
    const { front, body } = split(Object.values(after)[0] ?? '');
    expect(front).toMatch(/noindex: true|unlisted: true/);
    expect(body).toContain('This article was withdrawn on Oct. 15, 2025, 3 a.m. ET, by Ada Okafor. The agency has taken its data back.');
    expect(body).not.toContain('## Sources');
  });

  it('is canceled for newsrooms, and withdrawn for search engines', async () => {
    expect(json((await files(ninjs(SITE), WITHDRAWN))['rare-earths.ninjs.json'])).toMatchObject({
      uri: 'tag:desk.example,2026:rare-earths',
      version: 'v3',
      pubStatus: 'canceled',
      edNote: 'STORY WITHDRAWN: The agency has taken its data back.',
    });
    const told = json((await files(jsonLd(SITE), WITHDRAWN))['rare-earths.jsonld']);
    expect(told).toMatchObject({ creativeWorkStatus: 'Withdrawn', about: [], citation: [] });
    expect(Object.keys(told)).not.toEqual(expect.arrayContaining(['abstract', 'image', 'speakable', 'backstory']));
  });

  it('is a new version of the same entry in feeds, and in no sitemap', async () => {
    const made = await files(syndication(SITE), OTHER, WITHDRAWN);
    const { items } = json(made['feed.json']) as { items: readonly Record<string, string>[] };
    expect(items.map(({ id, title }) => [id, title])).toEqual([
      ['tag:desk.example,2026:rare-earths', "Withdrawn: China's mines grow 6%"],
      ['tag:desk.example,2026:other', "China's mines grow 6%"],
    ]);
    expect(made['feed.xml']).toContain('tag:desk.example,2026:rare-earths');
    expect(made['atom.xml']).toContain('<updated>2025-10-15T07:00:00.000Z</updated>');
    for (const name of ['sitemap.xml', 'news-sitemap.xml']) {
      expect(made[name], name).toContain('/other/');
      expect(made[name], name).not.toContain('rare-earths');
    }
  });

  it('is in no list of the site; its page and the log say why, and show nothing of what it said', async () => {
    const made = await files(site({ url: SITE.url, title: 'Desk' }), OTHER, WITHDRAWN);
    for (const name of ['topics', 'companies', 'authors']) expect(made[`site-data/${name}.json`], name).not.toContain('"/rare-earths/');
    expect(json(made['site-data/articles/rare-earths.json'])).toMatchObject({
      withdrawn: true,
      sources: [],
      versions: [
        { label: 'v3', withdrawal: 'The agency has taken its data back.', changes: [] },
        { label: 'v2', correction: NOTE, changes: [] },
        { label: 'v1', changes: [] },
      ],
    });
    expect(json(made['site-data/corrections.json'])).toMatchObject([
      { withdrawal: 'The agency has taken its data back.' },
      { correction: NOTE },
    ]);
  });

  it('has one receipt, which says so', async () => {
    const made = await files(receipt(), WITHDRAWN);
    expect(Object.keys(made)).toEqual(['receipts/rare-earths/v3.json', 'receipts/rare-earths/latest.json']);
    const { article: told, claims } = await parseReceipt('v3.json', made['receipts/rare-earths/v3.json'] ?? '');
    expect([told.approval, claims]).toEqual([withdrawal, []]);
  });

  it('stands in llms.txt under a heading that says so', async () => {
    expect((await files(llms(SITE), OTHER, WITHDRAWN))['llms.txt']).toMatch(
      /## Withdrawn, and not to be relied upon\n\n- \[Withdrawn: China's/,
    );
  });
});
