/** The sections of a draft as a writer is handed them: in each the points it makes, plain sentences that may be told in another order. */
import { findClaims } from '../model/claim.ts';
import type { Spot } from './sentence.ts';

export interface Section {
  readonly heading: string;
  /** Offsets in the file of its text, without the heading. */
  readonly from: number;
  readonly to: number;
  /** Markdown of one sentence, or of several that hang together. */
  readonly points: readonly string[];
}

/** The sections that are made of sentences alone, in order; the takeaways are none, nor is one with a table or a list. */
export function outlineOf(markdown: string, spots: readonly Spot[]): readonly Section[] {
  const headings = [...markdown.matchAll(/^## (.*)\n+/gm)];
  return headings.flatMap(({ 0: line, 1: heading = '', index }, order): readonly Section[] => {
    const from = index + line.length;
    const to = from + markdown.slice(from, headings[order + 1]?.index).trimEnd().length;
    const own = spots.filter((spot) => spot.from >= from && spot.to <= to);
    const rest = own.reduceRight((text, spot) => text.slice(0, spot.from - from) + text.slice(spot.to - from), markdown.slice(from, to));
    if (/^key takeaways$/i.test(heading) || own.length === 0 || rest.trim() !== '') return [];
    return [{ heading, from, to, points: [...Map.groupBy(own, ({ block }) => block).values()].flatMap(pointsOf) }];
  });
}

/** Words by which a sentence speaks of the one before it. */
const GOES_ON =
  /^(?:It|Its|They|Their|That|This|These|Those|There|Here|So|But|And|Both|The (?:figures?|agency|survey|company|article|act|bloc|rule)|In the latest|By (?:the|its) )\b/;

/** Words by which a sentence speaks of another in its middle. */
const SPEAKS_BACK = /\b(?:the same|of (?:that|this|these|those|it))\b/;

/** Whether a sentence can be told by itself, away from those around it. */
export function standsAlone(markdown: string): boolean {
  return findClaims(markdown).length > 0 && !GOES_ON.test(markdown) && !SPEAKS_BACK.test(markdown);
}

/** Sentences that stand by themselves; one that goes on from another, or has no figure, stays with its neighbour. */
function pointsOf(paragraph: readonly Spot[]): readonly string[] {
  const points: string[] = [];
  let opening = '';
  for (const { markdown } of paragraph) {
    const bound = findClaims(markdown).length === 0 || GOES_ON.test(markdown);
    const last = points.at(-1);
    if (!bound || last === undefined) {
      const whole = `${opening}${markdown}`;
      opening = bound ? `${whole} ` : '';
      if (!bound) points.push(whole);
    } else points[points.length - 1] = `${last} ${markdown}`;
  }
  return opening === '' ? points : [...points, opening.trim()];
}
