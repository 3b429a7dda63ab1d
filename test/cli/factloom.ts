/** The program as a person runs it: a real process with words, streams and an exit code. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const DEMO = join(ROOT, 'fixtures/newsroom');
const MAIN = join(ROOT, 'src/cli/main.ts');
/** The moment of every run in these tests. */
export const AS_OF = ['--as-of', '2025-10-13T14:22:00-04:00'] as const;

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts `factloom WORDS` and hands over the process, which does not outlive its test. */
export function start(words: readonly string[], folder: string = ROOT): ChildProcess {
  const child = launch(words, folder);
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Runs `factloom WORDS` in a folder to its end. */
export async function factloom(words: readonly string[], folder: string = ROOT): Promise<Ran> {
  const child = launch(words, folder);
  const [out, err] = [collect(child.stdout), collect(child.stderr)];
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, out: out.text, err: err.text };
}

function launch(words: readonly string[], folder: string): ChildProcess {
  return spawn(process.execPath, [MAIN, ...words], { cwd: folder, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined } });
}

/** What a stream has said so far. */
export function collect(stream: ChildProcess['stdout']): { text: string } {
  const said = { text: '' };
  stream?.setEncoding('utf8').on('data', (part: string) => {
    said.text += part;
  });
  return said;
}

/** An empty folder that goes with the test. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'factloom-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of the starter newsroom: one assignment, `lithium-supply`. */
export async function starter(): Promise<string> {
  const folder = await emptyFolder();
  await cp(join(ROOT, 'fixtures/starter'), folder, { recursive: true });
  return folder;
}

/** JSON of a stream that must hold nothing else. */
export function json<T>(text: string): T {
  return JSON.parse(text) as T;
}
