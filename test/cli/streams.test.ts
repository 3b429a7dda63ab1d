import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { AS_OF, collect, DEMO, start, starter } from './factloom.ts';

const closed = (child: ReturnType<typeof start>) => new Promise<number | null>((done) => child.once('close', done));

it('a reader that stops reading (`| head -1`) ends the program without a word', async () => {
  const child = start(['facts', '--newsroom', DEMO, ...AS_OF]);
  const err = collect(child.stderr);
  child.stdout?.destroy();
  expect(await closed(child)).toBe(0);
  expect(err.text).not.toMatch(/EPIPE|Error/);
});

it('generate --watch writes the draft again when a fact changes, survives a bad one, and ends on Ctrl-C', async () => {
  const folder = await starter();
  const facts = join(folder, 'facts/lithium.csv');
  const good = await readFile(facts, 'utf8');
  const child = start(['generate', 'lithium-supply', '--watch', ...AS_OF], folder);
  const err = collect(child.stderr);
  const runs = async (count: number): Promise<void> => {
    await vi.waitFor(() => expect(err.text.match(/watching; Ctrl-C ends/g)).toHaveLength(count), { timeout: 10_000, interval: 20 });
  };
  const draft = (): Promise<string> => readFile(join(folder, 'drafts/lithium-supply.md'), 'utf8');

  await runs(1);
  expect(await draft()).toContain('[88,000 metric tons]');

  await writeFile(facts, good.replace(',88000,', ',88500,'));
  await vi.waitFor(async () => expect(await draft()).toContain('[88,500 metric tons]'), { timeout: 10_000, interval: 20 });

  await writeFile(facts, good.replace(',88000,', ',NaN,'));
  await vi.waitFor(() => expect(err.text).toContain('value.amount'), { timeout: 10_000, interval: 20 });
  expect(await draft()).toContain('[88,500 metric tons]');

  await writeFile(facts, good);
  await vi.waitFor(async () => expect(await draft()).toContain('[88,000 metric tons]'), { timeout: 10_000, interval: 20 });

  child.kill('SIGINT');
  expect(await closed(child)).toBe(0);
});
