/** What sources sent before, on disk, so that they can answer "not modified". */
import { join } from 'node:path';
import type { Files } from '../context.ts';

export interface Kept {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

export interface HttpCache {
  read(key: string): Promise<Kept | undefined>;
  write(key: string, kept: Kept): Promise<void>;
}

/** A cache in a folder: `KEY` holds the body and `KEY.json` what was said of it. A damaged entry is none. */
export function diskCache(folder: string, files: Files): HttpCache {
  return {
    async read(key) {
      const [head, bytes] = await Promise.all([files.read(join(folder, `${key}.json`)), files.readBytes(join(folder, key))]);
      if (head === undefined || bytes === undefined) return undefined;
      try {
        const { type, etag, lastModified, size } = JSON.parse(head) as { type: string; etag?: string; lastModified?: string; size: number };
        return size === bytes.length ? { bytes, type, etag, lastModified } : undefined;
      } catch {
        return undefined;
      }
    },
    async write(key, { bytes, type, etag, lastModified }) {
      await files.write(join(folder, key), Buffer.from(bytes));
      await files.write(join(folder, `${key}.json`), JSON.stringify({ type, etag, lastModified, size: bytes.length }));
    },
  };
}
