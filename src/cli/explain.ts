/** `factloom explain`: why each fact is in or out. */
import { ConfigError } from '../errors.ts';
import { NEWS_TERMS } from '../model/assignment.ts';
import type { Generated } from '../model/generated.ts';
import { type Call, type Command, count } from './command.ts';

export const explain: Command = {
  summary: 'why each fact of a piece is in or out',
  operands: 'SLUG…',
  help: `Plans a piece and says why: where facts are chosen by news value, each with its score and the terms of
it (magnitude, rarity, impact, freshness, confirmation: 0 to 1 before their weights), the lead, what stands in the
body and what is out; then roles that no fact fills, and facts that were looked at and left. Writes nothing.

  factloom explain copper-price
  factloom explain market-value/nvda --json`,
  options: {},
  async run(call) {
    const { operands, newsroom, context, io, json } = call;
    if (operands.length === 0) throw new ConfigError('name an assignment', { hint: 'factloom explain SLUG' });
    const { generate } = await import('../generate.ts');
    const results = await generate({ newsroom, slugs: operands, drafts: `${newsroom}/drafts`, dryRun: true }, context);
    if (json)
      io.out(
        `${JSON.stringify(
          results.map(({ slug, edition, state, plan }) => ({ slug, edition, state, ...plan })),
          null,
          2,
        )}\n`,
      );
    else for (const result of results) tell(result, call);
    return 0;
  },
};

function tell({ slug, edition, state, plan }: Generated, { io }: Call): void {
  io.out(`${edition === undefined ? slug : `${slug}/${edition}`}: ${state === 'no-story' ? 'no story' : state}\n`);
  if (plan.scores && plan.scores.length > 0) {
    io.out(`  score  ${NEWS_TERMS.map((term) => term.slice(0, 9).padStart(9)).join(' ')}\n`);
    for (const { score, terms, verdict, fact, role, reason } of plan.scores) {
      const cells = NEWS_TERMS.map((term) => terms[term].toFixed(2).padStart(9)).join(' ');
      io.out(
        `  ${score.toFixed(1).padStart(5)}  ${cells}  ${verdict.padEnd(4)} ${role}: ${fact}${reason === undefined ? '' : ` (${reason})`}\n`,
      );
    }
  }
  for (const { role, required, reason } of plan.gaps) io.out(`  ${required ? 'missing' : 'without'} ${role}: ${reason}\n`);
  const { leftOut } = plan;
  if (leftOut.length > 0) io.out(`  left out: ${count(leftOut.length, 'fact')}\n`);
  for (const { fact, reason } of leftOut.slice(0, 20)) io.out(`    ${fact}: ${reason}\n`);
  if (leftOut.length > 20) io.out(`    and ${leftOut.length - 20} more; --json lists all\n`);
}
