/** One document over HTTP, with budgets, retries, redirects and limits; what the body holds is for others to judge. */
import pRetry, { AbortError } from 'p-retry';
import pThrottle from 'p-throttle';
import { ConfigError, SourceError } from '../errors.ts';
import type { HostRule } from './connector.ts';
import type { Network } from './http.ts';

export interface Ask {
  /** With keys in it; never shown. */
  readonly url: string;
  readonly shown: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Limits {
  readonly hosts: readonly HostRule[];
  readonly maxBytes: number;
  readonly also: readonly number[];
  /** Whether a 304 can be answered from what is kept. */
  readonly kept: boolean;
}

export interface Answer {
  readonly status: number;
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly etag?: string;
  readonly lastModified?: string;
}

export type Exchange = (ask: Ask, limits: Limits) => Promise<Answer>;

const REDIRECTS = 5;
const RETRIES = 3;
/** Seconds a source may ask to be left alone within a run; one that asks for more is a gap. */
const PATIENCE = 60;

/** An exchange over a network; one budget for each owner of hosts. */
export function attempt(network: Network, rules: readonly HostRule[]): Exchange {
  const budgets = budgetsOf(rules);
  return async (ask, limits) =>
    await pRetry(async () => await once(ask, limits, network, budgets), {
      retries: RETRIES,
      minTimeout: network.retryAfter ?? 500,
      factor: 2,
      randomize: true,
      signal: network.signal,
      shouldRetry: ({ error }) => error instanceof Passing,
      onFailedAttempt: async ({ error, retriesLeft }) => {
        if (error instanceof Passing && retriesLeft > 0 && error.wait > 0)
          await (network.pause ?? sleep)(error.wait * 1000, network.signal);
      },
    }).catch((error: unknown) => {
      if (error instanceof Passing) throw error.told;
      throw error;
    });
}

type Budget = <Result>(run: () => Promise<Result>) => Promise<Result>;

function budgetsOf(rules: readonly HostRule[]): (rule: HostRule) => Budget {
  const perSecond = new Map<string, number>();
  for (const rule of rules) {
    const name = rule.budget ?? rule.host;
    perSecond.set(name, Math.min(perSecond.get(name) ?? Number.POSITIVE_INFINITY, rule.perSecond ?? 2));
  }
  const budgets = new Map<string, Budget>();
  for (const [name, rate] of perSecond) {
    const [limit, interval] = rate >= 1 ? [Math.floor(rate), 1000] : [1, Math.ceil(1000 / rate)];
    const throttled = pThrottle({ limit, interval, strict: true })(async (run: () => Promise<unknown>) => await run());
    budgets.set(name, async <Result>(run: () => Promise<Result>) => (await throttled(run)) as Result);
  }
  return (rule) => budgets.get(rule.budget ?? rule.host) ?? (async (run) => await run());
}

/** A failure that may pass: asked again after `wait` seconds, or told. */
class Passing extends Error {
  readonly told: SourceError;
  readonly wait: number;

