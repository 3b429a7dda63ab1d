/** Careless and hostile editors: whatever they do, the draft says what it said, and the record says why each try was refused. */
import { afterEach, describe, expect, test } from 'vitest';
import { sentenceSpots } from '../../src/verify/spots.ts';
import { type Demo, demoDrafts } from '../verify/demo.ts';
import { REWRITINGS, readRewritings, rewrittenDrafts } from '../verify/rewritings.ts';
import { ATTACKS } from './hostile.ts';
import { openRun, polishDraft } from './run.ts';
import { type Editor, type ModelServer, serveEditor } from './server.ts';

let server: ModelServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

/** What became of the sentences that an editor tried to change, draft by draft. */
async function tried(edit: Editor, drafts: Iterable<Demo>): Promise<readonly { readonly outcome: string; readonly reason?: string }[]> {
  const attacked = new Set<string>();
  server = await serveEditor((sentence, about) => {
    const text = edit(sentence, about);
    if (text !== undefined && text !== sentence) attacked.add(sentence);
    return text;
  });
  const polisher = await openRun(server);
  const records = [];
  for (const draft of drafts) {
    const { text, sentences } = await polishDraft(draft, polisher);
    expect(text, draft.slug).toBe(draft.text);
    records.push(...sentences.filter(({ was }) => attacked.has(was.replaceAll('\\$', '$'))));
  }
  return records;
}

describe('hostile editors', async () => {
  const drafts = await demoDrafts();
  /** Enough for a behaviour to meet all kinds of sentences. */
  const MOST = 8;

  test.each(Object.entries(ATTACKS))('%s', async (_, attack) => {
    const chosen = new Set(
      drafts
        .flatMap(({ text, ledger }) => sentenceSpots(text, ledger).map(({ markdown }) => markdown.replaceAll('\\$', '$')))
        .filter((sentence) => (attack(sentence) ?? sentence) !== sentence)
        .slice(0, MOST),
    );
    const records = await tried((sentence) => (chosen.has(sentence) ? attack(sentence) : undefined), drafts);
    expect(records.length).toBeGreaterThan(0);
    // `same`: what was changed stood inside a claim, where our own words are put back.
    for (const { outcome, reason } of records) expect(outcome === 'same' || (outcome === 'refused' && (reason ?? '') !== '')).toBe(true);
  });
});

test('no careless rewriting of a sentence is taken', async () => {
  const careless = new Map<string, string[]>();
  for (const { of, original, text } of readRewritings(REWRITINGS).filter(({ kind }) => kind === 'careless')) {
    if (sentenceSpots(of.text, of.ledger).some(({ markdown }) => markdown === original))
      careless.set(plain(original), [...(careless.get(plain(original)) ?? []), plain(text)]);
  }
  const drafts = rewrittenDrafts(REWRITINGS);
  const count = Math.max(...[...careless.values()].map(({ length }) => length));
  let refused = 0;
  for (let turn = 0; turn < count; turn++) {
    const records = await tried((sentence) => careless.get(sentence)?.[turn], drafts.values());
    expect(records.filter(({ outcome }) => outcome !== 'refused' && outcome !== 'same')).toEqual([]);
    refused += records.filter(({ outcome }) => outcome === 'refused').length;
    await server?.stop();
    server = undefined;
  }
  expect(refused).toBeGreaterThan(100);
});

function plain(markdown: string): string {
  return markdown.replaceAll('\\$', '$');
}
