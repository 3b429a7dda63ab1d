/** From what the templates wrote to the Markdown of a draft: one line a paragraph, nothing blank, dollar signs safe. */
import type { Assignment } from '../model/assignment.ts';
import { escapeMarkdown } from '../model/claim.ts';
import type { Writer } from './writer.ts';

/** The body of a draft: H1, deck, `## Key takeaways`, sections. Parts without words are left out. */
export function layOut(writer: Writer, assignment: Assignment): string {
  const headline = bestHeadline(writer.headlines, assignment.headlineLimit);
  const takeaways = writer.takeaways.slice(0, assignment.takeaways);
  const blocks = [
    ...(headline ? [`# ${capital(headline)}`] : []),
    ...writer.decks.slice(0, 1).map(capital),
    ...(takeaways.length > 0 ? ['## Key takeaways', takeaways.map((line) => `- ${capital(line)}`).join('\n')] : []),
    ...assignment.sections.flatMap(({ id, heading }) => {
      const text = writer.sections.get(id);
      return text ? [`## ${escapeMarkdown(heading)}`, text.split('\n\n').map(capital).join('\n\n')] : [];
    }),
  ];
  return `${blocks.join('\n\n').split('\n\n').map(safeDollars).join('\n\n')}\n`;
}

/** The first letter as a capital, that of a claim's words too; what opens with a figure, a list or a table stays. */
export function capital(block: string): string {
  return block.replace(/^([[("'“‘*_]*)(\p{Ll})/u, (_, lead: string, letter: string) => lead + letter.toUpperCase());
}

/** The first headline that was written and fits, else the shortest that was written. */
function bestHeadline(headlines: readonly string[], limit: number): string | undefined {
  const length = (line: string): number => visible(line).length;
  return headlines.find((line) => length(line) <= limit) ?? [...headlines].sort((a, b) => length(a) - length(b))[0];
}

/** What a reader sees of a line: link texts without targets. */
export function visible(line: string): string {
  return line
    .replace(/\]\([^)]*\)/g, '')
    .replace(/\[/g, '')
    .replace(/\\(.)/g, '$1');
}

/** One line: for headlines, decks and takeaways. */
export function oneLine(text: string): string {
  return tidy(text.replace(/\s+/g, ' ').trim());
}

/** Stands behind a partial that has a line to itself: a line break where the partial wrote something, else nothing. */
export const LINE_END = '\v';

/** Paragraphs are parted by blank lines; inside one the lines of the template run on, except the items of a list. */
export function paragraphs(text: string): string {
  return text
    .replace(/(^|\n)[ \t]*\v+/g, '$1')
    .replace(/\v(?:[ \t]*\v)*/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((block) => {
      const lines = block
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
      const joined = lines.reduce((sum, line) => (sum === '' ? line : `${sum}${/^(?:- |\| )/.test(line) ? '\n' : ' '}${line}`), '');
      return joined.split('\n').map(tidy).join('\n');
    })
    .filter((block) => block !== '')
    .join('\n\n');
}

function tidy(line: string): string {
  return line
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/ (?=[,.;:!?](?:\s|$))/g, '')
    .replace(/(?<!\.)\.\.(?!\.)/g, '.')
    .trim();
}

/** Two dollar signs in one block become mathematics in many renderers; then each is escaped. */
function safeDollars(block: string): string {
  if (block.indexOf('$') === block.lastIndexOf('$')) return block;
  const bare = block.match(/(?<!\\)\$/g);
  return bare && bare.length > 1 ? block.replace(/(?<!\\)\$/g, '\\$') : block;
}
