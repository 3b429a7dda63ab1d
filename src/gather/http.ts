/**
 * HTTP with manners, in one place: a declared User-Agent, budgets by host, retries that honour Retry-After, timeouts,
 * size limits, conditional requests, redirects inside declared hosts. A 200 is no success: the body must be what was asked for.
 */
import { createHash } from 'node:crypto';
import type { Fetch } from '../context.ts';
import { SourceError } from '../errors.ts';
import { attempt, type Exchange } from './attempt.ts';
import type { HostRule } from './connector.ts';
import type { HttpCache, Kept } from './http-cache.ts';
import { type Format, Payload } from './payload.ts';

export interface Request {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What the body must be. HTML where JSON was asked for is an error, whatever the status says. */
  readonly expect: Format;
  /** Query parameters that are sent and never shown: keys. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Headers that are sent and never shown. */
  readonly secretHeaders?: Readonly<Record<string, string>>;
  /** Statuses besides 2xx whose body the caller reads: a 404 that says "never used". */
  readonly also?: readonly number[];
  /** Bytes a body may have, unpacked. Default 64 MB. */
  readonly maxBytes?: number;
  /** Character set where the source declares none or a wrong one: `windows-1252`. */
  readonly charset?: string;
  /** Minutes an answer stands, by what it says itself: until then the source is not asked again. */
  readonly stands?: (payload: Payload) => Promise<number>;
}

export interface Http {
  /** The document at an address. Throws SourceError with host, status and what to do. */
  get(url: string, request: Request): Promise<Payload>;
}

export interface Network {
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
  /** `Factloom/0.1 (Company; admin@example.com)`. */
  readonly userAgent: string;
  readonly now: string;
  readonly cache?: HttpCache;
  /** Milliseconds before the first retry. Default 500, doubled each time with jitter. */
  readonly retryAfter?: number;
  /** Waits as long as a source asks. Default: by the clock. */
  readonly pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds one exchange may take. Default 60,000. */
  readonly timeout?: number;
}

/** One client for all connectors, so that they share budgets; each gets the hosts it declared and no other. */
export function openNetwork(network: Network, rules: readonly HostRule[]): (hosts: readonly HostRule[]) => Http {
  const exchange = attempt(network, rules);
  return (hosts) => ({ get: async (url, request) => await get(url, request, hosts, network, exchange) });
}

const MAX_BYTES = 64_000_000;

async function get(url: string, request: Request, hosts: readonly HostRule[], network: Network, exchange: Exchange): Promise<Payload> {
  const address = new URL(url);
  const shown = address.href;
  for (const [name, value] of Object.entries(request.secrets ?? {})) address.searchParams.set(name, value);
  const key = createHash('sha256')
    .update(JSON.stringify([shown, request.method ?? 'GET', request.body ?? '', request.headers ?? {}]))
    .digest('hex');
  const kept = await network.cache?.read(key);
  const payloadOf = (sent: Pick<Kept, 'bytes' | 'type'>, status: number, retrievedAt: string): Payload =>
    new Payload({ url: shown, bytes: sent.bytes, type: sent.type, status, retrievedAt, format: request.expect, charset: request.charset });
  if (kept?.retrievedAt !== undefined && request.stands) {
    const payload = payloadOf(kept, 200, kept.retrievedAt);
    const age = (Date.parse(network.now) - Date.parse(kept.retrievedAt)) / 60_000;
    if (age >= 0 && age < (await request.stands(payload))) return payload;
  }
  const headers = {
    'user-agent': network.userAgent,
    accept: ACCEPT[request.expect],
    ...request.headers,
    ...request.secretHeaders,
    ...(kept?.etag !== undefined && { 'if-none-match': kept.etag }),
    ...(kept?.lastModified !== undefined && { 'if-modified-since': kept.lastModified }),
  };
  const answer = await exchange(
    { url: address.href, shown, method: request.method ?? 'GET', headers, ...(request.body !== undefined && { body: request.body }) },
    { hosts, maxBytes: request.maxBytes ?? MAX_BYTES, also: request.also ?? [], kept: kept !== undefined },
  );
  const sent = answer.status === 304 && kept ? kept : answer;
  const payload = payloadOf(sent, answer.status, network.now);
  if (answer.status < 400) refuseOther(payload, request.expect);
  const { bytes, type, etag, lastModified } = sent;
  const keeps =
    answer.status === 200 ? etag !== undefined || lastModified !== undefined || request.stands : sent === kept && request.stands;
  if (keeps) await network.cache?.write(key, { bytes, type, etag, lastModified, retrievedAt: network.now });
  return payload;
}

const ACCEPT: Readonly<Record<Format, string>> = {
  json: 'application/json, */*;q=0.1',
  ndjson: 'application/x-ndjson, application/jsonl, text/plain;q=0.9, */*;q=0.1',
  csv: 'text/csv, text/plain;q=0.9, */*;q=0.1',
  xml: 'application/xml, text/xml, application/atom+xml, application/rss+xml, */*;q=0.1',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, */*;q=0.1',
  html: 'text/html, application/xhtml+xml, */*;q=0.1',
  text: 'text/plain, */*;q=0.1',
  bytes: '*/*',
};

/** Sees that a body is what was asked for, by its first characters: sources say `text/plain` of nearly anything. */
function refuseOther(payload: Payload, expected: Format): void {
  const head = new TextDecoder('latin1').decode(payload.bytes.subarray(0, 400)).replace(/^(?:ï»¿)?\s+|^ï»¿/, '');
  const page = /^<(?:!doctype html|html)/i.test(head);
  const wrong =
    payload.bytes.length === 0
      ? 'an empty body'
      : expected === 'json' && !/^[[{"\d-]|^(?:null|true|false)\b/.test(head)
        ? page || head.startsWith('<')
          ? 'a web page where JSON was asked for'
          : 'text where JSON was asked for'
        : expected === 'xml' && (page || !head.startsWith('<'))
          ? `${page ? 'a web page' : 'text'} where XML was asked for`
          : (expected === 'csv' || expected === 'ndjson') && head.startsWith('<')
            ? 'a web page where a table was asked for'
            : expected === 'xlsx' && !head.startsWith('PK')
              ? `${page ? 'a web page' : 'something else'} where a workbook was asked for`
              : undefined;
  if (wrong === undefined) return;
  const said = head.startsWith('<') ? '' : `: ${head.slice(0, 120).replace(/\s+/g, ' ')}`;
  throw new SourceError(`${new URL(payload.url).host} answered ${wrong}${expected === 'json' || expected === 'xml' ? said : ''}`, {
    file: payload.url,
    hint: 'the address or the service may have changed, or a gate stands before it; open the address in a browser',
  });
}
