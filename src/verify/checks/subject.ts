/** The sentence of a claim names its fact's subject, or goes on about the only one that can be meant. */
import type { Entity } from '../../model/entity.ts';
import type { Fact } from '../../model/fact.ts';
import { ASIDE } from '../bind/focus.ts';
import { atClaim, type Check, type Problem } from '../check.ts';
import type { Block, Claim, Sentence } from '../document.ts';
import type { Naming } from '../gazetteer.ts';
import type { Play } from '../play.ts';
import { overlaps, within } from '../spans.ts';

export const subject: Check = {
  id: 'subject',
  run: (play) => wrongSubjects(play, () => true),
};

/** Claims on facts of some kind that stand where the words speak of another. */
export function* wrongSubjects(play: Play, isMeant: (fact: Fact) => boolean): Iterable<Problem> {
  const { blocks } = play.document;
  for (const [index, block] of blocks.entries()) {
    if (block.region === 'table') continue;
    for (const [order, sentence] of block.sentences.entries()) {
      for (const claim of sentence.claims) {
        const fact = play.facts.get(claim.id);
        if (!fact || !isMeant(fact)) continue;
        const wrong = wrongSubject(play, fact, claim, sentence, before(blocks, index, order));
        if (wrong !== undefined)
          yield {
            rule: 'subject',
            severity: 'error',
            message: `\`${claim.surface}\` is about ${nameOf(play, fact.subject)} (\`${fact.id}\`), ${wrong}`,
            ...atClaim(block, claim),
            actual: claim.surface,
            expected: nameOf(play, fact.subject),
            fact: fact.id,
          };
      }
    }
  }
}

function wrongSubject(play: Play, fact: Fact, claim: Claim, sentence: Sentence, earlier: Iterable<Sentence>): string | undefined {
  const wanted = new Set([fact.subject, ...(fact.kind === 'policy' ? [fact.instrument] : [])]);
  const classes = new Set([...wanted].map((id) => play.entities.get(id)?.class));
  const rivals = (entities: readonly Entity[]): readonly Entity[] =>
    entities.filter((entity) => classes.has(entity.class) && entity.id !== fact.source.publisher);
  if (play.entitiesIn(sentence).some((entity) => wanted.has(entity.id))) return otherInClause(play, claim, sentence, wanted, classes);
  const others = rivals(spokenOf(play, sentence));
  if (others.length > 0) return `but the sentence names ${namesOf(others)}`;
  for (const past of earlier) {
    const named = rivals(spokenOf(play, past));
    const known = play.entitiesIn(past).some((entity) => wanted.has(entity.id));
    if (known && new Set(named.filter((entity) => !wanted.has(entity.id)).map((entity) => entity.id)).size === 0) return undefined;
    if (named.length > 0)
      return known
        ? 'but the sentence does not name it, and the one before names others too'
        : `but what goes before is about ${namesOf(named)}`;
    if (known) return undefined;
  }
  return 'but neither its sentence nor one before names it';
}

/** Entities a sentence names of its own: in the label of a property they only say what is counted. */
function spokenOf(play: Play, sentence: Sentence): readonly Entity[] {
  const terms = play.termsIn(sentence.block);
  return play.namesOf(sentence).flatMap((naming) => (overlaps(terms, naming) ? [] : [naming.entity, ...naming.others]));
}

/** Where a clause names another of the same class and not the subject, the figure is given to the wrong one. */
function otherInClause(
  play: Play,
  claim: Claim,
  sentence: Sentence,
  wanted: ReadonlySet<string>,
  classes: ReadonlySet<string | undefined>,
): string | undefined {
  const clause = play.clauseAt(sentence, claim.start);
  if (!clause) return undefined;
  const inClause = { start: sentence.start + clause.start, end: sentence.start + clause.end };
  const namings = within(play.namesIn(sentence.block), inClause).filter((naming) => classes.has(naming.entity.class));
  const isWanted = (naming: Naming): boolean => [naming.entity, ...naming.others].some((entity) => wanted.has(entity.id));
  const terms = play.termsIn(sentence.block);
  const preceding = namings.filter((naming) => naming.end <= claim.start && !overlaps(terms, naming));
  const owner = namings.find((naming) => naming.start >= claim.end);
  const owned = owner && isWanted(owner) && OF.test(sentence.block.text.slice(claim.end, owner.start));
  const meant = preceding.filter((naming) => !ASIDE.test(sentence.block.text.slice(Math.max(0, naming.start - 40), naming.start))).at(-1);
  if (owned || preceding.length === 0 || (meant ? isWanted(meant) : preceding.some(isWanted))) return undefined;
  return `but its clause names ${namesOf(preceding.map((naming) => naming.entity))}`;
}

/** "… 45,000 metric tons from mines in Australia": the name behind a figure may be whose it is. */
const OF = /^(?:[\s-][\p{L}’'-]+){0,5}\s(?:of|in|from|by|for|at)\s(?:the\s)?$/u;

/** No reader looks back farther than so many sentences and paragraphs. */
const REACH = 60;

/** The sentences before one in its paragraph, and in the paragraphs before it in the same section of the body; the nearest first. */
function* before(blocks: readonly Block[], index: number, order: number): Iterable<Sentence> {
  const own = blocks[index];
  let left = REACH;
  for (let at = index; at >= 0 && left > 0; at--, left--) {
    const block = blocks[at];
    if (!block || block.section !== own?.section || (at < index && own.region !== 'body')) return;
    if (block.region !== own.region) continue;
    for (let place = (at === index ? order : block.sentences.length) - 1; place >= 0 && left > 0; place--, left--) {
      const sentence = block.sentences[place];
      if (sentence) yield sentence;
    }
  }
}

function namesOf(entities: readonly Entity[]): string {
  return [...new Set(entities.map((entity) => entity.name))].join(', ');
}

function nameOf(play: Play, id: string): string {
  return play.entities.get(id)?.name ?? id;
}
