/** One sentence of a draft on its way to a model and back: its claims are links whose words are ours, whatever comes back. */
import { findClaims } from '../model/claim.ts';

/** A sentence where it stands in the file. */
export interface Spot {
  /** Offsets in the file: the Markdown of the sentence, links and all. */
  readonly from: number;
  readonly to: number;
  readonly markdown: string;
  /** Count of the paragraph it stands in. */
  readonly block: number;
}

/** What a model is shown: dollar signs without the backslash that only Markdown wants. */
export function shown(markdown: string): string {
  return markdown.replaceAll('\\$', '$');
}

/**
 * The sentence that came back with our own words in its links, or why it cannot be taken: a claim is missing, new or
 * told twice, or something stands in it that no sentence has. With `once` words that stand in several claims, as the year of
 * two figures, may stand in one of them.
 */
export function restored(original: string, reply: string, { once = false } = {}): { readonly markdown: string } | string {
  const text = reply.trim();
  if (text === '') return 'nothing came back';
  const wanted = findClaims(original);
  const found = findClaims(text);
  const shape = misshapen(original, text);
  if (shape !== undefined) return shape;
  const waiting = wanted.map(({ id, surface, markdown }) => ({ id, surface, own: markdown }));
  const parts: string[] = [];
  let at = 0;
  for (const claim of found) {
    const same = waiting.findIndex(({ id, surface }) => id === claim.id && surface === claim.surface);
    // In another order than they had, words that nothing has may be meant for either of two.
    if (once && same < 0 && wanted.filter(({ id }) => id === claim.id).length > 1) return `the claim ${claim.id} came back in other words`;
    const index = same >= 0 ? same : waiting.findIndex(({ id }) => id === claim.id);
    const [match] = index < 0 ? [] : waiting.splice(index, 1);
    if (!match) return wanted.some(({ id }) => id === claim.id) ? `the claim ${claim.id} came back twice` : `the claim ${claim.id} is new`;
    parts.push(text.slice(at, claim.start), `[${match.own}](fact:${match.id})`);
    at = claim.end;
  }
  const gone = waiting.find(({ surface }) => !(once && found.some((claim) => claim.surface === surface)));
  if (gone) return `the claim ${gone.id} is gone`;
  return { markdown: parts.join('') + text.slice(at) };
}

/** What no sentence of prose has: line breaks, HTML, links, blocks, template tags; another length, beginning or end. */
function misshapen(original: string, text: string): string | undefined {
  if (/[\r\n\u2028\u2029]/.test(text)) return 'a line break came back';
  if (text.length > original.length * 2 + 80) return 'much more came back than was sent';
  if (/<[a-z!/]/i.test(text)) return 'HTML came back';
  if (/https?:|www\.|!\[|\]\((?!fact:)/i.test(text)) return 'a link or an image came back';
  if (/^(?:#|[-*+] |>|\d+[.)] )/.test(text)) return 'a list, a quotation or a heading came back';
  const markup = /[\\`*_[\]<>{}|~]/g;
  const allowed: readonly string[] = bare(original).match(markup) ?? [];
  const stray = bare(text)
    .match(markup)
    ?.find((sign) => !allowed.includes(sign));
  if (stray !== undefined) return `the sign ${stray} came back: Markdown or a template may take it for its own`;
  const ending = /[.!?:][”’"')]*$/;
  if (ending.test(original) !== ending.test(text)) return 'the sentence does not end as it did';
  return /^\p{Ll}/u.test(text) && /^\p{Lu}/u.test(original) ? 'the sentence begins with a small letter' : undefined;
}

/** Without the claims. */
function bare(markdown: string): string {
  return findClaims(markdown).reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), markdown);
}

/** The text with a sign for each claim. */
export function marked(markdown: string): string {
  return findClaims(markdown).reduceRight((rest, { start, end }) => `${rest.slice(0, start)}§${rest.slice(end)}`, markdown);
}

/** The words outside the claims, in small letters, with a sign for each claim. */
export function around(markdown: string): string {
  return marked(markdown).toLowerCase();
}

/** Words to be shown, with brackets for the claims among them. */
export function named(words: string): string {
  return words.replaceAll('§', '[…]');
}

const SMALL = new Set(['the', 'and', 'for', 'from', 'was', 'were', 'are', 'its', 'that', 'where', 'which', 'with']);

/** Whether a word carries no matter, and may stand beside any figure. */
export function isSmall(word: string): boolean {
  return SMALL.has(word);
}
