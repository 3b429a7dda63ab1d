/** What other newsrooms and programs read: ninjs against IPTC's own schema, annotations and provenance against what they stand for. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { findClaims } from '../../src/model/claim.ts';
import { annotations } from '../../src/publish/annotations.ts';
import { llms } from '../../src/publish/llms.ts';
import { ninjs } from '../../src/publish/ninjs.ts';
import { provenance } from '../../src/publish/provenance.ts';
import type { Publisher, Publishing } from '../../src/publish/publisher.ts';
import { APPROVED, article, BODY } from './article.ts';

const SITE = { url: 'https://example.org', title: 'Example Desk' };
const TORTURE = '# Ore </script> {{ x }} & "y" 🪨 \\$5 \\$6\n\nChina made [270,000 metric tons](fact:now).\n';

async function made(publisher: Publisher, ...articles: Article[]): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for await (const { path, content } of publisher.render(articles, {} as Publishing)) files.set(path, String(content));
  return files;
}

async function parsed<T>(publisher: Publisher, given: Article): Promise<T> {
  const [content = ''] = (await made(publisher, given)).values();
  return JSON.parse(content) as T;
}

describe('ninjs', () => {
  const schema = (name: string): object => JSON.parse(readFileSync(new URL(`schemas/${name}`, import.meta.url), 'utf8')) as object;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(schema('GeoJSON-schema.json'));
  const validate = ajv.compile(schema('ninjs-schema_3.1.json'));
  const problems = (value: unknown): unknown[] => (validate(value) ? [] : (validate.errors ?? []));

  it.each<[string, Article]>([
    ['an approved article', article({ approval: APPROVED, ledger: { edition: '2025-10' } })],
    ['a draft', article()],
    ['one whose words hold mark-up', article({ body: TORTURE })],
  ])("%s is valid by IPTC's schema", async (_what, given) => {
    expect(problems(await parsed(ninjs(SITE), given))).toEqual([]);
  });

  it.each([
    ['a key of our own', { _ai: true }],
    ['another status', { pubStatus: 'draft' }],
    ['a moment without a time', { versionCreated: 'Oct. 13' }],
    ['no identifier', { uri: undefined }],
  ])('%s would be refused', async (_what, change) => {
    const good = await parsed<object>(ninjs(SITE), article());
    expect(problems(JSON.parse(JSON.stringify({ ...good, ...change })))).not.toEqual([]);
  });

  it('names who, what, where it is from and what made it; a draft is withheld', async () => {
    const draft = await parsed<object>(ninjs(SITE), article());
    expect(draft).toMatchObject({ pubStatus: 'withheld', edNote: expect.stringContaining('Unreviewed draft') as string });
    expect(await parsed<object>(ninjs(SITE), article({ approval: APPROVED }))).toMatchObject({
      uri: 'tag:example.org,2026:rare-earths',
      version: 'v2',
      pubStatus: 'usable',
      headlines: [{ role: 'main', value: "China's mines grow 6%" }],
      digitalSourceType: { uri: 'http://cv.iptc.org/newscodes/digitalsourcetype/dataDrivenMedia' },
    });
  });
});

interface AnnotationPage {
  readonly items: readonly {
    readonly id: string;
    readonly body: readonly { readonly value?: string; readonly source?: string }[];
    readonly target: { readonly selector: { readonly exact: string; readonly prefix: string; readonly suffix: string } };
  }[];
}

describe('annotations', () => {
  it('each claim has one, with an id that stays, its words and those around them', async () => {
    const { items } = await parsed<AnnotationPage>(annotations(SITE), article({ approval: APPROVED }));
    expect(items.map(({ target }) => target.selector.exact)).toEqual(findClaims(BODY).map(({ surface }) => surface));
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(items[1]).toMatchObject({
      id: 'tag:example.org,2026:rare-earths/v2#claim-2',
      target: {
        source: 'https://example.org/rare-earths/',
        selector: { exact: '270,000 metric tons', prefix: "e world's largest producer made ", suffix: '.' },
      },
    });
  });

  it('says of which fact the words are', async () => {
    const { items } = await parsed<AnnotationPage>(annotations(SITE), article());
    expect(items[1]?.body[0]?.value).toContain('fact now');
  });
});

describe('provenance', () => {
  it('leads from the text to its facts and from each to its source or inputs; nothing is named that is not there', async () => {
    type Rows = Record<string, Record<string, string>>;
    const prov = await parsed<Record<string, Rows>>(provenance(SITE), article({ approval: APPROVED }));
    const known = new Set(['entity', 'activity', 'agent'].flatMap((kind) => Object.keys(prov[kind] ?? {})));
    const relations = ['wasGeneratedBy', 'used', 'wasDerivedFrom', 'wasAssociatedWith'].flatMap((kind) => Object.values(prov[kind] ?? {}));
    expect(relations.flatMap((row) => Object.values(row)).filter((name) => !known.has(name))).toEqual([]);
    expect(Object.values(prov['wasDerivedFrom'] ?? {})).toContainEqual({
      'prov:generatedEntity': 'fact:change',
      'prov:usedEntity': 'fact:before',
    });
    expect(prov['agent']).toMatchObject({ 'who:reviewer': { 'prov:label': 'Ada Okafor' } });
  });
});

describe('llms.txt', () => {
  it('names the Markdown of each article, drafts apart', async () => {
    const files = await made(llms(SITE), article({ approval: APPROVED }), article({ ledger: { slug: 'other' } }));
    const text = files.get('llms.txt') ?? '';
    expect(text.startsWith('# Example Desk\n\n> ')).toBe(true);
    expect(text).toContain("## Articles\n\n- [China's mines grow 6%](https://example.org/rare-earths.md): ");
    expect(text.indexOf('/other.md')).toBeGreaterThan(text.indexOf('## Unreviewed drafts'));
  });

  it('of nothing is no file', async () => {
    expect((await made(llms(SITE))).size).toBe(0);
  });
});
