/**
 * What a page says of itself in JSON-LD: headline, address, publisher, date. Metadata only: the words and figures of an article
 * are its owner's. Pages in the wild hold comments and raw control characters where JSON allows none.
 */
import * as v from 'valibot';
import { printable } from './words.ts';

export interface PageArticle {
  readonly headline: string;
  readonly url?: string;
  readonly publisher?: string;
  /** As written. */
  readonly published?: string;
}

const TYPES = new Set(['NewsArticle', 'Article', 'ReportageNewsArticle', 'PressRelease']);

const words = v.optional(v.fallback(v.optional(v.string()), undefined));
const article = v.object({
  headline: v.pipe(v.string(), v.minLength(1)),
  url: words,
  mainEntityOfPage: v.optional(v.fallback(v.optional(v.union([v.string(), v.object({ '@id': v.string() })])), undefined)),
  datePublished: words,
  publisher: v.optional(v.fallback(v.optional(v.object({ name: v.string() })), undefined)),
});

/** Articles described in a page, in its order. Blocks that are no JSON even with leniency are passed over. */
export function pageArticles(html: string): readonly PageArticle[] {
  return blocksOf(html).flatMap((block) => {
    const tree = lenient(block);
    return nodesOf(tree).flatMap((node) => {
      const read = v.safeParse(article, node);
      if (!read.success) return [];
      const { headline, url, mainEntityOfPage: page, datePublished: published, publisher } = read.output;
      const address = url ?? (typeof page === 'string' ? page : page?.['@id']);
      return [
        {
          headline: printable(headline),
          ...(address !== undefined && { url: address }),
          ...(publisher && { publisher: printable(publisher.name) }),
          ...(published !== undefined && { published }),
        },
      ];
    });
  });
}

/** The contents of `<script type="application/ld+json">`, in one pass. */
function blocksOf(html: string): readonly string[] {
  const opener = /<script\b[^>]*\btype\s*=\s*["']?application\/ld\+json\b[^>]*>/gi;
  const closer = /<\/script\s*>/gi;
  const blocks: string[] = [];
  for (let match = opener.exec(html); match; match = opener.exec(html)) {
    closer.lastIndex = opener.lastIndex;
    const end = closer.exec(html);
    if (!end) break;
    blocks.push(html.slice(opener.lastIndex, end.index));
    opener.lastIndex = closer.lastIndex;
  }
  return blocks;
}

/** A tree from JSON as it is found; undefined where it is none. */
function lenient(block: string): unknown {
  try {
    return JSON.parse(strictJson(block)) as unknown;
  } catch {
    return undefined;
  }
}

/** Without comments and commas before closing brackets, control characters in strings escaped; in one pass, however it is made. */
function strictJson(block: string): string {
  const token = /"|\/\/|\/\*|[,/]|[\]}]|\s+|[^",/\]}\s]+/y;
  const parts: string[] = [];
  let comma: number | undefined;
  for (let match = token.exec(block); match; match = token.exec(block)) {
    const [sign] = match;
    if (sign === '//' || sign === '/*') {
      token.lastIndex = after(block, sign === '//' ? '\n' : '*/', token.lastIndex);
      continue;
    }
    if (comma !== undefined && /^[\]}]$/.test(sign)) parts[comma] = '';
    if (sign === '"') {
      const end = endOfString(block, token.lastIndex);
      parts.push(escaped(block.slice(match.index, end)));
      token.lastIndex = end;
    } else parts.push(sign);
    if (sign === ',') comma = parts.length - 1;
    else if (sign.trim() !== '') comma = undefined;
  }
  return parts.join('');
}

function after(text: string, closer: string, from: number): number {
  const at = text.indexOf(closer, from);
  return at < 0 ? text.length : at + closer.length;
}

/** Just behind the quotation mark that closes a string. */
function endOfString(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return Math.min(at + 1, text.length);
}

function escaped(string: string): string {
  return string.replace(/\p{Cc}/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const typed = v.object({ '@type': v.union([v.string(), v.array(v.string())]) });

/** Articles of a tree: an object, a list, or a `@graph` of them, however deep. */
function nodesOf(tree: unknown): readonly unknown[] {
  const open: unknown[] = [tree];
  for (const node of open) {
    if (Array.isArray(node)) for (const inner of node as unknown[]) open.push(inner);
    else if (typeof node === 'object' && node !== null && '@graph' in node) open.push(node['@graph']);
  }
  return open.filter((node) => {
    const read = v.safeParse(typed, node);
    return read.success && [read.output['@type']].flat().some((type) => TYPES.has(type));
  });
}
