/** Polishing through a real endpoint: what an editor may do, and what never reaches a draft. */
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeContext } from '../../src/context-node.ts';
import { generate } from '../../src/generate.ts';
import type { Generated } from '../../src/model/generated.ts';
import { parseLedger } from '../../src/newsroom/ledger-file.ts';
import { openPolisher } from '../../src/polish.ts';
import { verify } from '../../src/verify/verify.ts';
import { type Editor, type ModelServer, serveEditor } from './server.ts';

const NEWSROOM = resolve(import.meta.dirname, '../../fixtures/newsroom');
const SLUG = 'nvidia-results';

let folder = '';
let server: ModelServer | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'factloom-polish-'));
  await cp(NEWSROOM, folder, { recursive: true });
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  await rm(folder, { recursive: true });
});

interface Ran {
  readonly result: Generated;
  readonly text: string;
  readonly plain: string;
}

/** The demo's results piece, polished by an editor; and as it is without one. */
async function polished(edit: Editor): Promise<Ran> {
  await server?.stop();
  server = await serveEditor(edit);
  const context = nodeContext({ now: '2025-10-13T14:22:00-04:00' });
  const config = { model: { name: 'test-model', baseUrl: server.url, timeout: 5 } };
  const polisher = await openPolisher({ newsroom: folder, config, limits: {}, secret: () => 'secret-key', clock: () => 0 }, context);
  const drafts = join(folder, 'drafts');
  const [result] = await generate({ newsroom: folder, slugs: [SLUG], drafts, polisher, overwrite: true }, context);
  await generate({ newsroom: folder, slugs: [SLUG], drafts: join(folder, 'plain') }, context);
  if (!result) throw new Error('nothing was generated');
  return {
    result,
    text: await readFile(join(drafts, `${SLUG}.md`), 'utf8'),
    plain: await readFile(join(folder, 'plain', `${SLUG}.md`), 'utf8'),
  };
}

describe('polish', () => {
  test('takes better words, and the draft still passes the guard', async () => {
    const { result, text, plain } = await polished((sentence) => sentence.replace(/\bheld inventory of\b/, 'carried inventory of'));
    expect(text).toContain('carried inventory of');
    expect(text).not.toBe(plain);
    expect(result.polish?.sentences.filter(({ outcome }) => outcome === 'polished')).toHaveLength(1);
    const path = join(folder, 'drafts', `${SLUG}.facts.json`);
    const ledger = parseLedger(path, await readFile(path, 'utf8'));
    expect(verify(text, ledger, { original: plain }).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(ledger.record).toMatchObject({ model: 'test-model', prompt: { name: 'polish' } });
  });

  test('writes our own words into the links, whatever stands in them', async () => {
    const { text } = await polished((sentence) => sentence.replace(/\[\$46\.7 billion\]/, '[$64.7 billion]').replace('took in', 'had'));
    expect(text).not.toContain('64.7');
  });

  test('asks once more with what was found, then leaves the sentence', async () => {
    const seen: (string | undefined)[] = [];
    const { text, plain, result } = await polished((sentence, { refused }) => {
      if (!sentence.includes('inventory of')) return undefined;
      seen.push(refused);
      return sentence.replace('inventory', 'a record inventory');
    });
    expect(text).toBe(plain.replace(/^/, ''));
    expect(seen).toEqual([undefined, expect.stringContaining('record')]);
    expect(result.polish?.sentences.find(({ outcome }) => outcome === 'refused')?.reason).toContain('record');
  });

  test('a second try that is right is taken', async () => {
    const { text } = await polished((sentence, { refused }) => {
      if (!sentence.includes('held inventory of')) return undefined;
      return refused === undefined ? sentence.replace('inventory', 'a record inventory') : sentence.replace('held', 'carried');
    });
    expect(text).toContain('carried inventory of');
  });

  test('no key stands in an answer, a draft or a record', async () => {
    await polished((sentence) => sentence);
    for (const name of await readdir(join(folder, 'drafts')))
      expect(await readFile(join(folder, 'drafts', name), 'utf8')).not.toContain('secret-key');
  });
});
