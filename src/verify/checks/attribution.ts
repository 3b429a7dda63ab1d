/**
 * Every figure in the body has its source named in the same or the previous sentence, or in the next where that tells whence the
 * figures are; or the story has one and the lead names it.
 */
import { namesOf } from '../../model/entity.ts';
import type { Fact } from '../../model/fact.ts';
import type { Ledger } from '../../model/ledger.ts';
import { SAY_WORDS } from '../../model/lexicon.ts';
import type { Source } from '../../model/source.ts';
import { atClaim, type Check, type Problem } from '../check.ts';
import type { Block, Sentence } from '../document.ts';
import { once } from '../once.ts';
import type { Play } from '../play.ts';
import { spokenBefore } from '../spoken.ts';

export const attribution: Check = {
  id: 'attribution',
  *run(play) {
    const body = play.document.blocks.filter((block) => block.region === 'body');
    const story = storySource(play.ledger);
    if (story) yield* leadNames(play, story, body[0]);
    for (const [index, block] of body.entries()) {
      const previous = body[index - 1];
      const carried = previous?.section === block.section ? previous.sentences : [];
      for (const [order, sentence] of block.sentences.entries()) {
        const next = block.sentences[order + 1];
        const telling = next && TELLS_WHENCE.test(next.text) ? [next] : [];
        yield* checkSentence(play, block, sentence, [...spokenBefore(carried, block.sentences, order), ...telling], story);
      }
    }
  },
};

/** "The figures come from the report the company filed." */
const TELLS_WHENCE =
  /^(?:(?:all|both)(?: of)? )?(?:the|these|those) (?:figures?|numbers?|data|estimates?|results?) (?:\w+ )?(?:comes?|came|is|are|was|were|stems?)\b.*\b(?:from|in|by)\b/i;

function* checkSentence(
  play: Play,
  block: Block,
  sentence: Sentence,
  near: readonly Sentence[],
  story: Source | undefined,
): Iterable<Problem> {
  const seen = new Set<string>();
  for (const claim of sentence.claims) {
    const fact = play.facts.get(claim.id);
    if (!fact || seen.has(fact.id)) continue;
    seen.add(fact.id);
    const sources = play.sourcesOf(fact);
    if (sources.every((source) => source.id === story?.id)) continue;
    const missing = sources.find(
      (source) => !isNamed(play, fact, source, sentence) && !near.some((one) => isNamed(play, fact, source, one)),
    );
    if (!missing) continue;
    const publisher = play.entities.get(missing.publisher)?.name ?? missing.publisher;
    yield {
      rule: 'attribution',
      severity: 'error',
      message: `\`${claim.surface}\` has no source: name ${publisher} in this sentence or the one before`,
      ...atClaim(block, claim),
      actual: claim.surface,
      expected: publisher,
      fact: fact.id,
    };
  }
}

/** Whether a sentence names a source; a company's own figure needs a verb of saying besides its name. */
function isNamed(play: Play, fact: Fact, source: Source, sentence: Sentence): boolean {
  const named = play.entitiesIn(sentence).some((entity) => entity.id === source.publisher);
  if (named && source.publisher !== fact.subject) return true;
  const text = sentence.text.toLowerCase();
  if (source.namedAs.some((name) => text.includes(name.toLowerCase()))) return true;
  const publisher = play.entities.get(source.publisher);
  if (source.publisher !== fact.subject || !saysSomething(sentence)) return false;
  return named || (publisher?.class === 'company' && /\b(?:it|the (?:company|miner|producer|chipmaker|maker|group|firm))\b/.test(text));
}

const saysSomething = once((sentence: Sentence): boolean =>
  sentence.text
    .toLowerCase()
    .replace(/\bunder (?:gaap|ifrs)\b/g, '')
    .split(/[^\p{L}]+/u)
    .some((word) => SAY_WORDS.has(word)),
);

const storySource = once(
  ({ storySource: id, facts }: Ledger): Source | undefined =>
    facts.find(({ source, derivedFrom }) => !derivedFrom && source.id === id)?.source,
);

function* leadNames(play: Play, story: Source, lead: Block | undefined): Iterable<Problem> {
  const publisher = play.entities.get(story.publisher);
  const names = [...story.namedAs, ...(publisher ? namesOf(publisher) : [])];
  const text = lead?.text ?? '';
  if (lead && names.some((name) => text.includes(name))) return;
  yield {
    rule: 'attribution',
    severity: 'error',
    message: `The lead does not name the one source of the story, ${publisher?.name ?? story.publisher}`,
    start: lead?.map[0] ?? 0,
    end: lead?.map[0] ?? 0,
    ...(publisher && { expected: publisher.name }),
  };
}
