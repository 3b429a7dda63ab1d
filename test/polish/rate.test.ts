/** The pace of an endpoint: no more questions a minute than it allows, by a clock that the test moves. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Demo, demoDrafts } from '../verify/demo.ts';
import { openRun, polishDraft } from './run.ts';
import { type ModelServer, type Sentence, serveAnswers } from './server.ts';

const [draft] = (await demoDrafts()).filter(({ slug }) => slug === 'rare-earth-ai-hardware') as [Demo];
const MINUTE = 60_000;

let server: ModelServer | undefined;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await server?.stop();
  server = undefined;
});

/** When each question of a run came, by the test's clock. */
async function asked(requestsPerMinute?: number): Promise<readonly number[]> {
  const times: number[] = [];
  server = await serveAnswers((user) => {
    times.push(Date.now());
    const { edit } = JSON.parse(user) as { readonly edit: readonly Sentence[] };
    return { content: JSON.stringify({ sentences: edit.map(({ n, text }) => ({ n, text })) }) };
  });
  const model = { concurrency: 20, ...(requestsPerMinute !== undefined && { requestsPerMinute }) };
  let done = false;
  const polished = polishDraft(draft, await openRun(server, { model })).finally(() => {
    done = true;
  });
  while (!done) {
    // What needs no clock happens first; then the clock goes on.
    for (let turn = 0; turn < 100; turn++) await new Promise((next) => setImmediate(next));
    await vi.advanceTimersByTimeAsync(MINUTE / 12);
  }
  expect((await polished).sentences.every(({ outcome }) => outcome === 'same')).toBe(true);
  return times;
}

test('no more questions in any minute than the endpoint allows', async () => {
  const times = await asked(4);
  expect(times.length).toBeGreaterThan(8);
  for (const [index, time] of times.entries()) expect((times[index + 4] ?? time + MINUTE) - time).toBeGreaterThanOrEqual(MINUTE);
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(MINUTE);
});

test('without a limit none waits', async () => {
  const times = await asked();
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThan(MINUTE);
});
