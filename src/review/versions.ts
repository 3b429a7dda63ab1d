/** The versions of an article on disk: `articles/SLUG/v1.md` with its facts beside it, and so on; none is ever written again. */
import { join } from 'node:path';
import type { Files } from '../context.ts';
import { ConfigError } from '../errors.ts';
import type { Approval, EarlierVersion } from '../model/article.ts';
import type { Ledger } from '../model/ledger.ts';
import { type FrontMatter, formatDraft, parseDraft } from '../newsroom/draft-file.ts';
import { formatLedger, parseLedger } from '../newsroom/ledger-file.ts';

/** Version numbers in an article's folder, ascending. */
export async function versionNumbers(folder: string, files: Files): Promise<readonly number[]> {
  const names = await files.list(folder);
  return names.flatMap((name) => (/^v(\d+)\.md$/.exec(name)?.[1] ? [Number(/^v(\d+)/.exec(name)?.[1])] : [])).sort((a, b) => a - b);
}

/** One version of an article. Throws ConfigError where it is damaged, or says not who decided on it. */
export async function readVersion(
  folder: string,
  version: number,
  files: Files,
): Promise<EarlierVersion & { readonly front: FrontMatter }> {
  const path = join(folder, `v${version}`);
  const [text, ledgerText] = await Promise.all([files.read(`${path}.md`), files.read(`${path}.facts.json`)]);
  if (text === undefined || ledgerText === undefined)
    throw new ConfigError('a version needs both its .md and its .facts.json', { file: `${path}.md` });
  const { front, body } = parseDraft(`${path}.md`, text);
  if (!front.approval) throw new ConfigError('a version says who approved it, and this one does not', { file: `${path}.md` });
  return { front, body, approval: front.approval, ledger: parseLedger(`${path}.facts.json`, ledgerText) };
}

/** The newest of some versions that withdraws nothing; undefined where there is none. */
export async function standingVersion(
  folder: string,
  numbers: readonly number[],
  files: Files,
): Promise<Awaited<ReturnType<typeof readVersion>> | undefined> {
  for (const number of numbers.toReversed()) {
    const version = await readVersion(folder, number, files);
    if (version.approval.withdrawal === undefined) return version;
  }
  return undefined;
}

export interface NewVersion {
  readonly front: FrontMatter;
  readonly approval: Approval;
  readonly body: string;
  /** The ledger as JSON text. */
  readonly ledger: string;
}

/** Writes a version and its facts; its path. Throws ConfigError where somebody else has just written one of that number. */
export async function writeVersion(folder: string, { front, approval, body, ledger }: NewVersion, files: Files): Promise<string> {
  const name = `v${approval.version}`;
  const file = join(folder, `${name}.md`);
  const state = approval.withdrawal === undefined ? 'approved' : 'withdrawn';
  if (!(await files.create(file, formatDraft({ ...front, state, approval }, body))))
    throw new ConfigError(`${name} was approved by someone else just now`, { file, hint: 'look at it, then approve again' });
  await files.write(join(folder, `${name}.facts.json`), ledger);
  return file;
}

/** Whether two texts tell a reader the same, whatever moment they were made at: words, facts with their sources, charts and byline. */
export function tellTheSame(one: Told, other: Told): boolean {
  return told(one) === told(other);
}

type Told = Pick<EarlierVersion, 'body' | 'ledger'>;

function told({ body, ledger }: Told): string {
  const { facts, entities, properties, charts = [], persona, topics } = ledger;
  const bare = { ...emptied(ledger), asOf: '', facts, entities, properties, charts, persona, topics };
  return body.trim() + formatLedger({ ...bare, record: NO_RECORD });
}

const NO_RECORD: Ledger['record'] = { factloom: '', template: { name: '', sha256: '' }, seed: '', model: null, prompt: null, text: '' };

/** What is left of a ledger once its article is withdrawn: nothing that bears anything out. */
export function emptied(ledger: Ledger): Ledger {
  const { charts: _charts, storySource: _storySource, ...rest } = ledger;
  const plan = { sections: [], gaps: [], leftOut: [] };
  return { ...rest, roles: {}, plan, topics: [], facts: [], entities: [], properties: [] };
}
