/** From a decoded series to facts: the same for every agency, but for what multiplies a figure and what is no actual. */
import { SourceError } from '../../errors.ts';
import { decimal, plain } from '../../model/decimal.ts';
import type { Fact, Standing } from '../../model/fact.ts';
import type { Period } from '../../model/period.ts';
import type { Source } from '../../model/source.ts';
import { isCurrency } from '../../model/unit.ts';
import type { Register } from '../connector.ts';
import type { Payload } from '../payload.ts';
import { openSeries, type SeriesTerms } from '../series.ts';
import type { SdmxSeries } from './message.ts';
import { sdmxPeriod } from './period.ts';
import { flagged } from './status.ts';

export interface Figures {
  /** Begins the ids of facts: `ecb`. */
  readonly publisher: string;
  readonly terms: SeriesTerms;
  readonly series: SdmxSeries;
  readonly source: Source;
  readonly payload: Payload;
  readonly register: Register;
  /** What the answer says its figures are to be multiplied by: `1000000`. Where it says nothing, the terms may. */
  readonly scale?: string;
  /** The unit the answer names: `PC`, `EUR`. */
  readonly unit?: string | undefined;
  /** Standing by period, where the flags of the figures do not tell it all. */
  readonly standing?: (period: Period) => Standing;
  readonly vintage?: string | undefined;
}

/** Facts of a series. Throws SourceError where it contradicts the terms a user gave: another scale, another currency. */
export function figuresOf({ publisher, terms, series, source, payload, register, ...said }: Figures): readonly Fact[] {
  const scale = said.scale ?? terms.scale ?? '1';
  if (terms.scale !== undefined && !decimal(terms.scale).eq(scale))
    throw new SourceError(`its figures are to be multiplied by ${scale}, not by ${terms.scale}`, {
      file: payload.url,
      hint: 'leave out `scale`: this source tells it',
    });
  if (said.unit !== undefined && contradicts(said.unit, terms.unit))
    throw new SourceError(`its figures are in ${said.unit}, not in ${terms.unit}`, {
      file: payload.url,
      hint: `say \`unit: '${unitOf(said.unit)}'\``,
    });
  const open = openSeries({ ...terms, scale }, publisher, register);
  return series.observations.map(({ time, raw, status, pointer }) => {
    const period = sdmxPeriod(time);
    if (!period) throw payload.problem(`${time} is no period`);
    const { standing, note } = flagged(status);
    return open.fact({
      raw,
      period,
      source,
      pointer,
      standing: standing === 'actual' ? (said.standing?.(period) ?? standing) : standing,
      ...(note !== undefined && { note }),
      ...(said.vintage !== undefined && { vintage: said.vintage }),
    });
  });
}

/** Ten to the power that a UNIT_MULT states, `6` for millions; nothing where none is stated. */
export function multiplier(exponent: string | undefined, payload: Payload): { readonly scale?: string } {
  if (exponent === undefined) return {};
  if (!/^-?\d{1,2}$/.test(exponent)) throw payload.problem(`UNIT_MULT is ${exponent}, and no power of ten`);
  return { scale: plain(decimal('10').pow(Number(exponent))) };
}

/** Whether a source's unit and the user's are known to be two: `EUR` and `USD`, `PC` and `EUR`. Others cannot be told. */
function contradicts(code: string, unit: string): boolean {
  const own = unitOf(code);
  return own !== undefined && own !== unit;
}

function unitOf(code: string): string | undefined {
  if (isCurrency(code)) return code;
  return /^(?:PC|PT|PCT|PERCENT)$/.test(code) ? 'percent' : undefined;
}
