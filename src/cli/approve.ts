/** `factloom approve`: a draft without findings becomes a version. */
import { join, relative, resolve } from 'node:path';
import { ConfigError } from '../errors.ts';
import { type Approved, approve, refuseName } from '../review/approve.ts';
import { verify } from '../verify/verify.ts';
import { type Call, type Command, type ExitCode, text } from './command.ts';
import { textOf } from './findings.ts';
import { BY, holdWords, personOf } from './person.ts';

export const approveCommand: Command = {
  summary: 'a draft without errors -> a version that is never overwritten',
  operands: 'SLUG…',
  help: `Freezes each draft as the next version, articles/SLUG/v1.md and so on, with the facts it
rests on. The guard runs first: a draft with an error stays a draft, and the exit code is 3;
so does one that a person holds. What was withdrawn is not approved again as it was.
An edition is named SLUG/EDITION.

  factloom approve rare-earth-ai-hardware --by "Ada Okafor"`,
  options: {
    by: BY,
    drafts: { type: 'string', value: 'DIR', help: "folder with the drafts (default: the newsroom's drafts/)" },
  },
  async run(call) {
    const { operands, newsroom, context, io, json } = call;
    if (operands.length === 0) throw new ConfigError('name the draft to approve', { hint: 'factloom approve SLUG' });
    const by = personOf(call);
    for (const slug of operands) refuseName(slug);
    let code: ExitCode = 0;
    const results = [];
    for (const slug of operands) {
      const result = await approve({ newsroom, drafts: draftsOf(call), slug, by, verify }, context);
      results.push({ slug, ...result });
      if (result.state === 'held') code = 3;
      if (!json) tellVersion(slug, result, `approved by ${by}`, call);
    }
    if (json) io.out(`${JSON.stringify(results, null, 2)}\n`);
    return code;
  },
};

/** The folder of the drafts, absolute. */
export function draftsOf({ values, newsroom }: Pick<Call, 'values' | 'newsroom'>): string {
  return resolve(text(values['drafts']) ?? join(newsroom, 'drafts'));
}

/** Says where a version stands, or why there is none. @param done what was decided, and by whom */
export function tellVersion(slug: string, result: Approved, done: string, { io, quiet }: Pick<Call, 'io' | 'quiet'>): void {
  if (result.state === 'held') {
    const { file, findings, inNote = [], hold, withdrawn } = result;
    if (withdrawn)
      io.err(
        `${slug}: held, for it says what ${withdrawn.by} withdrew on ${withdrawn.at}: ${withdrawn.withdrawal ?? ''}\n  edit the draft, or mend the facts and generate it again\n`,
      );
    else if (hold) io.err(`${slug}: ${holdWords(slug, hold)}\n`);
    else io.err(`${slug}: held\n${textOf([{ file: relative('.', file), findings }])}${noteText('--note', inNote)}`);
    return;
  }
  io.out(`${relative('.', result.file)}\n`);
  if (!quiet) io.err(`${slug}: v${result.version} ${result.state === 'approved' ? done : 'says the same already'}\n`);
}

/** What the guard finds in a note, and what to do about it. */
export function noteText(option: string, findings: Parameters<typeof textOf>[0][number]['findings']): string {
  if (findings.length === 0) return '';
  const said = findings.map(({ message, rule }) => `${option}: error: ${message} [${rule}]\n`).join('');
  return `${said}  every figure, date and name of it must be of a fact of the old or the new version; leave out what is not\n`;
}
