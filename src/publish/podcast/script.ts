/** The script of an episode: two voices who ask, answer and hand over, each of whose figures stands in a claim of the approved article. */
import { PublishError } from '../../errors.ts';
import type { Article } from '../../model/article.ts';
import { escapeMarkdown, findClaims } from '../../model/claim.ts';
import type { Finding } from '../../model/finding.ts';
import type { Ledger } from '../../model/ledger.ts';
import type { Mention } from '../../model/mention.ts';
import { choosePoints } from './choose-points.ts';
import { outlineOf, type Point, plainWords, type Sentences } from './outline.ts';
import { type Cast, hasNote, type Manner, viewOf } from './script-view.ts';
import { speak } from './speak.ts';

export interface ScriptLine {
  readonly voice: 'A' | 'B';
  /** As it is written, with claims. */
  readonly markdown: string;
  /** As a reader sees it. */
  readonly text: string;
  /** As a voice says it: the figures in words. */
  readonly spoken: string;
  /** What the voice is handed: names as they sound. */
  readonly sounds: string;
}

export interface ScriptChapter {
  readonly title: string;
  readonly lines: readonly ScriptLine[];
}

interface Ear {
  read(text: string): readonly Mention[];
  misheard(written: string, spoken: string): { readonly written: string | undefined; readonly spoken: string | undefined } | undefined;
}

/** What of other stages a script needs: they are handed in. */
export interface Desk {
  /** Runs the script's template over a view. */
  readonly template: (view: object) => readonly Written[];
  readonly sentences: Sentences;
  /** The guard, over Markdown with claims; `names` may be named beside those of the ledger. */
  readonly judge: (markdown: string, ledger: Ledger, names: readonly string[]) => readonly Finding[];
  /** The guard's ear: finds figures, and tells which is not heard as it is written. */
  readonly ear: (ledger: Ledger, names: readonly string[]) => Ear;
}

interface Written {
  readonly title: string;
  readonly lines: readonly Pick<ScriptLine, 'voice' | 'markdown'>[];
}

export interface Delivery {
  /** How long the episode is to be. */
  readonly minutes: number;
  /** How names sound, for the voices alone. */
  readonly pronounce: Readonly<Record<string, string>>;
}

/** Words a minute of both voices, pauses among them. */
const PACE = 150;
/** Words of a question that comes before a point. */
const ASKED = 4;

/** Writes the script. Points that the guard refuses out of their place are left out; anything else it refuses is a PublishError. */
export function scriptOf(article: Article, cast: Cast, { minutes, pronounce }: Delivery, desk: Desk): readonly ScriptChapter[] {
  const { body, ledger, approval } = article;
  const names = [cast.show, cast.a, cast.b, ...(approval ? [approval.by] : [])];
  const ear = desk.ear(ledger, names);
  const wordsIn = (markdown: string): number => speak(plainWords(markdown), ear.read).split(/\s+/).length;
  const outline = outlineOf(body, ledger, desk.sentences);
  const manners = new Map<Point, Manner>();
  const without = new Set<Point>();
  const all = outline.sections.map(({ points }) => points);
  const frame = desk.template(viewOf(article, { ...outline, sections: [] }, all, manners, cast));
  const choosing = {
    words: minutes * PACE - frame.flatMap(({ lines }) => lines).reduce((sum, { markdown }) => sum + wordsIn(markdown), 0),
    cost: ({ lead, said, tail }: Point): number => ASKED + wordsIn(`${lead} ${said} ${tail}`.trim()),
    told: new Set([outline.headline, outline.deck, ...outline.takeaways].flatMap((text) => findClaims(text).map(({ id }) => id))),
    first: (point: Point): boolean => point.tail !== '' && hasNote(point, ledger),
    without,
  };
  while (true) {
    const chosen = choosePoints(outline.sections, choosing);
    const chapters = desk.template(viewOf(article, outline, chosen, manners, cast));
    const refused = refusals(chapters, article, names, desk);
    refuseUndisclosed(chapters, ledger);
    if (refused.length === 0)
      return chapters.map(({ title, lines }) => ({ title, lines: lines.map((line) => aloud(line, ear, ledger.slug, pronounce)) }));
    const points = chosen.flat();
    const softened = new Set<Point>();
    for (const { line, finding } of refused) {
      const point = points.find((one) => isOf(line, one));
      if (!point)
        throw new PublishError(`${ledger.slug}: the podcast's script does not pass the guard: ${finding.message}`, {
          hint: `the line: ${plainWords(line)}`,
        });
      if (!softened.has(point)) soften(point, finding, manners, without);
      softened.add(point);
    }
  }
}

