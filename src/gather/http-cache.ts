/** What sources sent before, on disk, so that they can answer "not modified", or need not be asked yet. */
import { join } from 'node:path';
import type { Files } from '../context.ts';

export interface Kept {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  /** When it was sent, ISO 8601. */
  readonly retrievedAt?: string | undefined;
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
        const { size, ...said } = JSON.parse(head) as Omit<Kept, 'bytes'> & { readonly size: number };
        return size === bytes.length ? { ...said, bytes } : undefined;
      } catch {
        return undefined;
      }
    },
    async write(key, { bytes, ...said }) {
      await files.write(join(folder, key), Buffer.from(bytes));
      await files.write(join(folder, `${key}.json`), JSON.stringify({ ...said, size: bytes.length }));
    },
  };
}
