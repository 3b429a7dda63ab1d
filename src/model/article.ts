/** An approved text, or a draft on its way to a reader: what publishers turn into files. */
import type { Ledger } from './ledger.ts';

/** Who approved a version, and when. */
export interface Approval {
  /** 1 for `v1`. */
  readonly version: number;
  /** The person; software never signs. */
  readonly by: string;
  /** ISO 8601 with offset. */
  readonly at: string;
}

/** A version that a newer one has taken the place of. */
export interface EarlierVersion {
  readonly body: string;
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
