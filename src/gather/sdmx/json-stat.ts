/** JSON-stat 2.0, and the 1.x of Eurostat's retired service: one list of values, sparse or full, over the product of its dimensions. */
import * as v from 'valibot';
import { jsonAs } from '../json-as.ts';
import type { Payload } from '../payload.ts';
import { isFigure, type SdmxMessage, type SdmxObservation } from './message.ts';

const cell = v.union([v.number(), v.string(), v.null()]);
const cells = v.union([v.array(cell), v.record(v.string(), cell)]);
const dimension = v.object({
  category: v.object({
    index: v.optional(v.union([v.array(v.string()), v.record(v.string(), v.number())])),
    label: v.optional(v.record(v.string(), v.string()), {}),
  }),
});
const dataset = v.object({
  label: v.string(),
  updated: v.string(),
  value: cells,
  status: v.optional(v.union([v.string(), cells])),
  id: v.array(v.string()),
  size: v.array(v.number()),
  dimension: v.record(v.string(), dimension),
});

/** A table of figures: one dimension is time. */
export interface JsonStat extends SdmxMessage {
  readonly label: string;
  /** As written: `2026-02-06T23:00:00+0100`. */
  readonly updated: string;
  /** Codes by dimension, time aside, as the answer orders them. */
  readonly codes: ReadonlyMap<string, readonly string[]>;
}

/** Reads a table. Throws SourceError for one of another shape, or without a dimension of time. */
export function readJsonStat(payload: Payload): JsonStat {
  const root = payload.json();
  const [at, table] = unwrapped(root);
  const { label, updated, value, status, id, size, dimension: dimensions } = jsonAs(dataset, payload, table);
  const codes = id.map((name) => codesOf(dimensions[name]));
  const time = id.findIndex((name) => /^time(?:_period)?$/i.test(name));
  if (time < 0) throw payload.problem(`no dimension of time among ${id.join(', ')}`);
  const found = new Map<string, { key: Record<string, string>; observations: SdmxObservation[] }>();
  for (const [place, raw] of Object.entries(value)) {
    if (!isFigure(raw)) continue;
    const own = codesOfPlace(Number(place), size).map((position, index) => codes[index]?.[position] ?? '');
    const key = Object.fromEntries(id.flatMap((name, index) => (index === time ? [] : [[name, own[index] ?? '']])));
    const series = found.get(JSON.stringify(key)) ?? { key, observations: [] };
    found.set(JSON.stringify(key), series);
    const flag = typeof status === 'string' ? status : (status as Record<string, unknown> | undefined)?.[place];
    const said = typeof flag === 'string' && flag !== '' ? { status: flag } : {};
    series.observations.push({ time: own[time] ?? '', raw: String(raw), pointer: `${at}/value/${place}`, ...said });
  }
  return {
    label,
    updated,
    codes: new Map(id.flatMap((name, index) => (index === time ? [] : [[name, codes[index] ?? []]]))),
    attributes: {},
    series: [...found.values()].map((series) => ({ ...series, attributes: {} })),
  };
}

/** Positions in each dimension of a place in the list of values: place = Σ position × stride, the last dimension running fastest. */
function codesOfPlace(place: number, size: readonly number[]): readonly number[] {
  let rest = place;
  return size
    .toReversed()
    .map((count) => {
      const position = rest % count;
      rest = Math.floor(rest / count);
      return position;
    })
    .toReversed();
}

/** Codes by position. */
function codesOf(one: v.InferOutput<typeof dimension> | undefined): readonly string[] {
  const { index, label = {} } = one?.category ?? {};
  if (Array.isArray(index)) return index;
  const codes: string[] = [];
  for (const [code, position] of Object.entries(index ?? Object.fromEntries(Object.keys(label).map((code, order) => [code, order]))))
    codes[position] = code;
  return codes;
}

/** A table of 1.x stands under its own name, with id and size inside `dimension`, flags under `status.value`, and milliseconds. */
function unwrapped(root: unknown): readonly [at: string, table: unknown] {
  const [[name, table] = []] = typeof root === 'object' && root !== null && !('value' in root) ? Object.entries(root) : [];
  const old = v.safeParse(
    v.looseObject({
      title: v.string(),
      lastUpdateDate: v.number(),
      status: v.optional(v.object({ value: cells })),
      dimension: v.looseObject({ id: v.array(v.string()), size: v.array(v.number()) }),
    }),
    table,
  );
  if (!old.success) return ['', root];
  const { id, size, ...dimensions } = old.output.dimension;
  const updated = new Date(old.output.lastUpdateDate).toISOString();
  return [
    `/${name}`,
    { ...old.output, label: old.output.title, updated, status: old.output.status?.value, id, size, dimension: dimensions },
  ];
}
