/** Commands of the program, run in the checkout as a person would run them there. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Ran {
  /** 0 done; 1 failure; 2 usage or configuration; 3 held by the guard. */
  readonly code: number;
  readonly out: string;
}

export type Program = (words: readonly string[]) => Promise<Ran>;

/** The command line beside this file: built beside built, in a checkout as it is. */
const MAIN = fileURLToPath(new URL(`../cli/main${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url));

/** What it says on stderr goes to the log of the job; it is told no secret of the Action's own. */
export function programIn(folder: string, environment: Readonly<Record<string, string | undefined>>): Program {
  const { INPUT_TOKEN: _token, ...env } = environment;
  return async (words) => {
    const child = spawn(process.execPath, [MAIN, ...words], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    const code = await new Promise<number>((done, fail) => {
      child.once('error', fail);
      child.once('close', (status) => done(status ?? 1));
    });
    return { code, out };
  };
}
