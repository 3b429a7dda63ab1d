/** A hold: a person's decision that a draft is not to go out for now. It stays through every `generate`, until it is released. */
import { join } from 'node:path';
import type { Context } from '../context.ts';
import { ConfigError } from '../errors.ts';
import type { Hold } from '../model/article.ts';
import { brief } from '../newsroom/brief.ts';
import { parseDraft, withHold } from '../newsroom/draft-file.ts';
import { refuseName } from './approve.ts';
import { plainNote } from './note.ts';

export interface HoldOptions {
  /** Absolute path of the folder with the drafts. */
  readonly drafts: string;
  /** `SLUG` or `SLUG/EDITION`. */
  readonly slug: string;
  /** The person who holds it. */
  readonly by: string;
  /** Why; the desk is told, readers are not. */
  readonly reason: string | undefined;
}

export interface Held {
  readonly file: string;
  readonly hold: Hold;
}

/** Marks a draft as held; one that is held already takes the new reason. Throws ConfigError where there is no such draft. */
export async function hold({ drafts, slug, by, reason: given }: HoldOptions, { files, now }: Context): Promise<Held> {
  const reason = plainNote('--reason', given);
  const { file, text } = await draftOf(drafts, slug, files);
  const decided = { reason, by, at: now };
  await files.write(file, withHold(file, text, decided));
  return { file, hold: decided };
}

/** Releases a draft; the hold it had. Throws ConfigError where nobody holds it. */
export async function release({ drafts, slug }: Pick<HoldOptions, 'drafts' | 'slug'>, { files }: Context): Promise<Held> {
  const { file, text } = await draftOf(drafts, slug, files);
  const was = parseDraft(file, text).front.hold;
  if (!was) throw new ConfigError(brief(`nobody holds \`${slug}\``), { file, hint: 'what the guard holds is released by mending it' });
  await files.write(file, withHold(file, text, undefined));
  return { file, hold: was };
}

async function draftOf(drafts: string, slug: string, files: Context['files']): Promise<{ readonly file: string; readonly text: string }> {
  refuseName(slug);
  const file = join(drafts, `${slug}.md`);
  const text = await files.read(file);
  if (text === undefined) throw new ConfigError(brief(`there is no draft \`${slug}\``), { file, hint: 'generate it first' });
  return { file, text };
}
