/**
 * A published page, verified by anybody: read from the web or the disk, with the receipt that it holds or leads to. No
 * newsroom is asked. What a page says of itself is never taken for true: it is read, compared and computed again.
 */
import { createHash } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import type { Context } from './context.ts';
import { ConfigError, SourceError } from './errors.ts';
import { openNetwork } from './gather/http.ts';
import { FRONT_MATTER } from './model/draft.ts';
import { formatDateline } from './model/format-date.ts';
import { parseFrontMatter } from './newsroom/data-file.ts';
import { parseReceipt, type Receipt } from './newsroom/receipt-file.ts';
import { bio, DISCLOSURE } from './publish/disclosure.ts';
import { metaOf } from './publish/meta.ts';
import { RECEIPT_TYPE } from './publish/receipt-link.ts';
import { readHtml } from './verify/page/html.ts';
import { judge, type Verdict } from './verify/page/judge.ts';
import { readPublishedMarkdown } from './verify/page/markdown.ts';
import { oneBlank, type Page } from './verify/page/page.ts';
import { type Untraced, untracedOn } from './verify/page/untraced.ts';
import type { ReadPayload } from './verify/sources.ts';
import { visibleText } from './verify/visible.ts';
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

export type PageReport =
  | ({ readonly page: string; readonly receipt: string; readonly id: string; readonly newest: string | undefined } & Verdict)
  | { readonly page: string; readonly receipt: null; readonly untraced: readonly Untraced[] };

/** Throws SourceError for what cannot be fetched, ConfigError for what cannot be read as a page or receipt. */
export async function verifyPage(place: string, options: VerifyPageOptions, context: Context): Promise<PageReport> {
  const open = opener(place, options, context);
  const text = await open(place, LARGEST_PAGE);
  if (text === undefined) throw new ConfigError('there is no such file', { file: place });
  if (isReceipt(text)) return await judged(ofItself(parseReceipt(place, text)), place, place, text, open, options);
  const page = await pageIn(place, text);
  const found = await receiptOf(page, place, options, open);
  if (!found) return { page: place, receipt: null, untraced: untracedOn(page.blocks, context.now) };
  return await judged(page, place, found.at, found.text, open, options);
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

function isReceipt(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text) && /"kind"\s*:\s*"factloom-receipt"/.test(text.slice(0, 200));
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
async function receiptOf(
  page: Page,
  place: string,
  { receipt }: VerifyPageOptions,
  open: Open,
): Promise<{ at: string; text: string } | undefined> {
  if (receipt === undefined && page.embedded !== undefined) return { at: `${place} (embedded)`, text: page.embedded };
  const named = receipt ?? page.links[0];
  if (named === undefined) return undefined;
  for (const at of receipt === undefined ? standing(named, place) : [receipt]) {
    const text = await open(at, LARGEST_RECEIPT);
    if (text !== undefined) return { at, text };
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

async function judged(
  page: Page,
  place: string,
  at: string,
  text: string,
  open: Open,
  { payload }: VerifyPageOptions,
): Promise<PageReport> {
  if (!isReceipt(text))
    throw new SourceError('what the page names as its receipt is no receipt', {
      file: at,
      hint: 'it may be the page of an error; open it to see',
    });
  const receipt = parseReceipt(at, text);
  refuseUnlike(receipt, page, at);
  const newest = await newestOf(receipt, at, open);
  const verdict = judge(page, { article: receipt.article, known: knownOf(receipt), payload, newest: newest?.article });
  return { page: place, receipt: at, id: receipt.id, newest: newest?.id, ...verdict };
}

/** What else a page of ours says in words: its own label and record, and the words of its charts. */
function knownOf({ article, charts }: Receipt): readonly string[] {
  const { description, author, ai } = metaOf(article, []);
  const dateline = formatDateline(article.ledger.asOf, article.ledger.zone);
  const drawn = charts.flatMap(({ title, alt, subtitle, caption }) => [title, alt, subtitle, caption, `${subtitle}. ${caption}`]);
  return [description, author, ai.label, dateline, DISCLOSURE, ...bio(article.ledger.persona), ...drawn];
}

/** Throws ConfigError where a receipt contradicts itself or the page it is named by. */
function refuseUnlike(receipt: Receipt, { factsHash }: Page, at: string): void {
  const { article, claims, text, withheld } = receipt;
  const visible = visibleText(article.body);
  const wrong = (message: string): ConfigError =>
    new ConfigError(message, { file: at, hint: 'ask the publisher for the receipt as it was written' });
  if (createHash('sha256').update(visible.text).digest('hex') !== text || JSON.stringify(visible.claims) !== JSON.stringify(claims))
    throw wrong('this receipt contradicts itself: its text does not have the hash and the claims that it names');
  if (withheld.length === 0 && metaOf(article, []).factsHash !== receipt.factsHash)
    throw wrong('this receipt contradicts itself: its facts do not have the hash that it names');
  if (factsHash !== undefined && factsHash !== receipt.factsHash)
    throw wrong('this receipt is not that of the page: the page gives its facts another hash');
}

/** The newest version of the article, where `latest.json` beside the receipt names another that is there. */
async function newestOf({ id }: Receipt, at: string, open: Open): Promise<Receipt | undefined> {
  const beside = (name: string): string => (isAddress(at) ? new URL(name, at).href : join(dirname(at), name));
  const quietly = async (name: string): Promise<string | undefined> => {
    try {
      return await open(beside(name), LARGEST_RECEIPT);
    } catch (error) {
      // A page stands for itself where nothing is said of newer versions.
      if (error instanceof SourceError) return undefined;
      throw error;
    }
  };
  const named = /"receipt": *"((?:v\d+|draft)\.json)"/.exec((await quietly('latest.json')) ?? '')?.[1];
  const text = named === undefined || named === basename(at) ? undefined : await quietly(named);
  const newest = text === undefined ? undefined : parseReceipt(beside(named ?? ''), text);
  return newest && newest.id !== id && dirname(newest.id) === dirname(id) ? newest : undefined;
}

/** A receipt as a page: its own text. */
function ofItself({ article }: Receipt): Page {
  const { blocks } = visibleText(article.body);
  return {
    blocks: blocks.map(({ region, text }) => ({
      text: oneBlank(text),
      element: region === 'headline' ? 'h1' : 'p',
      parent: 0,
      aside: false,
    })),
    links: [],
    embedded: undefined,
  };
}
