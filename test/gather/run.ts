/** Runs one connector as `gather` does, without a newsroom on disk. */
import { nodeContext } from '../../src/context-node.ts';
import type { Connector, Gathering, Window } from '../../src/gather/connector.ts';
import { gather, type Harvest } from '../../src/gather/gather.ts';
import { openNetwork } from '../../src/gather/http.ts';
import type { HttpCache } from '../../src/gather/http-cache.ts';
import type { Payload } from '../../src/gather/payload.ts';
import { openRegister } from '../../src/gather/register.ts';
import type { Entity } from '../../src/model/entity.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { Property } from '../../src/model/property.ts';
import { contextOf, memory, pieces } from '../memory.ts';
import type { Server } from './server.ts';

export interface Run {
  /** None for a connector that asks no network. */
  readonly server?: Server;
  readonly window?: Window;
  readonly entities?: readonly Entity[];
  readonly properties?: readonly Property[];
  readonly before?: readonly Fact[];
  readonly secrets?: Readonly<Record<string, string>>;
  /** By absolute path: bytes, or what gives them piece by piece. */
  readonly files?: Readonly<Record<string, Uint8Array | (() => AsyncIterable<Uint8Array>)>>;
  /** A folder on the disk, instead of files in memory. */
  readonly newsroom?: string;
  readonly contact?: string | undefined;
  readonly now?: string;
  /** Milliseconds one exchange may take. */
  readonly timeout?: number;
  readonly cache?: HttpCache;
}

export interface Ran extends Harvest {
  readonly register: ReturnType<typeof openRegister>;
  readonly payloads: ReadonlyMap<string, Payload>;
  fact(id: string): Fact;
}

export const NOW = '2026-11-23T12:00:00Z';

/** What a connector gives over a server; every document it read is in `payloads`, by hash. */
export async function run(connector: Connector, options: Run): Promise<Ran> {
  const register = openRegister(options.entities ?? [], options.properties ?? []);
  const signal = new AbortController().signal;
  const now = options.now ?? NOW;
  const http = openNetwork(
    {
      fetch: options.server?.fetch ?? contextOf(memory({})).fetch,
      signal,
      now,
      userAgent: 'Factloom/test (Test test@example.com)',
      retryAfter: 1,
      timeout: options.timeout ?? 5_000,
      ...(options.cache && { cache: options.cache }),
    },
    connector.hosts.map((rule) => ({ ...rule, perSecond: 1000 })),
  )(connector.hosts);
  const payloads = new Map<string, Payload>();
  const [harvest] = await gather([connector], {
    window: options.window ?? {},
    open: () => ({
      http: {
        get: async (url, request) => {
          const payload = await http.get(url, request);
          payloads.set(payload.sha256, payload);
          return payload;
        },
      },
      register,
      now,
      signal,
      newsroom: options.newsroom ?? '/newsroom',
      contact: 'contact' in options ? options.contact : 'Test test@example.com',
      files: options.newsroom === undefined ? inMemory(options.files ?? {}) : nodeContext().files,
      record: (payload) => void payloads.set(payload.sha256, payload),
      secret: (name) => options.secrets?.[name],
    }),
    before: () => options.before ?? [],
    keep: async () => undefined,
    payload: (_connector, sha256) => payloads.get(sha256),
    progress: () => undefined,
  });
  if (!harvest) throw new Error('nothing ran');
  return {
    ...harvest,
    register,
    payloads,
    fact: (id) => {
      const found = harvest.facts.find((fact) => fact.id === id);
      if (!found)
        throw new Error(
          `no fact ${id}; there are ${harvest.facts
            .slice(0, 20)
            .map((fact) => fact.id)
            .join(', ')}`,
        );
      return found;
    },
  };
}

function inMemory(files: NonNullable<Run['files']>): Gathering['files'] {
  return {
    stream: async (path) => {
      const bytes = files[path];
      return typeof bytes === 'function' ? bytes() : bytes && pieces(bytes);
    },
    list: async (folder) =>
      Object.keys(files)
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1)),
  };
}
