/**
 * The Markdown parser. satteri gives the same tree as remark, positions included, about fifty times
 * faster (a differential test holds it to that); where its native part cannot be loaded, remark takes its place.
 */
import type { Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';

type Parse = (markdown: string) => Root;

const parser: Parse = await loadSatteri().catch(loadRemark);

/** Parses CommonMark with GFM; offsets are UTF-16 units. */
export function parseMarkdown(markdown: string): Root {
  return parser(markdown);
}

/** Parses a page of HTML as browsers do; it is the same package's. */
export async function parseHtml(html: string): Promise<HtmlRoot> {
  const { htmlToHast } = await import('satteri');
  return htmlToHast(html) as HtmlRoot;
}

async function loadSatteri(): Promise<Parse> {
  const { markdownToMdast } = await import('satteri');
  return (markdown) => markdownToMdast(markdown) as Root;
}

/** The reference: unified with remark-parse and remark-gfm. */
async function loadRemark(): Promise<Parse> {
  return (await import('./remark.ts')).parseMarkdown;
}