/** A listener hears before anything else that nobody speaks. */
function refuseUndisclosed(chapters: readonly Written[], { slug }: Ledger): void {
  const first = chapters[0]?.lines[0]?.markdown ?? '';
  if (!/\b(?:synthetic|artificial|AI|computer|software)\b/i.test(first) || !/\b(?:voices?|speakers?|hosts?)\b/i.test(first))
    throw new PublishError(`${slug}: the podcast's script: its first line does not say that the voices are synthetic`, {
      hint: `the line: ${plainWords(first)}`,
    });
}

/** A point that cannot be said as it stands is said in one piece, then behind a question that names its source, and else not at all. */
function soften(point: Point, { rule, expected }: Finding, manners: Map<Point, Manner>, without: Set<Point>): void {
  const manner = manners.get(point);
  if (!manner && / ?; /.test(point.said)) manners.set(point, { whole: true });
  else if (rule === 'attribution' && expected !== undefined && manner?.source === undefined)
    manners.set(point, { whole: true, source: escapeMarkdown(expected) });
  else without.add(point);
}

/** Whether a line says a point, or half of it. */
function isOf(line: string, { lead, said, tail }: Point): boolean {
  const parts = [lead, tail, ...said.split('; ').map((half) => half.replace(/\.$/, ''))];
  return parts.some((part) => part !== '' && line.includes(part));
}

/** Lines in which the guard finds an error. The script is laid out for it like a draft, whose deck is the first chapter. */
function refusals(
  chapters: readonly Written[],
  { ledger }: Article,
  names: readonly string[],
  { judge }: Desk,
): readonly { readonly line: string; readonly finding: Finding }[] {
  let text = '';
  const places: { readonly from: number; readonly line: string }[] = [];
  for (const [index, { title, lines }] of chapters.entries()) {
    text += index === 0 ? `# ${title}\n\n` : `## ${title}\n\n`;
    for (const { markdown } of lines) {
      places.push({ from: text.length, line: markdown });
      text += `${markdown}\n\n`;
    }
  }
  return judge(text, ledger, [...names, ...SPOKEN_NAMES])
    .filter((finding) => finding.severity === 'error' && !isAboutLayout(finding))
    .map((finding) => ({ finding, line: places.findLast(({ from }) => from <= finding.start)?.line ?? '' }));
}

/** What people say of themselves; to the guard it could be somebody's name. */
const SPOKEN_NAMES = ['I', "I'm", 'AI'];

/** What holds for the parts of an article and not for those of a conversation: takeaways told again below, a lead that names the one source. */
function isAboutLayout({ rule, fact }: Finding): boolean {
  return rule === 'not-in-body' || (rule === 'attribution' && fact === undefined);
}

function aloud(line: Pick<ScriptLine, 'voice' | 'markdown'>, ear: Ear, slug: string, pronounce: Delivery['pronounce']): ScriptLine {
  const text = plainWords(line.markdown);
  const spoken = speak(text, ear.read);
  const sounds = Object.entries(pronounce).reduce((words, [name, sound]) => words.replaceAll(name, () => sound), spoken);
  const wrong = ear.misheard(text, spoken) ?? ear.misheard(text, sounds);
  if (!wrong) return { ...line, text, spoken, sounds };
  const [seen, heard] = [wrong.written, wrong.spoken].map((words) => (words === undefined ? 'nothing' : `“${words}”`));
  throw new PublishError(`${slug}: the podcast would say ${heard} for ${seen}`, { hint: `write it in another way: ${text}` });
}
