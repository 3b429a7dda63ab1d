/** A text against the one it was made from: facts dropped, added, told twice or moved, and words that change what is said. */
import { bodyOffset } from '../../model/draft.ts';
import { namesOf } from '../../model/entity.ts';
import type { Ledger } from '../../model/ledger.ts';
import type { Problem } from '../check.ts';
import { compareTexts, type Stretch } from '../compare/compare.ts';
import { type Block, type Document, readDocument } from '../document.ts';
import { once } from '../once.ts';
import { type Play, stoppedNames } from '../play.ts';

/** What differs from the original in a way that changes facts; free rewording does not. */
export function* againstOriginal(play: Play, original: string): Iterable<Problem> {
  const before = readDocument(original, bodyOffset(original), stoppedNames(play.ledger));
  yield* facts(before, play.document);
  yield* words(play, before);
}

/** Claims by fact id: how often each stands, and in which section first. */
function told(document: Document): ReadonlyMap<string, { count: number; section: number; surface: string; from: number; to: number }> {
  const found = new Map<string, { count: number; section: number; surface: string; from: number; to: number }>();
  for (const block of document.blocks) {
    for (const { id, surface, from, to } of block.claims) {
      const known = found.get(id);
      if (known) known.count++;
      else found.set(id, { count: 1, section: block.section, surface, from, to });
    }
  }
  return found;
}

function* facts(before: Document, after: Document): Iterable<Problem> {
  const [was, is] = [told(before), told(after)];
  const end = after.source.length;
  for (const [id, { count, section, surface }] of was) {
    const now = is.get(id);
    if (!now)
      yield {
        rule: 'fact-dropped',
        severity: 'error',
        message: `\`${surface}\` of the original is gone (\`${id}\`)`,
        start: end,
        end,
        expected: surface,
        fact: id,
      };
    else if (now.count < count)
      yield {
        rule: 'fact-dropped',
        severity: 'warning',
        message: `\`${surface}\` stood ${count} times and stands ${now.count} times`,
        start: now.from,
        end: now.to,
        actual: now.surface,
        fact: id,
      };
    else if (now.count > count)
      yield {
        rule: 'fact-duplicated',
        severity: 'error',
        message: `\`${now.surface}\` stood ${count} times and stands ${now.count} times`,
        start: now.from,
        end: now.to,
        actual: now.surface,
        fact: id,
      };
    if (now && now.section !== section)
      yield {
        rule: 'fact-moved',
        severity: 'warning',
        message: `\`${now.surface}\` stands in another section than in the original`,
        start: now.from,
        end: now.to,
        actual: now.surface,
        fact: id,
      };
  }
  for (const [id, now] of is) {
    if (!was.has(id))
      yield {
        rule: 'fact-added',
        severity: 'error',
        message: `\`${now.surface}\` is not in the original`,
        start: now.from,
        end: now.to,
        actual: now.surface,
        fact: id,
      };
  }
}

/** Every name of the register; one list a ledger, so that its table is made once. */
const registered = once((ledger: Ledger): readonly string[] => ledger.entities.flatMap(namesOf));

function* words(play: Play, before: Document): Iterable<Problem> {
  const after = flatten(play.document.blocks);
  const names = registered(play.ledger);
  const original = flatten(before.blocks);
  const properties = new Map(play.ledger.properties.map(({ id, label, aliases }) => [id, [label, ...aliases].join(' ')]));
  const of = (id: string): string => properties.get(play.facts.get(id)?.property ?? '') ?? '';
  const claims = { original: original.claims, edited: after.claims.map((claim) => ({ ...claim, of: of(claim.id) })) };
  for (const { kind, severity, message, start, end, actual, expected } of compareTexts(original.text, after.text, {
    names,
    claims,
    closed: true,
  })) {
    yield {
      rule: `changed-${kind}`,
      severity,
      message,
      start: after.place(start),
      end: end > start ? after.place(end - 1) + 1 : after.place(start),
      ...(actual !== undefined && { actual }),
      ...(expected !== undefined && { expected }),
    };
  }
}

/** The visible text of all blocks, and where each of its characters stands in the file. */
function flatten(blocks: readonly Block[]): {
  text: string;
  claims: readonly (Stretch & { readonly id: string })[];
  place: (offset: number) => number;
} {
  const starts: number[] = [];
  const claims: (Stretch & { readonly id: string })[] = [];
  let text = '';
  for (const block of blocks) {
    starts.push(text.length);
    for (const { id, start, end } of block.claims) claims.push({ id, start: text.length + start, end: text.length + end });
    text += `${block.text}\n\n`;
  }
  const place = (offset: number): number => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    const block = blocks[low];
    return block?.map[Math.min(offset - (starts[low] ?? 0), block.text.length)] ?? 0;
  };
  return { text, claims, place };
}
