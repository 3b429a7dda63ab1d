/** Every effect the program may have comes in through here; stages themselves are functions of values. */
import type { Buffer } from 'node:buffer';

export interface Context {
  /** The one moment of a run, ISO 8601 with offset: `--as-of`, or the clock read once at the edge. */
  readonly now: string;
  readonly signal: AbortSignal;
  readonly files: Files;
  /** Folder for work done before that need not be done again; undefined for none. Absolute. */
  readonly cache: string | undefined;
  readonly fetch: Fetch;
  /** Notes for a person, on stderr. */
  readonly log: (message: string) => void;
}

/** One HTTP exchange, redirects not followed. Refuses private addresses unless `private` says the host is one's own. */
export type Fetch = (
  url: string,
  init: {
    readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string | Uint8Array;
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
    readonly private: boolean;
  },
) => Promise<Response>;

/** The disk. Paths are absolute. */
export interface Files {
  /** Undefined where there is no such file. */
  read(path: string): Promise<string | undefined>;
  /** The bytes of a file; undefined where there is no such file. */
  readBytes(path: string): Promise<Uint8Array | undefined>;
  /** The bytes of a file in pieces, for one too large to hold; undefined where there is no such file. */
  stream(path: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Writes to a temporary file beside it and renames: what was there stays whole until the new one is. */
  write(path: string, content: string | Buffer): Promise<void>;
  /** Writes only what is not yet there, in one step; false where it is. */
  create(path: string, content: string | Buffer): Promise<boolean>;
  /** Takes a file away; one that is not there is no error. */
  remove(path: string): Promise<void>;
  /** Names of the files below a folder, sorted, with `/`; empty where there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
}
