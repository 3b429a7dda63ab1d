/** The manners of the one HTTP client, against a real server. */
import { afterEach, describe, expect, test } from 'vitest';
import { SourceError } from '../../src/errors.ts';
import type { HostRule } from '../../src/gather/connector.ts';
import { type Network, openNetwork, type Request } from '../../src/gather/http.ts';
import type { Kept } from '../../src/gather/http-cache.ts';
import type { Payload } from '../../src/gather/payload.ts';
import { isPublic, networkFetch } from '../../src/network.ts';
import { type Route, type Server, serve } from './server.ts';

let server: Server | undefined;
afterEach(async () => await server?.close());

const HOSTS: readonly HostRule[] = [
  { host: 'data.example.org', perSecond: 1000, refused: 'say who you are' },
  { host: 'files.example.org', perSecond: 1000 },
  { host: '*.cdn.example.org', perSecond: 1000 },
];

async function get(
  route: Route,
  request: Partial<Request> = {},
  network: Partial<Network> = {},
  url = 'https://data.example.org/x',
): Promise<Payload> {
  await server?.close();
  server = await serve(route);
  const open = openNetwork(
    {
      fetch: server.fetch,
      signal: new AbortController().signal,
      userAgent: 'Factloom/test',
      now: '2026-11-23T12:00:00Z',
      retryAfter: 1,
      timeout: 500,
      ...network,
    },
    HOSTS,
  );
  return await open(HOSTS).get(url, { expect: 'json', ...request });
}

const json = (body: unknown, headers: Record<string, string> = {}) => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json', ...headers },
});

describe('a request', () => {
  test('says who asks', async () => {
    await get(() => json({}));
    expect(server?.asked[0]?.headers['user-agent']).toBe('Factloom/test');
  });

  test('carries a key that no message and no payload shows', async () => {
    const payload = await get(() => json({}), { secrets: { api_key: 'abc123' } });
    expect(server?.asked[0]?.url).toContain('api_key=abc123');
    expect(payload.url).toBe('https://data.example.org/x');
    await expect(get(() => ({ status: 400 }), { secrets: { api_key: 'abc123' } })).rejects.not.toThrow(/abc123/);
  });

  test('goes to declared hosts only', async () => {
    await expect(get(() => json({}), {}, {}, 'https://evil.example.net/')).rejects.toThrow('none of the hosts');
  });
});

describe('what passes is asked again', () => {
  test.each([429, 500, 502, 503])('%i, then an answer', async (status) => {
    let calls = 0;
    const payload = await get(() => (++calls < 3 ? { status } : json({ fine: true })));
    expect(payload.json()).toEqual({ fine: true });
    expect(calls).toBe(3);
  });

  test('a cut body, then a whole one', async () => {
    let calls = 0;
    const payload = await get(() => ({ ...json({ long: 'x'.repeat(500) }), cut: ++calls === 1 }));
    expect(payload.json()).toEqual({ long: 'x'.repeat(500) });
  });

  test.each([
    ['in seconds', '7'],
    ['as a date', 'Mon, 23 Nov 2026 12:00:07 GMT'],
  ])('Retry-After %s is waited for', async (_name, header) => {
    let calls = 0;
    const waited: number[] = [];
    const pause = async (milliseconds: number) => void waited.push(milliseconds);
    await get(() => (++calls === 1 ? { status: 429, headers: { 'retry-after': header } } : json({})), {}, { pause });
    expect(waited).toEqual([7000]);
  });

  test('a source that asks for an hour is told, not waited for', async () => {
    await expect(get(() => ({ status: 429, headers: { 'retry-after': '3600' } }))).rejects.toThrow('asks to wait 3600 s');
    expect(server?.asked).toHaveLength(1);
  });
});

describe('what does not pass is told at once', () => {
  test('403, with what to do', async () => {
    await expect(get(() => ({ status: 403 }))).rejects.toMatchObject({ message: 'data.example.org answered 403', hint: 'say who you are' });
    expect(server?.asked).toHaveLength(1);
  });

  test.each<[string, Partial<Request>, ReturnType<Route>, string]>([
    ['HTML for JSON', {}, { body: '<!DOCTYPE html><p>no' }, 'a web page where JSON was asked for'],
    ['text for JSON', {}, { body: 'Virtuoso 37000 Error' }, 'text where JSON was asked for: Virtuoso 37000 Error'],
    ['HTML for a table', { expect: 'csv' }, { body: '<html>' }, 'a web page where a table was asked for'],
    ['HTML for a workbook', { expect: 'xlsx' }, { body: '<html>' }, 'a web page where a workbook was asked for'],
    ['nothing', {}, { body: '' }, 'an empty body'],
    ['too much', { maxBytes: 10 }, { body: '[1,2,3,4,5,6,7,8]' }, 'more than'],
  ])('%s', async (_name, request, reply, message) => {
    await expect(get(() => reply, request)).rejects.toThrow(message);
  });

  test('no answer', async () => {
    await expect(get(() => ({ silent: true }), {}, { timeout: 50 })).rejects.toThrow('gave no answer within');
  });

  test('a run that is stopped', async () => {
    const stop = new AbortController();
    const going = get(() => ({ silent: true }), {}, { signal: stop.signal, timeout: 5_000 });
    setTimeout(() => stop.abort(new Error('interrupted')), 30);
    await expect(going).rejects.toThrow('interrupted');
  });
});

