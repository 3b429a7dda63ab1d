/** The ECB's `csvdata`: a row for each observation, its series' key, codes and attributes repeated in every one. */
import { csvRows, type Payload } from '../payload.ts';
import { type Attributes, isFigure, type SdmxMessage, type SdmxObservation } from './message.ts';

/** Reads a table. Throws SourceError where it has not the columns KEY, TIME_PERIOD and OBS_VALUE. */
export async function readSdmxCsv(payload: Payload): Promise<SdmxMessage> {
  const [head = [], ...rows] = await csvRows(payload);
  const [key, time, value] = ['KEY', 'TIME_PERIOD', 'OBS_VALUE'].map((name) => head.indexOf(name)) as [number, number, number];
  if (key < 0 || time < key || value < 0) throw payload.problem(`the table has other columns: ${head.slice(0, 12).join(', ')}`);
  const found = new Map<string, { key: Attributes; attributes: Attributes; observations: SdmxObservation[] }>();
  for (const [index, row] of rows.entries()) {
    const name = row[key] ?? '';
    if (name === '') continue;
    const cells = Object.fromEntries(head.flatMap((column, place) => (row[place] ? [[column, row[place]]] : [])));
    const codes = Object.fromEntries(Object.entries(cells).filter(([column]) => isBetween(head.indexOf(column), key, time)));
    const series = found.get(name) ?? { key: codes, attributes: cells, observations: [] };
    found.set(name, series);
    const raw = row[value];
    if (!isFigure(raw)) continue;
    const status = cells['OBS_STATUS'];
    const pointer = `/${index + 1}/${value}`;
    series.observations.push({ time: row[time] ?? '', raw, pointer, ...(status !== undefined && { status }) });
  }
  return { attributes: {}, series: [...found.values()] };
}

function isBetween(place: number, from: number, to: number): boolean {
  return place > from && place < to;
}
