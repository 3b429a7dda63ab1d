/** Published Markdown as its reader sees it. Its front matter names the receipt, and holds the title where a layout prints it. */
import { bodyOffset } from '../../model/draft.ts';
import { readDocument } from '../document.ts';
import { refusal } from '../refusal.ts';
import { oneBlank, type Page, type PageBlock } from './page.ts';

/**
 * @param front what its front matter says
 * @throws RangeError for a text that is too large, or nested too deep to be safe to parse
 */
export function readPublishedMarkdown(text: string, front: Readonly<Record<string, unknown>>): Page {
  const refused = refusal(text);
  if (refused) throw new RangeError(refused.message);
  const { blocks, oddities } = readDocument(text, bodyOffset(text));
  const params = typeof front['params'] === 'object' && front['params'] !== null ? (front['params'] as Record<string, unknown>) : {};
  const said = (name: string): string | undefined => [front[name], params[name]].find((value) => typeof value === 'string');
  const told: PageBlock[] = blocks
    .map(({ region, text: words }) => ({
      text: oneBlank(words),
      element: region === 'headline' ? 'h1' : 'p',
      parent: region === 'table' ? 1 : 0,
      aside: false,
    }))
    .filter((block) => block.text !== '');
  const title = blocks.some(({ region }) => region === 'headline') ? undefined : said('title');
  const raw = oddities
    .filter(({ message }) => message.startsWith('raw HTML'))
    .map(({ start, end }): PageBlock => ({ text: oneBlank(text.slice(start, end)), element: 'html', parent: 0, aside: false }));
  const receipt = said('receipt');
  const factsHash = said('factsHash');
  return {
    blocks: [...(title === undefined ? [] : [{ text: oneBlank(title), element: 'h1', parent: 0, aside: false }]), ...told, ...raw],
    links: receipt === undefined ? [] : [receipt],
    embedded: undefined,
    ...(factsHash !== undefined && { factsHash }),
  };
}
