/** All connectors at once, each against what it gave before: what is new, revised, gone, and what could not be read. */
import { type FactloomError, SourceError } from '../errors.ts';
import type { Fact } from '../model/fact.ts';
import type { Bound, Connector, Gathering, Lead, Window } from './connector.ts';
import { type Doubt, doubtful, doubtText } from './doubts.ts';
import type { Payload } from './payload.ts';
import { isRevision } from './revision.ts';
import { distinctSources } from './sources.ts';

/** A part of a source that could not be read. */
export interface SourceGap {
  readonly connector: string;
  readonly what: string;
  readonly message: string;
}

/** What one connector gave, beside what it gave before. */
export interface Harvest {
  readonly connector: string;
  /** The snapshot to keep: facts as they were where nothing of them changed, sorted by id. */
  readonly facts: readonly Fact[];
  readonly leads: readonly Lead[];
  readonly added: readonly Fact[];
  /** Real revisions, by the rounding rule. */
  readonly revised: readonly { readonly before: Fact; readonly after: Fact }[];
  /** Facts of the window that the source no longer gives; they leave the snapshot. Empty where there are gaps. */
  readonly gone: readonly Fact[];
  readonly gaps: readonly SourceGap[];
  /** Figures too far from those before to be taken; they are gaps too. */
  readonly doubts: readonly Doubt[];
}

export interface GatherOptions {
  readonly window: Window;
  /** What a connector is handed, its gaps and progress aside. */
  open(connector: Connector): Omit<Gathering, 'gap' | 'progress'>;
  /** Its snapshot. */
  before(connector: Connector): readonly Fact[];
  /** Told of a payload that a kept fact points into, once. */
  keep(payload: Payload): Promise<void>;
  /** The payload with that hash, while its facts are being read. */
  payload(connector: Connector, sha256: string): Payload | undefined;
  progress(connector: string, done: number, total: number): void;
}

/** Runs connectors beside each other; a failure of one is a gap of that one. Throws only what is no source's fault. */
export async function gather(connectors: readonly Connector[], options: GatherOptions): Promise<readonly Harvest[]> {
  return await Promise.all(connectors.map(async (connector) => await harvest(connector, options)));
}

async function harvest(connector: Connector, options: GatherOptions): Promise<Harvest> {
  const gaps: SourceGap[] = [];
  const before = new Map(options.before(connector).map((fact) => [fact.id, fact]));
  const now = new Map<string, Fact>();
  const leads = new Map<string, Lead>();
  const stored = new Set<string>();
  const gathering: Gathering = {
    ...options.open(connector),
    gap: (what, message) => void gaps.push({ connector: connector.name, what, message }),
    progress: (done, total) => options.progress(connector.name, done, total),
  };
  try {
    for await (const found of connector.facts(options.window, gathering)) {
      gathering.signal.throwIfAborted();
      if (found.kind === 'lead') {
        leads.set(found.id, found);
        continue;
      }
      const twin = now.get(found.id);
      if (twin && JSON.stringify(twin.value) !== JSON.stringify(found.value))
        throw new SourceError(`two different facts are called ${found.id}`, {
          hint: 'this is a fault of the connector, not of the source',
        });
      const kept = keptOf(before.get(found.id), found);
      now.set(found.id, kept);
      if (kept !== found) continue;
      // The document a fact stands in, and the text of its source, in which hand-kept excerpts are looked for.
      for (const sha256 of [kept.payload, kept.source.sha256]) {
        if (sha256 === undefined || stored.has(sha256)) continue;
        stored.add(sha256);
        const payload = options.payload(connector, sha256);
        if (payload) await options.keep(payload);
      }
    }
  } catch (error) {
    gathering.signal.throwIfAborted();
    if (!(error instanceof SourceError)) throw error;
    gaps.push({ connector: connector.name, what: connector.name, message: told(error) });
  }
  const doubts = connector.bound ? refused(connector.bound, before, now) : [];
  for (const doubt of doubts)
    gaps.push({ connector: connector.name, what: doubt.fact.id, message: `${doubtText(doubt)}; factloom import asks whether it is right` });
  return { ...compare(connector.name, before, now, [...leads.values()], gaps, options.window), doubts };
}

/** Takes doubtful figures out again; what was there before stays. */
function refused({ factor, accepted }: Bound, before: ReadonlyMap<string, Fact>, now: Map<string, Fact>): readonly Doubt[] {
  const doubts = doubtful(before, now, factor).filter(({ fact }) => accepted?.has(fact.id) !== true);
  for (const { fact } of doubts) {
    const own = before.get(fact.id);
    if (own) now.set(fact.id, own);
    else now.delete(fact.id);
  }
  return doubts;
}

/** A message with its address and what to do, on one line. */
export function told(error: FactloomError): string {
  return [error.message, error.file && `(${error.file})`, error.hint && `; ${error.hint}`].filter(Boolean).join(' ').replace(' ; ', '; ');
}

/** The fact of before where the source says the same again: an unchanged run changes no byte. */
function keptOf(before: Fact | undefined, found: Fact): Fact {
  return before && content(before) === content(found) ? before : found;
}

/** All of a fact but when and where exactly it was read. */
function content({ source, pointer: _pointer, payload: _payload, ...fact }: Fact): string {
  const sorted = Object.entries(fact).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([sorted.map(([key, value]) => [key, ordered(value)]), source.publisher]);
}

function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}

function compare(
  connector: string,
  before: ReadonlyMap<string, Fact>,
  now: ReadonlyMap<string, Fact>,
  leads: readonly Lead[],
  gaps: readonly SourceGap[],
  { since }: Window,
): Omit<Harvest, 'doubts'> {
  const added: Fact[] = [];
  const revised: { before: Fact; after: Fact }[] = [];
  const gone: Fact[] = [];
  const facts = new Map(now);
  for (const [id, fact] of now) {
    const old = before.get(id);
    if (!old) added.push(fact);
    else if (old !== fact && isRevision(old, fact)) {
      revised.push({ before: old, after: fact });
      const aside = superseded(old);
      facts.set(aside.id, aside);
    }
  }
  const editions = new Set([...now.values()].map(({ vintage }) => vintage));
  for (const [id, old] of before) {
    if (now.has(id)) continue;
    // A rule published before the window may speak of a day inside it.
    const outside = since !== undefined && (old.period.end < since || old.source.publishedAt < since);
    // A source gives its newest edition alone; what an earlier one said stays said.
    const earlier = old.vintage !== undefined && !editions.has(old.vintage);
    if (gaps.length > 0 || outside || earlier) facts.set(id, facts.get(id) ?? old);
    else gone.push(old);
  }
  const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
  return {
    connector,
    facts: distinctSources([...facts.values()].sort(byId), [...before.values()]),
    leads: [...leads].sort(byId),
    added: added.sort(byId),
    revised: revised.sort((a, b) => byId(a.after, b.after)),
    gone: gone.sort(byId),
    gaps: [...gaps].sort((a, b) => (a.what < b.what ? -1 : 1)),
  };
}

/** A figure that was revised stays beside the new one, under an edition of its own, so that a draft can tell of the revision. */
function superseded(fact: Fact): Fact {
  const edition = `until-${fact.source.publishedAt.slice(0, 10)}`;
  return { ...fact, id: `${fact.id}@${edition}`, vintage: edition };
}
