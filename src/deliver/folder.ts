/** A folder: files are copied into it. */
import { join, relative, resolve } from 'node:path';
import { ConfigError } from '../errors.ts';
import type { Sink } from './sink.ts';

export interface FolderOptions {
  /** Default `folder`. */
  readonly name?: string;
  /** From the newsroom, or absolute. */
  readonly path: string;
}

export function folder({ name = 'folder', path }: FolderOptions): Sink {
  if (path.trim() === '') throw new ConfigError('folder: path is empty', { hint: "folder({ path: '../site/content' })" });
  return {
    name,
    open: async ({ files, newsroom }) => {
      const place = resolve(newsroom, path);
      return {
        put: async ({ path: file, content }) => {
          await files.write(join(place, file), content);
          return relative(newsroom, join(place, file));
        },
        remove: async ({ path: file }) => await files.remove(join(place, file)),
        holds: async ({ path: file }) => (await files.readBytes(join(place, file))) !== undefined,
        close: async () => undefined,
      };
    },
  };
}
