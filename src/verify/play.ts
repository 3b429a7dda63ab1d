/** What the checks know: the ledger, by name and id, and the reading of the text. */
import { type Entity, namesOf } from '../model/entity.ts';
import type { Fact } from '../model/fact.ts';
import { dayIn } from '../model/format-date.ts';
import type { Ledger } from '../model/ledger.ts';
import type { Mention } from '../model/mention.ts';
import type { Source } from '../model/source.ts';
import type { Block, Document, Sentence } from './document.ts';
import { buildGazetteer, findNames, type Gazetteer, type Naming } from './gazetteer.ts';
import { indexNames, type NameIndex, occurrences } from './name-index.ts';
import { once, onceHere } from './once.ts';
import { type ReadOptions, readMentions } from './read/read.ts';
import { type Span, splitClauses } from './sentences.ts';
import { containing, within } from './spans.ts';

/** A ledger by what it is asked for. Made once a ledger, which takes time in line with its facts; a text then costs only what it speaks of. */
interface Book {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly gazetteer: Gazetteer;
  /** Year of the piece in its zone. */
  readonly year: string;
  /** Words that a register or a source chose: labels of properties and caveats of facts, where they are more than one word, or have capitals of their own. */
  readonly terms: NameIndex<true>;
  /** The sources a fact rests on: its own, or those of its inputs. */
  sourcesOf(fact: Fact): readonly Source[];
}

export interface Play extends Book {
  readonly ledger: Ledger;
  readonly document: Document;
  /** Mentions of figures, dates and tickers in a block, in order. */
  mentionsIn(block: Block): readonly Mention[];
  /** The same for a few words by themselves, such as those of a claim. */
  mentionsOf(words: string): readonly Mention[];
  /** Entities named in a block, in order; offsets in its text. */
  namesIn(block: Block): readonly Naming[];
  /** The same for a sentence; offsets in the text of its block. */
  namesOf(sentence: Sentence): readonly Naming[];
  /** Where the labels and caveats of the ledger stand in a block, word for word; offsets in its text. */
  termsIn(block: Block): readonly Span[];
  /** Entities a sentence names. */
  entitiesIn(sentence: Sentence): readonly Entity[];
  /** The clauses of a sentence; offsets in its own text. */
  clausesIn(sentence: Sentence): readonly Span[];
  /** The clause that holds a place in the text of the block; offsets in the sentence's own text. */
  clauseAt(sentence: Sentence, at: number): Span | undefined;
}

/** @param reading how the mentions of a block are read */
export function playOf(document: Document, ledger: Ledger, reading: ReadOptions = {}): Play {
  const surfaces = new Map<string, readonly Mention[]>();
  const mentionsOf = (words: string): readonly Mention[] => {
    const known = surfaces.get(words) ?? readMentions(words);
    surfaces.set(words, known);
    return known;
  };
  const book = bookOf(ledger);
  const namesIn = onceHere((block: Block) => findNames(block.text, book.gazetteer));
  const namesOf = onceHere((sentence: Sentence) => within(namesIn(sentence.block), sentence));
  const clausesIn = onceHere((sentence: Sentence) => splitClauses(sentence.text));
  return {
    ...book,
    ledger,
    document,
    mentionsIn: onceHere((block: Block) => readMentions(block.text, reading)),
    mentionsOf,
    namesIn,
    namesOf,
    entitiesIn: onceHere((sentence: Sentence) => namesOf(sentence).flatMap((naming) => [naming.entity, ...naming.others])),
    termsIn: onceHere((block: Block) => occurrences(block.text, book.terms)),
    clausesIn,
    clauseAt: (sentence, at) => containing(clausesIn(sentence), at - sentence.start),
  };
}

/** Names of a ledger with a stop in them, which ends no sentence: Yum! Brands. */
export const stoppedNames = once(({ entities }: Ledger): readonly string[] =>
  entities.flatMap(namesOf).filter((name) => /[.!?…]/.test(name)),
);

const bookOf = once((ledger: Ledger): Book => {
  const facts = new Map(ledger.facts.map((fact) => [fact.id, fact]));
  const sourcesOf = once((fact: Fact): readonly Source[] => {
    if (!fact.derivedFrom) return [fact.source];
    const inputs = fact.derivedFrom.inputs.map((id) => facts.get(id)).filter((input) => input !== undefined);
    return [...new Map(inputs.flatMap(sourcesOf).map((source) => [source.id, source])).values()];
  });
  return {
    facts,
    entities: new Map(ledger.entities.map((entity) => [entity.id, entity])),
    gazetteer: buildGazetteer(ledger.entities),
    year: dayIn(ledger.asOf, ledger.zone).slice(0, 4),
    terms: termsOf(ledger),
    sourcesOf,
  };
});

/** Labels, caveats and the names that are a fact's value ("Restaurants"), each with a small and a capital first letter. */
function termsOf({ facts, properties }: Ledger): NameIndex<true> {
  const derived = new Set(facts.flatMap(({ derivedFrom, property }) => (derivedFrom ? [property] : [])));
  const own = properties.filter(({ id }) => !derived.has(id));
  const words = [...own.flatMap(({ label, aliases }) => [label, ...aliases]), ...facts.flatMap(({ note }) => note ?? [])];
  const values = facts.flatMap(({ value }) => (value.type === 'text' && /^\p{Lu}\D*$/u.test(value.text) ? [value.text] : []));
  const terms = [...new Set([...words, ...values])].filter((term) => /\s|\p{Lu}/u.test(term));
  return indexNames(
    terms.flatMap((term): [string, true][] => [
      [term.charAt(0).toLowerCase() + term.slice(1), true],
      [term.charAt(0).toUpperCase() + term.slice(1), true],
    ]),
  );
}
