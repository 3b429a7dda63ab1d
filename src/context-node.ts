/** The context of a process: its disk, its clock read once, its stderr. */

import type { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Context, Files } from './context.ts';
import { ConfigError } from './errors.ts';

/** `now` is read from the clock where it is not given: the only place that does. */
export function nodeContext(
  options: {
    readonly now?: string | undefined;
    readonly signal?: AbortSignal;
    readonly cache?: string | undefined;
    readonly log?: Context['log'];
  } = {},
): Context {
  return {
    now: options.now ?? `${new Date().toISOString().slice(0, 19)}Z`,
    signal: options.signal ?? new AbortController().signal,
    files: diskFiles,
    cache: options.cache,
    fetch: async (url, init) => await (await import('./network.ts')).networkFetch(url, init),
    log: options.log ?? ((message) => process.stderr.write(`${message}\n`)),
  };
}

const diskFiles: Files = {
  async read(path) {
    return await readFile(path, 'utf8').catch(missing).catch(told(path, 'cannot be read'));
  },
  async readBytes(path) {
    return await readFile(path).catch(missing).catch(told(path, 'cannot be read'));
  },
  async stream(path) {
    const handle = await open(path).catch(missing).catch(told(path, 'cannot be read'));
    return handle?.createReadStream({ highWaterMark: 1 << 20 }) as AsyncIterable<Uint8Array> | undefined;
  },
  async write(path, content) {
    await viaTemporary(path, content, async (temporary) => await rename(temporary, path)).catch(told(path, 'cannot be written'));
  },
  async create(path, content) {
    // A hard link is made in one step and never over something that is there.
    return await viaTemporary(path, content, async (temporary) => {
      const taken = await link(temporary, path).then(() => false, ifTaken);
      await rm(temporary);
      return !taken;
    }).catch(told(path, 'cannot be written'));
  },
  async remove(path) {
    await rm(path, { force: true }).catch(told(path, 'cannot be removed'));
  },
  async list(folder) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(missing).catch(told(folder, 'cannot be read'));
    const files = (entries ?? []).filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
    return files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).sort();
  },
};

/** Writes beside the target first; what was there stays whole until the new file is. */
async function viaTemporary<Result>(
  path: string,
  content: string | Buffer,
  place: (temporary: string) => Promise<Result>,
): Promise<Result> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(temporary, content);
    return await place(temporary);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw cause;
  }
}

function ifTaken(cause: NodeJS.ErrnoException): true {
  if (cause.code === 'EEXIST') return true;
  throw cause;
}

function missing(cause: NodeJS.ErrnoException): undefined {
  if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return undefined;
  throw cause;
}

/** What a person can do about a disk that refuses, by the code it gives. */
const REFUSALS: Readonly<Record<string, string>> = {
  EISDIR: 'a folder stands there; name a file',
  ENOTEMPTY: 'a folder stands there; name another place, or remove it',
  ENOTDIR: 'a file stands where a folder should be; name another place, or remove it',
  EEXIST: 'a file stands where a folder should be; name another place, or remove it',
  ENOENT: 'the place is gone, or a link leads nowhere',
  ELOOP: 'a link leads back to itself',
  ENAMETOOLONG: 'the name is too long for this disk',
  EACCES: 'you may not do that there; ask for the right to, or choose another place',
  EPERM: 'you may not do that there; ask for the right to, or choose another place',
  EROFS: 'this disk is read-only; choose another place',
  ENOSPC: 'the disk is full; make room and run again',
  EDQUOT: 'your share of the disk is full; make room and run again',
};

/** Turns a refusal of the disk into a ConfigError with the path; anything else goes on as it is. */
function told(path: string, what: string): (cause: NodeJS.ErrnoException) => never {
  return (cause) => {
    const hint = REFUSALS[cause.code ?? ''];
    if (hint === undefined) throw cause;
    throw new ConfigError(`${what} (${cause.code})`, { file: path, hint, cause });
  };
}
