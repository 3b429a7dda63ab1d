/** `factloom withdraw`: a published article is no longer stood by, and says so at its address. */
import { relative } from 'node:path';
import { ConfigError } from '../errors.ts';
import { withdraw } from '../review/withdraw.ts';
import { verify } from '../verify/verify.ts';
import { noteText } from './approve.ts';
import { type Command, text } from './command.ts';
import { BY, personOf } from './person.ts';

export const withdrawCommand: Command = {
  summary: 'an article that is no longer stood by -> a notice in its place',
  operands: 'SLUG',
  help: `Writes the next version of an article, one that withdraws it. The next publish puts a notice in the
place of the text, with what was withdrawn, when, by whom and why; the address and the ids stay, lists and
sitemaps drop it, feeds carry the notice as a new version of the same entry. Versions stay on disk.
The guard reads the reason: a figure of it must be of a fact of the article.

  factloom withdraw lithium-supply --by "Ada Okafor" --reason "The source has taken its data back."`,
  options: {
    reason: { type: 'string', value: 'TEXT', help: 'why; readers are told' },
    by: BY,
  },
  async run(call) {
    const { operands, values, newsroom, context, io, json, quiet } = call;
    const [slug] = operands;
    if (slug === undefined || operands.length > 1)
      throw new ConfigError('name the one article to withdraw', { hint: 'factloom withdraw SLUG --reason "…"' });
    const by = personOf(call);
    const result = await withdraw({ newsroom, slug, by, reason: text(values['reason']), verify }, context);
    if (json) io.out(`${JSON.stringify({ slug, ...result }, null, 2)}\n`);
    else if (result.state === 'held') io.err(`${slug}: not withdrawn\n${noteText('--reason', result.findings)}`);
    else {
      io.out(`${relative('.', result.file)}\n`);
      if (!quiet) io.err(`${slug}: v${result.version} withdrawn by ${by}; publish tells it\n`);
    }
    return result.state === 'held' ? 3 : 0;
  },
};
