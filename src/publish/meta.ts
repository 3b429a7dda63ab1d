/** What an article says about itself: title, label, review, sources. Derived from what ran and from the claims, never typed in. */
import { createHash } from 'node:crypto';
import { type Approval, type Article, correctionsOf, isWithdrawn } from '../model/article.ts';
import { findClaims } from '../model/claim.ts';
import type { Fact } from '../model/fact.ts';
import { formatMoment, withOffset } from '../model/format-date.ts';
import type { DraftRecord } from '../model/ledger.ts';
import { periodKey } from '../model/period.ts';
import type { Source } from '../model/source.ts';

export interface Meta {
  readonly slug: string;
  readonly edition?: string;
  readonly title: string;
  readonly description: string;
  readonly takeaways: readonly string[];
  /** The moment that this version was written as of, ISO 8601 with the offset of the assignment's zone. */
  readonly date: string;
  /** That of the first version: it stays. */
  readonly published: string;
  readonly modified: string;
  readonly version: string;
  /** Not approved by anybody. */
  readonly draft: boolean;
  readonly author: string;
  readonly tags: readonly string[];
  /** `XNYS MP` and so on, of the companies the piece makes claims about. */
  readonly tickers: readonly string[];
  readonly ai: { readonly label: string; readonly digitalSourceType: string; readonly template: string; readonly model: string | null };
  /** What was wrong in versions before, the newest first; none of what is withdrawn. */
  readonly corrections: readonly CorrectionNote[];
  /** Where the article is no longer stood by: its text is a notice, and nothing of it is a claim. */
  readonly withdrawn?: Decided & { readonly reason: string };
  readonly review: { readonly status: 'approved' | 'unreviewed' | 'withdrawn'; readonly reviewer?: string; readonly at?: string };
  /** Minutes, at 200 words a minute, one at least. */
  readonly readingTime: number;
  readonly sources: readonly {
    readonly title: string;
    readonly publisher: string;
    readonly publishedAt: string;
    readonly url: string | null;
  }[];
  /** SHA-256 of the facts the text may use: id, value, period and standing of each, by id. */
  readonly factsHash: string;
}

/** Who decided on a version, and when. */
interface Decided {
  /** `v2`. */
  readonly version: string;
  readonly by: string;
  /** ISO 8601 with the offset of the assignment's zone. */
  readonly at: string;
  /** `October 13, 2025, 2:22 p.m. ET`. */
  readonly when: string;
}

/** What was wrong and what is right, in plain text. */
export interface CorrectionNote extends Decided {
  readonly note: string;
}

/** A correction as it stands where there is no layout: labelled as one. */
export function correctionLine({ when, note }: Pick<CorrectionNote, 'when' | 'note'>): string {
  return `Correction, ${when}: ${note}`;
}

export function metaOf(article: Article, sources: readonly Source[]): Meta {
  const { ledger, approval, body } = article;
  const { record } = ledger;
  const blocks = body.trim().split('\n\n');
  const title = blocks.find((block) => block.startsWith('# '))?.slice(2) ?? ledger.slug;
  const date = withOffset(ledger.asOf, ledger.zone);
  const decided = ({ version, by, at }: Approval): Decided => ({
    version: `v${version}`,
    by,
    at: withOffset(at, ledger.zone),
    when: formatMoment(at, ledger.zone),
  });
  const named = (id: string): string => ledger.entities.find((entity) => entity.id === id)?.name ?? id;
  return {
    slug: ledger.slug,
    ...(ledger.edition !== undefined && { edition: ledger.edition }),
    title: plainText(title),
    description: deckOf(article),
    takeaways:
      blocks
        .find((block) => block.startsWith('- '))
        ?.split('\n')
        .map((line) => plainText(line.slice(2))) ?? [],
    date,
    published: withOffset(article.earlier?.[0]?.ledger.asOf ?? ledger.asOf, ledger.zone),
    modified: approval ? withOffset(approval.at, ledger.zone) : date,
    version: approval ? `v${approval.version}` : 'draft',
    draft: approval === null,
    author: authorOf(article),
    tags: ledger.topics,
    tickers: tickersOf(article),
    ai: {
      label: label(article),
      digitalSourceType: sourceType(record),
      template: `${record.template.name}@${record.template.sha256.slice(0, 12)}`,
      model: record.model,
    },
    corrections: isWithdrawn(article) ? [] : correctionsOf(article).map((one) => ({ ...decided(one), note: one.correction })),
    ...(approval?.withdrawal !== undefined && { withdrawn: { ...decided(approval), reason: approval.withdrawal } }),
    review: approval
      ? {
          status: approval.withdrawal === undefined ? 'approved' : 'withdrawn',
          reviewer: approval.by,
          at: withOffset(approval.at, ledger.zone),
        }
      : { status: 'unreviewed' },
    readingTime: Math.max(1, Math.round(plainText(body).split(/\s+/).length / 200)),
    sources: sources.map(({ title: name, publisher, publishedAt, url }) => ({
      title: name,
      publisher: named(publisher),
      publishedAt,
      url,
    })),
    factsHash: createHash('sha256').update(factRows(ledger.facts)).digest('hex'),
  };
}

