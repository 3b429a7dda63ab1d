/** What of an article two voices can talk about: its headline, deck and takeaways, and its sections as points that each stand by themselves. */
import { escapeMarkdown, findClaims } from '../../model/claim.ts';
import { groundsOf } from '../../model/derivation.ts';
import { namesOf } from '../../model/entity.ts';
import type { Fact } from '../../model/fact.ts';
import type { Ledger } from '../../model/ledger.ts';

/** The sentences of a text that hold no other markup than claims: the guard's own splitter. */
export type Sentences = (
  text: string,
  ledger: Ledger,
) => readonly { readonly from: number; readonly markdown: string; readonly block: number }[];

/** What brings a listener to ask before a point is made. */
export type Ask = 'none' | 'subject' | 'outlook' | 'plan' | 'policy' | 'move' | 'topic' | 'more';

/** A sentence with figures, and what belongs to it. Everything is Markdown with claims. */
export interface Point {
  /** A sentence without figures that leads to it. */
  readonly lead: string;
  readonly said: string;
  /** What follows from it in the article: a caveat, an explanation. */
  readonly tail: string;
  /** Ids of the facts it tells. */
  readonly facts: readonly string[];
  /** What has to come before for it to be understood: a point from the same source, the name of its subject, or the point before it. */
  readonly needs: 'nothing' | 'source' | 'subject' | 'point';
  /** Publishers its facts are from. */
  readonly publishers: readonly string[];
  /** The point before it in its section. */
  readonly before: Point | undefined;
  readonly ask: Ask;
  /** Whom it is about, as Markdown. */
  readonly subject: string;
  /** What of them it tells, as Markdown: `net income`. */
  readonly topic: string;
}

export interface Outline {
  readonly headline: string;
  readonly deck: string;
  readonly takeaways: readonly string[];
  readonly sections: readonly { readonly heading: string; readonly points: readonly Point[] }[];
}

/** Goes on about what was said before. */
const LEANS =
  /^(?:it|its|that|this|these|those|they|their|he|she|such|both|on the other)\b|\b(?:the (?:same|latter|former)|of (?:it|them|that)|also|too)\b/i;

/** Goes on about somebody: a question that names whom is enough. */
const PRONOUN = /^(?:its|it|their|they)\b(?!.*\b(?:also|too|the same)\b)/i;

/** Speaks of a source or a company that was named before. */
const RESUMES = /\bthe (?:agency|survey|article|report|filing|statement|document|company)\b/i;

/** Reads the outline of an article's body. */
export function outlineOf(body: string, ledger: Ledger, sentences: Sentences): Outline {
  const facts = new Map(ledger.facts.map((fact) => [fact.id, fact]));
  const headings = [...body.matchAll(/^(#{1,6}) +(.+?)\s*#*$/gm)].map((match) => ({
    at: match.index,
    depth: match[1]?.length ?? 0,
    text: unmarked(match[2] ?? ''),
  }));
  const spots = sentences(body, ledger);
  const under = (from: number, to: number): string[][] => {
    const blocks = Map.groupBy(
      spots.filter((spot) => spot.from > from && spot.from < to),
      ({ block }) => block,
    );
    return [...blocks.values()].map((block) => block.map(({ markdown }) => contract(markdown)));
  };
  const title = headings.find(({ depth }) => depth === 1);
  const outline = {
    headline: title?.text ?? escapeMarkdown(ledger.slug),
    deck: '',
    takeaways: [] as string[],
    sections: [] as Outline['sections'][number][],
  };
  for (const [index, { at, depth, text }] of headings.entries()) {
    const blocks = under(at, headings[index + 1]?.at ?? body.length + 1);
    if (depth === 1) outline.deck ||= (blocks[0] ?? []).join(' ');
    else if (/^key takeaways$/i.test(text)) outline.takeaways.push(...blocks.map((block) => block.join(' ')));
    else outline.sections.push({ heading: text, points: pointsOf(blocks, facts, ledger) });
  }
  return outline;
}

/** As people say it: `isn't`, `It's`; in one line. What stands in a claim stays as it is. */
function contract(markdown: string): string {
  return besidesClaims(markdown.replace(/\s+/g, ' '), (words) =>
    words
      .replace(/\b(is|are|was|were|does|do|did|has|have|had) not (?=[a-z])/g, "$1n't ")
      .replace(/\bcannot (?=[a-z])/g, "can't ")
      .replace(/^(It|That|There|What) is (?=[a-z])/, "$1's "),
  );
}

