/** JSON-LD, PROV-JSON, Web Annotations and llms.txt by the rules of their vocabularies, and broken ones that the rules refuse. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/model/article.ts';
import { annotations } from '../../src/publish/annotations.ts';
import { jsonLd } from '../../src/publish/json-ld.ts';
import { llms } from '../../src/publish/llms.ts';
import { provenance } from '../../src/publish/provenance.ts';
import type { Publisher, Publishing } from '../../src/publish/publisher.ts';
import { APPROVED, article } from './article.ts';
import { schemaOrgProblems, type Vocabulary } from './schema-org.ts';
import { annotationProblems, llmsProblems, provProblems } from './vocabularies.ts';

const WHERE = { url: 'https://example.org', title: 'Desk & <Co>', cards: true };
const SCHEMA = JSON.parse(readFileSync(new URL('schemas/schema-org.json', import.meta.url), 'utf8')) as Vocabulary;
const POLICIES = { correctionsPolicy: 'https://example.org/corrections/', publishingPrinciples: 'https://example.org/how/' };

const ARTICLES: readonly (readonly [string, Article])[] = [
  ['an approved article', article({ approval: APPROVED, ledger: { edition: '2025-10' } })],
  ['a draft', article()],
  ['a corrected one', article({ approval: { ...APPROVED, correction: 'It was <6%>, not 7%.' } })],
  ['a withdrawn one', article({ body: '# Withdrawn\n\nA notice.\n', approval: { ...APPROVED, withdrawal: 'its source was' } })],
  ['one that a model wrote in part', article({ ledger: { record: { ...article().ledger.record, model: 'some-model' } } })],
];

const FORMATS: Readonly<Record<string, readonly [Publisher, (text: string) => readonly string[]]>> = {
  'JSON-LD': [jsonLd({ ...WHERE, policies: POLICIES }), (text) => schemaOrgProblems(JSON.parse(text), SCHEMA)],
  'PROV-JSON': [provenance(WHERE), provProblems],
  'Web Annotations': [annotations(WHERE), annotationProblems],
  'llms.txt': [llms(WHERE), llmsProblems],
};

async function textOf(format: string, given: Article): Promise<string> {
  const [publisher] = FORMATS[format] ?? [];
  if (publisher) for await (const { content } of publisher.render([given], {} as Publishing)) return String(content);
  throw new Error('nothing was made');
}

const problems = (format: string, text: string): readonly string[] => FORMATS[format]?.[1](text) ?? ['no check'];

describe.each(Object.keys(FORMATS))('%s', (format) => {
  it.each(ARTICLES)('of %s keeps the rules', async (_what, given) => {
    expect(problems(format, await textOf(format, given))).toEqual([]);
  });
});

it.each<[format: string, what: string, good: RegExp, bad: string]>([
  ['JSON-LD', 'software for an author', /"@type": "Organization",\s+"name": "Marlow/, '"@type": "SoftwareApplication", "name": "Marlow'],
  [
    'JSON-LD',
    'a code of IPTC for the source type',
    /https:\/\/schema\.org\/DataDriven\w+/,
    'http://cv.iptc.org/newscodes/digitalsourcetype/dataDrivenMedia',
  ],
  ['JSON-LD', 'a moment without an offset', /("datePublished": "[^"]*)-04:00"/, '$1"'],
  ['JSON-LD', 'a count in words', /"wordCount": \d+/, '"wordCount": "many"'],
  ['JSON-LD', 'a property of pages', /"headline"/, '"reviewedBy": "Ada", "headline"'],
  ['JSON-LD', 'an organisation for an editor', /("editor": \{\s+"@type": )"Person"/, '$1"Organization"'],
  ['PROV-JSON', 'a relation to what is not there', /"prov:activity": "run:write"/, '"prov:activity": "run:read"'],
  ['PROV-JSON', 'a prefix that is not declared', /"art": "[^"]*",/, ''],
  ['PROV-JSON', 'a kind of its own', /"agent": \{/, '"people": {}, "agent": {'],
  ['PROV-JSON', 'a moment in words', /"prov:endTime": "[^"]*"/, '"prov:endTime": "Monday"'],
  ['Web Annotations', 'another context', /ns\/anno\.jsonld/, 'ns/other.jsonld'],
  ['Web Annotations', 'no target', /"target"/, '"aim"'],
  ['Web Annotations', 'a motivation of its own', /"motivation": "linking"/, '"motivation": "proving"'],
  ['Web Annotations', 'an id twice', /#claim-2"/, '#claim-1"'],
  ['Web Annotations', 'no words', /"exact": "[^"]*"/, '"exact": ""'],
  ['llms.txt', 'no name at the top', /^# .*\n/, ''],
  ['llms.txt', 'a relative address', /\]\(https:\/\/example\.org/, ']('],
  ['llms.txt', 'a third level of headings', /^## /m, '### '],
  ['llms.txt', 'an item that is no link', /^- \[([^\]]*)\]\([^)]*\)/m, '- $1'],
])('%s with %s is refused', async (format, _what, good, bad) => {
  const text = await textOf(format, article({ approval: APPROVED }));
  expect(text).toMatch(good);
  expect(problems(format, text.replace(good, bad))).not.toEqual([]);
});
