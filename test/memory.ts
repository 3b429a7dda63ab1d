/** A disk in memory, and small facts to put on it. */
import type { Context, Files } from '../src/context.ts';
import type { Entity } from '../src/model/entity.ts';
import type { Fact, Figure } from '../src/model/fact.ts';
import { parsePeriod } from '../src/model/period.ts';
import type { Quantity } from '../src/model/quantity.ts';
import type { Source } from '../src/model/source.ts';

/** A disk that holds these files, by absolute path; `held` shows what is on it now. */
export function memory(
  texts: Readonly<Record<string, string>>,
): Files & { readonly held: ReadonlyMap<string, string>; readonly writes: string[] } {
  const held = new Map(Object.entries(texts));
  const bytes = new Map<string, Buffer>();
  const writes: string[] = [];
  return {
    held,
    writes,
    read: async (path) => held.get(path),
    readBytes: async (path) => {
      const text = held.get(path);
      return bytes.get(path) ?? (text === undefined ? undefined : Buffer.from(text));
    },
    stream: async (path) => {
      const text = held.get(path);
      return text === undefined ? undefined : pieces(Buffer.from(text));
    },
    write: async (path, content) => {
      writes.push(path);
      held.set(path, String(content));
      if (typeof content !== 'string') bytes.set(path, content);
    },
    create: async (path, content) => {
      if (held.has(path)) return false;
      writes.push(path);
      held.set(path, String(content));
      return true;
    },
    remove: async (path) => {
      held.delete(path);
      bytes.delete(path);
    },
    list: async (folder) =>
      [...held.keys()]
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1))
        .sort(),
  };
}

/** Bytes in small pieces, cut anywhere: in the middle of a cell, a line, a character. */
export async function* pieces(bytes: Uint8Array, size = 1000): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Tests that need a network open a server of their own. */
const noNetwork: Context['fetch'] = async (url) => {
  throw new Error(`no network in this test: ${url}`);
};

export function contextOf(files: Files, now = '2025-10-13T14:22:00-04:00'): Context {
  return { now, files, signal: new AbortController().signal, cache: undefined, fetch: noNetwork, log: () => undefined };
}

export function source(over: Partial<Source> = {}): Source {
  return {
    id: 'mcs2025',
    publisher: 'usgs',
    title: 'Mineral Commodity Summaries 2025',
    url: 'https://example.org/mcs2025',
    publishedAt: '2025-01-31',
    licence: 'public-domain',
    namedAs: [],
    ...over,
  };
}

/** A figure of 270,000 metric tons in 2024, or what `over` makes of it; a period in compact form, an amount with its unit. */
export function figure(
  over: Partial<Omit<Figure, 'period' | 'value' | 'source'>> & {
    readonly value?: Fact['value'];
    readonly amount?: string;
    readonly unit?: string;
    readonly comparator?: Quantity['comparator'];
    readonly period?: string;
    readonly source?: Partial<Source>;
  } = {},
): Figure {
  const { amount = '270000', unit = 't', comparator = '=', period = '2024', source: from = {}, ...rest } = over;
  const when = parsePeriod(period);
  if (!when) throw new Error(`no period: ${period}`);
  return {
    kind: 'figure',
    id: 'usgs.mine-production.china.2024',
    subject: 'china',
    property: 'mine-production',
    value: { type: 'quantity', amount, unit, comparator },
    period: when,
    standing: 'actual',
    basis: [],
    source: source(from),
    wordings: [],
    ...rest,
  };
}

export function entity(id: string, over: Partial<Entity> = {}): Entity {
  const name = over.name ?? id.charAt(0).toUpperCase() + id.slice(1);
  return {
    id,
    name,
    short: name,
    article: '',
    class: 'country',
    isA: [],
    aliases: [],
    listings: [],
    identifiers: {},
    plural: false,
    ...over,
  };
}

/** Entities by id, as the stages take them. */
export function register(...entities: readonly Entity[]): ReadonlyMap<string, Entity> {
  return new Map(entities.map((entry) => [entry.id, entry]));
}
