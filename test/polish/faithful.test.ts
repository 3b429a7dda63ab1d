/** A faithful editor over every golden draft: nearly all it does is taken, and no fact is another. */
import { expect, test } from 'vitest';
import { findClaims } from '../../src/model/claim.ts';
import { caseDrafts } from '../cases.ts';
import { demoDrafts } from '../verify/demo.ts';
import { faithful } from './faithful.ts';
import { openRun, polishDraft } from './run.ts';
import { serveEditor } from './server.ts';

test('of what a faithful editor does to the golden drafts at least 95% is taken, with the first try', async () => {
  const server = await serveEditor((sentence) => faithful(sentence));
  try {
    const polisher = await openRun(server);
    const outcomes = [];
    for (const draft of [...(await caseDrafts()), ...(await demoDrafts())]) {
      const name = draft.slug;
      const { text, sentences, errors } = await polishDraft(draft, polisher);
      expect(errors, name).toEqual([]);
      expect(idsOf(text), name).toEqual(idsOf(draft.text));
      outcomes.push(...sentences);
    }
    const polished = outcomes.filter(({ outcome }) => outcome === 'polished');
    const left = outcomes.flatMap(({ outcome, was, reason }) => (outcome === 'polished' ? [] : [`${outcome}: ${was}: ${reason}`]));
    expect(outcomes.length).toBeGreaterThan(300);
    expect(polished.length / outcomes.length, left.join('\n')).toBeGreaterThanOrEqual(0.95);
  } finally {
    await server.stop();
  }
}, 120_000);

function idsOf(text: string): readonly string[] {
  return findClaims(text)
    .map(({ id, surface }) => `${id} ${surface}`)
    .sort();
}
