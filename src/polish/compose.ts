/**
 * A model as a writer, section by section: it is handed the points of a draft as plain sentences, and each sentence it writes says
 * which points it tells. A sentence stands where it holds their claims, in our own words, and says what they say; or the model is asked
 * once more with what was found; or it is dropped. A section that loses too much stays as it was.
 */
import { findClaims } from '../model/claim.ts';
import type { Finding } from '../model/finding.ts';
import type { ComposedSection, ComposedSentence } from '../model/ledger.ts';
import type { Persona } from '../model/persona.ts';
import { answerTo, type Kept } from './answer-to.ts';
import { type Asking, type Cost, NO_COST } from './ask.ts';
import { strayed } from './gate.ts';
import { addTokens, NO_TOKENS, type Tokens } from './model.ts';
import type { Section } from './outline.ts';
import { type Refused, readSection, SECTION_SCHEMA, sectionQuestion, type Told } from './section-answer.ts';
import { type Line, neighbourOf, placed, sectionText } from './section-text.ts';
import { restored } from './sentence.ts';

export interface Composing extends Asking, Kept {
  readonly persona: Persona;
  /** The sections of the draft that may be written anew. */
  readonly sections: readonly Section[];
  /** The errors of a text, and of what it says otherwise than the one it was made from. */
  readonly judge: (markdown: string, original?: string) => readonly Finding[];
}

export interface Composed {
  readonly markdown: string;
  readonly sections: readonly ComposedSection[];
  readonly tokens: Tokens;
}

/** A section must keep that share of its points, else it stays as it was. */
export const ENOUGH = 0.75;

/** Writes the sections of a draft. Throws nothing but what stops the run: a section whose model fails stays as it was. */
export async function compose(draft: string, composing: Composing): Promise<Composed> {
  const written = await Promise.all(composing.sections.map(async (section) => await writeSection(section, draft, composing)));
  const markdown = together(draft, written, composing);
  const tokens = written.reduce((sum, { cost }) => addTokens(sum, cost.tokens), NO_TOKENS);
  return { markdown, sections: written.map(recordOf), tokens };
}

/** What has become of a section so far. */
interface Writing {
  readonly section: Section;
  /** Those that stand, in their order. */
  lines: readonly Line[];
  /** Those that were refused, in the order they came. */
  refused: readonly Refused[];
  /** Why no sentences came, where none did. */
  failed: string | undefined;
  /** Why the section stays as it was; undefined where it was written. */
  kept: string | undefined;
  cost: Cost;
}

async function writeSection(section: Section, draft: string, composing: Composing): Promise<Writing> {
  const writing: Writing = { section, lines: [], refused: [], failed: undefined, kept: undefined, cost: NO_COST };
  for (const again of [false, true]) {
    const open = untold(writing);
    if (open.length === 0) break;
    const standing = { sentences: writing.lines.map(({ markdown }) => markdown), refused: writing.refused, failed: writing.failed };
    const { text, reason, ...cost } = await answerTo(
      sectionQuestion(section, open, standing, composing.persona),
      SECTION_SCHEMA,
      (answer) => typeof readSection(answer) === 'object',
      composing,
    );
    writing.cost = { tokens: addTokens(writing.cost.tokens, cost.tokens), time: writing.cost.time + cost.time };
    const paragraphs = text === undefined ? reason : readSection(text);
    writing.failed = typeof paragraphs === 'object' ? undefined : (paragraphs ?? 'no answer came');
    if (typeof paragraphs === 'object') takeAll(paragraphs, writing, open, { draft, again }, composing);
    if (text === undefined) break;
  }
  writing.kept = tooLittle(writing);
  if (writing.kept === undefined) addPlain(writing, draft, composing);
  return writing;
}

/** What the head of the piece tells must stand in its body: a point of it that was lost comes back as it was. */
function addPlain(writing: Writing, draft: string, { sections }: Composing): void {
  const head = new Set(findClaims(draft.slice(0, sections[0]?.from)).map(({ id }) => id));
  for (const n of untold(writing)) {
    const point = writing.section.points[n - 1] ?? '';
    if (!findClaims(point).some(({ id }) => head.has(id))) continue;
    const behind = neighbourOf([n], writing.lines) ?? writing.lines.at(-1);
    const line: Line = { tells: [n], text: point, markdown: point, original: point, paragraph: behind?.paragraph ?? 0, plain: true };
    writing.lines = placed(line, behind, writing.lines);
  }
}

/** Numbers of the points that no sentence tells. */
function untold({ section, lines }: Writing): readonly number[] {
  return section.points.map((_, index) => index + 1).filter((n) => !lines.some(({ tells }) => tells.includes(n)));
}

function tooLittle(writing: Writing): string | undefined {
  const { points } = writing.section;
  const lost = untold(writing).length;
  if (points.length - lost >= points.length * ENOUGH) return undefined;
  const why = writing.failed ?? writing.refused.at(-1)?.why ?? 'no sentence told them';
  return lost === points.length ? why : `it lost ${lost} of its ${points.length} points: ${why}`;
}

/** The first question of each section: what a run would ask. */
export function firstQuestions({ sections, persona }: Pick<Composing, 'sections' | 'persona'>): readonly string[] {
  return sections.map((section) => {
    const all = section.points.map((_, index) => index + 1);
    return sectionQuestion(section, all, { sentences: [], refused: [], failed: undefined }, persona);
  });
}