  constructor(told: SourceError, wait = 0) {
    super(told.message);
    this.told = told;
    this.wait = wait;
  }
}

async function once(ask: Ask, limits: Limits, network: Network, budgets: (rule: HostRule) => Budget): Promise<Answer> {
  let url = ask.url;
  for (let hop = 0; hop <= REDIRECTS; hop++) {
    const rule = ruleFor(url, limits.hosts);
    if (!rule)
      throw hop === 0 ? undeclared(url, limits.hosts) : new AbortError(failure(ask, elsewhere(url), 'the address may have changed'));
    const from =
      hop === 0 ? ask : { ...ask, headers: hop > 0 && new URL(url).host !== new URL(ask.url).host ? bare(ask.headers) : ask.headers };
    const signal = AbortSignal.any([network.signal, AbortSignal.timeout(network.timeout ?? 60_000)]);
    const answer = await budgets(rule)(async () => await exchange(url, from, rule, limits, network, signal));
    if (!('location' in answer)) return answer;
    if (!URL.canParse(answer.location, url)) throw new AbortError(failure(ask, 'sends on to no address', 'the address may have changed'));
    const next = new URL(answer.location, url);
    if (new URL(url).protocol === 'https:' && next.protocol === 'http:')
      throw new AbortError(failure(ask, 'sends on from https to http', 'the address may have changed'));
    url = next.href;
  }
  throw new AbortError(failure(ask, `sends on more than ${REDIRECTS} times`, 'the address may have changed'));
}

/** Headers without what was meant for another host alone. */
function bare(headers: Ask['headers']): Ask['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => /^(?:user-agent|accept|accept-.*)$/.test(name)));
}

async function exchange(
  url: string,
  ask: Ask,
  rule: HostRule,
  limits: Limits,
  network: Network,
  signal: AbortSignal,
): Promise<Answer | { location: string }> {
  let response: Response;
  try {
    response = await network.fetch(url, {
      method: ask.method,
      headers: ask.headers,
      redirect: 'manual',
      signal,
      private: rule.private === true,
      ...(ask.body !== undefined && { body: ask.body }),
    });
  } catch (cause) {
    throw lost(ask, cause, network);
  }
  const { status, headers } = response;
  const location = headers.get('location');
  if (status >= 300 && status < 400 && status !== 304 && location !== null) {
    await response.body?.cancel();
    return { location };
  }
  if (status === 429 || status === 408 || status >= 500) {
    await response.body?.cancel();
    throw refusedForNow(ask, status, headers.get('retry-after'), network);
  }
  const fine = response.ok || (status === 304 && limits.kept) || limits.also.includes(status);
  if (!fine) {
    await response.body?.cancel();
    const hint = status === 401 || status === 403 ? rule.refused : undefined;
    throw new AbortError(
      failure(ask, `answered ${status}${status === 404 ? ' (not there)' : ''}`, hint ?? 'open the address in a browser to see why'),
    );
  }
  const bytes = await readBody(response, ask, limits.maxBytes, network);
  const etag = headers.get('etag') ?? undefined;
  const lastModified = headers.get('last-modified') ?? undefined;
  const type = headers.get('content-type') ?? '';
  return { status, bytes, type, ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
}

async function readBody(response: Response, ask: Ask, maxBytes: number, network: Network): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of response.body ?? []) {
      size += part.length;
      if (size > maxBytes)
        throw new AbortError(
          failure(ask, `answered more than ${Math.round(maxBytes / 1e6)} MB`, 'ask for less, or raise the limit of the connector'),
        );
      parts.push(part);
    }
  } catch (cause) {
    if (cause instanceof AbortError) throw cause;
    throw lost(ask, cause, network);
  }
  return Buffer.concat(parts);
}

/** A connection that was refused, broke off or took too long. */
function lost(ask: Ask, cause: unknown, network: Network): Error {
  if (network.signal.aborted) return new AbortError(network.signal.reason as Error);
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  if (inner instanceof SourceError) return new AbortError(inner);
  const timedOut = cause instanceof Error && cause.name === 'TimeoutError';
  const what = timedOut
    ? `gave no answer within ${Math.round((network.timeout ?? 60_000) / 1000)} s`
    : `could not be read to the end (${inner instanceof Error ? inner.message : String(inner)})`;
  return new Passing(failure(ask, what, 'try again later'));
}

function refusedForNow(ask: Ask, status: number, retryAfter: string | null, network: Network): Error {
  const wait = secondsIn(retryAfter, network.now);
  const told = failure(
    ask,
    `answered ${status}${status === 429 ? ' (too many requests)' : ''}${wait > 0 ? `, and asks to wait ${wait} s` : ''}`,
    'try again later',
  );
  return wait > PATIENCE ? new AbortError(told) : new Passing(told, wait);
}

/** Retry-After: seconds, or an HTTP date. */
function secondsIn(header: string | null, now: string): number {
  if (header === null) return 0;
  if (/^\d+$/.test(header.trim())) return Number(header);
  const until = Date.parse(header);
  return Number.isNaN(until) ? 0 : Math.max(0, Math.ceil((until - Date.parse(now)) / 1000));
}

function failure(ask: Ask, what: string, hint: string): SourceError {
  return new SourceError(`${new URL(ask.shown).host} ${what}`, { file: ask.shown, hint });
}

async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  const { setTimeout } = await import('node:timers/promises');
  await setTimeout(milliseconds, undefined, { signal });
}

/** The rule of a declared host; undefined for another, and for what is not HTTP. */
function ruleFor(url: string, hosts: readonly HostRule[]): HostRule | undefined {
  const { hostname, protocol } = new URL(url);
  const rule = hosts.find(({ host }) => host === '*' || (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : host === hostname));
  return /^https?:$/.test(protocol) ? rule : undefined;
}

/** An address the connector itself asks for is its own fault; one it is sent on to is the source's. */
function undeclared(url: string, hosts: readonly HostRule[]): ConfigError {
  const { hostname, protocol } = new URL(url);
  return new ConfigError(`${protocol}//${hostname} is none of the hosts this connector declares`, {
    hint: `there are ${hosts.map(({ host }) => host).join(', ') || 'none'}`,
  });
}

function elsewhere(url: string): string {
  return `sends on to ${new URL(url).host}, which is none of the hosts this connector declares`;
}
