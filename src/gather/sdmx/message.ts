/** What an SDMX answer says, whatever it is written in: series under keys of codes, each with attributes and observations. */
import { isDecimal } from '../../model/decimal.ts';
import type { Payload } from '../payload.ts';

export interface SdmxMessage {
  /** Of the whole answer: `PUBLICATION_DATE`. */
  readonly attributes: Attributes;
  readonly series: readonly SdmxSeries[];
}

export interface SdmxSeries {
  /** Codes by dimension, in the order of the key where the answer tells it. */
  readonly key: Attributes;
  /** Attributes of the series and of the groups it is in: codes, or words where there is no code. */
  readonly attributes: Attributes;
  readonly observations: readonly SdmxObservation[];
}

export interface SdmxObservation {
  /** As written: `2025-01`, `2026-M05`, `2024-Q1`. */
  readonly time: string;
  /** A plain decimal. Observations without a value are left out of a message. */
  readonly raw: string;
  /** OBS_STATUS or OBS_FLAG. */
  readonly status?: string;
  /** RFC 6901, to the figure. */
  readonly pointer: string;
}

export type Attributes = Readonly<Record<string, string>>;

/** The one series under a key such as `D.USD.EUR.SP00.A`. Throws SourceError where there is none or more than one. */
export function seriesUnder(key: string, { series }: SdmxMessage, payload: Payload): SdmxSeries {
  const codes = key.split('.').filter((code) => code !== '' && code !== '*');
  const found = series.filter((one) => {
    const own = new Set(Object.values(one.key));
    return codes.every((code) => own.has(code));
  });
  const [only, ...others] = found;
  if (!only || only.observations.length === 0) throw payload.problem(`no figures under the key ${key}`);
  if (others.length > 0)
    throw payload.problem(`${found.length} series under the key ${key}: ${found.slice(0, 4).map(keyOf).join(', ')}; name one of them`);
  return only;
}

function keyOf({ key }: SdmxSeries): string {
  return Object.values(key).join('.');
}

/** Whether a cell holds a figure: sources write nothing, `NaN`, `:` or `-` where there is none. */
export function isFigure(raw: unknown): raw is string | number {
  return (typeof raw === 'number' || typeof raw === 'string') && isDecimal(String(raw));
}
