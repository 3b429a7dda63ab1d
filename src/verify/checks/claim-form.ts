/** A claim is an inline link and nothing else; nothing in a draft hides, and its front matter is that of its ledger. */

import { HIDDEN_CHARACTER } from '../../model/claim.ts';
import { bodyOffset } from '../../model/draft.ts';
import { at, type Check, type Problem } from '../check.ts';
import type { Play } from '../play.ts';

export const claimForm: Check = {
  id: 'claim-form',
  *run(play) {
    for (const { start, end, message } of play.document.oddities) yield { rule: 'claim-form', severity: 'error', message, start, end };
    yield* hidden(play.document.source);
    yield* decoded(play);
    yield* frontMatter(play);
  },
};

function* hidden(source: string): Iterable<Problem> {
  if (!/[^\n\r\t -~]/.test(source)) return;
  const pattern = new RegExp(HIDDEN_CHARACTER, 'gu');
  for (const match of source.matchAll(pattern)) {
    if (match.index === 0 && match[0] === '\uFEFF') continue;
    const code = match[0].codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    yield {
      rule: 'hidden-character',
      severity: 'error',
      message: `Unexpected hidden character U+${code}: it can make the text show other than it says`,
      start: match.index,
      end: match.index + match[0].length,
    };
  }
  for (const match of source.matchAll(
    /[\uFF01-\uFF5E\u2028\u2029\p{Nd}\p{Nl}\p{No}]|\p{sc=Latin}(?=[\p{sc=Cyrillic}\p{sc=Greek}])|[\p{sc=Cyrillic}\p{sc=Greek}](?=\p{sc=Latin})/gu,
  )) {
    if (/[0-9]/.test(match[0])) continue;
    yield {
      rule: 'hidden-character',
      severity: 'error',
      message: `Unexpected character ${match[0]}: figures and signs are written with the plain ones`,
      start: match.index,
      end: match.index + match[0].length,
      actual: match[0],
    };
  }
}

/** Hidden characters written as entities: `&#x202e;`. */
function* decoded({ document: { blocks } }: Play): Iterable<Problem> {
  for (const block of blocks) {
    const found = HIDDEN_CHARACTER.exec(block.text);
    if (found)
      yield {
        rule: 'hidden-character',
        severity: 'error',
        message: 'Unexpected hidden character, written as an entity',
        ...at(block, found.index, found.index + found[0].length),
      };
  }
}

function* frontMatter({ document: { source }, ledger }: Play): Iterable<Problem> {
  const head = source.slice(0, bodyOffset(source));
  const expected: Record<string, string | undefined> = {
    slug: ledger.slug,
    edition: ledger.edition,
    assignment: ledger.assignment,
    persona: ledger.persona.id,
    'as-of': ledger.asOf,
    seed: ledger.record.seed,
  };
  for (const [key, value] of Object.entries(expected)) {
    const line = new RegExp(`^${key}:(.*)$`, 'm').exec(head);
    if (!line) continue;
    const found = (line[1] ?? '').trim();
    if (found === JSON.stringify(value) || found === value) continue;
    const start = head.indexOf(found, line.index + key.length + 1);
    yield {
      rule: 'front-matter',
      severity: 'error',
      message: `Unexpected ${key} ${found}, expected ${JSON.stringify(value)} as in the draft's ledger`,
      start,
      end: start + found.length,
      actual: found,
      ...(value !== undefined && { expected: value }),
    };
  }
}
