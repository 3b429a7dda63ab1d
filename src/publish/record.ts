/** What was written into a folder that belongs to somebody else: only that is ever written again, and not once a person has changed it. */
import { createHash } from 'node:crypto';
import type { Files } from '../context.ts';
import { ConfigError } from '../errors.ts';
import type { MadeFile } from './memory.ts';

export interface WrittenRecord {
  /** Why a file that is there may not be written; undefined where it may. */
  refuses(path: string, there: Uint8Array): 'foreign' | 'edited' | undefined;
  /** What stands there now. */
  note(file: MadeFile): void;
  /** Whether a path is the newsroom's own. */
  owns(path: string): boolean;
  /** What was written of approved articles. */
  ofArticles(): readonly MadeFile[];
  /** What was removed. */
  forget(path: string): void;
  /** Writes the record where it has changed. */
  save(): Promise<void>;
}

/** Reads the record at `file`; paths are those below the folder of somebody else. */
export async function openRecord(file: string, files: Files): Promise<WrittenRecord> {
  const text = await files.read(file);
  const before = text === undefined ? { files: {} } : parse(file, text);
  const known = new Map(Object.entries(before.files));
  const articles = new Map(Object.entries(before.articles ?? {}));
  return {
    refuses(path, there) {
      const hash = known.get(path);
      if (hash === undefined) return 'foreign';
      return hash === sha256(there) ? undefined : 'edited';
    },
    note({ path, sha256: hash, of }) {
      known.set(path, hash);
      if (of === undefined || of.endsWith('@draft')) articles.delete(path);
      else articles.set(path, of);
    },
    owns: (path) => known.has(path),
    ofArticles: () => [...articles].flatMap(([path, of]) => ({ path, sha256: known.get(path) ?? '', of })),
    forget(path) {
      known.delete(path);
      articles.delete(path);
    },
    async save() {
      const next = `${JSON.stringify({ format: 1, files: sorted(known), articles: sorted(articles) }, null, 2)}\n`;
      if (next !== text && (known.size > 0 || text !== undefined)) await files.write(file, next);
    },
  };
}

function sorted(rows: ReadonlyMap<string, string>): object {
  return Object.fromEntries([...rows].sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface Content {
  /** Hashes by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Edition and version by path, of what is of one approved article. */
  readonly articles?: Readonly<Record<string, string>>;
}

function parse(file: string, text: string): Content {
  try {
    const { format, files, articles } = JSON.parse(text) as Partial<Content> & { format?: unknown };
    if (format === 1 && typeof files === 'object') return { files, ...(articles && { articles }) };
  } catch (cause) {
    throw new ConfigError('is damaged', { file, cause, hint: 'get it back from Git; without it publish would not know its own files' });
  }
  throw new ConfigError('is of another format', { file, hint: 'update Factloom' });
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
