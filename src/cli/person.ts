/** Who decides: the name that stands on a version, as `--by` gives it, and on a hold. */
import { userInfo } from 'node:os';
import { ConfigError } from '../errors.ts';
import type { Hold } from '../model/article.ts';
import { HIDDEN_CHARACTER } from '../model/claim.ts';
import { type Call, type OptionHelp, text } from './command.ts';

/** The option of every command by which a person decides. */
export const BY: OptionHelp = { type: 'string', value: 'NAME', help: 'the person who decides (default: your name on this machine)' };

/** The name as it will be printed. Throws ConfigError for what is no name. */
export function personOf({ values }: Pick<Call, 'values'>): string {
  const by = (text(values['by']) ?? userInfo().username).trim();
  if (by === '') throw new ConfigError('--by must name a person');
  if (/[\r\n\t\u2028\u2029]/.test(by) || HIDDEN_CHARACTER.test(by))
    throw new ConfigError('--by holds a line break or a hidden character', { hint: 'write the name on one line: --by "Ada Okafor"' });
  if ([...by].length > 100)
    throw new ConfigError('--by is longer than 100 characters', { hint: 'write the name alone: --by "Ada Okafor"' });
  return by;
}

/** A hold in words, and how it is released. */
export function holdWords(slug: string, { reason, by, at }: Hold): string {
  return `held by ${by} since ${at}: ${reason}\n  factloom hold ${slug} --release lets it go`;
}
