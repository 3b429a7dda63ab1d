/** What became of the facts between two ledgers of one draft, for the editor who reads the second. */
import { isDeepStrictEqual } from 'node:util';
import type { Fact } from '../model/fact.ts';
import { formatQuantity } from '../model/format.ts';
import { formatPeriod } from '../model/format-date.ts';
import type { Ledger } from '../model/ledger.ts';

export interface FactsChange {
  readonly fresh: readonly Fact[];
  readonly revised: readonly { readonly before: Fact; readonly after: Fact }[];
  readonly gone: readonly Fact[];
}

/** By id: a fact is revised where anything recorded of it is another now, its value, standing, source or words. */
export function factsChange(before: Ledger | undefined, after: Ledger): FactsChange {
  const old = new Map((before?.facts ?? []).map((fact) => [fact.id, fact]));
  const now = new Map(after.facts.map((fact) => [fact.id, fact]));
  return {
    fresh: after.facts.filter(({ id }) => !old.has(id)),
    revised: after.facts.flatMap((fact) => {
      const was = old.get(fact.id);
      return was && !isDeepStrictEqual(was, fact) ? [{ before: was, after: fact }] : [];
    }),
    gone: [...old.values()].filter(({ id }) => !now.has(id)),
  };
}

/** The value of a fact in words. */
export function saidBy({ value }: Fact): string {
  switch (value.type) {
    case 'quantity':
      return formatQuantity(value, { digits: 6 });
    case 'date':
      return formatPeriod(value.period);
    case 'entity':
      return value.entity;
    case 'text':
      return value.text;
  }
}
