/** What the kinds of data of quintd share. */
import type { Period } from '../../src/model/period.ts';
import type { Value } from '../../src/model/quantity.ts';
import { period } from './ledger.ts';

export type Said = { subject: string; property: string; value: Value; period?: Period };

/** "2024-01-04 02:00:00" as a value. */
export const moment = (text: string): Value => ({ type: 'date', period: period(`${text.replace(' ', 'T')}Z`) });

export const plainNumber = (value: number): string => {
  const text = String(Number(value.toFixed(6)));
  return text.includes('e') ? value.toFixed(6) : text;
};

export function parsed(source: unknown): unknown {
  return typeof source === 'string' ? JSON.parse(source) : source;
}
