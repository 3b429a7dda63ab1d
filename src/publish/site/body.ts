/**
 * The body of an article as HTML, part by part. Every claim becomes a figure that leads to its note; everything else is
 * escaped, raw HTML too, so that a page holds no mark-up but what stands here.
 */
import type { Nodes, RootContent, Table } from 'mdast';
import { CLAIM_SCHEME } from '../../model/claim.ts';
import { parseMarkdown } from '../../model/markdown.ts';
import { escapeHtml, isWebAddress } from './html.ts';
import { pathName } from './path-name.ts';

export interface Body {
  readonly title: string;
  readonly deck: string;
  readonly takeaways: readonly string[];
  readonly sections: readonly BodySection[];
}

/** Text under one heading; the first may have none. */
export interface BodySection {
  /** Name of the anchor; empty where there is no heading. */
  readonly id: string;
  readonly heading: string;
  /** The heading as plain text. */
  readonly headingText: string;
  readonly html: string;
}

/** A claim as it is met: id of its fact and words; gives back the name of the anchor of its note. */
export type Noter = (id: string, surface: string) => string;

const TAKEAWAYS = 'Key takeaways';

export function renderBody(markdown: string, note: Noter): Body {
  const scene: Scene = { note, tables: 0 };
  const blocks = parseMarkdown(markdown).children;
  const [first] = blocks;
  const titled = first?.type === 'heading' && first.depth === 1 ? first : undefined;
  const title = titled ? inline(scene, titled) : '';
  const [second] = titled ? blocks.slice(1) : blocks;
  const deck = second?.type === 'paragraph' ? inline(scene, second) : '';
  const takeaways: string[] = [];
  const sections: Writable[] = [];
  const names = new Set<string>();
  let inTakeaways = false;
  for (const block of blocks.slice((titled ? 1 : 0) + (deck === '' ? 0 : 1))) {
    if (block.type === 'heading' && block.depth <= 2) {
      inTakeaways = plainOf(block) === TAKEAWAYS;
      if (!inTakeaways)
        sections.push({ id: named(plainOf(block), names), heading: inline(scene, block), headingText: plainOf(block), html: '' });
    } else if (inTakeaways && block.type === 'list') {
      takeaways.push(...block.children.map((item) => item.children.map((child) => inline(scene, child)).join(' ')));
    } else {
      inTakeaways = false;
      if (sections.length === 0) sections.push({ id: '', heading: '', headingText: '', html: '' });
      const section = sections.at(-1);
      if (section) section.html += `${render(scene, block)}\n`;
    }
  }
  return { title, deck, takeaways, sections };
}

/** A line of Markdown, such as a title. */
export function renderInline(markdown: string, note: Noter): string {
  return parseMarkdown(markdown)
    .children.map((block) => inline({ note, tables: 0 }, block))
    .join(' ');
}

type Writable = { -readonly [Key in keyof BodySection]: BodySection[Key] };

interface Scene {
  readonly note: Noter;
  tables: number;
}

/** Names of anchors are each used once. */
function named(heading: string, names: Set<string>): string {
  const wanted = `section-${pathName(heading)}`;
  let name = wanted;
  for (let count = 2; names.has(name); count += 1) name = `${wanted}-${count}`;
  names.add(name);
  return name;
}

function inline(scene: Scene, node: Nodes): string {
  return 'children' in node ? node.children.map((child) => render(scene, child)).join('') : render(scene, node);
}

function render(scene: Scene, node: RootContent): string {
  const inner = (): string => inline(scene, node);
  switch (node.type) {
    case 'paragraph':
      return `<p>${inner()}</p>`;
    case 'heading':
      return `<h${Math.max(node.depth, 3)}>${inner()}</h${Math.max(node.depth, 3)}>`;
    case 'list':
      return node.ordered ? `<ol start="${node.start ?? 1}">${inner()}</ol>` : `<ul>${inner()}</ul>`;
    case 'listItem':
      return `<li>${node.spread ? inner() : node.children.map((child) => inline(scene, child)).join(' ')}</li>`;
    case 'blockquote':
      return `<blockquote>${inner()}</blockquote>`;
    case 'emphasis':
      return `<em>${inner()}</em>`;
    case 'strong':
      return `<strong>${inner()}</strong>`;
    case 'delete':
      return `<del>${inner()}</del>`;
    case 'break':
      return '<br>';
    case 'thematicBreak':
      return '<hr>';
    case 'link':
      return link(scene, node.url, plainOf(node), inner());
    case 'image':
      return escapeHtml(node.alt ?? '');
    case 'table':
      return table(scene, node);
    case 'code':
      return `<pre><code>${escapeHtml(node.value)}</code></pre>`;
    case 'inlineCode':
      return `<code>${escapeHtml(node.value)}</code>`;
    case 'text':
    case 'html':
      return escapeHtml(node.value);
    default:
      return inner();
  }
}

function link(scene: Scene, url: string, surface: string, inner: string): string {
  if (url.startsWith(CLAIM_SCHEME)) return figureLink(scene.note(url.slice(CLAIM_SCHEME.length), surface), inner);
  return isWebAddress(url) ? `<a href="${escapeHtml(url)}" rel="noopener">${inner}</a>` : inner;
}

/** A figure that leads to its note. `html` is what is shown. */
export function figureLink(anchor: string, html: string): string {
  return `<a class="figure" href="#${escapeHtml(anchor)}">${html}</a>`;
}

/** A wide table scrolls by itself, with the keyboard too; a column that holds claims is one of figures. */
function table(scene: Scene, { children, align }: Table): string {
  scene.tables += 1;
  const numeric = (children[0]?.children ?? []).map((_, column) =>
    children.slice(1).some((row) => row.children[column]?.children.some((child) => child.type === 'link')),
  );
  const rows = children.map((row, index) => {
    const cells = row.children.map((cell, column) => {
      const name = index === 0 ? 'th scope="col"' : column === 0 ? 'th scope="row"' : 'td';
      const right = align?.[column] === 'right' || (column > 0 && numeric[column]);
      return `<${name}${right ? ' class="number"' : ''}>${inline(scene, cell)}</${name.split(' ')[0]}>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const [head, ...body] = rows;
  return `<section class="wide" tabindex="0" aria-label="Table ${scene.tables}"><table><thead>${head}</thead><tbody>${body.join('')}</tbody></table></section>`;
}

/** What a reader sees of a node. */
export function plainOf(node: Nodes): string {
  if ('children' in node) return node.children.map(plainOf).join('');
  return 'value' in node ? node.value : '';
}
