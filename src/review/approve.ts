/** Approval: a draft without findings becomes a version that is never written again; a correction is one that says what was wrong. */
import { join } from 'node:path';
import type { Context, Files } from '../context.ts';
import { ConfigError } from '../errors.ts';
import type { Approval, Hold } from '../model/article.ts';
import type { Finding } from '../model/finding.ts';
import type { Ledger } from '../model/ledger.ts';
import { brief } from '../newsroom/brief.ts';
import { type FrontMatter, parseDraft } from '../newsroom/draft-file.ts';
import { parseLedger } from '../newsroom/ledger-file.ts';
import { type Guard, noteFindings, plainNote } from './note.ts';
import { readVersion, standingVersion, tellTheSame, versionNumbers, writeVersion } from './versions.ts';

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
  readonly verify: Guard;
}

export type Approved =
  | { readonly state: 'approved' | 'unchanged'; readonly file: string; readonly version: number }
  | {
      readonly state: 'held';
      readonly file: string;
      readonly findings: readonly Finding[];
      /** Errors in the note of a correction. */
      readonly inNote?: readonly Finding[];
      /** Who holds it, where that is a person. */
      readonly hold?: Hold;
      /** Who withdrew these very words, and why. */
      readonly withdrawn?: Approval;
    };

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

/** Freezes a draft as the next version, unless the newest version already says the same. What was withdrawn is held, unless it has become another text. */
export async function approve(options: ApproveOptions, { files, now }: Context): Promise<Approved> {
  const draft = await draftOf(options, files);
  const { file: path, front, ledger } = draft;
  if (front.hold) return { state: 'held', file: path, findings: [], hold: front.hold };
  const findings = options.verify(draft.text, ledger);
  if (isHeld(findings)) return { state: 'held', file: path, findings };
  const folder = join(options.newsroom, 'articles', options.slug);
  const numbers = await versionNumbers(folder, files);
  const newest = numbers.at(-1);
  if (newest !== undefined) {
    const file = join(folder, `v${newest}.md`);
    const { front: last, body } = parseDraft(file, (await files.read(file)) ?? '');
    const withdrawn = last.approval?.withdrawal === undefined ? undefined : last.approval;
    if (withdrawn && (await isWhatStood(draft, folder, numbers, files))) return { state: 'held', file: path, findings: [], withdrawn };
    if (body === draft.body && (await files.read(join(folder, `v${newest}.facts.json`))) === draft.ledgerText)
      return { state: 'unchanged', file, version: newest };
  }
  return await freeze(draft, folder, { version: (newest ?? 0) + 1, by: options.by, at: now }, files);
}

/**
 * Freezes a draft as the version that corrects the newest one, with a note of what was wrong and what is right.
 * Throws ConfigError where the note is missing, where nothing was approved, and where nothing is changed.
 */
export async function correct(
  { note: given, ...options }: ApproveOptions & { readonly note: string | undefined },
  { files, now }: Context,
): Promise<Approved> {
  const note = plainNote('--note', given);
  const draft = await draftOf(options, files);
  const { file: path, front, ledger } = draft;
  const folder = join(options.newsroom, 'articles', options.slug);
  const newest = (await versionNumbers(folder, files)).at(-1);
  const name = options.slug;
  if (newest === undefined)
    throw new ConfigError(brief(`nothing of \`${name}\` is approved, so that there is nothing to correct`), {
      file: path,
      hint: `factloom approve ${name}`,
    });
  if (front.hold) return { state: 'held', file: path, findings: [], hold: front.hold };
  const before = await readVersion(folder, newest, files);
  const file = join(folder, `v${newest}.md`);
  if (before.approval.withdrawal !== undefined)
    throw new ConfigError(brief(`\`${name}\` is withdrawn, and a notice has nothing to correct`), {
      file,
      hint: `factloom approve ${name} publishes it again, once its draft is another than the one that was withdrawn`,
    });
  if (tellTheSame(draft, before))
    throw new ConfigError(brief(`nothing of \`${name}\` has changed since v${newest}`), {
      file: path,
      hint: 'edit the draft, or mend the facts and generate it again; then correct it',
    });
  const findings = options.verify(draft.text, ledger);
  const inNote = noteFindings(note, [ledger, before.ledger], options.verify);
  if (isHeld(findings) || inNote.length > 0) return { state: 'held', file: path, findings, ...(inNote.length > 0 && { inNote }) };
  return await freeze(draft, folder, { version: newest + 1, by: options.by, at: now, correction: note }, files);
}

async function freeze(draft: StoredDraft, folder: string, approval: Approval, files: Files): Promise<Approved> {
  const { front, ledgerText: ledger } = draft;
  const file = await writeVersion(folder, { front, approval, body: draft.body.replace(/^\n/, ''), ledger }, files);
  return { state: 'approved', file, version: approval.version };
}

const isHeld = (findings: readonly Finding[]): boolean => findings.some(({ severity }) => severity === 'error');

/** Whether a draft tells what the newest version that withdraws nothing told. */
async function isWhatStood(draft: StoredDraft, folder: string, numbers: readonly number[], files: Files): Promise<boolean> {
  const before = await standingVersion(folder, numbers, files);
  return before !== undefined && tellTheSame(draft, before);
}

interface StoredDraft {
  readonly file: string;
  /** The whole file. */
  readonly text: string;
  readonly front: FrontMatter;
  readonly body: string;
  readonly ledger: Ledger;
  readonly ledgerText: string;
}

async function draftOf({ drafts, slug }: ApproveOptions, files: Files): Promise<StoredDraft> {
  const file = join(drafts, `${slug}.md`);
  const ledgerPath = file.replace(/\.md$/, '.facts.json');
  refuseName(slug);
  const [text, ledgerText] = await Promise.all([files.read(file), files.read(ledgerPath)]);
  if (text === undefined || ledgerText === undefined)
    throw new ConfigError(brief(`there is no draft \`${slug}\``), { file, hint: await nearest(drafts, slug, files) });
  const { front, body } = parseDraft(file, text);
  return { file, text, front, body, ledger: parseLedger(ledgerPath, ledgerText), ledgerText };
}

/** What to do about a draft that is not there: the editions there are, else how to make it. */
async function nearest(drafts: string, slug: string, files: Files): Promise<string> {
  const [name = slug] = slug.split('/');
  const editions = (await files.list(join(drafts, name)))
    .filter((file) => /^[^/]+\.md$/.test(file))
    .map((file) => `${name}/${file.slice(0, -3)}`);
  return editions.length > 0 ? `there are the editions ${editions.join(', ')}` : `generate it first: factloom generate ${slug}`;
}
