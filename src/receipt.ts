/** Receipts as a newsroom publishes them: what each article says and what bears it out, for anybody to verify. */
import { createHash } from 'node:crypto';
import { ConfigError } from './errors.ts';
import { type Article, correctionsOf, editionName, isWithdrawn } from './model/article.ts';
import { findClaims } from './model/claim.ts';
import { groundsOf } from './model/derivation.ts';
import type { Fact } from './model/fact.ts';
import { formatReceipt, type Receipt } from './newsroom/receipt-file.ts';
import { chartFigures } from './publish/chart-figure.ts';
import { metaOf } from './publish/meta.ts';
import { ofEach, type Publisher, type Rendition } from './publish/publisher.ts';
import { articleName, RECEIPTS, receiptPath, versionName } from './publish/receipt-link.ts';
import { visibleText } from './verify/visible.ts';
import { VERSION } from './version.ts';

export interface ReceiptOptions {
  /** Folder of the output whose files a site builder copies as they are: `static` for Hugo. Default: the output itself. */
  readonly folder?: string;
}

/**
 * One `receipts/SLUG[/EDITION]/v1.json` for each article, never another for the same version, and beside it `latest.json`,
 * which names the newest. Throws ConfigError for an option that it does not have.
 */
export function receipt(options: ReceiptOptions = {}): Publisher {
  const stray = Object.keys(options).find((name) => name !== 'folder');
  if (stray !== undefined) throw new ConfigError(`receipt: unknown option \`${stray}\``, { hint: 'there is folder' });
  const below = (options.folder ?? '') === '' ? '' : `${options.folder?.replace(/\/+$/, '')}/`;
  return ofEach('receipt', options, (article) => [
    ...versionsOf(article).map((version) => ({
      path: `${below}${receiptPath(version)}`,
      content: receiptText(version),
      of: editionName(version),
    })),
    latest(article, below),
  ]);
}

/** Each version as it was when it was the newest: a page of it, wherever it is kept, names its own receipt. None is told of what is withdrawn. */
function versionsOf(article: Article): readonly Article[] {
  const { earlier = [] } = article;
  if (isWithdrawn(article)) return [article];
  const standing = earlier.map((version, index) => ({ ...version, ...(index > 0 && { earlier: earlier.slice(0, index) }) }));
  return [...standing.slice(standing.findLastIndex(isWithdrawn) + 1), article];
}

/** The receipt of an article as JSON text, for a publisher that embeds it. Same article, same bytes. */
export function receiptText(article: Article): string {
  return formatReceipt(receiptOf(article));
}

function receiptOf(article: Article): Receipt {
  const { body, ledger } = article;
  const markdown = body.trim();
  const visible = visibleText(markdown);
  const withheld = withheldOf(article);
  const facts = ledger.facts.filter((fact) => !withheld.has(fact.id));
  return {
    id: `${articleName(ledger)}/${versionName(article)}`,
    program: VERSION,
    article: { ...article, body: markdown, ledger: { ...ledger, facts } },
    claims: visible.claims,
    charts: chartFigures(article).map(({ title, alt, subtitle, caption }) => ({ title, alt, subtitle, caption })),
    text: createHash('sha256').update(visible.text).digest('hex'),
    factsHash: metaOf(article, []).factsHash,
    corrections: correctionsOf(article),
    withheld: [...withheld],
  };
}

/** Facts whose source may not be redistributed; none of them is printed, or the article could not be published at all. */
function withheldOf({ body, ledger }: Article): ReadonlySet<string> {
  const facts = new Map(ledger.facts.map((fact) => [fact.id, fact]));
  const printed = new Set(
    findClaims(body).flatMap(({ id }) => {
      const fact = facts.get(id);
      return fact ? [id, ...groundsOf(fact, facts).map((ground) => ground.id)] : [];
    }),
  );
  const shut = (fact: Fact): boolean => groundsOf(fact, facts).some(({ source }) => source.licence === 'no-redistribution');
  return new Set(ledger.facts.filter((fact) => !printed.has(fact.id) && shut(fact)).map(({ id }) => id));
}

/** Which version is the newest: by it a reader of an older page learns what was revised. */
function latest(article: Article, below: string): Rendition {
  const name = articleName(article.ledger);
  const version = versionName(article);
  const content = { format: 1, kind: 'factloom-latest', article: name, version, receipt: `${version}.json` };
  return { path: `${below}${RECEIPTS}/${name}/latest.json`, content: `${JSON.stringify(content, null, 1)}\n`, of: editionName(article) };
}
