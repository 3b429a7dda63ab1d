/**
 * Free text: every figure and date is held against the facts about what its sentence names. A value that is another
 * subject's is misattributed; one that is nobody's is unsupported.
 */
import type { Fact } from '../../model/fact.ts';
import type { DateMention, QuantityMention } from '../../model/mention.ts';
import { at, type Check, type Problem } from '../check.ts';
import type { Block } from '../document.ts';
import { dateMismatch } from '../match-date.ts';
import { quantityMismatch } from '../match-quantity.ts';
import type { Play } from '../play.ts';

export const supported: Check = {
  id: 'supported',
  *run(play) {
    const subjects = new Set<string>();
    let section = 0;
    for (const block of play.document.blocks) {
      if (block.section !== section) subjects.clear();
      section = block.section;
      yield* checkBlock(play, block, subjects);
    }
  },
};

function* checkBlock(play: Play, block: Block, carried: Set<string>): Iterable<Problem> {
  for (const sentence of block.sentences) {
    const named = play.entitiesIn(sentence).map((entity) => entity.id);
    if (named.length > 0) {
      carried.clear();
      for (const id of named) carried.add(id);
    }
    for (const mention of play.mentionsIn(block)) {
      if (mention.start < sentence.start || mention.end > sentence.end) continue;
      if (play.namesIn(block).some((naming) => naming.start < mention.end && naming.end > mention.start && /\d/.test(naming.entity.name)))
        continue;
      if (mention.type === 'quantity' && !language(mention))
        yield* judge(play, block, mention, carried, (fact) => saysQuantity(fact, mention));
      else if (mention.type === 'date') yield* judge(play, block, mention, carried, (fact) => saysDate(play, fact, mention));
    }
  }
}

function* judge(
  play: Play,
  block: Block,
  mention: QuantityMention | DateMention,
  subjects: ReadonlySet<string>,
  says: (fact: Fact) => boolean,
): Iterable<Problem> {
  const matching = play.ledger.facts.filter(says);
  if (matching.some((fact) => subjects.has(fact.subject) || (fact.kind === 'policy' && subjects.has(fact.instrument)))) return;
  const place = { ...at(block, mention.start, mention.end), actual: mention.text };
  const [other] = matching;
  if (!other) yield { rule: 'unsupported', severity: 'error', message: `No fact says \`${mention.text}\``, ...place };
  else if (mention.type === 'date') return;
  else
    yield {
      rule: 'misattributed',
      severity: 'error',
      message: `\`${mention.text}\` is said of ${play.entities.get(other.subject)?.name ?? other.subject} (\`${other.id}\`), whom the sentence does not name`,
      ...place,
      fact: other.id,
    };
}

function saysQuantity(fact: Fact, mention: QuantityMention): boolean {
  return fact.value.type === 'quantity' && quantityMismatch(fact, fact.value, mention) === undefined;
}

function saysDate(play: Play, fact: Fact, mention: DateMention): boolean {
  const published = fact.source.publishedAt.slice(0, 10);
  const periods = [
    fact.period,
    ...(fact.value.type === 'date' ? [fact.value.period] : []),
    { start: published, end: published, granularity: 'day' as const, calendar: 'calendar' as const, relation: 'in' as const },
  ];
  return periods.some((period) => dateMismatch(period, mention, play.year) === undefined);
}

/** Small counts in words are language. */
function language(mention: QuantityMention): boolean {
  return (
    mention.unit === null &&
    mention.comparator === '=' &&
    (mention.form === 'ordinal' || mention.form === 'words') &&
    Number(mention.amount) < 10 &&
    !/\d/.test(mention.text)
  );
}
