/** From the connectors of a newsroom to its snapshots: reads what is there, asks the sources, writes what changed. */

import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { ConfigError } from './errors.ts';
import type { Connector, HostRule, Lead } from './gather/connector.ts';
import { gather as ask, type Harvest, type SourceGap } from './gather/gather.ts';
import { type Http, openNetwork } from './gather/http.ts';
import { diskCache } from './gather/http-cache.ts';
import { keptLeads } from './gather/leads.ts';
import { LARGEST_STORED, type Payload, storedName } from './gather/payload.ts';
import { openRegister, type Proposals } from './gather/register.ts';
import type { Fact } from './model/fact.ts';
import { brief } from './newsroom/brief.ts';
import { loadRegisters } from './newsroom/newsroom.ts';
import { readLines, readSnapshot, writeLines, writeRegister, writeSnapshot } from './newsroom/snapshot-file.ts';
import { VERSION } from './version.ts';

export interface GatherOptions {
  /** Absolute path of the newsroom. */
  readonly newsroom: string;
  readonly config: Config;
  /** Names of the connectors to ask; all where none are given. */
  readonly only: readonly string[];
  /** ISO day: ask for nothing that is of a time before it. */
  readonly since?: string;
  /** A key of the environment. */
  readonly secret: (name: string) => string | undefined;
  readonly progress?: (connector: string, done: number, total: number) => void;
  /** Milliseconds before the first retry of a request. Default 500. */
  readonly retryAfter?: number;
  /** Asks, and writes nothing. */
  readonly dry?: boolean;
}

export interface GatherResult {
  readonly harvests: readonly Harvest[];
  /** Absolute paths of the files that changed. */
  readonly written: readonly string[];
  /** Names and properties each connector brought, by its name. */
  readonly proposals: ReadonlyMap<string, Proposals>;
}

/** Gathers as of `context.now`. Throws ConfigError for what a person must mend; what a source does wrong is a gap. */
export async function gather(options: GatherOptions, context: Context): Promise<GatherResult> {
  const { newsroom, config } = options;
  const connectors = chosen(config.connectors ?? [], options.only, newsroom);
  const registers = await loadRegisters(newsroom, context.files);
  const before = new Map<string, readonly Fact[]>();
  const leadsBefore = new Map<string, readonly Lead[]>();
  for (const { name } of connectors) {
    before.set(name, await readSnapshot(newsroom, name, context.files));
    leadsBefore.set(name, await readLines<Lead>(leadsFile(newsroom, name), context.files));
  }
  const gapsBefore = await readLines<KnownGap>(join(newsroom, 'gaps.ndjson'), context.files);
  const network = networkOf(
    options,
    connectors.flatMap(({ hosts }) => hosts),
    context,
  );
  const opened = new Map(
    connectors.map((connector) => {
      const own = registers.gathered.find(({ name }) => name === connector.name) ?? { entities: [], properties: [] };
      const others = registers.gathered.filter(({ name }) => name !== connector.name);
      const register = openRegister(registers.entities.values(), registers.properties.values(), { own, others });
      return [connector.name, { register, ...remembering(network(connector.hosts)) }] as const;
    }),
  );
  const written: string[] = [];
  const harvests = await ask(connectors, {
    window: options.since === undefined ? {} : { since: options.since },
    open: ({ name }) => {
      const one = opened.get(name);
      if (!one) throw new ConfigError(`no connector is called ${name}`);
      return {
        http: one.http,
        register: one.register,
        now: context.now,
        signal: context.signal,
        newsroom,
        files: { stream: async (path) => await context.files.stream(path), list: async (folder) => await context.files.list(folder) },
        record: (payload) => one.record(payload),
        secret: options.secret,
        contact: config.contact,
      };
    },
    before: ({ name }) => before.get(name) ?? [],
    payload: ({ name }, sha256) => opened.get(name)?.recent.get(sha256),
    keep: async (payload) => {
      if (options.dry === true || payload.bytes.length > LARGEST_STORED) return;
      const path = join(newsroom, 'facts', 'payloads', storedName(payload));
      if ((await context.files.readBytes(path)) !== undefined) return;
      // A fixed level and no time stamp: the same payload, the same bytes.
      await context.files.write(path, gzipSync(payload.bytes, { level: 9 }));
      written.push(path);
    },
    progress: (name, done, total) => options.progress?.(name, done, total),
  });
  const proposals = new Map(harvests.map(({ connector, facts }) => [connector, opened.get(connector)?.register.proposals(facts) ?? NONE]));
  if (options.dry === true) return { harvests, written, proposals };
  for (const { connector, facts, leads } of harvests) {
    written.push(...(await writeRegister(newsroom, connector, proposals.get(connector) ?? NONE, context.files)));
    written.push(...(await writeSnapshot(newsroom, connector, facts, context.files)));
    const kept = keptLeads(leads, leadsBefore.get(connector) ?? [], context.now);
    written.push(...(await writeLines(leadsFile(newsroom, connector), kept, context.files)));
  }
  written.push(...(await writeGaps(newsroom, gapsBefore, connectors, harvests, context)));
  return { harvests, written, proposals };
}

