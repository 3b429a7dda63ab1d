/** Articles as they stand on disk, each opened only where it is needed. An article rests on its own files alone, and their hash says whether it changed. */
import { createHash } from 'node:crypto';
import { dirname, join, relative } from 'node:path';
import type { Files } from '../context.ts';
import { ConfigError } from '../errors.ts';
import { approvedArticles, draftArticles, type StoredArticle } from './articles.ts';

/** An article with the file and text it is read from. */
export type Opened = StoredArticle;

export interface Shelved {
  /** `SLUG` or `SLUG/EDITION`. */
  readonly name: string;
  /** Hash of its files: names and bytes. */
  hash(): Promise<string>;
  open(): Promise<Opened>;
}

/** The newest approved version of every article, or of those named, by name. */
export async function approvedShelf(newsroom: string, slugs: readonly string[], files: Files): Promise<readonly Shelved[]> {
  const root = join(newsroom, 'articles');
  const own = new Map<string, string[]>();
  for (const name of await files.list(root)) own.set(dirname(name), [...(own.get(dirname(name)) ?? []), name]);
  return [...own]
    .filter(([name, parts]) => isWanted(name, slugs) && parts.some((part) => /(?:^|\/)v\d+\.md$/.test(part)))
    .sort(byName)
    .map(([name, parts]) => shelved(name, root, parts, files, async (view) => await approvedArticles(newsroom, [name], view)));
}

/** Drafts as articles nobody has approved, all or those named. */
export async function draftShelf(drafts: string, slugs: readonly string[], files: Files): Promise<readonly Shelved[]> {
  const names = (await files.list(drafts)).flatMap((file) => (file.endsWith('.facts.json') ? [file.slice(0, -'.facts.json'.length)] : []));
  return names
    .filter((name) => isWanted(name, slugs))
    .map((name) =>
      shelved(name, drafts, [`${name}.facts.json`, `${name}.md`], files, async (view) => await draftArticles(drafts, [name], view)),
    );
}

function isWanted(name: string, slugs: readonly string[]): boolean {
  return slugs.length === 0 || slugs.includes(name) || slugs.includes(name.split('/')[0] ?? '');
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** @param parts all files it may be read from, below `root`: it sees no other */
function shelved(
  name: string,
  root: string,
  parts: readonly string[],
  files: Files,
  read: (view: Files) => Promise<readonly Opened[]>,
): Shelved {
  const within = new Set(parts.map((part) => join(root, part)));
  const view: Files = {
    ...files,
    read: async (path) => (within.has(path) ? await files.read(path) : undefined),
    readBytes: async (path) => (within.has(path) ? await files.readBytes(path) : undefined),
    list: async (folder) =>
      [...within].map((path) => relative(folder, path).replaceAll('\\', '/')).filter((path) => !path.startsWith('../')),
  };
  return {
    name,
    async hash() {
      const contents = await Promise.all(parts.map(async (part) => await files.readBytes(join(root, part))));
      const sum = createHash('sha256').update(name);
      for (const [index, part] of parts.entries())
        sum.update(`\u0000${part}\u0000${contents[index]?.length ?? 0}\u0000`).update(contents[index] ?? '');
      return sum.digest('hex');
    },
    async open() {
      const [opened] = await read(view);
      if (!opened) throw new ConfigError(`${name} went while it was read`, { file: join(root, name), hint: 'run again' });
      return opened;
    },
  };
}
