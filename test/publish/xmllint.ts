/** libxml2's own validator, compiled to WebAssembly, over the schemas beside these tests. */
import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';

/** What is wrong with a document by a schema of `schemas/`, which may import others; nothing where it is valid. */
export async function xmlProblems(xml: string, schema: string, imports: readonly string[] = []): Promise<readonly string[]> {
  const file = (fileName: string) => ({ fileName, contents: readFileSync(new URL(`schemas/${fileName}`, import.meta.url), 'utf8') });
  const { valid, errors, rawOutput } = await validateXML({
    xml: { fileName: 'document.xml', contents: xml },
    schema: file(schema),
    preload: imports.map(file),
    extension: schema.endsWith('.rng') ? 'relaxng' : 'schema',
  });
  const messages = errors.map(({ message }) => message);
  return valid ? [] : messages.length > 0 ? messages : [rawOutput];
}
