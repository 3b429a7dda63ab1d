/** What the checks know: the ledger, by name and id, and the reading of the text. */
import type { Entity } from '../model/entity.ts';
import type { Fact } from '../model/fact.ts';
import { dayIn } from '../model/format-date.ts';
import type { Ledger } from '../model/ledger.ts';
import type { Mention } from '../model/mention.ts';
import type { Source } from '../model/source.ts';
import type { Block, Document, Sentence } from './document.ts';
import { buildGazetteer, findNames, type Gazetteer, type Naming } from './gazetteer.ts';
import { readMentions } from './read/read.ts';

export interface Play {
  readonly ledger: Ledger;
  readonly document: Document;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly gazetteer: Gazetteer;
  /** Year of the piece in its zone. */
  readonly year: string;
  /** Mentions of figures, dates and tickers in a block, in order. */
  mentionsIn(block: Block): readonly Mention[];
  /** The same for a few words by themselves, such as those of a claim. */
  mentionsOf(words: string): readonly Mention[];
  /** Entities named in a block, in order; offsets in its text. */
  namesIn(block: Block): readonly Naming[];
  /** Entities a sentence names. */
  entitiesIn(sentence: Sentence): readonly Entity[];
  /** The sources a fact rests on: its own, or those of its inputs. */
  sourcesOf(fact: Fact): readonly Source[];
}

export function playOf(document: Document, ledger: Ledger): Play {
  const facts = new Map(ledger.facts.map((fact) => [fact.id, fact]));
  const entities = new Map(ledger.entities.map((entity) => [entity.id, entity]));
  const gazetteer = buildGazetteer(ledger.entities);
  const mentionsIn = remember((block: Block) => readMentions(block.text));
  const surfaces = new Map<string, readonly Mention[]>();
  const mentionsOf = (words: string): readonly Mention[] => {
    const known = surfaces.get(words) ?? readMentions(words);
    surfaces.set(words, known);
    return known;
  };
  const namesIn = remember((block: Block) => findNames(block.text, gazetteer));
  const entitiesIn = remember((sentence: Sentence) =>
    namesIn(sentence.block)
      .filter((naming) => naming.start >= sentence.start && naming.end <= sentence.end)
      .flatMap((naming) => [naming.entity, ...naming.others]),
  );
  const sourcesOf = remember((fact: Fact): readonly Source[] => {
    if (!fact.derivedFrom) return [fact.source];
    const inputs = fact.derivedFrom.inputs.map((id) => facts.get(id)).filter((input) => input !== undefined);
    return [...new Map(inputs.flatMap(sourcesOf).map((source) => [source.id, source])).values()];
  });
  return {
    ledger,
    document,
    facts,
    entities,
    gazetteer,
    year: dayIn(ledger.asOf, ledger.zone).slice(0, 4),
    mentionsIn,
    mentionsOf,
    namesIn,
    entitiesIn,
    sourcesOf,
  };
}

function remember<Key extends object, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? find(key);
    known.set(key, value);
    return value;
  };
}
