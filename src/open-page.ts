/** A page that stands open in a browser, verified where it stands: the same steps as on the command line, over its own tree. */
import type { Root, Text } from 'hast';
import { FactloomError, SourceError } from './errors.ts';
import { type Found, judgePage, type OpenReceipt, type PageReport } from './judge-page.ts';
import { RECEIPT_TYPE } from './publish/receipt-link.ts';
import type { Page } from './verify/page/page.ts';
import { readTree } from './verify/page/tree.ts';
import { untracedOn } from './verify/page/untraced.ts';

export { factsSentence, matchSentence } from './verify/page/told.ts';

export interface OpenPage {
  readonly tree: Root;
  /** Its address. */
  readonly place: string;
  /** The moment, as ISO 8601. */
  readonly now: string;
  /** Asks for a receipt, by an address as the page gives it. */
  readonly open: OpenReceipt;
  /** A receipt that the reader chose. */
  readonly chosen?: Found | undefined;
}

export interface Checked {
  readonly report: PageReport;
  /** For each block of the page the nodes that its words are from. */
  readonly nodes: readonly (readonly Text[])[];
}

/** Rejects with what `tellError` puts in words. */
export async function checkPage({ tree, place, now, open, chosen }: OpenPage): Promise<Checked> {
  const nodes: (readonly Text[])[] = [];
  const page = readTree(tree, RECEIPT_TYPE, (words) => nodes.push(words));
  const found = chosen ?? (await receiptOf(page, place, open));
  const report = found
    ? await judgePage(page, place, found, chosen ? async () => undefined : open, () => undefined)
    : ({ page: place, receipt: null, untraced: untracedOn(page.blocks, now) } as const);
  return { report, nodes };
}

async function receiptOf({ embedded, links: [link] }: Page, place: string, open: OpenReceipt): Promise<Found | undefined> {
  if (embedded !== undefined) return { at: `${place} (embedded)`, text: embedded };
  if (link === undefined) return undefined;
  const at = new URL(link, place).href;
  const text = await open(at);
  if (text === undefined) throw new SourceError('the receipt that the page names is not there', { file: at });
  return { at, text };
}

const LARGEST_RECEIPT = 20_000_000;

/** Receipts of the site on which a page stands: nobody else is asked, whatever a page or a redirect names. */
export function receiptsOfSite(page: string, ask: typeof fetch): OpenReceipt {
  return async (at) => {
    if (new URL(at).origin !== new URL(page).origin)
      throw new SourceError('the receipt stands on another site, which is not asked from here', {
        file: at,
        hint: `factloom verify ${page} asks it`,
      });
    const answer = await ask(at, { redirect: 'error', credentials: 'same-origin' }).catch((cause: unknown) => {
      throw new SourceError('the receipt could not be fetched', { file: at, cause });
    });
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new SourceError(`the receipt could not be fetched: the site answered ${answer.status}`, { file: at });
    return await readAll(answer, at);
  };
}

async function readAll({ body }: Response, at: string): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const chunk of piecesOf(body)) {
    bytes += chunk.length;
    if (bytes > LARGEST_RECEIPT) throw new SourceError(`the receipt has more than ${LARGEST_RECEIPT / 1e6} MB`, { file: at });
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Not every browser lets a body be gone through by itself. */
async function* piecesOf(body: Response['body']): AsyncIterable<Uint8Array> {
  const reader = body?.getReader();
  for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) yield piece.value as Uint8Array;
}

/** What kept a page from being checked, for a reader. */
export function tellError(error: unknown): string {
  return error instanceof FactloomError ? error.report() : error instanceof Error ? error.message : String(error);
}
