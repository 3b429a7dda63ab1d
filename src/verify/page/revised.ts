/** Which claims of an article a newer version of it tells otherwise: its facts were revised since. */
import type { Fact } from '../../model/fact.ts';
import type { Ledger } from '../../model/ledger.ts';
import { periodKey } from '../../model/period.ts';
import type { Block } from '../document.ts';

export interface Revision {
  readonly fact: string;
  /** Where the first of its claims stands in the article: count of the block, and offset in its text. */
  readonly block: number;
  readonly start: number;
  /** The words of the older version. */
  readonly surface: string;
  /** The fact of the newer one. */
  readonly now: string;
}

/** The facts, each once, that claims of `blocks` print and that have another value in the newer ledger: under their own id, or told anew by the same publisher. */
export function revisions(blocks: readonly Block[], older: Ledger, newer: Ledger): readonly Revision[] {
  const facts = new Map(older.facts.map((fact) => [fact.id, fact]));
  const byId = new Map(newer.facts.map((fact) => [fact.id, fact]));
  const byStatement = new Map(newer.facts.map((fact) => [statementOf(fact), fact]));
  const claims = blocks.flatMap((block, count) => block.claims.map((claim) => ({ ...claim, block: count })));
  return claims
    .filter(({ id }, index) => claims.findIndex((other) => other.id === id) === index)
    .flatMap(({ id, surface, block, start }) => {
      const fact = facts.get(id);
      const now = fact && (byId.get(id) ?? byStatement.get(statementOf(fact)));
      return now && JSON.stringify(now.value) !== JSON.stringify(fact.value) ? [{ fact: id, block, start, surface, now: now.id }] : [];
    });
}

/** What a fact is of, whatever edition of its source it is from. */
function statementOf({ subject, property, period, source, basis }: Fact): string {
  return [subject, property, periodKey(period), source.publisher, ...basis].join(' ');
}