describe('redirects', () => {
  const to =
    (location: string): Route =>
    (url) =>
      url.pathname === '/x' ? { status: 302, headers: { location } } : json({ at: url.href });

  test('inside the declared hosts are followed, without what was meant for one host', async () => {
    const payload = await get(to('https://files.example.org/y'), { secretHeaders: { 'x-api-key': 'abc' } });
    expect(payload.json()).toEqual({ at: 'https://files.example.org/y' });
    expect(server?.asked[1]?.headers['x-api-key']).toBeUndefined();
  });

  test('to a name below a declared one are followed', async () => {
    expect((await get(to('https://a1.cdn.example.org/y'))).json()).toEqual({ at: 'https://a1.cdn.example.org/y' });
  });

  test.each([
    ['elsewhere', 'https://evil.example.net/', 'none of the hosts'],
    ['to http', 'http://files.example.org/', 'from https to http'],
    ['to a host that only ends alike', 'https://evilcdn.example.org/', 'none of the hosts'],
    ['nowhere', 'http://[', 'sends on to no address'],
    ['in a circle', 'https://data.example.org/x', 'more than 5 times'],
  ])('%s are refused', async (_name, location, message) => {
    await expect(get(to(location))).rejects.toThrow(message);
    await expect(get(to(location))).rejects.toBeInstanceOf(SourceError);
  });
});

describe('conditional requests', () => {
  test('what has not changed is not sent again', async () => {
    const kept = new Map<string, Kept>();
    const cache = { read: async (key: string) => kept.get(key), write: async (key: string, value: Kept) => void kept.set(key, value) };
    const route: Route = (_url, { headers }) =>
      headers['if-none-match'] === '"v1"' ? { status: 304 } : json({ edition: 1 }, { etag: '"v1"' });
    expect((await get(route, {}, { cache })).json()).toEqual({ edition: 1 });
    expect((await get(route, {}, { cache })).json()).toEqual({ edition: 1 });
    expect(server?.asked[0]?.headers['if-none-match']).toBe('"v1"');
  });
});

describe('character sets', () => {
  const latin = Uint8Array.from([0xa0, 0x97, 0xe9]);

  test('the one asked for stands above the declared one', async () => {
    const payload = await get(() => ({ body: latin, headers: { 'content-type': 'text/csv; charset=utf-8' } }), {
      expect: 'csv',
      charset: 'windows-1252',
    });
    expect(payload.text()).toBe('\u00A0—é');
  });

  test('text that is not what it says is refused, not mangled', async () => {
    const payload = await get(() => ({ body: latin }), { expect: 'csv' });
    expect(() => payload.text()).toThrow('the text is not utf-8');
  });

  test('an XML declaration is believed', async () => {
    const payload = await get(
      () => ({
        body: Buffer.concat([Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>'), latin.subarray(2), Buffer.from('</a>')]),
      }),
      {
        expect: 'xml',
      },
    );
    expect(payload.text()).toContain('<a>é</a>');
  });
});

describe('private addresses', () => {
  test.each(['127.0.0.1', '10.1.2.3', '192.168.0.1', '169.254.169.254', '::1', 'fd00::1', '::ffff:10.0.0.1', '0.0.0.0', '100.64.0.1'])(
    '%s is not public',
    (address) => {
      expect(isPublic(address)).toBe(false);
    },
  );

  test.each(['8.8.8.8', '2606:4700::1111'])('%s is public', (address) => {
    expect(isPublic(address)).toBe(true);
  });

  test('a name that leads inside is refused before anything is sent', async () => {
    server = await serve(() => ({ body: 'secret' }));
    const init = { method: 'GET', headers: {}, redirect: 'manual', signal: AbortSignal.timeout(2_000), private: false } as const;
    await expect(networkFetch('http://localhost:9999/', init)).rejects.toMatchObject({
      cause: { message: expect.stringContaining('private address') },
    });
    await expect(networkFetch('http://169.254.169.254/latest/meta-data', init)).rejects.toThrow('private address');
    await expect(networkFetch('http://[::ffff:7f00:1]/', init)).rejects.toThrow('private address');
  });
});
