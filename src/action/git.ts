/** Git in the checkout of a job: what is there, whose it is, and a push that overwrites nobody. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { FactloomError } from '../errors.ts';

const execute = promisify(execFile);

/** A step of the Action that could not be done. */
export class ActionError extends FactloomError {}

/** Who signs the commits of the Action: the account that GitHub's own token acts as. */
export const BOT = { name: 'github-actions[bot]', email: '41898282+github-actions[bot]@users.noreply.github.com' } as const;

export interface Commit {
  readonly sha: string;
  readonly author: string;
  readonly subject: string;
}

export interface Git {
  /** Runs Git with these words and hands over what it printed. Throws ActionError with what it said. */
  run(...words: readonly string[]): Promise<string>;
  /** The commit a name stands for; undefined where there is none. */
  commit(name: string): Promise<string | undefined>;
  /** The file as it was at a commit; undefined where there was none. */
  read(commit: string, path: string): Promise<string | undefined>;
  /** Commits that another than the Action wrote, on one side and not on the other; the newest first. */
  foreign(from: string, to: string): Promise<readonly Commit[]>;
}

export function openGit(folder: string): Git {
  const words = ['-c', `user.name=${BOT.name}`, '-c', `user.email=${BOT.email}`, '-c', 'core.quotepath=off'];
  const run = async (...more: readonly string[]): Promise<string> => {
    try {
      const { stdout } = await execute('git', [...words, ...more], { cwd: folder, maxBuffer: 256 * 1024 * 1024 });
      return stdout;
    } catch (error) {
      const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
      throw new ActionError(`git ${more[0] ?? ''} failed: ${said}`, { cause: error });
    }
  };
  const quietly = async (...more: readonly string[]): Promise<string | undefined> => await run(...more).catch(() => undefined);
  return {
    run,
    commit: async (name) => (await quietly('rev-parse', '--verify', '--quiet', `${name}^{commit}`))?.trim() || undefined,
    read: async (commit, path) => await quietly('show', `${commit}:${path}`),
    foreign: async (from, to) => {
      const log = await run('log', '--format=%H%x00%ae%x00%ce%x00%an%x00%s', `${from}..${to}`);
      return log.split('\n').flatMap((line): readonly Commit[] => {
        const [sha = '', written, committed, author = '', subject = ''] = line.split('\0');
        return sha === '' || (written === BOT.email && committed === BOT.email) ? [] : [{ sha, author, subject }];
      });
    },
  };
}
