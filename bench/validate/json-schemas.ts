/** Validators of renditions in JSON, from the schemas of a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { schemaOrgProblems, type Vocabulary } from '../../test/publish/schema-org.ts';

type Json = Record<string, unknown>;
/** Whether a parsed file is valid. */
export type Validate = (value: unknown) => boolean;

const read = (folder: string, path: string): Json => JSON.parse(readFileSync(join(folder, path), 'utf8')) as Json;

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

/** IPTC's schema of ninjs in that file. */
export function ninjsSchema(folder: string, file: string): Validate {
  const ajv = newAjv(Ajv2020);
  ajv.addSchema(read(folder, 'ninjs/GeoJSON-schema.json'));
  return ajv.compile(read(folder, file));
}

/** JSON Feed 1.1 by SchemaStore. */
export function feedSchema(folder: string): Validate {
  const ajv = newAjv(Ajv);
  ajv.addSchema({ ...fromDraft4(read(folder, 'jsonfeed/feed-1.json')), $id: 'https://json.schemastore.org/feed-1' });
  return ajv.compile(fromDraft4(read(folder, 'jsonfeed/jsonfeed-schemastore.json')));
}

/** Those of the Web Annotation test suite that every annotation must pass, each for itself. */
export function annotationSchemas(folder: string): Validate {
  const ajv = newAjv(Ajv);
  for (const name of readdirSync(join(folder, 'webannotation/definitions')))
    ajv.addSchema({ ...fromDraft4(read(folder, `webannotation/definitions/${name}`)), $id: name });
  const musts = readdirSync(join(folder, 'webannotation/annotations')).filter((name) => /^3\.[12]-.*\.json$/.test(name));
  const each = musts.map((name) => ajv.compile({ ...fromDraft4(read(folder, `webannotation/annotations/${name}`)), $id: name }));
  return (page) => (page as { items: unknown[] }).items.every((item) => each.every((validate) => validate(item)));
}

/** The schema that came with the submission of PROV-JSON. */
export function provSchema(folder: string): Validate {
  return newAjv(Ajv).compile(fromDraft4(read(folder, 'prov/prov-json.schema.json')));
}

/** All of schema.org's vocabulary. */
export function schemaOrg(folder: string): Validate {
  const words = read(folder, 'schemaorg/vocab-30.compact.json') as unknown as Vocabulary;
  return (value) => schemaOrgProblems(value, words).length === 0;
}
