/**
 * SDMX-JSON: the ECB's 1.0.0-wd, with its structure at the root, and 1.0 or 2.0, with all under `data`.
 * Series and observations are keyed by positions in the lists of codes of the structure; attributes are positions too.
 */
import * as v from 'valibot';
import { jsonAs } from '../json-as.ts';
import type { Payload } from '../payload.ts';
import { type Attributes, isFigure, type SdmxMessage, type SdmxObservation } from './message.ts';

const component = v.object({
  id: v.string(),
  values: v.array(v.object({ id: v.optional(v.string()), value: v.optional(v.string()), name: v.optional(v.string()) })),
});
const components = v.object({
  dataSet: v.optional(v.array(component), []),
  series: v.optional(v.array(component), []),
  observation: v.optional(v.array(component), []),
});
const position = v.nullish(v.number());
const structure = v.object({ dimensions: components, attributes: v.optional(components, {}) });
const dataSets = v.array(
  v.object({
    attributes: v.optional(v.array(position), []),
    series: v.optional(
      v.record(
        v.string(),
        v.object({
          attributes: v.optional(v.array(position), []),
          observations: v.record(v.string(), v.array(v.union([v.number(), v.string(), v.null()]))),
        }),
      ),
      {},
    ),
  }),
);
const atRoot = v.object({ structure, dataSets });
const underData = v.object({ data: v.object({ structures: v.pipe(v.array(structure), v.minLength(1)), dataSets }) });

type Component = v.InferOutput<typeof component>;

/** Reads an answer in SDMX-JSON. Throws SourceError for one of another shape. */
export function readSdmxJson(payload: Payload): SdmxMessage {
  const { parts, sets, at } = layoutOf(payload);
  const { dimensions, attributes } = parts;
  const [time] = dimensions.observation;
  const whole = codesAt(
    dimensions.dataSet,
    dimensions.dataSet.map(() => 0),
  );
  const series = sets.flatMap((set, index) =>
    Object.entries(set.series).map(([key, one]) => ({
      key: { ...whole, ...codesAt(dimensions.series, key.split(':').map(Number)) },
      attributes: { ...codesAt(attributes.dataSet, set.attributes), ...codesAt(attributes.series, one.attributes) },
      observations: Object.entries(one.observations).flatMap(([place, [raw, ...statuses]]): readonly SdmxObservation[] => {
        const when = time?.values[Number(place)]?.id ?? time?.values[Number(place)]?.value;
        if (when === undefined) throw payload.problem(`the observation ${place} of ${key} has no time`);
        if (!isFigure(raw)) return [];
        const said = codesAt(
          attributes.observation,
          statuses.map((place) => (typeof place === 'number' ? place : null)),
        );
        const status = said['OBS_STATUS'] ?? said['OBS_FLAG'];
        const pointer = `${at}/dataSets/${index}/series/${key}/observations/${place}/0`;
        return [{ time: when, raw: String(raw), pointer, ...(status !== undefined && { status }) }];
      }),
    })),
  );
  return { attributes: codesAt(attributes.dataSet, sets[0]?.attributes ?? []), series };
}

function layoutOf(payload: Payload): { parts: v.InferOutput<typeof structure>; sets: v.InferOutput<typeof dataSets>; at: string } {
  const root = payload.json();
  if (typeof root !== 'object' || root === null || !('data' in root)) {
    const { structure: parts, dataSets: sets } = jsonAs(atRoot, payload, root);
    return { parts, sets, at: '' };
  }
  const { structures, dataSets: sets } = jsonAs(underData, payload, root).data;
  const [parts] = structures;
  if (!parts) throw payload.problem('the answer has no structure');
  return { parts, sets, at: '/data' };
}

/** The code at each position, by the id of its component; words where it has no code. */
function codesAt(parts: readonly Component[], positions: readonly (number | null | undefined)[]): Attributes {
  return Object.fromEntries(
    parts.flatMap(({ id, values }, index) => {
      const place = positions[index];
      const value = typeof place === 'number' ? values[place] : undefined;
      const code = value?.id ?? value?.value ?? value?.name;
      return code === undefined ? [] : [[id, code]];
    }),
  );
}
