/** `factloom hold`: a draft is not to go out for now. */
import { relative } from 'node:path';
import { ConfigError } from '../errors.ts';
import { hold, release } from '../review/hold.ts';
import { draftsOf } from './approve.ts';
import { type Command, text } from './command.ts';
import { BY, personOf } from './person.ts';

export const holdCommand: Command = {
  summary: 'a draft that is not to go out for now, with the reason',
  operands: 'SLUG',
  help: `Marks a draft as held in its front matter, with who holds it and why. approve, correct and publish refuse
it, generate keeps the hold, and --release lets it go. The reason is for the desk; no reader is told.

  factloom hold lithium-supply --by "Ada Okafor" --reason "Waits for the agency's revision."
  factloom hold lithium-supply --release`,
  options: {
    reason: { type: 'string', value: 'TEXT', help: 'why' },
    release: { type: 'boolean', help: 'let the draft go' },
    by: BY,
    drafts: { type: 'string', value: 'DIR', help: "folder with the drafts (default: the newsroom's drafts/)" },
  },
  async run(call) {
    const { operands, values, context, io, json, quiet } = call;
    const [slug] = operands;
    if (slug === undefined || operands.length > 1)
      throw new ConfigError('name the one draft to hold', { hint: 'factloom hold SLUG --reason "…"' });
    const [reason, releases] = [text(values['reason']), values['release'] === true];
    if (releases && reason !== undefined)
      throw new ConfigError('--release and --reason exclude each other', { hint: 'leave out one of them' });
    const drafts = draftsOf(call);
    const by = personOf(call);
    const result = releases ? await release({ drafts, slug }, context) : await hold({ drafts, slug, by, reason }, context);
    if (json) io.out(`${JSON.stringify({ slug, state: releases ? 'released' : 'held', ...result }, null, 2)}\n`);
    else io.out(`${relative('.', result.file)}\n`);
    if (!json && !quiet)
      io.err(
        releases
          ? `${slug}: released; ${result.hold.by} held it: ${result.hold.reason}\n`
          : `${slug}: held by ${by}: ${result.hold.reason}\n`,
      );
    return 0;
  },
};
