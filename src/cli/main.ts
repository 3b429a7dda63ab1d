#!/usr/bin/env node
/** The process: argv, streams, Ctrl-C, exit code. */
import { statSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

enableCompileCache();
/** Only the built program remembers drafts, each build for itself: in a checkout the code changes under it. */
const built = import.meta.url.endsWith('.js');
const build = String(statSync(fileURLToPath(import.meta.url)).mtimeMs);
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
    ...(process.stdin.isTTY &&
      process.stderr.isTTY && {
        ask: async (question, otherwise) => (await import('./ask.ts')).askOnTerminal(question, otherwise, stop.signal),
      }),
    ...(built && { cache: join(homedir(), '.cache', 'factloom', build) }),
  });
} catch (error) {
  if (stop.signal.aborted) process.exitCode = 130;
  else {
    process.stderr.write(`factloom failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  }
}
