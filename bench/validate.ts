/**
 * Holds the renditions of the demo against the schemas of a folder: `npm run validate -- DIR`. Prints for each schema how
 * many files it passes, and whether it refuses each once it is broken; then how many test cases of the W3C's feed
 * validator our own checker of feeds tells right. Exits with 1 where something does not hold, with 2 without the folder.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { nodeContext } from '../src/context-node.ts';
import { generate } from '../src/generate.ts';
import type { Article } from '../src/model/article.ts';
import { podcast } from '../src/podcast.ts';
import { annotations } from '../src/publish/annotations.ts';
import { jsonLd } from '../src/publish/json-ld.ts';
import { newsml } from '../src/publish/newsml.ts';
import { ninjs } from '../src/publish/ninjs.ts';
import { provenance } from '../src/publish/provenance.ts';
import type { Publisher } from '../src/publish/publisher.ts';
import { syndication } from '../src/publish/syndication.ts';
import { draftArticles } from '../src/review/articles.ts';
import { feedMessages } from '../test/publish/feed-checker.ts';
import { beep } from '../test/publish/podcast/beep.ts';
import { tellFeedSuite } from './validate/feed-suite.ts';
import { annotationSchemas, feedSchema, ninjsSchema, provSchema, schemaOrg, type Validate } from './validate/json-schemas.ts';
import { podcastSchema, xmlSchema } from './validate/xml-schemas.ts';

type Json = Record<string, unknown>;

const [folder] = process.argv.slice(2);
if (folder === undefined || !existsSync(folder)) {
  console.error(folder === undefined ? 'name the folder of schemas: npm run validate -- DIR' : `${folder}: there is no such folder`);
  process.exit(2);
}

const SITE = { url: 'https://factloom.example', title: 'The Quarry Report' };
const FEED = { url: SITE.url, owner: { name: 'Factloom', email: 'desk@factloom.example' }, image: `${SITE.url}/cover.png` };

/** A rendition by its publisher and path, whether one is valid, and one made wrong. */
interface Check {
  readonly name: string;
  readonly publisher: Publisher;
  readonly path: RegExp;
  readonly valid: (text: string) => boolean | Promise<boolean>;
  readonly broken: (text: string) => string;
}

const json =
  (validate: Validate): Check['valid'] =>
  (text) =>
    validate(JSON.parse(text));
const changed =
  (change: (good: Json) => Json): Check['broken'] =>
  (text) =>
    JSON.stringify(change(JSON.parse(text) as Json));

const NINJS = { publisher: ninjs(SITE), path: /\.ninjs\.json$/ };
const CHECKS: readonly Check[] = [
  {
    name: 'ninjs 3.1',
    ...NINJS,
    valid: json(ninjsSchema(folder, 'ninjs/ninjs-schema_3.1.json')),
    broken: changed((good) => ({ ...good, _ai: true })),
  },
  {
    name: 'ninjs 3.3',
    ...NINJS,
    valid: json(ninjsSchema(folder, 'ninjs/ninjs-schema_3.3.reconstructed.json')),
    broken: changed((good) => ({ ...good, pubStatus: 'draft' })),
  },
  {
    name: 'NewsML-G2 2.35',
    publisher: newsml(SITE),
    path: /\.newsml\.xml$/,
    valid: xmlSchema(folder, 'newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd', 'newsml-g2/xml.xsd'),
    broken: (good) => good.replace(/<versionCreated>[^<]*/, '<versionCreated>Monday'),
  },
  {
    name: 'JSON Feed 1.1',
    publisher: syndication(SITE),
    path: /^feed\.json$/,
    valid: json(feedSchema(folder)),
    broken: changed((good) => ({ ...good, items: [{ id: 7 }] })),
  },
  {
    name: 'RSS and Atom',
    publisher: syndication(SITE),
    path: /^(?:feed|atom)\.xml$/,
    valid: (text) => feedMessages(text).length === 0,
    broken: (good) => good.replace(/<(pubDate|updated)>[^<]*/, '<$1>Monday'),
  },
  {
    name: 'sitemaps',
    publisher: syndication(SITE),
    path: /sitemap\.xml$/,
    valid: xmlSchema(folder, 'sitemap/driver.xsd', 'sitemap/sitemap.xsd', 'sitemap/sitemap-news.handwritten.xsd'),
    broken: (good) => good.replace(/<loc>[^<]*/, '<loc>'),
  },
  {
    name: 'podcast feed',
    publisher: podcast({ voices: beep(), feed: FEED }),
    path: /^podcast\.xml$/,
    valid: podcastSchema(folder),
    broken: (good) => good.replace(/(<podcast:transcript[^>]*) type="[^"]*"/, '$1'),
  },
  {
    name: 'schema.org 30.0',
    publisher: jsonLd(SITE),
    path: /\.jsonld$/,
    valid: json(schemaOrg(folder)),
    broken: changed((good) => ({ ...good, author: { '@type': 'SoftwareApplication' } })),
  },
  {
    name: 'PROV-JSON',
    publisher: provenance(SITE),
    path: /\.prov\.json$/,
    valid: json(provSchema(folder)),
    broken: changed((good) => ({ ...good, used: { u: {} }, more: 1 })),
  },
  {
    name: 'Web Annotation',
    publisher: annotations(SITE),
    path: /\.annotations\.json$/,
    valid: json(annotationSchemas(folder)),
    broken: changed((good) => ({ ...good, items: [{ type: 'Annotation' }] })),
  },
];

const drafts = mkdtempSync(join(tmpdir(), 'factloom-validate-'));
const context = nodeContext({ now: '2025-10-13T14:22:00-04:00', log: () => undefined });
await generate({ newsroom: resolve(import.meta.dirname, '../fixtures/newsroom'), slugs: [], drafts }, context);
const articles = (await draftArticles(drafts, [], context.files)).map(({ article }) => article);
rmSync(drafts, { recursive: true });
const approved = articles.map((article): Article => ({ ...article, approval: { version: 1, by: 'Ada Okafor', at: context.now } }));

let failed = 0;
for (const { name, publisher, path, valid, broken } of CHECKS) {
  let [files, passed, refused] = [0, 0, 0];
  for (const given of [articles, approved])
    for await (const rendition of publisher.render(given, context)) {
      if (!path.test(rendition.path)) continue;
      files += 1;
      if (await valid(String(rendition.content))) passed += 1;
      if (!(await valid(broken(String(rendition.content))))) refused += 1;
    }
  if (files === 0 || passed < files || refused < files) failed += 1;
  console.log(`${name.padEnd(16)} ${passed} of ${files} pass; broken, ${refused} of ${files} are refused`);
}
if (!tellFeedSuite(folder)) failed += 1;
process.exitCode = failed > 0 ? 1 : 0;
