import { describe, expect, it } from 'vitest';
import type { Files } from '../../src/context.ts';
import type { Finding } from '../../src/model/finding.ts';
import { formatDraft } from '../../src/newsroom/draft-file.ts';
import { formatLedger } from '../../src/newsroom/ledger-file.ts';
import { approve } from '../../src/review/approve.ts';
import { approvedArticles, draftArticles } from '../../src/review/articles.ts';
import { contextOf, memory } from '../memory.ts';
import { article } from '../publish/article.ts';

const { ledger, body } = article();
const LEDGER = formatLedger(ledger);
const front = { slug: 'rare-earths', assignment: 'rare-earths', persona: 'vane', asOf: ledger.asOf, seed: 's', state: 'draft' as const };
const draft = (text = body) => formatDraft(front, text);
const finding = (severity: Finding['severity']): Finding => ({
  rule: 'claim-value',
  severity,
  message: 'm',
  start: 0,
  end: 1,
  line: 1,
  column: 1,
});

function disk(more: Readonly<Record<string, string>> = {}) {
  return memory({ '/n/drafts/rare-earths.md': draft(), '/n/drafts/rare-earths.facts.json': LEDGER, ...more });
}

const run = (files: Files, findings: readonly Finding[] = [], slug = 'rare-earths') =>
  approve({ newsroom: '/n', drafts: '/n/drafts', slug, by: 'Ada Okafor', verify: () => findings }, contextOf(files));

describe('approve', () => {
  it('keeps the words and the facts of the draft, byte for byte', async () => {
    const files = disk();
    expect(await run(files)).toEqual({ state: 'approved', file: '/n/articles/rare-earths/v1.md', version: 1 });
    expect(files.held.get('/n/articles/rare-earths/v1.facts.json')).toBe(LEDGER);
    expect(files.held.get('/n/articles/rare-earths/v1.md')?.endsWith(`---\n\n${body}`)).toBe(true);
  });

  it('an error holds, a warning does not', async () => {
    const files = disk();
    expect(await run(files, [finding('error')])).toMatchObject({ state: 'held', findings: [{ rule: 'claim-value' }] });
    expect(files.writes).toEqual([]);
    expect(await run(files, [finding('warning')])).toMatchObject({ state: 'approved' });
  });

  it('the same words from other facts are a new version', async () => {
    const files = disk();
    await run(files);
    await files.write('/n/drafts/rare-earths.facts.json', LEDGER.replace('"headlineLimit": 64', '"headlineLimit": 60'));
    expect(await run(files)).toMatchObject({ state: 'approved', version: 2 });
  });

  it('versions are counted by number, not by name', async () => {
    const files = disk();
    for (let version = 1; version <= 10; version += 1)
      await files.write(`/n/articles/rare-earths/v${version}.md`, draft(`Version ${version}.\n`));
    expect(await run(files)).toMatchObject({ version: 11 });
  });

  it('of two who approve at once one is told, and the version that stands keeps its facts', async () => {
    const files = disk();
    await run(files);
    const stale: Files = { ...files, list: async () => [] };
    await files.write('/n/drafts/rare-earths.facts.json', LEDGER.replace('"headlineLimit": 64', '"headlineLimit": 60'));
    await expect(run(stale)).rejects.toThrow('v1 was approved by someone else just now');
    expect(files.held.get('/n/articles/rare-earths/v1.facts.json')).toBe(LEDGER);
  });

  it.each(['../rare-earths', 'rare-earths/../rare-earths', '/rare-earths', 'rare-earths/', 'a/b/c', '.'])(
    '%s is no draft',
    async (slug) => {
      const files = disk();
      await expect(run(files, [], slug)).rejects.toThrow(`there is no draft \`${slug}\``);
      expect(files.writes).toEqual([]);
    },
  );

  it('a draft without its ledger is none', async () => {
    await expect(run(memory({ '/n/drafts/rare-earths.md': draft() }))).rejects.toThrow('there is no draft');
  });
});

describe('articles to publish', () => {
  const both = {
    '/n/articles/a/v1.md': formatDraft(
      { ...front, state: 'approved', approval: { version: 1, by: 'Ada', at: '2025-10-13T20:00:00Z' } },
      'One.\n',
    ),
    '/n/articles/a/v1.facts.json': LEDGER,
    '/n/articles/a/v2.md': formatDraft(
      { ...front, state: 'approved', approval: { version: 2, by: 'Ada', at: '2025-10-14T00:00:00Z' } },
      'Two.\n',
    ),
    '/n/articles/a/v2.facts.json': LEDGER,
    '/n/articles/b/2025-w42/v1.md': draft('Three.\n'),
    '/n/articles/b/2025-w42/v1.facts.json': LEDGER,
  };

  it('are the newest version of each, editions too', async () => {
    const found = await approvedArticles('/n', [], memory(both));
    expect(found.map(({ file }) => file)).toEqual(['/n/articles/a/v2.md', '/n/articles/b/2025-w42/v1.md']);
    expect(found[0]?.article).toMatchObject({ body: '\nTwo.\n', approval: { version: 2, by: 'Ada' }, earlier: [{ body: '\nOne.\n' }] });
  });

  it.each([
    [['a'], ['/n/articles/a/v2.md']],
    [['b'], ['/n/articles/b/2025-w42/v1.md']],
    [['b/2025-w42'], ['/n/articles/b/2025-w42/v1.md']],
    [['c'], []],
  ])('named %j are %j', async (slugs, files) => {
    expect((await approvedArticles('/n', slugs, memory(both))).map(({ file }) => file)).toEqual(files);
  });

  it('drafts need their ledger beside them', async () => {
    expect(await draftArticles('/n/drafts', [], disk())).toMatchObject([{ file: '/n/drafts/rare-earths.md', article: { approval: null } }]);
    await expect(draftArticles('/n/drafts', [], memory({ '/n/drafts/x.facts.json': LEDGER }))).rejects.toThrow('a draft needs both');
  });
});
