/** What every sink must do, whatever it delivers to; and what receivers do wrong. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { nodeContext } from '../../src/context-node.ts';
import { type Delivered, deliver, type Ready } from '../../src/deliver/deliver.ts';
import { folder } from '../../src/deliver/folder.ts';
import { git } from '../../src/deliver/git.ts';
import { http } from '../../src/deliver/http.ts';
import { s3 } from '../../src/deliver/s3.ts';
import type { Sending, Sink } from '../../src/deliver/sink.ts';
import { ConfigError } from '../../src/errors.ts';
import { bucket, contentSystem } from './receivers.ts';

const file = (path: string, text: string, of?: string): Ready => ({ path, content: Buffer.from(text), of });
const FIRST = [file('lithium.md', 'Lithium fell 3%.', 'lithium@v1'), file('a/feed.xml', '<rss/>')];
const ONCE = { reconcile: false, dryRun: false };

function place(): string {
  const made = mkdtempSync(join(tmpdir(), 'factloom-deliver-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

function sendingIn(newsroom: string, secrets: Readonly<Record<string, string>> = {}): Sending & { readonly waits: number[] } {
  const { files, fetch, signal, log } = nodeContext();
  const waits: number[] = [];
  return {
    files,
    fetch,
    signal,
    log,
    newsroom,
    waits,
    secret: (name) => {
      const value = secrets[name];
      if (value === undefined) throw new ConfigError(`${name} is not set`);
      return value;
    },
    pause: async (milliseconds) => void waits.push(milliseconds),
  };
}

const KEYS = { CMS_TOKEN: 't0ken', AWS_ACCESS_KEY_ID: 'AKIATEST', AWS_SECRET_ACCESS_KEY: 'secret' };

interface Place {
  readonly sink: Sink;
  /** What the receiver has, by path where it keeps paths. */
  held(): readonly string[];
  /** The receiver loses the article. */
  lose(): void;
}

const PLACES = {
  folder: async (newsroom: string): Promise<Place> => ({
    sink: folder({ path: 'blog' }),
    held: () =>
      ['lithium.md', 'a/feed.xml'].flatMap((path) =>
        existsSync(join(newsroom, 'blog', path)) ? [readFileSync(join(newsroom, 'blog', path), 'utf8')] : [],
      ),
    lose: () => unlinkSync(join(newsroom, 'blog/lithium.md')),
  }),
  git: async (newsroom: string): Promise<Place> => {
    const run = (...words: readonly string[]): string =>
      execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...words], {
        cwd: newsroom,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    run('init', '--quiet', '--bare', '--initial-branch=main', 'site.git');
    run('clone', '--quiet', 'site.git', 'seed');
    run('-C', 'seed', 'commit', '--quiet', '--allow-empty', '--message', 'Begin');
    run('-C', 'seed', 'push', '--quiet', 'origin', 'HEAD:main');
    return {
      sink: git({ repository: './site.git', folder: 'content', author: { name: 'Desk', email: 'desk@example.org' } }),
      held: () =>
        ['lithium.md', 'a/feed.xml'].flatMap((path) => {
          try {
            return [run('-C', 'site.git', 'show', `main:content/${path}`)];
          } catch {
            return [];
          }
        }),
      lose: () => {
        run('-C', 'seed', 'pull', '--quiet', 'origin', 'main');
        run('-C', 'seed', 'rm', '--quiet', 'content/lithium.md');
        run('-C', 'seed', 'commit', '--quiet', '--message', 'Oops');
        run('-C', 'seed', 'push', '--quiet', 'origin', 'HEAD:main');
      },
    };
  },
  http: async (): Promise<Place> => {
    const receiver = await contentSystem();
    return {
      sink: http({ url: `${receiver.url}/articles`, token: 'CMS_TOKEN', private: true }),
      held: () => [...receiver.held.values()],
      lose: () => void receiver.held.delete('cms-1'),
    };
  },
  s3: async (): Promise<Place> => {
    const receiver = await bucket();
    return {
      sink: s3({ bucket: 'news', region: 'eu-west-1', endpoint: receiver.url, prefix: 'site/', private: true }),
      held: () => [...receiver.held.values()],
      lose: () => void receiver.held.delete('/news/site/lithium.md'),
    };
  },
};

