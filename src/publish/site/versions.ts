/** The approved versions of an article, and what each changed of the one before it. */
import type { Nodes } from 'mdast';
import type { Approval, Article } from '../../model/article.ts';
import { formatMoment, withOffset } from '../../model/format-date.ts';
import { parseMarkdown } from '../../model/markdown.ts';
import { plainOf } from './body.ts';
import { escapeHtml } from './html.ts';

export interface VersionNote {
  /** `v2`. */
  readonly label: string;
  readonly by: string;
  /** ISO 8601 with the offset of the assignment's zone. */
  readonly at: string;
  readonly when: string;
  /** What was wrong and what is right, where the version corrects the one before it. */
  readonly correction?: string;
  /** Why, where it withdraws the article. */
  readonly withdrawal?: string;
  /** The passages that changed, as HTML with `<del>` and `<ins>`; empty for the first version, and for what was withdrawn since. */
  readonly changes: readonly string[];
}

/** The newest first; empty for a draft. */
export async function versionsOf({ approval, body, earlier = [], ledger }: Article): Promise<readonly VersionNote[]> {
  if (!approval) return [];
  const all = [...earlier, { approval, body }];
  const withdrawn = all.findLastIndex((version) => version.approval.withdrawal !== undefined);
  const notes = await Promise.all(
    all.map(async (version, index) => {
      const before = index - 1 > withdrawn ? all[index - 1] : undefined;
      return versionNote(version.approval, ledger.zone, before ? await changesBetween(before.body, version.body) : []);
    }),
  );
  return notes.reverse();
}

function versionNote({ version, by, at, correction, withdrawal }: Approval, zone: string, changes: readonly string[]): VersionNote {
  const noted = { ...(correction !== undefined && { correction }), ...(withdrawal !== undefined && { withdrawal }) };
  return { label: `v${version}`, by, at: withOffset(at, zone), when: formatMoment(at, zone), ...noted, changes };
}

/** Paragraphs that differ, word by word; a paragraph that came or went is shown whole. */
async function changesBetween(before: string, after: string): Promise<readonly string[]> {
  const { diffArrays } = await import('diff');
  const changes: string[] = [];
  let removed: readonly string[] = [];
  for (const part of diffArrays(blocksOf(before), blocksOf(after))) {
    if (part.removed) {
      removed = part.value;
      continue;
    }
    const added = part.added ? part.value : [];
    const pairs = Math.max(removed.length, added.length);
    for (let index = 0; index < pairs; index += 1) {
      changes.push(passages(diffArrays(wordsOf(removed[index]), wordsOf(added[index]))));
    }
    removed = [];
  }
  changes.push(...removed.map((block) => marked(block, true, false)));
  return changes;
}

/** What a reader sees, a paragraph, an item or a row at a time. */
function blocksOf(body: string): string[] {
  const lines = (node: Nodes): string[] => {
    if (node.type === 'tableRow') return [node.children.map(plainOf).join(' · ')];
    const within = 'children' in node && node.type !== 'paragraph' && node.type !== 'heading';
    return within ? node.children.flatMap(lines) : [plainOf(node)];
  };
  return lines(parseMarkdown(body)).filter((line) => line !== '');
}

/** A figure is one word, whatever commas it has. */
function wordsOf(line = ''): string[] {
  return line.match(/\s+|\S+/g) ?? [];
}

/** What came in place of what, a passage at a time: a space that stayed does not part two words that changed. */
function passages(parts: readonly { readonly value: readonly string[]; readonly removed: boolean; readonly added: boolean }[]): string {
  let [html, gone, came] = ['', '', ''];
  const settle = (): void => {
    html += (gone && marked(gone, true, false)) + (came && marked(came, false, true));
    [gone, came] = ['', ''];
  };
  for (const [index, { value, removed, added }] of parts.entries()) {
    const words = value.join('');
    const next = parts[index + 1];
    const within = words.trim() === '' && gone + came !== '' && (next?.removed || next?.added);
    if (!removed && !added && !within) {
      settle();
      html += escapeHtml(words);
      continue;
    }
    if (!added) gone += words;
    if (!removed) came += words;
  }
  settle();
  return html;
}

function marked(words: string, removed: boolean, added: boolean): string {
  const html = escapeHtml(words);
  return removed ? `<del>${html}</del>` : added ? `<ins>${html}</ins>` : html;
}
