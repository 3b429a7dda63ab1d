/** Withdrawal: an article that is no longer stood by keeps its address and its versions, and says so in the place of its text. */
import { join } from 'node:path';
import type { Context } from '../context.ts';
import { ConfigError } from '../errors.ts';
import type { Approval } from '../model/article.ts';
import { escapeMarkdown, findClaims } from '../model/claim.ts';
import type { Finding } from '../model/finding.ts';
import { formatMoment } from '../model/format-date.ts';
import { brief } from '../newsroom/brief.ts';
import { formatLedger } from '../newsroom/ledger-file.ts';
import { refuseName } from './approve.ts';
import { type Guard, noteFindings, plainNote } from './note.ts';
import { emptied, readVersion, versionNumbers, writeVersion } from './versions.ts';

export interface WithdrawOptions {
  /** Absolute path of the newsroom. */
  readonly newsroom: string;
  /** `SLUG` or `SLUG/EDITION`. */
  readonly slug: string;
  /** The person who withdraws it. */
  readonly by: string;
  /** Why; readers are told. */
  readonly reason: string | undefined;
  /** The guard, handed in. */
  readonly verify: Guard;
}

export type Withdrawn =
  | { readonly state: 'withdrawn'; readonly file: string; readonly version: number }
  | { readonly state: 'held'; readonly findings: readonly Finding[] };

/** Writes the next version of an article, one that withdraws it. Throws ConfigError where there is nothing to withdraw. */
export async function withdraw({ newsroom, slug, by, reason: given, verify }: WithdrawOptions, context: Context): Promise<Withdrawn> {
  refuseName(slug);
  const reason = plainNote('--reason', given);
  const folder = join(newsroom, 'articles', slug);
  const newest = (await versionNumbers(folder, context.files)).at(-1);
  if (newest === undefined)
    throw new ConfigError(brief(`there is no approved article \`${slug}\``), {
      file: folder,
      hint: `a draft is kept back with factloom hold ${slug} --reason "…"`,
    });
  const { front, approval: last, ledger } = await readVersion(folder, newest, context.files);
  if (last.withdrawal !== undefined)
    throw new ConfigError(brief(`\`${slug}\` is withdrawn already: ${last.withdrawal}`), {
      file: join(folder, `v${newest}.md`),
      hint: `by ${last.by}, ${formatMoment(last.at, ledger.zone)}`,
    });
  const findings = noteFindings(reason, [ledger], verify);
  if (findings.length > 0) return { state: 'held', findings };
  const version = newest + 1;
  const approval = { version, by, at: context.now, withdrawal: reason };
  const file = await writeVersion(folder, { front, approval, body: '', ledger: formatLedger(emptied(ledger)) }, context.files);
  return { state: 'withdrawn', file, version };
}

/** The notice that stands in the place of a text: what, when, by whom and why; undefined for a version that withdraws nothing. */
export function noticeOf(body: string, { by, at, withdrawal }: Approval, zone: string): string | undefined {
  if (withdrawal === undefined) return undefined;
  const when = formatMoment(at, zone);
  return `# Withdrawn: ${headlineOf(body)}\n\nThis article was withdrawn on ${when}, by ${escapeMarkdown(by)}. ${escapeMarkdown(withdrawal)}\n`;
}

/** The headline without its claims: what was said is named, and no longer claimed. */
function headlineOf(body: string): string {
  const line = /^# +(.+)$/m.exec(body)?.[1] ?? '';
  let words = '';
  let reached = 0;
  for (const { start, end, markdown } of findClaims(line)) {
    words += line.slice(reached, start) + markdown;
    reached = end;
  }
  return words + line.slice(reached);
}
