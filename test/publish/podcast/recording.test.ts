/** What was recorded once is not spoken again: the same script by the same voices is taken from the output folder, anything else is not. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nodeContext } from '../../../src/context-node.ts';
import { podcast } from '../../../src/podcast.ts';
import type { PodcastOptions } from '../../../src/publish/podcast/podcast.ts';
import { publish } from '../../../src/publish/publish.ts';
import { article } from '../article.ts';
import { beep } from './beep.ts';

const BODY =
  "# China's mines grow [6%](fact:change)\n\nChina made [270,000 metric tons](fact:now) in [2024](fact:now), the U.S. Geological Survey reported.\n";
let out = '';
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'factloom-recording-'));
});
afterEach(async () => {
  await rm(out, { recursive: true });
});

/** Publishes, and says how many lines were spoken and which files differ from what was there. */
async function run(
  options: PodcastOptions = {},
  body = BODY,
  check = false,
): Promise<{ readonly spoken: number; readonly changed: readonly string[] }> {
  const voices = beep();
  const context = nodeContext({ log: () => undefined });
  const results = await publish([article({ body })], [podcast({ voices, ...options })], out, context, check);
  return {
    spoken: voices.said.length,
    changed: results.filter(({ state }) => state !== 'unchanged').map(({ path }) => path.slice(path.indexOf('.') + 1)),
  };
}

const mp3 = (): string => join(out, 'podcast/rare-earths.mp3');

test('the same script is not spoken again, and nothing is written', async () => {
  const first = await run();
  expect(first.spoken).toBeGreaterThan(5);
  expect(first.changed).toHaveLength(7);
  expect(await run()).toEqual({ spoken: 0, changed: [] });
  expect(await run({}, BODY, true)).toEqual({ spoken: 0, changed: [] });
});

test.each([
  ['a changed article', {}, BODY.replace(' in [2024](fact:now)', '')],
  ['another name of the programme', { show: 'Other Notes' }, BODY],
  ['another voice', { voices: { ...beep(), name: 'other' } }, BODY],
  ['another setting of the voice', { voices: { ...beep(), settings: 'slow' } }, BODY],
  ['another sound of a name', { pronounce: { China: 'Chy nah' } }, BODY],
])('%s is recorded anew', async (_case, options: PodcastOptions, body) => {
  await run();
  const before = await readFile(mp3());
  expect((await run(options, body)).changed).toContain('episode.json');
  if (!('voices' in options)) expect(await readFile(mp3())).not.toEqual(before);
});

test.each([
  ['a damaged recording', () => writeFile(mp3(), 'noise')],
  ['a recording that is gone', () => rm(mp3())],
  ['notes that are no JSON', () => writeFile(join(out, 'podcast/rare-earths.episode.json'), '{')],
  ['notes of another form', () => writeFile(join(out, 'podcast/rare-earths.episode.json'), '{"recording": {"recipe": 1}}')],
])('%s is made anew, the same as it was', async (_case, damage) => {
  await run();
  const before = await readFile(mp3());
  await damage();
  expect((await run()).spoken).toBeGreaterThan(5);
  expect(await readFile(mp3())).toEqual(before);
});
