/** XML as a tree of elements, and its text by a library: well-formed whatever the words in it were. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Its words and elements follow each other as text does: no space is added in it. */
  readonly mixed: boolean;
}

/** An element, or text. */
export type XmlNode = XmlElement | string;

/** An element with what stands in it; an attribute that is undefined and a child that is undefined or '' are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly (XmlNode | undefined | readonly XmlNode[])[]
): XmlElement {
  const given = Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    name,
    attributes: Object.fromEntries(given),
    children: children.flat().filter((child): child is XmlNode => child !== undefined && child !== ''),
    mixed: false,
  };
}

/** An element of running text. */
export function textElement(name: string, attributes: Readonly<Record<string, string>>, children: readonly XmlNode[]): XmlElement {
  return { ...element(name, attributes, children), mixed: true };
}

/** A document of UTF-8, with elements that hold elements alone indented. */
export async function xmlDocument(root: XmlElement): Promise<string> {
  const { XMLBuilder } = await import('fast-xml-parser');
  const builder = new XMLBuilder({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', suppressEmptyNode: true });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${legalXml(builder.build([ordered(root, 0)]))}\n`;
}

/** Without the characters that no XML 1.0 document may hold: controls, lone surrogates and the two that are no characters. */
export function legalXml(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN, '');
}

/** What a library of feeds wrote, its words exactly: it sets those with marks in lines of their own, whose blanks a strict reader takes for part of them. */
export function feedXml(xml: string): string {
  const escaped = (words: string): string => words.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;' })[mark] ?? '&gt;');
  return legalXml(xml).replace(/\s*<!\[CDATA\[([\s\S]*?)\]\]>\s*/g, (_all, words: string) => escaped(words));
}

/** Of https://www.w3.org/TR/xml/#charsets, and the further controls that are discouraged there. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu;

/** The tree as the builder takes it: name and attributes under keys of one object. */
function ordered({ name, attributes, children, mixed }: XmlElement, depth: number | undefined): object {
  const apart = depth !== undefined && !mixed && children.length > 0 && children.every((child) => typeof child !== 'string');
  const below = apart ? depth + 1 : undefined;
  const told = children.flatMap((child) => {
    const node = typeof child === 'string' ? { '#text': child } : ordered(child, below);
    return below === undefined ? [node] : [{ '#text': `\n${'  '.repeat(below)}` }, node];
  });
  if (apart) told.push({ '#text': `\n${'  '.repeat(depth)}` });
  return { [name]: told, ':@': attributes };
}
