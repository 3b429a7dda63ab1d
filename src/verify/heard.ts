/** Whether a listener hears the figures a reader sees: both texts are read by the same reader, and must hold the same figures, dates and times in the same order. */
import type { Ledger } from '../model/ledger.ts';
import type { DateMention, Mention } from '../model/mention.ts';
import { lookupOf } from './bind/lookup.ts';
import { readMentions } from './read/read.ts';

/** A figure that is not heard as it is written, or one that only one of the two texts has. */
export interface Misheard {
  readonly written: string | undefined;
  readonly spoken: string | undefined;
}

export interface Ear {
  read(text: string): readonly Mention[];
  /** The first figure that differs between a text as it is written and as it is spoken. */
  misheard(written: string, spoken: string): Misheard | undefined;
}

/** Hears with the names of a ledger, and others, in mind: the number of `Channel 4` is no figure. */
export function openEar(ledger?: Ledger, names: readonly string[] = []): Ear {
  const known = [...(ledger ? lookupOf(ledger).numbered : []), ...names.filter((name) => /\d/.test(name))];
  const read = (text: string): readonly Mention[] => readMentions(text, { names: known });
  const figures = (text: string): readonly Mention[] => read(text).filter(({ type }) => type !== 'name' && type !== 'ticker');
  return {
    read,
    misheard(written, spoken) {
      const [seen, heard] = [figures(written), figures(spoken)];
      const at = seen.findIndex((mention, index) => !saysTheSame(mention, heard[index]));
      if (at >= 0) return { written: seen[at]?.text, spoken: heard[at]?.text };
      const extra = heard[seen.length];
      return extra && { written: undefined, spoken: extra.text };
    },
  };
}

function saysTheSame(a: Mention, b: Mention | undefined): boolean {
  if (a.type === 'quantity' && b?.type === 'quantity')
    return (
      a.amount === b.amount && a.unit === b.unit && a.per === b.per && a.comparator === b.comparator && a.low === b.low && a.high === b.high
    );
  if (a.type === 'date' && b?.type === 'date') return momentOf(a) === momentOf(b);
  return a.type === 'time' && b?.type === 'time' && a.hour === b.hour && a.minute === b.minute;
}

function momentOf({ period, year, month, day, quarter, half, fiscal, relation, part }: DateMention): string {
  return JSON.stringify(
    period === null
      ? [year, month, day, quarter, half, fiscal ?? false, relation, part]
      : [period.start, period.end, period.calendar, period.relation, period.part],
  );
}
