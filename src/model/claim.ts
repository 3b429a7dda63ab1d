/** A claim is a Markdown link whose text is what the reader sees and whose target is the fact: `[over 80%](fact:id)`. */

export const CLAIM_SCHEME = 'fact:';

/** The Markdown of a claim. `surface` is plain text and is escaped here; `id` has passed `FACT_ID`. */
export function claimLink(surface: string, id: string): string {
  return `[${escapeMarkdown(surface)}](${CLAIM_SCHEME}${id})`;
}

/**
 * Escapes text that came from data so that it shows as itself inside a Markdown line: no emphasis, link, HTML, entity,
 * table cell, autolink or template tag comes of it. Line breaks become blanks. Dollar signs are escaped a block at a
 * time when the draft is laid out, since one alone is harmless.
 */
export function escapeMarkdown(text: string): string {
  if (!NEEDS_CARE.test(text)) return text;
  return text
    .replace(/\s*[\r\n]\s*/g, ' ')
    .replace(/[\\`*_[\]<>{}|~]/g, '\\$&')
    .replace(/&(?=#|[A-Za-z][A-Za-z0-9]*;)/g, '\\&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (found) => `${found.slice(0, -1)}\\.`)
    .replace(/@(?=[\w.-])/g, '\\@')
    .replace(/^(?=[#+=-]+(?:\s|$|=|-))/, '\\')
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\')
    .replace(/(?<=\s)(?=#+\s*$)/, '\\');
}

/** Most names and figures hold nothing that Markdown could take for its own. */
const NEEDS_CARE = /[\\`*_[\]<>{}|~\r\n&@]|:\/\/|www\.|^[#+=-]|^\d{1,9}[.)](?:\s|$)/i;

/** Code points that hide or reorder text: other controls, soft hyphen, joiners, bidi controls, zero-width, variation selectors, tags. */
const HIDDEN = [
  ['\\u0000-\\u0008', '\\u000B\\u000C\\u000E-\\u001F', '\\u007F-\\u009F', '\\u00AD', '\\u034F', '\\u061C', '\\u115F\\u1160'],
  ['\\u17B4\\u17B5', '\\u180B-\\u180F', '\\u200B-\\u200F', '\\u202A-\\u202E', '\\u2060-\\u2064', '\\u2066-\\u206F', '\\u3164'],
  ['\\uFE00-\\uFE0F', '\\uFEFF', '\\uFFA0', '\\uFFF0-\\uFFFB', '\\u{E0000}-\\u{E0FFF}'],
].flat();

/** One of the code points that facts and drafts may not hold. */
export const HIDDEN_CHARACTER = new RegExp(`[${HIDDEN.join('')}]`, 'u');

/** A web or mail address: GFM makes a link of it whatever is escaped, so that data for print may not hold one. */
export const ADDRESS = /https?:\/\/\S|(?<![\p{L}\p{N}])www\.\S|[\w.+-]@[\w-]+\.\w/iu;

/** A claim as it stands in Markdown: offsets of the whole link, its words as Markdown and as text. */
export interface ClaimSpan {
  readonly start: number;
  readonly end: number;
  readonly id: string;
  readonly markdown: string;
  readonly surface: string;
}

const CLAIM = /\[((?:\\.|[^[\]\\\n])+)\]\(fact:([A-Za-z0-9][A-Za-z0-9._@/-]*)(?: "(?:[^"\\\n]|\\.)*")?\)/g;

/** The claims of a text that the guard has passed, in order: there each is a plain inline link and nothing else looks like one. */
export function findClaims(markdown: string): readonly ClaimSpan[] {
  return [...markdown.matchAll(CLAIM)].map((match) => {
    const words = match[1] ?? '';
    return {
      start: match.index,
      end: match.index + match[0].length,
      id: match[2] ?? '',
      markdown: words,
      surface: words.replace(/\\([!-/:-@[-`{-~])/g, '$1'),
    };
  });
}
