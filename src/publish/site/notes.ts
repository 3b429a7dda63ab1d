/** What stands behind the figures of an article: its sources with what was taken from each, and its calculations. */
import { groundsOf } from '../../model/derivation.ts';
import type { Fact, Standing } from '../../model/fact.ts';
import { formatQuantity } from '../../model/format.ts';
import { formatDay, formatPeriod } from '../../model/format-date.ts';
import type { Ledger } from '../../model/ledger.ts';
import type { Quantity } from '../../model/quantity.ts';
import type { Source } from '../../model/source.ts';
import { amountOf, calculationOf, labelOf, nameOf, publisherOf, saysPeriod } from '../explain.ts';
import { isWebAddress } from './html.ts';

export interface Notes {
  readonly sources: readonly SourceNote[];
  readonly calculations: readonly CalculationNote[];
}

export interface SourceNote {
  readonly id: string;
  readonly number: number;
  readonly publisher: string;
  readonly title: string;
  readonly date: string;
  readonly url: string | null;
  readonly archivedUrl?: string;
  readonly figures: readonly FigureNote[];
}

export interface FigureNote {
  /** Name of the anchor that the figures of the text lead to. */
  readonly id: string;
  /** The recorded amount, or the words of the text. */
  readonly value: string;
  /** `mine production of rare earths, China`. */
  readonly what: string;
  /** `mine production of rare earths`. */
  readonly label: string;
  /** Entity id of whom it is about. */
  readonly subject: string;
  readonly when: string;
  /** Empty for an actual figure. */
  readonly standing: string;
  /** The words of the source. */
  readonly excerpt?: string;
  readonly caveat?: string;
  /** Where in the source it stands. */
  readonly pointer?: string;
}

export interface CalculationNote extends FigureNote {
  readonly sum: string;
  readonly inputs: readonly string[];
  /** The sources its inputs are from, by number. */
  readonly from: readonly Pick<SourceNote, 'id' | 'number' | 'publisher' | 'title' | 'date'>[];
}

/** The notes of a text while it is read: `note` is told of each claim as it is met. */
export interface NoteBook {
  note(id: string, surface: string): string;
  notes(): Notes;
}

export function noteBook(ledger: Ledger): NoteBook {
  const facts = new Map(ledger.facts.map((fact) => [fact.id, fact]));
  /** Facts in the order they are met, each with the words that first say more of it than when. */
  const met = new Map<string, { fact: Fact; surface: string }>();
  return {
    note(id, surface) {
      const fact = facts.get(id);
      if (!fact) return 'sources';
      const known = met.get(id);
      if (!known || saysPeriod(fact, known.surface)) met.set(id, { fact, surface });
      return `figure-${[...met.keys()].indexOf(id) + 1}`;
    },
    notes: () => gather([...met.values()], facts, ledger),
  };
}

function gather(met: readonly { fact: Fact; surface: string }[], facts: ReadonlyMap<string, Fact>, ledger: Ledger): Notes {
  const grounds = met.flatMap(({ fact }) => groundsOf(fact, facts));
  const sources = [...new Map(grounds.map(({ source }) => [source.id, source])).values()];
  const numbers = new Map(sources.map(({ id }, index) => [id, index + 1]));
  const noted = met.map(({ fact, surface }, index) => ({ fact, note: figureNote(fact, surface, `figure-${index + 1}`, ledger) }));
  return {
    sources: sources.map((source) => ({
      ...sourceNote(source, numbers.get(source.id) ?? 0, ledger),
      figures: noted.flatMap(({ fact, note }) => (!fact.derivedFrom && fact.source.id === source.id ? [note] : [])),
    })),
    calculations: noted.flatMap(({ fact, note }) => {
      if (!fact.derivedFrom) return [];
      const { sum, named } = calculationOf(fact, facts, ledger);
      const from = [...new Map(groundsOf(fact, facts).map(({ source }) => [source.id, source])).values()].map((source) => {
        const { id, number, publisher, title, date } = sourceNote(source, numbers.get(source.id) ?? 0, ledger);
        return { id, number, publisher, title, date };
      });
      return [{ ...note, sum, inputs: named, from }];
    }),
  };
}

function sourceNote(source: Source, number: number, ledger: Ledger): Omit<SourceNote, 'figures'> {
  const { url, archivedUrl } = source;
  return {
    id: `source-${number}`,
    number,
    publisher: publisherOf(ledger, source),
    title: source.title,
    date: formatDay(source.publishedAt),
    url: url !== null && isWebAddress(url) ? url : null,
    ...(archivedUrl !== undefined && isWebAddress(archivedUrl) && { archivedUrl }),
  };
}

const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  actual: '',
  estimate: 'an estimate',
  forecast: 'a forecast',
  plan: 'a plan',
  target: 'a target',
  alleged: 'alleged',
};

/** As it is recorded; what was calculated with two decimals, unless nothing were left of it: its sum stands beside it. */
function shownOf(fact: Fact, value: Quantity): string {
  const short = formatQuantity(value, { digits: 2, unit: 'long', words: false });
  return fact.derivedFrom && /[1-9]/.test(short) ? short : amountOf(fact, 'long');
}

function figureNote(fact: Fact, surface: string, id: string, ledger: Ledger): FigureNote {
  return {
    id,
    value: fact.value.type === 'quantity' ? shownOf(fact, fact.value) : surface,
    what: nameOf(ledger, fact),
    label: labelOf(ledger, fact),
    subject: fact.subject,
    when: formatPeriod(fact.period),
    standing: STANDING_WORDS[fact.standing],
    ...(fact.excerpt !== undefined && { excerpt: fact.excerpt }),
    ...(fact.note !== undefined && { caveat: fact.note }),
    ...(fact.pointer !== undefined && { pointer: fact.pointer }),
  };
}
