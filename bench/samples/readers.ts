/** The table of samples: which reader a file belongs to. */
import { identity } from './identity.ts';
import { leads } from './leads.ts';
import { minerals } from './minerals.ts';
import { policy } from './policy.ts';
import type { Reader } from './reader.ts';
import { sec } from './sec.ts';
import { series } from './series.ts';
import { tables } from './tables.ts';

export const READERS: readonly Reader[] = [...series, ...policy, ...minerals, ...sec, ...identity, ...leads, ...tables];
