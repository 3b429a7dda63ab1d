/** Questions on a terminal: what is typed, and the two ways of typing nothing more. */
import { PassThrough } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { askOnTerminal } from '../../src/cli/ask.ts';

/** A terminal at which these keys are pressed. */
function terminal(...keys: readonly string[]) {
  const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
  const stderr = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  for (const key of keys) stdin.write(key);
  return { stdin, stderr };
}

const { signal } = new AbortController();

it.each([
  ['EIA\r', undefined, 'EIA'],
  ['  EIA \r', 'USGS', 'EIA'],
  ['\r', 'USGS', 'USGS'],
  ['\r', undefined, ''],
])('%j, where nothing means %j, is %j', async (keys, otherwise, answer) => {
  expect(await askOnTerminal('Who?', otherwise, signal, terminal(keys))).toBe(answer);
});

it('ends where the input ends', async () => {
  const closed = terminal();
  closed.stdin.end();
  await expect(askOnTerminal('Who?', undefined, signal, closed)).rejects.toThrow('the answers ended');
  await expect(askOnTerminal('Who?', undefined, signal, terminal('\u0004'))).rejects.toThrow('the answers ended');
});

it('ends with Ctrl-C as every command does', async () => {
  const stop = new AbortController();
  const interrupted = (): void => stop.abort(new Error('interrupted'));
  process.once('SIGINT', interrupted);
  onTestFinished(() => void process.off('SIGINT', interrupted));
  await expect(askOnTerminal('Who?', undefined, stop.signal, terminal('EI', '\u0003'))).rejects.toThrow();
  expect(stop.signal.aborted).toBe(true);
});
