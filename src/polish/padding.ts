/** More than was asked for: words over and over, a remark that carries no figure, a sign that cries, asks or sneers. */
import { around, isSmall, marked, named } from './sentence.ts';

/** What came in beside the words of the sentence; undefined where nothing did. Both are Markdown with claims. */
export function padded(original: string, reply: string): string | undefined {
  return signed(original, reply) ?? repeated(original, reply) ?? remarked(original, reply);
}

function signed(original: string, reply: string): string | undefined {
  const signs = (text: string): readonly string[] =>
    around(text)
      .replaceAll('...', '…')
      .replace(/[“”«»]/g, '"')
      .match(/[!?…"]/g) ?? [];
  const [was, is] = [signs(original), signs(reply)];
  const more = is.find((sign) => countOf(is, sign) > countOf(was, sign));
  return more && `the sign ${more} came in`;
}

function repeated(original: string, reply: string): string | undefined {
  const [was, is] = [wordsOf(original), wordsOf(reply)];
  const run = Math.min(6, was.length);
  const runs = (words: readonly string[]): readonly string[] =>
    words.map((_, at) => words.slice(at, at + run).join(' ')).slice(0, 1 - run || undefined);
  const twice =
    runs(is).find((one) => countOf(runs(is), one) > Math.max(1, countOf(runs(was), one))) ??
    is.find((word, at) => word !== '§' && word === is[at + 1]);
  if (twice !== undefined) return `“${named(twice)}” came back twice`;
  return is.length > was.length + Math.max(6, was.length / 2) ? 'it came back with many more words' : undefined;
}

/** A part without a figure, whose words of matter were not there or stand somewhere else besides. */
function remarked(original: string, reply: string): string | undefined {
  const remarks = (text: string): readonly string[] => partsOf(text).filter((part) => !part.includes('§'));
  const [was, is] = [matterOf(original), matterOf(reply)];
  const isMoved = (part: string): boolean => matterOf(part).every((word) => countOf(is, word) <= countOf(was, word));
  if (remarks(reply).length <= remarks(original).length) return undefined;
  const added = remarks(reply).find((part) => !isMoved(part));
  return added === undefined ? undefined : `“${added}” came in: it adds a remark`;
}

/** "(NASDAQ: NVDA)" belongs to its name: taking it out makes no room for a remark. */
const TICKER = /\s*\([^()§]*: [^()§]*\)/g;

/** What stands between full stops, colons, semicolons, dashes and brackets, claims as signs. One letter with a full stop is an abbreviation. */
function partsOf(markdown: string): readonly string[] {
  return marked(markdown)
    .replace(TICKER, '')
    .split(/(?<=[\p{L}\p{N}§)”’"]{2}|§)[.!?][”’"')]*\s+(?=[\p{Lu}§“"])|[;:]\s+(?![^()]*\))|\s+[–—-]\s+|—|[()]/u)
    .map((part) => part.replace(/^[,\s]+|[.!?,\s]+$/g, ''))
    .filter((part) => part !== '');
}

/** Words of matter, each by its beginning: "need" and "needed" are one. */
function matterOf(markdown: string): readonly string[] {
  return (around(markdown).match(/\p{L}{3,}/gu) ?? []).filter((word) => !isSmall(word)).map((word) => word.slice(0, 4));
}

function wordsOf(markdown: string): readonly string[] {
  return around(markdown).match(/[\p{L}’'-]+|§/gu) ?? [];
}

function countOf(list: readonly string[], one: string): number {
  return list.filter((other) => other === one).length;
}
