/** Articles on disk as publishers take them: the newest version of each, with those before it; or drafts that nobody has approved. */
import { dirname, join } from 'node:path';
import type { Files } from '../context.ts';
import { ConfigError } from '../errors.ts';
import type { Article } from '../model/article.ts';
import { type FrontMatter, parseDraft } from '../newsroom/draft-file.ts';
import { parseLedger } from '../newsroom/ledger-file.ts';
import { lastStanding } from './note.ts';
import { readVersion, versionNumbers } from './versions.ts';
import { noticeOf } from './withdraw.ts';

export interface StoredArticle {
  readonly article: Article;
  readonly file: string;
  /** The whole file. */
  readonly text: string;
  readonly front: FrontMatter;
}

/** The newest version of every article, or of those named, by path. One that is withdrawn has a notice for its body. */
export async function approvedArticles(newsroom: string, slugs: readonly string[], files: Files): Promise<readonly StoredArticle[]> {
  const root = join(newsroom, 'articles');
  const folders = [
    ...new Set((await files.list(root)).filter((name) => /(?:^|\/)v\d+\.md$/.test(name)).map((name) => dirname(name))),
  ].sort();
  const wanted = folders.filter((folder) => slugs.length === 0 || slugs.includes(folder) || slugs.includes(folder.split('/')[0] ?? ''));
  return await Promise.all(wanted.map(async (folder) => await newestIn(join(root, folder), files)));
}

async function newestIn(folder: string, files: Files): Promise<StoredArticle> {
  const numbers = await versionNumbers(folder, files);
  const newest = await readArticle(join(folder, `v${numbers.at(-1)}`), files);
  const earlier = await Promise.all(
    numbers.slice(0, -1).map(async (number) => {
      const { body, ledger, approval } = await readVersion(folder, number, files);
      return { body, ledger, approval };
    }),
  );
  const { approval, ledger } = newest.article;
  const before = lastStanding(earlier);
  const notice = approval ? noticeOf(before?.body ?? `# ${ledger.slug}`, approval, ledger.zone) : undefined;
  return {
    ...newest,
    article: { ...newest.article, ...(notice !== undefined && { body: notice }), ...(earlier.length > 0 && { earlier }) },
  };
}

/** Drafts as articles nobody has approved, all or those named. */
export async function draftArticles(drafts: string, slugs: readonly string[], files: Files): Promise<readonly StoredArticle[]> {
  const names = (await files.list(drafts))
    .filter((name) => name.endsWith('.facts.json'))
    .map((name) => name.slice(0, -'.facts.json'.length));
  const wanted = names.filter((name) => slugs.length === 0 || slugs.includes(name) || slugs.includes(name.split('/')[0] ?? ''));
  return await Promise.all(wanted.map((name) => readArticle(join(drafts, name), files)));
}

async function readArticle(path: string, files: Files): Promise<StoredArticle> {
  const file = `${path}.md`;
  const [text, ledgerText] = await Promise.all([files.read(file), files.read(`${path}.facts.json`)]);
  if (text === undefined || ledgerText === undefined) throw new ConfigError('a draft needs both its .md and its .facts.json', { file });
  const { front, body } = parseDraft(file, text);
  return { article: { body, ledger: parseLedger(`${path}.facts.json`, ledgerText), approval: front.approval ?? null }, file, text, front };
}
