/** A feed as a tree of elements, each name with its namespace, so that checks do not depend on prefixes. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';

export interface FeedElement {
  readonly name: string;
  /** Namespace; empty where there is none. */
  readonly ns: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly FeedElement[];
  /** Its own characters. */
  readonly text: string;
}

type Raw = Readonly<Record<string, unknown>>;

/** The root; undefined where the text is no well-formed XML. */
export function readFeed(xml: string): FeedElement | undefined {
  if (XMLValidator.validate(xml, { allowBooleanAttributes: false }) !== true) return undefined;
  const options = { preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', parseTagValue: false, trimValues: false };
  const parser = new XMLParser({ ...options, cdataPropName: '#cdata', htmlEntities: true, ignoreDeclaration: true, ignorePiTags: true });
  const [root] = elementsOf(parser.parse(xml) as Raw[], { xml: 'http://www.w3.org/XML/1998/namespace' });
  return root;
}

function elementsOf(nodes: readonly Raw[], scope: Readonly<Record<string, string>>): readonly FeedElement[] {
  return nodes.flatMap((node) => {
    const key = Object.keys(node).find((one) => one !== ':@' && !one.startsWith('#'));
    return key === undefined ? [] : [elementOf(key, node, scope)];
  });
}

function elementOf(key: string, node: Raw, outer: Readonly<Record<string, string>>): FeedElement {
  const attributes = (node[':@'] ?? {}) as Readonly<Record<string, string>>;
  const declared = Object.entries(attributes).flatMap(([name, value]) =>
    name === 'xmlns' ? [['', value]] : name.startsWith('xmlns:') ? [[name.slice(6), value]] : [],
  );
  const scope = { ...outer, ...(Object.fromEntries(declared) as Record<string, string>) };
  const [prefix, local] = key.includes(':') ? (key.split(':', 2) as [string, string]) : ['', key];
  const inside = node[key] as readonly Raw[];
  const text = inside
    .map((one) => one['#text'] ?? (one['#cdata'] as Raw[] | undefined)?.map((part) => part['#text']).join('') ?? '')
    .join('');
  return { name: local, ns: scope[prefix] ?? '', attributes, children: elementsOf(inside, scope), text: String(text) };
}
