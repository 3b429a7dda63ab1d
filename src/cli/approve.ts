/** `factloom approve`: a draft without findings becomes a version. */
import { userInfo } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { ConfigError } from '../errors.ts';
import { HIDDEN_CHARACTER } from '../model/claim.ts';
import { approve, refuseName } from '../review/approve.ts';
import { verify } from '../verify/verify.ts';
import { type Command, type ExitCode, text } from './command.ts';
import { textOf } from './findings.ts';

export const approveCommand: Command = {
  summary: 'a draft without errors -> a version that is never overwritten',
  operands: 'SLUG…',
  help: `Freezes each draft as the next version, articles/SLUG/v1.md and so on, with the facts it
rests on. The guard runs first: a draft with an error stays a draft, and the exit code is 3.
An edition is named SLUG/EDITION.

  factloom approve rare-earth-ai-hardware --by "Ada Okafor"`,
  options: {
    by: { type: 'string', value: 'NAME', help: 'the person who approves (default: your name on this machine)' },
    drafts: { type: 'string', value: 'DIR', help: "folder with the drafts (default: the newsroom's drafts/)" },
  },
  async run({ operands, values, newsroom, context, io, json, quiet }) {
    if (operands.length === 0) throw new ConfigError('name the draft to approve', { hint: 'factloom approve SLUG' });
    const by = reviewer(text(values['by']) ?? userInfo().username);
    for (const slug of operands) refuseName(slug);
    const drafts = resolve(text(values['drafts']) ?? join(newsroom, 'drafts'));
    let code: ExitCode = 0;
    const results = [];
    for (const slug of operands) {
      const result = await approve({ newsroom, drafts, slug, by, verify }, context);
      results.push({ slug, ...result });
      if (result.state === 'held') {
        code = 3;
        if (!json) io.err(`${slug}: held\n${textOf([{ file: relative('.', result.file), findings: result.findings }])}`);
      } else if (!json) {
        io.out(`${relative('.', result.file)}\n`);
        if (!quiet) io.err(`${slug}: v${result.version} ${result.state === 'approved' ? `approved by ${by}` : 'says the same already'}\n`);
      }
    }
    if (json) io.out(`${JSON.stringify(results, null, 2)}\n`);
    return code;
  },
};

/** The name of the person who approves, as it will be printed. Throws ConfigError for what is no name. */
function reviewer(given: string): string {
  const by = given.trim();
  if (by === '') throw new ConfigError('--by must name a person');
  if (/[\r\n\t\u2028\u2029]/.test(by) || HIDDEN_CHARACTER.test(by))
    throw new ConfigError('--by holds a line break or a hidden character', { hint: 'write the name on one line: --by "Ada Okafor"' });
  if ([...by].length > 100)
    throw new ConfigError('--by is longer than 100 characters', { hint: 'write the name alone: --by "Ada Okafor"' });
  return by;
}
