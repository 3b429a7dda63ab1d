/** A draft point by point: each is written by itself, and its words go where they belong. */
import type { Fact } from '../model/fact.ts';
import type { Point } from '../model/plan.ts';
import type { Writer } from './writer.ts';

/** The template's one section: what it writes for a point. */
const POINT = 'point';

/**
 * Runs the template over each point. A paragraph is of one subject or one property; the first point is the deck, and the first of each other
 * section, then the rest, are the takeaways: a piece does not say the same three times.
 */
export function writePoints(points: readonly Point[], writer: Writer, run: (facts: Point['roles']) => void): void {
  const takeaways = new Map<Point, string>();
  let paragraph: readonly Point[] = [];
  for (const point of points) {
    writer.takeaways.length = 0;
    run(point.roles);
    const text = writer.sections.get(POINT)?.replaceAll('\n\n', ' ');
    writer.sections.delete(POINT);
    if (text === undefined) continue;
    const [takeaway] = writer.takeaways;
    if (takeaway !== undefined) takeaways.set(point, takeaway);
    const before = writer.sections.get(point.section);
    const joins = before !== undefined && belongs(point, paragraph);
    paragraph = joins ? [...paragraph, point] : [point];
    writer.sections.set(point.section, before === undefined ? text : `${before}${joins ? ' ' : '\n\n'}${text}`);
  }
  const [lead, ...others] = [...takeaways.keys()];
  writer.takeaways.length = 0;
  if (!lead) return;
  writer.decks.push(takeaways.get(lead) ?? '');
  const firsts = others.filter(
    (point, index) => point.section !== lead.section && others.findIndex(({ section }) => section === point.section) === index,
  );
  const rest = others.filter((point) => !firsts.includes(point));
  // One bullet is no list.
  if (others.length > 1) writer.takeaways.push(...[...firsts, ...rest].flatMap((point) => takeaways.get(point) ?? []));
}

/** Points in a paragraph. */
const MOST = 4;

/** Whether a point goes on where the paragraph is: it speaks of the same one, or says the same of another. */
function belongs(point: Point, paragraph: readonly Point[]): boolean {
  const [last, now] = [paragraph.at(-1), point].map((one) => Object.values(one?.roles ?? {})[0] as Fact | undefined);
  return paragraph.length < MOST && (last?.subject === now?.subject || last?.property === now?.property);
}
