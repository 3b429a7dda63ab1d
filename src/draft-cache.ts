/**
 * Drafts made before, by the hash of all they were made from: the same newsroom, moment and program give the same
 * bytes, so a rerun reads files and compares, and neither parses nor writes. This module loads nothing heavy.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context } from './context.ts';
import type { Generated } from './model/generated.ts';
import { VERSION } from './version.ts';

/** What was generated for one assignment without editions, and the bytes of its draft. */
export interface CachedDraft {
  /** The result, without `file` and `state`. */
  readonly result: Omit<Generated, 'file' | 'state'>;
  readonly held: boolean;
  readonly markdown: string;
  readonly ledger: string;
}

export interface DraftCache {
  /** The results of all slugs where each was made before and stands on disk or is not there yet; else undefined. */
  lookUp(slugs: readonly string[], drafts: string): Promise<readonly Generated[] | undefined>;
  store(slug: string, draft: CachedDraft): Promise<void>;
}

const SHIPPED_TEMPLATES = fileURLToPath(new URL('../templates', import.meta.url));
/** The configuration too: it says which rules of style warn. */
const INPUTS = /^(?:(?:entities|properties|factloom\.config)\.\w+|(?:facts|assignments|personas|templates|charts)\/.+)$/;

/** The cache of a newsroom as of `context.now`; undefined where the context has no folder for one. */
export async function openDraftCache(newsroom: string, { cache, files, now }: Context): Promise<DraftCache | undefined> {
  if (cache === undefined) return undefined;
  const hash = createHash('sha256').update(`${VERSION}\u0000${now}\u0000`);
  for (const [folder, wanted] of [
    [newsroom, INPUTS],
    [SHIPPED_TEMPLATES, /./],
  ] as const) {
    const names = (await files.list(folder)).filter((name) => wanted.test(name));
    const texts = await Promise.all(names.map((name) => files.read(join(folder, name))));
    for (const [index, name] of names.entries()) hash.update(`${name}\u0000${texts[index] ?? ''}\u0000`);
  }
  const inputs = hash.digest('hex');
  // One entry for each draft of a newsroom: the folder does not grow with every run.
  const path = (slug: string): string => join(cache, `${createHash('sha256').update(`${newsroom}\u0000${slug}`).digest('hex')}.json`);
  return {
    async lookUp(slugs, drafts) {
      const found = await Promise.all(
        slugs.map(async (slug) => await reuse(entryOf(await files.read(path(slug)), inputs), join(drafts, slug), files)),
      );
      return found.every((result) => result !== undefined) ? found : undefined;
    },
    async store(slug, draft) {
      await files.write(path(slug), JSON.stringify({ inputs, draft }));
    },
  };
}

/** The entry if it is whole and of the same inputs. */
function entryOf(text: string | undefined, inputs: string): CachedDraft | undefined {
  try {
    const entry = JSON.parse(text ?? 'null') as { inputs?: string; draft?: CachedDraft } | null;
    return entry?.inputs === inputs ? entry.draft : undefined;
  } catch {
    return undefined;
  }
}

/** Puts a draft made before in place, unless another text stands there. */
async function reuse(cached: CachedDraft | undefined, target: string, files: Context['files']): Promise<Generated | undefined> {
  if (cached === undefined) return undefined;
  const { result, held, markdown, ledger } = cached;
  const file = `${target}.md`;
  const [text, ledgerText] = await Promise.all([files.read(file), files.read(`${target}.facts.json`)]);
  const state = held ? 'held' : 'unchanged';
  if (text === markdown && ledgerText === ledger) return { ...result, file, state };
  if (text !== undefined) return undefined;
  await files.write(`${target}.facts.json`, ledger);
  await files.write(file, markdown);
  return { ...result, file, state: held ? 'held' : 'written' };
}
