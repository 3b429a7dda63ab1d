/** A newsroom of the bench: which file of the samples, which connector, which assignments, and the raw table beside it. */
import type { Desk } from './newsroom.ts';
import type { RawTable } from './raw.ts';

export interface Bench extends Desk {
  readonly name: string;
  raw(): RawTable | Promise<RawTable>;
}

/** What every assignment here has. */
export const NEW_YORK = {
  zone: 'America/New_York',
  sections: [
    { id: 'latest', heading: 'The latest figure' },
    { id: 'context', heading: 'In context' },
  ],
};

/** Everything that is found is told. */
export const ALL = { news: { gate: { lead: 0, body: 0 } } };
