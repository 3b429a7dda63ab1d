/** Changes to whole claims: targets or words of two exchanged, links cut, sentences dropped or told twice, figures and ranks added. */
import { claimLink } from '../../../src/model/claim.ts';
import type { Draft, Edit } from './edit.ts';

export function claimEdits(draft: Draft): readonly Edit[] {
  return [...swaps(draft), ...unlinked(draft), ...dropped(draft), ...duplicated(draft), ...added(draft)];
}

/** Each claim with the eight after it whose values differ. */
function swaps({ text, ledger, claims }: Draft): readonly Edit[] {
  const value = (id: string): string => JSON.stringify(ledger.facts.find((fact) => fact.id === id)?.value);
  const link = (words: string, id: string): string => `[${words}](fact:${id})`;
  return claims.flatMap((first, index) =>
    claims
      .slice(index + 1, index + 9)
      .filter((second) => value(first.id) !== value(second.id) && first.markdown !== second.markdown)
      .flatMap((second): readonly Edit[] => {
        const [start, end, between] = [first.start, second.end, text.slice(first.end, second.start)];
        const facts = [first.id, second.id];
        const [a, b] = [first.markdown, second.markdown];
        return [
          { kind: 'targets swapped', start, end, by: link(a, second.id) + between + link(b, first.id), facts },
          { kind: 'words swapped', start, end, by: link(b, first.id) + between + link(a, second.id), facts },
        ];
      }),
  );
}

function unlinked({ claims }: Draft): readonly Edit[] {
  return claims
    .filter(({ surface }) => /\d/.test(surface))
    .map(({ start, end, markdown }) => ({ kind: 'link cut', start, end, by: markdown }));
}

/** A sentence gone whose facts stand nowhere else. */
function dropped({ sentences, claims }: Draft): readonly Edit[] {
  return sentences.flatMap(({ start, end, claims: own, text }): readonly Edit[] => {
    const only = own.filter(({ id }) => claims.filter((claim) => claim.id === id).every((claim) => own.includes(claim)));
    if (only.length === 0 || /^[#-]/.test(text)) return [];
    return [{ kind: 'claim dropped', start, end, by: '', original: true, facts: only.map(({ id }) => id) }];
  });
}

function duplicated({ sentences, text }: Draft): readonly Edit[] {
  return sentences
    .filter(({ claims, text: words }) => claims.length > 0 && !/^[#-]/.test(words))
    .map(({ start, end, claims }) => ({
      kind: 'claim duplicated',
      start: end,
      end,
      by: ` ${text.slice(start, end)}`,
      original: true,
      facts: claims.map(({ id }) => id),
    }));
}

function added({ claims, sentences }: Draft): readonly Edit[] {
  const behind = (kind: string, by: string): readonly Edit[] => claims.map(({ end }) => ({ kind, start: end, end, by }));
  const atEnd = (kind: string, by: string): readonly Edit[] =>
    sentences.filter(({ text }) => /\w\.$/.test(text)).map(({ end }) => ({ kind, start: end, end, by: ` ${by}` }));
  return [
    ...behind('figure added', ', or 37%,'),
    ...atEnd('figure added', 'Some 40,000 people work there.'),
    ...atEnd('figure added', 'It began in 2019.'),
    ...behind('superlative added', ', the highest on record,'),
    ...atEnd('superlative added', 'No rival has ever been larger; it is the biggest of all.'),
    ...claims
      .filter(({ surface }) => /\d/.test(surface))
      .map(({ id, end, markdown }) => ({
        kind: 'claim duplicated',
        start: end,
        end,
        by: ` and ${claimLink(markdown.replaceAll('\\', ''), id)}`,
        original: true as const,
        facts: [id],
      })),
  ];
}
