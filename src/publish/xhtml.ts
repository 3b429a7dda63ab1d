/** Markdown as XHTML, for formats that carry an article as XML: the same words, notes at the end, and no mark-up but what stands here. */
import type { Nodes, Table } from 'mdast';
import { parseMarkdown } from '../model/markdown.ts';
import { isWebAddress } from './site/html.ts';
import { element, textElement, type XmlElement, type XmlNode } from './xml.ts';

/** A page of its own. Addresses are made absolute by `base`, the address of the page. */
export function xhtmlDocument(markdown: string, { title, language, base }: { title: string; language: string; base: string }): XmlElement {
  const root = parseMarkdown(markdown);
  const notes = root.children.filter((node) => node.type === 'footnoteDefinition');
  const absolute = (url: string): string | undefined => {
    const address = URL.canParse(url, base) ? new URL(url, base).href : '';
    return isWebAddress(address) ? address : undefined;
  };
  const scene: Scene = { absolute };
  return element(
    'html',
    { xmlns: 'http://www.w3.org/1999/xhtml', 'xml:lang': language },
    element('head', {}, element('title', {}, title)),
    element(
      'body',
      {},
      root.children.filter((node) => node.type !== 'footnoteDefinition').flatMap((node) => render(scene, node)),
      notes.length === 0
        ? undefined
        : element(
            'ol',
            { class: 'notes' },
            notes.map((note) => element('li', { id: `note-${note.identifier}` }, inside(scene, note))),
          ),
    ),
  );
}

interface Scene {
  /** An address of the web, absolute; undefined for any other. */
  absolute(url: string): string | undefined;
}

function inside(scene: Scene, node: Nodes): readonly XmlNode[] {
  return 'children' in node ? node.children.flatMap((child) => render(scene, child)) : [];
}

const TEXT: Readonly<Partial<Record<Nodes['type'], string>>> = {
  paragraph: 'p',
  emphasis: 'em',
  strong: 'strong',
  delete: 'del',
  break: 'br',
  thematicBreak: 'hr',
};

function render(scene: Scene, node: Nodes): readonly XmlNode[] {
  const name = TEXT[node.type];
  if (name !== undefined) return [textElement(name, {}, inside(scene, node))];
  switch (node.type) {
    case 'heading':
      return [textElement(`h${node.depth}`, {}, inside(scene, node))];
    case 'blockquote':
      return [element('blockquote', {}, inside(scene, node))];
    case 'listItem':
      return [node.spread ? element('li', {}, inside(scene, node)) : textElement('li', {}, tight(scene, node))];
    case 'list':
      return [element(node.ordered ? 'ol' : 'ul', {}, inside(scene, node))];
    case 'link': {
      const href = scene.absolute(node.url);
      return href === undefined ? inside(scene, node) : [textElement('a', { href }, inside(scene, node))];
    }
    case 'image': {
      const src = scene.absolute(node.url);
      return src === undefined ? [node.alt ?? ''] : [element('img', { src, alt: node.alt ?? '' })];
    }
    case 'footnoteReference':
      return [element('sup', {}, element('a', { href: `#note-${node.identifier}` }, node.identifier))];
    case 'table':
      return [table(scene, node)];
    case 'code':
      return [element('pre', {}, element('code', {}, node.value))];
    case 'inlineCode':
      return [element('code', {}, node.value)];
    case 'text':
    case 'html':
      return [node.value];
    default:
      return inside(scene, node);
  }
}

/** Items of a list without space between them hold their words, not paragraphs. */
function tight(scene: Scene, item: Nodes): readonly XmlNode[] {
  const children = 'children' in item ? item.children : [];
  return children.flatMap((child) => (child.type === 'paragraph' ? inside(scene, child) : render(scene, child)));
}

function table(scene: Scene, { children }: Table): XmlElement {
  const [head, ...rows] = children.map((row, index) =>
    element(
      'tr',
      {},
      row.children.map((cell, column) => element(index === 0 || column === 0 ? 'th' : 'td', scopeOf(index, column), inside(scene, cell))),
    ),
  );
  return element('table', {}, head ? element('thead', {}, head) : undefined, rows.length > 0 ? element('tbody', {}, rows) : undefined);
}

function scopeOf(row: number, column: number): Readonly<Record<string, string>> {
  return row === 0 ? { scope: 'col' } : column === 0 ? { scope: 'row' } : {};
}