describe.each(Object.entries(PLACES))('%s', (_, open) => {
  test('takes what is new, then nothing, then what changed, and gives back what is gone', async () => {
    const newsroom = place();
    const { sink, held } = await open(newsroom);
    const sending = sendingIn(newsroom, KEYS);
    const first = await deliver(sink, FIRST, [], ONCE, sending);
    expect(first).toMatchObject({ sent: ['lithium.md', 'a/feed.xml'], accepted: ['lithium.md', 'a/feed.xml'], rejected: [], unchanged: 0 });
    expect(held()).toEqual(['Lithium fell 3%.', '<rss/>']);
    const again = await deliver(sink, FIRST, first.record, ONCE, sending);
    expect(again).toMatchObject({ sent: [], unchanged: 2, record: first.record });
    const corrected = [file('lithium.md', 'Lithium fell 4%.', 'lithium@v2'), file('a/feed.xml', '<rss/>')];
    const second = await deliver(sink, corrected, first.record, ONCE, sending);
    expect(second).toMatchObject({ sent: ['lithium.md'], accepted: ['lithium.md'], unchanged: 1 });
    expect(held().toSorted()).toEqual(['<rss/>', 'Lithium fell 4%.']);
    const last = await deliver(sink, corrected.slice(1), second.record, ONCE, sending);
    expect(last).toMatchObject({ sent: [], removed: ['lithium.md'], unchanged: 1 });
    expect(held()).toEqual(['<rss/>']);
    expect(last.record.map(({ path }) => path)).toEqual(['a/feed.xml']);
  });

  test('is asked what it has: what it lost is told, and sent again', async () => {
    const newsroom = place();
    const { sink, held, lose } = await open(newsroom);
    const sending = sendingIn(newsroom, KEYS);
    const { record } = await deliver(sink, FIRST, [], ONCE, sending);
    lose();
    expect(await deliver(sink, FIRST, record, ONCE, sending)).toMatchObject({ missing: [], unchanged: 2 });
    expect(await deliver(sink, FIRST, record, { ...ONCE, reconcile: true }, sending)).toMatchObject({
      missing: ['lithium.md'],
      accepted: ['lithium.md'],
      unchanged: 1,
    });
    expect(held().toSorted()).toEqual(['<rss/>', 'Lithium fell 3%.']);
  });

  test('is sent nothing in a dry run', async () => {
    const newsroom = place();
    const { sink, held } = await open(newsroom);
    const dry = await deliver(sink, FIRST, [], { ...ONCE, dryRun: true }, sendingIn(newsroom, KEYS));
    expect([dry.sent, dry.record, held()]).toEqual([['lithium.md', 'a/feed.xml'], [], []]);
  });
});

describe('a content system', () => {
  const sinkOf = (url: string): Sink => http({ url: `${url}/articles`, token: 'CMS_TOKEN', only: ['.md'], private: true });

  test('is told the edition and version as a key, the kind and the path; a correction goes to its own id', async () => {
    const receiver = await contentSystem();
    const { record } = await deliver(sinkOf(receiver.url), FIRST, [], ONCE, sendingIn('/', KEYS));
    const second = await deliver(
      sinkOf(receiver.url),
      [file('lithium.md', 'Corrected.', 'lithium@v2')],
      record,
      ONCE,
      sendingIn('/', KEYS),
    );
    expect(receiver.heard.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /articles', 'PUT /articles/cms-1']);
    expect(receiver.heard[0]?.headers).toMatchObject({
      authorization: 'Bearer t0ken',
      'content-type': 'text/markdown; charset=utf-8',
      'idempotency-key': expect.stringMatching(/^lithium@v1:lithium\.md:[0-9a-f]{16}$/),
      'x-factloom-path': 'lithium.md',
    });
    expect(receiver.heard[1]?.headers['idempotency-key']).toMatch(/^lithium@v2:/);
    expect(second.record).toMatchObject([{ path: 'lithium.md', id: 'cms-1' }]);
  });

  test.each([
    ['is busy', 429, { 'retry-after': '7' }, [7000, 500]],
    ['has a fault', 503, {}, [500]],
  ])('that %s is asked again with the same key, and has it once', async (_, status, headers, waits) => {
    const receiver = await contentSystem();
    receiver.trouble = (_heard, count) => (count === 1 ? { status, headers } : undefined);
    const sending = sendingIn('/', KEYS);
    const report = await deliver(sinkOf(receiver.url), FIRST, [], ONCE, sending);
    expect([report.accepted, receiver.held.size, sending.waits]).toEqual([['lithium.md'], 1, waits]);
    expect(new Set(receiver.heard.map((heard) => heard.headers['idempotency-key'])).size).toBe(1);
  });

  test.each([
    ['refuses', { status: 422, text: '{"error":"title is too long"}' }, /POST http\S+ was answered with 422: .*title is too long/],
    ['stays down', { status: 500, text: '<html><b>Oops</b></html>' }, /was answered with 500: Oops/],
    ['sends elsewhere', { status: 302, headers: { location: 'http://169.254.169.254/' } }, /was answered with 302/],
    ['gives no id', { status: 200, text: 'ok' }, /took lithium\.md and gave it no id/],
  ])('that %s has rejected it; the token is in no message, and it is sent again next time', async (_, answer, reason) => {
    const receiver = await contentSystem();
    receiver.trouble = () => answer;
    const report = await deliver(sinkOf(receiver.url), FIRST, [], ONCE, sendingIn('/', KEYS));
    expect(report).toMatchObject({
      sent: ['lithium.md'],
      accepted: [],
      record: [],
      rejected: [{ path: 'lithium.md', reason: expect.stringMatching(reason) }],
    });
    expect(JSON.stringify(report)).not.toContain('t0ken');
    receiver.trouble = undefined;
    expect((await deliver(sinkOf(receiver.url), FIRST, report.record, ONCE, sendingIn('/', KEYS))).accepted).toEqual(['lithium.md']);
  });

  test('that forgot what it had gets it as new; a private address needs leave', async () => {
    const receiver = await contentSystem();
    const before: Delivered[] = [{ path: 'lithium.md', key: 'k', sha256: 'old', id: 'cms-99' }];
    const report = await deliver(sinkOf(receiver.url), FIRST, before, ONCE, sendingIn('/', KEYS));
    expect(report.record).toMatchObject([{ id: 'cms-1' }]);
    const refused = await deliver(http({ url: `${receiver.url}/articles` }), FIRST, [], ONCE, sendingIn('/', KEYS));
    expect(refused.rejected.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('private address'),
      expect.stringContaining('private address'),
    ]);
  });

  test('whose token is not set is a mistake of the configuration', async () => {
    await expect(deliver(sinkOf('http://127.0.0.1:9'), FIRST, [], ONCE, sendingIn('/'))).rejects.toThrow('CMS_TOKEN is not set');
  });
});

