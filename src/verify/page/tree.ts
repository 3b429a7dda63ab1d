/**
 * The tree of a page as its reader sees it: what is hidden, what scripts say and the marks of footnotes are no text of it.
 * The tree is that of a parser, or of a page that stands open in a browser.
 */
import type { Element, Nodes, Root, Text } from 'hast';
import { oneBlank, type Page, type PageBlock } from './page.ts';

/** Paragraphs, headings, cells. */
const MOST_BLOCKS = 5000;

/**
 * @param receiptType the media type by which a page names its receipt
 * @param told is told of each block the nodes that its words are from
 * @throws RangeError for a page of too many blocks
 */
export function readTree(root: Root, receiptType: string, told?: (nodes: readonly Text[]) => void): Page {
  const walk: Walk = { receiptType, told, blocks: [], links: [], embedded: undefined, nodes: [], words: '', parents: 0 };
  for (const child of root.children) enter(walk, child, { element: 'body', parent: 0, aside: false });
  flush(walk, { element: 'body', parent: 0, aside: false });
  if (walk.blocks.length > MOST_BLOCKS) throw new RangeError(`it has ${walk.blocks.length} blocks of text, and ${MOST_BLOCKS} are read`);
  return { blocks: walk.blocks, links: walk.links, embedded: walk.embedded };
}

interface Walk {
  readonly receiptType: string;
  readonly told: ((nodes: readonly Text[]) => void) | undefined;
  readonly blocks: PageBlock[];
  readonly links: string[];
  embedded: string | undefined;
  /** Of the block that is being read. */
  nodes: Text[];
  words: string;
  /** Elements with children that have had a number so far. */
  parents: number;
}

type Place = Pick<PageBlock, 'element' | 'parent' | 'aside'>;

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const INLINE = words(
  'a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup time u var wbr',
);
const UNSEEN = words('audio canvas embed iframe input math meter noscript object progress select style svg template textarea title video');
const ASIDE = words('aside dialog footer nav');

function enter(walk: Walk, node: Nodes, place: Place): void {
  if (node.type === 'text') {
    walk.words += node.value;
    walk.nodes.push(node);
  }
  if (node.type !== 'element') return;
  if (node.tagName === 'link') walk.links.push(...receiptLink(node, walk.receiptType));
  if (node.tagName === 'script') walk.embedded ??= embeddedReceipt(node, walk.receiptType);
  if (isUnseen(node)) return;
  if (INLINE.has(node.tagName)) {
    for (const child of node.children) enter(walk, child, place);
    return;
  }
  if (node.tagName === 'br') {
    walk.words += ' ';
    return;
  }
  flush(walk, place);
  walk.parents += 1;
  const inside = { element: node.tagName, parent: walk.parents, aside: place.aside || ASIDE.has(node.tagName) };
  for (const child of node.children) enter(walk, child, inside);
  flush(walk, { ...inside, parent: place.parent });
}

function flush(walk: Walk, place: Place): void {
  const text = oneBlank(walk.words);
  const nodes = walk.nodes;
  walk.words = '';
  walk.nodes = [];
  if (text === '') return;
  walk.blocks.push({ text, ...place });
  walk.told?.(nodes);
}

function isUnseen(node: Element): boolean {
  const { hidden, ariaHidden, role, popover, style, open } = node.properties;
  return (
    UNSEEN.has(node.tagName) ||
    node.tagName === 'script' ||
    (node.tagName === 'dialog' && open === undefined) ||
    (hidden !== undefined && hidden !== false) ||
    ariaHidden === 'true' ||
    popover !== undefined ||
    role === 'tooltip' ||
    (typeof style === 'string' && /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style)) ||
    isNoteMark(node)
  );
}

/** `<sup><a href="#fn1">1</a></sup>` and the arrow back from a footnote. */
function isNoteMark(node: Element): boolean {
  if (node.tagName !== 'sup' && node.tagName !== 'a') return false;
  const link = node.tagName === 'a' ? node : node.children.find((child) => child.type === 'element' && child.tagName === 'a');
  if (link?.type !== 'element' || !String(link.properties['href'] ?? '').startsWith('#')) return false;
  const mark = textOf(node);
  return /^\s*(?:[↩^]\ufe0e?\s*\d{0,3}|[*†])\s*$/u.test(mark) || (node.tagName === 'sup' && /^\s*\[?\d{1,3}\]?\s*$/.test(mark));
}

function receiptLink({ properties: { rel, type, href } }: Element, receiptType: string): readonly string[] {
  return Array.isArray(rel) && rel.includes('alternate') && type === receiptType && typeof href === 'string' ? [href] : [];
}

function embeddedReceipt(node: Element, receiptType: string): string | undefined {
  return node.properties['type'] === receiptType ? textOf(node) : undefined;
}

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}
