/** The entry of the GitHub Action: the process, its environment, the clock, the exit code. */
import { runAction } from './run.ts';

const stop = new AbortController();
process.once('SIGINT', () => stop.abort(new Error('interrupted')));
process.once('SIGTERM', () => stop.abort(new Error('stopped')));
process.exitCode = await runAction({
  environment: process.env,
  now: new Date(),
  say: (text) => void process.stdout.write(text),
  signal: stop.signal,
});
