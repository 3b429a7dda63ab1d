/** A Git repository: all files of a run are one commit, pushed to a branch. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { ConfigError, PublishError } from '../errors.ts';
import type { Sending, Sink } from './sink.ts';

export interface GitOptions {
  /** Default `git`. */
  readonly name?: string;
  /** What `git clone` takes; a path is from the newsroom. Git's own configuration says who you are to it. */
  readonly repository: string;
  /** Default `main`. It has to be there. */
  readonly branch?: string;
  /** Folder in it. Default: its root. */
  readonly folder?: string;
  /** Who signs. Default: as Git is set up. */
  readonly author?: { readonly name: string; readonly email: string };
}

const execute = promisify(execFile);

export function git({ name = 'git', repository, branch = 'main', folder = '.', author }: GitOptions): Sink {
  if (repository.startsWith('-') || branch.startsWith('-'))
    throw new ConfigError(`${name}: a repository and a branch do not begin with a dash`);
  if (folder.split(/[\\/]/).includes('..')) throw new ConfigError(`${name}: the folder leads out of the repository`);
  return {
    name,
    open: async ({ newsroom, signal }: Sending) => {
      const clone = await mkdtemp(join(tmpdir(), 'factloom-git-'));
      const own = ['-c', 'credential.interactive=false'];
      const who = author ? [...own, '-c', `user.name=${author.name}`, '-c', `user.email=${author.email}`] : own;
      const run = async (...words: readonly string[]): Promise<string> => {
        try {
          return (await execute('git', [...who, ...words], { cwd: clone, signal })).stdout.trim();
        } catch (cause) {
          signal.throwIfAborted();
          const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : String(cause);
          throw new PublishError(`git ${words[0] ?? ''}: ${said.split('\n').slice(-3).join(' ')}`, { cause });
        }
      };
      // Git may still be taking back what it began.
      const abandon = async (): Promise<void> => await rm(clone, { recursive: true, force: true, maxRetries: 5 });
      const place = (path: string): string => join(clone, folder, path);
      const from = /^(?:\.{0,2}\/|[\w.-]+$)/.test(repository) ? resolve(newsroom, repository) : repository;
      try {
        await run('clone', '--quiet', '--depth', '1', '--single-branch', '--branch', branch, '--', from, clone);
      } catch (error) {
        await abandon();
        throw error;
      }
      const paths: string[] = [];
      return {
        put: async ({ path, content }) => {
          await mkdir(dirname(place(path)), { recursive: true });
          await writeFile(place(path), content);
          paths.push(path);
          return `${branch}:${join(folder, path)}`;
        },
        remove: async ({ path }) => {
          await rm(place(path), { force: true });
          paths.push(path);
        },
        holds: async ({ path }) =>
          await stat(place(path)).then(
            () => true,
            () => false,
          ),
        close: async () => {
          try {
            await run('add', '--all', '--', folder);
            if ((await run('status', '--porcelain')) === '') return;
            await run('commit', '--quiet', '--message', paths.length === 1 ? `Publish ${paths[0] ?? ''}` : `Publish ${paths.length} files`);
            await run('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
          } finally {
            await abandon();
          }
        },
        abandon,
      };
    },
  };
}
