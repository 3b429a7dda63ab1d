/** A page that stands open as the tree its verifier reads, and places in that tree as places on the screen. */

/** What the reading of a tree asks of an element, by the names that the tree has for it. */
const ATTRIBUTES = {
  'aria-hidden': 'ariaHidden',
  href: 'href',
  open: 'open',
  popover: 'popover',
  role: 'role',
  style: 'style',
  type: 'type',
};

/** @returns the tree, and for each of its texts the node it is of */
export function treeOf(document) {
  const nodes = new Map();
  const enter = (node, seen) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = { type: 'text', value: node.data };
      nodes.set(text, node);
      return [text];
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return [];
    const tagName = node.localName;
    const properties = {};
    for (const [attribute, name] of Object.entries(ATTRIBUTES))
      if (node.hasAttribute(attribute)) properties[name] = node.getAttribute(attribute);
    if (node.hasAttribute('rel')) properties.rel = node.getAttribute('rel').toLowerCase().split(/\s+/);
    // What a style sheet hides is not on the screen, whatever stands in the page.
    if (node.hasAttribute('hidden') || (seen && isHidden(node))) properties.hidden = true;
    const children = [...node.childNodes].flatMap((child) => enter(child, seen || node === document.body));
    return [{ type: 'element', tagName, properties, children }];
  };
  return { tree: { type: 'root', children: enter(document.documentElement, false) }, nodes };
}

function isHidden(element) {
  const { display, visibility } = getComputedStyle(element);
  return display === 'none' || visibility !== 'visible';
}

/** The place of a finding in a block, over whole words: one that lies between words is the word after it, or the one before. */
export function wordsAt(texts, { start, end }) {
  const units = unitsOf(texts);
  let [from, to] = [Math.min(start, units.length - 1), Math.min(Math.max(end, start), units.length)];
  if (from >= to) {
    to = from + 1;
    while (to < units.length && units[to - 1].blank) to += 1;
    while (to < units.length && !units[to].blank) to += 1;
  }
  while (from < to - 1 && units[from].blank) from += 1;
  while (to > from + 1 && units[to - 1]?.blank) to -= 1;
  return { from: Math.max(0, from), to };
}

/** Words of a block as ranges of the page: one for each node they are in. Each blank of the block counts once. */
export function rangesOf(texts, { from, to }) {
  const ranges = [];
  for (const { node, offset } of unitsOf(texts).slice(from, to)) {
    const last = ranges.at(-1);
    if (last?.endContainer === node) {
      last.setEnd(node, offset + 1);
      continue;
    }
    const range = node.ownerDocument.createRange();
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    ranges.push(range);
  }
  return ranges;
}

/** Each unit of a block's text at its node. */
function unitsOf(texts) {
  const units = [];
  for (const node of texts)
    for (let offset = 0; offset < node.data.length; offset += 1) {
      const blank = /[\s\u00a0]/.test(node.data[offset]);
      if (!blank || (units.length > 0 && !units.at(-1).blank)) units.push({ node, offset, blank });
    }
  return units;
}
