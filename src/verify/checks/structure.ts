/** What stands at the head of a piece is borne out by its body. */
import { atClaim, type Check } from '../check.ts';

export const structure: Check = {
  id: 'structure',
  *run({ document: { blocks, source }, ledger }) {
    const headline = blocks.find((block) => block.region === 'headline');
    if (!headline)
      yield {
        rule: 'headline',
        severity: 'error',
        message: 'There is no headline: a draft begins with a line of # and its words',
        start: 0,
        end: Math.min(source.length, 1),
      };
    else if (headline.text.length > ledger.headlineLimit) {
      yield {
        rule: 'headline',
        severity: 'warning',
        message: `The headline has ${headline.text.length} characters; ${ledger.headlineLimit} are allowed`,
        start: headline.map[0] ?? 0,
        end: headline.map[headline.text.length] ?? 0,
      };
    }
    const told = new Set(
      blocks
        .filter((block) => block.region === 'body' || block.region === 'table')
        .flatMap((block) => block.claims.map((claim) => claim.id)),
    );
    for (const block of blocks) {
      if (block.region === 'body' || block.region === 'table') continue;
      for (const claim of block.claims) {
        if (!told.has(claim.id))
          yield {
            rule: 'not-in-body',
            severity: 'error',
            message: `\`${claim.surface}\` stands in the ${block.region} and nowhere in the body`,
            ...atClaim(block, claim),
            actual: claim.surface,
            fact: claim.id,
          };
      }
    }
  },
};
