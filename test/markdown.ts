/** Markdown as a stock parser sees it: the reference for what a reader would be shown. */
import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const processor = unified().use(remarkParse).use(remarkGfm).freeze();

export function parse(markdown: string): Root {
  return processor.parse(markdown);
}

/** Every node of a tree, parents before children. */
export function nodes(root: Nodes): readonly Nodes[] {
  const found: Nodes[] = [root];
  for (const node of found) if ('children' in node) found.push(...node.children);
  return found;
}

/** The types in a tree, once each, sorted. */
export function types(root: Nodes): readonly string[] {
  return [...new Set(nodes(root).map((node) => node.type))].sort();
}

/** What a reader sees of a node. */
export function textOf(node: Nodes): string {
  if ('children' in node) return node.children.map(textOf).join('');
  return 'value' in node ? node.value : '';
}

/** Addresses of the links in a tree, in order. */
export function links(root: Nodes): readonly string[] {
  return nodes(root).flatMap((node) => (node.type === 'link' ? [node.url] : []));
}

/** Strings of data that mean something in Markdown, HTML, Handlebars or a template of a site builder. */
export const TORTURE: readonly string[] = [
  'S&P 500',
  'AT&amp;T &copy; &#35;',
  '*ST Pangda',
  '_a_ __b__ **c** ~~d~~',
  'snake_case_name',
  'a|b',
  '<b>x</b>',
  '<script>alert(1)</script>',
  '<!-- x -->',
  '[x](javascript:alert(1))',
  '![x](y.png)',
  '[x][y] [x]: z',
  '[^1]',
  '[ ] to do',
  '{{x}} {% x %} {x}',
  'costs $5 and $6',
  '$$x$$',
  '`code` ``more``',
  '](fact:x)',
  '[y](fact:x)',
  '# h',
  '## h ##',
  '- x',
  '+ x',
  '* x',
  '1. x',
  '12) x',
  '> x',
  '--- x',
  '===',
  '---',
  '| a | b |',
  '~~~',
  '```js',
  'back\\slash',
  'ends with \\',
  '\\*not\\*',
  '🪨 rocks 👷‍♀️'.replace('\u200D', ''),
  'naïve “quotes” – and — dashes…',
  'a:b::c',
  'C++ & C#',
  "O'Neil",
];
