/** Whether a pair or a range is one thing that facts know as such, or tells its two numbers one by one. */
import type { Fact } from '../../model/fact.ts';
import type { Sentence } from '../document.ts';
import { comparable, figureMismatch } from './compare.ts';
import type { Who } from './focus.ts';
import type { Lookup } from './lookup.ts';
import type { Figure } from './reading.ts';

export function asTold(lookup: Lookup, sentence: Sentence, figure: Figure, who: Who): readonly Figure[] {
  const { mention, second } = figure;
  const { low, high } = mention;
  if (!second && (low === undefined || high === undefined)) return [figure];
  const bare = mention.unit === null;
  const [ranges, singles] = factsOf(lookup, who);
  const spread = isSpread(sentence, figure);
  const only = second !== undefined || spread || !singles.some((fact) => comparable(fact, one(figure), bare));
  if (ranges.some((fact) => (only ? comparable(fact, figure, bare) : saysRange(fact, figure, bare))))
    return [spread ? { ...figure, whole: true } : figure];
  if (second) return [mention, second].map((one) => ({ start: one.start, end: one.end, mention: one }));
  return [low, high].flatMap((amount) => (amount === undefined ? [] : [{ ...one(figure, amount), ...(spread && { spread }) }]));
}

/** A range taken as one figure: one of its ends. */
function one(figure: Figure, amount = figure.mention.amount): Figure {
  const { low: _low, high: _high, ...rest } = figure.mention;
  return { ...figure, mention: { ...rest, amount } };
}

/** Facts about those who may be meant: ranges and pairs, and the others. */
function factsOf({ byEntity }: Lookup, { entities }: Who): readonly [readonly Fact[], readonly Fact[]] {
  const facts = entities.flatMap(({ id }) => [...(byEntity.get(id)?.values() ?? [])].flat());
  return [facts.filter(isRange), facts.filter((fact) => !isRange(fact))];
}

const isRange = ({ value }: Fact): boolean => value.type === 'quantity' && value.low !== undefined;

/** "Between 3% and 5%", "ranged from": the ends of what there was. "From 12% to 15%" may be a movement between two facts. */
function isSpread({ block, start: from }: Sentence, { start, mention }: Figure): boolean {
  return (
    /^(?:between|anywhere)\b/i.test(mention.text) ||
    /\b(?:rang|var|fluctuat|hover|between)\w*\s*$/i.test(block.text.slice(Math.max(from, start - 24), start))
  );
}

function saysRange(fact: Fact, figure: Figure, bare: boolean): boolean {
  return comparable(fact, figure, bare) && figureMismatch(fact, figure, bare, false) === undefined;
}
