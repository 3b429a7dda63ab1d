/** The sentences of a section as its Markdown, and where each of them stands. */
import type { Told } from './section-answer.ts';

/** A sentence that stands. */
export interface Line extends Told {
  /** With our own words in its links. */
  readonly markdown: string;
  /** The points it tells, as they were. */
  readonly original: string;
  /** Count of its paragraph. */
  readonly paragraph: number;
  /** Set where it is the point itself. */
  readonly plain?: true;
}

/** Behind which sentence one that was asked for again belongs: the one that tells the point before its own; undefined where none does. */
export function neighbourOf(tells: readonly number[], lines: readonly Line[]): Line | undefined {
  const own = Math.min(...tells);
  const before = (line: Line): number => Math.max(0, ...line.tells.filter((n) => n < own));
  return lines.reduce<Line | undefined>((best, line) => (before(line) > (best ? before(best) : 0) ? line : best), undefined);
}

/** The sentences with one more, behind another; at the end where that is none of them. */
export function placed(line: Line, behind: Line | undefined, lines: readonly Line[]): readonly Line[] {
  const index = behind === undefined ? lines.length : lines.indexOf(behind) + 1;
  return [...lines.slice(0, index), line, ...lines.slice(index)];
}

export interface SectionText {
  readonly markdown: string;
  /** Offsets of each sentence in it. */
  readonly places: ReadonlyMap<Line, { readonly from: number; readonly to: number }>;
}

/** One line a paragraph, a blank line between; `words` gives the Markdown of a sentence. */
export function sectionText(lines: readonly Line[], words: (line: Line) => string): SectionText {
  const places = new Map<Line, { from: number; to: number }>();
  const blocks = [...Map.groupBy(lines, ({ paragraph }) => paragraph).values()];
  let markdown = '';
  for (const block of blocks) {
    if (markdown !== '') markdown += '\n\n';
    const texts = safeDollars(block.map(words));
    for (const [index, line] of block.entries()) {
      if (index > 0) markdown += ' ';
      const from = markdown.length;
      markdown += texts[index] ?? '';
      places.set(line, { from, to: markdown.length });
    }
  }
  return { markdown, places };
}

/** Two dollar signs in one paragraph become mathematics in many renderers; then each is escaped. */
function safeDollars(texts: readonly string[]): readonly string[] {
  const bare = /(?<!\\)\$/g;
  return texts.join('').match(bare)?.[1] === undefined ? texts : texts.map((text) => text.replace(bare, '\\$'));
}
