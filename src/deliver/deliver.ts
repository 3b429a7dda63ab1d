/** Files to their receivers: what is new or changed is sent, what is gone is taken back, and the report says what became of each. */

import type { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { FactloomError } from '../errors.ts';
import type { Channel, Sending, Sink } from './sink.ts';

/** One file that there is to deliver. */
export interface Ready {
  readonly path: string;
  readonly content: Buffer;
  /** Edition and version of the article it is of: `SLUG/EDITION@v2`; undefined for what is of all, such as a feed. */
  readonly of: string | undefined;
}

/** What a receiver took, as it is remembered. */
export interface Delivered {
  readonly path: string;
  readonly key: string;
  readonly sha256: string;
  /** The receiver's own. */
  readonly id: string;
}

export interface Delivery {
  readonly sink: string;
  readonly sent: readonly string[];
  readonly accepted: readonly string[];
  readonly rejected: readonly { readonly path: string; readonly reason: string }[];
  /** Taken back, for there is no such file any more. */
  readonly removed: readonly string[];
  /** Held before and no longer; sent again where there still is such a file. */
  readonly missing: readonly string[];
  readonly unchanged: number;
  /** What the receiver has after all this, by path. */
  readonly record: readonly Delivered[];
}

export interface Delivering {
  /** Asks the receiver of each file that has not changed whether it still has it. */
  readonly reconcile: boolean;
  /** Says what would be sent, and sends nothing. */
  readonly dryRun: boolean;
}

/** Delivers to one sink. A receiver that cannot be reached at all has rejected everything. @param before what it took in earlier runs */
export async function deliver(
  sink: Sink,
  ready: readonly Ready[],
  before: readonly Delivered[],
  options: Delivering,
  sending: Sending,
): Promise<Delivery> {
  const known = new Map(before.map((one) => [one.path, one]));
  const parcels = ready.filter(({ path }) => sink.wants?.(path) ?? true).map((file) => parcelOf(file, known.get(file.path)));
  const paths = new Set(parcels.map(({ path }) => path));
  const work: Work = {
    changed: parcels.filter(({ sha256, path }) => known.get(path)?.sha256 !== sha256),
    same: parcels.filter(({ sha256, path }) => known.get(path)?.sha256 === sha256),
    stale: before.filter(({ path }) => !paths.has(path)),
    known,
  };
  const sent = work.changed.map(({ path }) => path);
  const empty = {
    sink: sink.name,
    sent,
    accepted: [],
    rejected: [],
    removed: [],
    missing: [],
    unchanged: work.same.length,
    record: before,
  };
  if (options.dryRun) return { ...empty, removed: work.stale.map(({ path }) => path) };
  const idle = sent.length === 0 && work.stale.length === 0 && !(options.reconcile && work.same.length > 0);
  if (idle) return empty;
  let done: Delivery | undefined;
  const said = await refusal(async () => {
    const channel = await sink.open(sending);
    try {
      done = await exchange(channel, work, options, { ...empty, sent: [] }, sending.signal);
    } catch (cause) {
      await channel.abandon?.();
      throw cause;
    }
    await channel.close();
  });
  if (said === undefined && done) return done;
  const tried = done?.sent ?? sent;
  return {
    ...empty,
    sent: tried,
    rejected: [...tried, ...work.stale.map(({ path }) => path)].map((path) => ({ path, reason: said ?? '' })),
  };
}

interface Work {
  readonly changed: readonly Sealed[];
  readonly same: readonly Sealed[];
  readonly stale: readonly Delivered[];
  readonly known: ReadonlyMap<string, Delivered>;
}

async function exchange(channel: Channel, work: Work, options: Delivering, empty: Delivery, signal: AbortSignal): Promise<Delivery> {
  const record = new Map(work.known);
  const [sent, accepted, removed]: [string[], string[], string[]] = [[], [], []];
  const rejected: { path: string; reason: string }[] = [];
  const missing = options.reconcile ? await notHeld(channel, work.same, work.known, signal) : [];
  for (const { sha256, ...parcel } of [...work.changed, ...missing.map((one) => ({ ...one, id: undefined }))]) {
    signal.throwIfAborted();
    sent.push(parcel.path);
    const said = await refusal(async () => {
      record.set(parcel.path, { path: parcel.path, key: parcel.key, sha256, id: await channel.put(parcel) });
    });
    if (said === undefined) accepted.push(parcel.path);
    else rejected.push({ path: parcel.path, reason: said });
  }
  for (const { path, id } of work.stale) {
    const said = await refusal(async () => await channel.remove({ path, id }));
    if (said === undefined) record.delete(path);
    if (said === undefined) removed.push(path);
    else rejected.push({ path, reason: said });
  }
  return {
    ...empty,
    sent,
    accepted,
    rejected,
    removed,
    missing: missing.map(({ path }) => path),
    unchanged: work.same.length - missing.length,
    record: [...record.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

type Sealed = ReturnType<typeof parcelOf>;

function parcelOf({ path, content, of }: Ready, before: Delivered | undefined) {
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { path, content, type: typeOf(path), sha256, key: `${of ?? 'all'}:${path}:${sha256.slice(0, 16)}`, id: before?.id };
}

async function notHeld(
  channel: Channel,
  same: readonly Sealed[],
  known: ReadonlyMap<string, Delivered>,
  signal: AbortSignal,
): Promise<readonly Sealed[]> {
  const lost: Sealed[] = [];
  for (const parcel of same) {
    signal.throwIfAborted();
    const taken = known.get(parcel.path);
    if (taken && !(await channel.holds(taken))) lost.push(parcel);
  }
  return lost;
}

/** What a receiver said against one file; the others go on. */
async function refusal(step: () => Promise<void>): Promise<string | undefined> {
  try {
    await step();
    return undefined;
  } catch (error) {
    if (!(error instanceof FactloomError) || error.name === 'ConfigError') throw error;
    return error.report();
  }
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.jsonld': 'application/ld+json',
  '.md': 'text/markdown; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8',
  '.xml': 'application/xml',
};

function typeOf(path: string): string {
  return TYPES[extname(path)] ?? 'application/octet-stream';
}
