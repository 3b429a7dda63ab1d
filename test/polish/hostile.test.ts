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
    records.push(...sentences.filter(({ was }) => attacked.has(plain(was))));
  }
  return records;
}

describe('hostile editors', async () => {
  const drafts = await demoDrafts();
  /** Sentences of each draft that are attacked. */
  const MOST = 3;

  test.each(Object.entries(ATTACKS))('%s', async (_, attack) => {
    const chosen = new Set(
      drafts.flatMap(({ text, ledger }) =>
        sentenceSpots(text, ledger)
          .map(({ markdown }) => plain(markdown))
          .filter((sentence) => (attack(sentence) ?? sentence) !== sentence)
          .slice(0, MOST),
      ),
    );
    const records = await tried((sentence) => (chosen.has(sentence) ? attack(sentence) : undefined), drafts);
    expect(records.length).toBeGreaterThan(0);
    // `same`: what was changed stood inside a claim, where our own words are put back.
    for (const { outcome, reason } of records) expect(outcome === 'same' || (outcome === 'refused' && (reason ?? '') !== '')).toBe(true);
  });
});

describe('careless editors', () => {
  const careless = readRewritings(REWRITINGS).filter(
    ({ kind, of, original }) => kind === 'careless' && sentenceSpots(of.text, of.ledger).some(({ markdown }) => markdown === original),
  );

  test.each([...rewrittenDrafts(REWRITINGS).values()])('of $slug are refused', async (draft) => {
    const rows = Map.groupBy(
      careless.filter(({ of }) => of.slug === draft.slug),
      ({ original }) => plain(original),
    );
    const turns = Math.max(...[...rows.values()].map(({ length }) => length));
    for (let turn = 0; turn < turns; turn++) {
      const records = await tried((sentence) => plain(rows.get(sentence)?.[turn]?.text ?? sentence), [draft]);
      expect(records.filter(({ outcome }) => outcome !== 'refused' && outcome !== 'same')).toEqual([]);
      await server?.stop();
      server = undefined;
    }
  });
});

function plain(markdown: string): string {
  return markdown.replaceAll('\\$', '$');
}
