/** Approval: a draft without findings becomes a version that is never written again. */
import { dirname, join } from 'node:path';
import type { Context } from '../context.ts';
import { ConfigError } from '../errors.ts';
import type { Approval, Article, EarlierVersion } from '../model/article.ts';
import type { Finding } from '../model/finding.ts';
import type { Ledger } from '../model/ledger.ts';
import { brief } from '../newsroom/brief.ts';
import { formatDraft, parseDraft } from '../newsroom/draft-file.ts';
import { parseLedger } from '../newsroom/ledger-file.ts';

export interface ApproveOptions {
  /** Absolute path of the newsroom. */
  readonly newsroom: string;
  /** Absolute path of the folder with the drafts. */
  readonly drafts: string;
  /** `SLUG` or `SLUG/EDITION`. */
  readonly slug: string;
  /** The person who approves. */
  readonly by: string;
  /** The guard, handed in. */
  readonly verify: (text: string, ledger: Ledger) => readonly Finding[];
}

export type Approved =
  | { readonly state: 'approved' | 'unchanged'; readonly file: string; readonly version: number }
  | { readonly state: 'held'; readonly file: string; readonly findings: readonly Finding[] };

/** `SLUG` or `SLUG/EDITION`: nothing that leads out of the folder of drafts. */
const NAME = /^[a-z0-9-]+(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)?$/;

/** Throws ConfigError for a name that is neither `SLUG` nor `SLUG/EDITION`. */
export function refuseName(name: string): void {
  if (NAME.test(name) && !/\.(?:md|json)$/i.test(name)) return;
  const meant = name.replace(/^.*drafts\//, '').replace(/(?:\.facts)?\.(?:md|json)$/i, '');
  throw new ConfigError(brief(`there is no draft \`${name}\`: a name is SLUG or SLUG/EDITION`), {
    ...(meant !== name && NAME.test(meant) && { hint: `write ${meant}` }),
  });
}

/** Freezes a draft as the next version, unless the newest version already says the same. */
export async function approve(options: ApproveOptions, { files, now }: Context): Promise<Approved> {
  const path = join(options.drafts, `${options.slug}.md`);
  const ledgerPath = path.replace(/\.md$/, '.facts.json');
  refuseName(options.slug);
  const [text, ledgerText] = await Promise.all([files.read(path), files.read(ledgerPath)]);
  if (text === undefined || ledgerText === undefined)
    throw new ConfigError(brief(`there is no draft \`${options.slug}\``), { file: path, hint: await nearest(options, files) });
  const ledger = parseLedger(ledgerPath, ledgerText);
  const findings = options.verify(text, ledger);
  if (findings.some((finding) => finding.severity === 'error')) return { state: 'held', file: path, findings };
  const { front, body } = parseDraft(path, text);
  const folder = join(options.newsroom, 'articles', options.slug);
  const versions = await versionsIn(folder, files);
  const newest = versions.at(-1);
  if (newest !== undefined) {
    const file = join(folder, `v${newest}.md`);
    const same =
      parseDraft(file, (await files.read(file)) ?? '').body === body &&
      (await files.read(join(folder, `v${newest}.facts.json`))) === ledgerText;
    if (same) return { state: 'unchanged', file, version: newest };
  }
  const version = (newest ?? 0) + 1;
  const file = join(folder, `v${version}.md`);
  const content = formatDraft({ ...front, state: 'approved', approval: { version, by: options.by, at: now } }, body.replace(/^\n/, ''));
  if (!(await files.create(file, content)))
    throw new ConfigError(`v${version} was approved by someone else just now`, { file, hint: 'look at it, then approve again' });
  await files.write(join(folder, `v${version}.facts.json`), ledgerText);
  return { state: 'approved', file, version };
}

/** What to do about a draft that is not there: the editions there are, else how to make it. */
async function nearest({ drafts, slug }: ApproveOptions, files: Context['files']): Promise<string> {
  const [name = slug] = slug.split('/');
  const editions = (await files.list(join(drafts, name)))
    .filter((file) => /^[^/]+\.md$/.test(file))
    .map((file) => `${name}/${file.slice(0, -3)}`);
  return editions.length > 0 ? `there are the editions ${editions.join(', ')}` : `generate it first: factloom generate ${slug}`;
}

/** Version numbers in an article's folder, ascending. */
async function versionsIn(folder: string, files: Context['files']): Promise<readonly number[]> {
  const names = await files.list(folder);
  return names.flatMap((name) => (/^v(\d+)\.md$/.exec(name)?.[1] ? [Number(/^v(\d+)/.exec(name)?.[1])] : [])).sort((a, b) => a - b);
}

/** The newest approved version of every article, or of those named, by path. */
export async function approvedArticles(
  newsroom: string,
  slugs: readonly string[],
  files: Context['files'],
): Promise<readonly { article: Article; file: string; text: string }[]> {
  const root = join(newsroom, 'articles');
  const folders = [
    ...new Set((await files.list(root)).filter((name) => /(?:^|\/)v\d+\.md$/.test(name)).map((name) => dirname(name))),
  ].sort();
  const wanted = folders.filter((folder) => slugs.length === 0 || slugs.includes(folder) || slugs.includes(folder.split('/')[0] ?? ''));
  return await Promise.all(
    wanted.map(async (folder) => {
      const versions = await versionsIn(join(root, folder), files);
      const { article, file, text } = await readArticle(join(root, folder, `v${versions.at(-1)}`), files);
      const earlier = await Promise.all(versions.slice(0, -1).map((version) => readVersion(join(root, folder, `v${version}.md`), files)));
      return { article: { ...article, ...(earlier.length > 0 && { earlier }) }, file, text };
    }),
  );
}

async function readVersion(file: string, files: Context['files']): Promise<EarlierVersion> {
  const { front, body } = parseDraft(file, (await files.read(file)) ?? '');
  if (!front.approval) throw new ConfigError('a version says who approved it, and this one does not', { file });
  return { body, approval: front.approval };
}

/** Drafts as articles nobody has approved, all or those named. */
export async function draftArticles(
  drafts: string,
  slugs: readonly string[],
  files: Context['files'],
): Promise<readonly { article: Article; file: string; text: string }[]> {
  const names = (await files.list(drafts))
    .filter((name) => name.endsWith('.facts.json'))
    .map((name) => name.slice(0, -'.facts.json'.length));
  const wanted = names.filter((name) => slugs.length === 0 || slugs.includes(name) || slugs.includes(name.split('/')[0] ?? ''));
  return await Promise.all(wanted.map((name) => readArticle(join(drafts, name), files)));
}

async function readArticle(path: string, files: Context['files']): Promise<{ article: Article; file: string; text: string }> {
  const file = `${path}.md`;
  const [text, ledgerText] = await Promise.all([files.read(file), files.read(`${path}.facts.json`)]);
  if (text === undefined || ledgerText === undefined) throw new ConfigError('a draft needs both its .md and its .facts.json', { file });
  const { front, body } = parseDraft(file, text);
  const approval: Approval | null = front.approval ?? null;
  return { article: { body, ledger: parseLedger(`${path}.facts.json`, ledgerText), approval }, file, text };
}
