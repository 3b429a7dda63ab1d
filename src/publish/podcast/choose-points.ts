/** Which points of an article an episode has time for: in turn from each section, what is new first, until its words are used up. */
import type { Outline, Point } from './outline.ts';

export interface Choosing {
  /** Words there are for all points together. */
  readonly words: number;
  /** Words a point takes when it is said. */
  readonly cost: (point: Point) => number;
  /** Facts that the takeaways have told: a point that tells nothing else is passed over. */
  readonly told: ReadonlySet<string>;
  /** Points that go before all others: they hold the caveat of a figure. */
  readonly first: (point: Point) => boolean;
  /** Points that cannot be said. */
  readonly without: ReadonlySet<Point>;
}

/** Shares of a point's facts that have to be new: what repeats the takeaways has to wait. */
const PASSES = [0.51, 0.01];

/** The points chosen of each section, in their order. */
export function choosePoints(
  sections: Outline['sections'],
  { words, cost, told, first, without }: Choosing,
): readonly (readonly Point[])[] {
  const chosen = new Set<Point>();
  const publishers = new Set<string>();
  const known = new Set(told);
  let left = words;
  const take = (points: readonly Point[], share: number, only?: (point: Point) => boolean): boolean => {
    const next = points.find(
      (point, index) =>
        !chosen.has(point) &&
        !without.has(point) &&
        (only?.(point) ?? true) &&
        point.facts.filter((id) => !known.has(id)).length >= point.facts.length * share &&
        stands(point, points[index - 1], chosen, publishers) &&
        cost(point) <= left,
    );
    if (!next) return false;
    chosen.add(next);
    left -= cost(next);
    for (const id of next.facts) known.add(id);
    for (const publisher of next.publishers) publishers.add(publisher);
    return true;
  };
  for (const { points } of sections) while (take(points, 0, first));
  for (const share of PASSES) while (sections.map(({ points }) => take(points, share)).includes(true));
  return sections.map(({ points }) => points.filter((point) => chosen.has(point)));
}

function stands(point: Point, before: Point | undefined, chosen: ReadonlySet<Point>, publishers: ReadonlySet<string>): boolean {
  if (point.needs === 'nothing' || (before && chosen.has(before))) return true;
  return point.needs === 'subject' || (point.needs === 'source' && point.publishers.every((publisher) => publishers.has(publisher)));
}
