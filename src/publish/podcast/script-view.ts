/** What a script's template sees: the parts of an article as they are to be said, and which voice says them. */
import type { Article } from '../../model/article.ts';
import { escapeMarkdown, findClaims } from '../../model/claim.ts';
import { groundsOf } from '../../model/derivation.ts';
import type { Ledger } from '../../model/ledger.ts';
import { type Outline, type Point, plainWords } from './outline.ts';

export interface Cast {
  /** Name of the programme. */
  readonly show: string;
  /** Names of the two voices. */
  readonly a: string;
  readonly b: string;
}

/** How a point is said where it cannot be said as it stands. */
export interface Manner {
  /** In one piece, though it is two statements. */
  readonly whole: boolean;
  /** Whom the question before it names as its source; undefined where it names none. */
  readonly source?: string;
}

export function viewOf(
  { ledger, approval }: Article,
  outline: Outline,
  chosen: readonly (readonly Point[])[],
  manners: ReadonlyMap<Point, Manner>,
  cast: Cast,
): object {
  // Wordings take turns from another one on in each article.
  const turn = [...ledger.slug].reduce((sum, sign) => sum + (sign.codePointAt(0) ?? 0), 0);
  let n = turn;
  const { headline, deck, takeaways } = outline;
  const sections = outline.sections
    .map(({ heading }, index) => ({ heading, points: chosen[index] ?? [] }))
    .filter(({ points }) => points.length > 0);
  return {
    turn,
    show: escapeMarkdown(cast.show),
    a: escapeMarkdown(cast.a),
    b: escapeMarkdown(cast.b),
    model: ledger.record.model !== null,
    writer: ledger.record.model !== null && ledger.record.compose !== undefined,
    reviewer: approval ? escapeMarkdown(approval.by) : '',
    headline,
    deck,
    takeaways: takeaways
      .filter((takeaway) => keepsCaveats(takeaway, chosen.flat(), ledger))
      .map((takeaway, index) => {
        const [text = '', added = ''] = halves(takeaway);
        return { text, added, ...(index % 2 === 0 ? { voice: 'A', other: 'B' } : { voice: 'B', other: 'A' }) };
      }),
    sources: sourcesOf([headline, deck, ...takeaways], ledger),
    sections: sections.map(({ heading, points }, index) => ({
      heading: plainWords(heading),
      opening: findClaims(heading).length > 0 ? '' : heading,
      ...(index % 2 === 0 ? { asker: 'B', teller: 'A' } : { asker: 'A', teller: 'B' }),
      turns: points.map((point, at) => {
        const { whole, source } = manners.get(point) ?? { whole: false };
        const { lead, tail, subject, topic } = point;
        const [said = '', added = ''] = whole ? [point.said] : halves(point.said);
        const alone = point.needs === 'subject' && points[at - 1] !== point.before;
        const ask = source !== undefined ? 'source' : alone ? 'subject' : at === 0 || lead !== '' ? 'none' : point.ask;
        return { n: n++, ask, lead, said, added, tail, subject, topic, source: source ?? '', caveat: hasNote(point, ledger) };
      }),
    })),
  };
}

/** A sentence of two statements, each with its figures, in two: the other voice adds the second. */
function halves(markdown: string): readonly string[] {
  const claims = findClaims(markdown);
  const at = [...markdown.matchAll(/; (?=\p{Lu})/gu)]
    .map(({ index }) => index)
    .find((index) => !claims.some(({ start, end }) => index > start && index < end));
  if (at === undefined) return [markdown];
  const [first, second] = [markdown.slice(0, at), markdown.slice(at + 2)];
  return findClaims(first).length > 0 && findClaims(second).length > 0 ? [`${first}.`, second] : [markdown];
}

/** Whether the caveats of what is told in a takeaway are told later on. */
function keepsCaveats(takeaway: string, points: readonly Point[], ledger: Ledger): boolean {
  const ids = new Set(findClaims(takeaway).map(({ id }) => id));
  const noted = ledger.facts.filter(({ id, note }) => note !== undefined && ids.has(id));
  return noted.every(({ id }) => points.some(({ facts }) => facts.includes(id)));
}

/** Whether a point tells a figure that has a caveat. */
export function hasNote({ facts }: Point, ledger: Ledger): boolean {
  return ledger.facts.some(({ id, note }) => note !== undefined && facts.includes(id));
}

/** `the U.S. Geological Survey, AInvest and MP Materials`: who is behind the figures of some texts. */
function sourcesOf(texts: readonly string[], ledger: Ledger): string {
  const facts = new Map(ledger.facts.map((fact) => [fact.id, fact]));
  const publishers = new Set(
    texts
      .flatMap((text) => findClaims(text))
      .flatMap(({ id }) => facts.get(id) ?? [])
      .flatMap((fact) => groundsOf(fact, facts))
      .map(({ source }) => source.publisher),
  );
  const names = [...publishers].map((id) => nameOf(id, ledger));
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function nameOf(id: string, { entities }: Ledger): string {
  const entity = entities.find((one) => one.id === id);
  return escapeMarkdown(entity ? `${entity.article ? `${entity.article} ` : ''}${entity.name}` : id);
}
