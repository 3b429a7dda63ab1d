/**
 * HTML as its reader sees it. Parsed as browsers do (satteri's HTML parser follows their standard); what a style sheet
 * hides is not known here.
 */
import { parseHtml } from '../../model/markdown.ts';
import type { Page } from './page.ts';
import { readTree } from './tree.ts';

/** Characters of a page that are read. */
const LARGEST = 2_000_000;
/** Elements inside one another. */
const DEEPEST = 250;

/**
 * @param receiptType the media type by which a page names its receipt
 * @throws RangeError for a page that is too large, or nested too deep to be safe to parse
 */
export async function readHtml(html: string, receiptType: string): Promise<Page> {
  if (html.length > LARGEST) throw new RangeError(`it has ${html.length} characters, and ${LARGEST} are read`);
  if (depthOf(html) > DEEPEST) throw new RangeError(`its elements stand more than ${DEEPEST} deep inside one another`);
  return readTree(await parseHtml(html), receiptType);
}

/** Elements that a parser closes by itself, or that never hold any. */
const CLOSED: ReadonlySet<string> = new Set(
  'area base br col dd dt hr img input li link meta option p source tbody td tfoot th thead tr track wbr'.split(' '),
);

/** How deep elements may stand inside one another: in one look at each tag, before anything is parsed. */
function depthOf(html: string): number {
  let [depth, deepest] = [0, 0];
  for (const [, closing, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9-]*)/gi)) {
    if (CLOSED.has(name.toLowerCase())) continue;
    depth = Math.max(0, depth + (closing === '/' ? -1 : 1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