/** Takes the sentences of an answer one after the other, each beside those that stand. */
function takeAll(
  paragraphs: readonly (readonly Told[])[],
  writing: Writing,
  open: readonly number[],
  { draft, again }: { readonly draft: string; readonly again: boolean },
  composing: Composing,
): void {
  for (const [paragraph, sentences] of paragraphs.entries()) {
    for (const told of sentences) {
      const behind = again ? neighbourOf(told.tells, writing.lines) : undefined;
      const line = lineOf(told, behind?.paragraph ?? paragraph, writing, open);
      const lines = typeof line === 'string' ? line : withLine(line, behind, writing, draft, composing);
      if (typeof lines === 'string') writing.refused = [...writing.refused, { ...told, why: lines }];
      else writing.lines = lines;
    }
  }
}

/** A sentence with our own words in its links; or why it cannot be one. */
function lineOf(told: Told, paragraph: number, { section, lines }: Writing, open: readonly number[]): Line | string {
  const { tells } = told;
  const strange = tells.find((n) => section.points[n - 1] === undefined);
  if (strange !== undefined) return `there is no fact ${strange}`;
  const again = tells.find((n, index) => !open.includes(n) || lines.some((line) => line.tells.includes(n)) || tells.indexOf(n) !== index);
  if (again !== undefined) return `fact ${again} is told already`;
  const original = tells.map((n) => section.points[n - 1]).join(' ');
  const back = restored(original, told.text, { once: true });
  if (typeof back === 'string') return back;
  return strayed(original, back.markdown, { joined: tells.length > 1 }) ?? { ...told, markdown: back.markdown, original, paragraph };
}

/** Those that stand with one more; or what the guard finds in it where it would stand, against the points it tells. */
function withLine(
  line: Line,
  behind: Line | undefined,
  { section, lines }: Writing,
  draft: string,
  { judge }: Composing,
): readonly Line[] | string {
  const all = placed(line, behind, lines);
  const text = sectionText(all, ({ markdown }) => markdown);
  const changed = spliced(draft, section, text.markdown);
  const original = spliced(draft, section, sectionText(all, (one) => (one === line ? one.original : one.markdown)).markdown);
  const { from, to } = text.places.get(line) ?? { from: 0, to: 0 };
  // What its paragraph has said already need not be said again: "mine production" after "mine production of rare earths".
  const before = all.slice(0, all.indexOf(line)).filter(({ paragraph }) => paragraph === line.paragraph);
  const said = before.map(({ markdown }) => markdown.toLowerCase()).join(' ');
  const wrong = judge(changed, original).find(({ rule, start, expected = '' }) =>
    rule === 'changed-word-dropped'
      ? expected === '' || !said.includes(expected.toLowerCase())
      : /^(?:changed|fact)-/.test(rule) || (start >= section.from + from && start <= section.from + to),
  );
  return wrong ? wrong.message : all;
}

function spliced(draft: string, { from, to }: Pick<Section, 'from' | 'to'>, text: string): string {
  return draft.slice(0, from) + text + draft.slice(to);
}

/** All sections at once; what the guard finds in the whole takes the sentence there out, or the section back. */
function together(draft: string, written: readonly Writing[], { judge }: Composing): string {
  for (;;) {
    const open = written.filter(({ kept }) => kept === undefined);
    let text = draft;
    let shift = 0;
    const places: { readonly line: Line; readonly writing: Writing; readonly from: number; readonly to: number }[] = [];
    for (const writing of open) {
      const { section } = writing;
      const { markdown, places: inside } = sectionText(writing.lines, (line) => line.markdown);
      const from = section.from + shift;
      text = spliced(text, { from, to: section.to + shift }, markdown);
      shift += markdown.length - (section.to - section.from);
      for (const [line, place] of inside) places.push({ line, writing, from: from + place.from, to: from + place.to });
    }
    const [error] = open.length === 0 ? [] : judge(text);
    if (!error) return text;
    const at = places.find(({ from, to }) => error.start >= from && error.start <= to);
    if (at) {
      at.writing.lines = at.writing.lines.filter((line) => line !== at.line);
      at.writing.refused = [...at.writing.refused, { tells: at.line.tells, text: at.line.text, why: error.message }];
      at.writing.kept = tooLittle(at.writing);
    } else {
      // What stands in the head must stand in the body: the section that lost it comes back whole.
      const lost = open.find(
        ({ section }) => error.fact !== undefined && section.points.some((point) => point.includes(`(fact:${error.fact})`)),
      );
      for (const writing of lost ? [lost] : open) writing.kept = error.message;
    }
  }
}

function recordOf({ section, lines, refused, kept, cost }: Writing): ComposedSection {
  const stands = lines.map(
    ({ tells, text, plain }): ComposedSentence => ({
      tells,
      text,
      outcome: kept !== undefined ? 'dropped' : plain === true ? 'plain' : 'written',
    }),
  );
  const dropped = refused.map(({ tells, text, why }): ComposedSentence => ({ tells, text, outcome: 'refused', reason: why }));
  return {
    heading: section.heading,
    points: section.points,
    outcome: kept === undefined ? 'written' : 'kept',
    ...(kept !== undefined && { reason: kept }),
    sentences: [...stands, ...dropped],
    ...cost,
  };
}
