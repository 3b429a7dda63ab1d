/** The flow of a schedule: gather, generate, check, and a branch with what is new, proposed to an editor. Nobody's commits are overwritten. */
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import * as v from 'valibot';
import { loadConfig } from '../config.ts';
import { nodeContext } from '../context-node.ts';
import { importedTables } from '../imports.ts';
import type { Finding } from '../model/finding.ts';
import type { Ledger } from '../model/ledger.ts';
import type { Gap } from '../model/plan.ts';
import { parseDraft } from '../newsroom/draft-file.ts';
import { parseLedger } from '../newsroom/ledger-file.ts';
import { factsChange } from './facts-change.ts';
import { ActionError, type Git } from './git.ts';
import type { Program } from './program.ts';
import { propose } from './pull-request.ts';
import { bodyOf, type DraftReport, type Report, titleOf } from './report.ts';
import type { Setting } from './setting.ts';

/** What a flow came to. */
export interface Outcome {
  /** 0 done; 1 failure; 2 usage or configuration; 3 held by the guard. */
  readonly code: number;
  readonly outputs: Readonly<Record<string, string>>;
  /** Markdown for the summary of the job. */
  readonly summary: string;
}

export interface Desk {
  readonly setting: Setting;
  readonly git: Git;
  readonly program: Program;
  /** To the log of the job. */
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

/** What the flow reads of `generate --json`. */
interface Made {
  readonly slug: string;
  readonly edition?: string;
  readonly file?: string;
  readonly state: 'written' | 'unchanged' | 'held' | 'edited' | 'no-story';
  readonly findings: readonly Finding[];
  readonly gaps: readonly Gap[];
  readonly words: number;
}

const Gathered = v.object({ connectors: v.array(v.object({ gaps: v.array(v.object({ what: v.string(), message: v.string() })) })) });

export async function proposeDrafts(desk: Desk): Promise<Outcome> {
  const { setting, git, say } = desk;
  const { branch } = setting;
  await git.run('fetch', '--quiet', 'origin', `+refs/heads/${branch}:refs/remotes/origin/${branch}`).catch(() => undefined);
  const base = await git.commit('HEAD');
  if (base === undefined) throw new ActionError('the checkout has no commit', { hint: 'check out with fetch-depth: 0' });
  const remote = await git.commit(`refs/remotes/origin/${branch}`);
  if (remote !== undefined) await refuseForeign(desk, base, remote);
  if (remote !== undefined) await git.run('checkout', '--quiet', remote, '--', join(setting.newsroom, 'answers')).catch(() => undefined);

  const gaps = await gather(desk);
  if (gaps === undefined) return { code: 1, outputs: {}, summary: 'Gathering failed.\n' };
  const made = await generate(desk);
  if (typeof made === 'number') return { code: made, outputs: {}, summary: 'Generating failed.\n' };
  const { drafts, held, paths } = await reports(desk, base, made);
  if (paths.length > 0) say((await desk.program(['check', ...paths, '--newsroom', setting.newsroom, '--format', 'github'])).out);
  const edited = made.flatMap((one) => (one.state === 'edited' ? [nameOf(one)] : []));
  const report: Report = { asOf: setting.asOf, drafts, edited, gaps };
  const summary = drafts.length === 0 ? `Nothing new as of ${setting.asOf}.\n` : bodyOf(report);
  const outputs = { changed: String(drafts.length > 0), articles: JSON.stringify(drafts.map(({ name }) => name)), held: String(held) };
  const code = held > 0 ? 3 : 0;

  await git.run('add', '--all', '--', setting.newsroom);
  if ((await git.run('diff', '--cached', '--name-only')).trim() === '') {
    say('nothing has changed; there is nothing to propose\n');
    return { code, outputs, summary };
  }
  await git.run('checkout', '--quiet', '-B', branch);
  await git.run('commit', '--quiet', '--message', titleOf(report));
  await push(desk, remote);
  if (drafts.length === 0) return { code, outputs, summary };
  if (setting.token === undefined) {
    say(`::warning::no token was given: open the pull request of ${branch} by hand\n`);
    return { code, outputs, summary };
  }
  const address = await propose(setting, { title: titleOf(report), body: bodyOf(report), held: held > 0 }, desk.signal);
  say(`${address}\n`);
  return { code, outputs: { ...outputs, 'pull-request': address }, summary };
}

/** An editor may have worked on the branch: what they wrote is theirs. */
async function refuseForeign({ git, setting }: Desk, base: string, remote: string): Promise<void> {
  const foreign = await git.foreign(base, remote);
  if (foreign.length === 0) return;
  const listed = foreign.slice(0, 5).map(({ sha, author, subject }) => `${sha.slice(0, 8)} by ${author}: ${subject}`);
  throw new ActionError(`${setting.branch} holds commits by others, which are not overwritten: ${listed.join('; ')}`, {
    hint: 'merge or close its pull request and delete the branch; the next run then writes it anew',
  });
}

/** Gaps told in words; undefined where gathering failed, or left a gap and that was to end the run. */
async function gather({ program, setting, signal }: Desk): Promise<readonly string[] | undefined> {
  if (!(await hasSources(setting, signal))) return [];
  const { code, out } = await program([
    'gather',
    '--newsroom',
    setting.newsroom,
    '--as-of',
    setting.asOf,
    '--json',
    ...(setting.strict ? ['--strict'] : []),
  ]);
  if (code !== 0) return undefined;
  const { connectors } = v.parse(v.pipe(v.string(), v.parseJson(), Gathered), out);
  return connectors.flatMap(({ gaps }) => gaps.map(({ what, message }) => `${what}: ${message}`));
}

/** Whether the newsroom has a connector or an imported table to ask; one that is kept by hand has none. */
async function hasSources({ workspace, newsroom, asOf }: Setting, signal: AbortSignal): Promise<boolean> {
  const folder = join(workspace, newsroom);
  const context = nodeContext({ now: asOf, signal, cache: undefined, log: () => undefined });
  const { connectors = [] } = await loadConfig(folder, context);
  return connectors.length > 0 || (await importedTables(folder, context.files)).length > 0;
}

async function generate({ program, setting }: Desk): Promise<readonly Made[] | number> {
  const { newsroom, asOf, polish } = setting;
  const { code, out } = await program([
    'generate',
    '--all',
    '--newsroom',
    newsroom,
    '--as-of',
    asOf,
    '--json',
    ...(polish ? ['--polish'] : []),
  ]);
  return code === 0 || code === 3 ? (JSON.parse(out) as readonly Made[]) : code;
}

/** The drafts that say something new. What differs in nothing but its moment is put back as it was. */
async function reports(
  { git, setting }: Desk,
  base: string,
  made: readonly Made[],
): Promise<{ readonly drafts: readonly DraftReport[]; readonly held: number; readonly paths: readonly string[] }> {
  const drafts: DraftReport[] = [];
  const paths: string[] = [];
  for (const one of made) {
    if (one.file === undefined || one.state === 'edited') continue;
    const path = relative(setting.workspace, one.file).replaceAll('\\', '/');
    const ledgerPath = path.replace(/\.md$/, '.facts.json');
    const [text, ledgerText] = await Promise.all([readFile(one.file, 'utf8'), readFile(join(setting.workspace, ledgerPath), 'utf8')]);
    const [oldText, oldLedger] = await Promise.all([git.read(base, path), git.read(base, ledgerPath)]);
    const ledger = parseLedger(ledgerPath, ledgerText);
    const before = oldLedger === undefined ? undefined : parseLedger(ledgerPath, oldLedger);
    const facts = factsChange(before, ledger);
    const { body } = parseDraft(path, text);
    if (oldText !== undefined && before && parseDraft(path, oldText).body === body && !moved(facts)) {
      await git.run('checkout', '--quiet', base, '--', path, ledgerPath);
      continue;
    }
    paths.push(path);
    drafts.push({
      name: nameOf(one),
      file: path,
      headline: headlineOf(body, ledger),
      words: one.words,
      findings: one.findings,
      gaps: one.gaps,
      facts,
    });
  }
  return { drafts, held: made.filter(({ state }) => state === 'held').length, paths };
}

const moved = ({ fresh, revised, gone }: DraftReport['facts']): boolean => fresh.length + revised.length + gone.length > 0;

function headlineOf(body: string, { slug }: Ledger): string {
  return /^# (.+)$/m.exec(body)?.[1] ?? slug;
}

const nameOf = ({ slug, edition }: Made): string => (edition === undefined ? slug : `${slug}/${edition}`);

/** Puts the branch where the checkout is, unless somebody moved it since it was looked at; a branch that has it all stays as it is. */
async function push({ git, say, setting: { branch } }: Desk, remote: string | undefined): Promise<void> {
  if (remote !== undefined) {
    const [same, parent, head] = [
      await git.run('diff', '--name-only', remote, 'HEAD'),
      await git.commit(`${remote}^`),
      await git.commit('HEAD^'),
    ];
    if (same.trim() === '' && parent === head) {
      say(`${branch} holds all of this already\n`);
      return;
    }
  }
  await git.run('push', '--quiet', `--force-with-lease=refs/heads/${branch}:${remote ?? ''}`, 'origin', `HEAD:refs/heads/${branch}`);
}