/** A heading without its emphasis. */
function unmarked(heading: string): string {
  return besidesClaims(heading, (words) => words.replace(/(?<!\\)[*_`]+/g, ''));
}

function besidesClaims(markdown: string, change: (words: string) => string): string {
  const parts = markdown.split(/(\[(?:\\.|[^[\]\\])+\]\(fact:[^)]*\))/);
  return parts.map((part, index) => (index % 2 === 1 ? part : change(part))).join('');
}

function pointsOf(blocks: readonly (readonly string[])[], facts: ReadonlyMap<string, Fact>, ledger: Ledger): readonly Point[] {
  const points: Point[] = [];
  for (const block of blocks) {
    let lead = '';
    let own = false;
    for (const sentence of block) {
      const told = findClaims(sentence).flatMap(({ id }) => facts.get(id) ?? []);
      const last = points.at(-1);
      if (told.length === 0) {
        if (own && last) points[points.length - 1] = { ...last, tail: `${last.tail} ${sentence}`.trim() };
        else lead = `${lead} ${sentence}`.trim();
        continue;
      }
      const before = last && facts.get(last.facts[0] ?? '');
      const words = [lead, plainWords(sentence)].filter((part) => part !== '');
      points.push({
        lead,
        said: sentence,
        tail: '',
        facts: [...new Set(told.map(({ id }) => id))],
        needs: needOf(words, before !== undefined && before.subject === told[0]?.subject, !own || opensWithName(words[0] ?? '', ledger)),
        publishers: [...new Set(told.flatMap((fact) => groundsOf(fact, facts)).map(({ source }) => source.publisher))],
        before: last,
        ask: askOf(told, before, facts),
        subject: subjectOf(told[0], ledger),
        topic: topicOf(told[0], facts, ledger),
      });
      lead = '';
      own = true;
    }
  }
  return points;
}

function needOf(words: readonly string[], sameSubject: boolean, opens: boolean): Point['needs'] {
  if (sameSubject && words.length === 1 && PRONOUN.test(words[0] ?? '')) return 'subject';
  if (!opens || words.some((part) => LEANS.test(part))) return 'point';
  return words.some((part) => RESUMES.test(part)) ? 'source' : 'nothing';
}

/** Markdown with claims as a reader sees it. */
export function plainWords(markdown: string): string {
  return markdown.replace(/\[((?:\\.|[^[\]\\])+)\]\(fact:[^)]*\)/g, '$1').replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** Within a paragraph a sentence stands by itself where it names whom it is about first. */
function opensWithName(sentence: string, { entities }: Ledger): boolean {
  return entities.some((entity) => namesOf(entity).some((name) => sentence.startsWith(name)));
}

function askOf(told: readonly Fact[], before: Fact | undefined, facts: ReadonlyMap<string, Fact>): Ask {
  const [first] = told;
  if (!first) return 'none';
  if (told.some(({ standing }) => standing === 'forecast')) return 'outlook';
  if (told.some(({ standing }) => standing === 'plan' || standing === 'target')) return 'plan';
  if (first.kind === 'policy') return 'policy';
  if (first.kind === 'move') return 'move';
  if (before && before.subject !== first.subject) return 'subject';
  return before && measuredBy(before, facts) !== measuredBy(first, facts) ? 'topic' : 'more';
}

/** The property of the figure that stands behind a fact: a change in revenue is about revenue. */
function measuredBy(fact: Fact, facts: ReadonlyMap<string, Fact>): string {
  return groundsOf(fact, facts)[0]?.property ?? fact.property;
}

function topicOf(fact: Fact | undefined, facts: ReadonlyMap<string, Fact>, { properties }: Ledger): string {
  if (!fact) return '';
  const id = measuredBy(fact, facts);
  return escapeMarkdown(properties.find((property) => property.id === id)?.label ?? id.replaceAll('-', ' '));
}

function subjectOf(fact: Fact | undefined, ledger: Ledger): string {
  const entity = ledger.entities.find(({ id }) => id === fact?.subject);
  if (!entity) return '';
  return escapeMarkdown(entity.article ? `${entity.article} ${entity.short}` : entity.short);
}
