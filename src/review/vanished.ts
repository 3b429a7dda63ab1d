/**
 * Articles that were published and that the newsroom no longer holds: a folder was deleted, an assignment got another name.
 * What readers may have linked to does not vanish in silence: a notice takes its place, told from the receipt that was published.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Context, Files } from '../context.ts';
import type { Article } from '../model/article.ts';
import { parseReceipt } from '../newsroom/receipt-file.ts';
import type { Shelved } from './shelf.ts';
import { emptied } from './versions.ts';
import { noticeOf } from './withdraw.ts';

export interface VanishedOptions {
  /** Absolute path of the output. */
  readonly out: string;
  /** Folders of the output that may have the receipts; the output itself is ''. */
  readonly folders: readonly string[];
  /** Names of the articles that there are. */
  readonly present: ReadonlySet<string>;
  /** Whether a file below the output is the newsroom's own. */
  readonly owns: (path: string) => boolean;
}

const RECEIPTS = 'receipts';
const REASON = 'The newsroom no longer holds it.';

/** A notice for each, by name; drafts that vanish leave none. */
export async function vanishedShelf(options: VanishedOptions, { files, now }: Pick<Context, 'files' | 'now'>): Promise<readonly Shelved[]> {
  const found = new Map<string, Shelved>();
  for (const folder of options.folders) {
    const receipts = join(options.out, folder, RECEIPTS);
    for (const file of await files.list(receipts)) {
      const name = /^(.+)\/latest\.json$/.exec(file)?.[1];
      if (name === undefined || options.present.has(name) || !options.owns([folder, RECEIPTS, file].filter(Boolean).join('/'))) continue;
      const receipt = await newestIn(join(receipts, name), files);
      if (receipt) found.set(name, shelved(name, receipt, now));
    }
  }
  return [...found.values()];
}

interface Found {
  readonly file: string;
  readonly text: string;
}

async function newestIn(folder: string, files: Files): Promise<Found | undefined> {
  const named = /"receipt": *"(v\d+\.json)"/.exec((await files.read(join(folder, 'latest.json'))) ?? '')?.[1];
  const file = join(folder, named ?? '');
  const text = named === undefined ? undefined : await files.read(file);
  return text === undefined ? undefined : { file, text };
}

function shelved(name: string, { file, text }: Found, now: string): Shelved {
  return {
    name,
    hash: async () => createHash('sha256').update(`${name}\u0000${text}`).digest('hex'),
    open: async () => {
      const { article } = await parseReceipt(file, text);
      const { ledger } = article;
      const front = {
        slug: ledger.slug,
        ...(ledger.edition !== undefined && { edition: ledger.edition }),
        assignment: ledger.assignment,
        persona: ledger.persona.id,
        asOf: ledger.asOf,
        seed: ledger.record.seed,
        state: 'withdrawn' as const,
      };
      return { article: noticed(article, now), file, text, front };
    },
  };
}

/** The notice that was published already, or the first one. */
function noticed(article: Article, now: string): Article {
  const { approval, ledger, body } = article;
  if (!approval || approval.withdrawal !== undefined) return article;
  const withdrawal = { version: approval.version + 1, by: 'the newsroom', at: now, withdrawal: REASON };
  return { body: noticeOf(body, withdrawal, ledger.zone) ?? '', ledger: emptied(ledger), approval: withdrawal };
}
