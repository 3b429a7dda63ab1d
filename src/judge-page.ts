/**
 * A published page judged by the receipt that it holds or leads to, wherever the two came from: the disk, the web, or the
 * browser in which the page stands open. No newsroom is asked. What a page says of itself is never taken for true: it is
 * read, compared and computed again.
 */
import { ConfigError, SourceError } from './errors.ts';
import { formatDateline, formatMoment } from './model/format-date.ts';
import { sha256 } from './model/sha256.ts';
import { parseReceipt, type Receipt } from './newsroom/receipt-file.ts';
import { bio, DISCLOSURE } from './publish/disclosure.ts';
import { authorOf, correctionLine, deckOf, factRows, label } from './publish/meta.ts';
import { judge, type Verdict } from './verify/page/judge.ts';
import { oneBlank, type Page } from './verify/page/page.ts';
import type { Untraced } from './verify/page/untraced.ts';
import type { ReadPayload } from './verify/sources.ts';
import { visibleText } from './verify/visible.ts';

export type PageReport = JudgedPage | { readonly page: string; readonly receipt: null; readonly untraced: readonly Untraced[] };

/** `newest`: the id of the newest version, where that is another. `withdrawn`: who no longer stands by the article, in words. */
export type JudgedPage = Verdict & {
  readonly page: string;
  readonly receipt: string;
  readonly id: string;
  readonly newest: string | undefined;
  readonly withdrawn?: string;
};

/** The text of a receipt at an address or in a file; undefined for a file that is not there. */
export type OpenReceipt = (place: string) => Promise<string | undefined>;

/** A receipt as it was found. */
export interface Found {
  /** Address or file. */
  readonly at: string;
  readonly text: string;
}

/** Whether a text is a receipt, to begin with. */
export function isReceipt(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text) && /"kind"\s*:\s*"factloom-receipt"/.test(text.slice(0, 200));
}

/** Rejects with SourceError for what is no receipt, with ConfigError for one that contradicts itself or the page. */
export async function judgePage(
  page: Page,
  place: string,
  { at, text }: Found,
  open: OpenReceipt,
  payload: ReadPayload,
): Promise<JudgedPage> {
  if (!isReceipt(text))
    throw new SourceError('what the page names as its receipt is no receipt', {
      file: at,
      hint: 'it may be the page of an error; open it to see',
    });
  const receipt = await parseReceipt(at, text);
  await refuseUnlike(receipt, page, at);
  const newest = await newestOf(receipt, at, open);
  const verdict = judge(page, { article: receipt.article, known: knownOf(receipt), payload, newest: newest?.article });
  const withdrawn = [newest, receipt].map((one) => one && withdrawalOf(one)).find((words) => words !== undefined);
  const judged = { page: place, receipt: at, id: receipt.id, newest: newest?.id, ...verdict };
  if (withdrawn === undefined) return judged;
  // The notice is told as it is; whatever else a page shows is the article that is withdrawn.
  const isNotice = newest === undefined && verdict.problems.length === 0;
  const problem = { rule: 'withdrawn', message: 'what the page shows is no longer stood by', within: deckOf((newest ?? receipt).article) };
  return { ...judged, withdrawn, problems: isNotice ? [] : [problem] };
}

/** `withdrawn by Ada Okafor on Oct. 14, 2025, 2:22 p.m. ET: …`; undefined for an article that stands. */
function withdrawalOf({ article: { approval, ledger } }: Receipt): string | undefined {
  if (approval?.withdrawal === undefined) return undefined;
  return `withdrawn by ${approval.by} on ${formatMoment(approval.at, ledger.zone)}: ${approval.withdrawal}`;
}

/** A receipt as a page: its own text. */
export async function pageOfReceipt({ at, text }: Found): Promise<Page> {
  const { article } = await parseReceipt(at, text);
  const { blocks } = visibleText(article.body);
  return {
    blocks: blocks.map(({ region, text: words }) => ({
      text: oneBlank(words),
      element: region === 'headline' ? 'h1' : 'p',
      parent: 0,
      aside: false,
    })),
    links: [],
    embedded: undefined,
  };
}

/** What else a page of ours says in words: its own label and record, and the words of its charts. */
function knownOf({ article, charts, corrections }: Receipt): readonly string[] {
  const dateline = formatDateline(article.ledger.asOf, article.ledger.zone);
  const drawn = charts.flatMap(({ title, alt, subtitle, caption }) => [title, alt, subtitle, caption, `${subtitle}. ${caption}`]);
  const noted = corrections.flatMap(({ at, correction }) => {
    const when = formatMoment(at, article.ledger.zone);
    return [correctionLine({ when, note: correction }), `Correction: ${correction}`, correction, when];
  });
  return [...noted, deckOf(article), authorOf(article), label(article), dateline, DISCLOSURE, ...bio(article.ledger.persona), ...drawn];
}

/** Rejects with ConfigError where a receipt contradicts itself or the page it is named by. */
async function refuseUnlike(receipt: Receipt, { factsHash }: Page, at: string): Promise<void> {
  const { article, claims, text, withheld } = receipt;
  const visible = visibleText(article.body);
  const wrong = (message: string): ConfigError =>
    new ConfigError(message, { file: at, hint: 'ask the publisher for the receipt as it was written' });
  if ((await sha256(visible.text)) !== text || JSON.stringify(visible.claims) !== JSON.stringify(claims))
    throw wrong('this receipt contradicts itself: its text does not have the hash and the claims that it names');
  if (withheld.length === 0 && (await sha256(factRows(article.ledger.facts))) !== receipt.factsHash)
    throw wrong('this receipt contradicts itself: its facts do not have the hash that it names');
  if (article.approval?.withdrawal === undefined && factsHash !== undefined && factsHash !== receipt.factsHash)
    throw wrong('this receipt is not that of the page: the page gives its facts another hash');
}

/** The newest version of the article, where `latest.json` beside the receipt names another that is there. */
async function newestOf({ id }: Receipt, at: string, open: OpenReceipt): Promise<Receipt | undefined> {
  const place = await newestPlace(at, open);
  const text = place === undefined || place === at ? undefined : await quietly(open, place);
  const newest = place === undefined || text === undefined ? undefined : await parseReceipt(place, text);
  return newest && newest.id !== id && folderOf(newest.id) === folderOf(id) ? newest : undefined;
}

/** The receipt that `latest.json` beside a receipt names, whether or not that one is still there. */
export async function newestBeside(at: string, open: OpenReceipt): Promise<Found | undefined> {
  const place = await newestPlace(at, open);
  const text = place === undefined ? undefined : await quietly(open, place);
  return place === undefined || text === undefined ? undefined : { at: place, text };
}

async function newestPlace(at: string, open: OpenReceipt): Promise<string | undefined> {
  const beside = (name: string): string => (URL.canParse(at) && at.includes('://') ? new URL(name, at).href : at.replace(/[^/\\]*$/, name));
  const named = /"receipt": *"((?:v\d+|draft)\.json)"/.exec((await quietly(open, beside('latest.json'))) ?? '')?.[1];
  return named === undefined ? undefined : beside(named);
}

/** A page stands for itself where nothing is said of newer versions. */
async function quietly(open: OpenReceipt, at: string): Promise<string | undefined> {
  try {
    return await open(at);
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
}

/** `lithium-monthly/2025-07` of `lithium-monthly/2025-07/v1`. */
function folderOf(id: string): string {
  return id.replace(/\/[^/]*$/, '');
}
