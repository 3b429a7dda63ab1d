/** The Action in a checkout of a local repository, as a runner would start it: both flows, and what it refuses. */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ROOT } from '../cli/factloom.ts';

const MAIN = join(ROOT, 'src/action/main.ts');
const TOKEN = 'ghs_a-secret-of-the-runner';
const AS_OF = '2026-03-02T09:00:00-05:00';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: { readonly title?: string; readonly body?: string; readonly draft?: boolean } | undefined;
}

/** GitHub's pull requests of one repository, as its API answers. */
async function gitHub(answer?: (asked: Asked) => { status: number; text: string } | undefined) {
  const asked: Asked[] = [];
  const open: object[] = [];
  const answerTo = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const one = { method: request.method ?? '', path: request.url ?? '', body: await bodyOf(request) };
    asked.push(one);
    expect(request.headers.authorization).toBe(`Bearer ${TOKEN}`);
    const other = answer?.(one);
    response.setHeader('content-type', 'application/json');
    if (other) {
      response.statusCode = other.status;
      response.end(other.text);
      return;
    }
    if (one.method === 'POST') open.push({ number: 7, html_url: 'https://github.test/acme/news/pull/7', ...one.body });
    response.statusCode = one.method === 'POST' ? 201 : 200;
    response.end(JSON.stringify(one.method === 'GET' ? open : (open.at(-1) ?? {})));
  };
  const server = createServer((request, response) => void answerTo(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function bodyOf(request: IncomingMessage): Promise<Asked['body']> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text === '' ? undefined : JSON.parse(text);
}

/** A bare repository with the starter newsroom on `main`, and ways to work with it. */
function repository() {
  const folder = mkdtempSync(join(tmpdir(), 'factloom-action-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const origin = join(folder, 'origin.git');
  const git = (where: string, ...words: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=Ada Okafor', '-c', 'user.email=ada@example.org', ...words], {
      cwd: where,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', origin);
  const clone = (name: string, branch = 'main'): string => {
    git(folder, 'clone', '--quiet', '--branch', branch, origin, name);
    return join(folder, name);
  };
  git(folder, 'clone', '--quiet', origin, 'first');
  const first = join(folder, 'first');
  cpSync(join(ROOT, 'fixtures/starter'), first, { recursive: true });
  writeFileSync(join(first, 'factloom.config.ts'), 'export default {};\n');
  git(first, 'checkout', '--quiet', '-B', 'main');
  git(first, 'add', '--all');
  git(first, 'commit', '--quiet', '--message', 'A newsroom');
  git(first, 'push', '--quiet', 'origin', 'main');
  const at = (ref: string): string => git(origin, 'rev-parse', ref).trim();
  return { folder, origin, git, clone, at };
}

async function action(workspace: string, api: string, more: Readonly<Record<string, string>> = {}) {
  const outputs = join(workspace, '..', 'outputs.txt');
  const summary = join(workspace, '..', 'summary.md');
  for (const file of [outputs, summary]) writeFileSync(file, '');
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    GITHUB_WORKSPACE: workspace,
    GITHUB_REPOSITORY: 'acme/news',
    GITHUB_REF_NAME: 'main',
    GITHUB_ACTOR: 'ada-okafor',
    GITHUB_API_URL: api,
    GITHUB_OUTPUT: outputs,
    GITHUB_STEP_SUMMARY: summary,
    INPUT_TOKEN: TOKEN,
    'INPUT_AS-OF': AS_OF,
    INPUT_NEWSROOM: '.',
    ...more,
  };
  const child = spawn(process.execPath, [MAIN], { cwd: workspace, env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  expect(said).not.toContain(TOKEN);
  return { code, said, outputs: readFileSync(outputs, 'utf8'), summary: readFileSync(summary, 'utf8') };
}

describe('drafts', () => {
  test('are proposed once, with what changed, and again only when something has', async () => {
    const hub = await gitHub();
    const repo = repository();
    const ran = await action(repo.clone('one'), hub.url, { INPUT_FLOW: 'drafts' });
    expect([ran.code, ran.said]).toEqual([0, expect.stringContaining('https://github.test/acme/news/pull/7')]);
    expect(ran.outputs).toBe('changed=true\narticles=["lithium-supply"]\nheld=0\npull-request=https://github.test/acme/news/pull/7\n');
    expect(hub.asked.map(({ method }) => method)).toEqual(['GET', 'POST']);
    const opened = hub.asked[1]?.body;
    expect(opened).toMatchObject({ head: 'factloom/drafts', base: 'main', draft: false });
    expect(opened?.title).toMatch(/^Draft: \S.*lithium/i);
    expect(opened?.body).toMatch(/every figure matches its recorded source/);
    expect(opened?.body).toMatch(/### Facts: \d+ new, 0 revised, 0 gone\n\n- new `usgs\./);
    expect(opened?.body).toContain('- [ ] The lead is the news');
    const proposed = repo.at('factloom/drafts');
    expect(repo.git(repo.origin, 'show', '--format=%ae', '--name-only', proposed).trim().split('\n')).toEqual([
      '41898282+github-actions[bot]@users.noreply.github.com',
      '',
      'drafts/lithium-supply.facts.json',
      'drafts/lithium-supply.md',
    ]);

    const again = await action(repo.clone('two'), hub.url, { INPUT_FLOW: 'drafts' });
    expect([again.code, repo.at('factloom/drafts')]).toEqual([0, proposed]);
    expect(hub.asked.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);

    // A fact changes: the same branch and the same pull request bring it.
    const editor = repo.clone('three');
    const facts = join(editor, 'facts/lithium.csv');
    const csv = readFileSync(facts, 'utf8');
    writeFileSync(facts, csv.replace(/88000/g, '89000'));
    expect(readFileSync(facts, 'utf8')).not.toBe(csv);
    repo.git(editor, 'commit', '--quiet', '--all', '--message', 'A revision');
    repo.git(editor, 'push', '--quiet', 'origin', 'main');
    const revised = await action(repo.clone('four'), hub.url, { INPUT_FLOW: 'drafts' });
    expect(revised.code).toBe(0);
    expect(repo.at('factloom/drafts')).not.toBe(proposed);
    expect(hub.asked.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET', 'GET', 'PATCH']);
  });

  test('differ in more than their moment, else they stay as they are', async () => {
    const hub = await gitHub();
    const repo = repository();
    await action(repo.clone('one'), hub.url, { INPUT_FLOW: 'drafts' });
    const editor = repo.clone('two');
    repo.git(editor, 'merge', '--quiet', '--no-edit', 'origin/factloom/drafts');
    repo.git(editor, 'push', '--quiet', 'origin', 'main', ':factloom/drafts');
    const later = await action(repo.clone('three'), hub.url, { INPUT_FLOW: 'drafts', 'INPUT_AS-OF': '2026-03-03T09:00:00-05:00' });
    expect([later.code, later.outputs]).toEqual([0, 'changed=false\narticles=[]\nheld=0\n']);
    expect(() => repo.at('factloom/drafts')).toThrow();
    expect(later.summary).toContain('Nothing new');

    // The same words from another record: an editor has to see that too.
    const sources = join(editor, 'facts/sources.yaml');
    writeFileSync(sources, readFileSync(sources, 'utf8').replace('publishedAt: 2025-04-08', 'publishedAt: 2025-04-09'));
    repo.git(editor, 'commit', '--quiet', '--all', '--message', 'Another edition');
    repo.git(editor, 'push', '--quiet', 'origin', 'main');
    const other = await action(repo.clone('four'), hub.url, { INPUT_FLOW: 'drafts', 'INPUT_AS-OF': '2026-03-03T09:00:00-05:00' });
    expect([other.code, other.outputs]).toEqual([0, expect.stringContaining('changed=true')]);
    expect(other.summary).toMatch(/- revised `usgs\.[^`]+`: .+, by another record of it/);
  });

  test("an editor's commit on the branch is never overwritten", async () => {
    const hub = await gitHub();
    const repo = repository();
    await action(repo.clone('one'), hub.url, { INPUT_FLOW: 'drafts' });
    const editor = repo.clone('two', 'factloom/drafts');
    writeFileSync(join(editor, 'drafts/lithium-supply.md'), `${readFileSync(join(editor, 'drafts/lithium-supply.md'), 'utf8')}\nSeen.\n`);
    repo.git(editor, 'commit', '--quiet', '--all', '--message', 'Tighter');
    repo.git(editor, 'push', '--quiet', 'origin', 'factloom/drafts');
    const theirs = repo.at('factloom/drafts');
    const ran = await action(repo.clone('three'), hub.url, { INPUT_FLOW: 'drafts', 'INPUT_AS-OF': '2026-03-04T09:00:00-05:00' });
    expect(ran.code).toBe(1);
    expect(ran.said).toMatch(
      /::error::factloom\/drafts holds commits by others, which are not overwritten: \w{8} by Ada Okafor: Tighter%0A/,
    );
    expect(repo.at('factloom/drafts')).toBe(theirs);
  });

  test('that the guard holds are proposed as a draft that cannot be merged, with annotations', async () => {
    const hub = await gitHub();
    const repo = repository();
    const editor = repo.clone('editor');
    const template = join(editor, 'templates/market-note.md.hbs');
    writeFileSync(
      template,
      readFileSync(template, 'utf8').replace('The world total {{verb', 'Zorblatt Industries says the world total {{verb'),
    );
    repo.git(editor, 'commit', '--quiet', '--all', '--message', 'Bolder');
    repo.git(editor, 'push', '--quiet', 'origin', 'main');
    const ran = await action(repo.clone('one'), hub.url, { INPUT_FLOW: 'drafts' });
    expect([ran.code, ran.said]).toEqual([3, expect.any(String)]);
    expect(ran.said).toMatch(/^::error file=drafts\/lithium-supply\.md,line=\d+/m);
    expect(ran.outputs).toContain('held=1\n');
    expect(hub.asked[1]?.body).toMatchObject({ draft: true, body: expect.stringContaining('**held:') });
  });

  test.each([
    [
      'may not open pull requests',
      403,
      '{"message":"GitHub Actions is not permitted to create or approve pull requests."}',
      /403 to POST .*not permitted.*%0A.*pull-requests: write/,
    ],
    ['an answer that is no JSON', 200, '<html>', /something that is no JSON/],
  ])('%s: said, and the branch is there', async (_, status, text, message) => {
    const hub = await gitHub(({ method }) => (method === 'POST' ? { status, text } : undefined));
    const repo = repository();
    const ran = await action(repo.clone('one'), hub.url, { INPUT_FLOW: 'drafts' });
    expect(ran.code).toBe(1);
    expect(ran.said).toMatch(message);
    expect(repo.at('factloom/drafts')).toMatch(/^[0-9a-f]{40}$/);
    expect(hub.asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});

describe('publish', () => {
  async function merged() {
    const hub = await gitHub();
    const repo = repository();
    await action(repo.clone('one'), hub.url, { INPUT_FLOW: 'drafts' });
    const before = repo.at('main');
    const editor = repo.clone('two');
    repo.git(editor, 'merge', '--quiet', '--no-edit', '--no-ff', 'origin/factloom/drafts');
    repo.git(editor, 'push', '--quiet', 'origin', 'main');
    return { hub, repo, before };
  }

  test('approves what was merged in the name of who merged it, keeps the version, and publishes; a run again writes nothing', async () => {
    const { hub, repo, before } = await merged();
    const checkout = repo.clone('three');
    const ran = await action(checkout, hub.url, { INPUT_FLOW: 'publish', INPUT_BEFORE: before });
    expect([ran.code, ran.said]).toEqual([0, expect.stringContaining('')]);
    expect(ran.outputs).toBe('changed=true\narticles=["lithium-supply v1"]\nheld=0\nout=out\n');
    expect(existsSync(join(checkout, 'out/lithium-supply.md'))).toBe(true);
    expect(repo.git(repo.origin, 'show', 'main:articles/lithium-supply/v1.md')).toContain('approved-by: "ada-okafor"');
    const kept = repo.at('main');
    const again = await action(repo.clone('four'), hub.url, { INPUT_FLOW: 'publish', INPUT_BEFORE: before });
    expect([again.code, again.outputs.split('\n')[0], repo.at('main')]).toEqual([0, 'changed=false', kept]);
  });

  test('a bot cannot sign', async () => {
    const { hub, repo, before } = await merged();
    const ran = await action(repo.clone('three'), hub.url, { INPUT_FLOW: 'publish', INPUT_BEFORE: before, GITHUB_ACTOR: 'renovate[bot]' });
    expect([ran.code, ran.said]).toEqual([
      0,
      expect.stringContaining('::warning::lithium-supply: not approved, for no person merged them'),
    ]);
    expect(() => repo.git(repo.origin, 'show', 'main:articles/lithium-supply/v1.md')).toThrow();
    expect(ran.summary).toContain('no approved article to publish yet');
  });
});

test.each([
  ['INPUT_FLOW', 'both', 'the input flow is neither drafts nor publish'],
  ['INPUT_BRANCH', '--upload-pack=x', 'the input branch is no name of a branch'],
  ['INPUT_BRANCH', 'main', 'drafts cannot be proposed on main for main'],
  ['INPUT_NEWSROOM', '../elsewhere', 'the input newsroom leads out of the checkout'],
  ['INPUT_AS-OF', 'yesterday', 'the input as-of is no moment with an offset'],
])('%s %s is refused', async (name, value, message) => {
  const folder = mkdtempSync(join(tmpdir(), 'factloom-action-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'checkout'));
  const ran = await action(join(folder, 'checkout'), 'http://127.0.0.1:9', { INPUT_FLOW: 'drafts', [name]: value });
  expect([ran.code, ran.said]).toEqual([2, expect.stringContaining(`::error::${message}`)]);
});
