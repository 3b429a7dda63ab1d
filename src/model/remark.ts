/** The Markdown parser in plain JavaScript: the reference that the native one is held to, and the one that runs in a browser. */
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const processor = unified().use(remarkParse).use(remarkGfm).freeze();

/** Parses CommonMark with GFM; offsets are UTF-16 units. */
export function parseMarkdown(markdown: string): Root {
  return processor.parse(markdown);
}
