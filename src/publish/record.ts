/** What was written into a folder that belongs to somebody else: only that is ever written again, and not once a person has changed it. */
import { createHash } from 'node:crypto';
import type { Files } from '../context.ts';
import { ConfigError } from '../errors.ts';

export interface WrittenRecord {
  /** Why a file that is there may not be written; undefined where it may. */
  refuses(path: string, there: Uint8Array): 'foreign' | 'edited' | undefined;
  /** What stands there now, by its hash. */
  note(path: string, sha256: string): void;
  /** What was removed. */
  forget(path: string): void;
  /** Writes the record where it has changed. */
  save(): Promise<void>;
}

/** Reads the record at `file`; paths are those below the folder of somebody else. */
export async function openRecord(file: string, files: Files): Promise<WrittenRecord> {
  const text = await files.read(file);
  const known = new Map(Object.entries(text === undefined ? {} : parse(file, text)));
  return {
    refuses(path, there) {
      const hash = known.get(path);
      if (hash === undefined) return 'foreign';
      return hash === sha256(there) ? undefined : 'edited';
    },
    note: (path, hash) => void known.set(path, hash),
    forget: (path) => void known.delete(path),
    async save() {
      const sorted = Object.fromEntries([...known].sort(([a], [b]) => (a < b ? -1 : 1)));
      const next = `${JSON.stringify({ format: 1, files: sorted }, null, 2)}\n`;
      if (next !== text && (known.size > 0 || text !== undefined)) await files.write(file, next);
    },
  };
}

function parse(file: string, text: string): Readonly<Record<string, string>> {
  try {
    const { format, files } = JSON.parse(text) as { format?: unknown; files?: Record<string, string> };
    if (format === 1 && typeof files === 'object') return files;
  } catch (cause) {
    throw new ConfigError('is damaged', { file, cause, hint: 'get it back from Git; without it publish would not know its own files' });
  }
  throw new ConfigError('is of another format', { file, hint: 'update Factloom' });
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
