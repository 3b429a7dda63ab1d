/** An approved text, or a draft on its way to a reader: what publishers turn into files. */
import type { Ledger } from './ledger.ts';

/** Who decided on a version, and when. */
export interface Approval {
  /** 1 for `v1`. */
  readonly version: number;
  /** The person; software never signs. */
  readonly by: string;
  /** ISO 8601 with offset. */
  readonly at: string;
  /** Of a version that corrects the one before it: what was wrong and what is right, in plain text. */
  readonly correction?: string;
  /** Of a version that withdraws the article: why, in plain text. Its body is a notice, and its ledger has no facts. */
  readonly withdrawal?: string;
}

/** A person's decision that a draft is not to go out for now. */
export interface Hold {
  readonly reason: string;
  readonly by: string;
  /** ISO 8601 with offset. */
  readonly at: string;
}

/** A version that a newer one has taken the place of. */
export interface EarlierVersion {
  readonly body: string;
  readonly ledger: Ledger;
  readonly approval: Approval;
}

export interface Article {
  /** Markdown with claims: H1, deck, takeaways, sections. */
  readonly body: string;
  readonly ledger: Ledger;
  /** Null for a draft nobody has approved. */
  readonly approval: Approval | null;
  /** The approved versions before this one, the oldest first. */
  readonly earlier?: readonly EarlierVersion[];
}

/** `SLUG/EDITION@v2`; `@draft` for what nobody has approved. */
export function editionName({ ledger, approval }: Pick<Article, 'ledger' | 'approval'>): string {
  const name = ledger.edition === undefined ? ledger.slug : `${ledger.slug}/${ledger.edition}`;
  return `${name}@${approval ? `v${approval.version}` : 'draft'}`;
}

/** A version that corrected the one before it. */
export type Corrected = Approval & { readonly correction: string };

/** The corrections of an article, the newest first. */
export function correctionsOf({ approval, earlier = [] }: Pick<Article, 'approval' | 'earlier'>): readonly Corrected[] {
  const approvals = [...earlier.map((version) => version.approval), ...(approval ? [approval] : [])];
  return approvals.filter((one): one is Corrected => one.correction !== undefined).reverse();
}

/** Whether an article is no longer stood by: what there is of it is a notice. */
export function isWithdrawn({ approval }: Pick<Article, 'approval'>): boolean {
  return approval?.withdrawal !== undefined;
}
