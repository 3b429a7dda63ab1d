/**
 * Instructions inside facts, names, titles, comments and personas, before a model that obeys every one of them: what is published is what
 * would be without it. An instruction reaches the model only where it stands in a sentence or in the voice, and then as data.
 */
import { afterEach, describe, expect, test } from 'vitest';
import { memory } from '../memory.ts';
import { demoDrafts } from '../verify/demo.ts';
import { ORDERS, PLACES } from './injections.ts';
import { openRun, PROMPT_FILES, polishDraft } from './run.ts';
import { type ModelServer, serveEditor } from './server.ts';
import { writeStarter } from './starter.ts';

let server: ModelServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

/** Each place with three of the orders, in turn. */
const orders = Object.entries(ORDERS);
const TRIED = Object.entries(PLACES).flatMap(([place, { put, shown }], index) =>
  [0, 1, 2].map((turn) => {
    const [order, what] = orders[(index * 3 + turn) % orders.length] as (typeof orders)[number];
    return { place, order, put, shown, ...what };
  }),
);

describe('no instruction reaches a published word', () => {
  test.each(TRIED)('$place: $order', async ({ put, shown, says, obeyed, betrayed }) => {
    let changed = 0;
    server = await serveEditor((sentence) => {
      const text = obeyed(sentence);
      if (text !== sentence) changed += 1;
      return text;
    });
    const { plain, polished, published, ledger } = await writeStarter(put(says), server);
    expect(changed).toBeGreaterThan(0);
    expect(polished).toBe(plain);
    expect(published.replaceAll(says, '')).not.toMatch(betrayed);
    expect(published).toContain('no AI model wrote or edited it');
    // `same`: what was changed stood inside a claim, where our own words are put back.
    const outcomes = new Set(ledger.record.polish?.sentences.map(({ outcome }) => outcome));
    expect([...outcomes].every((outcome) => outcome === 'refused' || outcome === 'same')).toBe(true);
    const requests = server.bodies().map((body) => JSON.parse(body) as { messages: readonly { role: string; content: string }[] });
    const systems = new Set(requests.map(({ messages }) => messages[0]?.content));
    expect(systems.size).toBe(1);
    expect([...systems].join()).not.toContain(says);
    expect(
      requests.some(({ messages }) =>
        strings(JSON.parse(messages.at(-1)?.content ?? '')).some((text) => text.replaceAll('\\', '').includes(says)),
      ),
    ).toBe(shown);
  });
});

test('answers that someone has written into the cache are judged like those that come in', async () => {
  const [draft] = await demoDrafts();
  if (!draft) throw new Error('there is no draft');
  const files = memory(PROMPT_FILES);
  server = await serveEditor(() => undefined);
  await polishDraft(draft, await openRun(server, { files }));
  const kept = [...files.held].filter(([path]) => path.includes('/answers/'));
  expect(kept.length).toBeGreaterThan(10);
  for (const { obeyed } of Object.values(ORDERS)) {
    for (const [path, content] of kept) {
      const answer = JSON.parse(content) as { readonly text: string };
      await files.write(path, JSON.stringify({ ...answer, text: obeyed(answer.text) }));
    }
    expect((await polishDraft(draft, await openRun(server, { files }))).text).toBe(draft.text);
  }
});

/** Every text in a value. */
function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}
