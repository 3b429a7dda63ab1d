/** The parts a connector is asked for, one after the other: a part that cannot be read is a gap, and the others go on. */
import { SourceError } from '../errors.ts';
import type { Gathering } from './connector.ts';
import { told } from './gather.ts';

/** What `read` gives for each part; `nameOf` names the gap of a part, the same from run to run. */
export async function* eachPart<Part, Found>(
  parts: readonly Part[],
  nameOf: (part: Part) => string,
  read: (part: Part) => Promise<readonly Found[]> | AsyncIterable<Found>,
  gathering: Pick<Gathering, 'gap' | 'progress'>,
): AsyncIterable<Found> {
  for (const [index, part] of parts.entries()) {
    try {
      yield* await read(part);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      gathering.gap(nameOf(part), told(error));
    }
    gathering.progress(index + 1, parts.length);
  }
}