/** The words below the headline; empty where there are none. */
export function deckOf({ body }: Article): string {
  const blocks = body.trim().split('\n\n');
  return plainText(blocks.find((block, index) => index > 0 && !block.startsWith('#') && !block.startsWith('- ')) ?? '');
}

/** The byline: first of all it says that it is software. */
export function authorOf({ ledger }: Article): string {
  return `${ledger.persona.name} (AI agent)`;
}

/** What `factsHash` is the hash of: a line for each fact. */
export function factRows(facts: readonly Fact[]): string {
  return facts.map(({ id, value, period, standing }) => `${id} ${JSON.stringify(value)} ${periodKey(period)} ${standing}\n`).join('');
}

/** IPTC digital source type by what ran: data through templates, polished by a model, or written by one. */
function sourceType({ model, compose }: DraftRecord): string {
  const type = model === null ? 'dataDrivenMedia' : compose ? 'trainedAlgorithmicMedia' : 'compositeWithTrainedAlgorithmicMedia';
  return `http://cv.iptc.org/newscodes/digitalsourcetype/${type}`;
}

/** The label a reader sees first, in plain words, derived from what ran and who looked at it. */
export function label(article: Article): string {
  return isWithdrawn(article) ? reviewedBy(article) : `${madeBy(article)} ${reviewedBy(article)}`;
}

/** What ran, in a sentence. */
export function madeBy({ ledger: { record } }: Article): string {
  const { model, compose } = record;
  if (model === null) return 'Generated from sourced data by templates; no AI model wrote or edited it.';
  if (!compose) return `Generated from sourced data by templates and edited by an AI model (${model}).`;
  const whole = compose.sections.every(({ outcome }) => outcome === 'written');
  return `Written${whole ? '' : ' in part'} by an AI model (${model}) from sourced data, each sentence checked against its facts.`;
}

/** Who looked at it, in a sentence. */
export function reviewedBy({ approval }: Article): string {
  if (!approval) return 'Unreviewed draft.';
  return `${approval.withdrawal === undefined ? 'Reviewed' : 'Withdrawn'} by ${approval.by}.`;
}

function tickersOf({ body, ledger }: Article): readonly string[] {
  const claimed = new Set(findClaims(body).map((claim) => claim.id));
  const subjects = new Set(ledger.facts.filter((fact) => claimed.has(fact.id)).map((fact) => fact.subject));
  return ledger.entities
    .filter((entity) => subjects.has(entity.id))
    .flatMap((entity) => entity.listings.map(({ mic, ticker }) => `${mic} ${ticker}`));
}

/** Markdown without link targets and escapes. */
function plainText(markdown: string): string {
  let text = '';
  let reached = 0;
  for (const claim of findClaims(markdown)) {
    text += markdown.slice(reached, claim.start) + claim.markdown;
    reached = claim.end;
  }
  return (text + markdown.slice(reached)).replace(/\\([!-/:-@[-`{-~])/g, '$1').trim();
}
