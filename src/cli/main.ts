#!/usr/bin/env node
/** The process: argv, streams, Ctrl-C, exit code. */
import { enableCompileCache } from 'node:module';

enableCompileCache();
const { run } = await import('./run.ts');
const stop = new AbortController();
process.once('SIGINT', () => stop.abort(new Error('interrupted')));
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
try {
  process.exitCode = await run(process.argv.slice(2), {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    terminal: process.stderr.isTTY,
    signal: stop.signal,
  });
} catch (error) {
  if (stop.signal.aborted) process.exitCode = 130;
  else {
    process.stderr.write(`factloom failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  }
}
