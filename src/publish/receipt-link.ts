/** Where the receipt of an article stands, so that its page can lead to it: one file for each version, the same for ever. */
import type { Article } from '../model/article.ts';

/** Media type of a receipt, for `<link rel="alternate">` and for a script element that holds one. */
export const RECEIPT_TYPE = 'application/vnd.factloom.receipt+json';

/** Folder of the receipts among the renditions. */
export const RECEIPTS = 'receipts';

/** `rare-earth-ai-hardware`, `lithium-monthly/2025-07`: the article whatever its version. */
export function articleName({ slug, edition }: Pick<Article['ledger'], 'slug' | 'edition'>): string {
  return edition === undefined ? slug : `${slug}/${edition}`;
}

/** `v1`, or `draft` where nobody has approved it. */
export function versionName({ approval }: Pick<Article, 'approval'>): string {
  return approval ? `v${approval.version}` : 'draft';
}

/** Path of an article's receipt below the output: `receipts/lithium-monthly/2025-07/v1.json`. */
export function receiptPath(article: Pick<Article, 'ledger' | 'approval'>): string {
  return `${RECEIPTS}/${articleName(article.ledger)}/${versionName(article)}.json`;
}

/**
 * The address of a receipt as a file among the renditions may give it.
 * @param base where the output is read: an address, or a path from the root of the site; `.` for relative links
 * @param from path of the file that holds the link, below the output
 */
export function receiptAddress(article: Pick<Article, 'ledger' | 'approval'>, base: string, from: string): string {
  if (base !== '.') return `${base.replace(/\/+$/, '')}/${receiptPath(article)}`;
  return '../'.repeat(from.split('/').length - 1) + receiptPath(article);
}