const NONE: Proposals = { entities: [], properties: [] };

/** The client of a newsroom, for these hosts together. */
export function networkOf(
  { newsroom, config, retryAfter }: Pick<GatherOptions, 'newsroom' | 'config' | 'retryAfter'>,
  hosts: readonly HostRule[],
  context: Context,
): ReturnType<typeof openNetwork> {
  const network = {
    fetch: context.fetch,
    signal: context.signal,
    now: context.now,
    userAgent: `Factloom/${VERSION} (${config.contact ?? 'no contact given'})`,
    cache: diskCache(join(newsroom, '.cache', 'http'), context.files),
    ...(retryAfter !== undefined && { retryAfter }),
  };
  return openNetwork(network, hosts);
}

function chosen(connectors: readonly Connector[], only: readonly string[], newsroom: string): readonly Connector[] {
  if (connectors.length === 0)
    throw new ConfigError('no connectors are configured', {
      file: join(newsroom, 'factloom.config.ts'),
      hint: "say which: connectors: [usgs({ commodities: ['Rare earths'] })]",
    });
  const twice = connectors.find(({ name }, index) => connectors.findIndex((other) => other.name === name) !== index);
  if (twice)
    throw new ConfigError(`two connectors are called \`${twice.name}\``, {
      file: join(newsroom, 'factloom.config.ts'),
      hint: 'give one of them a `name`',
    });
  const stray = only.find((name) => !connectors.some((connector) => connector.name === name));
  if (stray !== undefined)
    throw new ConfigError(brief(`unknown connector \`${stray}\``), { hint: `there are ${connectors.map(({ name }) => name).join(', ')}` });
  return only.length === 0 ? connectors : connectors.filter(({ name }) => only.includes(name));
}

/** A client that remembers the last documents it gave, until their facts are read. */
function remembering(http: Http): {
  readonly http: Http;
  readonly recent: ReadonlyMap<string, Payload>;
  record(payload: Payload): void;
} {
  const recent = new Map<string, Payload>();
  const record = (payload: Payload): void => {
    recent.set(payload.sha256, payload);
    const [oldest] = recent.keys();
    if (recent.size > 16 && oldest !== undefined) recent.delete(oldest);
  };
  const get: Http['get'] = async (url, request) => {
    const payload = await http.get(url, request);
    record(payload);
    return payload;
  };
  return { recent, record, http: { get } };
}

/** A gap, with the moment it was first seen. */
type KnownGap = SourceGap & { readonly since: string };

function leadsFile(newsroom: string, connector: string): string {
  return join(newsroom, 'leads', `${connector}.ndjson`);
}

/** The gaps there are now, each with the moment it was first seen; those of connectors not asked stay. */
async function writeGaps(
  newsroom: string,
  before: readonly KnownGap[],
  asked: readonly Connector[],
  harvests: readonly Harvest[],
  { files, now }: Context,
): Promise<readonly string[]> {
  const path = join(newsroom, 'gaps.ndjson');
  const gaps = harvests.flatMap(({ gaps: found }) => found);
  const rows = [
    ...before.filter((gap) => !asked.some(({ name }) => name === gap.connector)),
    ...gaps.map((gap) => ({
      ...gap,
      since: before.find((old) => old.connector === gap.connector && old.what === gap.what)?.since ?? now,
    })),
  ];
  return await writeLines(path, rows, files);
}