test('a bucket with wrong keys rejects everything', async () => {
  const receiver = await bucket();
  const sink = s3({ bucket: 'news', region: 'us-west-2', endpoint: receiver.url, private: true });
  const report = await deliver(sink, FIRST, [], ONCE, sendingIn('/', KEYS));
  expect(report).toMatchObject({
    accepted: [],
    record: [],
    rejected: [{ reason: expect.stringContaining('403: SignatureDoesNotMatch') }, {}],
  });
});

test('a repository that is not there has rejected everything, and nothing is remembered', async () => {
  const newsroom = place();
  const report = await deliver(git({ repository: './none.git' }), FIRST, [], ONCE, sendingIn(newsroom));
  expect(report).toMatchObject({
    sent: ['lithium.md', 'a/feed.xml'],
    accepted: [],
    record: [],
    rejected: [{ reason: expect.stringContaining('git clone') }, {}],
  });
});

test.each([
  ['while files are laid into the clone', (stop: AbortController) => ({ sent: stop, pushed: undefined })],
  ['while the clone is pushed', (stop: AbortController) => ({ sent: undefined, pushed: stop })],
])('Git broken off %s: nothing is pushed, and no clone is left', async (_, when) => {
  const newsroom = place();
  const temporary = place();
  vi.stubEnv('TMPDIR', temporary);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { sink, held } = await PLACES.git(newsroom);
  const stop = new AbortController();
  const { sent, pushed } = when(stop);
  const stopping: Sink = {
    ...sink,
    open: async (sending) => {
      const channel = await sink.open(sending);
      expect(readdirSync(temporary)).toHaveLength(1);
      return {
        ...channel,
        put: async (parcel) => {
          const id = await channel.put(parcel);
          sent?.abort(new Error('interrupted'));
          return id;
        },
        close: async () => {
          const closed = channel.close();
          pushed?.abort(new Error('interrupted'));
          await closed;
        },
      };
    },
  };
  await expect(deliver(stopping, FIRST, [], ONCE, { ...sendingIn(newsroom), signal: stop.signal })).rejects.toThrow('interrupted');
  expect(readdirSync(temporary)).toEqual([]);
  expect(held()).toEqual([]);
});

test.each([
  ['an address that is none', () => http({ url: 'cms' }), /url is no address/],
  ['a bucket that is none', () => s3({ bucket: 'My Bucket' }), /no name of a bucket/],
  ['a repository that is an option', () => git({ repository: '--upload-pack=x' }), /do not begin with a dash/],
  ['a folder outside', () => git({ repository: 'x', folder: '../..' }), /leads out of the repository/],
])('%s is refused', (_, make, message) => {
  expect(make).toThrow(message);
});
