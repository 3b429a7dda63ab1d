/** A published page, verified by anybody: read from the web or the disk, with the receipt that it holds or leads to. */
import { dirname, join, resolve } from 'node:path';
import type { Context } from './context.ts';
import { ConfigError, SourceError } from './errors.ts';
import { openNetwork } from './gather/http.ts';
import { type Found, isReceipt, judgePage, newestBeside, type PageReport, pageOfReceipt } from './judge-page.ts';
import { FRONT_MATTER } from './model/draft.ts';
import { parseFrontMatter } from './newsroom/data-file.ts';
import { RECEIPT_TYPE } from './publish/receipt-link.ts';
import { readHtml } from './verify/page/html.ts';
import { readPublishedMarkdown } from './verify/page/markdown.ts';
import type { Page } from './verify/page/page.ts';
import { untracedOn } from './verify/page/untraced.ts';
import type { ReadPayload } from './verify/sources.ts';
import { VERSION } from './version.ts';

export interface VerifyPageOptions {
  /** A receipt to use whatever the page names: address or file. */
  readonly receipt?: string | undefined;
  /** Whether the page's own host may have a private address. */
  readonly private: boolean;
  /** Payloads to read the facts in again. */
  readonly payload: ReadPayload;
  /** Milliseconds before the first retry of a request. Default 500. */
  readonly retryAfter?: number;
}

/** Throws SourceError for what cannot be fetched, ConfigError for what cannot be read as a page or receipt. */
export async function verifyPage(place: string, options: VerifyPageOptions, context: Context): Promise<PageReport> {
  const open = opener(place, options, context);
  const text = await open(place, LARGEST_PAGE);
  if (text === undefined) throw new ConfigError('there is no such file', { file: place });
  const openReceipt = async (at: string): Promise<string | undefined> => await open(at, LARGEST_RECEIPT);
  if (isReceipt(text)) {
    const receipt = { at: place, text };
    return await judgePage(await pageOfReceipt(receipt), place, receipt, openReceipt, options.payload);
  }
  const page = await pageIn(place, text);
  const found = await receiptOf(page, place, options, open);
  if (!found) return { page: place, receipt: null, untraced: untracedOn(page.blocks, context.now) };
  return await judgePage(page, place, found, openReceipt, options.payload);
}

const LARGEST_PAGE = 2_000_000;
const LARGEST_RECEIPT = 20_000_000;

/** The text at an address or in a file; undefined for a file that is not there. */
type Open = (place: string, maxBytes: number) => Promise<string | undefined>;

function opener(page: string, options: VerifyPageOptions, context: Context): Open {
  const hosts = [...(isAddress(page) ? [{ host: new URL(page).hostname, private: options.private }] : []), { host: '*' }];
  const network = {
    fetch: context.fetch,
    signal: context.signal,
    now: context.now,
    userAgent: `Factloom/${VERSION} (verify)`,
    ...(options.retryAfter !== undefined && { retryAfter: options.retryAfter }),
  };
  const http = openNetwork(network, hosts)(hosts);
  return async (place, maxBytes) => {
    if (!isAddress(place)) return await context.files.read(resolve(place));
    return (
      await http.get(place, { expect: 'text', maxBytes, headers: { accept: 'text/html, text/markdown, application/json, */*;q=0.1' } })
    ).text();
  };
}

function isAddress(place: string): boolean {
  return /^https?:\/\//i.test(place);
}

async function pageIn(place: string, text: string): Promise<Page> {
  try {
    if (/^\uFEFF?\s*</.test(text)) return await readHtml(text, RECEIPT_TYPE);
    const yaml = FRONT_MATTER.exec(text)?.[1];
    const front = yaml === undefined ? undefined : parseFrontMatter(place, yaml).value;
    return readPublishedMarkdown(text, typeof front === 'object' && front !== null ? (front as Record<string, unknown>) : {});
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new ConfigError(`this page is not read: ${cause.message}`, { file: place, cause });
  }
}

/** The receipt that is asked for, that the page holds, or that it leads to; undefined where it names none. */
async function receiptOf(page: Page, place: string, { receipt }: VerifyPageOptions, open: Open): Promise<Found | undefined> {
  if (receipt === undefined && page.embedded !== undefined) return { at: `${place} (embedded)`, text: page.embedded };
  const named = receipt ?? page.links[0];
  if (named === undefined) return undefined;
  const places = receipt === undefined ? standing(named, place) : [receipt];
  for (const at of places) {
    const text = await open(at, LARGEST_RECEIPT).catch(async (error: unknown) => {
      const newest = error instanceof SourceError ? await newestBeside(at, async (other) => await open(other, LARGEST_RECEIPT)) : undefined;
      if (newest) return newest;
      throw error;
    });
    if (text !== undefined) return typeof text === 'string' ? { at, text } : text;
  }
  // The receipts of what is withdrawn are gone; the newest says so.
  for (const at of places) {
    const newest = isAddress(at) ? undefined : await newestBeside(at, async (other) => await open(other, LARGEST_RECEIPT));
    if (newest) return newest;
  }
  throw new SourceError(`the receipt that the page names is not there: ${named}`, {
    file: place,
    hint: 'publish it with the page, or say where it is with --receipt URL|FILE',
  });
}

/** Where a link may lead: on the web to one address; on the disk also to what a site will have at its root. */
function standing(link: string, place: string): readonly string[] {
  if (isAddress(place)) {
    if (!URL.canParse(link, place) || !isAddress(new URL(link, place).href))
      throw new SourceError(`the page names a receipt that is no address: ${link.slice(0, 100)}`, { file: place });
    return [new URL(link, place).href];
  }
  if (isAddress(link)) return [link];
  if (!link.startsWith('/')) return [join(dirname(place), link)];
  const above = ['.', '..', '../..', '../../..', '../../../..'].map((up) => join(dirname(resolve(place)), up));
  return above.flatMap((folder) => ['', 'static', 'public'].map((copied) => join(folder, copied, link)));
}
