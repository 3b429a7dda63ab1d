/** Validators of renditions in XML, from the schemas of a folder, by libxml2. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { validateXML } from 'xmllint-wasm';
import { escapeHtml } from '../../src/publish/site/html.ts';
import { readFeed } from '../../test/publish/feed-tree.ts';

/** Whether a document is valid by the first of these files; the others are those it imports. */
export function xmlSchema(folder: string, ...paths: readonly [string, ...string[]]): (xml: string) => Promise<boolean> {
  const [schema, ...imports] = paths.map((path) => ({ fileName: basename(path), contents: readFileSync(join(folder, path), 'utf8') }));
  return async (xml) => {
    if (!schema) return false;
    const { valid } = await validateXML({
      xml: { fileName: 'document.xml', contents: xml },
      schema,
      preload: imports,
      maxMemoryPages: 4096,
    });
    return valid;
  };
}

const PODCAST = 'https://podcastindex.org/namespace/1.0';
/** The schema of the podcast namespace knows the tags of its first years only. */
const KNOWN: ReadonlySet<string> = new Set(['transcript', 'chapters', 'person', 'locked']);

/** The podcast namespace's own schema, over those tags of a feed that it knows. */
export function podcastSchema(folder: string): (xml: string) => Promise<boolean> {
  const validate = xmlSchema(folder, 'podcast/podcast-wrapper.xsd', 'podcast/podcast.xsd');
  return async (xml) => {
    const root = readFeed(xml);
    const rest = root ? [root] : [];
    const tags: string[] = [];
    for (let next = rest.pop(); next; next = rest.pop()) {
      rest.push(...next.children);
      if (next.ns !== PODCAST || !KNOWN.has(next.name)) continue;
      const attributes = Object.entries(next.attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
      tags.push(`<p:${next.name}${attributes.join('')}>${escapeHtml(next.text)}</p:${next.name}>`);
    }
    return tags.length > 0 && (await validate(`<p:test-wrapper xmlns:p="${PODCAST}">${tags.join('')}</p:test-wrapper>`));
  };
}
