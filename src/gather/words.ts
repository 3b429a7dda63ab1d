/** The words of a page or of marked-up data: no tags, no entities, one blank between words, no address that would become a link. */
import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { ADDRESS } from '../model/claim.ts';

/** Elements inside a word or sentence; all others part words. */
const INLINE = /<\/?(?:a|abbr|b|em|font|i|mark|small|span|strong|sub|sup|u)(?:\s[^<>]*)?\/?>/gi;

/** What a reader sees of HTML or XHTML. */
export function pageWords(html: string): string {
  const seen = withoutHidden(html)
    .replace(/<!\[CDATA\[|\]\]>/g, ' ')
    .replace(INLINE, '')
    .replace(/<[/!?a-z][^<>]*>/gi, ' ');
  return oneBlank(decodeEntities(seen));
}

const CLOSERS = { '<!--': /-->/g, '<script': /<\/script\s*>/gi, '<style': /<\/style\s*>/gi, '<head': /<\/head\s*>/gi };

/** Without comments, scripts, styles and the head; one that is never closed ends the page. In one pass, however it is made. */
function withoutHidden(html: string): string {
  const opener = /<!--|<(?:script|style|head)\b/gi;
  const parts: string[] = [];
  let from = 0;
  for (let match = opener.exec(html); match; match = opener.exec(html)) {
    parts.push(html.slice(from, match.index));
    const closer = CLOSERS[match[0].toLowerCase() as keyof typeof CLOSERS];
    closer.lastIndex = opener.lastIndex;
    if (!closer.test(html)) return parts.join(' ');
    from = closer.lastIndex;
    opener.lastIndex = from;
  }
  return [...parts, html.slice(from)].join(' ');
}

/** A title or name as it may stand in an article. */
export function printable(markup: string): string {
  const words = pageWords(markup);
  return ADDRESS.test(words) ? oneBlank(words.replace(new RegExp(`\\S*(?:${ADDRESS.source})\\S*`, 'giu'), '')) : words;
}

/** `&amp;`, `&#8216;` and `&#x2019;` as the characters they mean; what means nothing stays. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));/g, (all, decimal, hex, name) => {
    if (name !== undefined) return decodeNamedCharacterReference(name as string) || all;
    const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal);
    return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? all : String.fromCodePoint(code);
  });
}

function oneBlank(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
