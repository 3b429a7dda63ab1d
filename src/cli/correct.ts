/** `factloom correct`: a draft that mends an approved article becomes its next version, with a note of what was wrong. */
import { ConfigError } from '../errors.ts';
import { correct } from '../review/approve.ts';
import { verify } from '../verify/verify.ts';
import { draftsOf, tellVersion } from './approve.ts';
import { type Command, text } from './command.ts';
import { BY, personOf } from './person.ts';

export const correctCommand: Command = {
  summary: 'a mended draft -> a version that says what was wrong and what is right',
  operands: 'SLUG',
  help: `Freezes the draft as the next version of an article that is approved already, with a correction:
one note in plain text that says what was wrong and what is right. It stands at the top of the
article, in the log of corrections, in feeds and wherever else the article goes. The guard reads
draft and note; each figure of the note is of a fact of the old version or of the new one.
Refuses where nothing is changed, and where nothing was approved.

  factloom correct lithium-supply --by "Ada Okafor" --note "An earlier version gave Chile's output in 2024 as 44,000 metric tons. It was 49,000."`,
  options: {
    note: { type: 'string', value: 'TEXT', help: 'what was wrong and what is right' },
    by: BY,
    drafts: { type: 'string', value: 'DIR', help: "folder with the drafts (default: the newsroom's drafts/)" },
  },
  async run(call) {
    const { operands, values, newsroom, context, io, json } = call;
    const [slug] = operands;
    if (slug === undefined || operands.length > 1)
      throw new ConfigError('name the one article to correct', { hint: 'factloom correct SLUG --note "…"' });
    const by = personOf(call);
    const result = await correct({ newsroom, drafts: draftsOf(call), slug, by, verify, note: text(values['note']) }, context);
    if (json) io.out(`${JSON.stringify({ slug, ...result }, null, 2)}\n`);
    else tellVersion(slug, result, `corrects the version before it, approved by ${by}; publish tells it`, call);
    return result.state === 'held' ? 3 : 0;
  },
};
