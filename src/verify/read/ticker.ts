/** Tickers with their exchange: `NYSE: MP`, `NASDAQ:NVDA`, `NYSE American: UUUU`, `SSE: 600111`, `XTSE:AWG`, `600111.SS`. */
import { type Found, mentionAt } from './found.ts';
import { longestPhrase } from './phrases.ts';
import { at, type Token, type Tokens } from './scan.ts';
import { EXCHANGES, MARKET_SUFFIXES } from './words-names.ts';

const CODE = /^\p{Lu}{2,6}$/u;

/** The ticker that begins at a token, its exchange before it or behind its point. */
export function readTicker(text: string, tokens: Tokens, index: number): Found | undefined {
  return readListing(text, tokens, index) ?? readSuffixed(text, tokens, index);
}

function readListing(text: string, tokens: Tokens, index: number): Found | undefined {
  const first = at(tokens, index);
  if (first.kind !== 'word' || first.text[0] === first.lower[0]) return undefined;
  const hit = longestPhrase(EXCHANGES, tokens, index);
  const next = hit?.next ?? (CODE.test(first.text) ? index + 1 : index);
  if (next === index || at(tokens, next).text !== ':') return undefined;
  const end = tickerEnd(tokens, next + 1);
  if (end === undefined || (!hit && !isListed(tokens, index, end))) return undefined;
  const exchange = text.slice(first.start, at(tokens, next - 1).end);
  const ticker = text.slice(at(tokens, next + 1).start, at(tokens, end - 1).end);
  return mentionAt(text, tokens, index, end, { type: 'ticker', exchange, ticker });
}

/** An exchange we do not know is one where brackets hold it, or where no blank stands behind the colon of a four-letter code. */
function isListed(tokens: Tokens, index: number, end: number): boolean {
  const before = at(tokens, index - 1).text;
  const after = at(tokens, end).text;
  const bracketed = /^[(;,|]$/.test(before) && /^[);,|]$/.test(after);
  return bracketed || (at(tokens, index).text.length === 4 && !at(tokens, index + 2).gap);
}

const isPart = (token: Token): boolean =>
  token.kind === 'digits' || (token.kind === 'word' && token.text === token.text.toUpperCase() && token.text.length <= 6);

/** `BRK.B`, `600111`, `RDS-A`, `3750`. */
function tickerEnd(tokens: Tokens, index: number): number | undefined {
  if (!isPart(at(tokens, index))) return undefined;
  let next = index + 1;
  while (next < index + 6 && !at(tokens, next).gap && isPart(at(tokens, next))) next++;
  const sign = at(tokens, next);
  const share = at(tokens, next + 1);
  const hasClass = (sign.text === '.' || sign.text === '-') && !sign.gap && !share.gap && isPart(share) && share.text.length <= 2;
  return hasClass ? next + 2 : next;
}

/** Reuters codes, in brackets, or any of digits only: `(LYC.AX)`, `600111.SS`. */
function readSuffixed(text: string, tokens: Tokens, index: number): Found | undefined {
  const code = at(tokens, index);
  const point = at(tokens, index + 1);
  const market = at(tokens, index + 2);
  if (point.text !== '.' || point.gap || market.kind !== 'word' || market.gap || !MARKET_SUFFIXES.has(market.text)) return undefined;
  const digits = code.kind === 'digits' && code.text.length > 3 && market.text.length > 1;
  const bracketed =
    code.kind === 'word' && isPart(code) && /^[(<;,]$/.test(at(tokens, index - 1).text) && /^[)>;,]$/.test(at(tokens, index + 3).text);
  if (!digits && !bracketed) return undefined;
  return mentionAt(text, tokens, index, index + 3, { type: 'ticker', exchange: market.text, ticker: code.text });
}
