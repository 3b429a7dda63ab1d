/** What was answered once is not asked again: a rerun, a changed fact, a budget that ends, Ctrl-C in the middle. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeContext } from '../../src/context-node.ts';
import { generate } from '../../src/generate.ts';
import { parseLedger } from '../../src/newsroom/ledger-file.ts';
import type { Limits } from '../../src/polish/budget.ts';
import { openPolisher, type Polisher } from '../../src/polish.ts';
import { type Demo, demoDrafts } from '../verify/demo.ts';
import { faithful } from './faithful.ts';
import { openRun, polishDraft } from './run.ts';
import { type ModelServer, type Sentence, serveEditor } from './server.ts';

const NEWSROOM = resolve(import.meta.dirname, '../../fixtures/newsroom');
const NOW = '2025-10-13T14:22:00-04:00';

let folder = '';
let server: ModelServer | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'factloom-replay-'));
  await cp(NEWSROOM, folder, { recursive: true });
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  await rm(folder, { recursive: true });
});

/** A run over the whole newsroom with a faithful editor. `asked` is told of each question. */
async function run(asked: () => void = () => undefined, signal: AbortSignal = new AbortController().signal): Promise<void> {
  await server?.stop();
  server = await serveEditor((sentence, about) => {
    asked();
    return faithful(sentence, about);
  });
  const context = nodeContext({ now: NOW, signal });
  const config = { model: { name: 'test-model', baseUrl: server.url } };
  let tick = 0;
  const polisher = await openPolisher({ newsroom: folder, config, limits: {}, secret: () => 'key', clock: () => (tick += 0.2) }, context);
  await generate({ newsroom: folder, slugs: [], drafts: join(folder, 'drafts'), polisher, overwrite: true }, context);
}

/** The drafts and their ledgers, by name. */
async function written(): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(join(folder, 'drafts')).catch(() => []);
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, 'drafts', name), 'utf8')] as const)));
}

function sentencesAsked(): readonly Sentence[] {
  return (server?.bodies() ?? []).flatMap((body) => {
    const { messages } = JSON.parse(body) as { messages: readonly { content: string }[] };
    return (JSON.parse(messages.at(-1)?.content ?? '') as { edit: readonly Sentence[] }).edit;
  });
}

describe('a newsroom', () => {
  test('run again makes no call and writes the same bytes', async () => {
    await run();
    const first = await written();
    expect(server?.requests()).toBeGreaterThan(10);
    expect([...first.values()].join()).toContain('"outcome": "polished"');
    await rm(join(folder, 'drafts'), { recursive: true });
    await run();
    expect(server?.requests()).toBe(0);
    expect(await written()).toEqual(first);
  });

  test('with one fact changed asks again for the sentences that carry it, and for no other', async () => {
    await run();
    const file = join(folder, 'facts', 'nvidia-sec.ndjson');
    const facts = await readFile(file, 'utf8');
    const changed = facts.replace(/("id": "nvidia\.inventory\.nvidia\.2025-07-27".*?"amount": ")\d+/, '$116000000000');
    expect(changed).not.toBe(facts);
    await writeFile(file, changed);
    await run();
    const asked = sentencesAsked();
    expect(asked.length).toBeGreaterThan(0);
    for (const { text } of asked) expect(text).toContain('fact:nvidia.inventory');
  });

  test('stopped with Ctrl-C leaves nothing half-written, and goes on where it was', async () => {
    await run();
    const whole = await written();
    const calls = server?.requests() ?? 0;
    await rm(join(folder, 'drafts'), { recursive: true });
    await rm(join(folder, 'answers'), { recursive: true });
    const stop = new AbortController();
    let count = 0;
    await expect(
      run(() => {
        count += 1;
        if (count === 30) stop.abort(new Error('interrupted'));
      }, stop.signal),
    ).rejects.toThrow();
    const left = await written();
    for (const [name, text] of left) {
      if (name.endsWith('.md')) expect(text).toBe(whole.get(name));
      else parseLedger(name, text);
    }
    expect(left.size % 2).toBe(0);
    expect(left.size).toBeLessThan(whole.size);
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    await run();
    expect(server?.requests()).toBeLessThan(calls);
    for (const [name, text] of await written()) if (name.endsWith('.md')) expect(text).toBe(whole.get(name));
  });
});

describe('a budget', async () => {
  const [draft] = (await demoDrafts()).filter(({ slug }) => slug === 'rare-earth-ai-hardware') as [Demo];

  /** What a run with a budget did: how many sentences were polished, why others were kept, and what was used. */
  async function within(
    limits: Limits,
    clock: () => number = () => 0,
  ): Promise<{ polished: number; reasons: readonly (string | undefined)[]; used: ReturnType<Polisher['budget']['used']> }> {
    await server?.stop();
    server = await serveEditor(faithful);
    const polisher = await openRun(server, { limits, clock, model: { prices: { prompt: 1, completion: 4 } } });
    const { sentences, errors } = await polishDraft(draft, polisher);
    expect(errors).toEqual([]);
    const kept = sentences.filter(({ outcome }) => outcome === 'kept');
    return {
      polished: sentences.filter(({ outcome }) => outcome === 'polished').length,
      reasons: [...new Set(kept.map(({ reason }) => reason))],
      used: polisher.budget.used(),
    };
  }

  test('in tokens stops before its limit, with everything so far kept', async () => {
    const { used } = await within({});
    const limit = Math.round((used.tokens.prompt + used.tokens.completion) / 2);
    const half = await within({ tokens: limit });
    expect(half.polished).toBeGreaterThan(5);
    expect(half.reasons).toEqual([`one more question would go over the budget of ${limit} tokens`]);
    expect(half.used.tokens.prompt + half.used.tokens.completion).toBeLessThanOrEqual(limit);
    expect(half.used.calls).toBeLessThan(used.calls);
  });

  test('in money stops before its limit', async () => {
    const { used } = await within({});
    const limit = (used.money ?? 0) / 2;
    const half = await within({ money: limit });
    expect(half.polished).toBeGreaterThan(5);
    expect(half.reasons).toEqual([`one more question would go over the budget of ${limit}`]);
    expect(half.used.money).toBeLessThanOrEqual(limit);
  });

  test('in time asks nothing more when it is over', async () => {
    let now = 0;
    const half = await within({ seconds: 20 }, () => (now += 1));
    expect(half.polished).toBeGreaterThan(0);
    expect(half.reasons).toEqual(['the time of 20 s is over']);
  });
});

test('a dry run tells what would be asked, and nothing of what was answered before', async () => {
  const [draft] = (await demoDrafts()) as [Demo];
  server = await serveEditor(faithful);
  const polisher = await openRun(server);
  const whole = { markdown: draft.text, ledger: draft.ledger, findings: [], gaps: [], held: false, noStory: false };
  const before = await polisher.estimate(whole);
  expect(before.calls).toBeGreaterThan(3);
  expect(before.tokens.prompt).toBeGreaterThan(1000);
  expect(server.requests()).toBe(0);
  await polisher.polish(whole);
  expect(await polisher.estimate(whole)).toEqual({ calls: 0, tokens: { prompt: 0, completion: 0 } });
});
