/** The context of a process: its disk, its clock read once, its stderr. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Context, Files } from './context.ts';

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
    log: options.log ?? ((message) => process.stderr.write(`${message}\n`)),
  };
}

const diskFiles: Files = {
  async read(path) {
    return await readFile(path, 'utf8').catch(missing);
  },
  async write(path, content) {
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
    try {
      await writeFile(temporary, content);
      await rename(temporary, path);
    } catch (cause) {
      await rm(temporary, { force: true });
      throw cause;
    }
  },
  async create(path, content) {
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(path, 'wx').catch((cause: NodeJS.ErrnoException) =>
      cause.code === 'EEXIST' ? undefined : Promise.reject(cause),
    );
    if (!handle) return false;
    await handle.writeFile(content).finally(() => handle.close());
    return true;
  },
  async list(folder) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(missing);
    const files = (entries ?? []).filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
    return files.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).sort();
  },
};

function missing(cause: NodeJS.ErrnoException): undefined {
  if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return undefined;
  throw cause;
}
