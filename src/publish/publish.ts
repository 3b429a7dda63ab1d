/** Renditions on disk: what changed is written, what is the same is left alone. */
import { Buffer } from 'node:buffer';
import { join, resolve, sep } from 'node:path';
import type { Files } from '../context.ts';
import { PublishError } from '../errors.ts';
import type { Article } from '../model/article.ts';
import { findClaims } from '../model/claim.ts';
import { groundsOf } from '../model/derivation.ts';
import type { Publisher, Publishing } from './publisher.ts';
import type { WrittenRecord } from './record.ts';

export interface Published {
  readonly path: string;
  /** `foreign` was there before and `edited` was changed since: both are left alone in a folder that is not the newsroom's own. */
  readonly state: 'written' | 'unchanged' | 'drift' | 'foreign' | 'edited';
  /** Edition and version of the one article it is of. */
  readonly of?: string;
}

/**
 * Writes what the publishers make of articles below `out`; with `check` writes nothing and says what differs.
 * @param record of what was written before, where `out` is somebody else's folder: nothing else there is overwritten
 */
export async function publish(
  articles: readonly Article[],
  publishers: readonly Publisher[],
  out: string,
  publishing: Publishing,
  check = false,
  record?: WrittenRecord,
): Promise<readonly Published[]> {
  for (const article of articles) refuseUnlicensed(article);
  const { files, signal } = publishing;
  const earlier = async (path: string): Promise<Uint8Array | undefined> => await files.readBytes(join(out, path));
  const results: Published[] = [];
  const seen = new Set<string>();
  for (const publisher of publishers) {
    for await (const rendition of publisher.render(articles, { ...publishing, earlier })) {
      signal.throwIfAborted();
      const path = join(out, rendition.path);
      if (!resolve(path).startsWith(resolve(out) + sep))
        throw new PublishError(`the publisher ${publisher.name} wants to write outside ${out}`, { file: path });
      if (seen.has(path))
        throw new PublishError('two articles would be the same file', { file: path, hint: 'slugs and editions must differ' });
      seen.add(path);
      const content = typeof rendition.content === 'string' ? rendition.content : Buffer.from(rendition.content);
      const same = await holds(files, path, content);
      const there = same || !record ? undefined : await files.readBytes(path);
      const refused = there && record?.refuses(rendition.path, there);
      if (!same && !check && refused === undefined) await files.write(path, content);
      if (!check && refused === undefined) record?.note(rendition.path, content);
      results.push({
        path,
        state: same ? 'unchanged' : (refused ?? (check ? 'drift' : 'written')),
        ...(rendition.of !== undefined && { of: rendition.of }),
      });
    }
  }
  if (!check) await record?.save();
  return results;
}

async function holds(files: Files, path: string, content: string | Buffer): Promise<boolean> {
  if (typeof content === 'string') return (await files.read(path)) === content;
  const bytes = await files.readBytes(path);
  return bytes !== undefined && content.equals(bytes);
}

/** A source that may not be redistributed holds every article that makes a claim on it. */
function refuseUnlicensed({ body, ledger }: Article): void {
  const claimed = new Set([...findClaims(body).map((claim) => claim.id), ...(ledger.charts ?? []).flatMap((chart) => chart.facts)]);
  const facts = new Map(ledger.facts.map((entry) => [entry.id, entry]));
  const fact = ledger.facts
    .filter((entry) => claimed.has(entry.id))
    .flatMap((entry) => groundsOf(entry, facts))
    .find((entry) => entry.source.licence === 'no-redistribution');
  if (fact)
    throw new PublishError(`${ledger.slug}: the source \`${fact.source.id}\` may not be redistributed, and \`${fact.id}\` is printed`, {
      hint: 'replace the fact, or set the licence of the source once it allows it',
    });
}
