/** The folder that renditions go into: each file is written once, only where it differs, and never outside or over another's work. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { join, resolve, sep } from 'node:path';
import { PublishError } from '../errors.ts';
import type { MadeFile } from './memory.ts';
import type { Publisher, Publishing, Rendition } from './publisher.ts';
import type { WrittenRecord } from './record.ts';

/** What became of one file. */
export interface Published {
  readonly path: string;
  /**
   * `removed` was made by the last run and is made by nothing any more; `left` would have been removed, and was changed since.
   * `foreign` was there before and `edited` was changed since: both are left alone in a folder that is not the newsroom's own.
   */
  readonly state: 'written' | 'unchanged' | 'drift' | 'removed' | 'left' | 'foreign' | 'edited';
  /** Edition and version of the one article it is of. */
  readonly of?: string;
}

export interface Output {
  /** What became of each file so far. */
  readonly results: readonly Published[];
  /** Writes a rendition where it differs from what is there. Throws PublishError for a place that is not its own. */
  write(rendition: Rendition, publisher: Publisher): Promise<MadeFile>;
  /** Whether all of these files are there as they were written. */
  stand(files: readonly MadeFile[]): Promise<boolean>;
  /** Leaves files as they stand. */
  keep(files: readonly MadeFile[]): void;
  /** Removes those of an earlier run that were neither written nor kept in this one. */
  clear(earlier: Iterable<MadeFile>): Promise<void>;
  /** What stands at a path below the folder. */
  read(path: string): Promise<Uint8Array | undefined>;
}

/** @param check writes nothing. @param record of what was written before, where the folder is somebody else's */
export function openOutput(out: string, { files }: Pick<Publishing, 'files'>, check: boolean, record: WrittenRecord | undefined): Output {
  const results: Published[] = [];
  const seen = new Set<string>();
  const claim = (path: string, publisher?: Publisher): string => {
    const place = join(out, path);
    if (!resolve(place).startsWith(resolve(out) + sep))
      throw new PublishError(`the publisher ${publisher?.name ?? ''} wants to write outside ${out}`, { file: place });
    if (seen.has(place))
      throw new PublishError('two articles would be the same file', { file: place, hint: 'slugs and editions must differ' });
    seen.add(place);
    return place;
  };
  const read = async (path: string): Promise<Uint8Array | undefined> => await files.readBytes(join(out, path));
  const note = (path: string, state: Published['state'], of: string | undefined): void =>
    void results.push({ path, state, ...(of !== undefined && { of }) });
  return {
    results,
    read,
    async write({ path, content: given, of }, publisher) {
      const place = claim(path, publisher);
      const content = Buffer.from(given);
      const there = await files.readBytes(place);
      const same = there !== undefined && content.equals(there);
      const refused = same || !there ? undefined : record?.refuses(path, there);
      if (!same && !check && refused === undefined) await files.write(place, typeof given === 'string' ? given : content);
      const made = { path, sha256: hashOf(content), ...(of !== undefined && { of }) };
      if (!check && refused === undefined) record?.note(made);
      note(place, same ? 'unchanged' : (refused ?? (check ? 'drift' : 'written')), of);
      return made;
    },
    async stand(made) {
      const there = await Promise.all(made.map(async ({ path }) => await read(path)));
      return there.every((bytes, index) => bytes !== undefined && made[index]?.sha256 === hashOf(bytes));
    },
    keep(made) {
      for (const file of made) {
        note(claim(file.path), 'unchanged', file.of);
        record?.note(file);
      }
    },
    async clear(earlier) {
      for (const file of earlier) {
        const place = join(out, file.path);
        if (seen.has(place)) continue;
        const there = await files.readBytes(place);
        if (!there) continue;
        const own = hashOf(there) === file.sha256;
        if (own) await files.remove(place);
        if (own) record?.forget(file.path);
        note(place, own ? 'removed' : 'left', file.of);
      }
    },
  };
}

function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
