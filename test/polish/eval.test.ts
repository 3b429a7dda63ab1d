/** `npm run eval:polish` and `npm run bench:polish-tokens` as a person runs them. */
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { faithful } from './faithful.ts';
import { type ModelServer, serveAnswers, serveEditor } from './server.ts';

const ROOT = resolve(import.meta.dirname, '../..');

let server: ModelServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a file of bench/ without the environment's own model. */
async function run(file: string, ...args: readonly string[]): Promise<Ran> {
  const env = { PATH: process.env['PATH'] };
  return await new Promise((done) => {
    execFile(process.execPath, [resolve(ROOT, 'bench', file), ...args], { cwd: ROOT, env }, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

/** The number behind a name in what was printed. */
function figure({ out }: Ran, pattern: RegExp): number {
  return Number(pattern.exec(out)?.[1]);
}

test('a model in figures: sentences by outcome, readability, tokens, time, cost', async () => {
  let turn = 0;
  server = await serveEditor((sentence) => {
    turn += 1;
    return turn % 4 === 0 ? sentence.replace(/\.$/, ', a record.') : faithful(sentence);
  });
  const ran = await run('eval-polish.ts', '--endpoint', server.url, '--model', 'test-model', '--prices', '0.4,1.6', '--most', '2');
  expect(ran.err).toMatch(/^2 of 2: /m);
  expect(ran.code).toBe(0);
  expect(ran.out).toMatch(/^test-model at http:\S+, 2 drafts$/m);
  const [polished, all] = [figure(ran, /polished +(\d+) of/), figure(ran, /polished +\d+ of (\d+) sentences/)];
  expect(all).toBeGreaterThan(20);
  expect(polished).toBeGreaterThan(all / 2);
  expect(polished + figure(ran, /left +(\d+)/) + figure(ran, /refused +(\d+)/)).toBe(all);
  expect(ran.out).toMatch(/^ +\d+ {2}… came in: it adds a superlative$/m);
  expect(ran.out).toMatch(/before +grade \d+\.\d, \d+\.\d words a sentence\n +after +grade \d+\.\d, \d+\.\d words/);
  const [prompt, completion] = [figure(ran, /tokens +(\d+) of prompts/), figure(ran, /prompts, (\d+) of answers/)];
  expect(prompt).toBeGreaterThan(completion);
  expect(figure(ran, /1,000 cost +([\d.]+)/)).toBeCloseTo((prompt * 0.4 + completion * 1.6) / 1000, 1);
});

test('an endpoint that does not answer is no figure: the reason is told, and the exit code is 1', async () => {
  server = await serveAnswers(() => ({ error: { message: 'Incorrect API key provided' }, status: 401 }));
  const ran = await run('eval-polish.ts', '--endpoint', server.url, '--model', 'test-model', '--most', '1');
  expect(ran.out).toMatch(/not answered +(\d+) of \1 sentences = 100\.0%\n +\d+ {2}the endpoint/);
  expect(ran.out).not.toContain('readability');
  expect(ran.code).toBe(1);
});

test.each([
  [[], /no model is named/],
  [['--model', 'm', '--prices', 'cheap'], /--prices cheap: two prices, as 0\.4,1\.6\nnpm run eval:polish/],
  [['--modle', 'm'], /'--modle'[\s\S]*npm run eval:polish/],
])('%j is wrong use', async (args, said) => {
  const { code, err, out } = await run('eval-polish.ts', ...args);
  expect(err).toMatch(said);
  expect(out).toBe('');
  expect(code).toBe(2);
});

test('tokens of the flagship beside the naive way', async () => {
  const { out } = await run('polish-tokens.ts');
  const flagship = out.slice(out.indexOf('rare-earth-ai-hardware'));
  expect(flagship).toMatch(/sentence by sentence, \d+ questions +\d+ \+ +\d+ tokens/);
  expect(flagship).toMatch(/whole article with its claims, 3 tries +\d+ \+ +\d+ tokens/);
  expect(flagship).toMatch(/whole article without claims, 3 tries +\d+ \+ +\d+ tokens/);
});
