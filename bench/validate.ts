/**
 * Holds the renditions of the demo against the schemas of a folder: `npm run validate -- DIR`. Prints for each schema how
 * many files it passes, and whether it refuses one that was broken on purpose; exits with 1 where either is not so.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { nodeContext } from '../src/context-node.ts';
import { generate } from '../src/generate.ts';
import type { Article } from '../src/model/article.ts';
import { annotations } from '../src/publish/annotations.ts';
import { ninjs } from '../src/publish/ninjs.ts';
import { provenance } from '../src/publish/provenance.ts';
import type { Publisher } from '../src/publish/publisher.ts';
import { syndication } from '../src/publish/syndication.ts';
import { draftArticles } from '../src/review/articles.ts';

type Json = Record<string, unknown>;
type Validate = (value: unknown) => boolean;

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('name the folder of schemas: npm run validate -- DIR');
  process.exit(2);
}
const read = (path: string): Json => JSON.parse(readFileSync(join(folder, path), 'utf8')) as Json;
const SITE = { url: 'https://factloom.example', title: 'The Quarry Report' };

/** Schemas of draft 4 as ajv takes them: `id` is `$id`, a bound that is exclusive is a bound of its own, and a draft that is named is none it has. */
function fromDraft4(schema: Json): Json {
  const {
    id,
    $schema: _draft,
    ...rest
  } = JSON.parse(JSON.stringify(schema), (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('exclusiveMinimum' in value) || value.exclusiveMinimum !== true) return value;
    const { minimum, ...others } = value as Json;
    return { ...others, exclusiveMinimum: minimum };
  }) as Json;
  return { ...rest, ...(typeof id === 'string' && { $id: id }) };
}

function newAjv(Kind: typeof Ajv | typeof Ajv2020): Ajv | Ajv2020 {
  const ajv = new Kind({ strict: false, logger: false, validateFormats: true });
  addFormats.default(ajv as Ajv);
  return ajv;
}

function ninjsSchema(file: string): Validate {
  const ajv = newAjv(Ajv2020);
  ajv.addSchema(read('ninjs/GeoJSON-schema.json'));
  return ajv.compile(read(file));
}

function feedSchema(): Validate {
  const ajv = newAjv(Ajv);
  ajv.addSchema({ ...fromDraft4(read('jsonfeed/feed-1.json')), $id: 'https://json.schemastore.org/feed-1' });
  return ajv.compile(fromDraft4(read('jsonfeed/jsonfeed-schemastore.json')));
}

/** Those of the Web Annotation test suite that every annotation must pass, each for itself. */
function annotationSchemas(): Validate {
  const ajv = newAjv(Ajv);
  for (const name of readdirSync(join(folder ?? '', 'webannotation/definitions')))
    ajv.addSchema({ ...fromDraft4(read(`webannotation/definitions/${name}`)), $id: name });
  const musts = readdirSync(join(folder ?? '', 'webannotation/annotations')).filter((name) => /^3\.[12]-.*\.json$/.test(name));
  const each = musts.map((name) => ajv.compile({ ...fromDraft4(read(`webannotation/annotations/${name}`)), $id: name }));
  return (page) => (page as { items: unknown[] }).items.every((item) => each.every((validate) => validate(item)));
}

/** A schema, the publisher whose files it is of, and a change that makes a file wrong. */
const CHECKS: readonly (readonly [name: string, Publisher, path: RegExp, schema: () => Validate, broken: (good: Json) => Json])[] = [
  ['ninjs 3.1', ninjs(SITE), /\.ninjs\.json$/, () => ninjsSchema('ninjs/ninjs-schema_3.1.json'), (good) => ({ ...good, _ai: true })],
  [
    'ninjs 3.3',
    ninjs(SITE),
    /\.ninjs\.json$/,
    () => ninjsSchema('ninjs/ninjs-schema_3.3.reconstructed.json'),
    (good) => ({ ...good, pubStatus: 'draft' }),
  ],
  ['JSON Feed 1.1', syndication(SITE), /^feed\.json$/, feedSchema, (good) => ({ ...good, items: [{ id: 7 }] })],
  [
    'PROV-JSON',
    provenance(SITE),
    /\.prov\.json$/,
    () => newAjv(Ajv).compile(fromDraft4(read('prov/prov-json.schema.json'))),
    (good) => ({ ...good, used: { u: {} }, more: 1 }),
  ],
  [
    'Web Annotation',
    annotations(SITE),
    /\.annotations\.json$/,
    annotationSchemas,
    (good) => ({ ...good, items: [{ type: 'Annotation' }] }),
  ],
];

const drafts = mkdtempSync(join(tmpdir(), 'factloom-validate-'));
const context = nodeContext({ now: '2025-10-13T14:22:00-04:00', log: () => undefined });
await generate({ newsroom: resolve(import.meta.dirname, '../fixtures/newsroom'), slugs: [], drafts }, context);
const articles = (await draftArticles(drafts, [], context.files)).map(({ article }) => article);
rmSync(drafts, { recursive: true });
const approved = articles.map((article): Article => ({ ...article, approval: { version: 1, by: 'Ada Okafor', at: context.now } }));

let failed = 0;
for (const [name, publisher, path, schema, broken] of CHECKS) {
  const validate = schema();
  const files: Json[] = [];
  for (const given of [articles, approved])
    for await (const rendition of publisher.render(given, context))
      if (path.test(rendition.path)) files.push(JSON.parse(String(rendition.content)) as Json);
  const passed = files.filter((file) => validate(file)).length;
  const refuses = files.every((file) => !validate(broken(file)));
  if (passed < files.length || files.length === 0 || !refuses) failed++;
  console.log(`${name.padEnd(16)} ${passed} of ${files.length} pass; ${refuses ? 'refuses' : 'TAKES'} broken ones`);
}
process.exitCode = failed > 0 ? 1 : 0;
