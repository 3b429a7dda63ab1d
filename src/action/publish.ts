/** The flow of a merge: the drafts that were merged become versions approved by the person who merged, and all articles are published. */
import { join } from 'node:path';
import * as v from 'valibot';
import { loadConfig } from '../config.ts';
import { nodeContext } from '../context-node.ts';
import type { Desk, Outcome } from './drafts.ts';
import { ActionError } from './git.ts';

const Approvals = v.array(
  v.object({ slug: v.string(), state: v.picklist(['approved', 'unchanged', 'held']), version: v.optional(v.number()) }),
);

/** @param before the commit that was there before the push; all drafts count as merged where it is not known */
export async function publishMerged(desk: Desk, before: string | undefined): Promise<Outcome> {
  const { setting, git, program, say } = desk;
  const names = await mergedDrafts(desk, before);
  const bot = setting.actor === '' || setting.actor.endsWith('[bot]');
  if (names.length > 0 && bot) say(`::warning::${names.join(', ')}: not approved, for no person merged them\n`);
  const approvals = names.length > 0 && !bot ? await approve(desk, names) : [];
  if (approvals === undefined) return { code: 2, outputs: {}, summary: 'Approving failed.\n' };
  const approved = approvals.filter(({ state }) => state === 'approved').map(({ slug, version }) => `${slug} v${version ?? ''}`);
  const held = approvals.filter(({ state }) => state === 'held').map(({ slug }) => slug);
  if (approved.length > 0) await keep(desk, approved);

  const outputs = { changed: String(approved.length > 0), articles: JSON.stringify(approved), held: String(held.length) };
  const lines = [...approved.map((name) => `- ${name}, approved by ${setting.actor}`), ...held.map((name) => `- ${name}: held`)];
  if ((await git.run('ls-files', '--', join(setting.newsroom, 'articles'))).trim() === '')
    return { code: held.length > 0 ? 3 : 0, outputs, summary: `${lines.join('\n')}\n\nThere is no approved article to publish yet.\n` };
  const folder = join(setting.newsroom, setting.out ?? (await configuredOut(desk)) ?? 'out');
  const words = [
    'publish',
    '--newsroom',
    setting.newsroom,
    '--as-of',
    setting.asOf,
    ...(setting.out === undefined ? [] : ['--out', folder]),
  ];
  for (const more of [[], ['--check']]) {
    const { code } = await program([...words, ...more]);
    if (code !== 0) return { code, outputs, summary: `${lines.join('\n')}\n\nPublishing failed.\n` };
  }
  return {
    code: held.length > 0 ? 3 : 0,
    outputs: { ...outputs, out: folder },
    summary: `${lines.join('\n')}\n\nPublished.\n`,
  };
}

async function configuredOut({ setting, signal }: Desk): Promise<string | undefined> {
  const context = nodeContext({ now: setting.asOf, signal, log: () => undefined });
  return (await loadConfig(join(setting.workspace, setting.newsroom), context)).out;
}

/** Names of the drafts that came or changed with the push. */
async function mergedDrafts({ git, setting }: Desk, before: string | undefined): Promise<readonly string[]> {
  const folder = setting.newsroom === '.' ? 'drafts' : `${setting.newsroom}/drafts`;
  const since = before === undefined || /^0*$/.test(before) ? undefined : await git.commit(before);
  const paths = since
    ? await git.run('diff', '--name-only', '--diff-filter=d', '-z', since, 'HEAD', '--', folder)
    : await git.run('ls-files', '-z', '--', folder);
  return paths.split('\0').flatMap((path) => (path.endsWith('.md') ? [path.slice(folder.length + 1, -3)] : []));
}

async function approve({ program, setting }: Desk, names: readonly string[]): Promise<v.InferOutput<typeof Approvals> | undefined> {
  const { newsroom, actor, asOf } = setting;
  const { code, out } = await program(['approve', ...names, '--by', actor, '--newsroom', newsroom, '--as-of', asOf, '--json']);
  return code === 0 || code === 3 ? v.parse(v.pipe(v.string(), v.parseJson(), Approvals), out) : undefined;
}

/** Versions are kept in the repository before anybody can read them. */
async function keep({ git, setting }: Desk, approved: readonly string[]): Promise<void> {
  await git.run('add', '--', join(setting.newsroom, 'articles'));
  await git.run('commit', '--quiet', '--message', `Approved by ${setting.actor}: ${approved.join(', ')}`);
  try {
    await git.run('push', '--quiet', 'origin', `HEAD:refs/heads/${setting.base}`);
  } catch (cause) {
    throw new ActionError(`the approved versions could not be pushed to ${setting.base}`, {
      cause,
      hint: 'somebody pushed in between, or the branch is protected; run the workflow again, or let it push',
    });
  }
}
